"""A plan to its risks, as a register of all departments needs them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.yardsticks import risk_matrix
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
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
    before: int | None = None
    """The score before the last reading; None where there is but one."""
    as_of: str = ""
    """The period of the last reading; empty where the score is the plan's own."""
    comment: str = ""
    """What the last reading says of it."""

    @property
    def movement(self) -> str:
        """worse, better or same since the reading before; empty where there is none."""
        if self.before is None or self.score is None:
            return ""
        return "same" if self.score == self.before else "worse" if self.score > self.before else "better"


@dataclass(frozen=True, slots=True)
class RiskRead:
    """How a return says that a risk stood."""

    item: str
    likelihood: int | None
    impact: int | None
    score: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """The risks of one plan, or what one return says of those of its plan."""

    document: str
    plan: str
    """The plan's id."""
    department: str
    """Empty for a return, whose plan names it."""
    level: str
    period: str
    no_risks: str
    """Why a plan lists no risk; empty where it does not say."""
    risks: tuple[RiskEntry, ...]
    supplied_on: date | None = None
    """The day a return was supplied; None for a plan."""
    readings: tuple[RiskRead, ...] = ()


def risk_facts(loaded: Loaded, _indexed: Indexed, setting: Setting) -> RiskFacts | None:
    """The risks of a plan or the readings of a return; None for a document of another kind."""
    match loaded.model:
        case Plan() as plan:
            identity, period = plan.document_id, str(plan.period)
            risks = risk_entries(plan, setting)
            return RiskFacts(identity, identity, str(plan.department), plan.level, period, plan.no_risks or "", risks)
        case Return() as given if not given.draft:
            readings = tuple(
                RiskRead(each.risk.item, each.likelihood, each.impact, each.score, each.comment or "")
                for each in given.risks
            )
            supplied = given.supplied.date
            plan_id, period = str(given.plan), str(given.period)
            return RiskFacts(given.document_id, plan_id, "", "", period, "", (), supplied, readings)
        case _:
            return None


def as_read(risks: Iterable[RiskEntry], returns: Sequence[RiskFacts], setting: Setting) -> tuple[RiskEntry, ...]:
    """The risks as the returns, in order of time, say that they stood; each with its score before the last reading."""
    return tuple(_read(each, returns, setting) for each in risks)


def _read(risk: RiskEntry, returns: Sequence[RiskFacts], setting: Setting) -> RiskEntry:
    for given in returns:
        for each in given.readings:
            score = _score(each.score, each.likelihood, each.impact)
            if each.item != risk.item or score is None:
                continue
            matrix = risk_matrix(risk.matrix, setting)
            risk = replace(
                risk,
                likelihood=each.likelihood,
                impact=each.impact,
                score=score,
                colour=matrix.colour(score) if matrix is not None else "",
                before=risk.score,
                as_of=given.period,
                comment=each.comment,
            )
    return risk


def risk_entries(plan: Plan, setting: Setting) -> tuple[RiskEntry, ...]:
    """The risks of a plan in its order."""
    return tuple(_entry(each, setting) for each in plan.risks)


def _entry(risk: Risk, setting: Setting) -> RiskEntry:
    matrix = risk_matrix(str(risk.matrix or ""), setting)
    score = _score(risk.score, risk.likelihood, risk.impact)
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


def _score(stated: int | None, likelihood: int | None, impact: int | None) -> int | None:
    if stated is None and likelihood is not None and impact is not None:
        return likelihood * impact
    return stated
