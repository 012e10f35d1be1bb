"""What changed in one plan to tables, the most important first."""

from collections.abc import Iterable, Iterator, Sequence

from bizplan.reports.change import (
    Aspect,
    Became,
    EntryChange,
    FateKind,
    FieldChange,
    OutcomeChange,
    OutcomeState,
    PlanChange,
)
from bizplan.reports.change_words import NOT_SAID, SECTIONS, WEIGHT, count_rows, fate_in_words, said, stated, texts
from bizplan.reports.paper import Absent, Align, Column, Row, RowKind, Table, Value, Width, literal, slug

_DOUBT = (
    "Nothing but the words says that these are the same; give both one id, or say under “ended” what became of one."
)
_BRACKETS = "Words in brackets were taken out, or put in. Capitals and stops are passed over."
_FIELDS = (
    ("targets", "Targets changed", (Aspect.TARGET,)),
    ("definitions", "Measures redefined", (Aspect.DEFINITION,)),
    ("figures", "Earlier figures changed", (Aspect.FIGURE,)),
)
_FURTHER = (
    ("dates", "Dates, outcomes, people and the rest", (Aspect.DATE, Aspect.THREAD, Aspect.PEOPLE, Aspect.OTHER)),
)


def count_table(change: PlanChange) -> Table:
    """How much changed, at the top of everything."""
    rows = tuple(
        Row((literal(what), literal(count), literal(note) if note else literal("")))
        for what, count, note in count_rows(change.counts)
    )
    columns = (Column("What"), Column("How many", Align.NUMBER), Column("Of these", width=Width.WIDE))
    return Table(_anchor("counts", change), "How much changed", columns, rows)


def silent_table(change: PlanChange) -> Table | None:
    """What ended without a word."""
    gone = [each for each in _ended(change) if each.fate is not None and each.fate.kind is FateKind.NOT_SAID]
    caption = f"Gone, and the plan does not say why ({len(gone)})"
    return _listing(change, "gone", caption, gone, f"As {change.before.label} said")


def ended_table(change: PlanChange) -> Table | None:
    """What ended with a word, or because its time was over."""
    ended = [each for each in _ended(change) if each.fate is not None and each.fate.kind is not FateKind.NOT_SAID]
    rows = [(each, (literal(fate_in_words(each.fate)),)) for each in ended if each.fate is not None]
    columns = (Column("Entry", width=Width.WIDE), Column("What became of it", width=Width.WIDE))
    return _grouped(change, "ended", f"Ended ({len(ended)})", columns, rows)


def new_table(change: PlanChange) -> Table | None:
    """What was not there before."""
    added = [each for each in change.entries if each.became is Became.ADDED]
    return _listing(change, "new", f"New ({len(added)})", added, f"As {change.after.label} says")


def field_tables(change: PlanChange) -> Iterator[Table]:
    """Targets, definitions and earlier figures that changed."""
    for name, caption, aspects in _FIELDS:
        yield from _fields(change, name, caption, aspects)


def further_tables(change: PlanChange) -> Iterator[Table]:
    """Dates, threads, people, and what changed in the plan as a whole."""
    for name, caption, aspects in _FURTHER:
        yield from _fields(change, name, caption, aspects, counted=False)
    if change.settings:
        rows = tuple(_field_row(each.what, each, "") for each in change.settings)
        yield Table(_anchor("plan", change), "The plan as a whole", _field_columns(change, "What")[:3], _first(rows, 3))


def risk_table(change: PlanChange) -> Table | None:
    """Risks of both plans that moved."""
    return next(_fields(change, "risks", "Risks moved", (Aspect.RISK,)), None)


def renamed_table(change: PlanChange) -> Table | None:
    """What has another name, or stands elsewhere."""
    rows = []
    for each in _by_weight(change.entries):
        whence = f"from {each.came_from}" if each.came_from else ""
        section = f"was under {SECTIONS[each.was_section].lower()}s" if each.is_moved else ""
        if each.is_renamed or whence or section or (each.how is not None and each.id != each.was_id):
            how = "; ".join(word for word in (whence, section, _known(each)) if word)
            was = stated(each.was_called, "elsewhere")
            rows.append((each, (was, literal(each.called), literal(how))))
    columns = (
        Column(change.before.label, width=Width.WIDE),
        Column(change.after.label, width=Width.WIDE),
        Column("How it is known"),
    )
    return _grouped(change, "renamed", f"Renamed or moved ({len(rows)})", columns, rows, own_head=False)


def doubt_table(change: PlanChange) -> Table | None:
    """Pairs that are known by their words alone, with both texts."""
    rows = []
    for each in _by_weight(change.entries):
        if each.how == "words":
            before, after = texts(each.text_before, each.text_after, each.words)
            rows.append((each, (before, after, literal(f"{each.per_cent}%"))))
    columns = (*_both(change), Column("Alike", Align.NUMBER))
    return _grouped(change, "doubt", f"Perhaps the same ({len(rows)})", columns, rows, own_head=False, note=_DOUBT)


def reworded_table(change: PlanChange) -> Table | None:
    """What is the same and says it in other words; passages of the plan first."""
    passages = [Row((literal(each.what), *texts(each.before, each.after, each.words))) for each in change.texts]
    rows = [
        (each, (literal(each.called), *texts(each.text_before, each.text_after, each.words)))
        for each in _by_weight(change.entries)
        if each.words and each.how != "words"
    ]
    columns = (Column("Entry"), *_both(change))
    count = len(rows) + len(passages)
    head = [Row((literal("The plan as a whole"),), RowKind.GROUP), *passages] if passages else []
    caption = f"In other words ({count})"
    return _grouped(change, "reworded", caption, columns, rows, own_head=False, note=_BRACKETS, first=head)


def outcome_table(change: PlanChange) -> Table | None:
    """Outcomes gained and lost, and those read as the successors of earlier ones."""
    shown = [each for each in change.outcomes if each.state is not OutcomeState.KEPT or each.read_from]
    if not shown:
        return None
    rows = tuple(
        Row((literal(_outcome(each)), literal(_state(each)), literal("; ".join(each.named_by)))) for each in shown
    )
    columns = (Column("Outcome", width=Width.WIDE), Column("What became of it"), Column("Named by", width=Width.WIDE))
    gained = sum(each.state is OutcomeState.GAINED for each in shown)
    lost = sum(each.state is OutcomeState.LOST for each in shown)
    return Table(_anchor("outcomes", change), f"Outcomes: {gained} gained, {lost} lost", columns, rows)


def carried_over(change: PlanChange) -> str:
    """The names of what is as it was."""
    same = [each for each in _by_weight(change.entries) if each.became is Became.SAME]
    return f"As they were ({len(same)}): {'; '.join(each.called for each in same)}." if same else ""


def _listing(change: PlanChange, name: str, caption: str, entries: Iterable[EntryChange], head: str) -> Table | None:
    rows = [(each, ()) for each in _by_weight(entries)]
    return _grouped(change, name, caption, (Column("Section"), Column(head, width=Width.WIDE)), rows, sections=True)


def _grouped(  # noqa: PLR0913 -- what sets one table of entries apart from another
    change: PlanChange,
    name: str,
    caption: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[EntryChange, tuple[Value, ...]]],
    *,
    own_head: bool = True,
    sections: bool = False,
    note: str = "",
    first: Sequence[Row] = (),
) -> Table | None:
    """A table of entries, each headed by what it says unless its cells do that."""
    if not rows and not first:
        return None
    found = [*first]
    for each, cells in rows:
        lead: tuple[Value, ...] = (literal(SECTIONS[each.section]),) if sections else ()
        own: tuple[Value, ...] = (literal(said(each)),) if own_head else ()
        found.append(Row((*lead, *own, *cells)))
    heads = 1 if sections else 0
    return Table(
        _anchor(name, change), caption, columns, tuple(found), heads=heads, note=literal(note) if note else None
    )


def _fields(
    change: PlanChange, name: str, caption: str, aspects: tuple[Aspect, ...], *, counted: bool = True
) -> Iterator[Table]:
    """What changed of entries: a row an entry, so that a table has as many rows as are counted at the top of all.

    What is not counted there has a row for each thing that changed.
    """
    rows: list[Row] = []
    for each in _by_weight(change.entries):
        fields = each.of(*aspects) if each.how is not None else ()
        if fields and counted:
            rows.append(_entry_row(each.called, fields, each.reason))
        else:
            rows += [_field_row(each.called, field, each.reason) for field in fields]
    if rows:
        caption = f"{caption} ({len(rows)})"
        yield Table(_anchor(name, change), caption, _field_columns(change, "Entry"), tuple(rows))


def _field_columns(change: PlanChange, head: str) -> tuple[Column, ...]:
    return (
        Column(head, width=Width.WIDE),
        Column(change.before.label),
        Column(change.after.label),
        Column("Why", width=Width.WIDE),
    )


def _entry_row(name: str, fields: Sequence[FieldChange], reason: str) -> Row:
    """What changed of one entry: where that is several things, each is named in both columns."""
    if len(fields) == 1:
        return _field_row(name, fields[0], reason)
    before = "; ".join(f"{each.what} {each.before}" for each in fields if each.before)
    after = "; ".join(f"{each.what} {each.after}{_moved(each)}" for each in fields if each.after)
    return Row((literal(name), stated(before), stated(after), _why(reason)))


def _field_row(name: str, field: FieldChange, reason: str) -> Row:
    what = name if name == field.what else f"{name}: {field.what}"
    after = f"{field.after}{_moved(field)}" if field.after else ""
    return Row((literal(what), stated(field.before), stated(after), _why(reason)))


def _moved(field: FieldChange) -> str:
    return f" ({field.movement})" if field.movement else ""


def _why(reason: str) -> Value:
    return literal(reason) if reason else Absent(NOT_SAID)


def _first(rows: Iterable[Row], many: int) -> tuple[Row, ...]:
    return tuple(Row(each.cells[:many]) for each in rows)


def _both(change: PlanChange) -> tuple[Column, Column]:
    return Column(change.before.label, width=Width.WIDE), Column(change.after.label, width=Width.WIDE)


def _ended(change: PlanChange) -> list[EntryChange]:
    return [each for each in _by_weight(change.entries) if each.became is Became.ENDED]


def _by_weight(entries: Iterable[EntryChange]) -> list[EntryChange]:
    return sorted(entries, key=lambda each: WEIGHT.index(each.section))


def _known(entry: EntryChange) -> str:
    if entry.how is None:
        return ""
    words = {"id": "the same id", "alias": "an alias that is recorded", "words": f"its words, {entry.per_cent}% alike"}
    basis = {"text": "by its text", "judgement": "by judgement", "record": "by a record"}.get(entry.basis, "")
    return f"{words[entry.how]}, {basis}" if basis and entry.how == "id" else words[entry.how]


def _outcome(change: OutcomeChange) -> str:
    number = f"{change.number} " if change.number else ""
    return f"{number}{change.title} ({change.framework})"


def _state(change: OutcomeChange) -> str:
    if change.state is OutcomeState.LOST:
        return f"lost: {change.reason}" if change.reason else "lost: not named any more"
    if change.read_from:
        return f"{change.state}, as successor of {', '.join(change.read_from)}"
    return change.state.value


def _anchor(name: str, change: PlanChange) -> str:
    return slug(f"{name} {change.before.document} {change.after.document}")
