"""A figure or a table that a text takes from a plan to what stands there, or to why nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.walk import entities
from bizplan.model.budget import Budget
from bizplan.model.measure import Measure, Part
from bizplan.model.plan import Plan
from bizplan.values.amounts import MoneyUnit
from bizplan.values.live import COVERAGE, LiveReference
from bizplan.values.nearness import nearest


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the unit of its table."""

    amount: Decimal
    unit: MoneyUnit


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a budget."""

    per_cent: Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries there are."""

    number: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure; of a measure in parts, the part that is meant."""

    measure: Measure
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A part of the plan that is shown as it stands: its budget, its measures, its risks."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why nothing stands there, and the way out."""

    reason: str
    hint: str


Quoted = Money | Share | Count | Counted | Whole | Lacking
"""What a reference finds in a plan."""


def quoted(live: LiveReference, plan: Plan) -> Quoted | None:
    """What live data in a text finds in a plan; None where it rests on all plans together.

    That the plan holds the item that is named is for the reference itself to say; one it does not hold is lacking here.
    """
    match live.what:
        case what if what in COVERAGE:
            return None
        case "budget" if live.is_table:
            return Whole(plan) if plan.budget is not None else _no_budget(plan)
        case "budget" | "share":
            return _money(live, plan)
        case "measures" | "risks" if live.is_table:
            held = plan.measures if live.what == "measures" else plan.risks
            return Whole(plan) if held else Lacking(f"{plan.document_id} has no {live.what}", "Leave the table out.")
        case "target" | "baseline" | "reading" | "status" | "history":
            return _counted(live, plan)
        case kind:
            return Count(len(getattr(plan, kind)))


def measure_of(plan: Plan, item: str) -> Counted | None:
    """The measure of an id, or the part of one; None if no measure of the plan bears it."""
    for measure in plan.measures:
        if measure.id == item:
            return Counted(measure)
        for part in measure.parts:
            if part.id == item:
                return Counted(measure, part)
    return None


def _no_budget(plan: Plan) -> Lacking:
    return Lacking(f"{plan.document_id} has no budget", "Give the plan its budget, or leave the reference out.")


def _money(live: LiveReference, plan: Plan) -> Quoted:
    budget = plan.budget
    if budget is None:
        return _no_budget(plan)
    if live.reference.item:
        return _of_service(live, budget, plan)
    return _stated(live.of, budget, plan) if live.of else _total(budget, plan)


def _of_service(live: LiveReference, budget: Budget, plan: Plan) -> Quoted:
    """All lines that name a service together, or what part of the stated total they are."""
    service = live.reference.item
    if live.of:
        reason = f"“{live.of}” is a label, and {service} is a service"
        return Lacking(reason, f"Write [[{plan.document_id} budget “{live.of}”]], or leave the label out.")
    lines = [each.amount for each in budget.lines if each.service is not None and each.service.item == service]
    if not lines:
        return Lacking(f"no budget line of {plan.document_id} names the service {service}", "Name another service.")
    amount, whole = sum(lines, Decimal(0)), _total(budget, plan)
    if live.what == "budget":
        return Money(amount, budget.unit)
    if isinstance(whole, Lacking):
        return whole
    if not whole.amount:
        return Lacking(
            f"the budget of {plan.document_id} comes to nothing; no service is a share of it", "Leave it out."
        )
    return Share(amount / whole.amount * 100)


def _total(budget: Budget, plan: Plan) -> Money | Lacking:
    if budget.total is not None:
        return Money(budget.total.amount, budget.unit)
    labels = [*(each.label for each in budget.subtotals), *(each.label for each in budget.lines)]
    known = ", ".join(f"“{each}”" for each in labels[:3])
    return Lacking(
        f"the budget of {plan.document_id} states no total",
        f"Name a line or a sub-total by its label after “budget”, such as {known}.",
    )


def _stated(label: str, budget: Budget, plan: Plan) -> Quoted:
    """What is printed beside a label: of a line, a sub-total or the total; lines of one label must be told apart."""
    stated = [(each.label, each.amount) for each in budget.lines]
    stated += [(each.label, each.amount) for each in budget.subtotals]
    stated += [(budget.total.label, budget.total.amount)] if budget.total else []
    found = [amount for each, amount in stated if _plain(each) == _plain(label)]
    if len(found) == 1:
        return Money(found[0], budget.unit)
    where = f"the budget of {plan.document_id}"
    if found:
        return Lacking(f"{len(found)} lines of {where} are called “{label}”", "Name the service, or another label.")
    near = nearest(label, (each for each, _ in stated), most=4)
    labels = ", ".join(f"“{each}”" for each, _ in stated)
    return Lacking(f"“{label}” is no line of {where}", f"Did you mean “{near}”?" if near else f"There are: {labels}.")


def _counted(live: LiveReference, plan: Plan) -> Quoted:
    found = measure_of(plan, live.reference.item)
    if found is None:
        near = nearest(live.reference.item, _measure_ids(plan))
        hint = f"Did you mean “{plan.document_id}/{near}”?" if near else "Name a measure of the plan by its id."
        return Lacking(f"{plan.document_id} has no measure {live.reference.item}", hint)
    holder = found.part or found.measure
    what = live.what
    if what in {"reading", "status"} and found.part is None and found.measure.parts:
        parts = ", ".join(each.id for each in found.measure.parts)
        return Lacking(f"{holder.id} reports several figures", f"Name one of its parts: {parts}.")
    lacks = {
        "target": holder.target is None and found.measure.target is None,
        "baseline": holder.baseline is None,
        "status": found.part is not None,
    }
    if lacks.get(what, False):
        return Lacking(f"{holder.id} in {plan.document_id} has no {what}", "Give the measure one, or leave it out.")
    return found


def _measure_ids(plan: Plan) -> Iterable[str]:
    return (each.id for each in entities(plan) if type(each.entity).kind_of_item == "measure")


def _plain(label: str) -> str:
    return " ".join(label.lower().split())
