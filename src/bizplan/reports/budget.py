"""Plans' money to the budget report: lines and totals by department, each stated total held against its lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.money import PlanMoney
from bizplan.index.setting import Setting
from bizplan.index.totals import Sum
from bizplan.values.amounts import MoneyUnit


@dataclass(frozen=True, slots=True)
class BudgetFigure:
    """One line of a department's budget."""

    label: str
    """The line as printed."""
    service: str
    """The service's id, or empty."""
    fund: str
    """The fund's name, or empty where none is stated."""
    pounds: Decimal
    place: str
    """The file it stands in."""


@dataclass(frozen=True, slots=True)
class DepartmentBudget:
    """A department's budget in one year."""

    document: str
    department: str
    name: str
    period: str
    unit: MoneyUnit
    """The unit of the printed table."""
    basis: str
    scope: str
    figures: tuple[BudgetFigure, ...]
    """In printed order."""
    sum_of_lines: Decimal
    """In pounds."""
    total_label: str
    stated_total: Decimal | None
    """In pounds; None where the table prints none."""
    sums: tuple[Sum, ...]
    """Every stated figure with the lines it is made of, in the printed unit."""

    @property
    def sum_by_fund(self) -> Mapping[str, Decimal]:
        """Fund's name -> what its lines make in pounds, in printed order; funds are never added together unasked."""
        sums: dict[str, Decimal] = {}
        for each in self.figures:
            sums[each.fund] = sums.get(each.fund, Decimal(0)) + each.pounds
        return sums

    @property
    def agrees(self) -> bool:
        """Whether every stated figure is what its lines make."""
        return all(each.holds for each in self.sums)


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """Budgets of departments' own plans; the plans of teams and people are parts of them and are not added again."""

    period: str
    """The year, or empty for all years."""
    unit: MoneyUnit
    """The unit in which figures are shown."""
    sign_convention: str
    departments: tuple[DepartmentBudget, ...]
    """In the organisation's order, then by year."""
    without_budget: tuple[str, ...]
    """Departments' plans of the period that hold no budget, by id."""
    total: Decimal | None
    """The sum over departments in pounds; None over several years or funds, which are never added unasked."""
    funds: tuple[str, ...]
    """The funds that lines name, by name."""


def build_budget(
    money: Iterable[PlanMoney], plans: Iterable[tuple[str, str]], setting: Setting, period: str = ""
) -> BudgetReport:
    """The budget report of a period, or of all.

    `plans` holds id and period of every department's plan, so that those without a budget can be named.
    """
    organisation = setting.organisation
    names = {each.id: each.name for each in organisation.departments} if organisation else {}
    order = {department: position for position, department in enumerate(names)}
    fund_names = {each.id: each.name for each in organisation.funds} if organisation else {}
    chosen = sorted(
        (each for each in money if each.level == "department" and (not period or each.period == period)),
        key=lambda each: (order.get(each.department, len(order)), each.department, each.period),
    )
    departments = tuple(_department(each, names, fund_names) for each in chosen)
    with_budget = {each.document for each in departments}
    funds = tuple(dict.fromkeys(figure.fund for each in departments for figure in each.figures if figure.fund))
    unmixed = len({each.period for each in departments}) == 1 and len(funds) <= 1
    units = [unit for unit in MoneyUnit if any(each.unit is unit for each in departments)]
    return BudgetReport(
        period,
        units[0] if units else MoneyUnit.THOUSAND,
        organisation.sign_convention if organisation else "cost positive",
        departments,
        tuple(document for document, year in plans if (not period or year == period) and document not in with_budget),
        sum((each.sum_of_lines for each in departments), Decimal(0)) if unmixed else None,
        funds,
    )


def _department(money: PlanMoney, names: Mapping[str, str], fund_names: Mapping[str, str]) -> DepartmentBudget:
    figures = tuple(
        BudgetFigure(line.label, line.service, fund_names.get(line.fund, line.fund), line.pounds, money.file)
        for line in money.lines
    )
    return DepartmentBudget(
        money.document,
        money.department,
        names.get(money.department, money.department),
        money.period,
        money.unit,
        money.basis,
        money.scope,
        figures,
        sum((each.pounds for each in figures), Decimal(0)),
        money.total_label,
        money.stated_total,
        money.sums,
    )
