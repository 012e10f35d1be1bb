"""Each implication of a report is answered, or answered by "none" with a reason.

Why: a bare "none" shows no thought, and five of them in one sentence show less.

Bad:

    kind: committee-report
    sections:
      - heading: Implications
        paragraphs:
          - text: There are no legal implications.
            implications:
              - {topic: legal, answer: none}

Good:

    kind: committee-report
    sections:
      - heading: Implications
        paragraphs:
          - text: There are no legal implications, since nothing is decided.
            implications:
              - {topic: legal, answer: none, reason: Nothing is decided}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.committee_report import CommitteeReport

_NONE = frozenset({"none", "no", "nil", "n/a", "not applicable", "there are none"})


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    for outer, section in enumerate(report.sections):
        for inner, paragraph in enumerate(section.paragraphs):
            for position, implication in enumerate(paragraph.implications):
                if implication.reason is None and implication.answer.strip(" .").lower() in _NONE:
                    place = view.at("sections", outer, "paragraphs", inner, "implications", position, "answer")
                    message = (
                        f"the {implication.topic.lower()} implications are answered by “{implication.answer}” alone"
                    )
                    yield Finding(message, place, "Add “reason”: why there are none.")


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(CommitteeReport, _check),))
