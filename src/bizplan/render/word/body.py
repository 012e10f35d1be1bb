"""The blocks of a paper to paragraphs and tables, page by page; every block of the model has its place here."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import assert_never

from bizplan.render.charts import drawing
from bizplan.render.pictures import WIDE, Drawing
from bizplan.render.prose import plain
from bizplan.render.theme import Theme
from bizplan.render.word.banners import Pages, Turn
from bizplan.render.word.columns import is_crowded
from bizplan.render.word.grids import gap, header, table
from bizplan.render.word.images import Images
from bizplan.render.word.lists import GUTTER, Lists, stops
from bizplan.render.word.matrices import key, matrix
from bizplan.render.word.names import HEADINGS, Char, Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, children, field, properties_of, put_in_order, w
from bizplan.reports.paper import (
    Absent,
    Appendix,
    Block,
    Callout,
    Chart,
    Fact,
    Facts,
    Items,
    Matrix,
    Paper,
    Paragraph,
    Prose,
    Section,
    Statement,
    Table,
    Tone,
)

_TWENTY = 20
"""To a point."""
_CHART = 467
"""The most that a chart is wide, in points, as on the web page."""
_SHARE_OF_PAGE = 0.8
"""The most of a page's depth that a chart takes, so that what it finds stands above it."""
_LABEL = 2835
"""5 cm for a label."""
_APART = 200
"""How high the empty line is that parts a table or a callout from what comes."""
_FEW_LINES = 6
"""Labelled lines, or paragraphs of a callout, up to which they stay on one page."""
_CALLOUT = 240
"""How far the words of a callout stand from the margin, the line at their left before them."""
_COUNTED = re.compile(r"(\D*\s)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Look:
    """What a paper's look is beyond its styles."""

    theme: Theme
    svg: Callable[[Chart, Drawing], str]
    """The drawing of a chart as the web page has it."""


class Body:
    """The body of one document as it grows."""

    def __init__(self, pen: Pen, pages: Pages, lists: Lists, images: Images, look: Look) -> None:
        self.elements: list[Element] = []
        self._pen = pen
        self._images = images
        self._svg = look.svg
        self._pages = pages
        self._lists = lists
        self._theme = look.theme
        self._turn = Turn.PORTRAIT
        self._sequences: dict[str, int] = {}
        self._inset = 0

    @property
    def room(self) -> int:
        """How wide the page that is being written on is, in twentieths of a point."""
        return self._pages.sizes[self._turn].room

    def add(self, *elements: Element) -> None:
        """What comes next."""
        self.elements.extend(elements)

    def paper(self, paper: Paper) -> None:
        """The sections and appendices of a paper."""
        for section in paper.sections:
            self.section(section)
        for appendix in paper.appendices:
            self.appendix(appendix)

    def end(self) -> Element:
        """The properties of the last pages."""
        return self._pages.end(self._turn)

    def section(self, section: Section) -> None:
        """A heading and what stands under it; on pages that lie across if something of it is wide."""
        turn = Turn.LANDSCAPE if self._is_wide(section) else Turn.PORTRAIT
        self._lie(turn)
        pen = self._pen
        number = [pen.plain(section.number, Char.NUMBER), pen.run(" ")] if section.number else []
        self.add(pen.paragraph(_heading(section.level), [*number, pen.plain(section.heading)], anchor=section.anchor))
        self.restriction(section.restriction)
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Section):
                self.section(block)
            else:
                self._lie(turn)
                self.block(block)
            if isinstance(block, Paragraph) and not block.blocks and isinstance(after, (Items, Table, Matrix)):
                _keep_with_next(self.elements[-1])

    def appendix(self, appendix: Appendix) -> None:
        """An appendix on a new page: its heading, what it is for, and the paper that is attached, or why none is."""
        self._lie(Turn.PORTRAIT)
        pen = self._pen
        heading = pen.plain(f"{appendix.number}: {appendix.title}")
        self.add(pen.paragraph(_heading(appendix.level), [heading], w("pageBreakBefore"), anchor=appendix.anchor))
        if appendix.purpose:
            self.add(pen.paragraph(Para.STANDING, [pen.plain(appendix.purpose)]))
        self.restriction(appendix.restriction)
        match appendix.content:
            case Absent():
                self.add(pen.paragraph(Para.TEXT, pen.value(appendix.content)))
            case Paper():
                self._attached(appendix.content, appendix.title)
            case _:
                assert_never(appendix.content)

    def restriction(self, words: str) -> None:
        """The mark of what the public does not see."""
        if words:
            self.add(self._pen.paragraph(Para.RESTRICTION, [self._pen.plain(words)], w("keepNext")))

    def facts(self, facts: Sequence[Fact], *, left: int = 0) -> None:
        """Labels, and beside each its values under one another."""
        pen = self._pen
        for fact, after in zip_longest(facts, facts[1:]):
            content = [pen.plain(f"{fact.label}:", Char.LABEL), pen.tab()]
            for place, value in enumerate(fact.values):
                content += [pen.line_break()] if place else []
                content += pen.value(value)
            stop = w("tabs", w("tab", val="clear", pos=_LABEL), w("tab", val="left", pos=left + _LABEL))
            aside = [stop, w("ind", left=left + _LABEL, hanging=_LABEL)] if left else []
            aside += [w("keepNext")] if after and len(facts) <= _FEW_LINES else []
            self.add(pen.paragraph(Para.CALLOUT if self._inset else Para.FACTS, content, *aside))

    def block(self, block: Block, depth: int = 0) -> None:  # noqa: C901 -- a branch for each block of the model
        """A block, `depth` steps within a numbered paragraph."""
        pen = self._pen
        match block:
            case Paragraph():
                self._paragraph(block)
            case Prose():
                self.add(*self._lists.prose(block.text, self._inset))
            case Statement():
                self.add(pen.paragraph(Para.STATEMENT, pen.words(block.text)))
            case Items():
                self.add(*self._lists.items(block.items, depth, self._inset))
                _end_list(self.elements[-1], inset=self._inset)
            case Table():
                self._table(block)
            case Matrix():
                self._matrix(block)
            case Chart():
                self._chart(block)
            case Callout():
                self._callout(block)
            case Facts():
                self.facts(block.facts, left=self._inset + depth * GUTTER)
            case Section():
                self.section(block)
            case _:
                assert_never(block)

    def _attached(self, paper: Paper, title: str) -> None:
        pen = self._pen
        for words in (paper.title if paper.title != title else "", paper.subtitle):
            if words:
                self.add(pen.paragraph(Para.SUBTITLE, [pen.plain(words)]))
        if paper.status and paper.meetings is None:
            self.add(pen.paragraph(Para.STANDING, [pen.plain(paper.status)]))
        self.restriction(paper.restriction)
        self.add(*header(pen, paper, self.room))
        self.paper(paper)
        self.provenance(paper.provenance)

    def provenance(self, facts: Sequence[Fact]) -> None:
        """Which files and which source a paper was made from."""
        pen = self._pen
        if facts:
            self._lie(Turn.PORTRAIT)
        for place, fact in enumerate(facts):
            content = [pen.plain(f"{fact.label}:", Char.LABEL), pen.run(" ")]
            for position, value in enumerate(fact.values):
                content += [pen.run("; ")] if position else []
                content += pen.value(value)
            line = [w("pBdr", w("top", val="single", sz=4, space=6, color="auto"))] if place == 0 else []
            before = [w("spacing", before=480, after=40)] if place == 0 else []
            self.add(pen.paragraph(Para.NOTE, content, *line, *before))

    def _is_wide(self, section: Section) -> bool:
        """Whether something right under it is wide or crowded, or it begins with a section of which that is true."""
        inside = section.blocks
        room = self._pages.sizes[Turn.PORTRAIT].room
        tables = [each.table if isinstance(each, (Matrix, Chart)) else each for each in inside]
        if any(isinstance(each, (Table, Matrix)) and each.wide for each in inside):
            return True
        if any(isinstance(each, Table) and is_crowded(each, room) for each in tables):
            return True
        return bool(inside) and isinstance(inside[0], Section) and self._is_wide(inside[0])

    def _lie(self, turn: Turn) -> None:
        """Goes on to pages that lie so, if these do not."""
        if turn is self._turn:
            return
        ending = self._pages.end(self._turn)
        last = self.elements[-1] if self.elements else None
        if last is None or not str(last.tag).endswith("}p"):
            last = self._pen.paragraph(Para.NOTE, ())
            self.add(last)
        properties_of(last).append(ending)
        self._turn = turn

    def _paragraph(self, block: Paragraph) -> None:
        pen = self._pen
        words = pen.words(block.text)
        stay = [w("keepNext")] if block.blocks else []
        if block.number:
            content, properties = self._lists.paragraph_number(block.number)
            left = self._inset + GUTTER
            inset = [w("ind", left=left, hanging=GUTTER), stops(0, left)] if self._inset else []
            self.add(pen.paragraph(Para.NUMBERED, [*content, *words], *properties, *stay, *inset, anchor=block.anchor))
        else:
            self.add(pen.paragraph(Para.TEXT, words, *stay, anchor=block.anchor))
        for each in block.blocks:
            self.block(each, depth=1 if block.number else 0)

    def _caption(self, number: str, caption: str, anchor: str) -> None:
        """A caption above its table; its number is a field that Word counts to the same."""
        pen = self._pen
        content = []
        if counted := _COUNTED.fullmatch(number):
            label, value = counted[1], int(counted[2])
            name = re.sub(r"\W+", "_", label.strip())
            begin = "" if value == self._sequences.get(name, 0) + 1 else f" \\r {value}"
            self._sequences[name] = value
            content = [pen.run(label), *field(f"SEQ {name} \\* ARABIC{begin}", [pen.run(counted[2])]), pen.run(": ")]
        elif number:
            content = [pen.plain(f"{number}:"), pen.run(" ")]
        self.add(pen.paragraph(Para.CAPTION, [*content, pen.plain(caption)], anchor=anchor))

    def _table(self, block: Table) -> None:
        self._caption(block.number, block.caption, block.anchor)
        self.add(table(self._pen, block, self.room))
        note = self._pen.words(block.note) if block.note else ()
        self.add(self._pen.paragraph(Para.NOTE, note) if note else gap(self._pen, _APART))

    def _matrix(self, block: Matrix) -> None:
        self._caption("", block.caption, block.anchor)
        self.add(matrix(self._pen, block, self.room, self._theme), key(self._pen, block.key))
        self._table(block.table)

    def _chart(self, block: Chart) -> None:
        """What a chart finds, of what, its drawing, where its figures are from, and the figures as a table."""
        pen, page = self._pen, self._pages.sizes[self._turn]
        drawn = drawing(block.picture, WIDE)
        room = (min(page.room / _TWENTY, _CHART), page.depth / _TWENTY * _SHARE_OF_PAGE)
        picture = self._images.chart(drawn, self._svg(block, drawn), f"{plain(block.title)}. {block.description}", room)
        self.add(pen.paragraph(Para.CAPTION, pen.words(block.title), anchor=block.anchor))
        if block.subject:
            self.add(pen.paragraph(Para.NOTE, [pen.plain(block.subject)], w("keepNext"), w("spacing", before=0)))
        further = " ".join(each for each in (block.source, block.key) if each)
        self.add(pen.paragraph(Para.BASE, [picture], *([w("keepNext")] if further else [])))
        if further:
            self.add(pen.paragraph(Para.NOTE, [pen.plain(further)]))
        if block.table:
            self._table(block.table)

    def _callout(self, block: Callout) -> None:
        """Its title, and its blocks with the same straight line at their left and the same ground."""
        pen = self._pen
        begin, around = len(self.elements), self._inset
        self._inset = _CALLOUT
        word = f"{block.tone.shape} " if block.tone is not Tone.UNKNOWN else ""
        if block.title:
            self.add(pen.paragraph(Para.CALLOUT_TITLE, [pen.plain(f"{word}{block.title}")]))
        for each in block.blocks:
            if isinstance(each, Paragraph) and not each.number and not each.blocks:
                self.add(pen.paragraph(Para.CALLOUT, pen.words(each.text), anchor=each.anchor))
            else:
                self.block(each)
        self._inset = around
        tone = _colour(block.tone, self._theme)
        inside = [each for each in self.elements[begin:] if str(each.tag).endswith("}p")]
        for place, each in enumerate(inside):
            edges = [*(["top"] if place == 0 else []), *(["bottom"] if place == len(inside) - 1 else [])]
            _set_apart(each, tone, self._theme.tint[1:].upper(), edges)
            if "bottom" not in edges and len(inside) <= _FEW_LINES:
                _keep_with_next(each)
        if inside:
            self.add(gap(pen, _APART))


def contents(pen: Pen, paper: Paper) -> list[Element]:
    """The table of contents: a field with its entries filled in, which Word can renew; links instead of page numbers.

    The pages are known only to whoever lays the paper out, and a wrong number is worse than none.
    """
    entries = [
        (each.anchor, f"{each.number} {each.heading}" if each.number else each.heading) for each in paper.sections
    ]
    entries += [(each.anchor, f"{each.number}: {each.title}") for each in paper.appendices]
    begin, instruction, separate, end = field('TOC \\o "1-1" \\n \\h \\z', ())
    lines = []
    for place, (anchor, words) in enumerate(entries):
        inside = [pen.leading_to(anchor, [pen.plain(words)])]
        before = [begin, instruction, separate] if place == 0 else []
        after = [end] if place == len(entries) - 1 else []
        lines.append(pen.paragraph(Para.CONTENTS, [*before, *inside, *after]))
    head = pen.paragraph(Para.CONTENTS_HEAD, [pen.plain("Contents")])
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", head, *lines))]


def _end_list(paragraph: Element, *, inset: int) -> None:
    """White after the last entry of a list, as after any other paragraph."""
    if not inset and str(paragraph.tag).endswith("}p"):
        properties = properties_of(paragraph)
        properties.append(w("spacing", after=120))
        put_in_order(properties)


def _keep_with_next(paragraph: Element) -> None:
    properties = properties_of(paragraph)
    if not children(properties, "w:keepNext"):
        properties.insert(1, w("keepNext"))


def _heading(level: int) -> Para:
    return HEADINGS[min(level - 2, len(HEADINGS) - 1)]


def _colour(tone: Tone, theme: Theme) -> str:
    colours = {Tone.GOOD: theme.good, Tone.WARNING: theme.warning, Tone.BAD: theme.bad, Tone.UNKNOWN: theme.second_ink}
    return colours[tone][1:].upper()


def _set_apart(paragraph: Element, colour: str, ground: str, edges: Sequence[str]) -> None:
    """With a line at its left and a ground, which reaches over its edges; no white parts it from the next."""
    properties = properties_of(paragraph)
    own = {str(each.tag).rpartition("}")[2] for each in properties}
    reach = {side: w(side, val="single", sz=4, space=5, color=ground) for side in edges}
    line = w("left", val="single", sz=24, space=8, color=colour)
    properties.append(w("pBdr", reach.get("top"), line, reach.get("bottom")))
    properties.append(w("shd", val="clear", color="auto", fill=ground))
    if "spacing" not in own:
        properties.append(w("spacing", before=120 if "top" in edges else 0, after=0))
    if "ind" not in own:
        properties.append(w("ind", left=_CALLOUT))
    put_in_order(properties)
