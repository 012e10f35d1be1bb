"""Tables that a text takes from other documents: a budget, measures, a measure's history, risks, coverage."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bizplan.index.quoted import Counted, measure_of
from bizplan.model.measure import Reading
from bizplan.model.plan import Plan
from bizplan.model.yardsticks import SectionName, TemplateSection
from bizplan.reports.coverage import CoverageReport, Evidence, OutcomeRow
from bizplan.reports.coverage_tables import coverage_table
from bizplan.reports.coverage_words import status, title_of
from bizplan.reports.library import beginning
from bizplan.reports.live_figures import Newsstand
from bizplan.reports.paper import Absent, Align, Column, Row, Table, Text, Value, Width, literal
from bizplan.reports.plan_entries import PlanView, entries_by_id, target_words
from bizplan.reports.plan_forms import form_of, numbers_in
from bizplan.reports.plan_measures import measures_table
from bizplan.reports.plan_money import budget_blocks
from bizplan.reports.plan_risks import risk_blocks
from bizplan.reports.text import quality
from bizplan.values.amounts import figure
from bizplan.values.live import LiveReference

_NAMED_AT_MOST = 3


def live_table(live: LiveReference, stand: Newsstand, place: int) -> Table | None:
    """The table that is meant, with its number in the paper; None where what it shows is not held."""
    table = _coverage(live, stand) if live.what == "coverage" else _of_plan(live, stand)
    if table is None:
        return None
    return replace(
        table, anchor=f"table-{place}", number=f"Table {place}", rows=tuple(_unlinked(each) for each in table.rows)
    )


def _of_plan(live: LiveReference, stand: Newsstand) -> Table | None:
    plan = stand.plan(live.reference.document)
    if plan is None:
        return None
    title = stand.library.title(plan.document_id)
    match live.what:
        case "budget" if plan.budget is not None:
            found = (each for each in budget_blocks(plan.budget, stand.library) if isinstance(each, Table))
            return _named(next(found), stand.library.unit(plan))
        case "measures" if plan.measures:
            return _named(measures_table(*_view(plan, "measures", stand)), title)
        case "risks" if plan.risks:
            found = (each for each in risk_blocks(*_view(plan, "risks", stand), 2) if isinstance(each, Table))
            return _named(next(found), title)
        case "history":
            counted = measure_of(plan, live.reference.item)
            return _history(counted) if counted is not None else None
        case _:
            return None


def _named(table: Table, whose: str) -> Table:
    return replace(table, caption=f"{whose}: {table.caption[:1].lower()}{table.caption[1:]}")


def _view(plan: Plan, section: SectionName, stand: Newsstand) -> tuple[PlanView, TemplateSection]:
    form = form_of(plan, stand.library.setting)
    printed = next((each for each in form if each.section == section), TemplateSection(section=section))
    return PlanView(plan, stand.library, entries_by_id(plan), numbers_in(form, plan), frozenset()), printed


def _history(counted: Counted) -> Table:
    """Every figure of a measure that is held, the baseline first."""
    measure, holder = counted.measure, counted.part or counted.measure
    unit = holder.unit or measure.unit or ""
    words = f"{measure.text}: {holder.text}" if counted.part else measure.text
    baseline = holder.baseline
    is_read = baseline is not None and any(each.period == baseline.period for each in holder.readings)
    rows: list[Row] = []
    if baseline is not None and not is_read:
        rows.append(Row((literal(baseline.period), literal(figure(baseline.value)), literal("baseline"))))
    rows += [Row((literal(each.period), _read(each), literal("; ".join(_about(each))))) for each in holder.readings]
    if not any(each.cells[2] != literal("") for each in rows):
        rows = [Row(each.cells[:2]) for each in rows]
    target = holder.target or measure.target
    aim = _sentence(f"Target: {target_words(target, unit or None)}") if target else "No target is set."
    columns = (Column("Period"), Column("Figure", Align.NUMBER, unit, Width.NARROW), Column("Note", width=Width.WIDE))
    width = len(rows[0].cells) if rows else len(columns) - 1
    return Table("history", beginning(words, 100), columns[:width], tuple(rows), note=literal(aim))


def _sentence(words: str) -> str:
    """A sentence with its stop."""
    return words if words.endswith(".") else f"{words}."


def _read(reading: Reading) -> Value:
    if reading.value is not None:
        return literal(figure(reading.value))
    return literal(reading.as_printed) if reading.as_printed else Absent(reading.missing or "no figure")


def _about(reading: Reading) -> Iterator[str]:
    if said := quality(reading.sample, provisional=reading.provisional, revised=False):
        yield said
    if reading.revised:
        yield f"revised: {reading.revised}"
    if reading.comment:
        yield reading.comment


def _coverage(live: LiveReference, stand: Newsstand) -> Table | None:
    report = stand.coverage(live)
    if report is None:
        return None
    if not live.reference.item:
        year = f", {report.period}" if report.period else ""
        return replace(coverage_table(report), caption=f"{report.framework_title}{year}: who serves each outcome")
    row = stand.outcome(live)
    return _of_outcome(row, report) if row is not None else None


def _of_outcome(row: OutcomeRow, report: CoverageReport) -> Table:
    """Each department that serves or names an outcome, with what it does for it."""
    heads = {each.column: each.name for each in report.columns}
    rows = tuple(
        Row(
            (
                literal(heads[cell.column]),
                status(cell.state),
                _names(cell.evidence),
                literal(len(cell.measures)) if cell.measures else Absent("none"),
            )
        )
        for cell in row.cells
        if cell.evidence or cell.measures
    )
    label = f"Outcome {row.number}" if row.number else "Outcome"
    columns = (
        Column("Department"),
        Column("State", width=Width.NARROW),
        Column("Work", width=Width.WIDE),
        Column("Measures", Align.NUMBER, width=Width.NARROW),
    )
    caption = f"{label}, {title_of(row)}: {row.state.value}{f', {report.period}' if report.period else ''}"
    note = None if rows else literal("No plan works for it.")
    return Table("coverage", caption, columns, rows, note=note)


def _names(entries: Sequence[Evidence]) -> Value:
    """The first few entries by name, and how many more there are."""
    shown = [each.name.rstrip(".") for each in entries[:_NAMED_AT_MOST]]
    more = len(entries) - len(shown)
    shown += [f"and {more} more"] if more else []
    return literal("; ".join(shown)) if shown else Absent("none")


def _unlinked(row: Row) -> Row:
    """A row whose cells lead to nothing and to which nothing leads: its own paper is another one."""
    cells = tuple(replace(each, target="") if isinstance(each, Text) else each for each in row.cells)
    return replace(row, cells=cells, anchor="")
