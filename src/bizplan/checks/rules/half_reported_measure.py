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

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.model.measure import Measure, Part
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.counts import numbered

_SHARE = r"(?:proportion|percentage|per cent|percent|share|%)"
_BOTH = re.compile(rf"\bnumbers?\s*(?:and|&)\s*{_SHARE}|{_SHARE}\s*(?:and|&)\s*numbers?\b", re.IGNORECASE)
_SHARE_UNIT = re.compile(r"%|per cent|percent", re.IGNORECASE)
_PRINTED = re.compile(r"(?<![A-Za-z0-9])[0-9][0-9,.]*\s*(%|per cent|percent)?", re.IGNORECASE)


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if _of_both(measure) and (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} are of a number and a proportion, and give one of them"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _against_plan(document: Return, view: View, plan: Plan, _beside: View) -> Iterator[Finding]:
    both = {measure.id: measure for measure in plan.measures if _of_both(measure)}
    for position, reading in enumerate(document.readings):
        measure = both.get(reading.measure.item)
        if measure is not None and reading.value is not None and not reading.parts:
            yield _half(measure, _kind(measure.unit), view.at("readings", position, "value"))


def _of_both(measure: Measure) -> bool:
    return "number" in measure.text.lower() and _BOTH.search(measure.text) is not None


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    given = set(_given(measure))
    if len(given) != 1:
        return None
    (here,) = given
    place = view.at("measures", position, "readings" if measure.readings else "parts", on="key")
    return _half(measure, here, place)


def _half(measure: Measure, here: str, place: Location) -> Finding:
    missing = "number" if here == "proportion" else "proportion"
    hint = f"Report the {missing} as well: give number and proportion as two “parts”."
    return Finding(f"{called(measure)} gives the {here} and not the {missing}", place, hint)


def _given(measure: Measure) -> Iterator[str]:
    """Which of the two its latest readings, or those of its parts, give."""
    entities: tuple[Measure | Part, ...] = (measure, *measure.parts)
    for counted in entities:
        for reading in counted.readings[-1:]:
            if reading.value is not None:
                yield _kind(counted.unit or measure.unit)
            for printed in _PRINTED.finditer(reading.as_printed or ""):
                yield "proportion" if printed[1] else "number"


def _kind(unit: str | None) -> str:
    return "proportion" if unit is not None and _SHARE_UNIT.search(unit) else "number"


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan),), against_plan=_against_plan)
