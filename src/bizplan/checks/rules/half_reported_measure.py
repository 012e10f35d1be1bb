"""A measure that counts a number and a proportion gives both.

Why: three of four and three hundred of four hundred are told apart only by the number, good and bad only by the share.

Bad:

    measures:
      - id: sleeping-rough
        text: Number and proportion of people who sleep rough for a second night
        measures: [repairs]
        unit: people
        target: {value: 0, reason: Nobody should}
        readings: [{period: 2025-26 Q4, value: 40}]

Good:

    measures:
      - id: sleeping-rough
        text: Number and proportion of people who sleep rough for a second night
        measures: [repairs]
        parts:
          - id: sleeping-rough-number
            text: Number
            unit: people
            target: {value: 30}
            readings: [{period: 2025-26 Q4, value: 40}]
          - id: sleeping-rough-share
            text: Proportion
            unit: "%"
            target: {value: 20}
            readings: [{period: 2025-26 Q4, value: 26}]
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, numbered, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Severity
from bizplan.model.measure import Measure, Part
from bizplan.model.plan import Plan

_SHARE = r"(?:proportion|percentage|per cent|percent|share|%)"
_BOTH = re.compile(rf"\bnumbers?\s*(?:and|&)\s*{_SHARE}|{_SHARE}\s*(?:and|&)\s*numbers?\b", re.IGNORECASE)
_PRINTED_SHARE = re.compile(r"[0-9]\s*(?:%|per cent|percent)", re.IGNORECASE)
_PRINTED_NUMBER = re.compile(r"[0-9](?![0-9,.]*[0-9]?\s*(?:%|per cent|percent))(?![0-9])", re.IGNORECASE)


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if "number" in measure.text.lower()
        and _BOTH.search(measure.text)
        and (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} are of a number and a proportion, and give one of them"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    given = set(_given(measure))
    if len(given) != 1:
        return None
    (here,) = given
    missing = "number" if here == "proportion" else "proportion"
    message = f"{called(measure)} gives the {here} and not the {missing}"
    hint = f"Report the {missing} as well: give number and proportion as two “parts”."
    return Finding(message, view.at("measures", position, "readings", on="key"), hint)


def _given(measure: Measure) -> Iterator[str]:
    """Which of the two its latest readings, or those of its parts, give."""
    entities: tuple[Measure | Part, ...] = (measure, *measure.parts)
    for counted in entities:
        for reading in counted.readings[-1:]:
            if reading.value is not None:
                share = "%" in (counted.unit or measure.unit or "") or bool(_PRINTED_SHARE.match(counted.unit or ""))
                yield "proportion" if share else "number"
            if reading.as_printed and _PRINTED_SHARE.search(reading.as_printed):
                yield "proportion"
            if reading.as_printed and _PRINTED_NUMBER.search(reading.as_printed):
                yield "number"


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
