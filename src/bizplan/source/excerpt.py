"""Places and lines of files for the diagnostics that are shown, read again when they are needed."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from bizplan.diagnostics import Location, Span
from bizplan.source.characters import clean_text, printable_lines
from bizplan.source.document import LIMITS, Limits
from bizplan.source.faults import START
from bizplan.source.files import read_bytes
from bizplan.source.places import places_of, span_at

_KEPT = 16
"""Files; diagnostics come sorted by file, so few are in use at a time."""


class Sources:
    """The text behind locations, of which only the files last asked for are kept."""

    def __init__(self, root: Path, *, limit: Limits = LIMITS, unsaved: Mapping[str, bytes] | None = None) -> None:
        self._root = root
        self._limit = limit
        self._unsaved = dict(unsaved or {})
        self._kept: OrderedDict[str, tuple[bytes | None, tuple[str, ...]]] = OrderedDict()

    def resolve(self, location: Location) -> Span:
        """Where a location stands in its file, as `Document.span`; the file's start if it cannot be read any more."""
        if location.span is not None:
            return location.span
        text, lines = self._source(location.file)
        if text is None:
            return START
        whole = span_at(places_of(text), location.route, location.on)
        return _narrowed(whole, location.phrase, lines) if location.phrase else whole

    def lines(self, file: str) -> tuple[str, ...]:
        """The lines of a file fit to be shown, without their ends; line 1 of a span is item 0. None if unreadable."""
        return self._source(file)[1]

    def _source(self, file: str) -> tuple[bytes | None, tuple[str, ...]]:
        if file in self._kept:
            self._kept.move_to_end(file)
            return self._kept[file]
        is_held = file in self._unsaved
        content = self._unsaved[file] if is_held else read_bytes(self._root, file, limit=self._limit)[0]
        source: tuple[bytes | None, tuple[str, ...]] = (None, ())
        if content is not None:
            source = clean_text(content)[0], printable_lines(content)
        self._kept[file] = source
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return source


def _narrowed(whole: Span, phrase: str, lines: tuple[str, ...]) -> Span:
    """Where a phrase without a line end first stands in a stretch of text; the whole stretch if it does not."""
    for number in range(whole.line, min(whole.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = whole.column - 1 if number == whole.line else 0
        end = whole.end_column - 1 if number == whole.end_line else len(line)
        found = line.find(phrase, start, end)
        if found >= 0:
            return Span(number, found + 1, number, found + 1 + len(phrase))
    return whole
