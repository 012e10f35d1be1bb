"""A file's bytes to the place of every key and value, in plain tuples, lists and dicts."""

from functools import lru_cache
from typing import Any, Literal, TypeAlias

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bizplan.diagnostics import Route, Span
from bizplan.source.characters import lines_of
from bizplan.source.reader import Mark, parser_of

Stretch: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line and end column, as in a `Span`."""
Place: TypeAlias = "tuple[Stretch, dict[str, tuple[Stretch, Place]] | list[Place] | None]"
"""A value's stretch, and below a mapping each key's stretch and value, below a list each value."""

_START: Stretch = (1, 1, 1, 1)
_DEEPEST = 200
"""No document is nested so deep; libyaml takes quadratic time for more brackets."""
_BLOCK_STYLES = ("|", ">")


@lru_cache(maxsize=16)
def places_of(content: bytes) -> Place:
    """The place of the root of a document and in it all others; the file's start for what cannot be read.

    Made only when a place is asked for: to keep places while reading would cost every file a fifth more.
    """
    try:
        return _placed(content)
    except YAMLError:
        return _START, None


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


def _placed(content: bytes) -> Place:
    take = parser_of(content).get_event
    text = content.decode()
    stack: list[tuple[Any, Any, Any, Stretch, Mark]] = []
    roots: list[Place] = []
    box: Any = roots
    add: Any = roots.append  # None in a mapping
    key: Any = ""  # None where a mapping waits for its next key
    key_stretch = stretch = _START
    while not roots and len(stack) <= _DEEPEST:
        event = take()
        kind = event.__class__
        inner = None
        if kind is ScalarEvent or kind is AliasEvent:
            start, end = event.start_mark, event.end_mark
            stretch = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
            if kind is ScalarEvent and event.style in _BLOCK_STYLES:
                stretch = _block_stretch(stretch, text[start.index : end.index])
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append((box, add, key, key_stretch, event.start_mark))
            box = {} if kind is MappingStartEvent else []
            key, add = (None, None) if kind is MappingStartEvent else ("", box.append)
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            # Libyaml ends a block only where the next thing begins; its own end is that of the last value in it.
            end = event.end_mark
            is_flow = end.index > event.start_mark.index
            inner = box
            box, add, key, key_stretch, start = stack.pop()
            last = (end.line + 1, end.column + 1) if is_flow else stretch[2:]
            stretch = (start.line + 1, start.column + 1, *last)
        elif kind is StreamEndEvent:
            break
        else:
            continue
        if key is None:
            key, key_stretch = getattr(event, "value", ""), stretch
        elif add is None:
            box[key] = (key_stretch, (stretch, inner))
            key = None
        else:
            add((stretch, inner))
    return roots[0] if roots else (_START, None)


def _block_stretch(stretch: Stretch, text: str) -> Stretch:
    """A block scalar up to the end of its text; libyaml ends it where the next line begins that is not its own."""
    line, column = stretch[:2]
    lines = lines_of(text.rstrip(" \t\r\n"))
    last = len(lines[-1]) if len(lines) > 1 else column - 1 + len(lines[0])
    return line, column, line + len(lines) - 1, last + 1
