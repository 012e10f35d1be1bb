"""PDFs of papers: PDF/UA-1 by an independent checker, and all that the web page says, in its order."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import pages_of, printed
from bizplan.reports.paper import Align, Column, Paper, Row, RowKind, Section, Table, Text
from tests.golden import specimen
from tests.golden.specimen_look import specimen_style
from tests.golden.test_papers import DEMO, SHIPPED, papers
from tests.named_papers import named_papers
from tests.pdf_checker import failures, lacking, no_layout
from tests.pdf_reader import Reader, bare, children, elements, read

pytestmark = pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
BREAKS = 4
"""The pages of the long table."""


def long_table() -> Paper:
    """A table of two groups over several pages."""
    rows = [
        row
        for group in ("North", "South")
        for row in (
            Row((Text(group),), RowKind.GROUP),
            *(Row((Text(f"{group} {n}"), Text(f"Service {n}"), Text(str(n * 7)))) for n in range(1, 51)),
        )
    ]
    columns = (Column("Place"), Column("Service"), Column("Cost", Align.NUMBER, unit="£000"))
    table = Table("every-cost", "Every cost", columns, tuple(rows), number="Table 1")
    section = Section("costs", "Costs", (table,))
    return Paper(kind="strategy", reference="long", title="A long table", council="The council", sections=(section,))


SOURCES = (
    (SHIPPED, "town-clerk/2019-20"),
    (SHIPPED, "community-and-children/2021-22"),
    (SHIPPED, "2017-06-16-health-and-wellbeing-board"),
    (DEMO, "homes/2026-27"),
)
NAMES = ("report", "long table", "map of outcomes", *(identity for _, identity in SOURCES))


def map_of_outcomes() -> Paper:
    return next(each for each in named_papers(DEMO).values() if each.kind == "coverage")


@cache
def page(name: str) -> str:
    others = {"report": specimen.report, "long table": long_table, "map of outcomes": map_of_outcomes}
    root = next((root for root, identity in SOURCES if identity == name), None)
    paper = papers(root)[name][1] if root else others[name]()
    style = specimen_style() if name == "report" else house_style()
    return str(FORMATS["html"].render(paper, style))


@cache
def pdf(name: str) -> bytes:
    return printed(page(name)).content


@cache
def opened(name: str) -> Reader:
    return read(pdf(name))


class Said(HTMLParser):
    """What a page says to whoever reads it from top to bottom: its words, its headings, its tables."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.tables = 0
        self.is_plan = False
        self._unread: list[str] = []
        self._heading: int | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
            self.headings.append((self._heading, ""))
        if self._unread or self._is_unread(tag, dict(attrs)):
            self._unread += [tag]
        self.is_plan |= ("class", "plan") in attrs
        self.tables += tag == "table"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[len(self._unread) - 1 - self._unread[::-1].index(tag) :]
        if re.fullmatch("h[1-6]", tag):
            self._heading = None

    def _is_unread(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """What print leaves out; a plan on paper has no list of contents, and its standing at the foot of each page."""
        return (
            tag in ("head", "summary", "svg")
            or attrs.get("class") == "skip"
            or (self.is_plan and (tag == "nav" or attrs.get("class") == "standing"))
        )

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)
            if self._heading is not None:
                level, words = self.headings[-1]
                self.headings[-1] = (level, words + data)


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_an_independent_checker_finds_nothing_against_the_papers() -> None:
    assert failures({name: pdf(name) for name in NAMES}) == []


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(pdf("long table"))) as spoilt:
        del spoilt.Root.Lang
        spoilt.save(tmp_path / "spoilt.pdf")
    assert any("7.2-" in each for each in failures({"spoilt": (tmp_path / "spoilt.pdf").read_bytes()}))


@pytest.mark.parametrize("name", NAMES)
def test_each_table_is_one_with_one_head_and_every_cell_under_its_headers(name: str) -> None:
    tables = opened(name).all("/Table")
    assert len(tables) == Said(page(name)).tables
    for table in tables:
        kinds = [str(each.S) for each in children(table)]
        assert kinds[:2] == ["/Caption", "/THead"]
        assert set(kinds[2:]) == {"/TBody"}
        cells = [each for each in elements(table) if each.S in ("/TH", "/TD")]
        ids = [bytes(each.ID) for each in cells if each.S == "/TH"]
        assert len(ids) == len(set(ids))
        named = {bytes(header) for each in cells if each.S == "/TD" for header in each.A.Headers.as_list()}
        assert named <= set(ids)


def test_a_table_over_several_pages_keeps_its_groups_and_says_its_head_once() -> None:
    assert pages_of(pdf("long table")) == BREAKS
    reader = opened("long table")
    (table,) = reader.all("/Table")
    groups = [each for each in children(table) if each.S == "/TBody"]
    assert [len(children(each)) for each in groups] == [51, 51]
    assert reader.words(table).count("Place") == 1
    assert len({row.Pg.objgen for row in elements(table) if row.S == "/TR"}) == BREAKS


@pytest.mark.parametrize("name", NAMES)
def test_bookmarks_are_the_headings(name: str) -> None:
    headings = [(level, bare(words)) for level, words in Said(page(name)).headings if words not in ("Contents", "")]
    marks = [(level, bare(title)) for level, title in opened(name).bookmarks]
    assert [title for _, title in marks if title != "Contents"] == [words for _, words in headings]
    assert all(after[0] <= before[0] + 1 for before, after in pairwise(marks))


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_is_told_what_the_page_says_in_its_order(name: str) -> None:
    reader = opened(name)
    assert without_marks(reader.words(reader.document)) == without_marks("".join(said(name)))


def said(name: str) -> Iterator[str]:
    yield from Said(page(name)).words


def without_marks(words: str) -> str:
    """Words without what print adds: bullets, hyphens at the ends of lines, numbers of pages, addresses of links."""
    return re.sub(r"[•◦▪\u2010]|\.{5,}\d+|\(https?://[^)]*\)", "", bare(words))


@pytest.mark.parametrize("name", NAMES)
def test_it_says_its_language_title_and_that_it_is_tagged(name: str) -> None:
    root = opened(name).pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert f"<title>{opened(name).pdf.docinfo.Title}</title>".replace("'", "&#39;") in page(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_its_words(name: str) -> None:
    assert [each for each in opened(name).all("/Figure") if not str(each.get("/Alt", ""))] == []


def test_the_same_paper_makes_the_same_bytes() -> None:
    assert printed(page("long table")).content == pdf("long table")
    assert not {"/CreationDate", "/ModDate"} & set(opened("report").pdf.docinfo.keys())
