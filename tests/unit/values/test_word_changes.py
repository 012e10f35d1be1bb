"""Two texts to what was taken out and put in."""

import pytest

from bizplan.values.word_changes import Stays, Stretch, likeness, same_words, side, word_changes


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Light every street.", "light every street", True),
        ("the City's plan", "the City\N{RIGHT SINGLE QUOTATION MARK}s plan", True),
        ("‘One Safe City’ programme,", "'One Safe City' programme", True),
        ("met 50% of it", "met 50 of it", False),
        ("a fall of -5", "a fall of 5", False),
        ("- and -", "- and", False),
        ("", "", True),
        ("", "text", False),
    ],
)
def test_whether_two_texts_say_the_same(before: str, after: str, same: bool) -> None:
    assert same_words(before, after) is same
    assert same_words(after, before) is same
    if same:
        assert all(each.stays is Stays.KEPT for each in word_changes(before, after))


def test_what_was_taken_out_and_put_in() -> None:
    found = word_changes("Deliver the Cultural Hub.", "Lead and deliver the Culture Mile")
    assert found == (
        Stretch(Stays.IN, "Lead and"),
        Stretch(Stays.KEPT, "deliver the"),
        Stretch(Stays.OUT, "Cultural Hub."),
        Stretch(Stays.IN, "Culture Mile"),
    )
    assert [each.words for each in side(found, Stays.OUT)] == ["deliver the", "Cultural Hub."]


def test_likeness_is_the_same_both_ways() -> None:
    one, other = "Light every street in the borough", "Light each street of the borough"
    assert likeness(one, other) == likeness(other, one) > 0.8
    assert likeness(one, other, 0.99) == 0
    assert likeness(one, "x", 0.5) == 0
    assert likeness(one.upper(), one) == 1
    assert likeness("", "") == likeness("", one) == 0
