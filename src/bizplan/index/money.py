"""A plan to its money: each budget line with what it is for, and how the stated totals stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.totals import Sum, budget_sums
from bizplan.load import Loaded
from bizplan.model.budget import Budget, BudgetLine
from bizplan.model.plan import Plan
from bizplan.values.amounts import MoneyUnit
from bizplan.values.refs import Reference


@dataclass(frozen=True, slots=True)
class FurtherMoney:
    """A line in a further column of its table, in pounds."""

    year: str
    of: str
    """budget, latest budget, actual or forecast."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One budget line, in pounds."""

    label: str
    """As printed."""
    service: str
    """The service's id; empty where the line names none."""
    service_name: str
    pounds: Decimal
    """Exact; income is negative where cost is positive."""
    fund: str
    """The fund's id, whichever of its names the plan uses; empty where none is stated."""
    risk_class: str
    type: str
    income: bool
    route: Route
    gross: Decimal | None = None
    """Before income, where the table prints that beside the net amount."""
    less_income: Decimal | None = None
    """The income taken off, signed so that it and the gross figure make the amount."""
    further: tuple[FurtherMoney, ...] = ()
    """Other years, or other states of this year, as far as the table has them."""


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """One plan's budget."""

    file: str
    document: str
    department: str
    level: str
    period: str
    unit: MoneyUnit
    """The unit of the printed table."""
    basis: str
    scope: str
    lines: tuple[MoneyLine, ...]
    total_label: str
    stated_total: Decimal | None
    """In pounds; None where the table prints no total."""
    sums: tuple[Sum, ...]
    """Each stated figure against its lines, in the printed unit."""
    year: str = ""
    """The financial year of the figures; the plan's period, unless the table is of another year."""
    rounded: bool = False
    """Whether the lines were rounded."""
    exhaustive: bool = True
    """False where the lines are not all there is."""


def plan_money(loaded: Loaded, _indexed: Indexed, setting: Setting) -> PlanMoney | None:
    """The money of one plan; None for a plan without a budget and for documents of other kinds."""
    plan = loaded.model
    if not isinstance(plan, Plan) or plan.budget is None or "budget" in loaded.damaged:
        return None
    budget = plan.budget
    names = {service.id: service.name for service in plan.services}
    total = budget.total
    return PlanMoney(
        loaded.file,
        plan.document_id,
        str(plan.department),
        plan.level,
        str(plan.period),
        budget.unit,
        budget.basis,
        budget.scope or "",
        tuple(_line(line, position, budget, names, setting) for position, line in enumerate(budget.lines)),
        total.label if total else "",
        total.amount * budget.unit.pounds if total else None,
        tuple(budget_sums(budget)),
        str(budget.year),
        budget.rounded,
        budget.exhaustive,
    )


def fund_id(reference: Reference | None, setting: Setting) -> str:
    """The lasting id of the fund that a plan names, by its id or by an earlier or later name; empty for none."""
    named = str(reference or "")
    return next((each.item for each in setting.organisation_targets.get(named, ()) if each.kind == "fund"), named)


def _line(line: BudgetLine, position: int, budget: Budget, names: Mapping[str, str], setting: Setting) -> MoneyLine:
    service, worth = str(line.service or ""), budget.unit.pounds
    return MoneyLine(
        line.label,
        service,
        names.get(service, ""),
        line.amount * worth,
        fund_id(line.fund or budget.fund, setting),
        line.risk_class or budget.risk_class or "",
        line.type or "",
        line.income,
        ("budget", "lines", position),
        None if line.gross is None else line.gross * worth,
        None if line.less_income is None else line.less_income * worth,
        tuple(FurtherMoney(str(each.year), each.of, each.amount * worth) for each in line.further),
    )
