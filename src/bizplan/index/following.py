"""Two plans to what became of each entry: continued by id, alias or words, ended, under another id, or simply gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bizplan.diagnostics import Route
from bizplan.index.setting import plain_title
from bizplan.index.texts import plain
from bizplan.model.base import Item
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.programme import Work
from bizplan.values.dates import When
from bizplan.values.word_changes import likeness

SECTIONS = ("services", "objectives", "programmes", "workstreams", "measures", "risks")
"""The sections whose entries Members follow from year to year."""
EVERY_SECTION = (
    "ambitions", "aims", "services", "objectives", "programmes", "workstreams", "commitments", "actions", "measures",
    "risks", "capabilities", "horizon",
)  # fmt: skip
"""All sections whose entries have ids that last, in the order in which they are shown."""
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


class How(StrEnum):
    """How it is known that an entry is the one of the other plan, the surest first."""

    ID = "id"
    ALIAS = "alias"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of one plan and the one it became in the other."""

    before: Entry
    after: Entry
    how: How
    per_cent: int
    """How alike their words are."""


@dataclass(frozen=True, slots=True)
class Followed:
    """All entries of two plans, each once; neither order is that of importance."""

    pairs: tuple[Pair, ...]
    """In the later plan's order."""
    ended: tuple[Entry, ...]
    """In the earlier plan's order."""
    added: tuple[Entry, ...]
    """In the later plan's order."""


LIKELY = 0.7
"""How alike the words of two entries of other ids are that are shown as perhaps the same."""


def followed(earlier: Plan, later: Plan, likely: float = LIKELY) -> Followed:
    """Every entry followed by id, then by recorded alias, then by its words within its section.

    The order of entries changes nothing, and the other way round it finds the same pairs.
    """
    before = {each.item.id: each for each in entries(earlier, EVERY_SECTION)}
    after = {each.item.id: each for each in entries(later, EVERY_SECTION)}
    pairs = [(before[each], after[each], How.ID) for each in after if each in before]
    for how, near in ((How.ALIAS, _by_alias), (How.WORDS, _by_words)):
        lost = [each for each in before.values() if all(each is not old for old, _, _ in pairs)]
        new = [each for each in after.values() if all(each is not now for _, now, _ in pairs)]
        pairs += [(old, now, how) for old, now in near(lost, new, likely)]
    old_of = {now.item.id: (old, how) for old, now, how in pairs}
    gone_from = {old.item.id for old, _, _ in pairs}
    return Followed(
        tuple(
            Pair(
                old_of[key][0],
                now,
                old_of[key][1],
                round(100 * likeness(_words(old_of[key][0].item), _words(now.item))),
            )
            for key, now in after.items()
            if key in old_of
        ),
        tuple(each for key, each in before.items() if key not in gone_from),
        tuple(each for key, each in after.items() if key not in old_of),
    )


def continued(plan: Plan, earlier: Plan) -> Iterator[Continued]:
    """The entries of both plans, in the order of the later one."""
    before = {each.item.id: each for each in entries(earlier)}
    for each in entries(plan):
        if each.item.id in before:
            yield Continued(before[each.item.id], each)


def gone(plan: Plan, earlier: Plan) -> Iterator[Entry]:
    """Entries of the earlier plan that the later one neither continues nor says what became of."""
    told = {each.item.id for each in entries(plan)} | {each.item for each in plan.ended}
    dated = last_days(earlier)
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


def entries(plan: Plan, sections: Sequence[str] = SECTIONS) -> Iterator[Entry]:
    """The entries of some sections, section by section."""
    items_by_section: dict[str, Sequence[Item]] = {
        "ambitions": plan.ambitions,
        "aims": plan.aims,
        "services": plan.services,
        "objectives": plan.objectives,
        "programmes": plan.programmes,
        "workstreams": plan.workstreams,
        "commitments": plan.commitments,
        "actions": plan.actions,
        "measures": plan.measures,
        "risks": plan.risks,
        "capabilities": plan.capabilities,
        "horizon": plan.horizon,
    }
    for section in sections:
        for position, item in enumerate(items_by_section[section]):
            yield Entry(section, item, (section, position))


def last_days(plan: Plan) -> dict[str, When]:
    """Entry -> the last date that it states; for work, or that a measure of it does."""
    found: dict[str, When] = {}
    held = tuple(entries(plan, EVERY_SECTION))
    work = {each.item.id for each in held if isinstance(each.item, Work)}

    def add(item: str, date: When) -> None:
        found[item] = max(found.get(item, date), date, key=lambda when: when.last)

    for each in held:
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


def _by_alias(lost: Sequence[Entry], new: Sequence[Entry], _likely: float) -> Iterator[tuple[Entry, Entry]]:
    """An entry that bears a name or id of the other among its aliases, first of all one of its own section."""
    fitting = [(old.section == now.section, old, now) for old in lost for now in new if _is_alias(old.item, now.item)]
    return _best_first(fitting)


def _is_alias(one: Item, other: Item) -> bool:
    return any(
        plain_title(alias) in {plain_title(name) for name in (named.id, named.name) if name}
        for bearer, named in ((one, other), (other, one))
        for alias in bearer.aliases
    )


def _by_words(lost: Sequence[Entry], new: Sequence[Entry], likely: float) -> Iterator[tuple[Entry, Entry]]:
    """The likeliest entries of one section."""
    same_section = ((old, now) for old in lost for now in new if old.section == now.section)
    scored = [(_alike(old.item, now.item, likely), old, now) for old, now in same_section]
    return _best_first([each for each in scored if each[0]])


def _best_first(scored: Sequence[tuple[float, Entry, Entry]]) -> Iterator[tuple[Entry, Entry]]:
    """The pairs of the highest score first, each entry in one of them, whichever plan comes first."""
    taken: set[tuple[str, str]] = set()
    for _, old, now in sorted(scored, key=lambda each: (-each[0], *sorted((each[1].item.id, each[2].item.id)))):
        pair = {("old", old.item.id), ("new", now.item.id)}
        if taken.isdisjoint(pair):
            taken |= pair
            yield old, now


def _alike(one: Item, other: Item, least: float) -> float:
    if one.name and other.name and plain_title(one.name) == plain_title(other.name):
        return 1.0
    return likeness(_words(one), _words(other), least)


def _most_alike(lost: Entry, candidates: Sequence[Entry], alike: float) -> Entry | None:
    scored = [(likeness(_words(lost.item), _words(each.item), alike), each) for each in candidates]
    score, best = max(scored, key=lambda each: each[0], default=(0.0, None))
    return best if score else None


def _words(item: Item) -> str:
    return " ".join(plain(item.text or item.name or "").split())
