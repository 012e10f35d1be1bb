"""A departmental plan to what its two pages hold: chosen and shortened by rules that the paper states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from bizplan.index.coverage import has_target
from bizplan.model.base import Item
from bizplan.model.budget import BudgetLine
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.programme import Work
from bizplan.model.risk import Risk

_T = TypeVar("_T")
MOST_LINES, MOST_WORK, MOST_MEASURES, MOST_RISKS, MOST_CHANGES = 8, 6, 6, 4, 3
"""How many budget lines, programmes, measures, risks and changes find room."""
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")
_SHORTENED = ("e.g.", "i.e.", "etc.", "inc.", "no.", "st.", "dr.", "mr.", "mrs.", "ms.", "approx.", "cllr.")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What of a plan stands on its two pages; what is left out is counted."""

    lines: tuple[BudgetLine, ...]
    """Of the budget, the largest, in printed order."""
    other_lines: tuple[BudgetLine, ...]
    work: tuple[Work, ...]
    """Programmes and workstreams: those that name an outcome first, else in printed order."""
    measures: tuple[Measure, ...]
    """Those with a target first, else in printed order."""
    risks: tuple[Risk, ...]
    """The highest scores first."""
    changes: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]
    """What kind of entry, and how many of it are in the plan alone."""


def build_plan_summary(plan: Plan) -> PlanSummary:
    """What of a departmental plan finds room on two pages."""
    lines = plan.budget.lines if plan.budget else ()
    largest = sorted(range(len(lines)), key=lambda at: (_size(lines[at].amount), at))
    # A single line left over would take as much room as the words “1 other line”.
    shown = set(largest if len(lines) <= MOST_LINES + 1 else largest[:MOST_LINES])
    work: tuple[Work, ...] = (*plan.programmes, *plan.workstreams)
    chosen_work = _first(sorted(work, key=lambda each: not each.contributes_to), MOST_WORK)
    measures = _first(sorted(plan.measures, key=lambda each: not has_target(each)), MOST_MEASURES)
    risks = _first(sorted(plan.risks, key=lambda each: -(each.score or 0)), MOST_RISKS)
    changes = tuple(each.text for each in plan.changes)
    counted = {
        "objectives": len(plan.objectives),
        "programmes and workstreams": len(work) - len(chosen_work),
        "commitments": len(plan.commitments),
        "actions": len(plan.actions),
        "measures": len(plan.measures) - len(measures),
        "risks": len(plan.risks) - len(risks),
        "capabilities": len(plan.capabilities),
        "changes": max(0, len(changes) - MOST_CHANGES),
        "plans for later years": len(plan.horizon),
    }
    return PlanSummary(
        tuple(line for at, line in enumerate(lines) if at in shown),
        tuple(line for at, line in enumerate(lines) if at not in shown),
        chosen_work,
        measures,
        risks,
        changes[:MOST_CHANGES],
        tuple((kind, count) for kind, count in counted.items() if count),
    )


def in_short(entry: Item) -> str:
    """An entry by its name, or else by the first sentence of its text; a sentence is never cut."""
    return " ".join((entry.name or first_sentence(entry.text or "") or entry.id).split())


def first_sentence(text: str) -> str:
    """The first sentence of a text, marks and brackets whole; the text where it is one sentence."""
    first = text.strip().split("\n\n")[0]
    for match in _END.finditer(first):
        said = first[: match.start()]
        last = said.rsplit(None, 1)[-1].lower().lstrip("(")
        is_whole = said.count("*") % 2 == 0 and all(said.count(left) == said.count(right) for left, right in _PAIRS)
        if is_whole and last not in _SHORTENED and not re.fullmatch(r"[a-z]\.", last):
            return said
    return first


def _size(amount: Decimal) -> Decimal:
    """By what the largest comes first; what is not published comes last, so that its place says nothing."""
    return Decimal(1) if amount.is_nan() else -abs(amount)


def _first(entries: Sequence[_T], most: int) -> tuple[_T, ...]:
    return tuple(entries[:most])
