"""A plan whose every text is hostile, in all four forms: words stay words, and nothing is lost or runs away."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import count
from zipfile import ZipFile

import pikepdf
import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel

from bizplan.index.texts import texts
from bizplan.model.plan import Plan
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import printed
from bizplan.reports.paper import Paper
from bizplan.reports.papers import build_paper
from tests.golden.test_papers import DEMO, papers, whole_library
from tests.pdf_checker import no_layout

PLAN = "homes/2026-27"
ATTACKS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</style></title><svg onload=alert(1)><iframe src=//x.test>",
    "{{ 7 * 7 }}{% for x in range(9**9) %}{% endfor %}{{ self.__class__ }}",
    "[x](javascript:alert(1)) [y](data:text/html,z) ![i](https://x.test/i.png) <javascript:alert(1)>",
    "# head | cell |\n\n---\n\n```\ncode\n```\n\n<div>\n\n[r]: javascript:alert(1)\n\n[r]",
    "a\u202eb\u2066c\u200bd\x07e\x1b[31mf\ufeffg",
    "> " * 60 + "deep " + "[" * 600 + "*" * 300,
    "long " * 400,
)
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
LABEL = re.compile(r"zq\d+qz")
"""What marks each text, so that it can be found again."""
ELEMENTS = frozenset({"script", "img", "iframe", "object", "embed", "form", "input", "link", "base"})
"""What no form may run, fetch or fill in; drawings of charts are our own."""


def _spoilt(part: object, fields: frozenset[str], labels: Iterator[int]) -> object:
    """A part of the model with each text that authors write freely marked and made hostile."""
    if isinstance(part, tuple):
        return tuple(_spoilt(each, fields, labels) for each in part)
    if not isinstance(part, BaseModel):
        return part
    changed: dict[str, object] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, str) and value in fields:
            number = next(labels)
            changed[name] = f"zq{number}qz {ATTACKS[number % len(ATTACKS)]}"
        elif not isinstance(value, str):
            changed[name] = _spoilt(value, fields, labels)
    return part.model_copy(update=changed)


@cache
def hostile() -> tuple[Paper, frozenset[str]]:
    """The paper of the spoilt plan, and the marks of its texts."""
    loaded, _ = papers(DEMO)[PLAN]
    assert isinstance(loaded.model, Plan)
    written = frozenset(text for _, text in texts(loaded.model))
    model = _spoilt(loaded.model, written, count())
    assert isinstance(model, Plan)
    paper = build_paper(replace(loaded, model=model), whole_library(DEMO))
    assert paper is not None
    return paper, frozenset(LABEL.findall(repr(paper)))


class Page(HTMLParser):
    """The elements, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data


@cache
def web() -> str:
    return str(FORMATS["html"].render(hostile()[0], house_style()))


def _check(page: Page) -> None:
    assert not {tag for tag, _ in page.elements} & ELEMENTS
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert {attrs["style"] for _, attrs in page.elements if "style" in attrs} <= {"text-align:right", "text-align:left"}
    links = [attrs["href"] for _, attrs in page.elements if "href" in attrs]
    assert [each for each in links if not re.match(r"#|https?://|mailto:", each)] == []


def test_the_plan_is_hostile_nearly_everywhere() -> None:
    assert len(hostile()[1]) > 100


def test_the_page() -> None:
    page = Page(web())
    _check(page)
    assert not {name for _, attrs in page.elements for name in attrs} & {"src", "style", "srcset", "action"}
    assert not HIDDEN.search(web())
    assert hostile()[1] <= set(LABEL.findall(page.words))
    assert "49" not in re.findall(r"zq\d+qz (\d+)", page.words)


def test_the_markdown() -> None:
    text = str(FORMATS["md"].render(hostile()[0], house_style()))
    assert not HIDDEN.search(text)
    own = re.sub(r'<a id="[^"]*"></a>', "", text)
    page = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(own))
    _check(page)
    assert hostile()[1] <= set(LABEL.findall(page.words))


def test_the_word_document() -> None:
    data = FORMATS["docx"].render(hostile()[0], house_style())
    assert isinstance(data, bytes)
    with ZipFile(io.BytesIO(data)) as opened:
        parts = {name: opened.read(name).decode() for name in opened.namelist() if name.endswith((".xml", ".rels"))}
    relations = " ".join(text for name, text in parts.items() if name.endswith(".rels"))
    assert not re.search(r'Target="(?:javascript|data|vbscript):', relations, re.IGNORECASE)
    assert not any(HIDDEN.search(text.removeprefix("\ufeff")) for text in parts.values())
    assert hostile()[1] <= set(LABEL.findall(re.sub(r"<[^>]*>", "", parts["word/document.xml"])))


@pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
def test_the_pdf() -> None:
    with pikepdf.open(io.BytesIO(printed(web()).content)) as opened:
        objects = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        actions = [str(each["/URI"]) for each in objects if "/URI" in each]
        assert not [each for each in objects if "/JS" in each or each.get("/S") in ("/JavaScript", "/Launch")]
    assert [each for each in actions if not re.match("https?://|mailto:", each)] == []
