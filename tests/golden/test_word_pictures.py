"""Pictures in Word papers: the logo and charts as drawings with pixels beside them, each with its words."""

import io
import struct
import sys
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET
from zlib import compress, crc32

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.formats import FORMATS
from bizplan.render.leaks import texts_of
from bizplan.render.logo import Logo, logo_from
from bizplan.render.prose import plain
from bizplan.reports.paper import Paper
from tests.golden.specimen import report
from tests.golden.test_charts import charts, paper
from tests.golden.test_paper import HOSTILE
from tests.word_papers import WordPaper, picture_words

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/><text y="9">Otter</text></svg>'
)
POINT = 12_700
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = compress((b"\0" + b"\x80" * width) * height)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Without:
    """Finds no module of one package."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 - Python's own call
        if name.partition(".")[0] == self.package:
            raise ModuleNotFoundError(name, name=self.package)


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return house_style()


def with_logo(style: HouseStyle, logo: Logo) -> HouseStyle:
    return replace(style, theme=replace(style.theme, logo=logo))


def word(of: Paper, style: HouseStyle) -> WordPaper:
    data = FORMATS["docx"].render(of, style)
    assert isinstance(data, bytes)
    assert data == FORMATS["docx"].render(of, style)
    return WordPaper(data)


def pictures(read: WordPaper) -> list[Element]:
    return list(read.document.element.body.iter(qn("w:drawing")))


def size(picture: Element) -> tuple[float, float]:
    """Width and height in points."""
    extent = next(picture.iter(qn("wp:extent")))
    return int(extent.get("cx")) / POINT, int(extent.get("cy")) / POINT


def held(read: WordPaper, picture: Element) -> tuple[bytes, bytes]:
    """The pixels and the drawing of a picture; the drawing is empty where there is none."""
    keys = [each.get(qn("r:embed")) for each in picture.iter() if each.get(qn("r:embed"))]
    parts = [read.document.part.related_parts[key].blob for key in keys]
    return parts[0], parts[1] if len(parts) > 1 else b""


def sides(pixels: bytes) -> tuple[int, int]:
    assert pixels.startswith(PNG)
    width, height = struct.unpack(">II", pixels[16:24])
    return width, height


def test_charts_whole(golden: Callable[[str, str], None], style: HouseStyle) -> None:
    golden("paper/charts.docx.txt", word(paper(*charts()), style).reduced())


def test_a_chart_is_the_web_page_s_drawing_with_pixels_beside_it(style: HouseStyle) -> None:
    read = word(paper(*charts()), style)
    page = str(FORMATS["html"].render(paper(*charts()), style))
    found = pictures(read)
    assert len(found) == len(charts())
    for picture, chart in zip(found, charts(), strict=True):
        pixels, drawing = held(read, picture)
        alone = drawing.decode().strip().replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
        assert alone in page
        assert picture_words(picture) == f"{plain(chart.title)}. {chart.description}".replace("  ", " ")
        width, height = sides(pixels)
        across, down = size(picture)
        assert across <= 467
        assert width / height == pytest.approx(across / down, rel=0.01)
    types = read.parts["[Content_Types].xml"].decode()
    assert types.count("image/svg+xml") == len(found)
    numbers = [each.get("id") for each in read.document.element.body.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)


def test_the_letters_of_a_chart_are_in_its_pixels(style: HouseStyle) -> None:
    """They are there on a machine without fonts as well, since the font comes along."""
    few, more = (
        held(read, pictures(read)[0])[0] for read in (word(paper(*charts(words)), style) for words in ("", "and more"))
    )
    assert few != more


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_a_chart_stay_words(style: HouseStyle, words: str) -> None:
    read = word(paper(*charts(words)), style)
    for picture in pictures(read):
        root = ET.fromstring(held(read, picture)[1])  # noqa: S314 - it is our own
        names = {each.tag.rpartition("}")[2] for each in root.iter()}
        assert names <= {"svg", "title", "desc", "defs", "pattern", "path", "rect", "circle", "text"}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("crest.svg", SVG, (67.5, 22.5)),
        ("crest.svg", SVG.replace(b"viewBox", b'width="20cm" height="40mm" viewBox'), (154, 30.8)),
        ("crest.svg", SVG.replace(b"viewBox", b'height="3in" viewBox'), (132, 44)),
        ("crest.svg", SVG.replace(b"viewBox", b'width="100%" height="1px" viewBox'), (2.25, 0.75)),
        ("crest.svg", SVG.replace(b"0 0 90 30", b"0 0 1 99999"), (0.00044, 44)),
        ("crest.png", png(100, 20), (75, 15)),
        ("crest.png", png(300, 2000), (6.6, 44)),
        ("crest.jpg", JPEG + b"\xe0\0\4xx\xff\xc0" + struct.pack(">HBHH", 11, 8, 40, 400), (154, 15.4)),
    ],
)
def test_the_logo_stands_first_with_its_words(
    style: HouseStyle, name: str, data: bytes, expected: tuple[float, float]
) -> None:
    read = word(report(), with_logo(style, logo_from(name, data, "An otter & its “fleet”")))
    (picture,) = pictures(read)
    assert read.document.paragraphs[0]._p in list(picture.iterancestors())
    assert [each.style and each.style.name for each in read.document.paragraphs[:2]] == ["Council", "Council"]
    assert picture_words(picture) == "An otter & its “fleet”"
    assert size(picture) == pytest.approx(expected, abs=0.01)
    if name == "crest.svg":
        pixels, drawing = held(read, picture)
        assert pixels.startswith(PNG)
        assert b"Otter</text>" in drawing
    else:
        assert held(read, picture) == (data, b"")


def test_arms_in_the_reference_document_stand_for_the_logo(style: HouseStyle) -> None:
    """A council's own first header is kept; a logo is set beside it only if it has no picture."""
    logo = logo_from("crest.svg", SVG, "An otter")
    own = word(report(), style).document
    head = own.sections[0].first_page_header.paragraphs[0]
    head.add_run("Serving the harbour")
    saved = io.BytesIO()
    own.save(saved)
    without = word(report(), replace(with_logo(style, logo), reference=saved.getvalue()))
    assert len(pictures(without)) == 1
    assert without.document.sections[0].first_page_header.paragraphs[0].text == "Serving the harbour"
    head.add_run().add_picture(io.BytesIO(png(100, 20)))
    saved = io.BytesIO()
    own.save(saved)
    read = word(report(), replace(with_logo(style, logo), reference=saved.getvalue()))
    assert pictures(read) == []
    assert [name for name in read.parts if "media" in name] == ["word/media/image1.png"]


def test_a_paper_with_pictures_serves_as_reference_document(style: HouseStyle) -> None:
    logo = with_logo(style, logo_from("crest.svg", SVG, "An otter"))
    first = FORMATS["docx"].render(paper(*charts()), logo)
    assert isinstance(first, bytes)
    read = word(report(), replace(style, reference=first))
    assert [name for name in read.parts if "media" in name] == []


def test_the_words_of_a_drawing_are_searched_for_leaks(style: HouseStyle) -> None:
    data = FORMATS["docx"].render(paper(*charts("Nightingale")), style)
    assert sum("Debt Nightingale" in " ".join(each.split()) for each in texts_of(data)) > len(charts("")[:1])


@pytest.mark.parametrize(("missing", "package"), [("docx", "python-docx"), ("resvg_py", "resvg-py")])
def test_a_missing_package_is_named(
    style: HouseStyle, missing: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.startswith("bizplan.render.word.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Without(missing), *sys.meta_path])
    for name in [each for each in sys.modules if f"{each}.".startswith(f"{missing}.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(BizplanError, match=f"the Python package {package} is not installed") as fault:
        FORMATS["docx"].render(report(), style)
    assert fault.value.hint == "Install it: pip install 'bizplan[docx]'."


def test_a_drawing_that_cannot_be_drawn_is_refused_in_words(style: HouseStyle) -> None:
    empty = Logo("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "None", (1, 1))
    with pytest.raises(BizplanError, match="cannot be made into a picture for Word"):
        FORMATS["docx"].render(report(), with_logo(style, empty))


def test_docx_reads_what_was_made(style: HouseStyle) -> None:
    data = FORMATS["docx"].render(paper(*charts()), style)
    assert isinstance(data, bytes)
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == len(charts())
