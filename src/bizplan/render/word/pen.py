"""Writes words, values and paragraphs as WordprocessingML in the styles of the reference document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from bizplan.render.prose import inline_tokens, one_line
from bizplan.render.word.names import STATUSES, Char, Para, StyleName
from bizplan.render.word.xml import Element, paragraph, preserved, w
from bizplan.reports.paper import Absent, Status, Text, Value

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from markdown_it.token import Token

_LONGEST_BOOKMARK = 40
"""What Word allows for a bookmark's name."""
_BOOKMARK = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def bookmark(anchor: str) -> str:
    """The name of an anchor's bookmark: the anchor itself, unless Word would not take it."""
    if len(anchor) <= _LONGEST_BOOKMARK and _BOOKMARK.fullmatch(anchor):
        return anchor
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", anchor)
    start = plain if plain[:1].isalpha() else f"n-{plain}"
    return f"{start[: _LONGEST_BOOKMARK - 9]}-{sha256(anchor.encode()).hexdigest()[:8]}"


class Pen:
    """Knows the styles of one document, and counts its bookmarks."""

    def __init__(self, part: "DocumentPart", identities: Mapping[StyleName, str]) -> None:
        self._part = part
        self._identities = identities
        self._bookmarks = 0

    def style(self, name: StyleName) -> str:
        """The identity of a style in this document, which need not be its name."""
        return self._identities[name]

    def paragraph(self, style: Para, content: Iterable[Element], *properties: Element, anchor: str = "") -> Element:
        """A paragraph in a style, marked for links if it has an anchor."""
        inside = [*self.mark(anchor), *content] if anchor else content
        return paragraph((w("pStyle", val=self.style(style)), *properties), inside)

    def mark(self, anchor: str) -> list[Element]:
        """The bookmark that links to an anchor lead to; none without an anchor."""
        if not anchor:
            return []
        self._bookmarks += 1
        identity = self._bookmarks
        return [w("bookmarkStart", id=identity, name=bookmark(anchor)), w("bookmarkEnd", id=identity)]

    def run(self, words: str, style: Char | None = None, *, strong: bool = False, slanted: bool = False) -> Element:
        """Words that mean no markup, without what cannot be printed."""
        properties = [
            w("rStyle", val=self.style(style)) if style else None,
            w("b") if strong else None,
            w("i") if slanted else None,
        ]
        styled = w("rPr", *properties) if any(each is not None for each in properties) else None
        return w("r", styled, preserved("t", words))

    def plain(self, words: str, style: Char | None = None, *, strong: bool = False) -> Element:
        """A label or a heading on one line."""
        return self.run(one_line(words), style, strong=strong)

    def line_break(self) -> Element:
        """A new line in the same paragraph."""
        return w("r", w("br"))

    def tab(self) -> Element:
        """A step to the next stop."""
        return w("r", w("tab"))

    def words(self, text: Text, *, strong: bool = False) -> list[Element]:
        """One line of an author's words: bold, italic and links, or a link as a whole."""
        tokens = inline_tokens(text)
        style = Char.LINK if text.target else None
        if tokens is None:
            inside = [self.run(one_line(text.source), style, strong=strong)] if text.source else []
        else:
            inside = self.tokens(tokens, strong=strong, within=text.target)
        return [self.leading_to(text.target, inside)] if text.target and inside else inside

    def tokens(self, tokens: "Sequence[Token]", *, strong: bool = False, within: str = "") -> list[Element]:
        """Words that were parsed already; `within` a link, others are only words."""
        written: list[Element] = []
        linked: list[Element] = written
        bold, slanted = int(strong), 0
        address = ""
        for token in tokens:
            match token.type:
                case "text" if token.content:
                    style = Char.LINK if address or within else None
                    linked.append(self.run(token.content, style, strong=bold > 0, slanted=slanted > 0))
                case "softbreak":
                    linked.append(self.run(" "))
                case "hardbreak":
                    linked.append(self.line_break())
                case "link_open" if not within:
                    address, linked = str(token.attrs["href"]), []
                case "link_close" if not within:
                    written.append(self._leading_out(address, linked))
                    address, linked = "", written
                case "em_open" | "em_close":
                    slanted += token.nesting
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case _:
                    pass
        return written

    def value(self, value: Value, *, strong: bool = False, apart: bool = False) -> list[Element]:
        """A value in its styles; the rule of a status on a line of its own if it stands `apart`."""
        match value:
            case Text():
                return self.words(value, strong=strong)
            case Absent():
                return [self.plain(value.reason, Char.ABSENT)]
            case Status():
                written = [self.run(f"{one_line(value.shape)}\u00a0{one_line(value.word)}", STATUSES[value.tone])]
                if value.rule:
                    written.append(self.line_break() if apart else self.run(" "))
                    written.append(self.plain(value.rule, Char.RULE))
                return written

    def leading_to(self, anchor: str, inside: Sequence[Element]) -> Element:
        """A link to a place in the same document."""
        return w("hyperlink", *inside, anchor=bookmark(anchor), history=1)

    def _leading_out(self, address: str, inside: Sequence[Element]) -> Element:
        link = w("hyperlink", *inside, history=1)
        link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link
