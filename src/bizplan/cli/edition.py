"""The edition of a paper that its readers may have: documents to their papers, or why there are none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.cli.holdings import Holdings
from bizplan.cli.paper_targets import Refusal
from bizplan.cli.press import Press
from bizplan.diagnostics import Location
from bizplan.index.paper_facts import PaperFacts
from bizplan.index.record import Record
from bizplan.model.base import Document
from bizplan.render.leaks import Leak, leaks_in_file, leaks_in_paper, place_in_document, says, wanted_of
from bizplan.reports.audience import NamedPaper
from bizplan.reports.paper import Paper, slug
from bizplan.reports.redaction import LeftOut
from bizplan.reports.stand_ins import in_words

_T = TypeVar("_T")
_MOST_NAMED = 5


class Audience(StrEnum):
    """Who reads a paper."""

    ALL = "all"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A document of which this audience has no paper, though nobody is to blame."""

    why: str


class Edition(Generic[_T]):
    """Papers for one audience, searched for leaks before anybody has them."""

    def __init__(
        self, holdings: Holdings[_T], press: Press, audience: Audience, accepted: tuple[str, ...], *, is_named: bool
    ) -> None:
        self._holdings, self._press, self._audience, self._accepted = holdings, press, audience, accepted
        self._is_named = is_named

    def of_document(self, record: Record, name: str) -> Paper | Refusal | PassedOver:
        """The paper of a document, or why this audience must not have it, or has none.

        One that was not asked for by name is passed over where all of it is exempt.
        """
        if self._audience is Audience.ALL:
            return self._holdings.paper(record)
        if paragraph := self._holdings.exemption(record):
            if self._is_named:
                return Refusal(record.document, record.file, f"all of it is {in_words(paragraph)}", "leave it out")
            return PassedOver(f"{record.document} is left out, since all of it is {in_words(paragraph)}")
        if refusal := self._holdings.public_refusal(record):
            return refusal
        found = self._holdings.for_public(record)
        leaks = [
            each for each in self._leaks(found.paper, name, found.left_out) if not _said_by_others(each, found.facts)
        ]
        refused = Refusal(record.document, record.file, "", "")
        return self._leaking(refused, leaks, found.documents) if leaks else found.paper

    def of_named(self, named: NamedPaper) -> Paper | Refusal:
        """A paper asked for by name, or why this audience must not have it.

        What a document says that nothing is left out of may stand in it, though another's words or figures are alike.
        """
        if self._audience is Audience.ALL:
            return named.paper
        name = slug(named.paper.reference)
        leaks = [
            each for each in self._leaks(named.paper, name, named.left_out) if not _said_by_others(each, named.facts)
        ]
        refused = Refusal(name, leaks[0].wanted.left_out.file if leaks and leaks[0].wanted.left_out else "", "", "")
        return self._leaking(refused, leaks, named.documents) if leaks else named.paper

    def _leaks(self, paper: Paper, name: str, left_out: Sequence[LeftOut]) -> list[Leak]:
        """What is left out of a paper and stands in it all the same, or in any of its files."""
        wanted = wanted_of(left_out, self._accepted)
        leaks = [*leaks_in_paper(paper, wanted)]
        known = {each.wanted for each in leaks}
        for path, content in self._press.rendered(paper, name) if wanted else ():
            more = leaks_in_file(path.name, content, [each for each in wanted if each not in known])
            leaks += more
            known |= {each.wanted for each in leaks}
        return leaks

    def _leaking(self, refused: Refusal, leaks: Sequence[Leak], documents: Mapping[str, Document]) -> Refusal:
        """The refusal of a paper that says what was left out, with where it says so and where that comes from."""
        lines = [self._line(each, documents) for each in leaks[:_MOST_NAMED]]
        if len(leaks) > _MOST_NAMED:
            lines.append(f"and {len(leaks) - _MOST_NAMED} more")
        told = "".join(f"\n  {line}" for line in lines)
        answer = "\n  mark these places exempt too, reword them, or say with --accept that the public may read them"
        reason = f"what is left out of it still stands in it:{told}"
        return Refusal(refused.what, refused.file, reason, answer.lstrip())

    def _line(self, leak: Leak, documents: Mapping[str, Document]) -> str:
        source = ""
        for file, document in documents.items():
            if (route := place_in_document(document, leak.wanted)) is not None:
                line = self._holdings.line(Location(file, route))
                source = f", from {file}:{line} ({'.'.join(map(str, route))})"
                break
        return f"“{leak.wanted.shown}” in {leak.where}{source}"


def _said_by_others(leak: Leak, facts: Sequence[PaperFacts]) -> bool:
    """Whether a document other than the one that leaves it out says it in public."""
    own = leak.wanted.left_out.file if leak.wanted.left_out is not None else ""
    return any(says(each, leak.wanted) for each in facts if each.file != own)


def checked(files: Iterator[tuple[Path, str | bytes]]) -> tuple[Path, ...]:
    """The paths of the files that are not there, or say something else; nothing is written."""
    return tuple(path for path, content in files if _bytes_there(path) != _as_written(content))


def _bytes_there(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _as_written(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
