"""A programme or workstream carried over from last year states what came of it.

Why: a plan that only ever looks ahead cannot be held to anything.

Bad:

    period: 2018-19
    programmes:
      - {id: lighting, scope: departmental, text: Light the streets}
    ---
    period: 2019-20
    programmes:
      - {id: lighting, scope: departmental, text: Light the streets}

Good:

    period: 2018-19
    programmes:
      - {id: lighting, scope: departmental, text: Light the streets}
    ---
    period: 2019-20
    programmes:
      - id: lighting
        scope: departmental
        text: Light the streets
        result: Forty of ninety streets are lit
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.following import continued
from bizplan.model.plan import Plan

_WORK = frozenset({"programmes", "workstreams"})


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    for pair in continued(plan, earlier):
        if pair.after.section in _WORK and pair.after.item.result is None:
            message = f"{called(pair.after.item)} is carried over from {earlier.period} without a result"
            note = Note(before.at(*pair.before.route, "id"), "last year's")
            place = view.at(*pair.after.route, "id")
            yield Finding(message, place, "Add “result”: what came of it last year.", notes=(note,))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check)
