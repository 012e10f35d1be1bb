"""What a workbook brings to a return, as the edits of its file, or as the text of a new one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bizplan.diagnostics import Edit, Route
from bizplan.interop.canonical import canon
from bizplan.interop.new_document import Part, document_text
from bizplan.interop.return_merge import MergedRow
from bizplan.load import load
from bizplan.reports.return_form import Entry, FormSheet, ReturnForm
from bizplan.source.document import Document, read
from bizplan.source.edit import After, AnyEdit, EditError, Field, InQuotes, Value, edited_in_turn
from bizplan.source.scalars import other_reading

if TYPE_CHECKING:
    from bizplan.source.layout_parts import Writable

_LISTS: Mapping[str, Route] = {"spend": ("spend", "lines")}
"""Section -> where its entries stand, unless under its own name."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*")


def return_with(document: Document, rows: Sequence[MergedRow], form: ReturnForm) -> bytes:
    """The text of the return's file with what the rows bring; all else stays byte for byte.

    Raises EditError where the file cannot be edited cleanly, or the return would not have the shape of its kind.
    """
    content = edited_in_turn(document, _edits(document, rows, form)) if rows else document.content
    again, _ = read(document.path, content)
    faults = load(again)[1] if again is not None else ()
    if again is None or len(faults) > len(load(document)[1]):
        raise EditError(faults[0].message if faults else "the return would not have the shape of its kind")
    return content


def new_return_with(path: str, rows: Sequence[MergedRow], form: ReturnForm) -> str:
    """The text of a new return that says what the rows bring, and nothing else."""
    about = {each.row.key: each.taken["answer"] for each in rows if not each.sheet.section}
    head: dict[str, Writable] = {
        "kind": "return",
        "plan": form.plan,
        "period": form.period,
        "supplied": {"role": _words(about.get("role", "")), "date": about.get("date", "")},
    }
    parts = [Part(head)]
    for sheet in form.sheets:
        entries = _new_entries(sheet, [each for each in rows if each.sheet is sheet], at=None)
        if sheet.section and entries:
            parts.append(Part({sheet.section: _section(sheet, entries, form)}))
    if commentary := about.get("commentary"):
        parts.append(Part({"commentary": _words(commentary)}))
    return document_text("return", path, parts)


def _edits(document: Document, rows: Sequence[MergedRow], form: ReturnForm) -> Iterator[AnyEdit]:
    """The edits in the order in which they are made, each with the route that its entry has by then."""
    for each in rows:
        if not each.sheet.section:
            yield _set(document, each.row.route, each.taken["answer"], each.row.entry or Entry.TEXT)
    for sheet in form.sheets:
        own = [each for each in rows if each.sheet is sheet]
        if sheet.section and own:
            yield from _of_sheet(document, sheet, own, form)


def _of_sheet(document: Document, sheet: FormSheet, rows: Sequence[MergedRow], form: ReturnForm) -> Iterator[AnyEdit]:
    route = _route(sheet)
    held = _at(document, route)
    empty = [each for each in rows if each.row.route and sheet.section == "progress" and not any(each.values.values())]
    for each in rows:
        if each.row.route and each not in empty:
            yield from (
                _set(document, (*each.row.route, field), value, _entry(sheet, field))
                for field, value in each.taken.items()
            )
    for measure in sheet.rows:
        parts: list[Value] = [_entry_of(each) for each in rows if each.row.inside == measure.key and not each.row.route]
        if parts and measure.route:
            yield _further(document, (*measure.route, "parts"), parts, None)
    added = dict(_anchored(sheet, rows, len(held)))
    if not held and None in added:
        if len(route) > 1 and _at_or_none(document, route[:1]):
            yield Field(route, added[None], _before(route))
        else:
            yield Field(route[:1], _section(sheet, added[None], form), _before(route[:1]))
        return
    for anchor in sorted((each for each in added if each is not None), reverse=True):
        yield _further(document, route, added[anchor], anchor)
    gone = sorted((int(each.row.route[-1]) for each in empty), reverse=True)
    if gone and len(gone) == len(held) and not added:
        yield Edit(route, None)
        return
    for position in gone:
        before = sum(len(entries) for anchor, entries in added.items() if anchor is not None and anchor < position)
        yield Edit((*route, position + before), None)


def _anchored(sheet: FormSheet, rows: Sequence[MergedRow], held: int) -> Iterator[tuple[int | None, list[Value]]]:
    """New entries by the position of the entry that they follow; None where the list is empty."""
    new = {each.row.key for each in rows if not each.row.route and not each.row.inside}
    new |= {each.row.inside for each in rows if not each.row.route and each.row.inside}
    anchor = held - 1 if held else None
    found: dict[int | None, list[Value]] = {}
    for row in sheet.rows:
        if row.inside:
            continue
        if row.route:
            anchor = int(row.route[-1])
        elif row.key in new:
            found.setdefault(anchor, []).extend(_new_entries(sheet, rows, at=row.key))
    yield from found.items()


def _new_entries(sheet: FormSheet, rows: Sequence[MergedRow], at: str | None) -> list[Value]:
    """The entries that rows make, or the row of a key alone; a measure's with its parts."""
    by_key = {each.row.key: each for each in rows}
    entries: list[Value] = []
    for row in sheet.rows:
        if row.inside or (at is not None and row.key != at):
            continue
        parts: list[Value] = [_entry_of(each) for each in rows if each.row.inside == row.key]
        if row.key in by_key or parts:
            own = _entry_of(by_key[row.key]) if row.key in by_key else dict(row.identity)
            entries.append({**own, **({"parts": parts} if parts else {})})
    return entries


def _entry_of(each: MergedRow) -> dict[str, Value]:
    taken = {field: _value(value, _entry(each.sheet, field)) for field, value in each.taken.items() if value}
    return {**dict(each.row.identity), **taken}


def _section(sheet: FormSheet, entries: list[Value], form: ReturnForm) -> Value:
    return {"unit": form.unit, "lines": entries} if sheet.section == "spend" else entries


def _further(document: Document, route: Route, entries: list[Value], anchor: int | None) -> AnyEdit:
    """Entries put behind one of a list, at its end where none is named, or as a list that was not there."""
    held = _at(document, route)
    if not held:
        return Field(route, entries, _before(route))
    return After((*route, len(held) - 1 if anchor is None else anchor), tuple(entries), laid_out=True)


def _set(document: Document, route: Route, value: str, entry: Entry) -> AnyEdit:
    if not value:
        return Edit(route, None)
    before = _at_or_none(document, route)
    tail = "\n" if isinstance(before, str) and before.endswith("\n") else ""
    new = _value(value, entry)
    return Field(route, f"{new}{tail}" if tail and isinstance(new, str) else new, _before(route))


def _value(text: str, entry: Entry) -> Value:
    if entry is Entry.YES:
        return text == "yes"
    return _words(text) if entry is Entry.TEXT else text


def _words(text: str) -> str:
    """A text that stays words for every program that reads it."""
    return InQuotes(text) if other_reading(text) or _NUMBER.fullmatch(text) else text


def _entry(sheet: FormSheet, field: str) -> Entry:
    return next(each.entry for each in sheet.columns if each.field == field)


def _before(route: Route) -> tuple[str, ...]:
    """The fields that stand before one in the canonical order."""
    order = tuple(canon("return")[0](route[:-1]))
    return order[: order.index(str(route[-1]))] if route[-1] in order else ()


def _route(sheet: FormSheet) -> Route:
    return _LISTS.get(sheet.section, (sheet.section,))


def _at(document: Document, route: Route) -> list[object]:
    found = _at_or_none(document, route)
    return found if isinstance(found, list) else []


def _at_or_none(document: Document, route: Route) -> object:
    value: object = document.data
    for part in route:
        match value:
            case dict() if part in value:
                value = value[part]
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _:
                return None
    return value
