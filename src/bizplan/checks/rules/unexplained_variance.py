"""Spending that is off its budget by much has a comment, and the council says how it signs its figures.

The forecast for the year is held against the latest budget, or the original one where no other is given. What was
spent is held against it once the year is over.

Why: in-year discipline is nothing but asking why in time.

Bad:

    kind: return
    period: 2026-27 Q1
    spend:
      unit: thousand
      lines:
        - {service: lighting, original: 400, forecast: 460}
    ---
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}

Good:

    kind: return
    period: 2026-27 Q1
    spend:
      unit: thousand
      lines:
        - service: lighting
          original: 400
          forecast: 460
          comment: Electricity costs a fifth more since May
    ---
    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.return_ import Return, SpendLine
from bizplan.values.amounts import figure, pounds_in_prose, signed


@dataclass(frozen=True, slots=True)
class Variance(Parameters):
    """How far off its budget spending may be without a comment."""

    per_cent: Decimal = Decimal(5)
    """The most per cent of the budget."""
    pounds: Decimal = Decimal(100_000)
    """The most pounds."""


def _check(document: Return, view: View) -> Iterator[Finding]:
    spend = document.spend
    if spend is None:
        return
    organisation = view.setting.organisation
    if organisation is not None and "sign_convention" not in organisation.model_fields_set:
        message = "money is reported, and the council does not say whether cost is positive or negative"
        hint = "Add “sign_convention” to the organisation's file: cost positive, or income positive."
        yield Finding(message, view.at("spend", on="key"), hint)
    most = view.set_for(Variance)
    for position, line in enumerate(spend.lines):
        budget = line.latest if line.latest is not None else line.original
        if budget is None or line.comment:
            continue
        for field, value in _held_against_budget(line, document):
            off = value - budget
            if abs(off) * 100 > abs(budget) * most.per_cent or abs(off) * spend.unit.pounds > most.pounds:
                share = f" ({signed(off * 100 / abs(budget), 1)}%)" if budget else ""
                message = (
                    f"the {_WORDS[field]} for “{line.service}”, {pounds_in_prose(value, spend.unit)}, is {signed(off)}"
                    f"{share} off the budget of {pounds_in_prose(budget, spend.unit)}, without a comment"
                )
                hint = (
                    f"Add “comment”: why; it may be left out up to {figure(most.per_cent)}% and £{figure(most.pounds)}."
                )
                yield Finding(message, view.at("spend", "lines", position, field), hint)
                break


_WORDS = {"forecast": "forecast", "actual": "spending"}


def _held_against_budget(line: SpendLine, document: Return) -> Iterator[tuple[str, Decimal]]:
    """What can be held against the budget of a whole year: a forecast, and the spending of a year that is over."""
    if line.forecast is not None:
        yield "forecast", line.forecast
    if line.actual is not None and not document.period.part:
        yield "actual", line.actual


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Return, _check, needs=("organisation",)),), parameters=Variance)
