"""Texts to sentences, words and phrases."""

import pytest

from bizplan.checks.wording import first_phrase, phrases_in, prose, sentences, word_count
from bizplan.index.texts import plain
from bizplan.model.kinds import model_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("One sentence", ["One sentence"]),
        ("One sentence.", ["One sentence."]),
        ("One. Two", ["One.", "Two"]),
        ("Is it so? Yes! “Indeed.” Then on.", ["Is it so?", "Yes!", "“Indeed.”", "Then on."]),
        ("It ended (so he said). Then it began.", ["It ended (so he said).", "Then it began."]),
        # a stop that ends nothing
        ("Guidance e.g. committee handbooks", ["Guidance e.g. committee handbooks"]),
        ("Guidance, e.g. Aldermen's handbooks", ["Guidance, e.g. Aldermen's handbooks"]),
        ("Paid to St. John and to Dr. Hill", ["Paid to St. John and to Dr. Hill"]),
        ("Room No. 5 is free", ["Room No. 5 is free"]),
        ("It costs £33.878 and 12.10", ["It costs £33.878 and 12.10"]),
        ("Refresh the Strategy. and roll it out", ["Refresh the Strategy. and roll it out"]),
        ("Plan A. J. Hill wrote it", ["Plan A. J. Hill wrote it"]),
        ("Wait … then go", ["Wait … then go"]),
        # an abbreviation that may end a sentence
        ("Chairs, tables etc. The rest is lost", ["Chairs, tables etc.", "The rest is lost"]),
        ("Chairs etc. and tables", ["Chairs etc. and tables"]),
        # new paragraphs and points
        ("First\n\nsecond", ["First", "second"]),
        ("Two points:\n- one\n- two", ["Two points:", "- one", "- two"]),
        ("One line\nand the next", ["One line\nand the next"]),
        ("**Bold.** Then plain", ["Bold.", "Then plain"]),
        ("We spent 5. £3 is left.", ["We spent 5.", "£3 is left."]),
    ],
)
def test_a_text_is_divided_into_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two", 2),
        ("one – two", 2),
        ("one - two — three", 3),
        ("well-known 2021 - 22", 3),
        ("this & that", 3),
        ("12:Our spaces", 2),
        ("see [the plan](https://example.org/a-plan) at https://example.org now", 5),
    ],
)
def test_a_bare_dash_and_an_address_are_no_words(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Delivering **housing projects**", "Delivering housing projects"),
        ("(*Joint Strategy*)", "(Joint Strategy)"),
        ("see [the plan](https://example.org)", "see the plan"),
        ("an [aside] (in brackets)", "an [aside] (in brackets)"),
        ("`code`", "code"),
    ],
)
def test_marks_are_taken_off(text: str, bare: str) -> None:
    assert plain(text) == bare


@pytest.mark.parametrize(
    ("text", "first", "every"),
    [
        ("Delivered on time", "on time", ("on time",)),
        ("A smooth, SMOOTH start", "smooth", ("smooth", "SMOOTH")),
        ("Smoothly done", "", ()),
        ("50% of operators", "%", ("%",)),
        ("at a rate", "rate", ("rate",)),
        ("to operate", "", ()),
        ("on\n  time and on time", "on\n  time", ("on\n  time", "on time")),
    ],
)
def test_a_phrase_is_found_whole_and_in_any_case(text: str, first: str, every: tuple[str, ...]) -> None:
    phrases = ("on time", "smooth", "%", "rate")
    assert first_phrase(text, phrases) == first
    assert phrases_in(text, phrases) == every


def test_no_phrases_are_found_nowhere() -> None:
    assert first_phrase("anything", ()) == ""


def test_prose_passes_over_what_is_not_read() -> None:
    strategy = model_of("strategy").model_validate(
        {
            "kind": "strategy",
            "id": "clean-air",
            "name": "Clean Air",
            "status": "current",
            "review": "Next year",
            "note": "Seen only in part",
            "sources": [{"title": "A page", "url": "https://example.org"}],
            "allow": [{"rule": "text-slip", "reason": "Because"}],
        }
    )
    assert list(prose(strategy)) == [(("name",), "Clean Air"), (("review",), "Next year")]
