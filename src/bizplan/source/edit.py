"""Edits by route to a file's bytes: only what is meant changes, and comments, quotes and layout stay."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from bizplan.diagnostics import Edit, Route, Span
from bizplan.source.document import Document, read
from bizplan.source.edit_words import (
    BLOCKS,
    QUOTES,
    Plain,
    Value,
    in_braces,
    in_place,
    on_one_line,
    quoted,
    reworded,
    rows_of,
    written,
)
from bizplan.source.layout import WIDTH
from bizplan.source.layout_parts import InQuotes

__all__ = ["After", "AnyEdit", "EditError", "Field", "InQuotes", "Plain", "Put", "Value", "edited", "edited_in_turn"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_NOT_TO_BREAK_UP = frozenset("#&*!|\r\n")
"""What a mapping in braces must not hold if it is to be laid out on lines of its own."""


@dataclass(frozen=True, slots=True)
class Put:
    """A value with parts of its own, put in the place of a scalar or under a new key, on one line."""

    route: Route
    value: Value


@dataclass(frozen=True, slots=True)
class After:
    """Further items of a list, each on one line."""

    route: Route
    """The item that they follow."""
    values: tuple[Value, ...]
    laid_out: bool = False
    """Whether they stand on several lines, unless the item before has braces and they fit on one."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field set, whether it is there or not: in the manner of what stands there, on several lines if it is long."""

    route: Route
    value: Value
    behind: tuple[str, ...] = ()
    """The fields behind which it belongs if it is new; at the end where none of them is there."""


AnyEdit: TypeAlias = Edit | Put | After | Field
"""One change to a document's data."""


class EditError(ValueError):
    """An edit that cannot be made without touching what is not meant, with the reason."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the text, by offset, and what stands there afterwards."""

    start: int
    end: int
    text: str


def edited(document: Document, edits: Sequence[AnyEdit]) -> bytes:
    """The file's text with the edits made, without a byte order mark, as `document.content` is.

    The result is read again; raises EditError where it would not say exactly what was meant, where two edits overlap,
    or where an edit would have to break up a line that holds something else.
    """
    text = _Text(document)
    changes = sorted((text.change(edit) for edit in edits), key=lambda each: (each.start, each.end))
    for before, after in pairwise(changes):
        if after.start < before.end:
            raise EditError("two edits overlap")
    result = document.content.decode()
    for change in reversed(changes):
        result = result[: change.start] + change.text + result[change.end :]
    content = result.encode()
    again, faults = read(document.path, content)
    if faults or again is None or again.data != _meant(document.data, edits):
        raise EditError("the edited file would not say what was meant")
    return content


def edited_in_turn(document: Document, edits: Iterable[AnyEdit]) -> bytes:
    """The file's text with one edit made after another, each in the text that the one before has left.

    A route leads to what stands there by then. Raises EditError as `edited` does.
    """
    for edit in edits:
        content = edited(document, [edit])
        again, _ = read(document.path, content)
        if again is None:
            raise EditError("the edited file could not be read")
        document = again
    return document.content


def _meant(data: dict[str, Any], edits: Iterable[AnyEdit]) -> dict[str, Any]:
    """What the data should be after the edits; entries are taken out last to first, so that positions stay right."""
    meant = deepcopy(data)
    for edit in sorted(edits, key=lambda each: [(isinstance(part, int), part) for part in each.route], reverse=True):
        holder: Any = meant
        for part in edit.route[:-1]:
            holder = holder[part]
        last: Any = edit.route[-1]
        if isinstance(edit, After):
            holder[last + 1 : last + 1] = map(_as_read, edit.values)
        elif isinstance(edit, Put | Field):
            holder[last] = _as_read(edit.value)
        elif edit.value is None:
            del holder[last]
        elif edit.on == "value":
            holder[last] = edit.value
        else:
            items = [(edit.value if key == last else key, value) for key, value in holder.items()]
            holder.clear()
            holder.update(items)
    return meant


class _Text:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.content.decode()
        self._line_starts = [match.start() for match in _LINE.finditer(self._text)]

    def change(self, edit: AnyEdit) -> _Change:
        if not edit.route:
            raise EditError("the whole document cannot be edited as one value")
        if isinstance(edit, After | Field):
            return self._put_after(edit) if isinstance(edit, After) else self._set(edit)
        if edit.value is None:
            return self._taken_out(edit.route)
        if not self._document.has(edit.route):
            return self._put_in(edit.route, edit.value)
        if isinstance(edit, Put):
            return self._put_over(edit.route, edit.value)
        return self._written_over(edit, edit.value)

    def _written_over(self, edit: Edit, value: str) -> _Change:
        """A scalar, or a key, gives way to another."""
        start, end = self._offsets(self._document.span(edit.route, edit.on))
        before = self._text[start:end]
        old = _at(self._document.data, edit.route) if edit.on == "value" else None
        if before[:1] in BLOCKS and isinstance(old, str) and not edit.quoted:
            return _Change(start, end, reworded(before, old, value))
        return _Change(start, end, written(value, before, in_quotes=edit.quoted))

    def _put_over(self, route: Route, value: Value) -> _Change:
        """A scalar on one line, or an empty list or group, gives way to a value of any shape."""
        old = _at(self._document.data, route)
        if old and not isinstance(old, str):
            raise EditError("something with keys of its own stands there already")
        span = self._document.span(route)
        if span.line != span.end_line:
            raise EditError("a text of several lines stands there")
        start, end = self._offsets(span)
        return _Change(start, end, f"{self._gap(start)}{on_one_line(value)}")

    def _put_after(self, edit: After) -> _Change:
        """Further items behind another: beside it in brackets, else on lines of their own."""
        values = edit.values
        span = self._document.span(edit.route)
        start, end = self._offsets(span)
        if self._is_in_braces(edit.route):
            return _Change(end, end, "".join(f", {on_one_line(each)}" for each in values))
        lead = self._text[self._line_starts[span.line - 1] : start]
        if lead.strip() != "-":
            raise EditError("something else stands on the item's first line")
        indent = lead.index("-")
        at = self._line_end(span.end_line)
        line_break = self._line_break(span.line)
        before = "" if self._text[:at].endswith(("\n", "\r")) else line_break
        has_braces = self._text[start] in "{["
        rows: list[str] = []
        for each in values:
            flat = f"{lead[:indent]}- {in_braces(each) if edit.laid_out else on_one_line(each)}"
            is_flat = not edit.laid_out or (has_braces and len(flat) <= WIDTH)
            rows += [flat] if is_flat else rows_of(None, each, indent)
        return _Change(at, at, before + "".join(f"{row}{line_break}" for row in rows))

    def _put_in(self, route: Route, value: Value) -> _Change:
        """A new key at the end of its mapping, on a line of its own unless the mapping stands in braces."""
        parent = _at(self._document.data, route[:-1])
        key = route[-1]
        if not isinstance(parent, dict) or not parent or not isinstance(key, str):
            raise EditError(f"“{key}” has no group of fields to stand in")
        span = self._document.span(route[:-1])
        start, end = self._offsets(span)
        entry = f"{key}: {on_one_line(value)}"
        if self._text[start] == "{":
            inside = self._text[start : end - 1].rstrip()
            return _Change(start + len(inside), start + len(inside), f", {entry}")
        first = self._document.span((*route[:-1], next(iter(parent))), "key")
        at = self._line_end(span.end_line)
        line_break = self._line_break(first.line)
        before = "" if self._text[:at].endswith(("\n", "\r")) else line_break
        return _Change(at, at, f"{before}{' ' * (first.column - 1)}{entry}{line_break}")

    def _taken_out(self, route: Route) -> _Change:
        """An entry with its lines; in brackets or braces, with its comma."""
        last = route[-1]
        siblings = _at(self._document.data, route[:-1])
        if len(siblings) == 1:
            raise EditError("it is the only entry of its list or group")
        span = self._document.span(route)
        first = self._document.span(route, "key") if isinstance(last, str) else span
        start, _ = self._offsets(first)
        _, end = self._offsets(span)
        if self._is_in_braces(route):
            return self._without_comma(start, end)
        line_start = self._line_starts[first.line - 1]
        line_end = self._line_end(span.end_line)
        lead = self._text[line_start:start]
        if isinstance(last, str) and lead.strip() == "-":
            return self._first_taken_out(route, start, line_end)
        if lead.strip() != ("-" if isinstance(last, int) else ""):
            raise EditError("something else stands on its first line")
        comment = _COMMENT.match(self._text, end) if isinstance(last, str) and first.line == span.end_line else None
        kept = f"{lead}{comment[1]}{self._line_break(span.end_line)}" if comment else ""
        if len(route) == 1 and line_end == len(self._text) and self._text[:line_start].endswith(("\n\n", "\n\r\n")):
            line_start -= len(self._line_break(first.line - 1))
        return _Change(line_start, line_end, kept)

    def _first_taken_out(self, route: Route, start: int, line_end: int) -> _Change:
        """The key on the line of an item's dash: the next key moves there."""
        keys = list(_at(self._document.data, route[:-1]))
        if keys[0] != route[-1]:
            raise EditError("something else stands on its first line")
        after, _ = self._offsets(self._document.span((*route[:-1], keys[1]), "key"))
        if self._text[line_end:after].strip():
            raise EditError("a comment stands between it and the next")
        return _Change(start, after, "")

    def _without_comma(self, start: int, end: int) -> _Change:
        after = re.compile(r"\s*,[ \t]*").match(self._text, end)
        if after:
            return _Change(start, after.end(), "")
        before = re.search(r",\s*$", self._text[:start])
        return _Change(before.start() if before else start, end, "")

    def _set(self, edit: Field) -> _Change:
        """A field of a mapping, changed or put in where it belongs."""
        parent, key = _at(self._document.data, edit.route[:-1]), edit.route[-1]
        if not isinstance(parent, dict) or not isinstance(key, str) or not parent:
            raise EditError(f"“{key}” has no group of fields to stand in")
        if self._is_in_braces(edit.route):
            return self._set_in_braces(edit, parent, key)
        if key in parent:
            return self._set_anew(edit, parent[key], key)
        behind = next((each for each in reversed(edit.behind) if each in parent), None) or list(parent)[-1]
        first = self._document.span((*edit.route[:-1], next(iter(parent))), "key")
        end = self._document.span((*edit.route[:-1], behind)).end_line
        at, line_break = self._line_end(end), self._line_break(first.line)
        rows = rows_of(key, edit.value, first.column - 1)
        if len(edit.route) == 1 and len(rows) > 1:
            rows.insert(0, "")
            if self._text[at:] and not self._text[at:].startswith(("\n", "\r")):
                rows.append("")
        before = "" if self._text[:at].endswith(("\n", "\r")) else line_break
        return _Change(at, at, before + "".join(f"{row}{line_break}" for row in rows))

    def _set_anew(self, edit: Field, old: object, key: str) -> _Change:
        """A field that stands on lines of its own, with another value."""
        span = self._document.span(edit.route)
        start, end = self._offsets(span)
        value = edit.value
        if isinstance(value, str) and isinstance(old, str) and not isinstance(value, InQuotes):
            kept = in_place(value, old, self._text[start:end])
            if kept is not None:
                return _Change(start, end, kept)
        elif old and not isinstance(old, str | bool):
            raise EditError("something with keys of its own stands there already")
        first = self._document.span(edit.route, "key")
        rows = rows_of(key, edit.value, first.column - 1)
        if len(rows) > 1 and self._text[end : self._line_end(span.end_line)].strip():
            if not isinstance(value, str):
                raise EditError("a comment stands on its line")
            return _Change(start, end, f"{self._gap(start)}{quoted(value)}")
        line_break = self._line_break(first.line)
        if self._text[start] in BLOCKS and (comment := _COMMENT.search(self._text, start, end)):
            rows[0] += comment[0] if "\n" not in self._text[start : comment.start()] else ""
        if len(rows) == 1:
            return _Change(start, end, f"{self._gap(start)}{rows[0].partition(':')[2].strip()}")
        return _Change(self._offsets(first)[0], end, line_break.join(rows)[first.column - 1 :])

    def _set_in_braces(self, edit: Field, parent: Mapping[str, Any], key: str) -> _Change:
        """A field between braces; they are broken up if their line would grow too long."""
        route, value = edit.route[:-1], edit.value
        words = in_braces(value)
        kept = {name: self._as_written((*route, name), each) for name, each in parent.items()}
        if key in parent:
            start, end = self._offsets(self._document.span(edit.route))
            if isinstance(value, str) and isinstance(parent[key], str):
                words = in_place(value, parent[key], self._text[start:end]) or words
            change = _Change(start, end, f"{self._gap(start)}{words}")
        else:
            behind = next((each for each in reversed(edit.behind) if each in parent), None) or list(parent)[-1]
            _, at = self._offsets(self._document.span((*route, behind)))
            change = _Change(at, at, f", {key}: {words}")
            kept = _with(kept, key, behind)
        span = self._document.span(route)
        line = self._text[self._line_starts[span.line - 1] : self._line_end(span.end_line)].rstrip("\r\n")
        is_long = len(line) + len(change.text) - (change.end - change.start) > WIDTH
        return (self._broken_up(route, span, {**kept, key: value}) if is_long else None) or change

    def _broken_up(self, route: Route, span: Span, fields: Mapping[str, Any]) -> _Change | None:
        """A mapping in braces laid out on several lines; None where something else depends on its line."""
        start, end = self._offsets(span)
        rest = self._text[end : self._line_end(span.end_line)].strip()
        if not route or rest or _NOT_TO_BREAK_UP & {*self._text[start:end]} or self._is_in_braces(route):
            return None
        name = route[-1]
        if isinstance(name, str):
            start, _ = self._offsets(self._document.span(route, "key"))
        lead = self._text[self._line_starts[span.line - 1] : start]
        if lead.strip() != ("-" if isinstance(name, int) else ""):
            return None
        indent = lead.index("-") if isinstance(name, int) else len(lead)
        rows = rows_of(None if isinstance(name, int) else name, fields, indent)
        return _Change(start, end, self._line_break(span.line).join(rows)[len(lead) :])

    def _as_written(self, route: Route, value: Any) -> Any:
        """A value of a mapping in braces, in quotes if it stands in them."""
        if isinstance(value, str) and self._text[self._offsets(self._document.span(route))[0]] in QUOTES:
            return InQuotes(value)
        return value

    def _gap(self, start: int) -> str:
        """The space before a value that takes the place of nothing."""
        return " " if self._text[start - 1 : start] == ":" else ""

    def _is_in_braces(self, route: Route) -> bool:
        return bool(route) and self._text[self._offsets(self._document.span(route[:-1]))[0]] in "[{"

    def _offsets(self, span: Span) -> tuple[int, int]:
        return (
            self._line_starts[span.line - 1] + span.column - 1,
            self._line_starts[span.end_line - 1] + span.end_column - 1,
        )

    def _line_end(self, line: int) -> int:
        return self._line_starts[line] if line < len(self._line_starts) else len(self._text)

    def _line_break(self, line: int) -> str:
        text = self._text[self._line_starts[line - 1] : self._line_end(line)]
        return text[len(text.rstrip("\r\n")) :] or "\n"


def _at(data: Any, route: Route) -> Any:
    for part in route:
        data = data[part]
    return data


def _with(parent: Mapping[str, Any], key: str, behind: str) -> dict[str, Any]:
    """A mapping with another key behind one of its own."""
    found = list(parent.items())
    at = [name for name, _ in found].index(behind) + 1
    return dict([*found[:at], (key, None), *found[at:]])


def _as_read(value: Value) -> Any:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items()}
    return [_as_read(each) for each in value]
