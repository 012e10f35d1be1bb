"""A plan to what rules across all plans compare: its coverage, objectives, shared programmes and targets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.reach import Reach, reach_of
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.values.dates import When
from bizplan.values.years import FinancialYear, Period


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
class PlanFacts:
    """One plan, as rules across plans see it."""

    file: str
    document: str
    coverage: PlanCoverage
    objectives: tuple[Worded, ...]
    programmes: tuple[SharedProgramme, ...]
    targets: tuple[StatedTarget, ...]
    leading_out: tuple[LeadingOut, ...]

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
    leading_out = tuple(_leading_out(plan, reach_of(indexed, setting)))
    return PlanFacts(loaded.file, plan.document_id, coverage, objectives, programmes, targets, leading_out)


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
