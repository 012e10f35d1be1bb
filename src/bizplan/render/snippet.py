"""Places in a file to its lines with the faults underlined, as wide as the terminal and no wider."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bizplan.diagnostics import Severity
from bizplan.render.cells import TAB, cells_of, edges, one_line, wrapped
from bizplan.render.ink import Ink
from bizplan.render.placed import LINES_SHOWN, Place

_CUT = "…"
_LEAST_ROOM = 24
_LABEL_WIDTH = 40
"""What a label gets at least, if need be by starting left of its carets."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be underlined; the first of a fault is the fault itself, the others explain it."""

    place: Place
    severity: Severity | None
    """None for a place that only explains."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text as a terminal sets it."""

    text: str
    starts: tuple[int, ...]
    """The cell at which each code point begins, and the one after the last."""

    def cell(self, column: int) -> int:
        """The cell of a column, counted from 1; beyond the end a cell for each column."""
        past = column - len(self.starts)
        return self.starts[-1] + past if past >= 0 else self.starts[column - 1]


def snippet(marks: Sequence[Mark], width: int, ink: Ink) -> list[str]:
    """The lines of one file that the marks are in, each underlined below; nothing if none of them can be shown."""
    marks = [mark for mark in marks if mark.place.lines.get(mark.place.span.line, "").strip()]
    if not marks:
        return []
    text_by_number = {number: mark.place.lines[number] for mark in marks for number in _shown(mark)}
    digits = len(str(max(text_by_number)))
    room = max(width - digits - 4, _LEAST_ROOM)
    rows: list[str] = []
    before = None
    for number, text in sorted(text_by_number.items()):
        if before is not None and number > before + 1:
            rows.append(ink.quiet(f" {_CUT:>{digits}}"))
        before = number
        inside = next((mark for mark in marks if mark.place.span.line < number <= _last(mark)), None)
        starting = [mark for mark in marks if mark.place.span.line == number]
        bar = _bar(
            next((mark for mark in (inside, *starting) if mark and _last(mark) > mark.place.span.line), None), ink
        )
        line = _set(text)
        left = _left_edge(line, starting, room)
        rows.append(f" {ink.quiet(f'{number:>{digits}}')} {bar} {_window(line, left, room)}".rstrip())
        blank = f" {'':>{digits}} {bar} "
        rows.extend(blank + row for mark in starting for row in _underline(line, mark, left, room, ink))
    return rows


def _shown(mark: Mark) -> Iterator[int]:
    span = mark.place.span
    above = span.line - 1
    if mark.severity and mark.place.lines.get(above, "").strip():
        yield above
    yield from (number for number in range(span.line, _last(mark) + 1) if number in mark.place.lines)


def _last(mark: Mark) -> int:
    """The last line that is shown of a place; what only explains is shown by its first."""
    span = mark.place.span
    return min(span.end_line, span.line + LINES_SHOWN - 1) if mark.severity else span.line


def _bar(longer: Mark | None, ink: Ink) -> str:
    return ink.of(longer.severity, ">") if longer and longer.severity else ink.quiet("|")


def _set(text: str) -> _Line:
    return _Line(text.replace("\t", " " * TAB), edges(text))


def _left_edge(line: _Line, starting: Sequence[Mark], room: int) -> int:
    """The first cell of a long line that is shown: 0 unless the first fault on it would be out of sight."""
    if line.starts[-1] <= room or not starting:
        return 0
    start, end = _stretch(line, starting[0])
    if end < room:
        return 0
    ideal = (start + end - room) // 2 if end - start < room // 2 else start - room // 4
    return max(0, min(ideal, line.starts[-1] - room + len(_CUT)))


def _stretch(line: _Line, mark: Mark) -> tuple[int, int]:
    """The cells to be underlined on the first line of a place: at least one."""
    span = mark.place.span
    start = line.cell(span.column)
    end = line.cell(span.end_column) if span.end_line == span.line else line.starts[-1]
    return start, max(end, start + 1)


def _window(line: _Line, left: int, room: int) -> str:
    starts = edges(line.text)  # of the text as set, with its tabs spelt out
    first = bisect_right(starts, left - 1) if left else 0
    opening = f"{' ' * (starts[first] - left)}{_CUT}" if left else ""
    end = left + room - len(_CUT if left else "")
    if starts[-1] <= end:
        return opening + line.text[first:]
    last = bisect_right(starts, end - len(_CUT)) - 1
    return f"{opening}{line.text[first:last]}{_CUT}"


def _underline(line: _Line, mark: Mark, left: int, room: int, ink: Ink) -> Iterator[str]:
    start, end = _stretch(line, mark)
    label = one_line(mark.place.label)
    shift = left - 1 if left else 0
    if end <= left or start - shift >= room:
        arrow = "\N{LEFTWARDS ARROW}" if end <= left else "\N{RIGHTWARDS ARROW}"
        yield _coloured(f"{arrow} column {mark.place.span.column}: {label}", mark, ink)
        return
    start, end = max(start - shift, 0), min(end - shift, room)
    sign = "^" if mark.severity else "-"
    if cells_of(label) < room - end:
        yield " " * start + _coloured(f"{sign * (end - start)} {label}".rstrip(), mark, ink)
        return
    yield " " * start + _coloured(sign * (end - start), mark, ink)
    indent = min(start, max(room - min(cells_of(label), _LABEL_WIDTH), 0))
    yield from (" " * indent + _coloured(row, mark, ink) for row in wrapped(label, max(room - indent, _LEAST_ROOM)))


def _coloured(text: str, mark: Mark, ink: Ink) -> str:
    return ink.of(mark.severity, text) if mark.severity else ink.aside(text)
