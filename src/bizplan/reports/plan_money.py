"""The money of a plan to tables of its paper: the budget, the savings, the charts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from bizplan.model import budget as model
from bizplan.model.budget import Budget, BudgetLine, Savings
from bizplan.reports.charts import About, parts_chart
from bizplan.reports.library import Library, is_said
from bizplan.reports.money_charts import Telling, parts_in_words
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Callout,
    Column,
    Item,
    Items,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
    Value,
    Width,
    literal,
)
from bizplan.reports.stand_ins import stands_in
from bizplan.values.amounts import figure

_NO_FIGURES = "Printed as a picture; its figures are not held."
_NOT_PUBLISHED = "The full paper has a chart here."
_NO_FIGURES_MANY = "Printed as pictures; their figures are not held."


def budget_blocks(budget: Budget, library: Library) -> tuple[Block, ...]:
    """The budget as one table, lines and totals as printed, and under it the remarks on its lines.

    Lines of several funds stand under their funds, or where those are mixed have a column for them.
    """
    funds = tuple(library.name(each.fund or budget.fund, "fund") for each in budget.lines)
    has_funds = any(each.fund for each in budget.lines)
    is_grouped = has_funds and len(list(groupby(funds))) == len(set(funds))
    has_risk_class = any(each.risk_class for each in budget.lines)
    columns = (
        Column(budget.column or "Service", width=Width.WIDE),
        *((Column("Fund"),) if has_funds and not is_grouped else ()),
        *((Column("Risk class"),) if has_risk_class else ()),
        Column(budget.unit.symbol, Align.NUMBER, width=Width.NARROW),
    )
    blanks = (literal(""),) * (len(columns) - 2)

    def total(label: str, amount: Decimal, kind: RowKind) -> Row:
        return Row((literal(label), *blanks, literal(figure(amount))), kind)

    rows: list[Row] = []
    for position, line in enumerate(budget.lines):
        if is_grouped and (position == 0 or funds[position] != funds[position - 1]):
            rows.append(Row((_named(funds[position], "fund not stated"),), RowKind.GROUP))
        cells: list[Value] = [literal(_label(line))]
        if has_funds and not is_grouped:
            cells.append(_named(funds[position]))
        if has_risk_class:
            cells.append(_named(line.risk_class or budget.risk_class or ""))
        rows.append(Row((*cells, literal(figure(line.amount)))))
        ended = (each for each in budget.subtotals if position == _last_of(budget, each.of))
        rows += [total(each.label, each.amount, RowKind.SUBTOTAL) for each in ended]
    if budget.total is not None:
        rows.append(total(budget.total.label, budget.total.amount, RowKind.TOTAL))
    caption = f"{budget.basis.capitalize()} budget {budget.year}"
    note = Text(" ".join(_budget_notes(budget, library, has_funds=has_funds, has_risk_class=has_risk_class)))
    remarks = tuple(Item(Text(each.comment), title=each.label) for each in budget.lines if each.comment)
    return (
        Table("budget-table", caption, columns, tuple(rows), note=note),
        *((Items(remarks),) if remarks else ()),
    )


def savings_blocks(savings: Savings) -> tuple[Block, ...]:
    """The savings as a table; those still to be found are told apart by a word."""
    told_apart = not all(each.identified for each in savings.lines)
    columns = (
        Column("Saving", width=Width.WIDE),
        *((Column("Found"),) if told_apart else ()),
        Column(savings.unit.symbol, Align.NUMBER, width=Width.NARROW),
    )
    rows = [
        Row(
            (
                literal(each.label),
                *((literal("yes" if each.identified else "not yet"),) if told_apart else ()),
                literal(figure(each.amount)),
            )
        )
        for each in savings.lines
    ]
    blank = (literal(""),) if told_apart else ()
    total = Row((literal(savings.total.label), *blank, literal(figure(savings.total.amount))), RowKind.TOTAL)
    notes = [_ROUNDED] if savings.rounded else []
    notes += ["Not every saving is listed."] if not savings.exhaustive else []
    notes += [f"Savings are also looked for in: {'; '.join(savings.themes)}."] if savings.themes else []
    note = Text(" ".join(notes)) if notes else None
    return (Table("savings-table", f"Savings {savings.year}", columns, (*rows, total), note=note),)


def chart_blocks(charts: Sequence[model.Chart], library: Library) -> tuple[Block, ...]:
    """Each chart with its sentence and its figures; those without figures are named, neighbours together.

    A chart that is left out for the public says no more than that.
    """
    blocks: list[Block] = []
    pictures: list[model.Chart] = []
    for chart in charts:
        if chart.data:
            blocks += [*_pictures(pictures), *_figures(chart, library)]
            pictures = []
        elif stands_in(chart.title):
            words = Paragraph(literal(_NOT_PUBLISHED))
            blocks += [*_pictures(pictures), Callout((words,), title=chart.title)]
            pictures = []
        else:
            pictures.append(chart)
    return (*blocks, *_pictures(pictures))


_ROUNDED = "The figures are rounded, so they may not add up to the total exactly."


def _last_of(budget: Budget, labels: Sequence[str]) -> int:
    """The position of the last line that a sub-total sums; of the last line of all where it sums none."""
    summed = [position for position, line in enumerate(budget.lines) if line.label in labels]
    return max(summed, default=len(budget.lines) - 1)


def _budget_notes(budget: Budget, library: Library, *, has_funds: bool, has_risk_class: bool) -> Iterator[str]:
    yield "Net: income is taken off." if budget.basis == "net" else "Gross: before income."
    if not has_funds:
        yield f"Fund: {library.name(budget.fund, 'fund') or 'not stated'}."
    if budget.risk_class and not has_risk_class:
        yield f"{budget.risk_class.capitalize()}."
    if budget.scope:
        yield f"Takes in: {budget.scope.rstrip('.')}."
    if budget.rounded:
        yield _ROUNDED
    if not budget.exhaustive:
        yield "Not every line is listed."
    control = budget.control
    if control is not None:
        unit = f" {control.unit.symbol}" if control.unit not in {None, budget.unit} and control.unit else ""
        stated = f"{figure(control.amount)}{unit} " if control.amount is not None else ""
        yield f"Finance's own figure: {stated}({control.words})."
    if budget.comment:
        yield budget.comment


def _label(line: BudgetLine) -> str:
    """The line as printed, with the kind of its money where the words do not say it."""
    return line.label if not line.type or is_said((line.type,), line.label) else f"{line.label} ({line.type})"


def _named(words: str, otherwise: str = "not stated") -> Value:
    return literal(words) if words else Absent(otherwise)


def _pictures(charts: Sequence[model.Chart]) -> Iterator[Block]:
    if len(charts) == 1:
        yield Callout((Paragraph(literal(_NO_FIGURES)),), title=charts[0].title)
    elif charts:
        titles = Items(tuple(Item(literal(each.title), anchor=f"item-{each.id}") for each in charts))
        yield Callout((titles,), title=_NO_FIGURES_MANY)


def _figures(chart: model.Chart, library: Library) -> Iterator[Block]:
    """A chart with its figures as the plan prints it, its sentence as the title, and the table behind it."""
    head = {"income": "Source", "spending": "Spent on", "budget against actual": "Figure"}[chart.shows]
    columns = (
        Column(head, width=Width.WIDE),
        Column(chart.unit.symbol if chart.unit else "Amount", Align.NUMBER, width=Width.NARROW),
    )
    rows = tuple(Row((literal(each.label), literal(figure(each.amount)))) for each in chart.data)
    known = (library.name(chart.fund, "fund"), str(chart.year) if chart.year else "", chart.scope or "")
    note = ", ".join(each for each in known if each and each not in chart.title)
    table = Table(f"item-{chart.id}-table", chart.title, columns, rows, note=Text(f"{note}.") if note else None)
    points = [(each.label, each.amount) for each in chart.data]
    if any(amount.is_nan() for _, amount in points):
        yield replace(table, anchor=f"item-{chart.id}")
        return
    is_compared = chart.shows == "budget against actual"
    unit = chart.unit.symbol if chart.unit else ""
    subject = ", ".join(each for each in (chart.title, note, unit) if each)
    title = Text(chart.sentence or "")
    if not chart.sentence and chart.unit is not None and not is_compared and len(points) > 1:
        part = "source" if chart.shows == "income" else "part"
        title = literal(parts_in_words(points, Telling(chart.unit, part=part)))
    elif not chart.sentence:
        title, subject = literal(chart.title), ", ".join(each for each in (note, unit) if each)
    about = About(f"item-{chart.id}", title, subject, table=table)
    yield parts_chart(about, points, figure, ordered=is_compared)
