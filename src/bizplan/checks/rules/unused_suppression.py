"""Each waiver in a document allows something that is found there.

Only waivers of rules that were run on the document are held to this.

Why: a waiver that fits nothing any more hides the next fault of its kind.

Bad:

    allow:
      - {rule: budget-total-mismatch, reason: Finance is checking}

Good:

    allow:
      - {rule: budget-total-mismatch, reason: Finance is checking}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}
      total: {label: Total, amount: 335}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, WaiversSeen
from bizplan.checks.waivers import unmatched
from bizplan.diagnostics import Edit, Finding, Fix, Location, Severity


def _check(seen: WaiversSeen) -> Iterator[Finding]:
    marks = seen.record.waivers
    found = [(each.rule, each.place) for each in seen.found]
    for position in unmatched(marks, found):
        mark = marks[position]
        if mark.rule not in seen.run:
            continue
        where = f" at “{mark.at}”" if mark.at else ""
        route = ("allow", position) if len(marks) > 1 else ("allow",)
        fix = Fix(f"Take out the waiver of {mark.rule}", (Edit(route, None),))
        message = f"nothing is found{where} that “{mark.rule}” would allow"
        yield Finding(message, Location(seen.record.file, ("allow", position)), "Take the waiver out.", fix=fix)


RULE = Rule(Severity.WARNING, Profile.DRAFT, waivers=_check, fixable=True)
