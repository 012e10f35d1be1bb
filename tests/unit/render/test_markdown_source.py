"""Words that are written as Markdown mean there what they meant before."""

import pytest

from bizplan.render.markdown_source import block_markdown, escaped, inline_markdown, list_marks, quoted, strong
from bizplan.reports.paper import Item, Text, literal


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Repairs: 86.0% of 1,204 (2019-20)", "Repairs: 86.0% of 1,204 (2019-20)"),
        ("R&D", "R&D"),
        ("-5 and +5 and 5. x", "-5 and +5 and 5. x"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("+", r"\+"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("12. a", r"12\. a"),
        ("3) a", r"3\) a"),
        ("> a", r"\> a"),
        ("a | b", r"a \| b"),
        ("`a`", r"\`a\`"),
        ("~~~", r"\~\~\~"),
        ("<b>", r"\<b\>"),
        ("&lt; &#60;", r"\&lt; \&\#60;"),
        ("[a](http://b)", r"\[a\](http:\//b)"),
        ("www.example.org", r"www\.example.org"),
        ("$x$ __y__", r"\$x\$ \_\_y\_\_"),
        ("a\n\n# b\t\x00c", r"a \# b c"),
        ("{{ 7 }}", "{{ 7 }}"),
    ],
)
def test_literal_words(words: str, expected: str) -> None:
    assert escaped(words) == expected
    assert inline_markdown(literal(words)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**a** and *b*_c_", "**a** and *b*_c_"),
        ("[a](http://b/c) [d](<http://e/f g>)", "[a](http://b/c) [d](http://e/f%20g)"),
        ("[a](http://b/(c))", "[a](<http://b/(c)>)"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("&lt;b&gt; *c* <d>", r"\<b\> *c* \<d\>"),
        ("Yes![a](http://b)", r"Yes\![a](http://b)"),
        ("*1*. # | [a", r"*1*. \# \| \[a"),
        ("- *a*", r"\- *a*"),
    ],
)
def test_an_authors_own_marks(source: str, expected: str) -> None:
    assert inline_markdown(Text(source)) == expected


def test_words_that_lead_somewhere() -> None:
    assert inline_markdown(Text("[a](http://b) *c*", target="p-4")) == "[a *c*](#p-4)"
    assert inline_markdown(literal("a", target="b) [c](http://d")) == "[a](#b%29%20%5Bc%5D%28http%3A//d)"


def test_blocks_are_written_with_their_lists_and_without_what_is_not_meant() -> None:
    source = "One\n# two\n\n- a\n  1. b\n  2. c\n- d\n\n\n> e\n> f\n\n<hr>  \ng"
    assert block_markdown(Text(source)) == ("One \\# two\n\n- a\n  1. b\n  2. c\n- d\n\n> e f\n\n\\<hr\\>\\\ng")


def test_blocks_that_are_nested_too_deep_are_words() -> None:
    assert block_markdown(Text("> " * 500 + "a")) == r"\> " * 500 + "a"


def test_own_numbers_only_where_they_come_out_as_printed() -> None:
    def marks(*numbers: str) -> list[tuple[str, str]]:
        return [(each.mark, each.printed) for each in list_marks([Item(Text("a"), number) for number in numbers])]

    assert marks("1.", "2.", "3.") == [("1.", ""), ("2.", ""), ("3.", "")]
    assert marks("7)", "8)") == [("7)", ""), ("8)", "")]
    assert marks("1.", "3.") == [("-", "1."), ("-", "3.")]
    assert marks("1.", "2)") == [("-", "1."), ("-", "2)")]
    assert marks("C1", "") == [("-", "C1"), ("-", "")]
    assert marks() == []


def test_small_parts() -> None:
    assert [strong("a"), strong(""), strong("*a*")] == ["**a**", "", "*a*"]
    assert quoted("a\n\nb\n") == "> a\n>\n> b"
