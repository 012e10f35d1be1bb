"""The top mark in the equalities self-assessment, and a mark above last year's, rests on evidence that is named.

Why: a department marks itself, and the reader cannot see why.

Bad:

    equalities:
      - {criterion: E1, score: 4}

Good:

    equalities:
      - criterion: E1
        score: 4
        evidence: The Tenants' Forum saw each policy before it was agreed
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.yardsticks import criterion_name, mark_of, top_mark
from bizplan.model.plan import Plan

_WAY_OUT = "Add “evidence”: what the mark rests on."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    for position, score in enumerate(plan.equalities):
        mark = mark_of(score)
        if mark is not None and not score.evidence and mark == top_mark(score.criterion, view.setting):
            name = criterion_name(score.criterion, view.setting)
            place = view.at("equalities", position, "score")
            yield Finding(f"{name} has the top mark, {score.score}, without evidence", place, _WAY_OUT)


def _since_last_year(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    """A rise to the top mark is found in the plan by itself, and not again here."""
    marks = {str(score.criterion): (at, mark_of(score)) for at, score in enumerate(earlier.equalities)}
    for position, score in enumerate(plan.equalities):
        mark = mark_of(score)
        at, last = marks.get(str(score.criterion), (0, None))
        if mark is None or last is None or mark <= last or score.evidence:
            continue
        if mark == top_mark(score.criterion, view.setting):
            continue
        name = criterion_name(score.criterion, view.setting)
        note = Note(before.at("equalities", at, "score"), f"{last} in {earlier.period}")
        message = f"{name} rises from {last} in {earlier.period} to {mark}, without evidence"
        yield Finding(message, view.at("equalities", position, "score"), _WAY_OUT, notes=(note,))


RULE = Rule(
    Severity.INFO,
    Profile.COMMITTEE,
    (of(Plan, _check, needs=("organisation",)),),
    year_on_year=_since_last_year,
)
