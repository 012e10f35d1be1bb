"""Tables as Word has them: header rows that repeat, rows that stay whole, heads, alternative text and room."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bizplan.render.layout import Cell, row_groups
from bizplan.render.word.columns import column_widths, tail_width
from bizplan.render.word.names import Grid, Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, w
from bizplan.reports.paper import Align, Column, Fact, Paper, Row, RowKind, Table
from bizplan.values.counts import numbered

_SMALL, _LAST = 10, 3
"""Lines up to which a table stays on one page, and how many of a longer one end it on a page together."""
_LABEL_SHARE = 0.32
_SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})
_FIRM, _FIRMER = 6, 12
"""Eighths of a point of the line above a subtotal and above a total."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table stands on its page."""

    style: Grid
    widths: Sequence[int]
    caption: str
    description: str
    head: bool = True
    """Whether its first row and its first column are heads."""


def grid(pen: Pen, look: Look, rows: Sequence[Element]) -> Element:
    """A table of finished rows."""
    properties = w(
        "tblPr",
        w("tblStyle", val=pen.style(look.style)),
        w("tblW", w=sum(look.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="04A0" if look.head else "0480",
            firstRow=int(look.head),
            lastRow=0,
            firstColumn=1,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=look.caption),
        w("tblDescription", val=look.description),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=each) for each in look.widths)), *rows)


def row(cells: Sequence[Element], *, head: bool = False, height: int = 0) -> Element:
    """A row that no page break parts, repeated on each page if it is a head, at least so high."""
    high = w("trHeight", val=height, hRule="atLeast") if height else None
    return w("tr", w("trPr", w("cantSplit"), high, w("tblHeader") if head else None), *cells)


def cell(content: Sequence[Element], width: int, *properties: Element, span: int = 1) -> Element:
    """A cell of finished paragraphs."""
    across = w("gridSpan", val=span) if span > 1 else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), across, *properties), *content)


def table(pen: Pen, block: Table, room: int) -> Element:
    """A table of the paper, as wide as it needs to be within the room there is."""
    widths = column_widths(block, room)
    rows = [row([_head(pen, column, width) for column, width in zip(block.columns, widths, strict=True)], head=True)]
    groups = row_groups(block)
    left = sum(len(group.lines) for group in groups)
    small = left <= _SMALL
    for group in groups:
        if group.head:
            content = pen.value(group.head.cells[0], strong=True)
            words = pen.paragraph(
                Para.TABLE_TEXT, content, w("keepNext"), w("spacing", before=180, after=40), anchor=group.head.anchor
            )
            rows.append(row([cell([words], sum(widths), span=len(widths))]))
        for line, after in zip_longest(group.lines, group.lines[1:]):
            left -= 1
            together = (after is not None and after.row.kind in _SUMS) or (left > 0 and (small or left < _LAST))
            cells = [
                cell(
                    [_words(pen, line.row, each, anchor="" if place else line.row.anchor, together=together)],
                    width,
                    *_line_above(line.row),
                )
                for place, (each, width) in enumerate(zip(line.cells, widths, strict=True))
            ]
            rows.append(row(cells))
    caption = f"{block.number}: {block.caption}" if block.number else block.caption
    return grid(pen, Look(Grid.TABLE, widths, caption, _described(block)), rows)


def cover(pen: Pen, facts: Sequence[Fact], room: int) -> Element:
    """Labels and what stands beside them, ruled, as at the head of a report."""
    label = round(room * _LABEL_SHARE)
    widths = (label, room - label)
    rows = []
    for fact in facts:
        name = pen.paragraph(Para.TABLE_TEXT, [pen.plain(fact.label, strong=True)])
        values = [pen.paragraph(Para.TABLE_TEXT, pen.value(each)) for each in fact.values]
        rows.append(row([cell([name], widths[0]), cell(values or [pen.paragraph(Para.TABLE_TEXT, ())], widths[1])]))
    names = ", ".join(fact.label for fact in facts)
    return grid(pen, Look(Grid.COVER, widths, "About this paper", f"Labels and values: {names}.", head=False), rows)


def header(pen: Pen, paper: Paper, room: int) -> list[Element]:
    """What a cover says: the committees that a paper goes to, if any, and below them its facts, each ruled."""
    meetings = [gap(pen, 200), table(pen, paper.meetings, room), gap(pen, 80)] if paper.meetings is not None else []
    return [*meetings, cover(pen, paper.cover, room), pen.paragraph(Para.NOTE, ())] if paper.cover else meetings


def gap(pen: Pen, height: int) -> Element:
    """An empty line so high, in twentieths of a point; without one, Word makes two tables into one."""
    return pen.paragraph(Para.NOTE, (), w("spacing", before=0, after=0, line=height, lineRule="exact"))


def border(side: str, eighths: int, colour: str = "auto", style: str = "single") -> Element:
    """A line at one side of a cell."""
    return w(side, val=style, sz=eighths, space=0, color=colour)


def _head(pen: Pen, column: Column, width: int) -> Element:
    words = [pen.plain(column.label)]
    if column.unit:
        words += [pen.line_break(), pen.plain(column.unit)]
    aside = [w("jc", val="right")] if column.align is Align.NUMBER else []
    return cell([pen.paragraph(Para.TABLE_HEAD, words, *aside)], width)


def _words(pen: Pen, line: Row, each: Cell, *, anchor: str, together: bool) -> Element:
    aside = [w("keepNext")] if together else []
    if each.column.align is Align.NUMBER:
        lacks = tail_width(each)
        aside += [*([w("ind", right=lacks)] if lacks else []), w("jc", val="right")]
    content = pen.value(each.value, strong=line.kind in _SUMS, apart=True)
    return pen.paragraph(Para.TABLE_TEXT, content, *aside, anchor=anchor)


def _line_above(line: Row) -> list[Element]:
    if line.kind not in _SUMS:
        return []
    return [w("tcBorders", border("top", _FIRMER if line.kind is RowKind.TOTAL else _FIRM))]


def _described(block: Table) -> str:
    heads = ", ".join(f"{each.label} ({each.unit})" if each.unit else each.label for each in block.columns)
    count = sum(each.kind is not RowKind.GROUP for each in block.rows)
    rows = numbered(count, "row")
    return f"{rows}. Columns: {heads}."
