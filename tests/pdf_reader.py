"""A tagged PDF as a screen reader takes it: its elements in the order of the tag tree, with their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby
from operator import itemgetter

import pikepdf
from pikepdf import Array, Dictionary, Object

_OF_THEIR_OWN = {"/Figure", "/TR", *(f"/H{level}" for level in range(1, 7))}
"""What is told in a line of its own."""


@dataclass(frozen=True)
class Reader:
    """An opened PDF; kept open as long as its objects are looked at."""

    pdf: pikepdf.Pdf

    @cached_property
    def document(self) -> Object:
        return self.pdf.Root.StructTreeRoot.K[0]

    @cached_property
    def words_by_mark(self) -> dict[tuple[int, int], str]:
        """(page's object number, number of the marked content) -> its words."""
        found: dict[tuple[int, int], str] = {}
        for page in self.pdf.pages:
            maps = {str(name): _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
            font: dict[str, str] = {}
            open_marks: list[int | None] = []
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = instruction.operands, instruction.operator
                match str(operator):
                    case "BDC":
                        open_marks.append(int(str(operands[1].get("/MCID", -1))))
                    case "BMC":
                        open_marks.append(None)
                    case "EMC":
                        open_marks.pop()
                    case "Tf":
                        font = maps[str(operands[0])]
                    case "TJ" | "Tj":
                        parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                        text = "".join(
                            _decoded(bytes(each), font) for each in parts if isinstance(each, pikepdf.String)
                        )
                        if open_marks and open_marks[-1] is not None:
                            key = (page.obj.objgen[0], open_marks[-1])
                            found[key] = found.get(key, "") + text
        return found

    def all(self, *kinds: str) -> list[Object]:
        """Every element of these kinds, such as `/Table`, in the order of reading; of any kind where none is named."""
        return [each for each in elements(self.document) if not kinds or str(each.S) in kinds]

    def words(self, element: Object) -> str:
        """The words of an element and of all below it; a picture is told by its alternative text, not by these."""
        if element.S == "/Figure":
            return ""
        kids = element.get("/K")
        said = []
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary):
                said.append(self.words(kid) if "/S" in kid else "")
            elif kid is not None:
                said.append(self.words_by_mark.get((element.Pg.objgen[0], int(str(kid))), ""))
        return "".join(said)

    def reduced(self) -> str:
        """Headings, rows of tables and pictures each in a line, and what is said between them in one.

        Nothing of it depends on where lines and pages break, and so on the fonts that a machine has; the contents,
        which number pages, are left out.
        """
        lines: list[str] = []
        for kind, said in groupby(self._told(self.document), key=itemgetter(0)):
            words = [each for _, each in said]
            if kind != "P":
                lines += [f"{kind} {each}" for each in words]
            elif lines[-1:] != ["H2 Contents"]:
                lines.append(f"P {''.join(words)}")
        return "\n".join(lines) + "\n"

    def _told(self, element: Object) -> Iterator[tuple[str, str]]:
        kind = str(element.S).removeprefix("/")
        if kind == "Figure":
            yield kind, str(element.get("/Alt", ""))
        elif kind == "TR":
            yield kind, " | ".join(self._cell(each) for each in children(element))
        elif re.fullmatch("H[1-6]", kind):
            yield kind, without_marks(self.words(element))
        elif any(str(each.S) in _OF_THEIR_OWN for each in elements(element)):
            for each in children(element):
                yield from self._told(each)
        else:
            yield "P", without_marks(self.words(element))

    def _cell(self, cell: Object) -> str:
        head = "= " if cell.S == "/TH" else ""
        pictures = "".join(f"({each.get('/Alt', '')})" for each in elements(cell) if each.S == "/Figure")
        return f"{head}{without_marks(self.words(cell))}{pictures}"

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """(level from 1, title) of every bookmark, in order."""
        with self.pdf.open_outline() as outline:
            return list(_titles(outline.root, 1))

    def beyond(self, margin: float) -> Iterator[str]:
        """Pages, by their numbers, on which words begin less than so many points from the right edge."""
        for number, page in enumerate(self.pdf.pages, 1):
            widest, scales, scale = 0.0, [1.0], 1.0
            for instruction in pikepdf.parse_content_stream(page):
                match str(instruction.operator):
                    case "q":
                        scales.append(scale)
                    case "Q":
                        scale = scales.pop()
                    case "cm":
                        scale *= float(instruction.operands[0])
                    case "Tm":
                        widest = max(widest, scale * float(instruction.operands[4]))
            if widest > float(page.mediabox[2]) - margin:
                yield f"{number}: {widest:.0f} of {float(page.mediabox[2]):.0f} points"

    @cached_property
    def destinations(self) -> list[str]:
        """Every name that a link can lead to, in alphabetical order."""
        return (
            [str(each) for each in self.pdf.Root.Names.Dests.Names.as_list()[::2]] if "/Names" in self.pdf.Root else []
        )


def read(content: bytes) -> Reader:
    return Reader(pikepdf.open(BytesIO(content)))


def elements(element: Object) -> Iterator[Object]:
    """The element and all below it, in the order of reading."""
    yield element
    for child in children(element):
        yield from elements(child)


def children(element: Object) -> list[Object]:
    kids = element.get("/K")
    return [each for each in kids if isinstance(each, Dictionary) and "/S" in each] if isinstance(kids, Array) else []


def bare(words: str) -> str:
    """Words without any blank: where lines break, a PDF holds none."""
    return re.sub(r"[\s\u200b\u00ad]+", "", words)


def without_marks(words: str) -> str:
    """Bare words without what print adds: bullets, hyphens at the ends of lines, links' addresses."""
    return re.sub(r"[•◦▪\u2010]|\(https?://[^)]*\)", "", bare(words))


def _titles(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _titles(list(item.children), level + 1)


def _to_unicode(font: Object) -> dict[str, str]:
    pairs = re.findall(r"<([0-9a-f]+)> <([0-9a-f]+)>\n", font.ToUnicode.read_bytes().decode())
    return {code: bytes.fromhex(character).decode("utf-16-be") for code, character in pairs}


def _decoded(raw: bytes, font: dict[str, str]) -> str:
    return "".join(font.get(raw[n : n + 2].hex(), "") for n in range(0, len(raw), 2))
