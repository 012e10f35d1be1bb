"""A history to a drawing: a line through its points, each named below and told beside it where there is room."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from bizplan.render.lettering import lines_of, width_of
from bizplan.render.pictures import DROP, GAP, LEAD, SIZE, Drawing, Label, Page, Rule, Spot
from bizplan.reports.picture import Picture, Place

_TOP = LEAD + GAP
_TALL = 120


def line_drawing(picture: Picture, page: Page) -> Drawing:
    """The line with the first, the last, the lowest and the highest figure told, and all others that have room."""
    places = picture.places
    widest = max(max(width_of(each.points[0].words, SIZE, bold=True), width_of(each.label, SIZE)) for each in places)
    inset = min(widest // 2 + GAP, page.width // 4)
    across = page.width - 2 * inset
    xs = [inset + across * n // (len(places) - 1) if len(places) > 1 else page.width // 2 for n in range(len(places))]
    known = [each.points[0].value for each in places if each.points[0].value is not None]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    spots = [_spot(x, each, low, high) for x, each in zip(xs, places, strict=True)]
    lines = tuple(Rule(a.x, a.y, b.x, b.y, "line") for a, b in pairwise(spots) if a is not None and b is not None)
    floor = _TOP + _TALL + LEAD + GAP
    named = _named(places, xs, page, floor)
    height = max((each.y for each in named), default=floor) + LEAD - DROP + 2
    axis = Rule(0, floor, page.width, floor, "axis")
    drawn = tuple(each for each in spots if each is not None)
    return Drawing(page.name, page.width, height, (), (axis, *lines), (*_told(places, spots, page), *named), drawn)


def _spot(x: int, place: Place, low: Decimal, high: Decimal) -> Spot | None:
    value = place.points[0].value
    if value is None:
        return None
    if high == low:
        return Spot(x, _TOP + _TALL // 2)
    return Spot(x, _TOP + int(((high - value) / (high - low) * _TALL).to_integral_value(ROUND_HALF_UP)))


def _told(places: Sequence[Place], spots: Sequence[Spot | None], page: Page) -> list[Label]:
    """Figures beside their points, the most telling first; one that would touch another is left to the table."""
    known = [n for n, spot in enumerate(spots) if spot is not None]
    if not known:
        return [Label(page.width // 2, _TOP + _TALL // 2, places[0].points[0].words, "middle")]

    def height(n: int) -> int:
        spot = spots[n]
        return spot.y if spot is not None else 0

    first = dict.fromkeys((known[-1], known[0], max(known, key=height), min(known, key=height), *known))
    labels: list[Label] = []
    taken: list[tuple[int, int]] = []
    for n in first:
        spot, words = spots[n], places[n].points[0].words
        if spot is None:
            continue
        half = width_of(words, SIZE, bold=True) // 2 + GAP // 2
        if spot.x - half < -GAP // 2 or spot.x + half > page.width + GAP // 2:
            continue
        if all(spot.x + half <= start or spot.x - half >= end for start, end in taken):
            taken.append((spot.x - half, spot.x + half))
            sinks = any(0 <= near < len(spots) and spots[near] and height(near) < spot.y for near in (n - 1, n + 1))
            rises = any(0 <= near < len(spots) and spots[near] and height(near) > spot.y for near in (n - 1, n + 1))
            below = sinks and not rises
            labels.append(Label(spot.x, spot.y + (GAP + DROP if below else -GAP), words, "middle", n == known[-1]))
    return labels


def _named(places: Sequence[Place], xs: Sequence[int], page: Page, floor: int) -> list[Label]:
    """The names of the points under the axis; where they are too many, every second or third, and always the last."""
    room = page.width if len(xs) < 2 else xs[1] - xs[0]  # noqa: PLR2004 - one has no neighbour
    widest = max(width_of(each.label, SIZE) for each in places) + GAP
    step = 1 if room >= widest else min(-(-widest // max(1, xs[1] - xs[0])), len(places))
    labels: list[Label] = []
    for n in range(len(places) - 1, -1, -step):
        wide = 2 * min(xs[n], page.width - xs[n])
        width = min(wide, (xs[1] - xs[0]) * step - GAP // 2 if len(xs) > 1 else wide)
        for row, line in enumerate(lines_of(places[n].label, width, SIZE, most=2)):
            labels.append(Label(xs[n], floor + 4 + row * LEAD + DROP, line, "middle"))
    return labels
