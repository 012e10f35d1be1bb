"""A plan and the one before it to what became of each entry: continued, ended, under another id, or simply gone."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bizplan.checks.wording import plain
from bizplan.diagnostics import Route
from bizplan.model.base import Item
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.programme import Work
from bizplan.values.dates import When

SECTIONS = ("services", "objectives", "programmes", "workstreams", "measures", "risks")
"""The sections whose entries Members follow from year to year."""
ALIKE = 0.85
"""How alike two texts are that are taken for one entry, as a share of their letters in common."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in its place."""

    section: str
    item: Item
    route: Route


@dataclass(frozen=True, slots=True)
class Continued:
    """An entry of both plans, by its lasting id."""

    before: Entry
    after: Entry


def continued(plan: Plan, earlier: Plan) -> Iterator[Continued]:
    """The entries of both plans, in the order of the later one."""
    before = {each.item.id: each for each in entries(earlier)}
    for each in entries(plan):
        if each.item.id in before:
            yield Continued(before[each.item.id], each)


def gone(plan: Plan, earlier: Plan) -> Iterator[Entry]:
    """Entries of the earlier plan that the later one neither continues nor says what became of."""
    told = {each.item.id for each in entries(plan)} | {each.item for each in plan.ended}
    dated = _last_days(earlier)
    for each in entries(earlier):
        last = dated.get(each.item.id)
        if each.item.id not in told and (last is None or last.last >= plan.period.first_day):
            yield each


def under_another_id(plan: Plan, earlier: Plan, alike: float = ALIKE) -> Iterator[Continued]:
    """Entries that are gone, each with a new entry of the same section whose words are nearly the same."""
    known = {each.item.id for each in entries(earlier)}
    new = [each for each in entries(plan) if each.item.id not in known]
    for lost in gone(plan, earlier):
        best = _most_alike(lost, [each for each in new if each.section == lost.section], alike)
        if best is not None:
            yield Continued(lost, best)


def entries(plan: Plan) -> Iterator[Entry]:
    """The entries that are followed from year to year, section by section."""
    sections: dict[str, Sequence[Item]] = {
        "services": plan.services,
        "objectives": plan.objectives,
        "programmes": plan.programmes,
        "workstreams": plan.workstreams,
        "measures": plan.measures,
        "risks": plan.risks,
    }
    for section, items in sections.items():
        for position, item in enumerate(items):
            yield Entry(section, item, (section, position))


def _last_days(plan: Plan) -> dict[str, When]:
    """Entry -> the last date that it states; for work, or that a measure of it does."""
    found: dict[str, When] = {}
    work = {each.item.id for each in entries(plan) if isinstance(each.item, Work)}

    def add(item: str, date: When) -> None:
        found[item] = max(found.get(item, date), date, key=lambda when: when.last)

    for each in entries(plan):
        stated = [each.item.ends] if isinstance(each.item, Work) else []
        if isinstance(each.item, Work):
            stated += [milestone.by for milestone in each.item.milestones]
        if isinstance(each.item, Measure) and each.item.target is not None:
            stated.append(each.item.target.by)
        for date in stated:
            if date is not None:
                add(each.item.id, date)
    for measure in plan.measures:
        for reference in measure.measures:
            if measure.id in found and str(reference) in work:
                add(str(reference), found[measure.id])
    return found


def _most_alike(lost: Entry, candidates: Sequence[Entry], alike: float) -> Entry | None:
    words = _words(lost.item)
    if not words:
        return None
    best: tuple[float, Entry | None] = (alike, None)
    for each in candidates:
        matcher = difflib.SequenceMatcher(None, words, _words(each.item), autojunk=False)
        if matcher.real_quick_ratio() < best[0] or matcher.quick_ratio() < best[0]:
            continue
        ratio = matcher.ratio()
        if ratio >= best[0]:
            best = (ratio, each)
    return best[1]


def _words(item: Item) -> str:
    return " ".join(plain(item.text or item.name or "").lower().split())
