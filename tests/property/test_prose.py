"""Whatever is typed into a field, each form shows it and none takes it for more than it is."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bizplan.render.markdown_source import block_markdown, escaped, inline_markdown
from bizplan.render.prose import block_html, inline_html, one_line, plain
from bizplan.reports.paper import Text

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""A reader that knows all that a forge may make of Markdown."""

KEYS = "ab 12.)-+*_[]()!<>&;#=|`~$:/\\\"'\n\thtpw@£é\u2028\x00"
lines = st.text(alphabet=KEYS, max_size=40)
pieces = [
    "- a",
    "* b",
    "1. c",
    "2) d",
    "> ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "a",
    "*c*",
    "#",
    "[x](http://y)",
    "  \n",
    "\\",
    "=",
]
blocks = st.lists(st.sampled_from(pieces), max_size=16).map("".join)


@given(lines)
def test_literal_words_are_one_paragraph_of_those_words(words: str) -> None:
    tokens = READER.parse(escaped(words))
    if not one_line(words):
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = tokens[1].children or []
    assert {part.type for part in parts} == {"text"}
    assert "".join(part.content for part in parts) == one_line(words)


@given(lines)
def test_a_line_reads_the_same_in_markdown_and_html(words: str) -> None:
    if one_line(words):
        from_markdown = READER.render(inline_markdown(Text(words))).replace("&quot;", '"')
        html = re.sub(r'</?span[^>]*>| rel="[^"]*"', "", inline_html(Text(words))).replace("&nbsp;", "\xa0")
        assert from_markdown == f"<p>{html}</p>\n"


@given(lines)
def test_plain_words_are_those_of_the_html(words: str) -> None:
    bare = re.sub("<[^>]*>", "", inline_html(Text(words))).replace("&nbsp;", "\xa0")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        bare = bare.replace(entity, character)
    assert plain(Text(words)) == bare


@given(blocks)
def test_blocks_read_the_same_once_written_as_markdown(source: str) -> None:
    def shape(text: str) -> str:
        return re.sub(r"\s+(?=<)|(?<=>)\s+", "", re.sub(r"\s+", " ", block_html(Text(text))))

    assert shape(source) == shape(block_markdown(Text(source)))


@given(st.text(alphabet=KEYS, max_size=120))
def test_blocks_hold_only_what_is_allowed(source: str) -> None:
    tags = set(re.findall(r"</?([a-z0-9]+)", block_html(Text(source))))
    assert tags <= {"p", "ul", "ol", "li", "blockquote", "br", "strong", "em", "a"}
