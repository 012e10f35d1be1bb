"""Two plans to what became of each entry: added, ended with its fate, changed or carried over as it was."""

from collections.abc import Iterator, Mapping

from bizplan.index.following import EVERY_SECTION, Entry, Pair, entries, followed, last_days
from bizplan.index.plan_version import PlanVersion
from bizplan.index.setting import plain_title
from bizplan.index.texts import plain
from bizplan.model.base import Item
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.reports.change import Aspect, Became, EntryChange, Fate, FateKind, FieldChange
from bizplan.reports.field_changes import field_changes
from bizplan.reports.library import beginning
from bizplan.values.dates import When
from bizplan.values.word_changes import same_words, word_changes


def entry_changes(
    before: PlanVersion, after: PlanVersion, arrivals: Mapping[str, tuple[str, str]]
) -> Iterator[EntryChange]:
    """Every entry of both plans once: those of the later plan section by section, then those that ended.

    `arrivals` says of entries that came from other departments whence, and why: id -> department's name, reason.
    """
    earlier, later = before.plan, after.plan
    found = followed(earlier, later)
    noted = _noted(later)
    of_entry = {each.after.item.id: _carried(each, earlier, later, noted) for each in found.pairs}
    of_entry |= {each.item.id: _added(each, noted, arrivals) for each in found.added}
    in_order = sorted(of_entry.values(), key=lambda each: EVERY_SECTION.index(each.section))
    yield from in_order
    dated = last_days(earlier)
    for each in found.ended:
        yield _ended(each, _fate(each, earlier, later, after, dated.get(each.item.id)))


def called(item: Item) -> str:
    """An entry's name, or the beginning of its text."""
    return item.name or beginning(plain(item.text or item.id))


def _carried(pair: Pair, earlier: Plan, later: Plan, noted: Mapping[str, str]) -> EntryChange:
    old, new = pair.before.item, pair.after.item
    was, now = _text(old), _text(new)
    words = () if same_words(was, now) or not (was or now) else word_changes(was, now)
    names = {each.item.id: called(each.item) for plan in (earlier, later) for each in entries(plan, EVERY_SECTION)}
    fields = field_changes(old, new, later.period.start - earlier.period.start, names)
    is_renamed = (old.name or "") != (new.name or "") and bool(old.name and new.name)
    is_renamed = is_renamed and plain_title(old.name or "") != plain_title(new.name or "")
    moved = pair.before.section != pair.after.section
    other_id = old.id != new.id
    same = not (words or fields or is_renamed or moved or other_id)
    return EntryChange(
        Became.SAME if same else Became.CHANGED,
        pair.after.section,
        pair.before.section,
        new.id,
        old.id,
        called(new),
        called(old),
        pair.how,
        pair.per_cent,
        new.continuity or "",
        is_renamed,
        was,
        now,
        words,
        fields,
        _reason(new, noted),
        None,
        "",
    )


def _added(entry: Entry, noted: Mapping[str, str], arrivals: Mapping[str, tuple[str, str]]) -> EntryChange:
    item = entry.item
    whence, why = arrivals.get(item.id, ("", ""))
    return EntryChange(
        Became.ADDED,
        entry.section,
        "",
        item.id,
        "",
        called(item),
        "",
        None,
        None,
        "",
        is_renamed=False,
        text_before="",
        text_after=_text(item),
        words=(),
        fields=_targets(item, is_new=True),
        reason=_reason(item, noted) or why,
        fate=None,
        came_from=whence,
    )


def _ended(entry: Entry, fate: Fate) -> EntryChange:
    item = entry.item
    return EntryChange(
        Became.ENDED,
        entry.section,
        entry.section,
        "",
        item.id,
        called(item),
        called(item),
        None,
        None,
        "",
        is_renamed=False,
        text_before=_text(item),
        text_after="",
        words=(),
        fields=_targets(item, is_new=False),
        reason="",
        fate=fate,
        came_from="",
    )


def _targets(item: Item, *, is_new: bool) -> tuple[FieldChange, ...]:
    """What a measure that came or went aims at, or aimed at."""
    if not isinstance(item, Measure):
        return ()
    bare = item.model_copy(update={"target": None, "direction": None, "parts": (), "monitor_only": None})
    pair = (bare, item) if is_new else (item, bare)
    return tuple(each for each in field_changes(*pair, years_apart=1) if each.aspect is Aspect.TARGET)


def _fate(entry: Entry, earlier: Plan, later: Plan, after: PlanVersion, last: When | None) -> Fate:
    for ending in later.ended:
        if ending.item == entry.item.id:
            to = _where(str(ending.to), later, after) if ending.to is not None else ""
            return Fate(FateKind.RECORDED, ending.how, to, str(ending.when or ""), ending.reason)
    if last is not None and earlier.period < later.period and last.last < later.period.first_day:
        return Fate(FateKind.RAN_OUT, when=str(last))
    return Fate(FateKind.NOT_SAID)


def _where(reference: str, later: Plan, after: PlanVersion) -> str:
    """What an entry went to, by name."""
    for each in entries(later, EVERY_SECTION):
        if each.item.id == reference:
            return called(each.item)
    organisation = after.setting.organisation
    if organisation is None:
        return reference
    departments = {each.id: each.name for each in organisation.departments}
    partners = {each.id: each.name for each in organisation.partners}
    return (partners | departments).get(reference.partition("/")[0], reference)  # an item elsewhere: whose it is now


def _noted(later: Plan) -> Mapping[str, str]:
    """Entry -> what the later plan lists among its changes about it."""
    return {str(each.item): each.text for each in later.changes if each.item is not None}


def _reason(item: Item, noted: Mapping[str, str]) -> str:
    target = item.target.reason if isinstance(item, Measure) and item.target is not None else None
    said = (item.change, target, noted.get(item.id))
    return " ".join(dict.fromkeys(each.strip() for each in said if each))


def _text(item: Item) -> str:
    return " ".join(plain(item.text or "").split())
