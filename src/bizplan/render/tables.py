"""Sets a table for the terminal: no boxes, figures in line, never wider than it may be and never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.text import Text as Styled

from bizplan.render.layout import Cell, Line, RowGroup, row_groups, value_in_words
from bizplan.render.prose import plain, printable
from bizplan.reports.paper import Absent, Align, Column, RowKind, Status, Table, Tone, Value

GAP = 2
"""Columns of white between columns."""
_NARROWEST = 8
"""Below this a column of words is no longer worth reading; the table is then set as a list."""
_TONE_STYLES = {Tone.GOOD: "green", Tone.WARNING: "yellow", Tone.BAD: "red", Tone.UNKNOWN: "dim"}


@dataclass(frozen=True, slots=True)
class _Setting:
    """Which columns are shown, and how wide."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    dropped: tuple[int, ...]

    @property
    def width(self) -> int:
        return sum(self.widths) + GAP * (len(self.widths) - 1)


def terminal_table(table: Table, *, width: int = 80, drop: Sequence[int] = ()) -> Styled:
    """The table as styled text whose `.plain` is what a pipe gets, every line at most `width` wide.

    Where it does not fit, columns of words are wrapped; then the columns at the positions `drop` are left out, the
    first of them first but never the names of the rows, and a line says which; at last each row becomes a list of
    labelled lines.
    """
    groups = row_groups(table)
    setting = _fitted(table, groups, width, drop)
    if setting is None:
        lines = [*_as_list(table, groups, width)]
    else:
        lines = [*_head(table, setting), *_body(groups, setting)]
        if setting.dropped:
            left_out = ", ".join(table.columns[n].label for n in setting.dropped)
            lines += [Styled(line, "dim") for line in wrapped(f"Not shown at this width: {left_out}.", width)]
    caption = f"{table.number}: {table.caption}" if table.number else table.caption
    title = [Styled(line, "bold") for line in wrapped(caption, width)] if caption else []
    note = [Styled(line, "dim") for line in wrapped(plain(table.note), width)] if table.note else []
    return Styled("\n").join(_trimmed(line) for line in [*title, *([Styled()] if title else []), *lines, *note])


def wrapped(words: str, width: int) -> list[str]:
    """Words in lines at most `width` columns wide, broken between words, inside one only where it alone is wider."""
    lines = [""]
    for word in printable(words).split():
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
            continue
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def _fitted(table: Table, groups: Sequence[RowGroup], width: int, drop: Sequence[int]) -> _Setting | None:
    droppable = [n for n in drop if n != table.heads]
    for going in range(len(droppable) + 1):
        dropped = tuple(sorted(droppable[:going]))
        shown = tuple(n for n in range(len(table.columns)) if n not in dropped)
        room = width - GAP * (len(shown) - 1)
        sizes = [_sizes(table.columns[n], [line.cells[n] for group in groups for line in group.lines]) for n in shown]
        if sum(least for least, _ in sizes) <= room:
            return _Setting(shown, tuple(_shared(sizes, room)), dropped)
    return None


def _sizes(column: Column, cells: Sequence[Cell]) -> tuple[int, int]:
    """The least and the natural width of a column."""
    words = [_words(cell) for cell in cells]
    natural = max([cell_len(column.label), cell_len(column.unit), *(cell_len(each) for each in words)])
    longest_in_label = max(map(cell_len, (*column.label.split(), column.unit)))
    if column.align is Align.NUMBER:
        figures = [cell_len(_words(cell)) for cell in cells if not isinstance(cell.value, Absent)]
        reasons = [
            cell_len(part) for cell in cells if isinstance(cell.value, Absent) for part in cell.value.reason.split()
        ]
        return max([longest_in_label, *figures, *reasons]), natural
    longest = max([longest_in_label, *(cell_len(part) for each in words for part in each.split())])
    return min(natural, max(_NARROWEST, min(longest, 2 * _NARROWEST))), natural


def _shared(sizes: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Natural widths, the widest made narrower until all fit."""
    widths = [natural for _, natural in sizes]
    while sum(widths) > room:
        n = max((n for n, (least, _) in enumerate(sizes) if widths[n] > least), key=lambda n: widths[n])
        widths[n] -= 1
    return widths


def _head(table: Table, setting: _Setting) -> Iterator[Styled]:
    columns = [table.columns[n] for n in setting.columns]
    cells = [
        [*wrapped(column.label, width), *([column.unit] if column.unit else [])]
        for column, width in zip(columns, setting.widths, strict=True)
    ]
    depth = max(map(len, cells))
    aligned = [[""] * (depth - len(lines)) + lines for lines in cells]
    rights = [column.align is Align.NUMBER for column in columns]
    yield from _side_by_side([[Styled(each, "bold") for each in lines] for lines in aligned], setting.widths, rights)
    yield Styled("─" * setting.width, "dim")


def _body(groups: Sequence[RowGroup], setting: _Setting) -> Iterator[Styled]:
    for number, group in enumerate(groups):
        if group.head:
            yield from [Styled()] if number else []
            yield from (Styled(line, "bold") for line in wrapped(value_in_words(group.head.cells[0]), setting.width))
        for line in group.lines:
            yield from _rule_above(line, setting)
            style = "" if line.row.kind is RowKind.LINE else "bold"
            cells = [
                _styled(line.cells[n], width, style) for n, width in zip(setting.columns, setting.widths, strict=True)
            ]
            rights = [line.cells[n].column.align is Align.NUMBER for n in setting.columns]
            yield from _side_by_side(cells, setting.widths, rights)


def _rule_above(line: Line, setting: _Setting) -> Iterator[Styled]:
    if line.row.kind is RowKind.TOTAL:
        yield Styled("━" * setting.width)
    elif line.row.kind is RowKind.SUBTOTAL:
        yield Styled("─" * setting.width, "dim")


def _side_by_side(cells: Sequence[list[Styled]], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[Styled]:
    for depth in range(max(map(len, cells))):
        parts = []
        for lines, width, right in zip(cells, widths, rights, strict=True):
            text = lines[depth].copy() if depth < len(lines) else Styled()
            room = max(width - text.cell_len, 0)
            if right:
                text.pad_left(room)
            else:
                text.pad_right(room)
            parts.append(text)
        yield Styled(" " * GAP).join(parts)


def _as_list(table: Table, groups: Sequence[RowGroup], width: int) -> Iterator[Styled]:
    """Each row under its name, a labelled line for each cell; what any width can hold."""
    for group in groups:
        if group.head:
            yield from (Styled(line, "bold") for line in wrapped(value_in_words(group.head.cells[0]), width))
        for line in group.lines:
            yield from (Styled(part, "bold") for part in wrapped(value_in_words(line.cells[table.heads].value), width))
            for cell in line.cells:
                if cell.names_row or not (words := _words(cell).strip()):
                    continue
                label = " ".join(part for part in (cell.column.label, cell.column.unit) if part)
                indent = "  " if width > GAP + 1 else ""
                for part in wrapped(f"{label}: {words}", width - len(indent)):
                    yield Styled(f"{indent}{part}")


def _styled(cell: Cell, width: int, style: str) -> list[Styled]:
    own = _value_style(cell.value) or style
    words = _words(cell)
    if cell.column.align is Align.NUMBER and cell_len(words) <= width:
        return [Styled(words, own)]
    return [Styled(line, own) for line in wrapped(words, width)]


def _value_style(value: Value) -> str:
    match value:
        case Absent():
            return "dim"
        case Status():
            return _TONE_STYLES[value.tone]
        case _:
            return ""


def _words(cell: Cell) -> str:
    tail = cell.tail.digits + cell.tail.point + cell.tail.bracket
    return value_in_words(cell.value) + " " * tail


def _trimmed(line: Styled) -> Styled:
    line.rstrip()
    return line
