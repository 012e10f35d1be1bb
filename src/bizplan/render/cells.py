"""Text to the cells that a terminal gives it: how wide it is, and where its lines break."""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate

TAB = 4
"""Cells that a tab is shown as."""

_VISIBLE = {**{code: 0x2400 + code for code in range(0x20)}, **dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)}
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def one_line(text: str) -> str:
    """The text in one line that a terminal shows as it is: what quotes a document may hold a terminal's commands."""
    return " ".join(text.split()).translate(_VISIBLE)


def cells(sign: str) -> int:
    """How many cells one code point takes: none for an accent that joins the sign before it, two for 草."""
    if sign == "\t":
        return TAB
    if unicodedata.category(sign) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def edges(text: str) -> tuple[int, ...]:
    """The cell at which each code point begins, from 0, and the cell after the last."""
    return tuple(range(len(text) + 1)) if _is_plain(text) else tuple(accumulate(map(cells, text), initial=0))


def cells_of(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if _is_plain(text) else sum(map(cells, text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The words of a text in lines of at most so many cells; a longer word has a line of its own."""
    line, used = "", 0
    for word in text.split():
        taken = cells_of(word)
        if line and used + 1 + taken > width:
            yield line
            line, used = word, taken
        else:
            line, used = (f"{line} {word}", used + 1 + taken) if line else (word, taken)
    if line:
        yield line


def _is_plain(text: str) -> bool:
    """Whether every sign takes one cell, seen a hundred times faster than counted."""
    return text.isascii() and text.isprintable()
