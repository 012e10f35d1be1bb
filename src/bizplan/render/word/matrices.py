"""A heat map as a shaded table, told by shade, mark and word alike, with its key."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bizplan.render.heat_map import SHADES, Edge, HeatMap, HeatRow, Part, Shade, heat_map
from bizplan.render.lettering import width_of
from bizplan.render.theme import Theme
from bizplan.render.word.columns import shared
from bizplan.render.word.grids import Look, border, cell, grid, row
from bizplan.render.word.names import Grid, Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, w
from bizplan.reports.paper import Matrix, MatrixCell

_WIDEST = 1500
"""The most that a column between them takes, in twentieths of a point: few columns leave the room to the words."""
_SMALL, _SMALLEST, _LEAST = 16, 12, 8
"""Sizes in half-points."""
_EDGES = 20
"""What the edges of a cell take."""
_HIGHEST, _OVER = 2200, 120
"""The most that heads which stand upright take, and the white over them."""
_FINE, _THICK = 8, 24
"""Eighths of a point of a cell's edge, and of one at its left alone."""
_SIDES = ("top", "left", "bottom", "right")
_STYLES = {Edge.SOLID: "single", Edge.DOTTED: "dotted", Edge.DASHED: "dashed", Edge.LEFT: "single"}


def matrix(pen: Pen, block: Matrix, room: int, theme: Theme) -> Element:
    """The heat map over the whole of the room."""
    laid = heat_map(block)
    widths = _widths(laid, room)
    height = _height(laid) if laid.dense else 0
    rows = [row([_head(pen, laid, place, width) for place, width in enumerate(widths)], head=True, height=height)]
    for line in laid.rows:
        if line.is_group:
            title = [_sized(pen.plain(line.title, strong=True), dense=laid.dense)]
            words = pen.paragraph(Para.TABLE_TEXT, title, w("keepNext"), *_tight(dense=laid.dense))
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
    rows_share, end_share = (0.21, 0.1) if laid.dense else (0.26, 0.2)
    between_room = min(room - round(room * rows_share) - round(room * end_share), _WIDEST * between)
    first = round((room - between_room) * rows_share / (rows_share + end_share))
    return (first, *shared([1] * between, [1] * between, between_room), room - between_room - first)


def _head(pen: Pen, laid: HeatMap, place: int, width: int) -> Element:
    head = laid.heads[place]
    upright = laid.dense and head.part is Part.ACROSS
    turned = [w("textDirection", val="btLr"), w("vAlign", val="center")] if upright else [w("vAlign", val="bottom")]
    words = _sized(pen.plain(head.words), dense=laid.dense)
    return cell([pen.paragraph(Para.TABLE_HEAD, [words], *_tight(dense=laid.dense))], width, *turned)


def _height(laid: HeatMap) -> int:
    """The room that heads need which stand upright."""
    longest = max(width_of(each.words, _SMALL * 10, bold=True) for each in laid.heads if each.part is Part.ACROSS)
    return min(longest, _HIGHEST) + _OVER


def _line(pen: Pen, line: HeatRow, widths: Sequence[int], theme: Theme, *, dense: bool) -> list[Element]:
    name = [pen.plain(line.number, strong=True), pen.run(" ")] if line.number else []
    indent = [w("ind", left=200)] if line.inner else []
    words = [_sized(each, dense=dense) for each in (*name, pen.plain(line.title))]
    title = pen.paragraph(Para.TABLE_TEXT, words, *indent, *_tight(dense=dense))
    cells = [cell([title], widths[0])]
    for each, width in zip(line.cells, widths[1:-1], strict=True):
        cells.append(_shaded(pen, each, width, theme, dense=dense))
    end = [_sized(pen.plain(line.end), dense=dense)]
    cells.append(cell([pen.paragraph(Para.TABLE_TEXT, end, *_tight(dense=dense))], widths[-1]))
    return cells


def _shaded(pen: Pen, each: MatrixCell, width: int, theme: Theme, *, dense: bool) -> Element:
    shade = SHADES[each.shade]
    mark = [pen.plain(f"{each.mark} {each.figure}".strip(), strong=True)]
    words = [pen.plain(part, strong=shade.bold and not dense) for part in each.parts]
    size = next(_fitting(each, width), _LEAST) if dense else _SMALL
    for run in mark:
        _set(run, _colour(theme, shade.ink), _SMALL - 2 if dense else _SMALL)
    for run in words:
        _set(run, _colour(theme, shade.ink), size)
    parted = chain.from_iterable(
        ((w("r", w("softHyphen")),) if place else ()) + (run,) for place, run in enumerate(words)
    )
    content = [
        pen.paragraph(
            Para.TABLE_TEXT,
            run,
            w("spacing", before=0 if dense else 20, after=0, line=200, lineRule="auto"),
            w("jc", val="center"),
        )
        for run in ((mark, parted) if each.mark or each.figure else (parted,))
    ]
    ground = w("shd", val="clear", color="auto", fill=_colour(theme, shade.ground))
    bare = [w("tcMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))] if dense else []
    return cell(content, width, *_edged(shade, theme), ground, *bare, w("vAlign", val="center"))


def _edged(shade: Shade, theme: Theme) -> list[Element]:
    if shade.edge is Edge.NONE:
        return []
    sides, thick = (("left",), _THICK) if shade.edge is Edge.LEFT else (_SIDES, _FINE)
    style, colour = _STYLES[shade.edge], _colour(theme, shade.line)
    return [w("tcBorders", *(border(side, thick, colour, style) for side in sides))]


def _fitting(each: MatrixCell, width: int) -> Iterator[int]:
    """Sizes in which no part of a cell's word is broken, the largest first."""
    for size in range(_SMALLEST, _LEAST, -1):
        if all(width_of(part, size * 10) <= width - _EDGES for part in each.parts):
            yield size


def _sized(run: Element, *, dense: bool) -> Element:
    if dense:
        _set(run, "", _SMALL - 1)
    return run


def _tight(*, dense: bool) -> list[Element]:
    return [w("spacing", before=10, after=10, line=200, lineRule="auto")] if dense else []


def _colour(theme: Theme, name: str) -> str:
    return str(getattr(theme, name))[1:].upper()


def _set(run: Element, colour: str, size: int) -> None:
    properties = next((each for each in run if str(each.tag).endswith("}rPr")), None)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    properties.extend([*([w("color", val=colour)] if colour else []), w("sz", val=size), w("szCs", val=size)])
