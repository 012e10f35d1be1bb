"""Documents to the files of their papers, or to why there are none: gate, edition and press, on all cores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.cli.common import Advance
from bizplan.cli.edition import Edition, checked
from bizplan.cli.finishing import Unfinished
from bizplan.cli.gate import Gate
from bizplan.cli.paper_targets import Refusal
from bizplan.cli.press import Press
from bizplan.cli.sharing import shared_out
from bizplan.index.record import Record

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a document that a paper was asked of."""

    paths: tuple[Path, ...] | None = None
    """The files written, or those found wanting; None where no paper was made."""
    refusal: Refusal | None = None
    passed_over: str = ""
    """Why there is no paper, though nobody is to blame."""
    unfinished: tuple[Unfinished, ...] = ()
    """What of these and of earlier files is still to do."""


@dataclass(frozen=True, slots=True)
class Printer(Generic[_T]):
    """Papers of single documents, for one audience, in some forms."""

    gate: Gate[_T]
    edition: Edition[_T]
    press: Press[_T]
    check: bool
    """Whether files are only held against what would be written."""

    def printed(self, records: Sequence[Record], workers: int, advance: Advance) -> Iterator[Printed]:
        """What became of each document, once its files are written; what is slow to finish is left to the press."""
        for each in shared_out(self._together, records, workers, advance):
            self.press.leave(each.unfinished)
            yield each

    def _together(self, records: Sequence[Record]) -> list[Printed]:
        found: list[Printed] = []
        try:
            found += [self._one(record) for record in records]
        finally:
            found.append(Printed(unfinished=tuple(self.press.settled())))
        return found

    def _one(self, record: Record) -> Printed:
        if refusal := self.gate.refusal(record) or self.edition.refusal(record):
            return Printed(refusal=refusal)
        if words := self.edition.passed_over(record):
            return Printed(passed_over=words)
        return Printed(checked(self.edition.files(record)) if self.check else self.edition.written(record))
