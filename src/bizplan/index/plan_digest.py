"""A plan to the little that stands beside other plans: its purpose, its entries by name, its risks, what changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bizplan.index.coverage import has_target
from bizplan.index.risk_register import RiskEntry, risk_entries
from bizplan.index.setting import Setting
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One entry of a plan."""

    kind: str
    item: str
    name: str
    """Its name, or else its whole text."""


@dataclass(frozen=True, slots=True)
class PlanDigest:
    """One plan beside others."""

    file: str
    document: str
    department: str
    level: str
    period: str
    status: str
    owner: str
    statement: str
    entries: tuple[DigestEntry, ...]
    """Every service, objective, programme, workstream, commitment, action, measure and capability, kind by kind."""
    measures_with_target: int
    measures_with_baseline: int
    risks: tuple[RiskEntry, ...]
    no_risks: str
    """Why no risk is listed; empty where the plan does not say."""
    changes: tuple[str, ...]
    """What changed since last year."""
    stops: tuple[str, ...]
    """What stops or shrinks."""
    nothing_stops: str

    def of_kind(self, *kinds: str) -> tuple[DigestEntry, ...]:
        """The entries of some kinds, in order."""
        return tuple(each for each in self.entries if each.kind in kinds)


def plan_digest(plan: Plan, file: str, setting: Setting) -> PlanDigest:
    """What stands of one plan beside others."""
    return PlanDigest(
        file,
        plan.document_id,
        str(plan.department),
        plan.level,
        str(plan.period),
        plan.status,
        plan.owner or "",
        plan.statement or "",
        tuple(_entries(plan)),
        sum(has_target(each) for each in plan.measures),
        sum(each.baseline is not None or any(part.baseline for part in each.parts) for each in plan.measures),
        risk_entries(plan, setting),
        plan.no_risks or "",
        tuple(each.text for each in plan.changes),
        plan.stops,
        plan.nothing_stops or "",
    )


def _entries(plan: Plan) -> Iterator[DigestEntry]:
    work = (*plan.programmes, *plan.workstreams, *plan.commitments, *plan.actions)
    for each in chain(plan.services, plan.objectives, work, plan.measures, plan.capabilities):
        yield DigestEntry(type(each).kind_of_item, each.id, " ".join((each.name or each.text or each.id).split()))
