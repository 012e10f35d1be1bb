"""How many pages summaries may have, and the findings about those that have more."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bizplan.checks.on_rendering import most_pages, over_pages
from bizplan.cli import common
from bizplan.cli.findings import placed
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.setting import Setting
from bizplan.render.diagnostics_text import concise
from bizplan.render.ink import Ink
from bizplan.render.pdf import Overrun
from bizplan.reports.paper import Paper, slug
from bizplan.source.excerpt import Sources
from bizplan.values.counts import numbered

if TYPE_CHECKING:
    from bizplan.index.record import Record


class PageLimits:
    """Knows the plan behind each summary that is made."""

    def __init__(self, index: CorpusIndex, setting: Setting, as_at: date) -> None:
        self._index = index
        self._setting = setting
        self._as_at = as_at
        self._plan_by_name: dict[str, Record] = {}

    def most(self, paper: Paper) -> int | None:
        """The most pages of a paper; None for any number."""
        if paper.kind != "summary":
            return None
        record = self._index.records_by_id[paper.reference.removesuffix("/summary")][0]
        self._plan_by_name[slug(paper.reference)] = record
        return most_pages(record, self._setting, self._as_at)

    def findings(self, overruns: Mapping[Path, Overrun]) -> tuple[Diagnostic, ...]:
        """What is over, at the plan that it comes from."""
        return tuple(
            finding
            for path, over in overruns.items()
            for finding in over_pages(
                self._plan_by_name[path.stem],
                self._setting,
                self._as_at,
                over.pages,
                f"{numbered(over.lines, 'line')} ({over.millimetres} mm)",
            )
        )

    def tell(self, overruns: Mapping[Path, Overrun], root: Path) -> bool:
        """Says on standard error what is over; whether the council holds any of it to be an error."""
        over = self.findings(overruns)
        for line in concise(placed(over, Sources(root), common.shown_path(root)), ink=Ink()) if over else ():
            common.remark(line)
        return any(each.severity is Severity.ERROR and not each.waived for each in over)
