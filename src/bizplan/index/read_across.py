"""A plan to what is read across plans: its objectives, programmes and measures with their words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.index.plan_facts import PlanFacts, Worded, plan_facts
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Item
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Comparable:
    """An entry of a plan that may stand in another plan as well."""

    kind: str
    """objective, programme or measure; a workstream is a programme."""
    name: str
    """Its name; empty if it has none."""
    worded: Worded
    definition: str = ""
    """Of a measure: exactly what is counted."""
    unit: str = ""
    """Of a measure: what the figure is in."""


@dataclass(frozen=True, slots=True)
class ReadAcross:
    """One plan, as it is read beside others."""

    plan: PlanFacts
    entries: tuple[Comparable, ...]
    """In order of the plan."""


def read_across(loaded: Loaded, indexed: Indexed, setting: Setting) -> ReadAcross | None:
    """What one plan has that other plans may have too; None for a document that is no plan."""
    facts = plan_facts(loaded, indexed, setting)
    if facts is None or not isinstance(loaded.model, Plan):
        return None
    return ReadAcross(facts, tuple(_entries(loaded.model)))


def is_shared(plan: PlanFacts, here: Worded, other: PlanFacts, there: Worded) -> bool:
    """Whether two entries are the same on purpose: one names the other's department as a partner, or leads to it."""
    return _names(plan, here, other, there) or _names(other, there, plan, here)


def _names(plan: PlanFacts, here: Worded, other: PlanFacts, there: Worded) -> bool:
    if other.coverage.department in here.partners:
        return True
    return any((other.document, there.item) in work.through for work in plan.coverage.work if work.item == here.item)


def _entries(plan: Plan) -> Iterator[Comparable]:
    for at, objective in enumerate(plan.objectives):
        yield Comparable("objective", objective.name or "", _worded(objective, objective.text, ("objectives", at)))
    for at, programme in enumerate(plan.programmes):
        yield Comparable("programme", programme.name or "", _worded(programme, programme.text, ("programmes", at)))
    for at, workstream in enumerate(plan.workstreams):
        yield Comparable("programme", workstream.name or "", _worded(workstream, workstream.text, ("workstreams", at)))
    for at, measure in enumerate(plan.measures):
        yield _measure(measure, at)


def _measure(measure: Measure, at: int) -> Comparable:
    worded = _worded(measure, measure.text, ("measures", at))
    return Comparable("measure", measure.name or "", worded, measure.definition or "", measure.unit or "")


def _worded(item: Item, text: str, route: tuple[str, int]) -> Worded:
    return Worded(item.id, text, tuple(map(str, item.partners)), route)
