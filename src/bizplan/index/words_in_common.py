"""Texts of several owners to those that have nearly all their words in common, without holding each against each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal
from math import ceil
from typing import NamedTuple

_WORD = re.compile(r"[a-z0-9]+")
_FEWEST = 4
_LARGEST_BLOCK = 200


class Owned(NamedTuple):
    """A text and whose it is."""

    owner: str
    text: str


class _Kind(NamedTuple):
    """All texts of the same words."""

    words: frozenset[str]
    firsts: dict[str, int]
    """Owner -> the position of its first text; in order, and at most two, for one of them is another's."""


class Alike(NamedTuple):
    """A text and an earlier one that is like it."""

    position: int
    earlier: int
    """The first text of its wording of another owner."""
    share: Decimal
    """Twice the words they share, as a share of the words of both: 1 for the same words; rounded down to hundredths."""


def first_alike(texts: Sequence[Owned], alike: Decimal) -> Iterator[tuple[int, int]]:
    """The positions of each text that is like an earlier one of another owner, and of the first such."""
    first: dict[int, int] = {}
    for found in all_alike(texts, alike):
        first[found.position] = min(found.earlier, first.get(found.position, found.earlier))
    yield from first.items()


def all_alike(texts: Sequence[Owned], alike: Decimal) -> Iterator[Alike]:
    """Each text with each earlier wording that is like it, if another owner has that wording; in order of position.

    Two texts are alike by twice the words they share, as a share of the words of both; what they share is then sure to
    hold one of the rarest words of each, and only texts that have one of those in common are compared. Of texts with
    all words the same only the first of an owner counts. Texts of fewer than four different words say too little. Nor
    is a word looked up that two hundred others have among their rarest.
    """
    word_sets = [frozenset(_WORD.findall(each.text.lower())) for each in texts]
    counts = Counter(word for words in word_sets for word in words)
    kinds: dict[frozenset[str], _Kind] = {}
    blocks: dict[str, list[_Kind]] = {}
    for position, (text, words) in enumerate(zip(texts, word_sets, strict=True)):
        if len(words) < _FEWEST:
            continue
        rarest = sorted(words, key=lambda word: (counts[word], word))[: len(words) - _least(len(words), alike) + 1]
        near = {id(kind): kind for word in rarest for kind in blocks.get(word, ())}
        found = [
            Alike(position, min(others), _share(words, kind.words))
            for kind in near.values()
            if _is_alike(words, kind.words, alike)
            and (others := [at for owner, at in kind.firsts.items() if owner != text.owner])
        ]
        yield from sorted(found, key=lambda each: each.earlier)
        kind = kinds.get(words)
        if kind is None:
            kind = kinds[words] = _Kind(words, {text.owner: position})
            for word in rarest:
                block = blocks.setdefault(word, [])
                if len(block) < _LARGEST_BLOCK:
                    block.append(kind)
        elif len(kind.firsts) == 1:
            kind.firsts.setdefault(text.owner, position)


def _least(words: int, alike: Decimal) -> int:
    """How many words a text must share with any other to be alike by so much."""
    return ceil(alike / (2 - alike) * words)


def _is_alike(one: frozenset[str], other: frozenset[str], alike: Decimal) -> bool:
    return 2 * len(one & other) >= alike * (len(one) + len(other))


def _share(one: frozenset[str], other: frozenset[str]) -> Decimal:
    share = Decimal(2 * len(one & other)) / (len(one) + len(other))
    return share.quantize(Decimal("0.01"), ROUND_FLOOR)
