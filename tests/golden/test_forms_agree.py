"""Every form of a paper has the same headings, numbers and anchors, in the same order."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bizplan.render.environment import HouseStyle
from bizplan.render.formats import FORMATS
from bizplan.render.prose import plain
from bizplan.render.word.pen import bookmark
from bizplan.reports.paper import (
    Absent,
    Appendix,
    Block,
    Callout,
    Item,
    Items,
    Matrix,
    Paper,
    Paragraph,
    Section,
    Table,
)
from tests.every_paper import EVERY, ONE_OF_EACH_KIND, paper_of, papers_of
from tests.golden.specimen_look import specimen_style
from tests.golden.test_papers import values
from tests.pdf_checker import no_layout
from tests.pdf_reader import bare, read, without_marks
from tests.word_papers import WordPaper

BREAKS = {"softbreak": " ", "hardbreak": " "}
OF_THE_PAGE = re.compile(r"paper|contents|.*-caption|.*-(?:wide|narrow)-(?:title|desc|stripes|dots)")


class Page(HTMLParser):
    """A web page's words, headings and ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.tables = 0
        self._level = 0
        self._silent = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self._silent = tag in {"style", "title"}
        self.tables += tag == "table"
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
            self.headings.append((self._level, ""))
        if tag in {"p", "li", "div", "td", "th", "br", "caption"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if re.fullmatch("h[1-6]", tag):
            self._level = 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
            if self._level:
                self.headings[-1] = (self._level, self.headings[-1][1] + data)


@cache
def style() -> HouseStyle:
    return specimen_style()


def numbered(part: Paper | Appendix | Block) -> Iterator[tuple[str, str]]:
    """Every printed number and the words after it, in reading order."""
    yield from own_number(part)
    match part:
        case Paper():
            inside: tuple[Paper | Appendix | Block, ...] = (*part.sections, *part.appendices)
        case Appendix():
            inside = () if isinstance(part.content, Absent) else (part.content,)
        case Section() | Paragraph() | Callout():
            inside = part.blocks
        case Matrix():
            inside = (part.table,)
        case _:
            inside = ()
    for each in inside:
        yield from numbered(each)


def own_number(part: Paper | Appendix | Block) -> Iterator[tuple[str, str]]:
    match part:
        case Appendix():
            yield f"{part.number}:", part.title
        case Section():
            yield part.number, part.heading
        case Paragraph():
            yield part.number, plain(part.text)
        case Items():
            yield from of_items(part.items)
        case Table():
            yield f"{part.number}:" if part.number else "", part.caption
        case _:
            return


def of_items(items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item.number, item.title or plain(item.text)
        yield from of_items(item.items)


def headings(part: Paper) -> Iterator[tuple[int, str]]:
    """Every heading below the title, with its number."""

    def of(section: Section) -> Iterator[tuple[int, str]]:
        yield section.level, one(f"{section.number} {section.heading}")
        for block in section.blocks:
            if isinstance(block, Section):
                yield from of(block)

    for section in part.sections:
        yield from of(section)
    for appendix in part.appendices:
        yield appendix.level, one(f"{appendix.number}: {appendix.title}")
        if not isinstance(appendix.content, Absent):
            yield from headings(appendix.content)


def one(words: str) -> str:
    return " ".join(words.split())


def markdown_words(text: str) -> str:
    """What a Markdown paper says, the numbers of its lists written out."""
    said: list[str] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        if token.type == "list_item_open" and token.info:
            said.append(f"{token.info}{token.markup} ")
        said += [each.content if each.type == "text" else BREAKS.get(each.type, "") for each in token.children or ()]
        said.append(" ")
    return one("".join(said))


def in_order(entries: list[tuple[str, str]], said: str, reduced: Callable[[str], str] = one) -> list[str]:
    """The entries that are not found after the one before; all words are `reduced`."""
    place, missing = 0, []
    for number, words in entries:
        sought = reduced(f"{number} {words}")
        found = said.find(sought, place)
        if found < 0:
            missing.append(sought)
        else:
            place = found + len(sought)
    return missing


def anchors_of(paper: Paper) -> set[str]:
    return {each for each in values(paper, "anchor") if each}


@pytest.mark.parametrize(("root", "name"), EVERY)
def test_headings_numbers_and_anchors_are_the_same_in_every_form(root: Path, name: str) -> None:
    for paper in papers_of(root, name):
        made = {form: FORMATS[form].render(paper, style()) for form in ("md", "html", "docx")}
        page, word = Page(str(made["html"])), WordPaper(bytes(made["docx"]))  # type: ignore[arg-type]
        lines = word.lines()
        expected = list(headings(paper))
        contents = [] if "contents" not in page.ids else [(2, "Contents")]
        assert [(level, one(words)) for level, words in page.headings[1:]] == contents + expected
        assert word.headings() == expected
        entries = [each for each in numbered(paper) if each[0]]
        forms = {
            "html": one("".join(page.words)),
            "md": markdown_words(str(made["md"])),
            "docx": one(" ".join(f"{each.number} {each.words}" for each in lines)),
        }
        assert {form: in_order(entries, said) for form, said in forms.items()} == {form: [] for form in forms}
        counted = [each.number for each in lines if each.number]
        assert [each for each, _ in entries if each in counted] == counted
        assert {each for each in page.ids if not OF_THE_PAGE.fullmatch(each)} == anchors_of(paper)
        assert sorted(word.anchors()) == sorted(bookmark(each) for each in anchors_of(paper))
        assert set(word.targets()) <= set(word.anchors())
        assert set(re.findall(r'<a id="([^"]+)">', str(made["md"]))) <= anchors_of(paper)
        # And one for each cover, which the page prints as a list unless it is a committee report's.
        covers = sum(1 for each in word.document.tables if each.style and each.style.name == "Paper Facts")
        assert len(word.document.tables) - covers == page.tables - bool(paper.meetings and paper.cover)


@pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
@pytest.mark.parametrize(("root", "name"), ONE_OF_EACH_KIND)
def test_headings_numbers_and_anchors_are_the_same_in_pdf(
    root: Path, name: str, laid_out: Callable[[str], bytes]
) -> None:
    paper = paper_of(root, name)
    pdf = read(laid_out(str(FORMATS["html"].render(paper, style()))))
    marks = [(level, bare(words)) for level, words in pdf.bookmarks if words != "Contents"]
    assert marks[1:] == [(level, bare(words)) for level, words in headings(paper)]
    entries = [each for each in numbered(paper) if each[0]]
    assert in_order(entries, without_marks(pdf.words(pdf.document)), without_marks) == []
    assert {each for each in pdf.destinations if not OF_THE_PAGE.fullmatch(each)} == anchors_of(paper)


@pytest.mark.parametrize("anchor", ["summary", "n-1", "appendix-1-paragraph-2"])
def test_an_anchor_is_its_own_bookmark(anchor: str) -> None:
    assert bookmark(anchor) == anchor


def test_an_anchor_that_word_would_not_take_has_one_of_its_own() -> None:
    long = ["item-" + "very-" * 12 + end for end in ("one", "two")]
    marks = [bookmark(each) for each in (*long, "é", "a b")]
    assert len(set(marks)) == 4
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,39}", each) for each in marks)
