"""What a consultation changed is named, and so is the version of the corporate plan that has it.

A response that says that something was changed, added or reworded stands beside “changed”, which says what. A
consultation that is closed and changed something names the version of the corporate plan it led to, under “led_to”.

Why: “we have amended the draft” satisfies nobody who cannot look it up.

Bad:

    kind: consultation
    feedback:
      - id: buses
        source: A parish council
        topic: Buses
        text: There are too few buses.
        response: The draft has been amended.

Good:

    kind: consultation
    feedback:
      - id: buses
        source: A parish council
        topic: Buses
        text: There are too few buses.
        response: The draft has been amended.
        changed: Outcome 3 now names buses.
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import beginning
from bizplan.diagnostics import Finding, Severity
from bizplan.model.consultation import Consultation
from bizplan.values.counts import numbered

_SAID = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:now\s+|been\s+|also\s+)*"
    r"(changed|amended|added|reworded|revised|rewritten|removed|inserted|strengthened|renamed)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(no|not|nothing|none|never)\b", re.IGNORECASE)


def _check(consultation: Consultation, view: View) -> Iterator[Finding]:
    changes = 0
    for position, comment in enumerate(consultation.feedback):
        changes += comment.changed is not None
        said = _SAID.search(comment.response or "")
        if said and comment.changed is None and not _DENIED.search(comment.response or ""):
            message = f"the response to {comment.id} says “{beginning(said[0])}”, and no change is named"
            place = view.at("feedback", position, "response")
            yield Finding(message, place, "Add “changed”: what the later version says.")
    if changes and consultation.closed and consultation.led_to is None:
        message = f"{numbered(changes, 'comment')} changed something, and the version that has the change is not named"
        hint = "Add “led_to”: the id of the version of the corporate plan that came of it."
        yield Finding(message, view.at("feedback", on="key"), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Consultation, _check),))
