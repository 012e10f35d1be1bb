"""The budget report to tables and a paper: lines as printed, sums as stated, and whether the lines make them."""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.reports.budget import (
    SEVERAL_YEARS,
    SIGNS,
    Agreement,
    BudgetReport,
    DepartmentBudget,
    FigureKind,
    StatedFigure,
)
from bizplan.reports.charts import About
from bizplan.reports.money_charts import Telling, fund_charts
from bizplan.reports.paper import (
    Absent,
    Align,
    Chart,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.values.amounts import MoneyUnit, figure, pounds_in_prose
from bizplan.values.counts import lowered, numbered

_NO_FUND = Absent("not stated")


def budget_tables(report: BudgetReport, *, explain: bool = False) -> tuple[Table, ...]:
    """A table for each department's budget, then one for all of them together where they may be added.

    `explain` puts after them, for each department, the lines that each stated sum is made of, with their places.
    """
    own = tuple(_table(each) for each in report.departments)
    together = (_together(report),) if len(own) > 1 and report.sum_by_fund else ()
    opened = tuple(_opened(each) for each in report.departments) if explain else ()
    return (*own, *together, *opened)


def budget_records(report: BudgetReport) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and records, one for each line and each stated sum of departments' budgets."""
    header = ("plan", "file", "line", "department", "year", "basis", "kind", "label", "service", "fund", "amount_gbp",
              "lines_gbp", "agreement")  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for budget in report.departments:
        own = (budget.department, budget.period, budget.basis)
        for each in budget.figures:
            place = (budget.document, budget.file, str(each.line or ""))
            rows.append((*place, *own, "line", each.label, each.service, each.fund, f"{each.pounds:f}", "", ""))
        for sum_ in budget.stated:
            told = (sum_.kind, sum_.label, "", "", f"{sum_.stated:f}", f"{sum_.lines:f}", sum_.agreement)
            rows.append((budget.document, budget.file, "", *own, *told))
    return header, tuple(rows)


def budget_paper(report: BudgetReport, council: str, *, explain: bool = False) -> Paper:
    """The budgets as a paper, with what was checked and which plans hold none."""
    year = report.period or "all years"
    tables = budget_tables(report)
    sections = [
        Section(
            slug(each.document),
            f"{each.name}, {each.period}",
            (*_charts(each, report), table, Paragraph(literal(agreement(each)))),
        )
        for each, table in zip(report.departments, tables, strict=False)
    ]
    if len(tables) > len(sections):
        pictures = _charts_together(report)
        sections.append(Section("together", "All departments", (*pictures, *tables[len(sections) :])))
    if explain and report.departments:
        opened = tuple(_opened(each) for each in report.departments)
        sections.append(Section("lines", "What each stated figure is made of", opened))
    if report.without_budget:
        sections.append(Section("without-a-budget", "Plans without a budget", (_listed(report.without_budget),)))
    if report.unread:
        sections.append(Section("not-read", "Plans that could not be read in full", (_listed(report.unread),)))
    return Paper(
        kind="budget",
        reference=f"budget-{report.period or 'all'}",
        title="Budgets of the departments",
        subtitle=year,
        council=council,
        cover=(
            Fact("Year", (literal(year),)),
            Fact("Signs", (literal(SIGNS[report.sign_convention]),)),
            Fact("Total", (_total(report),)),
        ),
        sections=tuple(sections),
    )


def remarks(report: BudgetReport) -> tuple[str, ...]:
    """Stated figures that their lines do not make, and plans whose budget is missing or could not be read."""
    wrong = [f"{each.document}: {lowered(agreement(each))}" for each in report.departments if not each.agrees]
    missing = [f"Without a budget: {', '.join(report.without_budget)}."] if report.without_budget else []
    unread = [f"Not read in full, so the budget is not known: {', '.join(report.unread)}."] if report.unread else []
    return (*wrong, *missing, *unread)


def agreement(budget: DepartmentBudget) -> str:
    """In plain words, how the stated figures stand to the lines; every one that does not agree is named."""
    if not budget.stated:
        return "The table states no total."
    wrong = [_in_words(each, budget.unit) for each in budget.stated if each.agreement is not Agreement.EXACT]
    exact = [each for each in budget.stated if each.agreement is Agreement.EXACT]
    return " ".join([*wrong, *_agreeing(exact)])


def in_words(report: BudgetReport) -> str:
    """The report in one line: how many budgets of which year, and their sum where it may be struck."""
    if not report.departments:
        return f"No plan{f' of {report.period}' if report.period else ''} holds a budget."
    count = len(report.departments)
    years = {each.period for each in report.departments}
    budgets = f"{numbered(count, 'budget')} of {years.pop() if len(years) == 1 else 'several years'}"
    if report.total is not None:
        return f"{budgets}: {pounds_in_prose(report.total / report.unit.pounds, report.unit)} in all"
    return f"{budgets}, {'not added up' if report.not_added == SEVERAL_YEARS else _apart(report)}"


def in_unit(pounds: Decimal, unit: MoneyUnit) -> str:
    """An amount of pounds as it stands under the unit; its own decimals are kept."""
    return figure(pounds / unit.pounds)


def _agreeing(exact: list[StatedFigure]) -> Iterator[str]:
    totals = [each for each in exact if each.kind is FigureKind.TOTAL]
    subtotals = [each for each in exact if each.kind is FigureKind.SUBTOTAL]
    names = ["the stated total"] if totals else []
    if subtotals:
        names.append(f"the sub-total “{subtotals[0].label}”" if len(subtotals) == 1 else "each sub-total")
    if names:
        yield f"The lines make {' and '.join(names)}."
    if any(each.kind is FigureKind.CONTROL for each in exact):
        yield "Finance's figure agrees."


def _in_words(found: StatedFigure, unit: MoneyUnit) -> str:
    name = {
        FigureKind.TOTAL: f"The total “{found.label}”",
        FigureKind.SUBTOTAL: f"The sub-total “{found.label}”",
        FigureKind.CONTROL: f"Finance's figure ({found.label})",
    }[found.kind]
    stated, lines = in_unit(found.stated, unit), in_unit(found.lines, unit)
    match found.agreement:
        case Agreement.LINES_MISSING:
            return f"{name} sums lines that the table does not have."
        case Agreement.NOT_PUBLISHED:
            return f"{name} cannot be held against its lines, since not all figures are published."
        case Agreement.PARTIAL:
            return f"{name} is {stated}; the lines listed make {lines}, and the plan says that others are not listed."
        case Agreement.ROUNDED:
            return f"{name} is {stated}; the rounded lines make {lines}, which rounding allows."
        case _:
            maker = "the table makes" if found.kind is FigureKind.CONTROL else "the lines make"
            return f"{name} is {stated}; {maker} {lines}."


def _table(budget: DepartmentBudget) -> Table:
    has_funds = any(each.fund for each in budget.figures)
    columns = (
        Column("Section", width=Width.WIDE),
        *((Column("Fund"),) if has_funds else ()),
        Column("Budget", Align.NUMBER, unit=budget.unit.symbol),
    )
    scope = f"; {budget.scope}" if budget.scope else ""
    caption = f"{budget.name}: {budget.basis} budget {budget.period}{scope}"
    return Table(f"budget-{slug(budget.document)}", caption, columns, tuple(_rows(budget, has_funds=has_funds)))


def _opened(budget: DepartmentBudget) -> Table:
    columns = (
        Column("Line", width=Width.WIDE),
        Column("At line", Align.NUMBER),
        Column("Amount", Align.NUMBER, unit=budget.unit.symbol),
    )
    rows: list[Row] = []
    for each in budget.stated:
        if not each.parts:
            continue
        rows.append(Row((literal(f"{each.label} – {budget.file}"),), RowKind.GROUP))
        for at in each.parts:
            line = budget.figures[at]
            rows.append(
                Row((literal(line.label), literal(line.line or ""), literal(in_unit(line.pounds, budget.unit))))
            )
        made = literal(in_unit(each.lines, budget.unit))
        rows.append(Row((literal(f"The lines make; stated {in_unit(each.stated, budget.unit)}"), literal(""), made),
                        RowKind.SUBTOTAL))  # fmt: skip
    caption = f"What makes it: {budget.name}, {budget.basis} budget {budget.period}"
    return Table(f"lines-{slug(budget.document)}", caption, columns, tuple(rows))


def _rows(budget: DepartmentBudget, *, has_funds: bool) -> Iterator[Row]:
    def row(label: str, fund: Value, pounds: Decimal, kind: RowKind = RowKind.LINE) -> Row:
        own = (fund,) if has_funds else ()
        return Row((literal(label), *own, literal(in_unit(pounds, budget.unit))), kind)

    subtotals = [each for each in budget.stated if each.kind is FigureKind.SUBTOTAL]
    for position, each in enumerate(budget.figures):
        yield row(each.label, _fund(each.fund), each.pounds)
        for sub in subtotals:
            if sub.after == position:
                yield row(sub.label, literal(""), sub.stated, RowKind.SUBTOTAL)
    for sub in subtotals:
        if sub.after < 0:
            yield row(sub.label, literal(""), sub.stated, RowKind.SUBTOTAL)
    if budget.total is not None:
        yield row(budget.total.label, literal(""), budget.total.stated, RowKind.TOTAL)
    elif not subtotals:
        for total in budget.sum_by_fund:
            yield row("Sum of the lines", _fund(total.fund), total.pounds, RowKind.TOTAL)


def _together(report: BudgetReport) -> Table:
    """What departments' lines make, fund by fund; a sum only within a fund."""
    rows: list[Row] = []
    for whole in report.sum_by_fund:
        if len(report.sum_by_fund) > 1:
            rows.append(Row((literal(whole.fund or "Fund not stated"),), RowKind.GROUP))
        parts = [(each.name, part) for each in report.departments for part in each.sum_by_fund]
        own = [(name, part.pounds) for name, part in parts if part.fund == whole.fund]
        rows += [Row((literal(name), literal(in_unit(pounds, report.unit)))) for name, pounds in own]
        if len(own) > 1:
            words = (literal("All departments"), literal(in_unit(whole.pounds, report.unit)))
            rows.append(Row(words, RowKind.SUBTOTAL if len(report.sum_by_fund) > 1 else RowKind.TOTAL))
    columns = (Column("Department", width=Width.WIDE), Column("Budget", Align.NUMBER, unit=report.unit.symbol))
    first = report.departments[0]
    funds = ", by fund" if len(report.sum_by_fund) > 1 else ""
    return Table(
        "budget-together", f"All departments: {first.basis} budget {first.period}{funds}", columns, tuple(rows)
    )


def _charts(budget: DepartmentBudget, report: BudgetReport) -> Iterator[Chart]:
    """Where a department's money goes and comes from, fund by fund."""
    lines = [(each.label, each.fund, each.pounds / budget.unit.pounds) for each in budget.figures]
    subject = f"{budget.name}: {budget.basis} budget {budget.period}"
    below = report.sign_convention == "cost positive"
    about = About(f"chart {budget.document}", literal(""), subject, f"Source: plan {budget.document}.")
    whole = budget.total.stated / budget.unit.pounds if budget.total else None
    return fund_charts(about, lines, Telling(budget.unit, whole, income_below_nought=below))


def _charts_together(report: BudgetReport) -> Iterator[Chart]:
    """What departments' lines make, fund by fund."""
    parts = [(each.name, part) for each in report.departments for part in each.sum_by_fund]
    lines = [(name, part.fund, part.pounds / report.unit.pounds) for name, part in parts]
    first = report.departments[0]
    subject = f"All departments: {first.basis} budget {first.period}"
    below = report.sign_convention == "cost positive"
    about = About("chart-together", literal(""), subject, "Source: the departments' plans.")
    return fund_charts(about, lines, Telling(report.unit, income_below_nought=below))


def _fund(name: str) -> Value:
    return literal(name) if name else _NO_FUND


def _listed(documents: tuple[str, ...]) -> Items:
    return Items(tuple(Item(literal(each)) for each in documents))


def _total(report: BudgetReport) -> Value:
    if report.total is not None:
        return literal(f"{in_unit(report.total, report.unit)} ({report.unit.symbol})")
    if not report.departments:
        return Absent("no plan holds a budget")
    return Absent(_apart(report))


def _apart(report: BudgetReport) -> str:
    return f"not added up: {report.not_added}" if report.not_added else "added up within each fund only"
