"""A budget states its fund and its risk class, a chart its fund; what either leaves out is stated in figures.

A council with one fund need not name it.

Why: money of different funds may not be mixed, and a total that leaves something out is no total until one knows how
much.

Bad:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      scope: All costs excluding repairs after storms
      lines:
        - {service: lighting, label: Lighting, amount: 120}

Good:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      scope: All costs excluding repairs after storms (14 in 2025-26)
      lines:
        - {service: lighting, label: Lighting, amount: 120}
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.wording import phrases_in
from bizplan.diagnostics import Finding, Severity
from bizplan.model.budget import Budget
from bizplan.model.plan import Plan
from bizplan.values.counts import listed

_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}(?:\s*[-/–]\s*[0-9]{2,4})?\b")
_FIGURE = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class LeavingOut(Parameters):
    """Which words leave something out."""

    words: tuple[str, ...] = ("excluding", "excludes", "except", "not including", "other than", "all relevant")
    """Words after which the reader must be told how much is left out."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    words = view.set_for(LeavingOut).words
    organisation = view.setting.organisation
    by_fund = organisation is not None and len(organisation.funds) > 1
    budget = plan.budget
    if budget is not None and budget.lines:
        lacking = _lacking(budget, by_fund=by_fund)
        left_out = _left_out((budget.scope, budget.total.label if budget.total else None), words)
        if lacking or left_out:
            hint = "Add “fund” and “risk_class” to the table or to its lines." if lacking else _HOW_MUCH
            yield Finding(f"the budget {_said(lacking, left_out)}", view.at("budget", on="key"), hint)
    for position, chart in enumerate(plan.charts):
        lacking = ["fund"] if by_fund and chart.fund is None else []
        left_out = _left_out((chart.scope, chart.title), words)
        if lacking or left_out:
            hint = f"Add “fund”. {_HOW_MUCH}" if lacking and left_out else "Add “fund”." if lacking else _HOW_MUCH
            message = f"the chart “{chart.title}” {_said(lacking, left_out)}"
            yield Finding(message, view.at("charts", position, "id"), hint)


_HOW_MUCH = "Write how much is left out beside the words that leave it out."


def _lacking(budget: Budget, *, by_fund: bool) -> list[str]:
    fund = budget.fund is not None or all(line.fund is not None for line in budget.lines)
    risk_class = budget.risk_class is not None or all(line.risk_class is not None for line in budget.lines)
    return [*(["fund"] if by_fund and not fund else []), *([] if risk_class else ["risk class"])]


def _left_out(texts: Sequence[str | None], words: Sequence[str]) -> tuple[str, ...]:
    """The words in some texts that leave something out where no figure stands beside them; a year is none."""
    vague = (text for text in texts if text and not _FIGURE.search(_YEARS.sub("", text)))
    return tuple(dict.fromkeys(phrase.lower() for text in vague for phrase in phrases_in(text, words)))


def _said(lacking: Sequence[str], left_out: Sequence[str]) -> str:
    parts = [f"states no {' and no '.join(lacking)}"] if lacking else []
    if left_out:
        parts.append(f"leaves something out (“{'”, “'.join(left_out)}”) without saying how much")
    return listed(parts)


RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _check, needs=("organisation",)),), parameters=LeavingOut)
