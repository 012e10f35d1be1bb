"""What a chart is a picture of, before anyone knows how large it is drawn: places, points, and what they are called."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

_NOUGHT = Decimal(0)


class PictureKind(StrEnum):
    """How figures are shown."""

    BARS = "bars"
    """A bar for each part."""
    PAIRS = "pairs"
    """Two or more bars side by side for each thing compared."""
    WATERFALL = "waterfall"
    """The steps from one total to another."""
    LINE = "line"
    """A history."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a picture."""

    value: Decimal | None
    """Where its bar ends; None where the figure is not known."""
    words: str
    """The figure as printed, or why it is not there."""
    start: Decimal = _NOUGHT
    """Where its bar begins: nought, or what a step starts from."""
    series: str = ""
    """Which of several bars of its place it is, such as `Forecast`."""


@dataclass(frozen=True, slots=True)
class Place:
    """What has one bar, a step, several bars to compare, or a point of a line."""

    label: str
    points: tuple[Point, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Places in the order in which they are drawn; the steps of a waterfall meet."""

    kind: PictureKind
    places: tuple[Place, ...]

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a picture of nothing")
        if self.kind is not PictureKind.PAIRS and any(len(each.points) != 1 for each in self.places):
            raise ValueError(f"{self.kind} have one figure for each place")
        if self.kind is PictureKind.WATERFALL:
            for before, after in pairwise(self.places):
                reached = after.points[0].value if after.is_total else after.points[0].start
                if before.points[0].value is None or before.points[0].value != reached:
                    raise ValueError(f"{after.label} does not start where {before.label} ends")
