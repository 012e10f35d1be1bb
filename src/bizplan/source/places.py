"""A file's bytes to the place of every key and value, in plain tuples, lists and dicts."""

from functools import lru_cache
from typing import Any, Literal, TypeAlias

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bizplan.diagnostics import Route, Span
from bizplan.source.characters import lines_of
from bizplan.source.reader import Mark, events_of

Stretch: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line and end column, as in a `Span`."""
Place: TypeAlias = "tuple[Stretch, dict[str, tuple[Stretch, Place]] | list[Place] | None]"
"""A value's stretch, and below a mapping each key's stretch and value, below a list each value."""

_NOWHERE: Stretch = (1, 1, 1, 1)
_BLOCK_STYLES = ("|", ">")


@lru_cache(maxsize=16)
def places_of(content: bytes) -> Place:
    """The place of the root of a document that could be read, and in it all others.

    Made only when a place is asked for: a second pass costs a file with a fault one millisecond, and the files
    without a fault, which are nearly all, a fifth less than to keep places while reading.
    """
    text = content.decode()
    roots: list[Place] = []
    stack: list[tuple[Any, str | None, Stretch, Mark]] = []
    box: Any = roots
    key: str | None = None
    key_stretch = stretch = _NOWHERE
    inner: Any
    for event in events_of(content):
        kind = event.__class__
        inner = None
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append((box, key, key_stretch, event.start_mark))
            box, key = ({} if kind is MappingStartEvent else []), None
            continue
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            # Libyaml ends a block only where the next thing begins; its own end is that of the last value in it.
            is_flow = event.end_mark.index > event.start_mark.index
            end = (event.end_mark.line + 1, event.end_mark.column + 1) if is_flow else stretch[2:]
            inner = box
            box, key, key_stretch, start = stack.pop()
            stretch = (start.line + 1, start.column + 1, *end)
        elif kind is ScalarEvent or kind is AliasEvent:
            stretch = _scalar_stretch(event, text)
            if key is None and isinstance(box, dict):
                key, key_stretch = event.value, stretch
                continue
        else:
            continue
        if isinstance(box, dict):
            box[key] = (key_stretch, (stretch, inner))
            key = None
        else:
            box.append((stretch, inner))
    return roots[0]


def span_at(root: Place, route: Route, on: Literal["key", "value"]) -> Span:
    """Where a route leads: see `Document.span`."""
    place, key = root, None
    for step in route:
        match place[1]:
            case dict() as keys if isinstance(step, str) and step in keys:
                key, place = keys[step]
            case list() as values if isinstance(step, int) and 0 <= step < len(values):
                key, place = None, values[step]
            case None if place[0][:2] != place[0][2:]:
                return Span(*place[0])
            case _:
                return Span(*(key or _head(place)))
    return Span(*(place[0] if on == "value" else key or _head(place)))


def _head(place: Place) -> Stretch:
    """The first line of a value, as far as it is known: what names an item of a list, which has no key."""
    (line, column, end_line, _), inner = place
    if line == end_line:
        return place[0]
    match inner:
        case dict() if inner:
            key, value = next(iter(inner.values()))
        case list() if inner:
            key, value = inner[0][0], inner[0]
        case _:
            return line, column, line, column + 1
    if value[0][0] == line:
        return line, column, line, _head(value)[3]
    return line, column, line, key[3] if key[2] == line else column + 1


def _scalar_stretch(event: Any, text: str) -> Stretch:
    start, end = event.start_mark, event.end_mark
    if event.__class__ is AliasEvent or event.style not in _BLOCK_STYLES:
        return start.line + 1, start.column + 1, end.line + 1, end.column + 1
    # Libyaml ends a block scalar where the next line begins that is not its own, the empty lines before it taken in.
    lines = lines_of(text[start.index : end.index].rstrip(" \t\r\n"))
    last = len(lines[0]) + start.column if len(lines) == 1 else len(lines[-1])
    return start.line + 1, start.column + 1, start.line + len(lines), last + 1
