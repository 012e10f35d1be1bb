"""Whole papers in every form, and what a page must be whatever it says."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import TypeVar

import pytest
from markdown_it import MarkdownIt

from bizplan.render.environment import HouseStyle, template_texts
from bizplan.render.formats import FORMATS
from bizplan.reports.paper import Paper, Prose, Text, literal
from tests.golden.specimen import plan, report
from tests.golden.specimen_look import specimen_style
from tests.web_pages import sheet_of

T = TypeVar("T")
VOID = frozenset({"meta", "br", "img"})
ALLOWED = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "footer", "section", "div"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "ul", "ol", "li", "a", "span", "strong", "em", "br"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "img", "details", "summary"),
    }
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% include 'x' %}{{ paper.__class__ }}",
    "[x](javascript:alert(1)) ![y](data:text/html,z)",
    "# heading",
    "1. one",
    "- two",
    "+ three",
    "> four",
    "a | b | c",
    "``` ` ~~~",
    "--- ===",
    "\\",
    "&lt;b&gt; &#x3c;i>",
    "one\n\n# two\n\n| a |\n|---|",
    "$$x$$ ^a^ ~~b~~ www.example.org http://example.org",
    "\x00\x1b[31m\u202e",
)


class Page(HTMLParser):
    """A page as a list of elements, its text, and any element left open or closed in the wrong place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.style = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.text.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return specimen_style()


@pytest.fixture(scope="module", params=[report, plan])
def page(request: pytest.FixtureRequest, style: HouseStyle) -> Page:
    return Page(str(FORMATS["html"].render(request.param(), style)))


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.extra])
@pytest.mark.parametrize("paper", [report, plan])
def test_the_whole_paper(
    golden: Callable[[str, str], None], style: HouseStyle, paper: Callable[[], Paper], form: str
) -> None:
    golden(f"paper/{paper.__name__}{FORMATS[form].suffix}", str(FORMATS[form].render(paper(), style)))


@pytest.mark.parametrize("kind", ["paper", "plan", "summary"])
def test_the_style_sheet(golden: Callable[[str, str], None], style: HouseStyle, kind: str) -> None:
    """Of papers, and what those of a kind with a sheet of its own add; every other golden page is kept without it."""
    every = sheet_of(str(FORMATS["html"].render(report(), style)))
    own = sheet_of(str(FORMATS["html"].render(replace(report(), kind=kind), style))) if kind != "paper" else every
    assert own.startswith(every)
    golden(f"style/{kind}.css", own if kind == "paper" else own.removeprefix(every))


def test_every_kind_of_paper_with_a_style_sheet_of_its_own_is_kept() -> None:
    sheets = {name.partition("/")[0] for name in template_texts(None) if name.endswith("/style.css")}
    assert sheets == {"paper", "plan", "summary", "preview"}


def test_every_element_is_known_and_closed(page: Page) -> None:
    assert page.open == []
    assert {tag for tag, _ in page.elements} <= ALLOWED


def test_ids_are_unique_and_every_link_inside_leads_to_one(page: Page) -> None:
    ids = page.attributes("id")
    assert [each for each, count in Counter(ids).items() if count > 1] == []
    inner = [href[1:] for href in page.attributes("href") if href.startswith("#")]
    assert inner
    assert [each for each in (*inner, *page.attributes("aria-labelledby")) if each not in ids] == []


def test_the_title_comes_first_and_no_level_is_skipped(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_each_table_has_a_caption_heads_and_row_heads_and_its_totals_last(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    about = sum(attrs.get("class") == "about" for tag, attrs in page.elements if tag == "table")
    assert tags.count("table") == tags.count("caption") == tags.count("thead") + about > 0
    assert "tfoot" not in tags
    position = tags.index("tbody")
    rows = [attrs["class"] for tag, attrs in page.elements if tag == "tr" and "class" in attrs]
    assert rows.count("total") == 1
    body = page.elements[position:]
    heads = [attrs.get("scope") for tag, attrs in body if tag == "th"]
    assert set(heads) <= {"row", "rowgroup", "col", "colgroup"}
    lines = tags[position:].count("tr") - tags[position:].count("thead")
    assert sum(each != "col" for each in heads) == lines
    assert all(attrs.get("scope") for tag, attrs in page.elements if tag == "th")


def test_a_table_scrolls_in_a_box_with_a_name_that_the_keyboard_reaches(page: Page) -> None:
    boxes = [attrs for _, attrs in page.elements if "table-box" in attrs.get("class", "").split()]
    at_head = [attrs for tag, attrs in page.elements if tag == "table" and attrs.get("class") in {"meetings", "about"}]
    assert len(boxes) == sum(tag == "table" for tag, _ in page.elements) - len(at_head)
    assert all(box["tabindex"] == "0" and box["role"] == "group" and box["aria-labelledby"] for box in boxes)


def test_nothing_comes_from_outside_and_nothing_runs(page: Page) -> None:
    (policy,) = [
        attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    names = {name for _, attrs in page.elements for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in {"style", "srcset", "action"}]
    assert [each.partition(";")[0] for each in page.attributes("src")] == ["data:image/svg+xml"]
    assert "url(" not in page.style
    assert "@import" not in page.style
    hrefs = [href for href in page.attributes("href") if not href.startswith("#")]
    assert set(hrefs) <= {"https://example.org/papers/1"}
    assert [tag for tag, attrs in page.elements if attrs.get("href") in hrefs] == ["a"] * len(hrefs)


def test_the_page_says_its_language_title_and_parts(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert page.elements[0] == ("html", {"lang": "en-GB"})
    assert [tags.count(each) for each in ("title", "main", "header", "nav", "footer")] == [1, 1, 1, 1, 1]
    skip = next(attrs for _, attrs in page.elements if attrs.get("class") == "skip")
    assert skip["href"] == "#paper"
    assert ("main", {"id": "paper"}) in page.elements


def test_five_parts_are_worth_a_table_of_contents_and_four_are_not(style: HouseStyle) -> None:
    five, four = (replace(plan(), sections=plan().sections[:count]) for count in (5, 4))
    pages = [Page(str(FORMATS["html"].render(each, style))) for each in (five, four)]
    assert [sum(tag == "nav" for tag, _ in page.elements) for page in pages] == [1, 0]


def test_the_style_covers_print(style: HouseStyle) -> None:
    css = Page(str(FORMATS["html"].render(report(), style))).style
    assert r'@top-left { content: "Harbour Town Council"; }' in css
    assert r'@top-right { content: "Business plan\3a  Housing"; }' in css
    assert '@bottom-right { content: "Page " counter(page) " of " counter(pages); }' in css
    assert "size: A4;\n  margin: 22mm;" in css


def test_status_is_a_shape_and_a_word(page: Page) -> None:
    text = re.sub(r"\s+", " ", "".join(page.text))
    for each in ("▲ slightly off", "● on target", "■ off target", "○ cannot be computed"):
        assert each in text


def test_numbers_are_the_same_in_every_form(style: HouseStyle) -> None:
    """Every number and heading, in order, as a reader of either form sees it."""
    reader = MarkdownIt("commonmark", {"xhtmlOut": False}).enable("table")
    pages = [Page(str(FORMATS["html"].render(report(), style)))]
    pages.append(Page(reader.render(re.sub("<!--.*-->|<a id.*?</a>", "", str(FORMATS["md"].render(report(), style))))))
    seen = []
    for page in pages:
        text = re.sub(r"\s+", " ", " ".join(page.text))
        seen.append(
            re.findall(r"\d Programmes|\([abi]+\)|C\d|M\d|Table \d|Appendix \d:|[123]\. (?=A new|As this|There)", text)
        )
    in_html, in_markdown = seen
    contents = ["Appendix 1:", "Appendix 2:"]
    assert in_html[:2] == contents
    assert in_html[2:] == in_markdown


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.extra])
def test_no_words_of_a_plan_change_the_shape_of_a_paper(style: HouseStyle, hostile: str, form: str) -> None:
    """The paper with hostile words in every place has the elements of the paper with a harmless word there."""
    shapes = []
    for words in (hostile, "harmless"):
        text = str(FORMATS[form].render(_filled(report(), words), style))
        shapes.append(_html_shape(text) if form == "html" else _markdown_shape(text))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_as_words(style: HouseStyle, hostile: str) -> None:
    page = Page(str(FORMATS["html"].render(_filled(report(), hostile), style)))
    shown = " ".join(re.sub("[\x00-\x08\x1b\u202e]", "", hostile).split())
    assert " ".join("".join(page.text).split()).count(shown) > 20


def _filled(part: T, words: str) -> T:
    """The paper with `words` as every text of its own, numbers, levels, anchors and figures apart."""
    if isinstance(part, tuple):
        return type(part)(_filled(each, words) for each in part)
    if isinstance(part, Prose):
        return replace(part, text=literal(" ".join(words.split())))
    if isinstance(part, Text):
        return replace(part, source=words, literal=True) if part.source and not _is_figure(part.source) else part
    if not is_dataclass(part) or isinstance(part, type):
        return part
    kept = {"anchor", "target", "level", "number", "kind", "lang", "heads", "align", "width", "tone"}
    changed: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name not in kept:
            changed[field.name] = words if isinstance(value, str) and value else _filled(value, words)
    return replace(part, **changed)


def _is_figure(words: str) -> bool:
    return bool(re.fullmatch(r"[(]?[\d,.]+[)]?", words))


def _html_shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(attrs)) for tag, attrs in Page(text).elements]


def _markdown_shape(text: str) -> list[str]:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(text)
    return [part.type for token in tokens for part in (token, *(token.children or ())) if part.type != "text"]
