"""Returns' money to budget against actual and forecast, by service, by fund and by who answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bizplan.index.like_for_like import per_cent
from bizplan.index.setting import Setting
from bizplan.index.spending import Spending, SpendingLine
from bizplan.values.amounts import MoneyUnit


class Verdict(StrEnum):
    """How a forecast stands to the budget, by the council's sign convention."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "on budget"
    UNKNOWN = "not known"
    """A figure is missing."""


@dataclass(frozen=True, slots=True)
class ActualLine:
    """One service's money, or a sum of several; None where a figure is missing, or one of those summed."""

    label: str
    """The service's name, or what is summed."""
    service: str
    """The service's id; empty for a sum."""
    planned: Decimal | None
    """What the plan's own budget lines make; None where that cannot be told."""
    original: Decimal | None
    latest: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None
    variance: Decimal | None
    """Forecast less latest approved budget, or less the original where none was approved since; in pounds."""
    variance_per_cent: Decimal | None
    verdict: Verdict
    comment: str


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """Lines of one fund and one class of who answers for them, with their sum."""

    fund: str
    """The fund's name; empty where none is stated."""
    risk_class: str
    """local risk, central risk, …; empty where none is stated."""
    lines: tuple[ActualLine, ...]
    total: ActualLine


@dataclass(frozen=True, slots=True)
class DepartmentActuals:
    """What one return says of a department's money."""

    document: str
    """The return's id."""
    file: str
    plan: str
    department: str
    name: str
    period: str
    """The reporting period; actual figures run from the beginning of the year to its end."""
    unit: MoneyUnit
    groups: tuple[RiskGroup, ...]
    fund_totals: tuple[ActualLine, ...]
    """A sum for each fund; funds are not added to one another."""
    unlike: tuple[str, ...]
    """Where a return's original budget is not what the plan's lines make, in words."""


@dataclass(frozen=True, slots=True)
class BudgetActuals:
    """Budget against actual and forecast."""

    period: str
    """The financial year; empty for all."""
    sign_convention: str
    departments: tuple[DepartmentActuals, ...]
    """The latest return of each plan, in the organisation's order."""
    without_return: tuple[str, ...]
    """Plans with a budget and no return of money, by id."""
    unread: tuple[str, ...]
    """Returns whose money could not be read in full, by file."""


def build_budget_actuals(
    found: Iterable[Spending], setting: Setting, period: str = "", department: str = ""
) -> BudgetActuals:
    """Each department's latest return of a financial year, or of every year, held against its plan."""
    everything = tuple(each for each in found if department in {"", each.plan.partition("/")[0]})
    organisation = setting.organisation
    order = {each.id: position for position, each in enumerate(organisation.departments)} if organisation else {}
    plans = {each.document: each for each in everything if each.kind == "plan" and period in {"", each.period}}
    latest: dict[str, Spending] = {}
    for each in sorted(everything, key=lambda one: (one.period, one.file)):
        if each.kind == "return" and period in {"", each.plan.partition("/")[2]} and each.lines:
            latest[each.plan] = each
    costs = organisation is None or organisation.sign_convention == "cost positive"

    def place(plan: str) -> tuple[int, str]:
        department = plan.partition("/")[0]
        return order.get(department, len(order)), plan

    departments = [each for each in sorted(latest, key=place) if each in plans or each.partition("/")[0] in order]
    return BudgetActuals(
        period,
        organisation.sign_convention if organisation else "cost positive",
        tuple(_department(latest[each], plans.get(each), setting, cost_positive=costs) for each in departments),
        tuple(each for each in sorted(plans, key=place) if each not in latest),
        tuple(
            each.file
            for each in everything
            if each.kind == "return" and not each.is_read and period in {"", each.plan.partition("/")[2]}
        ),
    )


def _department(found: Spending, plan: Spending | None, setting: Setting, *, cost_positive: bool) -> DepartmentActuals:
    organisation = setting.organisation
    names = dict(plan.names) if plan else {}
    funds = {each.id: each.name for each in organisation.funds} if organisation else {}
    placed: dict[tuple[str, str], list[ActualLine]] = {}
    unlike: list[str] = []
    for line in found.lines:
        fund, risk_class, planned = _from_plan(line, found, plan)
        label = names.get(line.service, line.service)
        placed.setdefault((fund, risk_class), []).append(_line(label, line, planned, cost_positive=cost_positive))
        if planned is not None and line.original is not None and planned != line.original:
            worth = found.unit.pounds
            unlike.append(
                f"{label}: the original budget is returned as {line.original / worth:,f}, the plan's lines make"
                f" {planned / worth:,f}"
            )
    groups = tuple(
        RiskGroup(
            funds.get(fund, fund),
            risk_class,
            tuple(lines),
            _total(_capital(risk_class or "no class stated"), lines, cost_positive=cost_positive),
        )
        for (fund, risk_class), lines in placed.items()
    )
    by_fund: dict[str, list[ActualLine]] = {}
    for group in groups:
        by_fund.setdefault(group.fund, []).extend(group.lines)
    department = found.plan.partition("/")[0]
    known = {each.id: each.name for each in organisation.departments} if organisation else {}
    return DepartmentActuals(
        found.document,
        found.file,
        found.plan,
        department,
        known.get(department, department),
        found.period,
        found.unit,
        groups,
        tuple(_total(fund or "Total", lines, cost_positive=cost_positive) for fund, lines in by_fund.items()),
        tuple(unlike),
    )


def _from_plan(line: SpendingLine, found: Spending, plan: Spending | None) -> tuple[str, str, Decimal | None]:
    """Fund and risk class of a returned line, from the plan where the return leaves them out, and the plan's figure."""
    own = [each for each in plan.lines if each.service == line.service] if plan else []
    if line.fund:
        own = [each for each in own if each.fund == line.fund]
    if line.risk_class:
        own = [each for each in own if each.risk_class == line.risk_class]
    funds, classes = {each.fund for each in own}, {each.risk_class for each in own}
    fund = line.fund or (funds.pop() if len(funds) == 1 else "")
    risk_class = line.risk_class or (classes.pop() if len(classes) == 1 else "")
    rivals = [
        each
        for each in found.lines
        if each.service == line.service and (each.fund, each.risk_class) == (line.fund, line.risk_class)
    ]
    amounts = [each.original for each in own if each.original is not None]
    planned = sum(amounts, Decimal(0)) if amounts and len(rivals) == 1 and plan and plan.is_read else None
    return fund, risk_class, planned


def _line(label: str, line: SpendingLine, planned: Decimal | None, *, cost_positive: bool) -> ActualLine:
    budget = line.latest if line.latest is not None else line.original
    variance = line.forecast - budget if line.forecast is not None and budget is not None else None
    return ActualLine(
        label,
        line.service,
        planned,
        line.original,
        line.latest,
        line.actual,
        line.forecast,
        variance,
        per_cent(variance, budget) if variance is not None and budget is not None else None,
        _verdict(variance, cost_positive=cost_positive),
        line.comment,
    )


def _total(label: str, lines: Sequence[ActualLine], *, cost_positive: bool) -> ActualLine:
    """The sum of lines; a figure that one of them lacks is not summed, and so is missing too."""
    sums: Mapping[str, Decimal | None] = {
        name: _sum(getattr(each, name) for each in lines)
        for name in ("planned", "original", "latest", "actual", "forecast", "variance")
    }
    budgets = _sum(each.latest if each.latest is not None else each.original for each in lines)
    variance = sums["variance"]
    return ActualLine(
        label,
        "",
        sums["planned"],
        sums["original"],
        sums["latest"],
        sums["actual"],
        sums["forecast"],
        variance,
        per_cent(variance, budgets) if variance is not None and budgets is not None else None,
        _verdict(variance, cost_positive=cost_positive),
        "",
    )


def _verdict(variance: Decimal | None, *, cost_positive: bool) -> Verdict:
    if variance is None:
        return Verdict.UNKNOWN
    if not variance:
        return Verdict.SAME
    return Verdict.WORSE if (variance > 0) == cost_positive else Verdict.BETTER


def _sum(values: Iterator[Decimal | None] | Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for each in values:
        if each is None:
            return None
        total += each
    return total


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
