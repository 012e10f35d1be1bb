"""Each implication that the report's form asks for is answered, or answered by "none" with a reason.

Why: a bare "none" shows no thought, and five of them in one sentence show less.

Bad:

    kind: committee-report
    sections:
      - heading: Implications
        paragraphs:
          - text: The plan fits the budget. There are no legal implications.
            implications:
              - {topic: financial, answer: The plan fits the budget}
              - {topic: legal, answer: none}

Good:

    kind: committee-report
    sections:
      - heading: Implications
        paragraphs:
          - text: >-
              The plan fits the budget. There are no legal
              implications, since no law applies.
            implications:
              - {topic: financial, answer: The plan fits the budget}
              - {topic: legal, answer: none, reason: No law applies}
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.yardsticks import report_template
from bizplan.model.committee_report import CommitteeReport
from bizplan.values.counts import listed

_NONE = re.compile(
    r"(there (is|are) )?(no|none|nil|n/?a|not applicable)( \w+){0,3}?( implications?)?( (identified|arising))?"
)


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    for outer, section in enumerate(report.sections):
        for inner, paragraph in enumerate(section.paragraphs):
            for position, implication in enumerate(paragraph.implications):
                if implication.reason is None and _NONE.fullmatch(implication.answer.strip(" .").lower()):
                    place = view.at("sections", outer, "paragraphs", inner, "implications", position, "answer")
                    message = (
                        f"the {implication.topic.lower()} implications are answered by “{implication.answer}” alone"
                    )
                    yield Finding(message, place, "Add “reason”: why there are none.")
    template = report_template(report, view.setting)
    answered = {
        implication.topic.lower()
        for section in report.sections
        for paragraph in section.paragraphs
        for implication in paragraph.implications
    }
    missing = [each for each in template.implications if each.lower() not in answered] if template else []
    if missing:
        message = f"nothing is said on the {listed([each.lower() for each in missing])} implications"
        hint = "Answer each under “implications” at the paragraph that speaks of it."
        yield Finding(message, view.at("sections", on="key"), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(CommitteeReport, _check, needs=("sections",)),))
