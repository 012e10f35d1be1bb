"""The score that mitigation should reach is not above the present one, and its date lies ahead.

Ahead of the day of the check while the plan is being written or decided on; of its year's first day once it is
published.

Why: mitigation is to lower a risk, and there must be time left to do it.

Bad:

    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        likelihood: 2
        impact: 4
        score: 8
        target: {score: 12, by: 2099-03-31}
        contributes_to: [1]

Good:

    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        likelihood: 2
        impact: 4
        score: 8
        target: {score: 4, by: 2099-03-31}
        contributes_to: [1]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.plan import Plan
from bizplan.values.dates import day_in_words


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    day = plan.period.first_day if plan.status == "published" else view.as_at
    for position, risk in enumerate(plan.risks):
        if risk.target is None:
            continue
        aimed, by = risk.target.score, risk.target.by
        if risk.score is not None and aimed > risk.score:
            note = Note(view.at("risks", position, "score"), f"{risk.score} now")
            message = f"{called(risk)} is to reach a score of {aimed}, above its present {risk.score}"
            hint = f"Aim at {risk.score} or less, or mend the score."
            yield Finding(message, view.at("risks", position, "target", "score"), hint, notes=(note,))
        if by is not None and by.last < day:
            message = f"{called(risk)} is to reach its target by {by}, which is before {day_in_words(day)}"
            hint = "Set a date ahead, or say that the target is reached and mend the score."
            yield Finding(message, view.at("risks", position, "target", "by"), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), dated=True)
