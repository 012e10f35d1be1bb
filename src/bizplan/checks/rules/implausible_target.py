"""A target can be true: not nought without a reason, on the scale of its unit, and of the size of what is reached.

A result of nought is no sign of a wrong figure, and is not compared.

Why: a result of 73,390 against a target of 420 was once printed, and nobody had looked.

Bad:

    measures:
      - id: visits
        text: Number of visits to libraries
        measures: [repairs]
        unit: visits
        target: {value: 420}
        readings: [{period: 2025-26, value: 73390}]

Good:

    measures:
      - id: visits
        text: Number of visits to libraries
        measures: [repairs]
        unit: visits
        target: {value: 72000}
        readings: [{period: 2025-26, value: 73390}]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.measures import Counted, counted
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.standings import latest
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.amounts import figure
from bizplan.values.counts import numbered

_SHARE = re.compile(r"%|per cent|percent", re.IGNORECASE)
_OUT_OF = re.compile(r"\bout of ([0-9]{1,4})\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\b([0-9]{1,4})\s*(?:to|–|-)\s*([0-9]{1,4})\b")
_CHANGE = re.compile(
    r"\b(?:growth|increase|decrease|reduction|rise|fall|change|variance|return on|of (?:the )?(?:budget|plan))\b",
    re.IGNORECASE,
)
"""Words for a share that may lie below 0 or above 100."""


@dataclass(frozen=True, slots=True)
class Bounds(Parameters):
    """How far result and target may lie apart."""

    least: Decimal = Decimal("0.1")
    """The least that a result divided by its target may make."""
    most: Decimal = Decimal(10)
    """The most that it may make."""


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := next(_faults(measure, position, view), None)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} have targets that can hardly be meant"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _faults(measure: Measure, position: int, view: View) -> Iterator[Finding]:
    for each in counted(measure, position):
        target = each.entity.target
        if target is None or target.value is None:
            continue
        place = view.at(*each.route, "target", "value")
        if target.value == 0 and not target.reason:
            message = f"{called(measure)} has a target of 0, and no reason"
            yield Finding(message, place, "Say under “reason” of the target why nought can be reached, or mend it.")
        scale = _scale(each, measure)
        if scale is not None and not scale[0] <= target.value <= scale[1]:
            message = (
                f"{called(measure)} has a target of {figure(target.value)}, on a scale of {scale[0]} to {scale[1]}"
            )
            yield Finding(message, place, "Mend the target, or its unit.")
        reading = latest(each.entity.readings)
        if reading is not None and reading.value is not None and _far_apart(reading.value, target.value, view):
            at = max(index for index, one in enumerate(each.entity.readings) if one is reading)
            note = Note(view.at(*each.route, "readings", at, "value"), f"{figure(reading.value)} in {reading.period}")
            yield _apart(measure, reading.value, target.value, place, (note,))


def _against_plan(document: Return, view: View, plan: Plan, beside: View) -> Iterator[Finding]:
    place_by_id = {
        each.entity.id: (measure, each) for at, measure in enumerate(plan.measures) for each in counted(measure, at)
    }
    for position, reading in enumerate(document.readings):
        figures = [(reading.measure.item, reading.value, view.at("readings", position, "value"))]
        for at, part in enumerate(reading.parts):
            figures.append((part.part.item, part.value, view.at("readings", position, "parts", at, "value")))
        for item, value, place in figures:
            known = place_by_id.get(item)
            target = known[1].entity.target if known else None
            if known is None or value is None or target is None or target.value is None:
                continue
            if _far_apart(value, target.value, view):
                note = Note(beside.at(*known[1].route, "target", "value"), f"the target, {figure(target.value)}")
                yield _apart(known[0], value, target.value, place, (note,))


def _far_apart(value: Decimal, target: Decimal, view: View) -> bool:
    bounds = view.set_for(Bounds)
    if value <= 0 or target <= 0:
        return False
    return not bounds.least * target <= value <= bounds.most * target


def _apart(measure: Measure, value: Decimal, target: Decimal, place: Location, notes: tuple[Note, ...]) -> Finding:
    message = f"{called(measure)} stands at {figure(value)} against a target of {figure(target)}"
    return Finding(message, place, "Look whether both are in the same unit, and mend the one that is not.", notes=notes)


def _scale(each: Counted, measure: Measure) -> tuple[int, int] | None:
    """The least and the most that a unit allows; None where it does not say."""
    unit = each.entity.unit or measure.unit or ""
    if match := _OUT_OF.search(unit):
        return 0, int(match[1])
    if match := _FROM_TO.search(unit):
        return int(match[1]), int(match[2])
    return (0, 100) if _SHARE.fullmatch(unit.strip()) and not _CHANGE.search(measure.text) else None


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _plan),), against_plan=_against_plan, parameters=Bounds)
