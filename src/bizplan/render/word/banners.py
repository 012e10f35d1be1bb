"""The pages of a Word paper: upright or across, each with its running header and “Page n of m”."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart

from bizplan.render.word.names import Para
from bizplan.render.word.pen import Pen
from bizplan.render.word.xml import Element, field, first, w
from bizplan.reports.paper import Paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.parts.document import DocumentPart


class Turn(StrEnum):
    """How a page lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size and margins, in twentieths of a point."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def room(self) -> int:
        """How wide a line may be."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> int:
        """How much room there is from the first line to the last."""
        return self.height - self.top - self.bottom


class Pages:
    """The page as the reference document has it, upright and across, with banners for both."""

    def __init__(self, document: "Document", pen: Pen, paper: Paper) -> None:
        self._pen = pen
        self._paper = paper
        self._part: DocumentPart = document.part
        self._model: Element = document.element.body.sectPr
        section = document.sections[0]
        margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        left, right, top, bottom = (each.twips if each is not None else 0 for each in margins)
        sides = [each.twips if each is not None else 0 for each in (section.page_width, section.page_height)]
        short, long = sorted(sides)
        self.sizes = {
            Turn.PORTRAIT: Page(short, long, left, right, top, bottom),
            Turn.LANDSCAPE: Page(long, short, left, right, top, bottom),
        }
        self._banners = {turn: self._made(turn) for turn in Turn}
        self._own_first = {str(each.tag): each for each in self._model if each.get(qn("w:type")) == "first"}
        self._begun = False

    @property
    def has_arms(self) -> bool:
        """Whether the reference document has a picture at the head of its first page, as a council has its arms."""
        pictures = {qn("w:drawing"), qn("w:pict")}
        keys = [each.get(qn("r:id"), "") for tag, each in self._own_first.items() if tag.endswith("}headerReference")]
        headers = (self._part.related_parts[key] for key in keys)
        return any(
            each.tag in pictures for part in headers if isinstance(part, HeaderPart) for each in part.element.iter()
        )

    def end(self, turn: Turn) -> Element:
        """The properties of a section that ends here; the first has a first page without running header."""
        size = self.sizes[turn]
        page = w("pgSz", w=size.width, h=size.height)
        if turn is Turn.LANDSCAPE:
            page.set(qn("w:orient"), "landscape")
        margins = first(self._model, "w:pgMar")
        header, footer = self._banners[turn]
        references = [_reference("header", "default", header), _reference("footer", "default", footer)]
        title = None
        if not self._begun:
            own = {tag.rpartition("}")[2]: each.get(qn("r:id"), "") for tag, each in self._own_first.items()}
            references.append(_reference("header", "first", own.get("headerReference") or self._blank()))
            references.append(_reference("footer", "first", own.get("footerReference") or footer))
            title = w("titlePg")
            self._begun = True
        copied = w("pgMar")
        for name, value in margins.attrib.items() if margins is not None else ():
            copied.set(name, value)
        return w("sectPr", *references, w("type", val="nextPage"), page, copied, title)

    def _made(self, turn: Turn) -> tuple[str, str]:
        pen, paper, room = self._pen, self._paper, self.sizes[turn].room
        stop = w(
            "tabs", w("tab", val="clear", pos=4513), w("tab", val="clear", pos=9026), w("tab", val="right", pos=room)
        )
        running = paper.running_title or paper.title
        head = [pen.plain(paper.council), pen.tab(), pen.plain(running)]
        standing = paper.restriction or paper.status
        pages = [
            *([pen.plain(standing)] if standing else []),
            pen.tab(),
            pen.run("Page "),
            *field("PAGE", [pen.run("1")]),
            pen.run(" of "),
            *field("NUMPAGES", [pen.run("1")]),
        ]
        header = self._banner(HeaderPart.new(self._part.package), pen.paragraph(Para.HEADER, head, stop))
        stop = w(
            "tabs", w("tab", val="clear", pos=4513), w("tab", val="clear", pos=9026), w("tab", val="right", pos=room)
        )
        footer = self._banner(FooterPart.new(self._part.package), pen.paragraph(Para.FOOTER, pages, stop))
        return header, footer

    def _blank(self) -> str:
        return self._banner(HeaderPart.new(self._part.package), self._pen.paragraph(Para.HEADER, ()))

    def _banner(self, part: HeaderPart | FooterPart, words: Element) -> str:
        element: Element = part.element
        for each in list(element):
            element.remove(each)
        element.append(words)
        kind = RELATIONSHIP_TYPE.HEADER if isinstance(part, HeaderPart) else RELATIONSHIP_TYPE.FOOTER
        return self._part.relate_to(part, kind)


def _reference(kind: str, page: str, identity: str) -> Element:
    made = w(f"{kind}Reference", type=page)
    made.set(qn("r:id"), identity)
    return made
