"""Each comment in a consultation's log has a response.

Why: whoever took the trouble to comment wants to know that it was heard.

Bad:

    kind: consultation
    feedback:
      - id: buses
        source: A parish council
        topic: Buses
        text: There are too few buses.

Good:

    kind: consultation
    feedback:
      - id: buses
        source: A parish council
        topic: Buses
        text: There are too few buses.
        response: The county runs the buses, and we have passed the comment on.
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import beginning
from bizplan.diagnostics import Finding, Severity
from bizplan.model.consultation import Consultation


def _check(consultation: Consultation, view: View) -> Iterator[Finding]:
    for position, comment in enumerate(consultation.feedback):
        if comment.response is None:
            message = f"“{beginning(comment.text)}” ({comment.id}), from {comment.source}, has no response"
            yield Finding(
                message, view.at("feedback", position, "id"), "Add “response”, and “changed” if it led to a change."
            )


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Consultation, _check),))
