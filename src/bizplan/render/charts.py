"""Charts to drawings: every box, rule and label in its place, in one size for desks and paper and one for phones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from bizplan.render.lettering import lines_of, width_of
from bizplan.render.line_charts import line_drawing
from bizplan.render.pictures import DROP, GAP, LEAD, NARROW, SIZE, WIDE, Box, Drawing, Label, Page, Rule
from bizplan.reports.paper import Chart
from bizplan.reports.picture import Picture, PictureKind, Place, Point

_BAR = 22
_PAIR = 18
_ROW_GAP = 12
_LEAST_PLOT = 120
_SERIES = ("pale", "solid", "dots")


def drawings(chart: Chart) -> tuple[Drawing, ...]:
    """The chart drawn twice; a page shows the one that it has room for."""
    return tuple(drawing(chart.picture, page) for page in (WIDE, NARROW))


def drawing(picture: Picture, page: Page) -> Drawing:
    """A picture with all its labels inside the width of the page, none upon another."""
    if picture.kind is PictureKind.LINE:
        return line_drawing(picture, page)
    return _Bars(picture, page).drawn()


@dataclass(slots=True)
class _Bars:
    """A drawing of horizontal bars in the making; places are whole units of the view box."""

    picture: Picture
    page: Page
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    left: int = 0
    right: int = 0
    beside: bool = True

    def drawn(self) -> Drawing:
        self._measure()
        y, starts = 2, []
        for place in self.picture.places:
            starts.append(len(self.boxes))
            y = self._place(place, y) + _ROW_GAP
        height = y - _ROW_GAP + 2
        zero = self.x(Decimal(0))
        if self.page.labels:
            self.rules.insert(0, Rule(zero, 0, zero, height, "axis"))
            if self.picture.kind is PictureKind.WATERFALL:
                self._connect()
        else:
            zeros = [Rule(zero, box.y, zero, box.y + box.height, "axis") for box in self.boxes]
            self.rules = zeros + self.rules
        return Drawing(
            self.page.name, self.page.width, height, tuple(self.boxes), tuple(self.rules), tuple(self.labels)
        )

    def x(self, value: Decimal) -> int:
        if self.high == self.low:
            return self.left
        share = (value - self.low) / (self.high - self.low) * (self.right - self.left)
        return self.left + int(share.to_integral_value(ROUND_HALF_UP))

    def _measure(self) -> None:
        """Room for labels on the left, for figures on both ends, and the scale between."""
        points = [point for place in self.picture.places for point in place.points]
        values = [value for point in points for value in (point.start, point.value) if value is not None]
        self.low, self.high = min([Decimal(0), *values]), max([Decimal(0), *values])
        labels = 0
        if self.page.labels:
            widths = (width_of(place.label, SIZE, bold=place.is_total) for place in self.picture.places)
            labels = min(max(widths), self.page.labels) + GAP
        before = max((_width(each) for each in points if _is_left(each)), default=0)
        after = max((_width(each) for each in points if not _is_left(each)), default=0)
        if self.page.width - labels - before - after < _LEAST_PLOT:
            self.beside, before, after = False, 0, 0
        self.left, self.right = labels + before, self.page.width - after - 1

    def _place(self, place: Place, y: int) -> int:
        """One place with its label and bars; the answer is where it ends."""
        room = self.left if self.page.labels else self.page.width
        if self.page.labels:
            room = min(self.page.labels, self.left)
        lines = lines_of(place.label, room, SIZE, most=4, bold=place.is_total)
        thick = _PAIR if len(place.points) > 1 else _BAR
        above = 0 if self.beside else LEAD + 2
        bars = len(place.points) * (thick + above) + (len(place.points) - 1) * 2
        text = len(lines) * LEAD
        if self.page.labels:
            block = max(text, bars)
            self._write(lines, y + (block - text) // 2, bold=place.is_total)
            top = y + (block - bars) // 2
            end = y + block
        else:
            self._write(lines, y, bold=place.is_total)
            top = y + text + 2
            end = top + bars
        for number, point in enumerate(place.points):
            self._bar(point, place, top + above + number * (thick + above + 2), thick, number)
        return end

    def _write(self, lines: Sequence[str], y: int, *, bold: bool) -> None:
        self.labels += [Label(0, y + n * LEAD + DROP, line, "start", bold) for n, line in enumerate(lines)]

    def _bar(self, point: Point, place: Place, y: int, thick: int, number: int) -> None:
        zero = self.x(Decimal(0))
        low, high = (zero, zero) if point.value is None else sorted((self.x(point.start), self.x(point.value)))
        moved = point.value is not None and point.value != point.start
        if moved and low == high:
            high += 1
        # A bar of nothing keeps a box without width, from which its connector and its words are placed.
        self.boxes.append(
            Box(low, y, high - low, thick, _fill(self.picture.kind, point, number, is_total=place.is_total))
        )
        words = _words(point)
        baseline = y + (thick - LEAD) // 2 + DROP
        if not self.beside:
            self.labels += [
                Label(self.left if self.page.labels else 0, y - LEAD - 2 + DROP, line, "start", place.is_total)
                for line in lines_of(words, self.right - (self.left if self.page.labels else 0), SIZE, most=1)
            ]
        elif _is_left(point):
            self.labels.append(Label(low - GAP // 2, baseline, words, "end", place.is_total))
        else:
            self.labels.append(Label(high + GAP // 2, baseline, words, "start", place.is_total))

    def _connect(self) -> None:
        """A thin rule from the end of each step to the beginning of the next."""
        for before, box, place in zip(self.boxes, self.boxes[1:], self.picture.places, strict=False):
            reached = place.points[0].value
            if reached is not None:
                x = self.x(reached)
                self.rules.append(Rule(x, before.y + before.height, x, box.y, "link"))


def _words(point: Point) -> str:
    if point.value is None:
        return f"{point.series.lower()} {point.words}".lstrip()
    return f"{point.words} {point.series.lower()}" if point.series else point.words


def _width(point: Point) -> int:
    return width_of(_words(point), SIZE, bold=True) + GAP


def _is_left(point: Point) -> bool:
    """Whether the figure stands on the left of its bar, which lies wholly below nought."""
    return point.value is not None and max(point.value, point.start) <= 0 and min(point.value, point.start) < 0


def _fill(kind: PictureKind, point: Point, number: int, *, is_total: bool) -> str:
    match kind:
        case PictureKind.WATERFALL if is_total:
            return "whole"
        case PictureKind.WATERFALL:
            return "stripes" if point.value is not None and point.value > point.start else "solid"
        case PictureKind.PAIRS:
            return _SERIES[number % len(_SERIES)]
        case _:
            return "stripes" if point.value is not None and point.value < 0 else "solid"
