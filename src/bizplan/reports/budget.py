"""Plans' money to the budget report: lines and totals by department, each stated figure held against its lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bizplan.diagnostics import Route
from bizplan.index.money import PlanMoney
from bizplan.index.record import Record
from bizplan.index.setting import Setting
from bizplan.index.totals import Sum
from bizplan.values.amounts import MoneyUnit

SEVERAL_YEARS = "several years"
"""Why budgets of more than one year are not added."""
SIGNS = {
    "cost positive": "Spending is positive; income stands in brackets.",
    "income positive": "Income is positive; spending stands in brackets.",
}
"""Sign convention -> what it means on the page."""


class Agreement(StrEnum):
    """How a stated figure stands to the lines it should be made of."""

    EXACT = "exact"
    ROUNDED = "within rounding"
    """Off by no more than the rounding of its parts allows."""
    PARTIAL = "not all listed"
    """The plan says that its lines are not all there is, so nothing need agree."""
    LINES_MISSING = "lines not found"
    """A sub-total sums labels that no line bears, so nothing can be said."""
    NOT_PUBLISHED = "not published"
    """A figure or a line of it is left out for the public, so nothing can be said."""
    WRONG = "wrong"


class FigureKind(StrEnum):
    """What a stated figure is in its table."""

    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CONTROL = "control"
    """Finance's own figure, which stands outside the table."""


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
    """Exact; income is negative where cost is positive."""
    line: int
    """The line of the plan's file, from 1, at which it stands; 0 where that was not asked for."""


@dataclass(frozen=True, slots=True)
class FundSum:
    """What the lines of one fund make."""

    fund: str
    """The fund's name, or empty for lines that state none."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A sum that the plan states, held against its lines."""

    kind: FigureKind
    label: str
    """The words beside it; for finance's figure its source."""
    stated: Decimal
    """In pounds."""
    lines: Decimal
    """What its lines make, in pounds."""
    agreement: Agreement
    after: int
    """The position, from 0, of the last line it sums; -1 if it sums none."""
    parts: tuple[int, ...]
    """The positions, from 0, of the lines it sums."""


@dataclass(frozen=True, slots=True)
class DepartmentBudget:
    """A department's budget in one year."""

    document: str
    """The plan's id."""
    file: str
    """The plan's file, from the repository's root."""
    department: str
    """The department's id."""
    name: str
    """The department's name."""
    period: str
    """The financial year."""
    unit: MoneyUnit
    """The unit of the printed table."""
    basis: str
    """net or gross."""
    scope: str
    """What the table takes in or leaves out, or empty."""
    figures: tuple[BudgetFigure, ...]
    """In printed order."""
    sum_by_fund: tuple[FundSum, ...]
    """What the lines make, fund by fund, in printed order."""
    stated: tuple[StatedFigure, ...]
    """Total, sub-totals and finance's figure, as far as the plan states them."""

    @property
    def total(self) -> StatedFigure | None:
        """The stated total; None where the table prints none."""
        return next((each for each in self.stated if each.kind is FigureKind.TOTAL), None)

    @property
    def agrees(self) -> bool:
        """Whether every stated figure is what its lines make."""
        return not any(each.agreement in {Agreement.WRONG, Agreement.LINES_MISSING} for each in self.stated)


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """Budgets of departments' own plans; the plans of teams and people are parts of them and are not added again."""

    period: str
    """The year, or empty for all years."""
    unit: MoneyUnit
    """The unit in which sums over departments are shown."""
    sign_convention: str
    """cost positive or income positive, as the organisation states."""
    departments: tuple[DepartmentBudget, ...]
    """In the organisation's order, then by year."""
    without_budget: tuple[str, ...]
    """Departments' plans of the period that hold no budget, by id."""
    unread: tuple[str, ...]
    """Departments' plans of the period whose budget could not be read, by id."""
    sum_by_fund: tuple[FundSum, ...]
    """What all departments' lines make, fund by fund; empty where they must not be added."""
    not_added: str
    """Why departments were not added: several years, or net and gross; empty where they were."""

    @property
    def total(self) -> Decimal | None:
        """The sum over all departments in pounds; None where that would add several years, bases or funds."""
        return self.sum_by_fund[0].pounds if len(self.sum_by_fund) == 1 else None

    def in_unit(self, unit: MoneyUnit | None) -> "BudgetReport":
        """The same report, every figure shown in one unit; each in its table's own where none is given."""
        if unit is None:
            return self
        return replace(self, unit=unit, departments=tuple(replace(each, unit=unit) for each in self.departments))


def build_budget(
    money: Iterable[PlanMoney],
    plans: Iterable[Record],
    setting: Setting,
    period: str = "",
    line_numbers: Mapping[tuple[str, Route], int] | None = None,
) -> BudgetReport:
    """The budget report of a period, or of all.

    `plans` holds the record of every document, so that departments' plans without a budget can be named.
    `line_numbers` holds the lines of the places that are known.
    """
    organisation = setting.organisation
    names = {each.id: each.name for each in organisation.departments} if organisation else {}
    order = {department: position for position, department in enumerate(names)}
    fund_names = {each.id: each.name for each in organisation.funds} if organisation else {}
    chosen = sorted(
        (each for each in money if each.level == "department" and period in {"", each.period}),
        key=lambda each: (order.get(each.department, len(order)), each.department, each.period),
    )
    departments = tuple(_department(each, names, fund_names, line_numbers or {}) for each in chosen)
    with_budget = {each.document for each in departments}
    others = [
        each
        for each in plans
        if each.level == "department" and period in {"", each.period} and each.document not in with_budget
    ]
    units = [unit for unit in MoneyUnit if any(each.unit is unit for each in departments)]
    not_added = _not_added(departments)
    figures = (figure for each in departments for figure in each.figures)
    return BudgetReport(
        period,
        units[0] if units else MoneyUnit.THOUSAND,
        organisation.sign_convention if organisation else "cost positive",
        departments,
        tuple(each.document for each in others if not each.unreadable),
        tuple(each.document for each in others if each.unreadable),
        () if not_added else _sum_by_fund(figures),
        not_added,
    )


def _department(
    money: PlanMoney,
    names: Mapping[str, str],
    fund_names: Mapping[str, str],
    line_numbers: Mapping[tuple[str, Route], int],
) -> DepartmentBudget:
    figures = tuple(
        BudgetFigure(
            line.label,
            line.service,
            fund_names.get(line.fund, line.fund),
            line.pounds,
            line_numbers.get((money.file, line.route), 0),
        )
        for line in money.lines
    )
    return DepartmentBudget(
        money.document,
        money.file,
        money.department,
        names.get(money.department, money.department),
        money.period,
        money.unit,
        money.basis,
        money.scope,
        figures,
        _sum_by_fund(figures),
        tuple(_stated(each, money.unit) for each in money.sums),
    )


def _stated(found: Sum, unit: MoneyUnit) -> StatedFigure:
    kinds = {"total": FigureKind.TOTAL, "subtotals": FigureKind.SUBTOTAL, "control": FigureKind.CONTROL}
    positions = [at for route, _ in found.parts if route[1] == "lines" and isinstance(at := route[2], int)]
    return StatedFigure(
        kinds[str(found.route[1])],
        found.label,
        found.stated * unit.pounds,
        found.lines * unit.pounds,
        _agreement(found),
        max(positions, default=-1),
        tuple(positions),
    )


def _agreement(found: Sum) -> Agreement:
    if found.unknown:
        return Agreement.LINES_MISSING
    if found.difference.is_nan():
        return Agreement.NOT_PUBLISHED
    if not found.exhaustive:
        return Agreement.PARTIAL
    if not found.holds:
        return Agreement.WRONG
    return Agreement.ROUNDED if found.difference else Agreement.EXACT


def _sum_by_fund(figures: Iterable[BudgetFigure]) -> tuple[FundSum, ...]:
    sums: dict[str, Decimal] = {}
    for each in figures:
        sums[each.fund] = sums.get(each.fund, Decimal(0)) + each.pounds
    return tuple(FundSum(fund, pounds) for fund, pounds in sums.items())


def _not_added(departments: tuple[DepartmentBudget, ...]) -> str:
    if len({each.period for each in departments}) > 1:
        return SEVERAL_YEARS
    return "net and gross" if len({each.basis for each in departments}) > 1 else ""
