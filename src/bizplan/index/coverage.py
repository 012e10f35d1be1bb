"""A plan to what it does for the corporate outcomes: the work behind each, and what it only says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from bizplan.index.links import Link, Pending
from bizplan.index.record import Indexed
from bizplan.index.setting import Framework, Setting, Target
from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.base import Item
from bizplan.model.budget import Budget
from bizplan.model.measure import Measure, Part
from bizplan.model.plan import Plan

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """An outcome of one framework; a number alone would mean nothing."""

    framework: str
    outcome: str
    """The outcome's lasting id."""


@dataclass(frozen=True, slots=True)
class ActivityKey:
    """A lettered activity of an outcome."""

    framework: str
    outcome: str
    """The outcome's lasting id."""
    letter: str


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of a plan that serves, measures or threatens an outcome, or could."""

    document: str
    kind: str
    item: str
    name: str
    """Its name, or the beginning of its text."""
    outcomes: tuple[OutcomeKey, ...]
    """The outcomes it names itself."""
    through: tuple[tuple[str, str], ...]
    """The items it contributes to or measures, each as document and id."""
    activities: tuple[ActivityKey, ...] = ()
    """The lettered activities among what it names itself."""
    has_target: bool = False
    """Of a measure: whether it has a figure or a date to reach."""


@dataclass(frozen=True, slots=True)
class SpendLine:
    """A budget line, as far as it matters to which outcome its money leads."""

    label: str
    """As printed."""
    service: str
    """The id of the service it is for; empty where the line names none."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """One plan, as the map of outcomes needs it."""

    document: str
    department: str
    level: str
    period: str
    framework: str
    work: tuple[Work, ...]
    named: tuple[OutcomeKey, ...]
    """Outcomes that the plan as a whole says it serves."""
    blanket: str
    """Its claim on every outcome at once, as printed; empty if it makes none."""
    named_activities: tuple[ActivityKey, ...] = ()
    """Lettered activities among what the plan as a whole names."""
    money: tuple[SpendLine, ...] = ()
    """Its budget, line by line."""


WORK_KINDS = (
    "service", "objective", "programme", "workstream", "commitment", "action", "capability", "ambition", "plan-aim"
)  # fmt: skip
"""Entries that can serve an outcome, in the order in which they are shown."""
THREAD_KINDS = (*WORK_KINDS, "measure", "risk")
"""Entries from which a thread upwards may begin: a measure and a risk hang on the thread, and are no work."""
_UPWARDS = frozenset({"contributes_to", "measures"})


def plan_coverage(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanCoverage | None:
    """What one plan does for the outcomes; None for a document that is no plan."""
    plan = loaded.model
    if not isinstance(plan, Plan):
        return None
    outcomes, through = threads_of(indexed, setting)
    activities = _activities(indexed, setting)
    work = tuple(
        Work(
            plan.document_id,
            type(placed.entity).kind_of_item,
            placed.entity.id,
            placed.entity.name or _beginning(placed.entity.text or placed.entity.id),
            outcomes.get(placed.entity.id, ()),
            through.get(placed.entity.id, ()),
            activities.get(placed.entity.id, ()),
            isinstance(placed.entity, Measure) and has_target(placed.entity),
        )
        for placed in entities(plan)
        if isinstance(placed.entity, Item) and type(placed.entity).kind_of_item in THREAD_KINDS
    )
    blanket = plan.outcomes.blanket.text if plan.outcomes is not None and plan.outcomes.blanket is not None else ""
    return PlanCoverage(
        plan.document_id,
        str(plan.department),
        plan.level,
        str(plan.period),
        str(plan.corporate_plan),
        work,
        tuple(dict.fromkeys(_named(plan, indexed, setting))),
        blanket,
        tuple(dict.fromkeys(_named_activities(indexed, setting))),
        () if plan.budget is None or "budget" in loaded.damaged else tuple(_spending(plan.budget)),
    )


def has_target(measure: Measure) -> bool:
    """Whether a measure, or a part of it, has a figure or a date to reach; a direction alone is none."""
    return _aims(measure) or any(map(_aims, measure.parts))


def threads_of(
    indexed: Indexed, setting: Setting
) -> tuple[Mapping[str, tuple[OutcomeKey, ...]], Mapping[str, tuple[tuple[str, str], ...]]]:
    """Item id -> outcomes it names itself, and item id -> items it contributes to."""
    outcomes: dict[str, tuple[OutcomeKey, ...]] = {}
    through: dict[str, tuple[tuple[str, str], ...]] = {}
    for link in indexed.links:
        target = link.target
        if link.placed.field not in _UPWARDS or target is None:
            continue
        key = outcome_key(target, setting)
        if key is not None:
            outcomes[link.placed.within] = _with(outcomes.get(link.placed.within, ()), key)
        elif target.kind in THREAD_KINDS:
            through[link.placed.within] = _with(through.get(link.placed.within, ()), (target.document, target.item))
    for pending in indexed.record.pending:
        if pending.placed.field in _UPWARDS and pending.item:
            through[pending.placed.within] = _with(through.get(pending.placed.within, ()), _step(pending))
    return outcomes, through


def _named(plan: Plan, indexed: Indexed, setting: Setting) -> Iterator[OutcomeKey]:
    framework: Framework | None = setting.frameworks.get(str(plan.corporate_plan))
    by_position: dict[int, Link] = {
        int(link.placed.route[2]): link for link in indexed.links if link.placed.route[:2] == ("outcomes", "claims")
    }
    for position, claim in enumerate(plan.outcomes.claims if plan.outcomes else ()):
        link = by_position.get(position)
        target = link.target if link else None
        if target is not None and (key := outcome_key(target, setting)):
            yield key
        elif claim.outcome is None and claim.title and framework is not None:
            titled = framework.titled(claim.title)
            if len(titled) == 1:
                yield OutcomeKey(framework.plan.id, titled[0].id)


def _named_activities(indexed: Indexed, setting: Setting) -> Iterator[ActivityKey]:
    for link in indexed.links:
        if link.placed.route[:2] == ("outcomes", "claims") and link.target is not None:
            key = _activity_key(link.target, setting)
            if key is not None:
                yield key


def _activities(indexed: Indexed, setting: Setting) -> Mapping[str, tuple[ActivityKey, ...]]:
    """Item id -> the lettered activities that it names."""
    found: dict[str, tuple[ActivityKey, ...]] = {}
    for link in indexed.links:
        if link.placed.field in _UPWARDS and link.target is not None:
            key = _activity_key(link.target, setting)
            if key is not None:
                found[link.placed.within] = _with(found.get(link.placed.within, ()), key)
    return found


def _spending(budget: Budget) -> Iterator[SpendLine]:
    for line in budget.lines:
        yield SpendLine(line.label, str(line.service or ""), line.amount * budget.unit.pounds)


def _aims(entity: Measure | Part) -> bool:
    target = entity.target
    return target is not None and not (target.value is None and target.least is None and target.by is None)


def _activity_key(target: Target, setting: Setting) -> ActivityKey | None:
    if target.kind != "activity" or target.document not in setting.frameworks:
        return None
    outcome, _, letter = target.item.partition("/")
    return ActivityKey(target.document, outcome, letter)


def outcome_key(target: Target, setting: Setting) -> OutcomeKey | None:
    """The outcome that a reference leads to, itself or by one of its activities; None for anything else."""
    if target.kind not in {"outcome", "activity"} or target.document not in setting.frameworks:
        return None
    return OutcomeKey(target.document, target.item.partition("/")[0])


def _step(pending: Pending) -> tuple[str, str]:
    return (pending.document, pending.item)


def _with(known: tuple[_T, ...], new: _T) -> tuple[_T, ...]:
    return known if new in known else (*known, new)


def _beginning(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
