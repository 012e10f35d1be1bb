"""Further money of a plan to tables of its paper: other years, gross and income, breakdowns, capital, percentages."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bizplan.model.budget import Breakdown, Budget, FurtherFigure
from bizplan.model.resources import Capital, CapitalFigure, ResourceShare
from bizplan.reports.charts import About, parts_chart
from bizplan.reports.library import Library
from bizplan.reports.money_charts import Telling, fund_charts, parts_in_words
from bizplan.reports.paper import Absent, Align, Block, Chart, Column, Row, RowKind, Table, Text, Value, Width, literal
from bizplan.values.amounts import figure

MANY = 8
"""Lines of a fund from which on a picture answers faster than the table."""
_Cell = tuple[str, str]
_NOTHING = Absent("none")
_NOT_GIVEN = Absent("not given")


def further_blocks(budget: Budget) -> tuple[Block, ...]:
    """The budget's further columns, and its lines before income, each as a table of its own; none where it has none."""
    blocks: list[Block] = []
    keys = _columns(each for line in budget.lines for each in line.further)
    if keys:
        head = (Column(budget.column or "Service", width=Width.WIDE), *_figures(keys, budget.unit.symbol))
        rows = [Row((literal(line.label), *_cells(line.further, keys))) for line in budget.lines if line.further]
        if budget.total is not None and budget.total.further:
            cells = _cells(budget.total.further, keys)
            rows.append(Row((literal(budget.total.label), *cells), RowKind.TOTAL))
        blocks.append(Table("budget-other-years", "The same lines in other columns", head, tuple(rows)))
    if any(line.gross is not None for line in budget.lines):
        symbol = budget.unit.symbol
        labels = ("Before income", "Income", "Amount")
        head = (
            Column(budget.column or "Service", width=Width.WIDE),
            *(Column(each, Align.NUMBER, symbol) for each in labels),
        )
        lines = ((line.label, line.gross, line.less_income, line.amount) for line in budget.lines)
        rows = [Row((literal(label), *map(_amount, amounts))) for label, *amounts in lines]
        blocks.append(Table("budget-before-income", "Before income and after", head, tuple(rows)))
    return tuple(blocks)


def breakdown_blocks(budget: Budget) -> tuple[Block, ...]:
    """The same money by other heads, a table each."""
    blocks: list[Block] = []
    for number, each in enumerate(budget.breakdowns, start=1):
        columns = (
            Column("Source" if each.shows == "sources of income" else "Type", width=Width.WIDE),
            Column("Amount", Align.NUMBER, budget.unit.symbol),
        )
        rows = [Row((literal(part.label), literal(figure(part.amount)))) for part in each.parts]
        if each.total is not None:
            rows.append(Row((literal(each.total.label), literal(figure(each.total.amount))), RowKind.TOTAL))
        note = None if each.exhaustive else Text("Not every part is listed.")
        if len(each.parts) > 1 and not any(part.amount.is_nan() for part in each.parts):
            blocks.append(_pictured(each, budget, f"chart-breakdown-{number}"))
        blocks.append(Table(f"budget-breakdown-{number}", each.title, columns, tuple(rows), note=note))
    return tuple(blocks)


def budget_charts(budget: Budget, library: Library) -> tuple[Block, ...]:
    """A chart for each fund whose lines are too many to be taken in at a glance."""
    of = f"{budget.basis.capitalize()} budget {budget.year}"
    lines = [(each.label, library.name(each.fund or budget.fund, "fund"), each.amount) for each in budget.lines]
    organisation = library.setting.organisation
    below = organisation is None or organisation.sign_convention == "cost positive"
    about = About("chart-budget", literal(""), of)
    whole = budget.total.amount if budget.total else None
    return tuple(fund_charts(about, lines, Telling(budget.unit, whole, income_below_nought=below), least=MANY))


def capital_blocks(capital: Capital, library: Library) -> tuple[Block, ...]:
    """Capital spending by scheme and year, and where it comes from."""
    keys = _columns(each for scheme in capital.schemes for each in scheme.years)
    has_totals = any(each.total is not None for each in capital.schemes) or capital.total is not None
    has_funds = any(each.fund for each in capital.schemes)
    columns = (
        Column("Scheme", width=Width.WIDE),
        *((Column("Fund"),) if has_funds else ()),
        *_figures(keys, capital.unit.symbol),
        *((Column("In all", Align.NUMBER, capital.unit.symbol),) if has_totals else ()),
    )
    rows = []
    for each in capital.schemes:
        name = library.name(each.fund or capital.fund, "fund")
        fund: tuple[Value, ...] = ((literal(name) if name else Absent("not stated")),) if has_funds else ()
        whole: tuple[Value, ...] = (_amount(each.total),) if has_totals else ()
        rows.append(Row((literal(each.label), *fund, *_cells(each.years, keys), *whole)))
    if capital.year_totals or capital.total is not None:
        blank = (literal(""),) if has_funds else ()
        whole = (_amount(capital.total.amount if capital.total else None),) if has_totals else ()
        label = literal(capital.total.label if capital.total else "Total")
        rows.append(Row((label, *blank, *_cells(capital.year_totals, keys), *whole), RowKind.TOTAL))
    notes = []
    if not has_funds and capital.fund:
        notes.append(f"Fund: {library.name(capital.fund, 'fund')}.")
    notes += [f"Takes in: {capital.scope.rstrip('.')}."] if capital.scope else []
    notes += ["The figures are rounded, so they may not add up to a total exactly."] if capital.rounded else []
    notes += ["Not every scheme is listed."] if not capital.exhaustive else []
    notes += [capital.comment] if capital.comment else []
    note = Text(" ".join(notes)) if notes else None
    table = Table("capital-table", "Capital spending by scheme and year", columns, tuple(rows), note=note)
    return (table, *_funding(capital))


def percentage_blocks(shares: Sequence[ResourceShare]) -> tuple[Block, ...]:
    """Percentages with what they are of."""
    columns = (
        Column("What", width=Width.WIDE),
        Column("Per cent", Align.NUMBER),
        Column("Part", Align.NUMBER),
        Column("Of", Align.NUMBER),
        Column("Base"),
    )
    rows = tuple(
        Row(
            (
                literal(each.label),
                literal(f"{figure(each.per_cent)}%"),
                _with_unit(each.part, each),
                _with_unit(each.base, each),
                literal(each.base_label) if each.base_label else _NOT_GIVEN,
            )
        )
        for each in shares
    )
    return (Table("percentages-table", "Percentages, and what they are of", columns, rows),)


def _funding(capital: Capital) -> tuple[Block, ...]:
    if not capital.funding:
        return ()
    columns = (Column("Source", width=Width.WIDE), Column("Amount", Align.NUMBER, capital.unit.symbol))
    rows = [Row((literal(each.label), literal(figure(each.amount)))) for each in capital.funding]
    if capital.total is not None:
        rows.append(Row((literal(capital.total.label), literal(figure(capital.total.amount))), RowKind.TOTAL))
    return (Table("capital-funding", "Where the money for it comes from", columns, tuple(rows)),)


def _columns(figures: Iterable[FurtherFigure | CapitalFigure]) -> tuple[_Cell, ...]:
    """Year and state of each further column, by year, then in the order in which they are first met."""
    return tuple(sorted({(str(each.year), each.of): None for each in figures}, key=lambda key: key[0]))


def _figures(keys: Sequence[_Cell], symbol: str) -> tuple[Column, ...]:
    return tuple(Column(year if of == "budget" else f"{year} {of}", Align.NUMBER, symbol) for year, of in keys)


def _cells(figures: Sequence[FurtherFigure | CapitalFigure], keys: Sequence[_Cell]) -> tuple[Value, ...]:
    by_key = {(str(each.year), each.of): each.amount for each in figures}
    return tuple(literal(figure(by_key[key])) if key in by_key else _NOTHING for key in keys)


def _amount(value: Decimal | None) -> Value:
    return _NOT_GIVEN if value is None else literal(figure(value))


def _with_unit(value: Decimal | None, share: ResourceShare) -> Value:
    if value is None:
        return _NOT_GIVEN
    return literal(f"{figure(value)} ({share.unit.symbol})" if share.unit else figure(value))


def _pictured(breakdown: Breakdown, budget: Budget, anchor: str) -> Chart:
    points = [(part.label, part.amount) for part in breakdown.parts]
    part = "source" if breakdown.shows == "sources of income" else "part"
    whole = breakdown.total.amount if breakdown.total else None
    title = literal(parts_in_words(points, Telling(budget.unit, whole, part)))
    about = About(anchor, title, f"{breakdown.title}, {budget.year}, {budget.unit.symbol}")
    return parts_chart(about, points, figure)
