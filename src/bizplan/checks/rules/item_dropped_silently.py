"""Each entry of the earlier plan is continued, or its end is recorded, or its last date has passed.

Held to this are services, objectives, programmes, workstreams, measures and risks.

Why: what was promised last year and is not spoken of this year is what Members complain of most.

Bad:

    period: 2018-19
    objectives:
      - {id: safer-streets, text: Make the streets safer}
    ---
    period: 2019-20
    objectives:
      - {id: cleaner-streets, text: Sweep every street each week}

Good:

    period: 2018-19
    objectives:
      - {id: safer-streets, text: Make the streets safer}
    ---
    period: 2019-20
    objectives:
      - {id: cleaner-streets, text: Sweep every street each week}
    ended:
      - {item: safer-streets, how: completed, reason: All crossings are lit}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.following import gone, under_another_id
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    renumbered = {each.before.item.id for each in under_another_id(plan, earlier)}
    unread = view.loaded.damaged
    for each in gone(plan, earlier):
        if each.item.id in renumbered or not unread.isdisjoint((each.section, "ended")):
            continue
        message = f"{called(each.item)} of the plan for {earlier.period} is not in this one"
        place = view.at(each.section if getattr(plan, each.section) else "period", on="key")
        hint = f"Continue it under its id, or say under “ended” what became of {each.item.id}."
        yield Finding(message, place, hint, notes=(Note(before.at(*each.route, "id"), "last here"),))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check)
