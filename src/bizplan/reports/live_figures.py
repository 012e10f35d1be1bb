"""Live data in a text to words as they stand in prose, always as the documents say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import assert_never

from bizplan.index.quoted import Count, Counted, Lacking, Money, Share, Whole, quoted
from bizplan.index.reported import as_reported
from bizplan.index.standings import latest
from bizplan.index.walk import live_texts
from bizplan.model.base import Document
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.reports.coverage import CoverageReport, OutcomeRow
from bizplan.reports.library import Library
from bizplan.reports.plan_entries import target_words, with_unit
from bizplan.reports.plan_measures import STATUS
from bizplan.values.amounts import NOT_PUBLISHED, figure, pounds_in_prose
from bizplan.values.live import COVERAGE, LiveReference, live_parts

NOT_HELD = "figure not held here"
NO_FIGURE = figure(NOT_PUBLISHED)
_MEANINGFUL = re.compile(r"[\\`*_\[\]<>&~|#!]")


@dataclass(frozen=True, slots=True)
class Newsstand:
    """What a text takes its live data from."""

    library: Library
    framework: str
    """The corporate plan in which an outcome without one is looked up."""
    until: date = date.max
    """The day after which nothing counts that was supplied: the report's last meeting."""
    plans: dict[str, Plan] = field(default_factory=dict)
    """Plans with the readings of their returns, as far as they were asked for."""

    def prose(self, text: str) -> str:
        """The text as Markdown with every figure in its place; a table leaves nothing."""
        if "[[" not in text:
            return text
        return "".join(self._said(each) for each in live_parts(text))

    def words(self, live: LiveReference) -> str:
        """A figure as it stands in a sentence, as plain words; what is not held is said to be so."""
        if live.what in COVERAGE:
            return self._across(live) or self.lacking(live)
        plan = self.plan(live.reference.document)
        found = quoted(live, plan) if plan is not None else None
        match found:
            case None | Lacking() | Whole():
                return self.lacking(live)
            case Money():
                return pounds_in_prose(found.amount, found.unit)
            case Share():
                return with_unit(_per_cent(found.per_cent), "%")
            case Count():
                return str(found.number)
            case Counted():
                return _measured(found, live.what) or self.lacking(live)
            case _:
                assert_never(found)

    def lacking(self, live: LiveReference) -> str:
        """What stands where there is no figure: that it is not published, where its document had parts left out."""
        return NO_FIGURE if live.reference.document in self.library.withheld else NOT_HELD

    def plan(self, identity: str) -> Plan | None:
        """A plan with the readings of the returns on it that are held; None if it is not held."""
        held = self.library.document(identity)
        if identity not in self.plans and isinstance(held, Plan):
            returns = (each for each in self.library.documents.values() if isinstance(each, Return))
            self.plans[identity] = as_reported(held, returns, self.library.setting, self.until)
        return self.plans.get(identity)

    def coverage(self, live: LiveReference) -> CoverageReport | None:
        """The map of outcomes that live data rests on; None where it is not held."""
        asked = _asked(live, self.framework, self.library.documents)
        return self.library.coverage.get(asked) if asked is not None else None

    def outcome(self, live: LiveReference) -> OutcomeRow | None:
        """The outcome that is named, on its map; None if it is on none that is held."""
        named, report = self.library.outcome(live.reference, self.framework), self.coverage(live)
        rows = report.outcomes if named is not None and report is not None else ()
        return next((each for each in rows if named is not None and each.outcome == named.outcome.id), None)

    def _said(self, part: str | LiveReference) -> str:
        if isinstance(part, str):
            return part
        return "" if part.is_table else _MEANINGFUL.sub(r"\\\g<0>", self.words(part))

    def _across(self, live: LiveReference) -> str:
        report = self.coverage(live)
        if live.what != "outcomes":
            row = self.outcome(live)
            if row is None:
                return ""
            return row.state.value if live.what == "coverage" else str(len(row.departments))
        document = live.reference.document
        held = self.library.document(document)
        if isinstance(held, CorporatePlan):
            return str(len(held.outcomes))
        if report is None:
            return ""
        working = (
            any(each.document == document for cell in row.cells for each in cell.evidence) for row in report.outcomes
        )
        return str(sum(working))


def coverage_asked(document: Document, beside: Mapping[str, Document]) -> frozenset[tuple[str, str]]:
    """The maps that a document's live data rests on, as corporate plan and year; no year means the latest.

    `beside` holds document id -> the plans that it quotes.
    """
    framework = str(getattr(document, "corporate_plan", None) or "")
    found = (_asked(each.live, framework, beside) for each in live_texts(document))
    return frozenset(each for each in found if each is not None and each[0])


def _asked(live: LiveReference, framework: str, beside: Mapping[str, Document]) -> tuple[str, str] | None:
    if live.what not in COVERAGE:
        return None
    held = beside.get(live.reference.document)
    if isinstance(held, Plan):
        return str(held.corporate_plan), str(held.period)
    return live.reference.document or framework, live.of


def _measured(found: Counted, what: str) -> str:
    measure, holder = found.measure, found.part or found.measure
    unit = holder.unit or measure.unit
    match what:
        case "target":
            target = holder.target or measure.target
            return target_words(target, unit) if target else ""
        case "baseline":
            return with_unit(figure(holder.baseline.value), unit) if holder.baseline else ""
        case "status":
            return STATUS[measure.status][0] if measure.status else "not yet judged"
        case _:
            last = latest(holder.readings)
            if last is not None and last.value is not None:
                return with_unit(figure(last.value), unit)
            printed = [each.as_printed for each in holder.readings if each.as_printed]
            return printed[-1] if printed else "not yet read"


def _per_cent(value: Decimal) -> str:
    """In whole per cent; below one, with a place, so that a little is not nothing."""
    return figure(value, 0 if value.is_nan() or abs(value) >= 1 else 1)
