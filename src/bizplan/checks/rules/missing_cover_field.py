"""A committee report's cover states all that the form of its date asks for.

Why: a paper with an incomplete cover is refused.

Bad:

    kind: committee-report
    template: cover-with-author

Good:

    kind: committee-report
    template: cover-with-author
    author: Head of Corporate Strategy and Performance
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.yardsticks import report_template
from bizplan.model.committee_report import CommitteeReport

_WORDS_BY_FIELD = {
    "committees": ("meetings", "the committees it goes to"),
    "date": ("meetings", "the day of each meeting"),
    "subject": ("subject", "its subject"),
    "public": ("public", "whether it is public or exempt"),
    "report_of": ("report_of", "whose report it is"),
    "purpose": ("meetings", "what each committee is asked for"),
    "author": ("author", "its author by role"),
    "spending": ("spending", "the questions on spending"),
}


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    template = report_template(report, view.setting)
    for field in template.fields if template else ():
        key, words = _WORDS_BY_FIELD[field]
        if not getattr(report, key) and key not in view.loaded.damaged:
            message = f"the cover does not state {words}, which “{template.name if template else ''}” asks for"
            yield Finding(message, view.at("subject", on="key"), f"Add “{key}”.")
    for position, meeting in enumerate(report.meetings):
        if not meeting.purposes:
            place = view.at("meetings", position)
            yield Finding(
                "the cover does not say what the committee is asked for", place, "Add “purposes”, such as decision."
            )
    if report.public == "exempt" and not report.exempt_paragraph and not report.exempt:
        hint = "Add “exempt_paragraph”: the paragraph of Schedule 12A."
        yield Finding("the report is exempt without saying under which paragraph", view.at("public"), hint)


RULE = Rule(
    Severity.ERROR, Profile.COMMITTEE, (of(CommitteeReport, _check, needs=("template", "meetings", "organisation")),)
)
