"""The bytes of one file to a document of plain data, with every fault of its text."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from yaml.events import NodeEvent

from bizplan.diagnostics import Diagnostic, Route, Span
from bizplan.source.characters import clean_text, lines_of
from bizplan.source.faults import START, TextFault, diagnostics_of
from bizplan.source.oddities import oddity_faults, span_of
from bizplan.source.places import Place, places_of, span_at
from bizplan.source.reader import Reading, events_of, reading_of
from bizplan.source.scalars import LONGEST_BOOLEAN, NUMBER_STARTS, other_reading
from bizplan.source.syntax import stretch_end, syntax_fault


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may ask of the reader before it is refused."""

    size: int = 4 * 1024 * 1024
    """Bytes; a long plan has 15,000."""
    depth: int = 32
    """Mappings and lists inside one another."""


LIMITS = Limits()
"""What is allowed where nothing else is said."""


class Ambiguous(NamedTuple):
    """Plain text that programs of YAML 1.1 read as something else."""

    route: Route
    text: str
    reading: str
    """What they read: `true`, `false`, a whole number in digits, `a number`, `a date`, or `text` for a number."""
    on: Literal["key", "value"]


@dataclass(frozen=True, slots=True)
class Document:
    """One file as plain data: dicts, lists, text, booleans and None; every number is the text it was written as."""

    path: str
    """From the repository's root, with forward slashes."""
    data: dict[str, Any]
    content: bytes = field(repr=False)
    """The file's bytes without a byte order mark; the places are found in them when one is asked for."""

    def has(self, route: Route) -> bool:
        """Whether the route leads to a value, be it an empty one."""
        value: Any = self.data
        for step in route:
            match value:
                case dict() if step in value:
                    value = value[step]
                case list() if isinstance(step, int) and 0 <= step < len(value):
                    value = value[step]
                case _:
                    return False
        return True

    def span(self, route: Route, on: Literal["key", "value"] = "value") -> Span:
        """Where the value at a route stands, or its key.

        A mapping or list runs from its first character to the end of its last value. An item of a list has no key:
        its first line stands for it, and so does the document's first entry for the document. An empty value has no
        width and stands after its key's colon.

        A route that leads nowhere, such as a field that is missing, gives the nearest thing that is there: the key
        above it, or the first line of the item that lacks it; and where text or a number stands in the way, that.
        """
        return span_at(places_of(self.content), route, on)

    def ambiguous(self, pass_over: frozenset[str] = frozenset()) -> Iterator[Ambiguous]:
        """Every key and value without quotes that YAML 1.1 reads otherwise than YAML 1.2, in the order of the file.

        Those whose reading is among `pass_over` are left out. Places are made only for a file that may hold others.
        """
        if _other_readings(self.data) - pass_over:
            found = _ambiguous(self.data, places_of(self.content), ())
            yield from (each for each in found if each.reading not in pass_over)


def read(path: str, content: bytes, *, limit: Limits = LIMITS) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document in a file's bytes, and every fault of its text in the order of the text.

    There is a document also where faults were found, if all its data is known: of a key that stands twice the last
    value counts, and a character that must not be there is taken for spaces.
    """
    if len(content) > limit.size:
        return None, diagnostics_of(path, [_too_large(limit.size)])
    text, faults = clean_text(content)
    if text is None:
        return None, diagnostics_of(path, faults)
    reading = reading_of(text, limit.depth)
    root = reading.roots[0] if reading.roots else None
    if faults or reading.error or reading.oddities or not isinstance(root, dict):
        faults.extend(_faults_of(reading, text, limit, has_stray=bool(faults)))
    document = Document(path, root, text) if reading.is_whole and isinstance(root, dict) else None
    return document, diagnostics_of(path, faults)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection inside: a run that only makes data is up to three times faster without it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _too_large(most: int) -> TextFault:
    message = f"the file has more than {most:,} bytes, the most that is read"
    return TextFault(START, message, "Divide it, or take out what is no part of a plan.")


def _faults_of(reading: Reading, content: bytes, limit: Limits, *, has_stray: bool) -> Iterator[TextFault]:
    lines = lines_of(content.decode())
    yield from oddity_faults(reading.oddities, content, lines, limit.depth)
    if reading.error is None:
        root = reading.roots[0] if reading.roots else None
        if root is None:
            yield _nothing_there(content)
        elif not isinstance(root, dict):
            yield _no_mapping(root, content, lines)
    elif not has_stray:  # else the stray character is the likely cause, and it is named already
        yield syntax_fault(reading.error, reading.last, lines)


def _nothing_there(content: bytes) -> TextFault:
    message = "the file holds no document, only comments" if content.strip() else "the file is empty"
    return TextFault(START, message, "Begin it with the kind of document, such as “kind: plan”, or delete the file.")


def _no_mapping(root: object, content: bytes, lines: tuple[str, ...]) -> TextFault:
    start = span_of(next(event for event in events_of(content) if isinstance(event, NodeEvent)))
    first = lines[start.line - 1]
    span = Span(start.line, start.column, start.line, stretch_end(first, start.column - 1) + 1)
    if isinstance(root, list):
        return TextFault(span, "the document is a list", "Begin it with a key and a colon, such as “kind: plan”.")
    if ":" in first:
        hint = "Put a space after the colon that follows each key, such as “kind: plan”."
    else:
        hint = "Begin it with a key and a colon, such as “kind: plan”."
    return TextFault(span, "the document is plain text, without a key", hint)


def _other_readings(root: dict[str, Any]) -> set[str]:
    """What YAML 1.1 makes of the texts that it reads otherwise, were they all without quotes."""
    texts: set[str] = set()
    waiting: list[Any] = [root]
    while waiting:
        value = waiting.pop()
        if value.__class__ is str:
            texts.add(value)
        elif value.__class__ is dict:
            texts.update(value)
            waiting += value.values()
        elif value.__class__ is list:
            waiting += value
    likely = (text for text in texts if text[:1] in NUMBER_STARTS or len(text) <= LONGEST_BOOLEAN)
    return {reading for text in likely if (reading := _known_reading(text))}


_known_reading = lru_cache(maxsize=4096)(other_reading)
"""The same years, amounts and dates stand in one plan after another."""


def _ambiguous(value: Any, place: Place, route: Route, on: Literal["key", "value"] = "value") -> Iterator[Ambiguous]:
    (line, column, end_line, end_column), inner = place
    match value, inner:
        case str(), _:
            # Quotes, an anchor or a tag make a scalar wider than its text; no ambiguous text runs over a line's end.
            is_plain = line == end_line and end_column - column == len(value)
            if is_plain and (reading := other_reading(value)):
                yield Ambiguous(route, value, reading, on)
        case dict(), dict():
            for key, below in value.items():
                key_stretch, key_place = inner[key]
                yield from _ambiguous(key, (key_stretch, None), (*route, key), "key")
                yield from _ambiguous(below, key_place, (*route, key))
        case list(), list():
            for position, (below, item_place) in enumerate(zip(value, inner, strict=True)):
                yield from _ambiguous(below, item_place, (*route, position))
