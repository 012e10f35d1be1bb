"""A measure that speaks of things done also says what is counted.

Why: that a strategy was issued shows that somebody was busy, not that anything became better.

Bad:

    measures:
      - id: strategy-issued
        text: The homelessness strategy is issued
        measures: [repairs]
        target: {by: 2027-03-31}

Good:

    measures:
      - id: guidance-used
        text: Number of households helped after the strategy was issued
        measures: [repairs]
        unit: households
        target: {value: 120}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.checks.wording import first_phrase
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered


@dataclass(frozen=True, slots=True)
class Words(Parameters):
    """Which words tell activity from what it brings."""

    done: tuple[str, ...] = (
        "activities", "complete", "completed", "delivered", "implementation of", "issued", "launched", "produced",
        "producing", "published", "refreshed", "reviewing", "revised", "revision of",
    )  # fmt: skip
    """Words for something done."""
    counting: tuple[str, ...] = (
        "%", "number", "numbers", "percentage", "percentages", "proportion", "proportions", "rate", "rates", "level",
        "levels", "score", "scores", "satisfaction", "feedback", "turnout", "reduction", "reductions", "increase",
        "increases", "on time", "return on",
    )  # fmt: skip
    """Words for something counted; one of them beside a word of the first list is enough."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    words = view.set_for(Words)
    found = [
        Finding(
            f"{called(measure)} is activity: “{done}”, and nothing that is counted",
            view.at("measures", position, "text"),
            "Say what should be better for people afterwards, as a number, a proportion or a rate.",
        )
        for position, measure in enumerate(plan.measures)
        if (done := first_phrase(measure.text, words.done)) and not first_phrase(measure.text, words.counting)
    ]
    together = f"{numbered(len(found), 'measure')} are activity, and none says what is counted"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), parameters=Words)
