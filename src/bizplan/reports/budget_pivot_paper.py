"""A budget pivot to tables, a paper and records: sums by what was asked for, and the lines that make each."""

from collections.abc import Iterator

from bizplan.reports.budget import SIGNS
from bizplan.reports.budget_entries import Dimension
from bizplan.reports.budget_pivot import BudgetEntry, Kind, PivotReport, PivotRow, PivotSum, PivotTable
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Row,
    RowKind,
    Section,
    Table,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.values.amounts import figure
from bizplan.values.counts import listed

HEADINGS = {
    Dimension.DEPARTMENT: "Department",
    Dimension.SECTION: "Section",
    Dimension.SERVICE: "Service",
    Dimension.FUND: "Fund",
    Dimension.RISK: "Risk class",
    Dimension.OUTCOME: "Outcome",
    Dimension.TYPE: "Type",
    Dimension.COMMITTEE: "Committee",
    Dimension.YEAR: "Year",
}
_ADDED = {Kind.YEARS: "all years", Kind.BASES: "net and gross", Kind.FUNDS: "all funds"}


def pivot_tables(report: PivotReport) -> tuple[Table, ...]:
    """A table for each kind of money that must stand alone."""
    return tuple(_table(report, each, number) for number, each in enumerate(report.tables, start=1))


def explained_tables(report: PivotReport) -> tuple[Table, ...]:
    """For each table the lines that make each of its sums, with their places."""
    return tuple(_explained(report, each, number) for number, each in enumerate(report.tables, start=1))


def pivot_notes(report: PivotReport) -> tuple[str, ...]:
    """What a reader must know: what was added or was not, signs, rounding, what no line holds."""
    return tuple(_notes(report))


def pivot_paper(report: PivotReport, council: str, *, explain: bool = False) -> Paper:
    """The pivot as a paper, on request with the lines that make each sum."""
    tables = [*pivot_tables(report)]
    sections = [Section("budget", f"Budget by {_by(report)}", tuple(tables))] if tables else []
    if explain and tables:
        sections.append(Section("lines", "What each figure is made of", explained_tables(report)))
    remarks = Items(tuple(Item(literal(each)) for each in pivot_notes(report)))
    sections.append(Section("notes", "Notes", (remarks,)))
    return Paper(
        kind="budget",
        reference=f"budget-by-{slug(_by(report))}-{report.period or 'all'}",
        title=f"Budget by {_by(report)}",
        subtitle=report.period or "all years",
        council=council,
        cover=(
            Fact("Year", (literal(report.period or "all years"),)),
            Fact("Unit", (literal(report.unit.symbol),)),
            Fact("Signs", (literal(SIGNS[report.sign_convention]),)),
        ),
        sections=tuple(sections),
    )


def pivot_records(report: PivotReport) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and records, one for each sum that is no total of others: year, basis, fund, heads, pounds, lines."""
    header = ("year", "basis", "fund", *(f"by_{each}" for each in report.by), "amount_gbp", "lines")
    rows = tuple(
        (*_money(report, found), *heads, f"{found.pounds:f}", str(len(found.entries)))
        for table in report.tables
        for heads, found in leaves(table)
        if found.pounds is not None
    )
    return header, rows


def entry_records(report: PivotReport) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and records, one for each line or part of one, with its place."""
    heads = tuple(f"by_{each}" for each in report.by)
    header = ("plan", "file", "line", "label", "year", "basis", "fund", *heads, "amount_gbp", "whole_line_gbp")
    rows = tuple(
        (
            each.document,
            each.file,
            str(each.line or ""),
            each.label,
            each.year,
            each.basis,
            each.fund,
            *each.heads,
            f"{each.pounds:f}",
            f"{each.whole:f}",
        )
        for each in report.entries
    )
    return header, rows


def leaves(table: PivotTable) -> Iterator[tuple[tuple[str, ...], PivotSum]]:
    """Every sum that has lines and is no total of other sums, with a head for each dimension."""
    for row in table.rows:
        if row.kind is not RowKind.LINE:
            continue
        if not table.columns:
            yield row.heads, row.sums[0]
            continue
        for column, found in zip(table.columns[: table.heads_across], row.sums, strict=False):
            if found.entries:
                yield (*row.heads, column), found


def title_of(report: PivotReport, table: PivotTable) -> str:
    """What a table shows: by what, of which basis, year and fund, and what was added together."""
    added = [_ADDED[each] for each in report.added]
    words = [
        f"{table.basis.capitalize()} budget" if table.basis else "Budget",
        table.year or report.period,
        f"by {_by(report)}",
    ]
    parts = [" ".join(each for each in words if each), table.fund]
    parts += [f"{' and '.join(added)} added together"] if added else []
    return ", ".join(each for each in parts if each)


def _by(report: PivotReport) -> str:
    return listed([HEADINGS[each].lower() for each in report.by])


def _table(report: PivotReport, table: PivotTable, number: int) -> Table:
    symbol = report.unit.symbol
    deep = max(len(row.heads) for row in table.rows)
    grouped = deep > 1
    named = [HEADINGS[each] for each in report.by[1 if grouped else 0 : deep]]
    labels = table.columns or ("Budget",)
    columns = (
        *(Column(each, width=Width.WIDE if at == 0 else Width.NORMAL) for at, each in enumerate(named)),
        *(Column(each, Align.NUMBER, unit=symbol) for each in labels),
    )
    rows: list[Row] = []
    above = ""
    for at, row in enumerate(table.rows):
        if grouped and row.kind is RowKind.LINE and (at == 0 or row.heads[0] != above):
            above = row.heads[0]
            rows.append(Row((literal(above),), RowKind.GROUP))
        heads = _heads(row, grouped=grouped, width=len(named))
        rows.append(Row((*heads, *(_cell(report, each) for each in row.sums)), row.kind))
    caption = title_of(report, table)
    return Table(f"budget-by-{number}", caption, columns, tuple(rows))


def _heads(row: PivotRow, *, grouped: bool, width: int) -> tuple[Value, ...]:
    match row.kind:
        case RowKind.SUBTOTAL:
            words: tuple[str, ...] = (f"{row.heads[0]} in all",)
        case RowKind.TOTAL:
            words = ("Total",)
        case _:
            words = row.heads[1:] if grouped else row.heads
    return tuple(map(literal, (*words, *("",) * (width - len(words)))))


def _cell(report: PivotReport, found: PivotSum) -> Value:
    if found.pounds is None:
        return literal("–") if not found.entries else Absent("not added")
    return literal(figure(found.pounds / report.unit.pounds))


def _explained(report: PivotReport, table: PivotTable, number: int) -> Table:
    columns = (
        Column("Line", width=Width.WIDE),
        Column("At line", Align.NUMBER),
        Column("Amount", Align.NUMBER, unit=report.unit.symbol),
    )
    rows: list[Row] = []
    for heads, found in leaves(table):
        file = ""
        for at in found.entries:
            entry = report.entries[at]
            if entry.file != file:
                file = entry.file
                rows.append(Row((literal(f"{', '.join(heads)} – {file}"),), RowKind.GROUP))
            amount = literal(figure(entry.pounds / report.unit.pounds))
            rows.append(Row((literal(_label(report, entry)), literal(entry.line or ""), amount)))
        if found.pounds is not None and len(found.entries) > 1:
            amount = literal(figure(found.pounds / report.unit.pounds))
            rows.append(Row((literal("Together"), literal(""), amount), RowKind.SUBTOTAL))
    return Table(f"budget-lines-{number}", f"What makes it: {title_of(report, table)}", columns, tuple(rows))


def _label(report: PivotReport, entry: BudgetEntry) -> str:
    if entry.whole == entry.pounds:
        return entry.label
    return f"{entry.label}, part of {figure(entry.whole / report.unit.pounds)}"


def _money(report: PivotReport, found: PivotSum) -> tuple[str, str, str]:
    """Year, basis and fund of a sum; several are named together, as they were added."""
    entries = [report.entries[at] for at in found.entries]
    years, bases, funds = (
        dict.fromkeys(values)
        for values in (
            [each.year for each in entries],
            [each.basis for each in entries],
            [each.fund for each in entries],
        )
    )
    return " + ".join(years), " + ".join(bases), " + ".join(each or "not stated" for each in funds)


def _notes(report: PivotReport) -> Iterator[str]:
    if not report.tables:
        yield f"No plan{f' of {report.period}' if report.period else ''} holds a budget."
        return
    yield SIGNS[report.sign_convention]
    if report.added:
        together = " and ".join(_ADDED[each] for each in report.added)
        yield f"{together.capitalize()} are added together because that was asked for."
    kept = [words for kind, words in _KEPT_APART.items() if _is_apart(report, kind)]
    if kept:
        yield f"Not added together: {'; '.join(kept)}."
    yield from report.notes


_KEPT_APART = {
    Kind.YEARS: "several years (--add-years adds them)",
    Kind.BASES: "net and gross (--add-bases adds them)",
    Kind.FUNDS: "several funds (--add-funds adds them)",
}


def _is_apart(report: PivotReport, kind: Kind) -> bool:
    of_kind = {Kind.YEARS: "year", Kind.BASES: "basis", Kind.FUNDS: "fund"}[kind]
    return kind not in report.added and len({getattr(each, of_kind) for each in report.entries}) > 1
