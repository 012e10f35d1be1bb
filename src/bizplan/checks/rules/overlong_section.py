"""A plan has few enough objectives and measures to be read, a summary and a commentary few enough words.

Why: what is too long is not read.

Bad:

    kind: committee-report
    summary:
      - >-
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan. The plan. The plan.
        The plan. The plan. The plan. The plan. The plan.

Good:

    kind: committee-report
    summary: [The plan puts help before crisis.]
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.wording import word_count
from bizplan.diagnostics import Finding, Severity
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return


@dataclass(frozen=True, slots=True)
class Most(Parameters):
    """How much a reader can be asked to read."""

    objectives: int = 8
    """The most objectives of a plan."""
    measures: int = 12
    """The most measures of a plan."""
    summary: int = 200
    """The most words of a report's summary."""
    commentary: int = 150
    """The most words of a return's commentary."""


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    most = view.set_for(Most)
    for section, entries, limit in (
        ("objectives", plan.objectives, most.objectives),
        ("measures", plan.measures, most.measures),
    ):
        if len(entries) > limit:
            message = f"the plan has {len(entries)} {section}, and at most {limit} are read"
            hint = "Keep those that matter most; the others belong in the plans of teams."
            yield Finding(message, view.at(section, on="key"), hint)


def _report(report: CommitteeReport, view: View) -> Iterator[Finding]:
    most = view.set_for(Most).summary
    words = sum(word_count(text) for text in report.summary)
    if words > most:
        message = f"the summary has {words} words, and at most {most} are read"
        yield Finding(
            message, view.at("summary", on="key"), "Say in the summary only what Members must know to decide."
        )


def _return(document: Return, view: View) -> Iterator[Finding]:
    most = view.set_for(Most).commentary
    words = word_count(document.commentary or "")
    if words > most:
        message = f"the commentary has {words} words, and at most {most} are read"
        yield Finding(message, view.at("commentary", on="key"), "Say what the reader should know first, and no more.")


RULE = Rule(
    Severity.INFO,
    Profile.COMMITTEE,
    (of(Plan, _plan), of(CommitteeReport, _report), of(Return, _return)),
    parameters=Most,
)
