"""What `bizplan render` is asked for: targets to the documents meant, and documents of which no paper can be made."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.record import Record
from bizplan.pipeline import Survey
from bizplan.reports.papers import PAPER_KINDS
from bizplan.values.counts import numbered
from bizplan.values.nearness import did_you_mean

_T = TypeVar("_T")
_KINDS = f"Papers are made of these kinds: {', '.join(PAPER_KINDS)}."


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document of which no paper is made, and why."""

    what: str
    file: str
    """The file at fault."""
    reason: str
    answer: str
    """What the command does about it; the way out where there is none."""
    command: str = ""
    """A command that says more."""


def wanted(found: Survey[_T], targets: Sequence[str]) -> tuple[list[Record], list[Refusal]]:
    """The documents to make papers of, in order of file, and what cannot be read at all."""
    if not targets:
        every = [each for each in found.index.records if each.kind in PAPER_KINDS]
        return every, [_unreadable(each) for each in sorted(found.index.unreadable)]
    chosen: dict[str, Record] = {}
    lost: dict[str, Refusal] = {}
    for target in targets:
        records, unreadable = _meant(found, target)
        chosen |= {each.file: each for each in records}
        lost |= {each: _unreadable(each) for each in unreadable}
    return [chosen[file] for file in sorted(chosen)], [lost[file] for file in sorted(lost)]


def _meant(found: Survey[_T], target: str) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The documents that a target means, by id or by path, and the files among them that cannot be read."""
    if named := found.index.records_by_id.get(target):
        if named[0].kind not in PAPER_KINDS:
            raise wrong_use(f"no paper is made of {target}, since its kind is {named[0].kind}", _KINDS)
        return named, ()
    path = next((each for each in (Path(target), found.root / target) if each.exists()), None)
    if path is None or not path.resolve().is_relative_to(found.root):
        known = [each.document for each in found.index.records if each.kind in PAPER_KINDS]
        raise wrong_use(f"there is no document “{target}”", did_you_mean(target, known) or "Name its id, or its file.")
    below = path.resolve()
    files = [each for each in found.index.records if (found.root / each.file).is_relative_to(below)]
    records = tuple(each for each in files if each.kind in PAPER_KINDS)
    unreadable = tuple(each for each in found.index.unreadable if (found.root / each).is_relative_to(below))
    if not records and not unreadable:
        raise wrong_use(f"there is no document in {target} of which a paper is made", _KINDS)
    return records, unreadable


def _unreadable(file: str) -> Refusal:
    return Refusal(file, file, "it cannot be read", "says why", f"validate {shlex.quote(file)}")


def faulty(what: str, file: str, count: int) -> Refusal:
    """The refusal of a paper because of the errors in a file that it rests on."""
    errors = numbered(count, "error")
    return Refusal(what, file, f"{file} has {errors}", "names them", f"validate {shlex.quote(file)}")


def wrong_use(message: str, hint: str) -> BizplanError:
    """Words that ask for what there is not."""
    return BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
