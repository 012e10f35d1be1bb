"""The nearest of some known words to a word that is not among them."""

from collections.abc import Iterable

MOST_EDITS = 2


def edits(left: str, right: str, most: int = MOST_EDITS) -> int:
    """How many letters must be added, left out, changed or swapped to make one word the other; `most + 1` if more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for down, letter in enumerate(left, 1):
        before, above, row = row, before, [down]
        for across, other in enumerate(right, 1):
            cost = min(before[across] + 1, row[-1] + 1, before[across - 1] + (letter != other))
            if down > 1 and across > 1 and letter == right[across - 2] and left[down - 2] == other:
                cost = min(cost, above[across - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def nearest(word: str, known: Iterable[str], most: int = MOST_EDITS) -> str:
    """The known word with the fewest edits, at most `most` and less than the word is long; empty if none is near."""
    low = word.lower()
    scored = ((edits(low, each.lower(), most), each) for each in known if each)
    best = min(scored, default=(most + 1, ""))
    return best[1] if best[0] <= most and best[0] < len(word) else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word; empty if none is near."""
    near = nearest(word, known)
    return f"Did you mean “{near}”?" if near else ""
