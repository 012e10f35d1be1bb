"""A plan to its risks, as a register of all departments needs them."""

from dataclasses import dataclass

from bizplan.index.setting import Setting
from bizplan.index.yardsticks import risk_matrix
from bizplan.model.plan import Plan
from bizplan.model.risk import Risk


@dataclass(frozen=True, slots=True)
class RiskEntry:
    """One risk of one plan; a score that is not stated is what likelihood and impact make."""

    item: str
    code: str
    text: str
    level: str
    """corporate, departmental or service; empty where it is not said."""
    matrix: str
    """The id of the matrix it is scored on; empty where there is none."""
    likelihood: int | None
    impact: int | None
    score: int | None
    colour: str
    """Its colour as printed, else the colour of its band; empty where neither is known."""
    target: int | None
    """The score that mitigation should reach."""
    target_by: str
    owner: str
    actions: int
    """How many actions, programmes and workstreams are named against it."""


def risk_entries(plan: Plan, setting: Setting) -> tuple[RiskEntry, ...]:
    """The risks of a plan in its order."""
    return tuple(_entry(each, setting) for each in plan.risks)


def _entry(risk: Risk, setting: Setting) -> RiskEntry:
    matrix = risk_matrix(str(risk.matrix or ""), setting)
    score = risk.score
    if score is None and risk.likelihood is not None and risk.impact is not None:
        score = risk.likelihood * risk.impact
    band = matrix.colour(score) if matrix is not None and score is not None else ""
    return RiskEntry(
        risk.id,
        risk.code or "",
        risk.text,
        risk.level or "",
        matrix.id if matrix is not None else "",
        risk.likelihood,
        risk.impact,
        score,
        risk.colour or band,
        risk.target.score if risk.target else None,
        str(risk.target.by) if risk.target and risk.target.by else "",
        risk.owner or "",
        len(risk.actions),
    )
