"""Each recommendation begins with a verb that fits one of the purposes on the cover.

Why: a committee that is asked to note decides nothing, whatever the paper says elsewhere.

Bad:

    kind: committee-report
    meetings:
      - {committee: policy, date: 2019-06-14, purposes: [decision]}
    recommendations:
      - {text: Note the plan}

Good:

    kind: committee-report
    meetings:
      - {committee: policy, date: 2019-06-14, purposes: [decision]}
    recommendations:
      - {text: Approve the plan}
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.committee_report import CommitteeReport, Meeting
from bizplan.model.yardsticks import Purpose
from bizplan.values.counts import listed

_WORDS = re.compile(r"[a-z]+")


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    known = view.setting.organisation.purposes if view.setting.organisation else ()
    for position, recommendation in enumerate(report.recommendations):
        meant = [
            each for each in report.meetings
            if recommendation.committee is None or str(each.committee) == str(recommendation.committee)
        ]  # fmt: skip
        verbs = sorted(_fitting(meant, known))
        words = _WORDS.findall(recommendation.text.lower())
        if verbs and not any(_begins(words, verb) for verb in verbs):
            purposes = listed(sorted({purpose for each in meant for purpose in each.purposes}))
            message = (
                f"“{' '.join(recommendation.text.split()[:4])} …” does not fit the purpose on the cover, {purposes}"
            )
            meeting = view.at("meetings", report.meetings.index(meant[0]), "purposes")
            place = view.at("recommendations", position, "text")
            hint = f"Begin with one of: {', '.join(verbs)}; or mend the purpose."
            yield Finding(message, place, hint, notes=(Note(meeting, "the purpose"),))


def _fitting(meetings: list[Meeting], known: tuple[Purpose, ...]) -> set[str]:
    """The verbs of every purpose on the cover; none if a purpose is not among those known."""
    found: set[str] = set()
    for meeting in meetings:
        for word in meeting.purposes:
            purpose = next((each for each in known if word.lower() in {each.id, *map(str.lower, each.aliases)}), None)
            if purpose is None:
                return set()
            found.update(verb.lower() for verb in purpose.verbs)
    return found


def _begins(words: list[str], verb: str) -> bool:
    """Whether a text begins with a verb, a subject such as “Members” or “the committee” passed over."""
    wanted = _WORDS.findall(verb)
    return any(words[start : start + len(wanted)] == wanted for start in range(min(3, len(words))))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(CommitteeReport, _check),))
