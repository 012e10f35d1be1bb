"""How wide the columns of a table are: no word broken, then room where it saves most lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bizplan.render.layout import Cell, row_groups, value_in_words
from bizplan.render.lettering import width_of
from bizplan.reports.paper import Absent, Align, Status, Table

SIZE = 200
"""Of the letters of a table, in twentieths of a point as all lengths here."""
DIGIT, POINT, BRACKET = 111, 56, 67
"""How wide a figure's parts are, which it may lack on its right."""
_PADDING = 250
"""White beside a column's words, and a little for fonts that are wider than Arial."""
_WHOLE = 24
"""Letters up to which a figure or a judgement stays on one line."""
_LONG_WORD = 18
"""Letters from which a word may be parted at its hyphens and strokes."""
_EASY = 1900
"""A width in which words are read with ease, or which short ones do not need."""
_EASY_SHARE, _WHOLE_SHARE = 0.75, 0.82
"""Of the room, up to which each column is given that much, or at least short words are not broken over two lines."""
_STEP = 120
_MOST_ROWS = 80
"""Rows that are measured; those of a long table are much alike."""
_CROWDED = 5
"""Lines that a row takes on average from which a table is better off on a page turned across."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A column's needs."""

    least: int
    """What its longest word needs."""
    natural: tuple[int, ...]
    """What each row needs on one line, the head's first."""


def column_widths(block: Table, room: int) -> list[int]:
    """How wide each column is: together all of the room."""
    columns = _measured(block)
    widths = [each.least for each in columns]
    if sum(widths) >= room:
        return _adding_up([each * room // sum(widths) for each in widths], room)
    easy = [max(each.least, min(_EASY, max(each.natural[1:], default=0))) for each in columns]
    whole = [wish if wish < _EASY else low for wish, low in zip(easy, widths, strict=True)]
    if sum(easy) <= room * _EASY_SHARE:
        widths = easy
    elif sum(whole) <= room * _WHOLE_SHARE:
        widths = whole
    needs = [list(each) for each in zip(*(column.natural for column in columns), strict=True)]
    while (spare := room - sum(widths)) > 0:
        gains = [0.0] * len(widths)
        for row in needs:
            at = max(range(len(row)), key=lambda n: (row[n] - _PADDING) / (widths[n] - _PADDING))
            if row[at] > widths[at]:
                gains[at] += row[at] / widths[at] - row[at] / (widths[at] + _STEP)
        if not any(gains):
            return shared(widths, widths, room)
        widths[gains.index(max(gains))] += min(_STEP, spare)
    return widths


def is_crowded(block: Table, room: int) -> bool:
    """Whether a table has too little room: its words would be broken, or its rows would be towers."""
    columns = _measured(block)
    if sum(each.least for each in columns) > room:
        return True
    widths = column_widths(block, room)
    count = len(columns[0].natural) - 1 if columns else 0
    lines = sum(
        max(-(-column.natural[row] // width) for column, width in zip(columns, widths, strict=True))
        for row in range(1, count + 1)
    )
    return lines > _CROWDED * count


def shared(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    """Room among columns between the least and the most that each can use; all of the room."""
    if sum(most) <= room:
        spare = room - sum(most)
        total = sum(most) or 1
        return _adding_up([each + spare * each // total for each in most], room)
    spare, wish = room - sum(least), sum(most) - sum(least)
    return _adding_up([low + spare * (high - low) // wish for low, high in zip(least, most, strict=True)], room)


def _adding_up(widths: list[int], room: int) -> list[int]:
    widths[0] += room - sum(widths)
    return widths


def _measured(block: Table) -> list[_Measured]:
    lines = [line.cells for group in row_groups(block) for line in group.lines][:_MOST_ROWS]
    columns = []
    for place, column in enumerate(block.columns):
        cells = [line[place] for line in lines]
        heads = [each for each in (column.label, column.unit) if each]
        words = [_width(word, bold=True) for head in heads for word in _words(head)]
        least = max((*words, *(_least(each) for each in cells)), default=0)
        natural = (min(_width(column.label, bold=True), 2 * least), *(_natural(each) for each in cells))
        columns.append(_Measured(least, natural))
    return columns


def _least(cell: Cell) -> int:
    value = cell.value
    if isinstance(value, Status):
        judged = value_in_words(value)
        bold = [judged] if len(judged) <= _WHOLE else list(_words(judged))
        return max((*(_width(each, bold=True) for each in bold), *(_width(each) for each in _words(value.rule))))
    text = value_in_words(value)
    is_figure = cell.column.align is Align.NUMBER and not isinstance(value, Absent) and len(text) <= _WHOLE
    return max((_width(each) for each in ([text] if is_figure else _words(text))), default=0) + tail_width(cell)


def _natural(cell: Cell) -> int:
    value = cell.value
    if isinstance(value, Status):
        return max(_width(value_in_words(value), bold=True), _width(value.rule))
    return _width(value_in_words(value)) + tail_width(cell)


def tail_width(cell: Cell) -> int:
    """What a figure lacks on its right, so that decimal points stand in line."""
    return cell.tail.digits * DIGIT + cell.tail.point * POINT + cell.tail.bracket * BRACKET


def _width(words: str, *, bold: bool = False) -> int:
    return width_of(words, SIZE, bold=bold) + _PADDING


def _words(text: str) -> Iterator[str]:
    for word in text.split():
        yield from re.split(r"(?<=[-/_.])", word) if len(word) > _LONG_WORD else [word]
