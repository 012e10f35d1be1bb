"""Each chart has the figures it is made of, and a sentence that says what it shows.

Why: a picture alone can be neither checked nor read aloud.

Bad:

    charts:
      - id: spending
        title: Where the money goes
        shows: spending
        year: 2026-27
        fund: general

Good:

    charts:
      - id: spending
        title: Where the money goes
        shows: spending
        year: 2026-27
        fund: general
        unit: thousand
        data:
          - {label: Lighting, amount: 120}
          - {label: Signs, amount: 30}
        sentence: Lighting costs £120k of £150k.
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.model.budget import Chart
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_WAY_OUT = "Add “data” with its figures and their “unit”, and “sentence”: what the chart shows."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    lacking = {position: words for position, chart in enumerate(plan.charts) if (words := _lacking(chart))}
    found = [
        Finding(f"the chart “{plan.charts[position].title}” has {words}", view.at("charts", position, "id"), _WAY_OUT)
        for position, words in lacking.items()
    ]
    alike = len(set(lacking.values())) == 1
    together = f"{numbered(len(found), 'chart')} have {next(iter(lacking.values()), '')}"
    yield from each_or_all(found, len(plan.charts) if alike else 0, view.at("charts"), together)


def _lacking(chart: Chart) -> str:
    match bool(chart.data), bool(chart.sentence):
        case False, False:
            return "neither figures nor a sentence"
        case False, True:
            return "no figures"
        case True, False:
            return "no sentence"
    return ""


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
