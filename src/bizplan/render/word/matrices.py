"""A heat map as a shaded table, told by shade, mark and word alike, with its key."""

from collections.abc import Sequence
from itertools import chain

from bizplan.render.theme import Theme
from bizplan.render.word.grids import Look, border, cell, grid, row, shared
from bizplan.render.word.names import Grid, Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, w
from bizplan.reports.paper import Matrix, MatrixCell, MatrixRow, RowKind

_MANY = 8
"""Columns beyond which their heads stand upright and the words in the cells are small."""
_WIDEST = 1500
"""The most that a column between them takes, in twentieths of a point: few columns leave the room to the words."""
_SMALL, _SMALLEST = 16, 12
"""Sizes in half-points."""
_DARK = 5
"""The shade from which words stand light on dark."""


def matrix(pen: Pen, block: Matrix, room: int, theme: Theme) -> Element:
    """The heat map over the whole of the room."""
    dense = len(block.columns) > _MANY
    rows_share, end_share = (0.24, 0.12) if dense else (0.26, 0.2)
    between_room = min(room - round(room * rows_share) - round(room * end_share), _WIDEST * len(block.columns))
    first = round((room - between_room) * rows_share / (rows_share + end_share))
    end = room - between_room - first
    between = shared([1] * len(block.columns), [1] * len(block.columns), between_room)
    widths = (first, *between, end)
    heads = [_head(pen, each, width, upright=False) for each, width in ((block.corner, first), (block.end, end))]
    across = [_head(pen, each, width, upright=dense) for each, width in zip(block.columns, between, strict=True)]
    rows = [row([heads[0], *across, heads[1]], head=True)]
    for line in block.rows:
        if line.kind is RowKind.GROUP:
            words = pen.paragraph(Para.TABLE_TEXT, [pen.plain(line.title, strong=True)], w("keepNext"))
            rows.append(row([cell([words], room, span=len(widths))]))
        else:
            rows.append(row(_line(pen, line, widths, theme, dense=dense)))
    description = f"A heat map of {len(block.columns)} columns; the table after it says the same in words."
    return grid(pen, Look(Grid.MATRIX, widths, block.caption, description), rows)


def key(pen: Pen, cells: Sequence[MatrixCell]) -> Element:
    """What each mark means, the best first."""
    samples = (
        [pen.plain(each.mark, strong=True), pen.run(" "), pen.plain(each.word), pen.run("   ")] for each in cells
    )
    return pen.paragraph(Para.NOTE, chain.from_iterable(samples))


def _head(pen: Pen, words: str, width: int, *, upright: bool) -> Element:
    turned = [w("textDirection", val="btLr"), w("vAlign", val="center")] if upright else [w("vAlign", val="bottom")]
    return cell([pen.paragraph(Para.TABLE_HEAD, [pen.plain(words)])], width, *turned)


def _line(pen: Pen, line: MatrixRow, widths: Sequence[int], theme: Theme, *, dense: bool) -> list[Element]:
    name = [pen.plain(line.number, strong=True), pen.run(" ")] if line.number else []
    indent = [w("ind", left=200)] if line.inner else []
    title = pen.paragraph(Para.TABLE_TEXT, [*name, pen.plain(line.title)], *indent)
    cells = [cell([title], widths[0])]
    for each, width in zip(line.cells, widths[1:-1], strict=True):
        cells.append(_shaded(pen, each, width, theme, dense=dense))
    cells.append(cell([pen.paragraph(Para.TABLE_TEXT, [pen.plain(line.words)])], widths[-1]))
    return cells


def _shaded(pen: Pen, each: MatrixCell, width: int, theme: Theme, *, dense: bool) -> Element:
    ground, ink, edge = _look(each.shade, theme)
    mark = [pen.plain(f"{each.mark} {each.figure}".strip(), strong=True)]
    words = [pen.plain(each.word)]
    for run in mark:
        _set(run, ink, _SMALL)
    for run in words:
        _set(run, ink, _SMALLEST if dense else _SMALL)
    content = [
        pen.paragraph(
            Para.TABLE_TEXT, run, w("spacing", before=20, after=0, line=200, lineRule="auto"), w("jc", val="center")
        )
        for run in (mark, words)
    ]
    sides = ("top", "left", "bottom", "right")
    lines = [w("tcBorders", *(border(side, 12, edge) for side in sides))] if edge else []
    return cell(content, width, *lines, w("shd", val="clear", color="auto", fill=ground), w("vAlign", val="center"))


def _look(shade: int, theme: Theme) -> tuple[str, str, str]:
    """Ground, ink and edge of a shade, darker where there is more; a gap is edged."""
    ground, tint, second, ink = (each[1:].upper() for each in (theme.ground, theme.tint, theme.second_ink, theme.ink))
    if shade >= _DARK:
        return (ink if shade > _DARK else second, ground, "")
    if shade == 1:
        bad = theme.bad[1:].upper()
        return ground, bad, bad
    return (tint if shade > 2 else ground, second if shade == 0 else ink, "")  # noqa: PLR2004 - the shades of the model


def _set(run: Element, colour: str, size: int) -> None:
    properties = next((each for each in run if str(each.tag).endswith("}rPr")), None)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.extend([w("color", val=colour), w("sz", val=size), w("szCs", val=size)])
