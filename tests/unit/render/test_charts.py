"""Drawings of charts: labels inside and apart, bars in proportion, steps that meet."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from bizplan.render.charts import drawing, drawings
from bizplan.render.lettering import lines_of, width_of
from bizplan.render.pictures import DROP, LEAD, NARROW, SIZE, WIDE, Drawing, Label, Page
from bizplan.reports.charts import About, Move, Wording, history_chart, pairs_chart, parts_chart, steps_chart
from bizplan.reports.paper import Chart, literal
from bizplan.reports.picture import Picture, PictureKind, Place, Point
from bizplan.values.amounts import figure, signed

ABOUT = About("chart", literal("It rises"), "Net budget, £000")
LONG = "Directorate of Extraordinarily Long and Winding Names, Sub-committees and Everything Else Besides"


def parts(*amounts: int, label: str = "Roads and lamps") -> Chart:
    return parts_chart(ABOUT, [(f"{label} {n}", Decimal(each)) for n, each in enumerate(amounts)], figure)


def steps(start: int, *changes: int) -> Chart:
    moves = [Move(f"{LONG} {n}", Decimal(each), folds=True) for n, each in enumerate(changes)]
    return steps_chart(ABOUT, ("Total 2017-18", "Total 2019-20"), Decimal(start), moves, Wording(figure, signed))


def pairs(*rows: Sequence[int | None]) -> Chart:
    amounts = [
        (f"Service {n}", [None if each is None else Decimal(each) for each in row]) for n, row in enumerate(rows)
    ]
    return pairs_chart(ABOUT, ("Budget", "Actual so far", "Forecast"), amounts, figure)


def history(*values: int | None) -> Chart:
    years = [(f"20{n + 10}-{n + 11}", None if each is None else Decimal(each)) for n, each in enumerate(values)]
    return history_chart(ABOUT, years, figure)


CHARTS = {
    "parts": parts(3068, 708, 570, 494, 334),
    "one": parts(12),
    "nought": parts(0, 0, 0),
    "negative": parts(6428, 3146, -640, -12100),
    "all negative": parts(-5, -80, -640),
    "tiny": parts(10**9, 1),
    "huge": parts(10**17, -(10**17)),
    "long": parts(3, 2, 1, label=LONG),
    "unbroken": parts(3, 2, label="x" * 500),
    "many": parts(*range(1, 60)),
    "steps": steps(6173, -1789, 640, 29, 123, 13, -15),
    "steps below nought": steps(100, -350, 120, 400),
    "steps from nought": steps(0, 5),
    "no steps": steps(50),
    "steps wholly below": steps(-500, 100, -200),
    "many steps": steps(1000, *range(1, 40)),
    "pairs": pairs((1790, 930, 1836), (402, None, 398)),
    "pairs of signs": pairs((-3166, -1742, -3050), (2981, 1490, 2981)),
    "pairs not given": pairs((None, None, None)),
    "huge pairs": pairs((10**17, -(10**17), 10**15)),
    "history": history(86, 88, None, 90, 84),
    "history of one": history(86),
    "history of nothing": history(None),
    "flat history": history(5, 5, 5),
    "long history": history(*(n * 37 % 1000 for n in range(60))),
}
EVERY = [
    pytest.param(chart, page, id=f"{name}, {page.name}") for name, chart in CHARTS.items() for page in (WIDE, NARROW)
]


def box_of(label: Label) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what a label covers."""
    width = width_of(label.words, SIZE, bold=label.bold)
    left = label.x - {"start": 0, "middle": width // 2, "end": width}[label.side]
    return left, label.y - DROP, left + width, label.y - DROP + LEAD


@pytest.mark.parametrize(("chart", "page"), EVERY)
def test_every_label_and_bar_is_inside_the_view_box(chart: Chart, page: Page) -> None:
    drawn = drawing(chart.picture, page)
    assert drawn.labels
    for label in drawn.labels:
        left, top, right, bottom = box_of(label)
        assert -2 <= left < right <= drawn.width + 2, label
        assert 0 <= top < bottom <= drawn.height + 4, label
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.width >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
    for spot in drawn.spots:
        assert 0 <= spot.x <= drawn.width
        assert 0 <= spot.y <= drawn.height


@pytest.mark.parametrize(("chart", "page"), EVERY)
def test_no_label_lies_on_another_or_on_a_bar(chart: Chart, page: Page) -> None:
    drawn = drawing(chart.picture, page)
    covered = [box_of(each) for each in drawn.labels]
    covered += [(box.x, box.y, box.x + box.width, box.y + box.height) for box in drawn.boxes if box.width]
    for one, other in combinations(covered, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize("page", [WIDE, NARROW])
def test_bars_are_as_long_as_their_figures_are_large_from_one_nought(page: Page) -> None:
    amounts = (4000, 3000, 1000, -2000)
    drawn = drawing(parts(*amounts).picture, page)
    unit = drawn.boxes[0].width / 4
    for amount, box in zip(amounts, drawn.boxes, strict=True):
        assert abs(box.width - unit * abs(amount) / 1000) <= 1
    noughts = [box.x + (box.width if amount < 0 else 0) for amount, box in zip(amounts, drawn.boxes, strict=True)]
    assert len(set(noughts)) == 1
    assert drawn.rules[0].x1 == noughts[0]


@pytest.mark.parametrize("page", [WIDE, NARROW])
def test_a_step_begins_where_the_one_before_it_ends(page: Page) -> None:
    changes = (-1789, 640, 29, 123, 13, -15)
    first, *middle, last = drawing(steps(6173, *changes).picture, page).boxes
    reached = first.x + first.width
    for change, box in zip(changes, middle, strict=True):
        begins, ends = (box.x + box.width, box.x) if change < 0 else (box.x, box.x + box.width)
        assert abs(begins - reached) <= 1
        assert box.fill == ("solid" if change < 0 else "stripes")
        reached = ends
    assert abs(last.x + last.width - reached) <= 1
    assert first.x == last.x


def test_connectors_run_from_each_bar_to_the_next() -> None:
    drawn = drawing(steps(100, -350, 120, 400).picture, WIDE)
    links = [rule for rule in drawn.rules if rule.role == "link"]
    assert len(links) == len(drawn.boxes) - 1
    for link, (above, below) in zip(links, pairwise(drawn.boxes), strict=True):
        assert (link.y1, link.y2) == (above.y + above.height, below.y)
        for box in (above, below):
            assert min(abs(link.x1 - box.x), abs(link.x1 - box.x - box.width)) <= 1


def test_bars_of_one_place_are_told_apart_by_more_than_colour() -> None:
    drawn = drawing(CHARTS["pairs"].picture, WIDE)
    assert [box.fill for box in drawn.boxes] == ["pale", "solid", "dots"] * 2
    assert "actual so far not given" in {each.words for each in drawn.labels}
    assert {box.fill for box in drawing(CHARTS["negative"].picture, WIDE).boxes} == {"solid", "stripes"}


def test_nothing_has_no_bar_and_next_to_nothing_has_a_sliver() -> None:
    assert [box.width for box in drawing(CHARTS["nought"].picture, WIDE).boxes] == [0, 0, 0]
    assert drawing(CHARTS["tiny"].picture, WIDE).boxes[1].width == 1


def test_a_long_label_is_wrapped_and_at_last_cut_with_a_mark() -> None:
    words = [label.words for label in drawing(CHARTS["long"].picture, WIDE).labels]
    assert " ".join(words[:3]).startswith("Directorate of Extraordinarily Long and Winding")
    assert max(width_of(each, SIZE) for each in words) <= WIDE.labels
    cut = lines_of("word " * 200, 100, SIZE, most=3)
    assert len(cut) == 3
    assert cut[-1].endswith("…")


def test_a_history_breaks_where_a_figure_is_missing() -> None:
    drawn = drawing(CHARTS["history"].picture, WIDE)
    assert len(drawn.spots) == 4
    assert sum(rule.role == "line" for rule in drawn.rules) == 2
    heights = {spot.x: spot.y for spot in drawn.spots}
    assert [spot.x for spot in drawn.spots] == sorted(heights)
    assert min(heights.values()) == drawn.spots[2].y
    told = {each.words for each in drawn.labels}
    assert {"86", "90", "84", "2010-11", "2014-15"} <= told


def test_a_long_history_names_its_last_year_and_tells_its_ends() -> None:
    told = {each.words for each in drawing(CHARTS["long history"].picture, NARROW).labels}
    assert "2069-70" in told
    assert len(told) < 60


def test_each_chart_is_drawn_for_a_desk_and_for_a_phone() -> None:
    found: tuple[Drawing, ...] = drawings(CHARTS["parts"])
    assert [(each.name, each.width) for each in found] == [("wide", 680), ("narrow", 340)]


def test_a_picture_that_cannot_be_true_is_refused() -> None:
    with pytest.raises(ValueError, match="of nothing"):
        Picture(PictureKind.BARS, ())
    total = Place("Before", (Point(Decimal(5), "5"),), is_total=True)
    with pytest.raises(ValueError, match="Next does not start where Before ends"):
        Picture(PictureKind.WATERFALL, (total, Place("Next", (Point(Decimal(9), "+2", Decimal(7)),))))
    with pytest.raises(ValueError, match="one figure"):
        Picture(PictureKind.LINE, (Place("a", (Point(None, "x"), Point(None, "y"))),))
