"""The grammar of live data in a text: what it reads, what it leaves alone, and what it refuses in which words."""

import pytest

from bizplan.values.live import (
    FIGURES,
    TABLES,
    LiveFormError,
    LiveReference,
    live_parts,
    live_references,
    with_figures,
    with_tables,
)
from bizplan.values.refs import Reference

PLAN = Reference("homes/2026-27", "homes/2026-27", "")


def test_a_text_without_brackets_is_one_piece() -> None:
    assert live_parts("Rents rise.") == ("Rents rise.",)
    assert live_parts("") == ()
    assert live_references("A [link](https://example.org) and [a] word") == ()


def test_a_figure_stands_between_words() -> None:
    live = LiveReference("[[homes/2026-27 budget]]", PLAN, "budget")
    assert live_parts("It costs [[homes/2026-27 budget]] net.") == ("It costs ", live, " net.")
    assert live.kinds == ("plan", "service")


@pytest.mark.parametrize("quotes", ["“”", '""', "‘’", "''"])
def test_a_label_stands_in_any_quotes(quotes: str) -> None:
    (live,) = live_references(f"[[homes/2026-27 budget {quotes[0]}General Fund{quotes[1]}]]")
    assert (live.what, live.of) == ("budget", "General Fund")


def test_line_ends_inside_are_spaces() -> None:
    (live,) = live_references("[[table\n  2025-29/3   coverage\n2026-27]]")
    written, meant = "[[table 2025-29/3 coverage 2026-27]]", Reference("2025-29/3", "2025-29", "3")
    assert live == LiveReference(written, meant, "coverage", "2026-27", is_table=True)


def test_a_backslash_makes_words_of_brackets() -> None:
    assert live_parts(r"As \[[they say]] it") == (r"As \[[they say]] it",)


@pytest.mark.parametrize("what", FIGURES)
def test_every_figure_is_read(what: str) -> None:
    assert live_references(f"[[homes/2026-27 {what}]]")[0].kinds == FIGURES[what]


@pytest.mark.parametrize("what", TABLES)
def test_every_table_is_read(what: str) -> None:
    assert live_references(f"[[table homes/2026-27 {what}]]")[0].kinds == TABLES[what]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[homes/2026-27 bugdet]]", "did you mean “budget”?"),
        ("[[homes/2026-27 colour of the walls]]", "there is no such figure"),
        ("[[homes/2026-27/rents history]]", "as a table there is one"),
        ("[[homes/2026-27]]", "does not say what of homes/2026-27 is meant"),
        ("[[]]", "names nothing"),
        ("[[a b c d/e/f/g budget]]", "there is no such figure"),
        ("[[//// budget]]", "names nothing: “////” is not a reference"),
        ("It is [[homes/2026-27 budget", "does not close it"),
        ("[[homes/2026-27 [[homes/2026-27 budget]]", "does not close it"),
        ("[[3 coverage 2026]]", "is not a financial year"),
        ("[[homes/2026-27/rents target 2026-27]]", "says “2026-27” after target"),
        ("[[homes/2026-27/rents target now then]]", "says more than a reference"),
        ("[[homes/2026-27 budget one “two”]]", "says more than a reference"),
        ("[[table homes/2026-27 budget “one”]]", "means nothing there"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(LiveFormError, match=r".") as fault:
        live_parts(text)
    assert words in str(fault.value)
    assert live_references(text) == ()


def test_a_table_wants_a_line_of_its_own() -> None:
    text = "The budget.\n\n[[table homes/2026-27 budget]]\nMore."
    assert with_tables(text) == text
    with pytest.raises(LiveFormError, match="a line of its own"):
        with_tables("The budget [[table homes/2026-27 budget]].")
    with pytest.raises(LiveFormError, match="a text of one line"):
        with_figures("[[table homes/2026-27 budget]]")
    assert with_figures("[[homes/2026-27 budget]]") == "[[homes/2026-27 budget]]"
