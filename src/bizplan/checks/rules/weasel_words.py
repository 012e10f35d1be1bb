"""A measure and its target hold no word that cannot be tested, such as “effective” or “where possible”.

Why: whether something was done “effectively” is a matter of taste.

Bad:

    measures:
      - id: elections
        text: The election is run effectively
        measures: [repairs]
        target: {by: 2027-05-31}

Good:

    measures:
      - id: elections
        text: Proportion of results declared by four in the morning
        measures: [repairs]
        unit: "%"
        target: {value: 95}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.measures import counted
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.checks.wording import phrases_in
from bizplan.diagnostics import Finding, Note, Route, Severity
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.values.counts import listed, numbered


@dataclass(frozen=True, slots=True)
class Weasels(Parameters):
    """Which words cannot be tested."""

    words: tuple[str, ...] = (
        "appropriate", "appropriately", "clearly", "effective", "effectively", "effectiveness", "efficient",
        "efficiently", "enhanced", "helps to", "improved", "meaningful", "robust", "smooth", "smoothly",
        "strengthened", "useful", "usefulness", "where possible", "as required",
    )  # fmt: skip
    """Words and phrases that a measure does without, each form of a word by itself."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        finding
        for position, measure in enumerate(plan.measures)
        if (finding := _finding(measure, position, view)) is not None
    ]
    together = f"{numbered(len(found), 'measure')} use words that cannot be tested"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _finding(measure: Measure, position: int, view: View) -> Finding | None:
    words = view.set_for(Weasels).words
    seen = [(route, weasels) for route, text in _texts(measure, position) if (weasels := phrases_in(text, words))]
    if not seen:
        return None
    (route, weasels), *others = seen
    said = listed([f"“{each}”" for each in weasels])
    notes = tuple(Note(view.at(*place), listed([f"“{each}”" for each in more])) for place, more in others)
    message = f"{called(measure)} says {said}, which cannot be tested"
    return Finding(message, view.at(*route), "Say what would be seen or counted instead.", notes=notes)


def _texts(measure: Measure, position: int) -> Iterator[tuple[Route, str]]:
    for each in counted(measure, position):
        yield (*each.route, "text"), each.entity.text
        if each.entity.target is not None and each.entity.target.as_printed:
            yield (*each.route, "target", "as_printed"), each.entity.target.as_printed


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), parameters=Weasels)
