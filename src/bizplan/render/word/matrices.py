"""A heat map as a shaded table, told by shade, mark and word alike, with its key."""

from collections.abc import Sequence
from itertools import chain

from bizplan.render.heat_map import SHADES, Edge, HeatMap, HeatRow, Part, Shade, heat_map
from bizplan.render.theme import Theme
from bizplan.render.word.columns import shared
from bizplan.render.word.grids import Look, border, cell, grid, row
from bizplan.render.word.names import Grid, Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, w
from bizplan.reports.paper import Matrix, MatrixCell

_WIDEST = 1500
"""The most that a column between them takes, in twentieths of a point: few columns leave the room to the words."""
_SMALL, _SMALLEST = 16, 12
"""Sizes in half-points."""
_FINE, _THICK = 8, 24
"""Eighths of a point of a cell's edge, and of one at its left alone."""
_SIDES = ("top", "left", "bottom", "right")
_STYLES = {Edge.SOLID: "single", Edge.DOTTED: "dotted", Edge.DASHED: "dashed", Edge.LEFT: "single"}


def matrix(pen: Pen, block: Matrix, room: int, theme: Theme) -> Element:
    """The heat map over the whole of the room."""
    laid = heat_map(block)
    widths = _widths(laid, room)
    rows = [row([_head(pen, laid, place, width) for place, width in enumerate(widths)], head=True)]
    for line in laid.rows:
        if line.is_group:
            words = pen.paragraph(Para.TABLE_TEXT, [pen.plain(line.title, strong=True)], w("keepNext"))
            rows.append(row([cell([words], room, span=laid.span)]))
        else:
            rows.append(row(_line(pen, line, widths, theme, dense=laid.dense)))
    description = f"A heat map of {len(block.columns)} columns; the table after it says the same in words."
    return grid(pen, Look(Grid.MATRIX, widths, block.caption, description), rows)


def key(pen: Pen, cells: Sequence[MatrixCell]) -> Element:
    """What each mark means, the best first."""
    samples = (
        [pen.plain(each.mark, strong=True), pen.run(" "), pen.plain(each.word), pen.run("   ")] for each in cells
    )
    return pen.paragraph(Para.NOTE, chain.from_iterable(samples))


def _widths(laid: HeatMap, room: int) -> tuple[int, ...]:
    between = len(laid.heads) - 2
    rows_share, end_share = (0.24, 0.12) if laid.dense else (0.26, 0.2)
    between_room = min(room - round(room * rows_share) - round(room * end_share), _WIDEST * between)
    first = round((room - between_room) * rows_share / (rows_share + end_share))
    return (first, *shared([1] * between, [1] * between, between_room), room - between_room - first)


def _head(pen: Pen, laid: HeatMap, place: int, width: int) -> Element:
    head = laid.heads[place]
    upright = laid.dense and head.part is Part.ACROSS
    turned = [w("textDirection", val="btLr"), w("vAlign", val="center")] if upright else [w("vAlign", val="bottom")]
    return cell([pen.paragraph(Para.TABLE_HEAD, [pen.plain(head.words)])], width, *turned)


def _line(pen: Pen, line: HeatRow, widths: Sequence[int], theme: Theme, *, dense: bool) -> list[Element]:
    name = [pen.plain(line.number, strong=True), pen.run(" ")] if line.number else []
    indent = [w("ind", left=200)] if line.inner else []
    title = pen.paragraph(Para.TABLE_TEXT, [*name, pen.plain(line.title)], *indent)
    cells = [cell([title], widths[0])]
    for each, width in zip(line.cells, widths[1:-1], strict=True):
        cells.append(_shaded(pen, each, width, theme, dense=dense))
    cells.append(cell([pen.paragraph(Para.TABLE_TEXT, [pen.plain(line.end)])], widths[-1]))
    return cells


def _shaded(pen: Pen, each: MatrixCell, width: int, theme: Theme, *, dense: bool) -> Element:
    shade = SHADES[each.shade]
    mark = [pen.plain(f"{each.mark} {each.figure}".strip(), strong=True)]
    words = [pen.plain(part, strong=shade.bold) for part in each.parts]
    for run in mark:
        _set(run, _colour(theme, shade.ink), _SMALL)
    for run in words:
        _set(run, _colour(theme, shade.ink), _SMALLEST if dense else _SMALL)
    parted = chain.from_iterable(
        ((w("r", w("softHyphen")),) if place else ()) + (run,) for place, run in enumerate(words)
    )
    content = [
        pen.paragraph(
            Para.TABLE_TEXT, run, w("spacing", before=20, after=0, line=200, lineRule="auto"), w("jc", val="center")
        )
        for run in ((mark, parted) if each.mark or each.figure else (parted,))
    ]
    ground = w("shd", val="clear", color="auto", fill=_colour(theme, shade.ground))
    return cell(content, width, *_edged(shade, theme), ground, w("vAlign", val="center"))


def _edged(shade: Shade, theme: Theme) -> list[Element]:
    if shade.edge is Edge.NONE:
        return []
    sides, thick = (("left",), _THICK) if shade.edge is Edge.LEFT else (_SIDES, _FINE)
    style, colour = _STYLES[shade.edge], _colour(theme, shade.line)
    return [w("tcBorders", *(border(side, thick, colour, style) for side in sides))]


def _colour(theme: Theme, name: str) -> str:
    return str(getattr(theme, name))[1:].upper()


def _set(run: Element, colour: str, size: int) -> None:
    properties = next((each for each in run if str(each.tag).endswith("}rPr")), None)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.extend([w("color", val=colour), w("sz", val=size), w("szCs", val=size)])
