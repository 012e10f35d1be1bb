"""Budget against actual and forecast to tables, sentences and a paper: each variance a figure and a word."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizplan.reports.budget_actuals import ActualLine, BudgetActuals, DepartmentActuals, Verdict
from bizplan.reports.money_charts import actuals_charts
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
    Status,
    Table,
    Tone,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.values.amounts import MoneyUnit, figure, pounds_in_prose, signed

CSV_HEADER = (
    "return", "department", "period", "fund", "risk_class", "service", "label", "planned_gbp", "original_gbp",
    "latest_gbp", "actual_gbp", "forecast_gbp", "variance_gbp", "variance_per_cent", "verdict", "comment",
)  # fmt: skip
_TONES = {
    Verdict.BETTER: Tone.GOOD,
    Verdict.SAME: Tone.GOOD,
    Verdict.WORSE: Tone.BAD,
    Verdict.UNKNOWN: Tone.UNKNOWN,
}
_NOT_GIVEN = Absent("not given")


def actuals_tables(report: BudgetActuals) -> tuple[Table, ...]:
    """A table for each department: its lines by fund and by who answers for them, and a sum for each."""
    return tuple(_table(each) for each in report.departments)


def actuals_notes(report: BudgetActuals) -> Iterator[str]:
    """Each department's forecast in words, the reasons given, and what is missing."""
    for each in report.departments:
        yield from (f"{each.name}, {words}" for words in _forecasts(each))
        yield from (f"{each.name}: {words}" for words in _remarks(each))
    if report.without_return:
        yield f"No return of money: {', '.join(report.without_return)}."
    if report.unread:
        yield f"Not read in full, so figures may be missing: {', '.join(report.unread)}."
    if not report.departments:
        yield f"No return{f' of {report.period}' if report.period else ''} reports money."
    else:
        yield f"Variance is the forecast less the latest approved budget; {report.sign_convention}."


def actuals_paper(report: BudgetActuals, council: str) -> Paper:
    """Budget against actual and forecast as a paper, a section for each department."""
    sections = []
    for each, table in zip(report.departments, actuals_tables(report), strict=True):
        told = (*_forecasts(each), *_remarks(each))
        items = Items(tuple(Item(literal(words[0].upper() + words[1:])) for words in told))
        sections.append(
            Section(slug(each.document), f"{each.name}, {each.period}", (*actuals_charts(each), table, items))
        )
    if report.without_return:
        listed = Items(tuple(Item(literal(each)) for each in report.without_return))
        sections.append(Section("no-return", "Plans without a return of money", (listed,)))
    return Paper(
        kind="budget-actuals",
        reference=f"budget-actuals-{report.period or 'all'}",
        title="Budget against actual and forecast",
        subtitle=report.period or "all years",
        council=council,
        cover=(
            Fact("Year", (literal(report.period or "all years"),)),
            Fact("Signs", (literal(report.sign_convention),)),
            Fact("Variance", (literal("forecast less latest approved budget"),)),
        ),
        sections=tuple(sections),
    )


def actuals_records(report: BudgetActuals) -> Iterator[Sequence[str]]:
    """A row for each line of each return, under CSV_HEADER, in pounds; empty where a figure is missing."""
    for own in report.departments:
        for group in own.groups:
            for each in group.lines:
                amounts = (each.planned, each.original, each.latest, each.actual, each.forecast, each.variance)
                yield (
                    own.document,
                    own.department,
                    own.period,
                    group.fund,
                    group.risk_class,
                    each.service,
                    each.label,
                    *map(_plain, amounts),
                    _plain(each.variance_per_cent),
                    each.verdict.value,
                    each.comment,
                )


def _table(own: DepartmentActuals) -> Table:
    unit = own.unit
    rows: list[Row] = []
    for fund in dict.fromkeys(group.fund for group in own.groups):
        groups = [group for group in own.groups if group.fund == fund]
        for group in groups:
            words = ", ".join(each for each in (fund, group.risk_class) if each) or "Fund and class not stated"
            rows.append(Row((literal(words),), RowKind.GROUP))
            rows += [_row(each, unit) for each in group.lines]
            if len(group.lines) > 1:
                rows.append(_row(group.total, unit, RowKind.SUBTOTAL))
        total = next(each for each in own.fund_totals if each.label == (fund or "Total"))
        if len(groups) > 1 or len(own.fund_totals) == 1:
            rows.append(_row(total, unit, RowKind.TOTAL))
    columns = (
        Column("Service", width=Width.WIDE),
        Column("Original", Align.NUMBER, unit=unit.symbol),
        Column("Latest", Align.NUMBER, unit=unit.symbol),
        Column("Actual", Align.NUMBER, unit=unit.symbol),
        Column("Forecast", Align.NUMBER, unit=unit.symbol),
        Column("Variance", Align.NUMBER, unit=unit.symbol),
        Column("Forecast is"),
    )
    return Table(
        f"actuals-{slug(own.document)}", f"{own.name}: budget and spending, {own.period}", columns, tuple(rows)
    )


def _row(each: ActualLine, unit: MoneyUnit, kind: RowKind = RowKind.LINE) -> Row:
    share = f" ({signed(each.variance_per_cent)}%)" if each.variance_per_cent else ""
    rule = f"forecast less latest budget{share}" if each.variance is not None else "a figure is missing"
    cells: tuple[Value, ...] = (
        literal(each.label),
        _cell(each.original, unit),
        _cell(each.latest, unit),
        _cell(each.actual, unit),
        _cell(each.forecast, unit),
        literal(signed(each.variance / unit.pounds)) if each.variance is not None else _NOT_GIVEN,
        Status(each.verdict.value, _TONES[each.verdict], rule),
    )
    return Row(cells, kind)


def _cell(pounds: Decimal | None, unit: MoneyUnit) -> Value:
    return _NOT_GIVEN if pounds is None else literal(figure(pounds / unit.pounds))


def _forecasts(own: DepartmentActuals) -> Iterator[str]:
    for total in own.fund_totals:
        whose = f"{own.period}, {total.label}" if total.label != "Total" else own.period
        if total.variance is None or total.forecast is None:
            yield f"{whose}: the variance is not known, since a figure is missing."
            continue
        share = f" ({signed(total.variance_per_cent)}%)" if total.variance_per_cent else ""
        if not total.variance:
            yield f"{whose}: the forecast is on budget."
        else:
            off = pounds_in_prose(abs(total.variance) / own.unit.pounds, own.unit)
            yield f"{whose}: the forecast is {off}{share} {total.verdict.value} than the latest budget."


def _remarks(own: DepartmentActuals) -> Iterator[str]:
    for group in own.groups:
        for each in group.lines:
            if each.comment:
                yield f"{each.label}: {each.comment}"
    yield from (f"{words}." for words in own.unlike)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
