"""A plan to its equalities self-assessment: the mark on each criterion, what it rests on, what is planned."""

from dataclasses import dataclass

from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.yardsticks import mark_of
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.model.risk import EqualityScore


@dataclass(frozen=True, slots=True)
class AssessedCriterion:
    """One mark that a department gave itself."""

    criterion: str
    mark: str
    number: int | None
    """The mark as a number; None for N/A."""
    reason: str
    """Why the criterion does not apply; empty where it does."""
    evidence: str
    actions: tuple[str, ...]
    """What is planned, in the plan's words."""


@dataclass(frozen=True, slots=True)
class PlanAssessment:
    """The self-assessment of one plan."""

    document: str
    unit: str
    """The plan's id without its year."""
    department: str
    level: str
    period: str
    scores: tuple[AssessedCriterion, ...]


def plan_assessment(loaded: Loaded, _indexed: Indexed, setting: Setting) -> PlanAssessment | None:
    """The self-assessment of a plan, empty if it makes none; None for a document of another kind."""
    del setting
    plan = loaded.model
    if not isinstance(plan, Plan):
        return None
    words = {
        each.id: each.name or each.text or each.id for each in (*plan.actions, *plan.programmes, *plan.workstreams)
    }
    return PlanAssessment(
        plan.document_id,
        plan.document_id.rpartition("/")[0],
        str(plan.department),
        plan.level,
        str(plan.period),
        tuple(_score(each, words) for each in plan.equalities),
    )


def _score(score: EqualityScore, words: dict[str, str]) -> AssessedCriterion:
    return AssessedCriterion(
        str(score.criterion),
        score.score,
        mark_of(score),
        score.reason or "",
        score.evidence or "",
        tuple(" ".join(words.get(each.item, str(each)).split()).rstrip(".") for each in score.actions),
    )
