"""Each background paper states its title, the body it went to and its date.

Why: the public may ask to see a background paper, and one that cannot be told from others cannot be found.

Bad:

    kind: committee-report
    background_papers:
      - {title: Draft business plan}

Good:

    kind: committee-report
    background_papers:
      - {title: Draft business plan, body: Policy Committee, date: 2019-02-17}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.committee_report import CommitteeReport
from bizplan.values.counts import listed


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    for position, paper in enumerate(report.background_papers):
        lacking = [field for field in ("body", "date") if getattr(paper, field) is None]
        if lacking:
            message = f"the background paper “{paper.title}” states no {listed(lacking)}"
            yield Finding(
                message, view.at("background_papers", position), f"Add {listed([f'“{each}”' for each in lacking])}."
            )


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(CommitteeReport, _check),))
