"""A risk's score occurs in the matrix, is likelihood times impact, and its colour is its band's.

Why: a score such as 5, 9 or 25 comes from another council's matrix; a colour that is not its band's misleads.

Bad:

    risks:
      - id: flood
        text: The river floods the depot
        likelihood: 4
        impact: 4
        score: 15

Good:

    risks:
      - id: flood
        text: The river floods the depot
        likelihood: 4
        impact: 4
        score: 16
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Route, Severity
from bizplan.index.yardsticks import risk_matrix
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return, RiskReading
from bizplan.model.risk import Risk
from bizplan.model.yardsticks import RiskMatrix


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    for position, risk in enumerate(plan.risks):
        matrix = risk_matrix(str(risk.matrix or ""), view.setting)
        if matrix is None:
            continue
        route: Route = ("risks", position)
        yield from _score(risk, route, matrix, view)
        if risk.target is not None and risk.target.score not in matrix.scores:
            yield _impossible(risk.target.score, (*route, "target", "score"), matrix, view)
        score = _stated_or_made(risk)
        right = matrix.colour(score) if score in matrix.scores else ""
        if right and risk.colour and risk.colour != right:
            message = f"the risk is called {risk.colour}, but a score of {score} is {right}"
            named = ("score",) if risk.score is not None else ("likelihood", "impact")
            notes = tuple(Note(view.at(*route, name), f"{right} in matrix {matrix.id}") for name in named)
            yield Finding(message, view.at(*route, "colour"), f"Write {right}, or mend the score.", notes=notes)


def _stated_or_made(risk: Risk) -> int:
    """The score as stated, or as likelihood and impact make it; 0, which no matrix has, where neither is there."""
    return risk.score if risk.score is not None else (risk.likelihood or 0) * (risk.impact or 0)


def _return(document: Return, view: View, plan: Plan, _beside: View) -> Iterator[Finding]:
    if view.setting.incomplete:
        return
    risks = {risk.id: risk for risk in plan.risks}
    for position, reading in enumerate(document.risks):
        risk = risks.get(reading.risk.item)
        matrix = risk_matrix(str(risk.matrix or ""), view.setting) if risk is not None else None
        if matrix is not None:
            yield from _score(reading, ("risks", position), matrix, view)


def _score(risk: Risk | RiskReading, route: Route, matrix: RiskMatrix, view: View) -> Iterator[Finding]:
    for name, scale in (("likelihood", matrix.likelihood), ("impact", matrix.impact)):
        value = getattr(risk, name)
        steps = [step.value for step in scale]
        if value is not None and value not in steps:
            message = f"{name} {value} is no step of matrix {matrix.id}"
            hint = "Its steps are: " + ", ".join(f"{step.value} {step.name}" for step in scale) + "."
            yield Finding(message, view.at(*route, name), hint)
            return
    if risk.score is None:
        return
    if risk.likelihood is not None and risk.impact is not None and risk.score != risk.likelihood * risk.impact:
        product = risk.likelihood * risk.impact
        message = f"the score is {risk.score}, but likelihood {risk.likelihood} times impact {risk.impact} is {product}"
        notes = tuple(Note(view.at(*route, name), name) for name in ("likelihood", "impact"))
        yield Finding(message, view.at(*route, "score"), f"Write {product}, or mend likelihood or impact.", notes=notes)
    elif risk.score not in matrix.scores:
        yield _impossible(risk.score, (*route, "score"), matrix, view)


def _impossible(score: int, route: Route, matrix: RiskMatrix, view: View) -> Finding:
    possible = ", ".join(str(each) for each in sorted(matrix.scores))
    return Finding(
        f"no likelihood and impact make a score of {score}", view.at(*route), f"Possible scores: {possible}."
    )


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Plan, _plan, needs=("organisation",)),), against_plan=_return)
