"""Words to the nearest known word."""

import pytest

from bizplan.values.nearness import did_you_mean, edits, nearest


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("", "", 0),
        ("safe", "safe", 0),
        ("safe", "safes", 1),
        ("safe", "saf", 1),
        ("safe", "sale", 1),
        ("safe", "sfae", 1),
        ("safe", "asef", 2),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("safe", "streets", 3),
        ("abcdef", "uvwxyz", 3),
    ],
)
def test_edits_are_letters_added_left_out_changed_or_swapped(left: str, right: str, count: int) -> None:
    assert edits(left, right) == count
    assert edits(right, left) == count


def test_edits_beyond_the_most_are_not_counted() -> None:
    assert edits("safe", "streets", most=1) == 2
    assert edits("safer-streets", "saver-street", most=8) == 2
    assert edits("kitten", "sitting", most=8) == 3


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("safer-street", ["cleaner-river", "safer-streets"], "safer-streets"),
        ("SAFER", ["safer"], "safer"),
        ("txet", ["test", "text"], "text"),
        ("abx", ["abz", "aby"], "aby"),
        ("x", ["y"], ""),
        ("ab", ["cd"], ""),
        ("abc", [""], ""),
        ("abc", [], ""),
        ("lighting", ["training"], ""),
    ],
)
def test_the_nearest_word(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near
    assert did_you_mean(word, known) == (f"Did you mean “{near}”?" if near else "")


def test_more_edits_may_be_allowed() -> None:
    assert nearest("People are safe", ["People feel safe"], most=8) == "People feel safe"
