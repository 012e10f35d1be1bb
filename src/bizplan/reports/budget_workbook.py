"""The budget report or a budget pivot to a workbook: figures, totals that can be opened, lines, where it came from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bizplan.reports.budget import SIGNS, Agreement, BudgetReport, DepartmentBudget, FigureKind, StatedFigure
from bizplan.reports.budget_paper import agreement
from bizplan.reports.budget_pivot import PivotReport, PivotRow, PivotTable
from bizplan.reports.budget_pivot_paper import HEADINGS, pivot_notes, title_of
from bizplan.reports.paper import RowKind
from bizplan.reports.workbook import Added, Sheet, SheetCell, SheetColumn, SheetRow, Workbook

_WIDEST, _NARROWEST = 60, 12


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a workbook came from."""

    council: str
    repository: str
    """The name of the plan repository's folder."""
    as_at: date
    version: str
    """The version of bizplan."""


def budget_workbook(report: BudgetReport, origin: Origin) -> Workbook:
    """A sheet for each department's budget with its totals as sums of its lines, all lines, and the origin."""
    names = _TabNames()
    sheets = [_department(each, names.new(f"{each.department} {each.period}")) for each in report.departments]
    facts = [
        ("Period", report.period or "all years"),
        ("Signs", SIGNS[report.sign_convention]),
        *((each.document, agreement(each)) for each in report.departments),
        *((each, "holds no budget") for each in report.without_budget),
        *((each, "could not be read in full") for each in report.unread),
    ]
    files = dict.fromkeys(each.file for each in report.departments)
    title = f"Budgets of the departments, {report.period or 'all years'}"
    return Workbook(title, origin.council, origin.as_at, (*sheets, _origin(facts, files, origin)))


def pivot_workbook(report: PivotReport, origin: Origin) -> Workbook:
    """A sheet for each kind of money that stands alone, all lines, and the origin."""
    names = _TabNames()
    sheets = [
        _pivot(report, each, names.new(" ".join(filter(None, (each.year, each.basis, each.fund))) or "Budget"))
        for each in report.tables
    ]
    facts = [("Period", report.period or "all years"), *(("Note", each) for each in pivot_notes(report))]
    files = dict.fromkeys(each.file for each in report.entries)
    by = " and ".join(HEADINGS[each].lower() for each in report.by)
    title = f"Budget by {by}, {report.period or 'all years'}"
    lines = (_entries(report, names.new("Lines")),) if report.entries else ()
    return Workbook(title, origin.council, origin.as_at, (*sheets, *lines, _origin(facts, files, origin)))


def _department(budget: DepartmentBudget, name: str) -> Sheet:
    """Lines, then sums; a total that its lines do not make is written as it is printed, and the check says so."""
    worth = budget.unit.pounds
    rows: list[SheetRow] = []
    place: dict[int, int] = {}
    subtotals = [each for each in budget.stated if each.kind is FigureKind.SUBTOTAL]
    for position, each in enumerate(budget.figures):
        place[position] = len(rows)
        rows.append(SheetRow((each.label, each.fund or None, each.pounds / worth, None)))
        rows += [_stated(sub, place, worth, RowKind.SUBTOTAL) for sub in subtotals if sub.after == position]
    if budget.total is not None:
        rows.append(_stated(budget.total, place, worth, RowKind.TOTAL))
    notes = [f"{budget.unit.symbol}, {budget.basis}{f'; {budget.scope}' if budget.scope else ''}", agreement(budget)]
    columns: tuple[SheetColumn, ...] = (
        SheetColumn("Section", _width(str(row.cells[0]) for row in rows)),
        SheetColumn("Fund", _width(each.fund for each in budget.figures)),
        SheetColumn(f"Budget {budget.unit.symbol}", 16, _places(rows, 2)),
        SheetColumn(f"As printed {budget.unit.symbol}", 16, _places(rows, 3)),
    )
    if all(row.cells[3] is None for row in rows):  # every sum is printed as its lines make it
        columns, rows = columns[:3], [SheetRow(row.cells[:3], row.kind) for row in rows]
    return Sheet(name, f"{budget.name}: budget {budget.period}", tuple(notes), columns, tuple(rows))


def _stated(found: StatedFigure, place: dict[int, int], worth: Decimal, kind: RowKind) -> SheetRow:
    made: SheetCell = None
    if found.parts:
        made = Added(found.lines / worth, tuple(place[each] for each in found.parts))
    printed = None if found.agreement is Agreement.EXACT else found.stated / worth
    return SheetRow((found.label, None, made, printed), kind)


def _pivot(report: PivotReport, table: PivotTable, name: str) -> Sheet:
    deep = max(len(row.heads) for row in table.rows)
    leaves = [at for at, row in enumerate(table.rows) if row.kind is RowKind.LINE]
    rows = [SheetRow((*_heads(row, deep), *_sums(report, table, row, deep, leaves)), row.kind) for row in table.rows]
    heads = [
        SheetColumn(HEADINGS[report.by[at]], _width(str(row.cells[at] or "") for row in rows)) for at in range(deep)
    ]
    symbol = report.unit.symbol
    labels = table.columns or ("Budget",)
    figures = [
        SheetColumn(f"{each} {symbol}", max(_NARROWEST, min(len(each) + 2, 24)), _places(rows, deep + at))
        for at, each in enumerate(labels)
    ]
    return Sheet(name, title_of(report, table), pivot_notes(report), (*heads, *figures), tuple(rows))


def _heads(row: PivotRow, deep: int) -> tuple[SheetCell, ...]:
    words = {RowKind.TOTAL: ("Total",), RowKind.SUBTOTAL: tuple(f"{each} in all" for each in row.heads)}
    shown = words.get(row.kind, row.heads)
    return (*shown, *(None,) * (deep - len(shown)))


def _sums(
    report: PivotReport, table: PivotTable, row: PivotRow, deep: int, leaves: Sequence[int]
) -> Iterator[SheetCell]:
    for column, found in enumerate(row.sums):
        if found.pounds is None:
            yield None
            continue
        value = found.pounds / report.unit.pounds
        if row.kind is not RowKind.LINE:
            yield Added(value, tuple(each for each in leaves if _under(table.rows[each], row)))
        elif table.columns and column >= table.heads_across > 0:
            yield Added(value, columns=tuple(deep + each for each in range(table.heads_across)))
        else:
            yield value


def _under(leaf: PivotRow, row: PivotRow) -> bool:
    return leaf.heads[: len(row.heads)] == row.heads


def _entries(report: PivotReport, name: str) -> Sheet:
    worth = report.unit.pounds
    rows = [
        SheetRow((each.document, each.file, each.line or None, each.label, each.year, each.basis, each.fund,
                  *each.heads, each.pounds / worth))
        for each in report.entries
    ]  # fmt: skip
    labels = ("Plan", "File", "Line", "As printed", "Year", "Basis", "Fund", *(HEADINGS[each] for each in report.by))
    columns = [SheetColumn(each, _width(str(row.cells[at] or "") for row in rows)) for at, each in enumerate(labels)]
    figures = SheetColumn(f"Amount {report.unit.symbol}", 16, _places(rows, len(labels)))
    notes = ("Each line of the plans, with its file and line; the sums of the other sheets are made of these.",)
    return Sheet(name, "The lines", notes, (*columns, figures), tuple(rows))


def _origin(facts: Iterable[tuple[str, str]], files: Iterable[str], origin: Origin) -> Sheet:
    rows = [
        SheetRow(("Council", origin.council)),
        SheetRow(("Plan repository", origin.repository)),
        SheetRow(("As at", origin.as_at.isoformat())),
        SheetRow(("Made with", f"bizplan {origin.version}")),
        *(SheetRow(each) for each in facts),
        *(SheetRow(("File", each)) for each in files),
    ]
    return Sheet(
        "Where from", "Where this came from", (), (SheetColumn("What", 30), SheetColumn("It is", 90)), tuple(rows)
    )


class _TabNames:
    """Names of tabs: no sign that a spreadsheet refuses, at most 31 characters, each once."""

    def __init__(self) -> None:
        self._used = {"where from"}

    def new(self, words: str) -> str:
        plain = "".join("-" if each in "[]:*?/\\'" else each for each in words).strip() or "Budget"
        name, number = plain[:31].strip(), 1
        while name.lower() in self._used:
            number += 1
            tail = f" {number}"
            name = f"{plain[: 31 - len(tail)].strip()}{tail}"
        self._used.add(name.lower())
        return name


def _width(words: Iterable[str]) -> int:
    return min(max([_NARROWEST, *(len(each) + 3 for each in words)]), _WIDEST)


def _places(rows: Sequence[SheetRow], at: int) -> int:
    """The most decimals of a column."""
    values = [cell.value if isinstance(cell, Added) else cell for cell in (row.cells[at] for row in rows)]
    exponents = (each.normalize().as_tuple().exponent for each in values if isinstance(each, Decimal))
    return max((max(-each, 0) for each in exponents if isinstance(each, int)), default=0)
