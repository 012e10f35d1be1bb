"""Lists and an author's own blocks to paragraphs, numbered by Word wherever it counts to the printed numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bizplan.render.prose import bare_paragraphs, block_tokens
from bizplan.render.word.names import BULLETS, NUMBERS, Char, Para
from bizplan.render.word.numbering import Numbering
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, w
from bizplan.reports.paper import Fact, Item, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

GUTTER = 567
"""10 mm for a number or a bullet, in twentieths of a point."""
_QUOTE = 340
"""6 mm before a quotation inside a callout."""
_MARKS = "•–•"
"""The bullets by how deep a list stands, where they are text."""
_LONG_NUMBER, _LONG_GUTTER = 3, 850
"""Signs from which a number wants more room than that, and the room it then has."""


class Lists:
    """Writes the lists of one document."""

    def __init__(self, pen: Pen, numbering: Numbering, own_bullets: Sequence[bool]) -> None:
        self._pen = pen
        self._numbering = numbering
        self._own_bullets = own_bullets

    def paragraph_number(self, number: str) -> tuple[list[Element], list[Element]]:
        """What the number of a paragraph puts before its words, and what it sets."""
        return self._numbered(self._numbering.of_paragraph(number), number)

    def items(self, items: Sequence[Item], depth: int, inset: int = 0) -> Iterator[Element]:
        """The entries of a list, `depth` steps in, each with what is known of it and the lists below it.

        All lines reach out to `inset`, so that a rule at their left, as a callout has, is straight.
        """
        pen = self._pen
        numbers = [item.number for item in items]
        listed = self._numbering.of_list(numbers)
        gutter = _LONG_GUTTER if any(len(number) > _LONG_NUMBER for number in numbers) else GUTTER
        step = min(depth, len(BULLETS) - 1)
        left = inset + depth * GUTTER + gutter
        for item in items:
            direct = [w("ind", left=left, hanging=gutter)] if gutter != GUTTER or depth != step or inset else []
            direct += [stops(step, left)] if inset else []
            style = (NUMBERS if item.number else BULLETS)[step]
            if inset and depth:
                content, properties = self._reaching_out(
                    item.number or _MARKS[step], step, (left - gutter, left), inset
                )
                direct = []
            elif item.number:
                content, properties = self._numbered(listed, item.number)
            else:
                content, properties = [], self._bulleted(step)
            if item.title:
                content += [pen.plain(item.title, Char.STRONG)]
                content += [pen.line_break()] if item.text.source else []
            stay = [w("keepNext")] if item.facts or item.items else []
            inside = [*content, *pen.words(item.text)]
            yield pen.paragraph(style, inside, *properties, *direct, *stay, anchor=item.anchor)
            if item.facts:
                yield self._details(item.facts, left, inset)
            yield from self.items(item.items, depth + 1, inset)

    def prose(self, text: Text, inset: int = 0) -> Iterator[Element]:
        """The paragraphs, lists and quotations of a field; `inset` as for items."""
        tokens = block_tokens(text)
        if tokens is None:
            for words in bare_paragraphs(text):
                yield self._pen.paragraph(Para.TEXT, [self._pen.run(words)], *_moved(inset))
        else:
            yield from self._tokens(tokens, inset)

    def _numbered(self, listed: int | None, number: str) -> tuple[list[Element], list[Element]]:
        """What a number puts before the words, and what it sets: Word's own number, or the number as text."""
        if listed is None:
            return [self._pen.run(number), self._pen.tab()], []
        return [], [_in_list(listed)]

    def _bulleted(self, step: int) -> list[Element]:
        """What sets a bullet where the style has none of its own."""
        return [] if self._own_bullets[step] else [_in_list(self._numbering.bullets())]

    def _reaching_out(
        self, mark: str, step: int, places: tuple[int, int], inset: int
    ) -> tuple[list[Element], list[Element]]:
        """A mark as text, and what sets it and the words in their places while the line begins further out.

        Word's own marks stand where a line begins.
        """
        pen = self._pen
        indent = w("ind", left=places[1], hanging=places[1] - inset)
        return [pen.tab(), pen.run(mark), pen.tab()], [_in_list(0), stops(step, *places), indent]

    def _standing(self, left: int, inset: int) -> tuple[list[Element], list[Element]]:
        """What sets a whole paragraph in, though its first line may begin further out."""
        if not inset or left == inset:
            return [], [w("ind", left=left)]
        stop = w("tabs", w("tab", val="left", pos=left))
        return [self._pen.tab()], [stop, w("ind", left=left, hanging=left - inset)]

    def _details(self, facts: Sequence[Fact], left: int, inset: int) -> Element:
        pen = self._pen
        content, properties = self._standing(left, inset)
        for place, fact in enumerate(facts):
            content += [pen.run("; ")] if place else []
            content.append(pen.plain(f"{fact.label}:"))
            for position, value in enumerate(fact.values):
                content += [pen.run(", " if position else " "), *pen.value(value)]
        return pen.paragraph(Para.DETAILS, content, *properties)

    def _tokens(self, tokens: "Sequence[Token]", inset: int) -> Iterator[Element]:
        """An author's paragraphs, lists and quotations; only the first paragraph of an entry has its mark."""
        pen = self._pen
        lists: list[_List] = []
        fresh, quoted = False, 0
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    lists.append(_List())
                case "ordered_list_open":
                    start = int(token.attrs.get("start", 1))
                    mark = token.markup or "."
                    lists.append(_List(self._numbering.of_list([f"{start}{mark}"]), start, mark))
                case "bullet_list_close" | "ordered_list_close":
                    lists.pop()
                case "list_item_open":
                    fresh = True
                case "blockquote_open" | "blockquote_close":
                    quoted += token.nesting
                case "inline":
                    words = pen.tokens(token.children or ())
                    yield self._in_prose(words, lists, inset, fresh=fresh, quoted=quoted > 0)
                    fresh = False
                case _:
                    pass

    def _in_prose(
        self, words: Sequence[Element], lists: "Sequence[_List]", inset: int, *, fresh: bool, quoted: bool
    ) -> Element:
        pen = self._pen
        if not lists:
            content, properties = self._standing(inset + _QUOTE, inset) if inset and quoted else ([], _moved(inset))
            return pen.paragraph(Para.QUOTE if quoted else Para.TEXT, [*content, *words], *properties)
        depth = len(lists)
        step = min(depth, len(BULLETS)) - 1
        left = inset + depth * GUTTER
        if not fresh:
            content, properties = self._standing(left, inset)
            return pen.paragraph(Para.TEXT, [*content, *words], *properties)
        style = (BULLETS if lists[-1].identity is None else NUMBERS)[step]
        if inset and depth > 1:
            content, properties = self._reaching_out(
                lists[-1].next_mark() or _MARKS[step], step, (left - GUTTER, left), inset
            )
            return pen.paragraph(style, [*content, *words], *properties)
        deeper = [w("ind", left=left, hanging=GUTTER)] if depth > len(BULLETS) or inset else []
        deeper += [stops(step, left)] if inset else []
        listed = lists[-1].identity
        marked = self._bulleted(step) if listed is None else [_in_list(listed)]
        return pen.paragraph(style, words, *marked, *deeper)


def stops(step: int, *places: int) -> Element:
    """Where tabs lead to, in place of where the style of a list so deep has them lead to."""
    usual = GUTTER * (step + 1)
    cleared = None if usual in places else w("tab", val="clear", pos=usual)
    return w("tabs", cleared, *(w("tab", val="left", pos=each) for each in places))


@dataclass(slots=True)
class _List:
    """An author's list as it is read: Word's own list for its numbers, or none for bullets."""

    identity: int | None = None
    number: int = 0
    sign: str = ""

    def next_mark(self) -> str:
        """The number of the next entry as text; empty for a bullet."""
        self.number += 1
        return f"{self.number - 1}{self.sign}" if self.sign else ""


def _moved(inset: int) -> list[Element]:
    return [w("ind", left=inset)] if inset else []


def _in_list(identity: int) -> Element:
    return w("numPr", w("ilvl", val=0), w("numId", val=identity))
