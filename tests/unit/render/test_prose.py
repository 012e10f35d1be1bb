"""An author's words never become more than bold, italic, links, lists and quotations."""

import pytest

from bizplan.render.prose import block_html, inline_html, plain, printable
from bizplan.reports.paper import Text, literal


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain words, 100% & £5", "plain words, 100% &amp; £5"),
        ("**bold** and *italic* and __both__", "<strong>bold</strong> and <em>italic</em> and <strong>both</strong>"),
        (
            "[the plan](https://example.org/a?b=1&c=2)",
            '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">the plan</a>',
        ),
        ("[write](mailto:a@example.org)", '<a href="mailto:a@example.org" rel="noopener noreferrer">write</a>'),
        ("R&amp;D", "R&amp;D"),
        (r"\*not italic\*", "*not italic*"),
        ("snake_case_words", "snake_case_words"),
        ("in 2019-20, not 12019-201", 'in <span class="whole">2019-20</span>, not 12019-201'),
        (
            "[2019-20](http://a/2019-20)",
            '<a href="http://a/2019-20" rel="noopener noreferrer"><span class="whole">2019-20</span></a>',
        ),
    ],
)
def test_what_an_author_may_write(source: str, expected: str) -> None:
    assert inline_html(Text(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*a* <img src=x onerror=alert(1)>", "<em>a</em> &lt;img src=x onerror=alert(1)&gt;"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JaVa\tScRiPt:alert(1))", "[x](JaVa ScRiPt:alert(1))"),
        ("[x](&#106;avascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,hi)", "[x](data:text/html,hi)"),
        ("[x](//example.org) [y](/etc) [z](#top)", "[x](//example.org) [y](/etc) [z](#top)"),
        ('[x](http://a "onclick")', '<a href="http://a" rel="noopener noreferrer">x</a>'),
        ("![x](http://example.org/x.png)", '!<a href="http://example.org/x.png" rel="noopener noreferrer">x</a>'),
        ("<http://example.org>", "&lt;http://example.org&gt;"),
        ("http://example.org www.example.org", "http://example.org www.example.org"),
        ("# heading", "# heading"),
        ("`code` {{ 7 * 7 }} {% raw %}", "`code` {{ 7 * 7 }} {% raw %}"),
    ],
)
def test_what_an_author_may_not(source: str, expected: str) -> None:
    assert inline_html(Text(source)) == expected


def test_literal_words_are_what_they_are() -> None:
    assert inline_html(literal("*a* [b](http://c)")) == "*a* [b](http://c)"
    assert plain(literal("*a*")) == "*a*"


def test_words_that_lead_somewhere_hold_no_other_link() -> None:
    assert inline_html(Text("[a](http://b) *c*", target="p-4")) == '<a href="#p-4">a <em>c</em></a>'
    assert inline_html(literal("a", target='"><script>')) == '<a href="#%22%3E%3Cscript%3E">a</a>'


def test_characters_that_hide_or_turn_text_are_left_out() -> None:
    assert inline_html(Text("a\x00b\x1b[31m\u202ec\u2066d\ufeff\ud800")) == "ab[31mcd"
    assert printable("naïve – “quoted” £5 😀 \u00a0") == "naïve – “quoted” £5 😀 \u00a0"
    assert plain(Text("one\n two\u2028three\x85four")) == "one two three four"


def test_plain_words_lose_their_marks_but_no_word() -> None:
    assert plain(Text("**a** [b *c*](http://d) R&amp;D !")) == "a b c R&D !"


def test_blocks() -> None:
    source = "One\nline.\n\n- a\n- *b*\n\n3. c\n\n> said\n\n# no heading\n\n    no code\n\n---\n\n| no |\n|----|"
    assert block_html(Text(source)) == (
        "<p>One\nline.</p>\n<ul>\n<li>a</li>\n<li><em>b</em></li>\n</ul>\n"
        '<ol start="3">\n<li>c</li>\n</ol>\n<blockquote>\n<p>said</p>\n</blockquote>\n'
        "<p># no heading</p>\n<p>no code</p>\n<p>---</p>\n<p>| no |\n|----|</p>"
    )


def test_blocks_of_html_stay_words() -> None:
    assert block_html(Text("<div onclick=x>\n\n<!-- a -->\n\n<svg/onload=x>")) == (
        "<p>&lt;div onclick=x&gt;</p>\n<p>&lt;!-- a --&gt;</p>\n<p>&lt;svg/onload=x&gt;</p>"
    )


def test_a_link_definition_is_not_swallowed() -> None:
    assert block_html(Text("[a]: http://b\n\n[a]")) == "<p>[a]: http://b</p>\n<p>[a]</p>"


@pytest.mark.parametrize("source", ["> " * 5000 + "end", "- " * 5000 + "end", "* 1. " * 300 + "end"])
def test_what_is_nested_too_deep_is_taken_as_it_stands_and_nothing_is_lost(source: str) -> None:
    html = block_html(Text(source))
    assert html.startswith("<p>")
    assert html.endswith("end</p>")
    assert html.count("<") == 2


@pytest.mark.parametrize("piece", ["[", "[a](", "![", "*a **", "_", "&", "\\", "](", "[[a]("])
def test_a_field_full_of_marks_keeps_them(piece: str) -> None:
    source = piece * 3000 + "end"
    assert "end" in inline_html(Text(source))
    assert "<script" not in block_html(Text(source + "<script>"))
