"""Texts that are alike, found by their rarest words, against holding each text against each other."""

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.words_in_common import Alike, Owned, all_alike, first_alike

VOCABULARY = ("make", "keep", "every", "park", "street", "safe", "dark", "light", "the", "in", "by", "of")
WORDS = st.lists(
    st.sampled_from(["make", "keep", "every", "park", "street", "safe", "dark", "light", "the", "in", "by", "of"]),
    max_size=9,
)
TEXTS = st.lists(st.builds(Owned, st.sampled_from("abc"), WORDS.map(" ".join)), max_size=24)
SHARES = st.integers(50, 100).map(lambda hundredths: Decimal(hundredths) / 100)


def naive(texts: Sequence[Owned], at_least: Decimal) -> list[Alike]:
    """Each text against the first of each earlier wording that another owner has."""
    words = [frozenset(re.findall(r"[a-z0-9]+", each.text.lower())) for each in texts]
    found = []
    for later, here in enumerate(texts):
        seen: set[frozenset[str]] = set()
        for earlier in range(later):
            both = len(words[later]) + len(words[earlier])
            shared = 2 * len(words[later] & words[earlier])
            if (
                texts[earlier].owner == here.owner
                or words[earlier] in seen
                or min(map(len, (words[later], words[earlier]))) < 4
            ):
                continue
            if shared >= at_least * both:
                seen.add(words[earlier])
                share = (Decimal(shared) / both).quantize(Decimal("0.01"), ROUND_FLOOR)
                found.append(Alike(later, earlier, share))
    return found


@given(TEXTS, SHARES)
def test_nothing_is_missed_and_nothing_made_up(texts: list[Owned], at_least: Decimal) -> None:
    assert list(all_alike(texts, at_least)) == naive(texts, at_least)


@given(TEXTS, SHARES)
def test_the_first_is_the_first_of_all(texts: list[Owned], at_least: Decimal) -> None:
    first: dict[int, int] = {}
    for each in naive(texts, at_least):
        first.setdefault(each.position, each.earlier)
    assert list(first_alike(texts, at_least)) == list(first.items())
