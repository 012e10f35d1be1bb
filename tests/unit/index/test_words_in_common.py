"""Texts of several owners to those that are alike, and to nothing slower than it need be."""

from decimal import Decimal
from itertools import product

import pytest

from bizplan.index.words_in_common import Owned, first_alike

MOST = Decimal("0.85")


def alike(*texts: str, share: Decimal = MOST) -> list[tuple[int, int]]:
    """The pairs among texts written `owner: text`."""
    return list(first_alike([Owned(*each.split(": ", 1)) for each in texts], share))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Light every street by night", "Light every street by night", True),
        ("Light every street by night", "By night, light every street!", True),
        ("Light every street by night", "light EVERY street by night.", True),
        ("Make every park in the borough safe", "Make each park in the borough safe", True),
        ("Make every park in the borough safe", "Make each park in this borough safe", False),
        ("Light every street by night", "Sweep every street by day", False),
        ("Balance the budget", "Balance the budget", False),
        ("Balance the whole budget", "Balance the whole budget", True),
        ("", "", False),
    ],
    ids=[
        "the same",
        "in another order",
        "in other capitals",
        "one word of seven",
        "two words of seven",
        "two words of five",
        "three words say too little",
        "four words are enough",
        "no words",
    ],
)
def test_two_texts(one: str, other: str, found: bool) -> None:
    assert alike(f"a: {one}", f"b: {other}") == ([(1, 0)] if found else [])


def test_texts_of_one_owner_are_not_held_against_each_other() -> None:
    assert alike("a: Light every street by night", "a: Light every street by night") == []


def test_the_first_of_another_owner_is_told() -> None:
    text = "Light every street by night"
    assert alike(f"a: {text}", f"b: {text}", f"b: {text}", f"c: {text}", f"a: {text}") == [
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 1),
    ]


def test_how_alike_they_must_be_is_the_callers_choice() -> None:
    pair = "a: Make every park in the borough safe", "b: Make each park in this borough safe"
    assert alike(*pair, share=Decimal("0.7")) == [(1, 0)]
    assert alike(*pair, share=Decimal(1)) == []


def test_nothing_is_missed_that_holding_each_against_each_would_find() -> None:
    ends = (("dark", "night"), ("safe", "bright", "calm"), ("park", "street"), ("every", "each"), ("make", "keep"))
    texts = [Owned(str(at % 3), f"{e} {d} {c} in the whole borough {b} by {a}") for at, (a, b, c, d, e) in
             enumerate(product(*ends))]  # fmt: skip
    words = [frozenset(each.text.split()) for each in texts]
    naive = [
        (later, next(near, None))
        for later in range(len(texts))
        for near in [
            (
                earlier
                for earlier in range(later)
                if texts[earlier].owner != texts[later].owner
                and 2 * len(words[earlier] & words[later]) >= MOST * (len(words[earlier]) + len(words[later]))
            )
        ]
    ]
    assert alike(*(f"{each.owner}: {each.text}" for each in texts)) == [pair for pair in naive if pair[1] is not None]


def test_thousands_of_the_same_text_are_compared_with_one() -> None:
    texts = [Owned(str(number), "Light every street by night") for number in range(5000)]
    assert list(first_alike(texts, MOST)) == [(number, 0) for number in range(1, 5000)]
