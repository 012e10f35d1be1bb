"""Counts and lists as they stand in a sentence."""

from collections.abc import Sequence


def numbered(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 line`, `3 lines`, `1,200 lines`; `many` is the plural that is not just one s more."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: `a`, `a and b`, `a, b and c`; empty for none."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def lowered(sentence: str) -> str:
    """A sentence as it goes on after a colon: its first letter small."""
    return sentence[:1].lower() + sentence[1:]
