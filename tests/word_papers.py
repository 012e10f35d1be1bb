"""Word papers read back: styles, numbers counted out, links, tables and pages in a few plain lines."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

if TYPE_CHECKING:
    from docx.document import Document

ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a document."""

    style: str
    words: str
    number: str = ""
    """As Word would print it before the words."""
    anchors: tuple[str, ...] = ()


class WordPaper:
    """A Word document, read."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(data))
        self.parts = {name: ZipFile(io.BytesIO(data)).read(name) for name in ZipFile(io.BytesIO(data)).namelist()}
        self._names = {each.style_id: each.name or "" for each in self.document.styles}
        self._counts: Counter[int] = Counter()
        self._lists = dict(self._definitions())

    def lines(self) -> list[Line]:
        """Every paragraph in reading order, those in tables and in the contents included."""
        self._counts.clear()
        return [self._line(each) for each in self.document.element.body.iter(qn("w:p"))]

    def headings(self) -> list[tuple[int, str]]:
        """Level, from 2 as in the web page, and words."""
        found = ((re.fullmatch(r"Heading ([1-9])", each.style), each.words) for each in self.lines())
        return [(int(level[1]) + 1, words) for level, words in found if level]

    def anchors(self) -> list[str]:
        return [str(each.get(qn("w:name"))) for each in self.document.element.body.iter(qn("w:bookmarkStart"))]

    def targets(self) -> list[str]:
        links = self.document.element.body.iter(qn("w:hyperlink"))
        return [str(each.get(qn("w:anchor"))) for each in links if each.get(qn("w:anchor"))]

    def reduced(self) -> str:
        """The whole body in a readable form."""
        self._counts.clear()
        return "\n".join(self._block(self.document.element.body, "")) + "\n"

    def _block(self, parent: Element, indent: str) -> Iterator[str]:
        for each in parent:
            match str(each.tag).rpartition("}")[2]:
                case "p":
                    yield from self._written(each, indent)
                case "tbl":
                    yield from self._table(each, indent)
                case "sdt":
                    yield f"{indent}contents:"
                    yield from self._block(each.find(qn("w:sdtContent")), f"{indent}  ")
                case "sectPr":
                    yield _page(each)
                case _:
                    raise AssertionError(each.tag)

    def _table(self, table: Element, indent: str) -> Iterator[str]:
        properties = table.find(qn("w:tblPr"))
        style = self._names[_value(properties, "w:tblStyle")]
        yield f"{indent}[{style}] {_value(properties, 'w:tblCaption')} ({_value(properties, 'w:tblDescription')})"
        for row in table.iter(qn("w:tr")):
            inside = row.find(qn("w:trPr"))
            assert inside.find(qn("w:cantSplit")) is not None
            head = "= " if inside.find(qn("w:tblHeader")) is not None else "| "
            cells = []
            for cell in row.iter(qn("w:tc")):
                lines = [self._line(each) for each in cell.iter(qn("w:p"))]
                cells.append(" / ".join(f"{''.join(f'#{a} ' for a in each.anchors)}{each.words}" for each in lines))
            yield f"{indent}  {head}{' | '.join(cells)}"

    def _written(self, paragraph: Element, indent: str) -> Iterator[str]:
        line = self._line(paragraph, marks=True)
        anchors = "".join(f" #{each}" for each in line.anchors)
        broken = " (new page)" if paragraph.find(f".//{qn('w:pageBreakBefore')}") is not None else ""
        number = f" {line.number}" if line.number else ""
        yield f"{indent}[{line.style}]{anchors}{broken}{number} {line.words}".rstrip()
        section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None:
            yield _page(section)

    def _line(self, paragraph: Element, *, marks: bool = False) -> Line:
        properties = paragraph.find(qn("w:pPr"))
        listed = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        identity = int(listed.get(qn("w:val"))) if listed is not None else 0
        number = self._next(identity) if identity else ""
        anchors = tuple(str(each.get(qn("w:name"))) for each in paragraph.iter(qn("w:bookmarkStart")))
        style = self._names[_value(properties, "w:pStyle")]
        return Line(style, "".join(self._words(paragraph, marks=marks)).strip(), number, anchors)

    def _words(self, inside: Element, *, marks: bool) -> Iterator[str]:
        for each in inside:
            match str(each.tag).rpartition("}")[2]:
                case "t":
                    yield str(each.text or "")
                case "tab" if str(inside.tag) == qn("w:r"):
                    yield " "
                case "br":
                    yield " / " if marks else " "
                case "drawing" if marks:
                    yield f"<picture: {picture_words(each)}>"
                case "instrText" if marks:
                    yield f"{{{str(each.text).strip()}}}"
                case "hyperlink" if marks:
                    words = "".join(self._words(each, marks=marks))
                    anchor = each.get(qn("w:anchor"))
                    yield f"<{words} -> {f'#{anchor}' if anchor else self._address(each)}>"
                case "r" | "hyperlink":
                    yield from self._words(each, marks=marks)
                case _:
                    pass

    def _address(self, link: Element) -> str:
        return str(self.document.part.rels[link.get(qn("r:id"))].target_ref)

    def _definitions(self) -> Iterator[tuple[int, tuple[str, str, int]]]:
        root = self.document.part.numbering_part.element
        kinds = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
        for each in root.findall(qn("w:num")):
            level = kinds[_value(each, "w:abstractNumId")].find(qn("w:lvl"))
            form, pattern, start = (_value(level, f"w:{name}") for name in ("numFmt", "lvlText", "start"))
            yield int(each.get(qn("w:numId"))), (form, pattern, int(start))

    def _next(self, identity: int) -> str:
        form, pattern, start = self._lists[identity]
        value = start + self._counts[identity]
        self._counts[identity] += 1
        written = {"decimal": str(value), "lowerLetter": chr(96 + value) if value < 27 else "", "bullet": ""}
        return pattern.replace("%1", written[form] if form in written else ROMANS[value])


def picture_words(drawing: Element) -> str:
    """What a picture shows, for those who cannot see it."""
    return str(next(drawing.iter(qn("wp:docPr"))).get("descr"))


def _value(of: Element, tag: str) -> str:
    found = of.find(qn(tag))
    return str(found.get(qn("w:val"))) if found is not None else ""


def _page(section: Element) -> str:
    landscape = section.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
    return f"---- the pages above lie {'across' if landscape else 'upright'}"
