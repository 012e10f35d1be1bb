"""The edition of a paper that its readers may have: documents to the files of their papers, or why there are none."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from bizplan.cli.paper_targets import Refusal
from bizplan.cli.press import Press
from bizplan.diagnostics import Location
from bizplan.index.record import Record
from bizplan.render.leaks import Leak, leaks_in_file, leaks_in_paper, place_in_document, wanted_of
from bizplan.reports.audience import ForPublic
from bizplan.reports.paper import Paper
from bizplan.reports.stand_ins import in_words

_T = TypeVar("_T")
File: TypeAlias = tuple[Path, str | bytes]
"""Where a file goes, and what stands in it."""
_MOST_NAMED = 5


class Audience(StrEnum):
    """Who reads a paper."""

    ALL = "all"
    PUBLIC = "public"


class Edition(Generic[_T]):
    """Papers for one audience, searched for leaks before anybody has them."""

    def __init__(
        self,
        press: Press[_T],
        forms: Sequence[str],
        out: Path,
        audience: Audience,
        accepted: tuple[str, ...],
        *,
        is_named: bool,
    ) -> None:
        self._press, self._forms, self._out, self._audience, self._accepted = press, forms, out, audience, accepted
        self._is_named = is_named
        self._made: tuple[str, Paper | None] = ("", None)

    def is_published(self, record: Record) -> bool:
        """Whether there is a paper for this audience; one that was not asked for by name may be passed over."""
        return self._audience is Audience.ALL or not self._press.exemption(record)

    def passed_over(self, record: Record) -> str:
        """Why there is no paper for this audience, though nobody is to blame; empty where there is one."""
        if self.is_published(record):
            return ""
        return f"{record.document} is left out, since all of it is {in_words(self._press.exemption(record))}"

    def refusal(self, record: Record) -> Refusal | None:
        """Why the paper must not go to this audience; None if it may."""
        if self._audience is Audience.ALL:
            return None
        if paragraph := self._press.exemption(record):
            if self._is_named:
                return Refusal(record.document, record.file, f"all of it is {in_words(paragraph)}", "leave it out")
            return None
        found = self._press.for_public(record)
        files = tuple(self._press.rendered(found.paper, self._press.name(record), self._forms, self._out))
        wanted = wanted_of(found.left_out, self._accepted)
        leaks = [*leaks_in_paper(found.paper, wanted)]
        known = {each.wanted for each in leaks}
        for path, content in files:
            more = leaks_in_file(path.name, content, [each for each in wanted if each not in known])
            leaks += more
            known |= {each.wanted for each in leaks}
        self._made = (record.file, found.paper)
        return _leaking(record, leaks, found, self._press) if leaks else None

    def files(self, record: Record) -> Iterator[File]:
        """The files of a paper that was not refused, none of them written."""
        return self._press.rendered(self._paper(record), self._press.name(record), self._forms, self._out)

    def written(self, record: Record) -> tuple[Path, ...]:
        """The paths of the files of a paper that was not refused, written now or when the press finishes."""
        return tuple(self._press.write(self._paper(record), self._press.name(record), self._forms, self._out))

    def _paper(self, record: Record) -> Paper:
        file, paper = self._made
        return paper if paper is not None and file == record.file else self._press.paper(record)


def checked(files: Iterator[File]) -> tuple[Path, ...]:
    """The paths of the files that are not there, or say something else; nothing is written."""
    return tuple(path for path, content in files if _bytes_there(path) != _as_written(content))


def _bytes_there(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _as_written(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _leaking(record: Record, leaks: Sequence[Leak], found: ForPublic, press: Press[_T]) -> Refusal:
    """The refusal of a paper that says what was left out of it, with where it says so and where that comes from."""
    lines = [_line(each, found, press) for each in leaks[:_MOST_NAMED]]
    if len(leaks) > _MOST_NAMED:
        lines.append(f"and {len(leaks) - _MOST_NAMED} more")
    told = "".join(f"\n  {line}" for line in lines)
    answer = "\n  mark these places exempt too, reword them, or say with --accept that the public may read them"
    return Refusal(record.document, record.file, f"what is left out of it still stands in it:{told}", answer.lstrip())


def _line(leak: Leak, found: ForPublic, press: Press[_T]) -> str:
    source = ""
    for file, document in found.documents.items():
        if (route := place_in_document(document, leak.wanted)) is not None:
            line = press.line(Location(file, route))
            source = f", from {file}:{line} ({'.'.join(map(str, route))})"
            break
    return f"“{leak.wanted.shown}” in {leak.where}{source}"
