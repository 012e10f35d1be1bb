"""A red risk has a programme, a workstream or an action against it.

A risk is red by its printed colour, or by the band of its score.

Why: either something is done about it, or it is not as red as it looks.

Bad:

    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        likelihood: 4
        impact: 4
        score: 16
        colour: red
        contributes_to: [1]

Good:

    actions:
      - id: move-grit
        text: Move the grit to higher ground
        ends: 2026-10-30
        owner: Highways Manager
    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        likelihood: 4
        impact: 4
        score: 16
        colour: red
        contributes_to: [1]
        actions: [move-grit]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Severity
from bizplan.index.reach import reach_of
from bizplan.index.yardsticks import risk_matrix
from bizplan.model.plan import Plan
from bizplan.model.risk import Risk


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    reach = reach_of(view.indexed, view.setting)
    work = {each.id for each in (*plan.programmes, *plan.workstreams, *plan.actions)}
    for position, risk in enumerate(plan.risks):
        if risk.actions or not _is_red(risk, view) or not work.isdisjoint(reach.below.get(risk.id, ())):
            continue
        score = f", with a score of {risk.score}" if risk.score is not None else ""
        message = f"{called(risk)} is red{score}, and no programme or action is named against it"
        hint = "Name under “actions” what is done about it."
        yield Finding(message, view.at("risks", position, "colour" if risk.colour else "score"), hint)


def _is_red(risk: Risk, view: View) -> bool:
    if risk.colour is not None or risk.score is None:
        return risk.colour == "red"
    matrix = risk_matrix(str(risk.matrix or ""), view.setting)
    return matrix is not None and matrix.colour(risk.score) == "red"


RULE = Rule(
    Severity.WARNING,
    Profile.COMMITTEE,
    (of(Plan, _check, needs=("programmes", "workstreams", "actions", "organisation")),),
)
