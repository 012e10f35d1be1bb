"""A document to a tree of entries, each with the comments that belong to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bizplan.source.characters import lines_of
from bizplan.source.document import Document
from bizplan.source.places import Place, Stretch, places_of

_HASH = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(slots=True)
class Node:
    """A value: a scalar, or the entries of a mapping or list."""

    entries: list["Entry"] = field(default_factory=list)
    is_list: bool = False
    is_scalar: bool = False
    text: str | None = None
    """The text of a scalar; None for null, true and false."""
    plain: str = ""
    """How null, true or false is written."""
    was_quoted: bool = False
    was_flow: bool = False
    has_comments: bool = False
    """Whether a comment stands inside, so that it cannot go on one line."""


@dataclass(slots=True)
class Entry:
    """A key or list item with its value, and the comments that go where it goes."""

    key: str | None
    value: Node
    start: tuple[int, int]
    """Line and column of its first character."""
    ends: set[int]
    """Lines on which a part of its own ends, where a comment behind it is its own."""
    leading: list[str] = field(default_factory=list)
    """Comments above it; an empty one for a blank line among them."""
    trailing: str = ""
    """The comment behind it."""
    after: list[str] = field(default_factory=list)
    """Comments below it that stand further in than what follows."""
    blank_before: bool = False


def tree_of(document: Document) -> tuple[Node, list[str]]:
    """The root with all its entries, and the comments at the very end."""
    text = document.content.decode()
    lines = lines_of(text)
    scalars: list[Stretch] = []
    entries: list[Entry] = []
    root = _node(document.data, places_of(document.content), lines, scalars, entries)
    closing = _with_comments(lines, sorted(scalars), entries)
    _mark(root)
    return root, closing


def _node(data: Any, place: Place, lines: tuple[str, ...], scalars: list[Stretch], entries: list[Entry]) -> Node:
    stretch, inner = place
    opening = lines[stretch[0] - 1][stretch[1] - 1 : stretch[1]]
    if not isinstance(data, (dict, list)):
        scalars.append(stretch)
        if isinstance(data, str):
            return Node(is_scalar=True, text=data, was_quoted=opening in {"'", '"'})
        return Node(is_scalar=True, plain="" if data is None else str(data).lower())
    node = Node(is_list=isinstance(data, list), was_flow=opening in {"{", "["})
    pairs = _parts(data, inner)
    for key, key_stretch, value, value_place in pairs:
        if key_stretch is not None:
            scalars.append(key_stretch)
        value_stretch = value_place[0]
        start = (key_stretch or value_stretch)[:2]
        if key_stretch is None and not node.was_flow:
            start = (start[0], _dash(lines[start[0] - 1], start[1]))
        ends = {key_stretch[2]} if key_stretch is not None else set()
        if not isinstance(value, (dict, list)) or lines[value_stretch[0] - 1][value_stretch[1] - 1] in "{[":
            ends.add(value_stretch[2])
        entry = Entry(key, Node(), start, ends)
        entries.append(entry)
        entry.value = _node(value, value_place, lines, scalars, entries)
        node.entries.append(entry)
    return node


def _parts(data: Any, inner: Any) -> Iterator[tuple[str | None, Stretch | None, Any, Place]]:
    if isinstance(data, dict):
        for key, value in data.items():
            key_stretch, value_place = inner[key]
            yield key, key_stretch, value, value_place
    else:
        for value, value_place in zip(data, inner, strict=True):
            yield None, None, value, value_place


def _dash(line: str, column: int) -> int:
    """The column of the dash before a list item's value."""
    found = line.rfind("-", 0, column - 1)
    return found + 1 if found >= 0 else column


def _with_comments(lines: tuple[str, ...], scalars: list[Stretch], entries: list[Entry]) -> list[str]:
    """Give each comment to the entry it belongs to; what is left stands at the end of the document."""
    starts = [entry.start for entry in entries]
    pending: list[tuple[int, str]] = []
    last_line = 0
    for number, line in enumerate(lines, 1):
        column = _comment_column(line, number, scalars)
        if column is None:
            if not line.strip() and pending and not _inside(number, scalars):
                pending.append((pending[-1][0], ""))
        elif line[: column - 1].strip():
            owner = _ending_on(number, column, entries)
            comment = line[column - 1 :].rstrip()
            owner.trailing = f"{owner.trailing} {comment}".strip()
        else:
            pending.append((column, line.strip()))
        here = bisect_left(starts, (number, 0))
        if here < len(entries) and entries[here].start[0] == number:
            pending = _settled(pending, entries, here)
            entries[here].blank_before = _blank_above(lines, number, last_line)
            last_line = number
    if pending and entries:
        inner = [row for column, row in pending if column > 1]
        if inner and pending[0][0] > 1:
            entries[-1].after.extend(inner)
            return _trimmed([row for column, row in pending if column == 1])
    return _trimmed([row for _, row in pending])


def _settled(pending: list[tuple[int, str]], entries: list[Entry], here: int) -> list[tuple[int, str]]:
    """Comments further in than the entry below them close what stands above; the others lead it."""
    column = entries[here].start[1]
    own = len(pending)
    while own and pending[own - 1][0] <= column:
        own -= 1
    if own and here:
        entries[here - 1].after.extend(_trimmed([row for _, row in pending[:own]]))
        pending = pending[own:]
    rows = [row for _, row in pending]
    while rows and not rows[0]:
        rows.pop(0)
    entries[here].leading.extend(rows)
    return []


def _comment_column(line: str, number: int, scalars: list[Stretch]) -> int | None:
    for found in _HASH.finditer(line):
        column = found.start() + 1
        if not _covered(number, column, scalars):
            return column
    return None


def _covered(line: int, column: int, scalars: list[Stretch]) -> bool:
    at = bisect_left(scalars, (line, column + 1, 0, 0)) - 1
    return at >= 0 and scalars[at][:2] <= (line, column) < scalars[at][2:]


def _inside(line: int, scalars: list[Stretch]) -> bool:
    return _covered(line, 1, scalars)


def _ending_on(line: int, column: int, entries: list[Entry]) -> Entry:
    """The last entry before a column of which a part ends on the line."""
    fitting = [each for each in entries if line in each.ends and each.start < (line, column)]
    return fitting[-1] if fitting else entries[0]


def _blank_above(lines: tuple[str, ...], number: int, last_line: int) -> bool:
    at = number - 2
    while at >= last_line and lines[at].lstrip().startswith("#"):
        at -= 1
    return at >= last_line and not lines[at].strip()


def _trimmed(rows: list[str]) -> list[str]:
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    return rows


def _mark(node: Node) -> bool:
    """Note where comments stand inside, so that such braces are broken up."""
    inside = [_mark(each.value) or bool(each.leading or each.trailing or each.after) for each in node.entries]
    node.has_comments = any(inside)
    return node.has_comments
