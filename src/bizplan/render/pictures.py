"""What a drawing is made of: boxes, rules and labels with their places, and the two sizes it is drawn in."""

from dataclasses import dataclass

SIZE = 15
"""Of the letters, in units of the view box, which are about a screen's pixels and 0.7 points on paper."""
LEAD = 18
"""From one line of letters to the next."""
DROP = 14
"""From the top of a line of letters to the foot of the letters."""
GAP = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A size that charts are drawn in."""

    name: str
    width: int
    labels: int
    """The room for labels on the left; none where labels stand above their bars."""


WIDE = Page("wide", 680, 230)
NARROW = Page("narrow", 340, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """A bar."""

    x: int
    y: int
    width: int
    height: int
    fill: str
    """`solid`, `whole`, `pale`, `stripes` or `dots`; each can be told apart in grey."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: int
    y1: int
    x2: int
    y2: int
    role: str
    """`axis`, `link` or `line`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a line."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Label:
    """A line of letters."""

    x: int
    y: int
    words: str
    side: str
    """Which of its sides x is: `start`, `middle` or `end`."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in one size, complete: a template only prints it."""

    name: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    rules: tuple[Rule, ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...] = ()
