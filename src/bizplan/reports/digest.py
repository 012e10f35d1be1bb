"""One year's departmental plans to the same few facts of each, so that they can be read side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.plan_digest import PlanDigest
from bizplan.index.setting import Setting
from bizplan.reports.budget import BudgetReport
from bizplan.reports.coverage import CoverageReport
from bizplan.values.amounts import MoneyUnit


@dataclass(frozen=True, slots=True)
class DigestMoney:
    """A department's budget within one fund."""

    fund: str
    """The fund's name, or empty where none is stated."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class DepartmentDigest:
    """One department's plan in the form that all share."""

    department: str
    name: str
    short_name: str
    plan: PlanDigest
    outcomes: tuple[tuple[str, str], ...]
    """The outcomes that its work serves, as lasting id and label."""
    named_only: tuple[tuple[str, str], ...]
    """Those that it names with no work behind them."""
    money: tuple[DigestMoney, ...]
    """Fund by fund; empty for a plan without a budget."""
    basis: str
    """net or gross; empty without a budget."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The departments' plans of one year."""

    period: str
    framework: str
    framework_title: str
    unit: MoneyUnit
    departments: tuple[DepartmentDigest, ...]
    """In the organisation's order."""
    without: tuple[str, ...]
    """The names of departments without a plan of the year, where they existed then."""


def build_digest(  # noqa: PLR0913, PLR0917 -- five reports of one year, and whom it must not name
    plans: Iterable[PlanDigest],
    coverage: CoverageReport,
    budget: BudgetReport,
    setting: Setting,
    period: str,
    hidden: frozenset[str] = frozenset(),
) -> Digest:
    """The digest of departments' plans; `coverage` and `budget` are of the same year, by department.

    `hidden` holds the departments whose plans the public does not see; of those it is not said that they have none.
    """
    organisation = setting.organisation
    departments = organisation.departments if organisation else ()
    names = {each.id: (each.name, each.short_name or each.name) for each in departments}
    known = {each.department: each for each in reversed(list(plans)) if each.level == "department"}
    order = [*(each.id for each in departments if each.id in known), *(each for each in known if each not in names)]
    money = {each.document: each for each in budget.departments}
    found = []
    for department in order:
        plan = known[department]
        own = money.get(plan.document)
        served, named = _outcomes(department, coverage)
        name, short = names.get(department, (department, department))
        sums = tuple(DigestMoney(each.fund, each.pounds) for each in own.sum_by_fund) if own else ()
        if own is not None and own.total is not None and len(sums) == 1:
            sums = (DigestMoney(sums[0].fund, own.total.stated),)
        basis = own.basis if own else ""
        found.append(DepartmentDigest(department, name, short, plan, served, named, sums, basis))
    first_day = f"{period[:4]}-04-01"
    without = (
        each.name
        for each in departments
        if each.id not in known and each.id not in hidden and (not each.until or str(each.until) >= first_day)
    )
    return Digest(period, coverage.framework, coverage.framework_title, budget.unit, tuple(found), tuple(without))


def _outcomes(
    department: str, coverage: CoverageReport
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The outcomes that a department's work serves, and those that it only names."""
    served: list[tuple[str, str]] = []
    named: list[tuple[str, str]] = []
    for row in coverage.outcomes:
        cell = next((each for each in row.cells if each.column == department), None)
        label = (row.outcome, row.number or row.title)
        if cell is not None and cell.state.has_work:
            served.append(label)
        elif cell is not None and cell.state == "asserted":
            named.append(label)
    return tuple(served), tuple(named)
