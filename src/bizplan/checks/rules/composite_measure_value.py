"""A reading gives one figure; where a measure has several, each is a part with a target of its own.

Why: one status cannot be given to two figures.

Bad:

    measures:
      - id: quality-of-life
        text: Quality of life that carers and users report
        measures: [repairs]
        unit: points
        direction: maintain
        readings: [{period: 2025-26, as_printed: 7.5 (carers) 19.3 (users)}]
        baseline: {value: 7.5, period: 2025-26}

Good:

    measures:
      - id: quality-of-life
        text: Quality of life that carers and users report
        measures: [repairs]
        unit: points
        parts:
          - id: carers
            text: Carers
            target: {value: 8}
            readings: [{period: 2025-26, value: 7.5}]
          - id: users
            text: Users
            target: {value: 20}
            readings: [{period: 2025-26, value: 19.3}]
"""

import re
from collections.abc import Iterator

from bizplan.checks.measures import aims_at_something
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.values.counts import listed, numbered

_NO_FIGURE = re.compile(r"\b(?:19|20)[0-9]{2}\b(?!%)|\bof\s+[0-9][0-9,.]*|\b[A-Za-z]+[0-9]+")
"""Years, the base after “of”, and names of periods such as Q2."""
_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} give several figures as one"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    if measure.monitor_only:
        return None
    if measure.parts:
        return _parts(measure, position, view)
    for at, reading in enumerate(measure.readings):
        printed = reading.as_printed or ""
        figures = _FIGURE.findall(_NO_FIGURE.sub(" ", printed))
        if reading.value is None and len(figures) > 1:
            message = f"{called(measure)} has one reading with {len(figures)} figures: “{printed}”"
            hint = "Make each figure one of “parts”, with its own target and readings."
            return Finding(message, view.at("measures", position, "readings", at, "as_printed"), hint)
    return None


def _parts(measure: Measure, position: int, view: View) -> Finding | None:
    aimless = [at for at, part in enumerate(measure.parts) if not aims_at_something(part)]
    if not aimless:
        return None
    lacking = listed([f"“{measure.parts[at].text}”" for at in aimless])
    message = f"{called(measure)} gives {numbered(len(measure.parts), 'figure')}, and no target for {lacking}"
    notes = tuple(Note(view.at("measures", position, "parts", at, "text"), "no target") for at in aimless)
    hint = "Give each part a “target” or a “direction”, or make each a measure of its own."
    return Finding(message, view.at("measures", position, "parts", on="key"), hint, notes=notes)


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Plan, _check),))
