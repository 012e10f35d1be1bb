"""An entry that has another name than last year keeps the old one as an alias.

Capitals, hyphens and punctuation make no other name.

Why: who searches for the name they know finds nothing.

Bad:

    period: 2018-19
    programmes:
      - id: mile
        name: Cultural Hub
        scope: corporate
        text: Develop the Cultural Hub
    ---
    period: 2019-20
    programmes:
      - id: mile
        name: Culture Mile
        scope: corporate
        text: Develop Culture Mile

Good:

    period: 2018-19
    programmes:
      - id: mile
        name: Cultural Hub
        scope: corporate
        text: Develop the Cultural Hub
    ---
    period: 2019-20
    programmes:
      - id: mile
        name: Culture Mile
        aliases: [Cultural Hub]
        scope: corporate
        text: Develop Culture Mile
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.following import continued
from bizplan.index.setting import plain_title
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    for pair in continued(plan, earlier):
        old, new = pair.before.item.name, pair.after.item
        if old is None or new.name is None or plain_title(old) in map(plain_title, (new.name, *new.aliases)):
            continue
        message = f"“{new.name}” ({new.id}) was called “{old}” in the plan for {earlier.period}"
        note = Note(before.at(*pair.before.route, "name"), "the old name")
        yield Finding(
            message, view.at(*pair.after.route, "name"), f"Add the old name: aliases: [{old}].", notes=(note,)
        )


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check)
