"""A document to a tree of entries, each with the comments that belong to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from bizplan.source.characters import lines_of
from bizplan.source.document import Document
from bizplan.source.places import Place, Stretch, places_of

_HASH = re.compile(r"(?:^|(?<=[ \t]))#")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_BLOCK_SIGNS = frozenset("|>")
_BRACES = frozenset("{[")
_QUOTES = frozenset("'\"")
_Row: TypeAlias = tuple[int, str]
"""Column and text of a comment on a line of its own; the text is empty for a blank line below one."""


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
    ends: list[tuple[int, int]]
    """Where its key and its value end by line and column, so that a comment behind them is its own."""
    was_quoted: bool = False
    """Whether its key stood in quotes."""
    parent: "Entry | None" = None
    """The entry whose value it stands in."""
    leading: list[str] = field(default_factory=list)
    """Comments above it; an empty one for a blank line among them."""
    trailing: str = ""
    """The comment behind it."""
    after: list[str] = field(default_factory=list)
    """Comments that close its list or mapping."""
    blank_before: bool = False


def tree_of(document: Document) -> tuple[Node, list[str]]:
    """The root with all its entries, and the comments at the very end."""
    text = document.content.decode()
    lines = lines_of(text)
    scalars: list[Stretch] = []
    entries: list[Entry] = []
    root = _node(document.data, places_of(document.content), lines, scalars, entries)
    closing = _with_comments(lines, sorted(scalars), entries)
    mark(root)
    return root, closing


def mark(node: Node) -> bool:
    """Note where comments stand inside, so that such braces are broken up; to be done again after comments are added.

    Whether there are any.
    """
    inside = [mark(each.value) or bool(each.leading or each.trailing or each.after) for each in node.entries]
    node.has_comments = any(inside)
    return node.has_comments


def comments_of(document: Document) -> list[str]:
    """Every comment of a document, in alphabetical order."""
    lines = lines_of(document.content.decode())
    scalars: list[Stretch] = []
    _node(document.data, places_of(document.content), lines, scalars, [])
    scalars.sort()
    found = ((line, _comment_column(line, number, scalars)) for number, line in enumerate(lines, 1))
    return sorted(line[column - 1 :].rstrip() for line, column in found if column is not None)


def _node(  # noqa: PLR0913, PLR0917 -- the state of the walk
    data: Any,
    place: Place,
    lines: tuple[str, ...],
    scalars: list[Stretch],
    entries: list[Entry],
    parent: Entry | None = None,
) -> Node:
    stretch, inner = place
    opening = _letter(lines, stretch)
    if not isinstance(data, (dict, list)):
        # Behind the sign of a block a comment may stand; its text begins on the next line.
        scalars.append((stretch[0] + 1, 1, *stretch[2:]) if opening in _BLOCK_SIGNS else stretch)
        if isinstance(data, str):
            return Node(is_scalar=True, text=data, was_quoted=opening in _QUOTES)
        return Node(is_scalar=True, plain="" if data is None else str(data).lower())
    node = Node(is_list=isinstance(data, list), was_flow=opening in _BRACES)
    pairs = _parts(data, inner)
    for key, key_stretch, value, value_place in pairs:
        if key_stretch is not None:
            scalars.append(key_stretch)
        value_stretch = value_place[0]
        start = (key_stretch or value_stretch)[:2]
        ends = [key_stretch[2:]] if key_stretch is not None else []
        if key_stretch is None and not node.was_flow:
            start = _dash(lines, *start)
            ends = [(start[0], start[1] + 1)]
        first = _letter(lines, value_stretch)
        if not isinstance(value, (dict, list)) or first in _BRACES:
            ends.append(value_stretch[2:])
        if first in _BLOCK_SIGNS:
            ends.append(value_stretch[:2])
        was_quoted = key_stretch is not None and _letter(lines, key_stretch) in _QUOTES
        entry = Entry(key, Node(), start, ends, was_quoted, parent)
        entries.append(entry)
        entry.value = _node(value, value_place, lines, scalars, entries, entry)
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


def _dash(lines: tuple[str, ...], line: int, column: int) -> tuple[int, int]:
    """Line and column of the dash before a list item's value, which may stand lines above it."""
    before = lines[line - 1][: column - 1].rstrip()
    while not before and line > 1:
        line -= 1
        before = _COMMENT.sub("", lines[line - 1]).rstrip()
    return line, len(before)


def _letter(lines: tuple[str, ...], stretch: Stretch) -> str:
    """The first character of a stretch; empty for one without width."""
    return lines[stretch[0] - 1][stretch[1] - 1 : stretch[1]] if stretch[:2] != stretch[2:] else ""


def _with_comments(lines: tuple[str, ...], scalars: list[Stretch], entries: list[Entry]) -> list[str]:
    """Give each comment to the entry it belongs to; what is left stands at the end of the document."""
    starts = [entry.start for entry in entries]
    by_end = _by_end(entries)
    pending: list[_Row] = []
    last_line = 0
    for number, line in enumerate(lines, 1):
        column = _comment_column(line, number, scalars)
        ownerless = ""
        if column is None:
            if not line.strip() and pending and not _covered(number, 1, scalars):
                pending.append((pending[-1][0], ""))
        elif line[: column - 1].strip():
            owner = _ending_before(number, column, by_end)
            ownerless = line[column - 1 :].rstrip()
            if owner is not None and not owner.trailing:
                owner.trailing, ownerless = ownerless, ""
        else:
            pending.append((column, line.strip()))
        here = bisect_left(starts, (number, 0))
        if here < len(entries) and entries[here].start[0] == number:
            above = number - 1 - _settle(pending, entries, here)
            pending = []
            entries[here].blank_before = above > last_line and not lines[above - 1].strip()
            last_line = number
        if ownerless:
            pending.append((0, ownerless))
    inner = _closing(pending, list(_upwards(entries[-1]))) if entries else 0
    return _trimmed([row for _, row in pending[inner:]])


def _by_end(entries: list[Entry]) -> dict[int, list[tuple[int, Entry]]]:
    """Line -> the columns at which something ends on it, with the entry that ends there."""
    found: dict[int, list[tuple[int, Entry]]] = {}
    for entry in entries:
        for line, column in entry.ends:
            found.setdefault(line, []).append((column, entry))
    return found


def _ending_before(line: int, column: int, by_end: dict[int, list[tuple[int, Entry]]]) -> Entry | None:
    """The entry that ends last before a column of a line; None if none does."""
    ending = [each for each in by_end.get(line, ()) if each[0] <= column]
    return max(ending, key=lambda each: each[0])[1] if ending else None


def _settle(pending: list[_Row], entries: list[Entry], here: int) -> int:
    """Comments that close what stands above to that, the others to the entry below; how many lines those take."""
    around = {id(each) for each in _upwards(entries[here].parent)}
    ended = [each for each in _upwards(entries[here - 1]) if id(each) not in around] if here else []
    own = _closing(pending, ended)
    rows = [row for _, row in pending[own:]]
    entries[here].leading.extend(_single_spaced(rows))
    return len(rows)


def _closing(rows: list[_Row], ended: list[Entry]) -> int:
    """How many of the first comments stand further in than something with entries of its own that ends above them.

    Each goes to the innermost such.
    """
    holders = [each for each in ended if not each.value.is_scalar]
    count = 0
    for column, group in groupby(rows, key=lambda each: each[0]):
        owner = next((each for each in holders if each.start[1] < column), None)
        if owner is None:
            break
        closing = [row for _, row in group]
        count += len(closing)
        owner.after.extend(_trimmed(closing))
    return count


def _upwards(entry: Entry | None) -> Iterator[Entry]:
    """An entry, and each that it stands in, inmost first."""
    while entry is not None:
        yield entry
        entry = entry.parent


def _comment_column(line: str, number: int, scalars: list[Stretch]) -> int | None:
    for found in _HASH.finditer(line):
        column = found.start() + 1
        if not _covered(number, column, scalars):
            return column
    return None


def _covered(line: int, column: int, scalars: list[Stretch]) -> bool:
    at = bisect_left(scalars, (line, column + 1, 0, 0)) - 1
    return at >= 0 and scalars[at][:2] <= (line, column) < scalars[at][2:]


def _trimmed(rows: list[str]) -> list[str]:
    last = max((at for at, row in enumerate(rows, 1) if row), default=0)
    return _single_spaced(rows[:last])


def _single_spaced(rows: list[str]) -> list[str]:
    return [row for before, row in pairwise(["", *rows]) if row or before]
