"""A measure is one thing: one sentence, without a semicolon, and with nothing after a target in brackets.

Why: one status for many things says nothing of any of them.

Bad:

    measures:
      - id: training
        text: >-
          Proportion of staff trained (target 75%), and take-up by
          businesses
        measures: [repairs]
        unit: "%"
        target: {value: 75}

Good:

    measures:
      - id: training
        text: Proportion of staff trained (target 75%)
        measures: [repairs]
        unit: "%"
        target: {value: 75}
      - id: businesses-trained
        text: Number of businesses that took part
        measures: [repairs]
        unit: businesses
        target: {value: 40}
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.checks.wording import sentences
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan
from bizplan.values.counts import numbered

_AFTER_TARGET = re.compile(r"\([^()]{0,80}\btarget\b[^()]{0,80}\)[\s.,;]*\w", re.IGNORECASE)


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    found = [
        Finding(
            f"{called(measure)} is several measures in one: it has {why}",
            view.at("measures", position, "text"),
            "Make each a measure of its own, with its own target; one of them may keep the id.",
        )
        for position, measure in enumerate(plan.measures)
        if (why := _why(measure.text))
    ]
    together = f"{numbered(len(found), 'measure')} are several measures in one"
    yield from each_or_all(found, len(plan.measures), view.at("measures"), together)


def _why(text: str) -> str:
    count = len(sentences(text))
    if count > 1:
        return f"{count} sentences"
    if ";" in text:
        return "parts divided by semicolons"
    return "more after its target in brackets" if _AFTER_TARGET.search(text) else ""


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),))
