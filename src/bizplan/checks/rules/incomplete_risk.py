"""Each risk has its code in the register, likelihood, impact, and the objective or outcome that it threatens.

Why: a score of 16 may be likely and major or unlikely and extreme, and only the parts tell what to do; without a link
nobody knows what the risk endangers.

Bad:

    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        score: 8
        contributes_to: [1]

Good:

    risks:
      - id: flood
        text: The river floods the depot
        owner: Highways Manager
        code: HW-1
        likelihood: 2
        impact: 4
        score: 8
        contributes_to: [1]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan
from bizplan.model.risk import Risk
from bizplan.values.counts import numbered

_WAY_OUT = "Take them from the register, and name under “contributes_to” what it threatens."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    lacking = {position: words for position, risk in enumerate(plan.risks) if (words := _lacking(risk))}
    found = [
        Finding(f"{called(plan.risks[position])} has no {words}", view.at("risks", position, "id"), _WAY_OUT)
        for position, words in lacking.items()
    ]
    alike = len(set(lacking.values())) == 1
    together = f"{numbered(len(found), 'risk')} have no {next(iter(lacking.values()), '')}"
    yield from each_or_all(found, len(plan.risks) if alike else 0, view.at("risks"), together)


def _lacking(risk: Risk) -> str:
    parts = {
        "code": risk.code,
        "likelihood": risk.likelihood,
        "impact": risk.impact,
        "link to an objective or outcome": risk.contributes_to,
    }
    *others, last = [words for words, value in parts.items() if not value] or [""]
    return f"{', '.join(others)} or {last}" if others else last


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
