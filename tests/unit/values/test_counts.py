"""Counts and lists as words."""

import pytest

from bizplan.values.counts import listed, lowered, numbered


@pytest.mark.parametrize(("count", "words"), [(0, "0 plans"), (1, "1 plan"), (2, "2 plans"), (1200, "1,200 plans")])
def test_a_count_has_its_noun(count: int, words: str) -> None:
    assert numbered(count, "plan") == words


def test_a_plural_of_its_own() -> None:
    assert (numbered(1, "entry", "entries"), numbered(3, "entry", "entries")) == ("1 entry", "3 entries")


@pytest.mark.parametrize(
    ("words", "sentence"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_list_stands_in_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    assert listed(words) == sentence


def test_a_sentence_goes_on_after_a_colon() -> None:
    assert (lowered("No plan"), lowered("")) == ("no plan", "")
