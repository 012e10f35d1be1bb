"""A waiver's last day has not passed.

What an expired waiver hid is shown again.

Why: an exception should be looked at again when its time is over.

Bad:

    allow:
      - rule: no-risks-stated
        reason: The register is being rewritten
        until: 2019-03-31

Good:

    allow:
      - rule: no-risks-stated
        reason: The register is being rewritten
        until: 2099-03-31
"""

from collections.abc import Iterator
from datetime import date

from bizplan.checks.rule import Profile, Rule, WaiversSeen
from bizplan.checks.waivers import is_expired
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.values.dates import day_in_words


def _check(seen: WaiversSeen) -> Iterator[Finding]:
    for position, mark in enumerate(seen.record.waivers):
        if is_expired(mark, seen.as_at):
            last = day_in_words(date.fromisoformat(mark.until))
            place = Location(seen.record.file, ("allow", position, "until"))
            hint = "Mend what it allowed and take it out, or agree a new day."
            yield Finding(f"the waiver of “{mark.rule}” expired after {last}", place, hint)


RULE = Rule(Severity.WARNING, Profile.DRAFT, waivers=_check)
