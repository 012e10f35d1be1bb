"""Two texts to what was taken out of the one and put into the other, word by word."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_STRAIGHT = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "'"})
_AROUND = ".,;:!?'\"()[]“”"
"""What stands around a word and makes no other word of it."""


class Stays(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    OUT = "taken out"
    IN = "put in"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words next to one another of which the same became."""

    stays: Stays
    words: str
    """As they stand in the later text; those taken out as they stood in the earlier one."""


def same_words(before: str, after: str) -> bool:
    """Whether two texts say the same, whatever their capitals, quotation marks and stops."""
    return before == after or [*map(_key, before.split())] == [*map(_key, after.split())]


def word_changes(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches from which either text can be put together again, but for spaces and stops."""
    old, new = before.split(), after.split()
    matcher = difflib.SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    found: list[Stretch] = []
    for name, first, last, start, end in matcher.get_opcodes():
        if name == "equal":
            found.append(Stretch(Stays.KEPT, " ".join(new[start:end])))
            continue
        if last > first:
            found.append(Stretch(Stays.OUT, " ".join(old[first:last])))
        if end > start:
            found.append(Stretch(Stays.IN, " ".join(new[start:end])))
    return tuple(found)


def likeness(before: str, after: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1, whichever comes first: the share of their letters in common.

    It is 0 where it would be less than `least`, which is found out quickly.
    """
    first, second = sorted((_letters(before), _letters(after)))
    if not first:
        return 0.0
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def side(stretches: tuple[Stretch, ...], stays: Stays) -> Iterator[Stretch]:
    """What one text holds: what was kept, and what was taken out of it or put into it."""
    return (each for each in stretches if each.stays in {Stays.KEPT, stays})


def _key(word: str) -> str:
    return word.translate(_STRAIGHT).strip(_AROUND).casefold() or word


def _letters(text: str) -> str:
    return " ".join(text.lower().split())
