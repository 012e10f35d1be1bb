"""Lists and an author's own blocks to paragraphs, numbered by Word wherever it counts to the printed numbers."""

from collections.abc import Iterator, Sequence
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

    def items(self, items: Sequence[Item], depth: int) -> Iterator[Element]:
        """The entries of a list, `depth` steps in, each with what is known of it and the lists below it."""
        pen = self._pen
        numbers = [item.number for item in items]
        listed = self._numbering.of_list(numbers)
        gutter = _LONG_GUTTER if any(len(number) > _LONG_NUMBER for number in numbers) else GUTTER
        step = min(depth, len(BULLETS) - 1)
        left = depth * GUTTER + gutter
        for item in items:
            direct = [w("ind", left=left, hanging=gutter)] if gutter != GUTTER or depth != step else []
            if item.number:
                style = NUMBERS[step]
                content, properties = self._numbered(listed, item.number)
            else:
                style, content = BULLETS[step], []
                properties = [] if self._own_bullets[step] else [_in_list(self._numbering.bullets())]
            if item.title:
                content += [pen.plain(item.title, Char.STRONG)]
                content += [pen.line_break()] if item.text.source else []
            stay = [w("keepNext")] if item.facts or item.items else []
            inside = [*content, *pen.words(item.text)]
            yield pen.paragraph(style, inside, *properties, *direct, *stay, anchor=item.anchor)
            if item.facts:
                yield self._details(item.facts, left)
            yield from self.items(item.items, depth + 1)

    def prose(self, text: Text) -> Iterator[Element]:
        """The paragraphs, lists and quotations of a field."""
        tokens = block_tokens(text)
        if tokens is None:
            for words in bare_paragraphs(text):
                yield self._pen.paragraph(Para.TEXT, [self._pen.run(words)])
        else:
            yield from self._tokens(tokens)

    def _numbered(self, listed: int | None, number: str) -> tuple[list[Element], list[Element]]:
        """What a number puts before the words, and what it sets: Word's own number, or the number as text."""
        if listed is None:
            return [self._pen.run(number), self._pen.tab()], []
        return [], [_in_list(listed)]

    def _details(self, facts: Sequence[Fact], left: int) -> Element:
        pen = self._pen
        content: list[Element] = []
        for place, fact in enumerate(facts):
            content += [pen.run("; ")] if place else []
            content.append(pen.plain(f"{fact.label}:"))
            for position, value in enumerate(fact.values):
                content += [pen.run(", " if position else " "), *pen.value(value)]
        return pen.paragraph(Para.DETAILS, content, w("ind", left=left))

    def _tokens(self, tokens: "Sequence[Token]") -> Iterator[Element]:
        """An author's paragraphs, lists and quotations; only the first paragraph of an entry has its mark."""
        pen = self._pen
        lists: list[int | None] = []
        fresh, quoted = False, 0
        for token in tokens:
            match token.type:
                case "bullet_list_open":
                    lists.append(None)
                case "ordered_list_open":
                    start = int(token.attrs.get("start", 1))
                    lists.append(self._numbering.of_list([f"{start}{token.markup or '.'}"]))
                case "bullet_list_close" | "ordered_list_close":
                    lists.pop()
                case "list_item_open":
                    fresh = True
                case "blockquote_open" | "blockquote_close":
                    quoted += token.nesting
                case "inline":
                    words = pen.tokens(token.children or ())
                    yield self._in_prose(words, lists, fresh=fresh, quoted=quoted > 0)
                    fresh = False
                case _:
                    pass

    def _in_prose(self, words: Sequence[Element], lists: Sequence[int | None], *, fresh: bool, quoted: bool) -> Element:
        pen = self._pen
        if not lists:
            return pen.paragraph(Para.QUOTE if quoted else Para.TEXT, words)
        step = min(len(lists), len(BULLETS)) - 1
        deeper = [w("ind", left=len(lists) * GUTTER, hanging=GUTTER)] if len(lists) > len(BULLETS) else []
        if not fresh:
            return pen.paragraph(Para.TEXT, words, w("ind", left=len(lists) * GUTTER))
        if (listed := lists[-1]) is not None:
            return pen.paragraph(NUMBERS[step], words, _in_list(listed), *deeper)
        marked = [] if self._own_bullets[step] else [_in_list(self._numbering.bullets())]
        return pen.paragraph(BULLETS[step], words, *marked, *deeper)


def _in_list(identity: int) -> Element:
    return w("numPr", w("ilvl", val=0), w("numId", val=identity))
