"""A plan to its money: each budget line with what it is for, and how the stated totals stand."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.totals import Sum, budget_sums
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.values.amounts import MoneyUnit


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
    """The fund's id; empty where none is stated."""
    risk_class: str
    type: str
    income: bool
    route: Route


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


def plan_money(loaded: Loaded, _indexed: Indexed, _setting: Setting) -> PlanMoney | None:
    """The money of one plan; None for a plan without a budget and for documents of other kinds."""
    plan = loaded.model
    if not isinstance(plan, Plan) or plan.budget is None or "budget" in loaded.damaged:
        return None
    budget = plan.budget
    names = {service.id: service.name for service in plan.services}
    lines = tuple(
        MoneyLine(
            line.label,
            str(line.service or ""),
            names.get(str(line.service or ""), ""),
            line.amount * budget.unit.pounds,
            str(line.fund or budget.fund or ""),
            line.risk_class or budget.risk_class or "",
            line.type or "",
            line.income,
            ("budget", "lines", position),
        )
        for position, line in enumerate(budget.lines)
    )
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
        lines,
        total.label if total else "",
        total.amount * budget.unit.pounds if total else None,
        tuple(budget_sums(budget)),
    )
