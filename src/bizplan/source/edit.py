"""Edits by route to a file's bytes: only what is meant changes, and comments, quotes and layout stay."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeAlias

from bizplan.diagnostics import Edit, Route, Span
from bizplan.source.document import Document, read

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_PLAIN = re.compile(r"[A-Za-z0-9£(][A-Za-z0-9£ ()./%'’–_+-]*(?<![ ])")
_RESOLVED = frozenset({"null", "true", "false"})
_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")


Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""A value as it is read from a file: text, a list, or values under keys."""


@dataclass(frozen=True, slots=True)
class Put:
    """A value with parts of its own, put in the place of a scalar or under a new key, on one line."""

    route: Route
    value: Plain


@dataclass(frozen=True, slots=True)
class After:
    """Further items of a list, each on one line."""

    route: Route
    """The item that they follow."""
    values: tuple[Plain, ...]


AnyEdit: TypeAlias = Edit | Put | After
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
        elif isinstance(edit, Put):
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
        if isinstance(edit, After):
            return self._put_after(edit.route, edit.values)
        if edit.value is None:
            return self._taken_out(edit.route)
        if not self._document.has(edit.route):
            return self._put_in(edit.route, edit.value)
        if isinstance(edit, Put):
            return self._put_over(edit.route, edit.value)
        start, end = self._offsets(self._document.span(edit.route, edit.on))
        before = self._text[start:end]
        old = _at(self._document.data, edit.route) if edit.on == "value" else None
        if before[:1] in _BLOCKS and isinstance(old, str) and not edit.quoted:
            return _Change(start, end, _reworded(before, old, edit.value))
        return _Change(start, end, _written(edit.value, before, quoted=edit.quoted))

    def _put_over(self, route: Route, value: Plain) -> _Change:
        """A scalar on one line gives way to a value of any shape."""
        if not isinstance(_at(self._document.data, route), str):
            raise EditError("something with keys of its own stands there already")
        span = self._document.span(route)
        if span.line != span.end_line:
            raise EditError("a text of several lines stands there")
        return _Change(*self._offsets(span), _on_one_line(value))

    def _put_after(self, route: Route, values: Sequence[Plain]) -> _Change:
        """Further items behind another: beside it in brackets, else each on a line of its own."""
        span = self._document.span(route)
        start, end = self._offsets(span)
        parent_start, _ = self._offsets(self._document.span(route[:-1]))
        if self._text[parent_start] == "[":
            return _Change(end, end, "".join(f", {_on_one_line(each)}" for each in values))
        lead = self._text[self._line_starts[span.line - 1] : start]
        if lead.strip() != "-":
            raise EditError("something else stands on the item's first line")
        at = self._line_end(span.end_line)
        line_break = self._line_break(span.line)
        before = "" if self._text[:at].endswith(("\n", "\r")) else line_break
        lines = (f"{lead[: lead.index('-')]}- {_on_one_line(each)}{line_break}" for each in values)
        return _Change(at, at, before + "".join(lines))

    def _put_in(self, route: Route, value: Plain) -> _Change:
        """A new key at the end of its mapping, on a line of its own unless the mapping stands in braces."""
        parent = _at(self._document.data, route[:-1])
        key = route[-1]
        if not isinstance(parent, dict) or not parent or not isinstance(key, str):
            raise EditError(f"“{key}” has no group of fields to stand in")
        span = self._document.span(route[:-1])
        start, end = self._offsets(span)
        entry = f"{key}: {_on_one_line(value)}"
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
        parent_start, _ = self._offsets(self._document.span(route[:-1]))
        if self._text[parent_start] in "[{":
            return self._without_comma(start, end)
        line_start = self._line_starts[first.line - 1]
        lead = self._text[line_start:start]
        if lead.strip() != ("-" if isinstance(last, int) else ""):
            raise EditError("something else stands on its first line")
        return _Change(line_start, self._line_end(span.end_line), "")

    def _without_comma(self, start: int, end: int) -> _Change:
        after = re.compile(r"\s*,[ \t]*").match(self._text, end)
        if after:
            return _Change(start, after.end(), "")
        before = re.search(r",\s*$", self._text[:start])
        return _Change(before.start() if before else start, end, "")

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


def _as_read(value: Plain) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items()}
    return [_as_read(each) for each in value]


def _on_one_line(value: Plain) -> str:
    if isinstance(value, str):
        return _written(value, "")
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_on_one_line(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(_on_one_line, value))}]"


def _reworded(before: str, old: str, new: str) -> str:
    """A block of text with only the changed words written anew; all of it if its characters are not those of `old`.

    Those that are no spaces stand in the block, below the line of its sign, in the order in which they are read.
    """
    head = len(before.splitlines()[0])
    written = [place for place, char in enumerate(before) if place >= head and not char.isspace()]
    if not written or "".join(before[place] for place in written) != "".join(old.split()):
        return _written(new, before)
    solid = [*written, len(before)]
    result = before
    for tag, start, end, new_start, new_end in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if tag != "equal":
            result = result[: _place(old, start, solid)] + new[new_start:new_end] + result[_place(old, end, solid) :]
    return result


def _place(old: str, boundary: int, solid: Sequence[int]) -> int:
    """Where a boundary between two characters that are read lies in the file; `solid` has the places of no spaces."""
    after = sum(not char.isspace() for char in old[:boundary])
    follows_solid = boundary > 0 and not old[boundary - 1].isspace()
    return solid[after - 1] + 1 if follows_solid else solid[after]


def _written(value: str, before: str, *, quoted: bool = False) -> str:
    """A scalar as it is written: in the quotes it had, else plain if that reads as the same text, else in quotes."""
    quote = before[:1]
    if quote == "'" and not quoted:
        return "'" + value.replace("'", "''") + "'"
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _RESOLVED
    if is_plain and not quoted and quote not in _QUOTES:
        return value
    return json.dumps(value, ensure_ascii=False)
