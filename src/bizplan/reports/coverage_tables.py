"""The coverage map to tables: in full, as narrow as a terminal needs, as a heat map, and as records."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bizplan.reports.coverage import ActivityRow, Cell, CoverageReport, CoverageState, OrphanPlan, OutcomeRow
from bizplan.reports.coverage_words import (
    STATE_MARKS,
    activity_title,
    amount,
    behind,
    in_words,
    is_shown,
    key,
    orphans_in_words,
    state_in_words,
    status,
    title_of,
    weight_of,
)
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Matrix,
    MatrixCell,
    MatrixRow,
    Row,
    RowKind,
    Status,
    Table,
    Text,
    Value,
    Width,
    literal,
)
from bizplan.values.amounts import MoneyUnit, pounds_in_prose

_SHADES = {state: depth for depth, state in enumerate(reversed(CoverageState), start=1)}
_BREAKS = {CoverageState.UNMEASURED: (6,), CoverageState.UNTARGETED: (5,), CoverageState.ASSERTED: (2,)}
_FEW, _MANY = 3, 8
_GAP = 2
_TITLE, _BEHIND, _LEAST = 20, 32, 8
"""What titles, the words at the end and any other column need on a terminal."""
_PLANS_AT_MOST, _NAMES_AT_MOST = 12, 3


def coverage_table(report: CoverageReport) -> Table:
    """Outcomes down under their aims, columns across; the last column says in words what is behind each outcome."""
    several = len(report.columns) > 1
    return _table(
        report,
        (
            *((Column("State", width=Width.NORMAL),) if several else ()),
            *(Column(head.short_name, width=Width.NARROW) for head in report.columns),
            Column("Behind it", width=Width.WIDE),
        ),
        lambda row: (
            *((status(row.state, state_in_words(row).removeprefix(row.state.value)),) if several else ()),
            *(_in_full(cell, row, report) for cell in row.cells),
            literal(behind(row, report)),
        ),
        lambda row: (
            *((status(row.state),) if several else ()),
            *(_in_full(cell, row, report) for cell in row.cells),
            literal(""),
        ),
    )


def terminal_coverage(report: CoverageReport, width: int) -> Table:
    """The map for a terminal: a column each where they fit, else each outcome's columns in words."""
    if len(report.columns) == 1:
        return coverage_table(report)
    longest = [max(map(len, head.short_name.split())) for head in report.columns]
    matrix = _TITLE + _least_state(report) + sum(max(_LEAST, each) + _GAP for each in longest) + 3 * _GAP + _LEAST // 2
    if matrix > width:
        return _who_table(report)
    ends = (Column("Behind it", width=Width.WIDE),) if matrix + _BEHIND + _GAP <= width else ()
    return _table(
        report,
        (Column("State"), *(Column(head.short_name, width=Width.NARROW) for head in report.columns), *ends),
        lambda row: (
            status(row.state, state_in_words(row).removeprefix(row.state.value)),
            *(_in_short(cell, row, report) for cell in row.cells),
            *((literal(behind(row, report)),) if ends else ()),
        ),
        lambda row: (
            status(row.state),
            *(_in_short(cell, row, report) for cell in row.cells),
            *((literal(""),) if ends else ()),
        ),
    )


def coverage_matrix(report: CoverageReport) -> Matrix:
    """The map as a heat map, with the table in full as its twin."""
    rows: list[MatrixRow] = []
    aim = ""
    for row in report.outcomes:
        if row.aim != aim:
            aim = row.aim
            rows.append(MatrixRow(aim, kind=RowKind.GROUP))
        cells = tuple(_shaded(cell, row, report) for cell in row.cells)
        rows.append(MatrixRow(title_of(row), row.number, cells, _end(row, report)))
        for each in row.activities:
            inside = tuple(_shaded(cell, each, report) for cell in each.cells)
            number = f"{row.number}{each.letter}" if each.letter else ""
            rows.append(MatrixRow(activity_title(each), number, inside, each.state.value, inner=True))
    caption = in_words(report)
    return Matrix(
        "matrix",
        f"{caption[:1].upper()}{caption[1:]}",
        "Outcome",
        tuple(head.short_name for head in report.columns),
        "In words",
        tuple(rows),
        tuple(_kind_of_cell(state) for state in CoverageState),
        coverage_table(report) if len(report.columns) <= _MANY else _who_table(report),
        wide=len(report.columns) > _FEW,
    )


def orphans_table(report: CoverageReport) -> Table:
    """What leads to no outcome, plan by plan, as far as a terminal is for it."""
    rows = [row for plan in report.orphans[:_PLANS_AT_MOST] for row in _orphan_rows(plan)]
    more = len(report.orphans) - _PLANS_AT_MOST
    return Table(
        "orphans",
        "What leads to no outcome, by plan",
        (Column("Plan", width=Width.NARROW), Column("How much"), Column("Which", width=Width.WIDE)),
        tuple(rows),
        note=literal(f"And in {more} more plans; the other forms name them all.") if more > 0 else None,
    )


CSV_HEADER = (
    "corporate_plan", "period", "aim", "outcome", "number", "letter", "title", "state", "marks",
    "column", "column_name", "column_state", "items", "items_direct", "measures", "measures_with_target",
)  # fmt: skip
"""The fields of a record."""


def coverage_records(report: CoverageReport) -> Iterator[tuple[str, ...]]:
    """A record for each outcome, or activity of it, in each column."""
    names = {head.column: head.name for head in report.columns}
    for row in report.outcomes:
        before = (report.framework, report.period, row.aim, row.outcome)
        marks = " ".join(mark.value for mark in row.marks)
        for cell in row.cells:
            yield (*before, row.number, "", row.title, row.state.value, marks, *_record(cell, names))
        for each in row.activities:
            for cell in each.cells:
                yield (*before, row.number, each.letter, each.text, each.state.value, "", *_record(cell, names))


def _record(cell: Cell, names: dict[str, str]) -> tuple[str, ...]:
    targeted = sum(each.has_target for each in cell.measures)
    counted = (len(cell.evidence), cell.direct, len(cell.measures), targeted)
    return (cell.column, names[cell.column], cell.state.value, *map(str, counted))


def _table(
    report: CoverageReport,
    columns: tuple[Column, ...],
    cells: Callable[[OutcomeRow], tuple[Value, ...]],
    cells_of_activity: Callable[[ActivityRow], tuple[Value, ...]],
) -> Table:
    """A table of the map: numbers and titles first, then the columns given."""
    numbered = any(row.number for row in report.outcomes)
    numbers = (Column("No", Align.NUMBER, width=Width.NARROW),) if numbered else ()
    rows: list[Row] = []
    aim = ""
    for row in report.outcomes:
        if row.aim != aim:
            aim = row.aim
            rows.append(Row((literal(aim),), RowKind.GROUP))
        number: tuple[Value, ...] = (literal(row.number) if row.number else Absent("not numbered"),) if numbered else ()
        rows.append(Row((*number, literal(title_of(row)), *cells(row)), anchor=f"outcome-{row.outcome}"))
        for each in row.activities:
            letter: tuple[Value, ...] = (literal(f"{row.number}{each.letter}" if each.letter else ""),)
            words = literal(activity_title(each))
            rows.append(Row((*(letter if numbered else ()), words, *cells_of_activity(each))))
    return Table(
        "coverage",
        f"Corporate Plan {report.framework}: outcomes by {report.by.value}, {report.period or 'all years'}",
        (*numbers, Column("Outcome", width=Width.WIDE), *columns),
        tuple(rows),
        heads=len(numbers),
        note=literal(key(report)),
        wide=len(report.columns) > _FEW,
    )


def _who_table(report: CoverageReport) -> Table:
    """Each outcome with the columns that have something for it, in words: what any width can hold."""
    names = {head.column: head.short_name for head in report.columns}

    def who(row: OutcomeRow | ActivityRow) -> Text:
        shown = [
            " ".join(filter(None, (STATE_MARKS[cell.state], names[cell.column], weight_of(cell, report.weight))))
            for cell in row.cells
            if cell.state.has_work or cell.state is CoverageState.ASSERTED
        ]
        return literal(", ".join(shown))

    return _table(
        report,
        (Column("State"), Column(f"By {report.by.value}", width=Width.WIDE)),
        lambda row: (status(row.state, state_in_words(row).removeprefix(row.state.value)), who(row)),
        lambda row: (status(row.state), who(row)),
    )


def _in_full(cell: Cell, row: OutcomeRow | ActivityRow, report: CoverageReport) -> Status | Absent:
    if not is_shown(cell, row):
        return Absent("none")
    figure = weight_of(cell, report.weight)
    return status(cell.state, f" {figure}" if figure else "")


def _in_short(cell: Cell, row: OutcomeRow | ActivityRow, report: CoverageReport) -> Status | Absent:
    if not is_shown(cell, row):
        return Absent("–")
    return amount(cell.state, weight_of(cell, report.weight))


def _shaded(cell: Cell, row: OutcomeRow | ActivityRow, report: CoverageReport) -> MatrixCell:
    if not is_shown(cell, row):
        return MatrixCell("", "none", 0)
    return replace(_kind_of_cell(cell.state), figure=weight_of(cell, report.weight))


def _kind_of_cell(state: CoverageState) -> MatrixCell:
    return MatrixCell(STATE_MARKS[state], state.value, _SHADES[state], breaks=_BREAKS.get(state, ()))


def _end(row: OutcomeRow, report: CoverageReport) -> str:
    if len(report.columns) == 1:
        return behind(row, report)
    if row.state.has_work:
        return state_in_words(row)
    return f"{row.state.value}: {behind(row, report)}"


def _orphan_rows(plan: OrphanPlan) -> Iterator[Row]:
    named = plan.document
    for kind in plan.kinds:
        names = [each.name for each in kind.items]
        more = len(names) - _NAMES_AT_MOST
        which = f"{'; '.join(names[:_NAMES_AT_MOST])}{f'; and {more} more' if more > 0 else ''}"
        yield Row((literal(named), literal(orphans_in_words(kind)), literal(which)))
        named = ""
    if plan.money:
        lines = "; ".join(each.label for each in plan.money)
        yield Row((literal(named), literal(money_in_words(plan)), literal(lines)))


def money_in_words(plan: OrphanPlan) -> str:
    """How much of a plan's budget leads nowhere: `£570k of £5,174k`."""
    return f"{_pounds(plan.pounds)} of {_pounds(plan.of_pounds)}"


def _least_state(report: CoverageReport) -> int:
    return max((len(word) for row in report.outcomes for word in state_in_words(row).split()), default=0) + 2


def _pounds(value: Decimal) -> str:
    thousands = value / MoneyUnit.THOUSAND.pounds
    if thousands == thousands.to_integral_value():
        return pounds_in_prose(thousands.to_integral_value(), MoneyUnit.THOUSAND)
    whole = value.to_integral_value()
    return pounds_in_prose(whole if value == whole else value, MoneyUnit.POUND)
