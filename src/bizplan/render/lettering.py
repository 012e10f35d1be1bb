"""Words to how wide they stand in a plain sans-serif, and to lines of a width, for pictures that cannot flow."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bizplan.render.prose import one_line

_NARROW = frozenset("ijl|!',.:;`I ()[]/\\ftr-·’‘")
_BROAD = frozenset("mwMW%@—…")
_SIGNS = frozenset("+=\N{MINUS SIGN}")
_WIDE = frozenset("WF")


def width_of(words: str, size: int, *, bold: bool = False) -> int:
    """How wide words stand at most at a size, in the same unit: rather a little too much than too little."""
    return -(-_thousandths_of(words) * size * (108 if bold else 102) // 100_000)


def lines_of(words: str, width: int, size: int, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """The words in at most so many lines of a width; what is left over gives way to an ellipsis."""
    lines = list(_broken(one_line(words), width, size, bold=bold))
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _broken(words: str, width: int, size: int, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in words.split():
        rest = word
        joined = f"{line} {rest}" if line else rest
        if width_of(joined, size, bold=bold) <= width:
            line = joined
            continue
        if line:
            yield line
        while width_of(rest, size, bold=bold) > width and len(rest) > 1:
            fits = next(
                n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n], size, bold=bold) <= width
            )
            yield rest[:fits]
            rest = rest[fits:]
        line = rest
    if line:
        yield line


@lru_cache(maxsize=4096)
def _thousandths_of(words: str) -> int:
    return sum(map(_thousandths, words))


@lru_cache(maxsize=512)
def _thousandths(sign: str) -> int:
    """Of the size: after the metrics of Arial, whose digits all take 556."""
    if sign in _NARROW:
        return 334 if sign in "()r-[]" else 280
    if sign in _BROAD:
        return 1000
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(sign) in _WIDE:
        return 1000
    return 722 if sign.isupper() else 584 if sign in _SIGNS else 570 if sign.isascii() else 650
