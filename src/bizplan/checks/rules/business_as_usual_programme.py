"""A programme or workstream does not begin by saying that it goes on as before.

Why: programmes are for change; what goes on all year belongs among the services.

Bad:

    workstreams:
      - id: gritting
        text: Continue to grit the main roads
        contributes_to: [1]
        owner: Highways Manager
        ends: 2027-03-31
    measures:
      - id: roads-gritted
        text: Proportion of frosty nights on which every main road is gritted
        measures: [gritting]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 95, by: 2027-03-31}

Good:

    workstreams:
      - id: gritting
        text: Grit the roads to all schools as well as the main roads
        contributes_to: [1]
        owner: Highways Manager
        ends: 2027-03-31
    measures:
      - id: roads-gritted
        text: Proportion of frosty nights on which every main road is gritted
        measures: [gritting]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 95, by: 2027-03-31}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.entries import Section, faulty_entries
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.checks.wording import first_phrase
from bizplan.diagnostics import Finding, Severity
from bizplan.index.texts import plain
from bizplan.model.base import Item
from bizplan.model.plan import Plan

_CHANGING: tuple[Section, ...] = ("programmes", "workstreams")


@dataclass(frozen=True, slots=True)
class Beginnings(Parameters):
    """Which words begin something that goes on as before."""

    words: tuple[str, ...] = ("continue", "continued", "maintain", "ongoing")
    """Words with which no programme begins."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    words = view.set_for(Beginnings).words

    def usual(entry: Item, route: tuple[str, int]) -> Finding | None:
        text = plain(entry.text or "").lstrip()
        word = first_phrase(text, words)
        if not word or not text.startswith(word):
            return None
        hint = "Say what will change and by when, or move it to the services."
        return Finding(f"{called(entry)} begins with “{word}”: it is no change", view.at(*route, "text"), hint)

    yield from faulty_entries(plan, view, _CHANGING, usual, "begin by saying that they go on as before")


RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _check),), parameters=Beginnings)
