"""PDFs of papers: PDF/UA-1 by an independent checker, and all that the web page says, in its order."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pikepdf
import pytest
from pikepdf import Object

from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import pages_of, printed
from bizplan.reports.paper import Align, Column, Paper, Row, RowKind, Section, Table, Text
from tests.every_paper import EVERY, ONE_OF_EACH_KIND, SPECIMEN, paper_of, papers_of
from tests.golden.specimen_look import specimen_style
from tests.pdf_checker import failures, lacking, no_layout
from tests.pdf_reader import Reader, bare, children, elements, read, without_marks

pytestmark = pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
PAGE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where print says the page that a link in the contents leads to."""
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


LONG = "long table"
PAPERS = {LONG: None, **{f"{root.parent.name}: {name}": (root, name) for root, name in ONE_OF_EACH_KIND}}
"""What is looked at, by what tests call it."""


@cache
def page(name: str) -> str:
    of = PAPERS[name]
    style = specimen_style() if of == SPECIMEN else house_style()
    return str(FORMATS["html"].render(paper_of(*of) if of else long_table(), style))


Opened: TypeAlias = Callable[[str], Reader]


@pytest.fixture(scope="module")
def opened(laid_out: Callable[[str], bytes]) -> Opened:
    """`opened(name)`: the PDF of a paper, read."""
    return cache(lambda name: read(laid_out(page(name))))


def test_every_kind_of_paper_is_looked_at() -> None:
    every = {paper.kind for root, name in EVERY for paper in papers_of(root, name)}
    assert {paper_of(root, name).kind for root, name in ONE_OF_EACH_KIND} == every


class Said(HTMLParser):
    """What a page says to whoever reads it from top to bottom: its words, its headings, its tables."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.tables = 0
        self.is_short = False
        self._is_in_contents = False
        self._unread: list[str] = []
        self._heading: int | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
            self.headings.append((self._heading, ""))
        if self._unread or self._is_unread(tag, dict(attrs)):
            self._unread += [tag]
        self.is_short |= tag == "body" and dict(attrs)["class"] in {"plan", "summary"}
        self.tables += tag == "table"
        self._is_in_contents |= tag == "nav"

    def handle_endtag(self, tag: str) -> None:
        self._is_in_contents &= tag != "nav"
        if tag == "a" and self._is_in_contents and not self._unread:
            self.words.append(PAGE)
        if tag in self._unread:
            del self._unread[len(self._unread) - 1 - self._unread[::-1].index(tag) :]
        if re.fullmatch("h[1-6]", tag):
            self._heading = None

    def _is_unread(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """What print leaves out; a plan or its summary has no contents, and its standing at the foot of each page."""
        return (
            tag in ("head", "summary", "svg")
            or attrs.get("class") == "skip"
            or (self.is_short and (tag == "nav" or attrs.get("class") == "standing"))
        )

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)
            if self._heading is not None:
                level, words = self.headings[-1]
                self.headings[-1] = (level, words + data)


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_an_independent_checker_finds_nothing_against_the_papers(laid_out: Callable[[str], bytes]) -> None:
    assert failures({name: laid_out(page(name)) for name in PAPERS}) == []


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_the_checker_finds_a_fault(tmp_path: Path, laid_out: Callable[[str], bytes]) -> None:
    with pikepdf.open(BytesIO(laid_out(page(LONG)))) as spoilt:
        del spoilt.Root.Lang
        spoilt.save(tmp_path / "spoilt.pdf")
    assert any("7.2-" in each for each in failures({"spoilt": (tmp_path / "spoilt.pdf").read_bytes()}))


@pytest.mark.parametrize("name", PAPERS)
def test_each_table_is_one_with_one_head_and_every_cell_under_its_headers(name: str, opened: Opened) -> None:
    tables = opened(name).all("/Table")
    assert len(tables) == Said(page(name)).tables
    for table in tables:
        kinds = [str(each.S) for each in children(table)]
        assert kinds.pop(0) == "/Caption"
        assert kinds.pop(0) == "/THead" if "/THead" in kinds else is_headed_by_row(table)
        assert set(kinds) == {"/TBody"}
        cells = [each for each in elements(table) if each.S in ("/TH", "/TD")]
        ids = [bytes(each.ID) for each in cells if each.S == "/TH"]
        assert len(ids) == len(set(ids))
        named = {bytes(header) for each in cells if each.S == "/TD" for header in each.A.Headers.as_list()}
        assert named <= set(ids)


def is_headed_by_row(table: Object) -> bool:
    """Whether each row begins with a header, as where labels stand before their values."""
    return all(children(each)[0].S == "/TH" for each in elements(table) if each.S == "/TR")


def test_a_table_over_several_pages_keeps_its_groups_and_says_its_head_once(
    opened: Opened, laid_out: Callable[[str], bytes]
) -> None:
    assert pages_of(laid_out(page(LONG))) == BREAKS
    reader = opened(LONG)
    (table,) = reader.all("/Table")
    groups = [each for each in children(table) if each.S == "/TBody"]
    assert [len(children(each)) for each in groups] == [51, 51]
    assert reader.words(table).count("Place") == 1
    assert len({row.Pg.objgen for row in elements(table) if row.S == "/TR"}) == BREAKS


@pytest.mark.parametrize("name", PAPERS)
def test_bookmarks_are_the_headings(name: str, opened: Opened) -> None:
    headings = [(level, bare(words)) for level, words in Said(page(name)).headings if words not in ("Contents", "")]
    marks = [(level, bare(title)) for level, title in opened(name).bookmarks]
    assert [title for _, title in marks if title != "Contents"] == [words for _, words in headings]
    assert all(after[0] <= before[0] + 1 for before, after in pairwise(marks))


@pytest.mark.parametrize("name", PAPERS)
def test_a_screen_reader_is_told_what_the_page_says_in_its_order(name: str, opened: Opened) -> None:
    reader = opened(name)
    said = without_marks(reader.words(reader.document))
    expected = without_marks("".join(Said(page(name)).words)).split(PAGE)
    read_out = "".join(re.sub(r"^\d+", "", each) if n else each for n, each in enumerate(parted(said, expected)))
    assert read_out == "".join(expected)


def parted(said: str, expected: list[str]) -> Iterator[str]:
    """Words cut where the page of a link in the contents may stand, which only print says."""
    for each in expected[:-1]:
        place = said.find(each) + len(each) if each in said else 0
        yield said[:place]
        said = said[place:]
    yield said


@pytest.mark.parametrize("name", PAPERS)
def test_it_says_its_language_title_and_that_it_is_tagged(name: str, opened: Opened) -> None:
    root = opened(name).pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert f"<title>{opened(name).pdf.docinfo.Title}</title>" in unescape(page(name))


@pytest.mark.parametrize("name", PAPERS)
def test_no_words_begin_beyond_the_margin(name: str, opened: Opened) -> None:
    """As those of a table's last columns would where it is wider than its page."""
    assert list(opened(name).beyond(45)) == []


@pytest.mark.parametrize("name", PAPERS)
def test_a_picture_has_its_words(name: str, opened: Opened) -> None:
    assert [each for each in opened(name).all("/Figure") if not str(each.get("/Alt", ""))] == []


def test_the_same_paper_makes_the_same_bytes(opened: Opened, laid_out: Callable[[str], bytes]) -> None:
    assert printed(page(LONG)).content == laid_out(page(LONG))
    assert not {"/CreationDate", "/ModDate"} & set(opened(LONG).pdf.docinfo.keys())
