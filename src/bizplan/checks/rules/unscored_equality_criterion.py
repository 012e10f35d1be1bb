"""Where the form asks for the equalities self-assessment, every criterion has a mark on the key, or N/A with a reason.

Why: an assessment with gaps is no assessment.

Bad:

    template: form
    equalities:
      - {criterion: E1, score: 3}

Good:

    template: form
    equalities:
      - {criterion: E1, score: 3}
      - {criterion: E2, score: N/A, reason: The department buys nothing}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.yardsticks import equality_scale, plan_template
from bizplan.model.plan import Plan
from bizplan.values.counts import listed


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    template = plan_template(plan, view.setting)
    scale = equality_scale(template, view.setting) if template else None
    if scale is None:
        return
    marks = [step.mark for step in scale.marks]
    for position, score in enumerate(plan.equalities):
        place = view.at("equalities", position, "score")
        if score.score not in marks:
            yield Finding(f"“{score.score}” is no mark of the key", place, f"The marks are: {', '.join(marks)}.")
        elif score.score == "N/A" and not score.reason:
            yield Finding("a mark of N/A has no reason", place, "Add “reason”: why the criterion does not apply.")
    scored = {str(score.criterion) for score in plan.equalities}
    unscored = [f"{each.id} {each.name}" for each in scale.criteria if each.id not in scored]
    if unscored and plan.equalities:
        yield Finding(
            f"no mark is given for {listed(unscored)}",
            view.at("equalities", on="key"),
            "Add each, or N/A with a reason.",
        )


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(Plan, _check, needs=("template", "organisation")),))
