"""The budget report to tables and a paper: lines as printed, the total as stated, and whether the lines make it."""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.reports.budget import BudgetReport, DepartmentBudget
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
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
from bizplan.values.amounts import MoneyUnit, figure


def budget_tables(report: BudgetReport) -> tuple[Table, ...]:
    """A table for each department's budget: its lines, their sum where no total is printed, and the stated total."""
    return tuple(_table(each) for each in report.departments)


def budget_paper(report: BudgetReport, council: str) -> Paper:
    """The budgets as a paper, with what was checked and which plans hold none."""
    year = report.period or "all years"
    sections = [
        Section(slug(each.document), f"{each.name}, {each.period}", (_table(each), Paragraph(literal(agreement(each)))))
        for each in report.departments
    ]
    if report.without_budget:
        missing = Items(tuple(Item(literal(document)) for document in report.without_budget))
        sections.append(Section("without-a-budget", "Plans without a budget", (missing,)))
    return Paper(
        kind="budget",
        reference=f"budget-{report.period or 'all'}",
        title="Budgets of the departments",
        subtitle=year,
        council=council,
        cover=(
            Fact("Year", (literal(year),)),
            Fact("Signs", (literal(report.sign_convention),)),
            Fact("Total", (_total(report),)),
        ),
        sections=tuple(sections),
    )


def agreement(budget: DepartmentBudget) -> str:
    """In one sentence, whether each stated figure is what its lines make."""
    if not budget.sums:
        return "The table states no total."
    if budget.agrees:
        return "The lines make each stated total." if len(budget.sums) > 1 else "The lines make the stated total."
    wrong = next(each for each in budget.sums if not each.holds)
    return f"{wrong.what[0].upper()}{wrong.what[1:]} is {figure(wrong.stated)}, its lines make {figure(wrong.lines)}."


def in_unit(pounds: Decimal, unit: MoneyUnit) -> str:
    """An amount of pounds as it stands under the unit; its own decimals are kept where it has more."""
    value = pounds / unit.pounds
    whole = value.to_integral_value()
    return figure(whole if value == whole else value.normalize())


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


def _rows(budget: DepartmentBudget, *, has_funds: bool) -> Iterator[Row]:
    for each in budget.figures:
        own: tuple[Value, ...] = (literal(each.fund) if each.fund else Absent("not stated"),) if has_funds else ()
        yield Row((literal(each.label), *own, literal(in_unit(each.pounds, budget.unit))))
    blank: tuple[Value, ...] = (literal(""),) if has_funds else ()
    if budget.stated_total is not None:
        yield Row(
            (literal(budget.total_label), *blank, literal(in_unit(budget.stated_total, budget.unit))), RowKind.TOTAL
        )
        return
    for fund, pounds in budget.sum_by_fund.items():
        named: tuple[Value, ...] = (literal(fund),) if has_funds else ()
        yield Row((literal("Sum of the lines"), *named, literal(in_unit(pounds, budget.unit))), RowKind.TOTAL)


def _total(report: BudgetReport) -> Value:
    if report.total is not None:
        return literal(f"{in_unit(report.total, report.unit)} ({report.unit.symbol})")
    if not report.departments:
        return Absent("no plan holds a budget")
    return Status("not added up", Tone.UNKNOWN, "several years or funds are never added together unasked")
