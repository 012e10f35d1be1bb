"""What papers are asked for to their files, or to why there are none, on all cores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from bizplan.cli.common import Advance
from bizplan.cli.edition import PassedOver, checked
from bizplan.cli.finishing import Unfinished
from bizplan.cli.made_papers import Made, MadePapers
from bizplan.cli.page_limits import PageLimits
from bizplan.cli.paper_targets import Refusal
from bizplan.cli.press import Press
from bizplan.cli.sharing import shared_out
from bizplan.index.record import Record
from bizplan.reports.committee_cover import is_whole
from bizplan.reports.paper import Paper


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a document that a paper was asked of."""

    paths: tuple[Path, ...] | None = None
    """The files written, or those found wanting; None where no paper was made."""
    refusal: Refusal | None = None
    passed_over: str = ""
    """Why there is no paper, though nobody is to blame."""
    lacking: str = ""
    """The name of a paper that may lack parts of documents with errors."""
    unfinished: tuple[Unfinished, ...] = ()
    """What of these and of earlier files is still to do."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Papers to their files, in some forms."""

    papers: MadePapers
    press: Press
    limits: PageLimits
    check: bool
    """Whether files are only held against what would be written."""

    def printed(self, workers: int, advance: Advance) -> Iterator[Printed]:
        """What became of each paper, once its files are written; what is slow to finish is left to the press."""
        yield from (Printed(refusal=each) for each in self.papers.lost)
        for each in shared_out(self._together, self.papers.records, workers, advance):
            self.press.leave(each.unfinished)
            yield each
        yield from map(self._files, self.papers.by_name())

    def _together(self, records: Sequence[Record]) -> list[Printed]:
        found: list[Printed] = []
        try:
            found += [self._files(self.papers.of_document(record)) for record in records]
        finally:
            found.append(Printed(unfinished=tuple(self.press.settled())))
        return found

    def _files(self, made: Made) -> Printed:
        match made.paper:
            case Refusal() as refusal:
                return Printed(refusal=refusal)
            case PassedOver(words):
                return Printed(passed_over=words)
            case Paper() as paper:
                lacking = "" if is_whole(paper) else made.name
                if self.check:
                    return Printed(checked(self.press.rendered(paper, made.name)), lacking=lacking)
                paths = self.press.write(paper, made.name, self.limits.most(paper))
                return Printed(tuple(paths), lacking=lacking)
            case _:
                assert_never(made.paper)
