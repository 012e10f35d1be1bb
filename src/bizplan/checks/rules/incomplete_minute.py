"""A minute states its date, its resolution and the report that was received.

Why: without them nobody can trace what was decided on which paper.

Bad:

    kind: minute
    id: policy-june
    committee: policy
    heading: Business plan
    resolution: That the report be received.

Good:

    kind: minute
    id: policy-june
    committee: policy
    date: 2019-06-14
    heading: Business plan
    report: report
    resolution: That the report be received.
    ---
    kind: committee-report
    id: report
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.minute import Minute
from bizplan.values.counts import listed

_WORDS_BY_FIELD = {"date": "day of the meeting", "report": "report that was received"}


def _check(minute: Minute, view: View) -> Iterator[Finding]:
    lacking = [field for field in _WORDS_BY_FIELD if getattr(minute, field) is None]
    if lacking:
        message = f"the minute does not state the {listed([_WORDS_BY_FIELD[each] for each in lacking])}"
        yield Finding(message, view.at("heading", on="key"), f"Add {listed([f'“{each}”' for each in lacking])}.")


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Minute, _check),))
