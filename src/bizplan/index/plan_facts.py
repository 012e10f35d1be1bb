"""A plan to what rules across all plans compare: its coverage, objectives, shared programmes and targets."""

from dataclasses import dataclass

from bizplan.diagnostics import Route
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Worded:
    """An entry with its words."""

    item: str
    text: str
    route: Route


@dataclass(frozen=True, slots=True)
class SharedProgramme:
    """A programme that names partners."""

    item: str
    name: str
    partners: tuple[str, ...]
    """Ids of partner organisations and departments."""
    ends: str
    """When it is to be finished, as stated; empty if not."""
    cost: str
    """What it costs in pounds; empty if not stated."""
    route: Route


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """A target of a measure for a period."""

    item: str
    name: str
    """The measure's name or text, by which the same measure is known in other plans."""
    period: str
    value: str
    unit: str
    route: Route


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One plan, as rules across plans see it."""

    file: str
    document: str
    coverage: PlanCoverage
    objectives: tuple[Worded, ...]
    programmes: tuple[SharedProgramme, ...]
    targets: tuple[StatedTarget, ...]


def plan_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanFacts | None:
    """What rules across plans compare; None for a document that is no plan."""
    plan = loaded.model
    coverage = plan_coverage(loaded, indexed, setting)
    if not isinstance(plan, Plan) or coverage is None:
        return None
    objectives = tuple(Worded(each.id, each.text, ("objectives", at)) for at, each in enumerate(plan.objectives))
    programmes = tuple(
        SharedProgramme(
            each.id,
            each.name or each.text,
            tuple(str(partner) for partner in each.partners),
            str(each.ends or ""),
            str(each.cost.amount * each.cost.unit.pounds) if each.cost else "",
            ("programmes", at),
        )
        for at, each in enumerate(plan.programmes)
        if each.partners
    )
    targets = tuple(
        StatedTarget(
            each.id,
            each.name or each.text,
            str(each.target.period or plan.period),
            str(each.target.value),
            each.unit or "",
            ("measures", at, "target"),
        )
        for at, each in enumerate(plan.measures)
        if each.target is not None and each.target.value is not None
    )
    return PlanFacts(loaded.file, plan.document_id, coverage, objectives, programmes, targets)
