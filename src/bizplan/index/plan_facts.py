"""A plan to what rules across all plans compare: its coverage, objectives, shared programmes and targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from bizplan.diagnostics import Route
from bizplan.index.coverage import WORK_KINDS, OutcomeKey, PlanCoverage, plan_coverage
from bizplan.index.reach import Reach, reach_of
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.values.dates import When
from bizplan.values.years import FinancialYear, Period

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Worded:
    """An entry with its words."""

    item: str
    text: str
    partners: tuple[str, ...]
    """Ids of partner organisations and departments."""
    route: Route


@dataclass(frozen=True, slots=True)
class SharedProgramme:
    """A programme that names partners, or that states what partners must agree on: dates or a cost."""

    item: str
    partners: tuple[str, ...]
    """Ids of partner organisations and departments."""
    starts: When | None
    ends: When | None
    cost: Decimal | None
    """What it costs in pounds."""
    route: Route


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """A target of a measure for a period."""

    item: str
    name: str
    """The measure's name or text, by which the same measure is known in other plans."""
    definition: str
    period: str
    """With its year."""
    value: Decimal
    unit: str
    explained: bool
    """Whether the plan says why it is what it is."""
    route: Route


@dataclass(frozen=True, slots=True)
class LeadingOut:
    """A service, programme or workstream that reaches an outcome, if at all, only through plans above."""

    item: str
    route: Route
    entries: int
    """How many entries its section has."""
    steps: tuple[tuple[str, str], ...]
    """Where its threads leave the plan, each step as document and id."""


@dataclass(frozen=True, slots=True)
class ServedHere:
    """What in a plan serves one outcome, itself or through other entries of the plan."""

    outcome: OutcomeKey
    work: bool
    """Whether there is work among it, and not measures alone."""
    measures: tuple[str, ...]
    """Ids of the measures among it."""


@dataclass(frozen=True, slots=True)
class ServedAbove:
    """What in a plan serves an entry of a plan above, itself or through other entries of the plan."""

    step: tuple[str, str]
    """Document and id of the entry."""
    work: bool
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One plan, as rules across plans see it."""

    file: str
    document: str
    coverage: PlanCoverage
    objectives: tuple[Worded, ...]
    programmes: tuple[SharedProgramme, ...]
    targets: tuple[StatedTarget, ...]
    leading_out: tuple[LeadingOut, ...]
    served: tuple[ServedHere, ...]
    served_above: tuple[ServedAbove, ...]

    def place_by_name(self, route: Route) -> tuple[str, ...]:
        """The route with the entry's id in place of its position, where these facts know the entry."""
        known: tuple[Worded | SharedProgramme | StatedTarget | LeadingOut, ...] = (
            *self.objectives,
            *self.programmes,
            *self.targets,
            *self.leading_out,
        )
        item = next((each.item for each in known if len(route) > 1 and each.route[:2] == route[:2]), "")
        return tuple(item if at == 1 and item else str(part) for at, part in enumerate(route))


def plan_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanFacts | None:
    """What rules across plans compare; None for a document that is no plan."""
    plan = loaded.model
    coverage = plan_coverage(loaded, indexed, setting)
    if not isinstance(plan, Plan) or coverage is None:
        return None
    objectives = tuple(
        Worded(each.id, each.text, _partners(each), ("objectives", at)) for at, each in enumerate(plan.objectives)
    )
    programmes = tuple(
        SharedProgramme(
            each.id,
            _partners(each),
            each.starts,
            each.ends,
            each.cost.amount * each.cost.unit.pounds if each.cost else None,
            ("programmes", at),
        )
        for at, each in enumerate(plan.programmes)
        if each.partners or each.starts or each.ends or each.cost
    )
    targets = tuple(
        StatedTarget(
            each.id,
            each.name or each.text,
            each.definition or "",
            str(replace(each.target.period or Period(None), year=_year(plan, each.target.period))),
            each.target.value,
            each.unit or "",
            each.target.reason is not None,
            ("measures", at, "target"),
        )
        for at, each in enumerate(plan.measures)
        if each.target is not None and each.target.value is not None
    )
    reach = reach_of(indexed, setting)
    kinds = {work.item: work.kind for work in coverage.work}
    return PlanFacts(
        loaded.file,
        plan.document_id,
        coverage,
        objectives,
        programmes,
        targets,
        tuple(_leading_out(plan, reach)),
        tuple(ServedHere(*each) for each in _serving(reach.outcomes, reach, kinds)),
        tuple(ServedAbove(*each) for each in _serving(_steps_above(reach), reach, kinds)),
    )


def _serving(
    ends: Mapping[str, tuple[_T, ...]], reach: Reach, kinds: Mapping[str, str]
) -> Iterator[tuple[_T, bool, tuple[str, ...]]]:
    """Each end that threads come to, whether work leads there, and which measures do; `ends` holds the last steps."""
    last: dict[_T, list[str]] = {}
    for item, reached in ends.items():
        for end in reached:
            last.setdefault(end, []).append(item)
    for end, items in last.items():
        leading = dict.fromkeys(each for item in items for each in reach.downwards(item))
        found = [(item, kinds[item]) for item in leading if item in kinds]
        work = any(kind in WORK_KINDS for _, kind in found)
        yield end, work, tuple(item for item, kind in found if kind == "measure")


def _steps_above(reach: Reach) -> dict[str, tuple[tuple[str, str], ...]]:
    """Item -> the steps from it that leave the plan."""
    above = {item: tuple(step for step in steps if step[0] != reach.document) for item, steps in reach.through.items()}
    return {item: steps for item, steps in above.items() if steps}


def _partners(item: Item) -> tuple[str, ...]:
    return tuple(map(str, item.partners))


def _year(plan: Plan, period: Period | None) -> FinancialYear:
    return period.year if period is not None and period.year is not None else plan.period


def _leading_out(plan: Plan, reach: Reach) -> Iterator[LeadingOut]:
    if all(document == plan.document_id for steps in reach.through.values() for document, _ in steps):
        return
    placed = {"services": plan.services, "programmes": plan.programmes, "workstreams": plan.workstreams}
    for section, entries in placed.items():
        for at, entry in enumerate(entries):
            if not reach.outcomes_of(entry.id) and not reach.is_lost(entry.id) and (steps := reach.steps_out(entry.id)):
                yield LeadingOut(entry.id, (section, at), len(entries), steps)
