"""Figures to charts: parts from the largest down, things compared, the steps between two totals, a history."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from bizplan.reports.paper import Chart, Table, Text
from bizplan.reports.picture import Picture, PictureKind, Place, Point
from bizplan.values.amounts import rounded

Printed: TypeAlias = Callable[[Decimal], str]
"""A figure as the table prints it."""

MOST = 14
"""Bars beyond which the smallest are drawn together, so that a chart stays on one page; the table has them all."""
MOST_COMPARED = 8
"""Things compared beyond which only the largest are drawn."""
_NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True)
class About:
    """What a chart says and where it stands."""

    anchor: str
    title: Text
    subject: str
    source: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How a waterfall prints its figures."""

    figure: Printed
    change: Printed


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one total towards another."""

    label: str
    change: Decimal
    folds: bool = False
    """Whether it may be drawn together with others of its sort where there are too many steps."""


def parts_chart(
    about: About, amounts: Iterable[tuple[str, Decimal]], printed: Printed, *, ordered: bool = False
) -> Chart:
    """Bars from the largest amount down, or in the order given if they are `ordered`; many small ones as one."""
    found = list(amounts)
    if not ordered:
        found.sort(key=lambda each: -each[1])
    if len(found) > MOST:
        by_size = sorted(range(len(found)), key=lambda at: abs(found[at][1]))
        small = frozenset(by_size[: len(found) - MOST + 1])
        together = sum((found[at][1] for at in small), Decimal(0))
        found = [each for at, each in enumerate(found) if at not in small]
        found.append((f"{len(small)} smaller ones together", together))
    places = tuple(Place(label, (Point(amount, printed(amount)),)) for label, amount in found)
    told = "; ".join(f"{each.label} {each.points[0].words}" for each in places)
    return _chart(about, Picture(PictureKind.BARS, places), f"Bar chart: {told}.")


def pairs_chart(
    about: About, series: Sequence[str], rows: Sequence[tuple[str, Sequence[Decimal | None]]], printed: Printed
) -> Chart:
    """Bars side by side for each row, one for each series; a figure that is None is said not to be given."""
    drawn = _largest(rows)
    if len(drawn) < len(rows):
        about = replace(about, subject=f"{about.subject}; the {len(drawn)} largest of {len(rows)}")
    places = tuple(
        Place(label, tuple(_of(name, amount, printed) for name, amount in zip(series, amounts, strict=True)))
        for label, amounts in drawn
    )
    told = "; ".join(
        f"{each.label}: {', '.join(f'{point.series.lower()} {point.words}' for point in each.points)}"
        for each in places
    )
    names = " and ".join(each.lower() for each in series)
    return _chart(about, Picture(PictureKind.PAIRS, places), f"Bar chart of {names}. {told}.")


def steps_chart(about: About, ends: tuple[str, str], start: Decimal, moves: Sequence[Move], wording: Wording) -> Chart:
    """A waterfall from the first total over each move to the last total, which is what the moves make of the first."""
    printed, reached = wording.figure, start
    label, last = ends
    places = [Place(label, (Point(reached, printed(reached)),), is_total=True)]
    for move in _fewer(moves):
        before, reached = reached, reached + move.change
        places.append(Place(move.label, (Point(reached, wording.change(move.change), before),)))
    places.append(Place(last, (Point(reached, printed(reached)),), is_total=True))
    told = "; ".join(f"{each.label} {each.points[0].words}" for each in places[1:-1])
    way = f"from {label} {places[0].points[0].words} to {last} {places[-1].points[0].words}"
    picture = Picture(PictureKind.WATERFALL, tuple(places))
    rises, falls = any(each.change > 0 for each in moves), any(each.change < 0 for each in moves)
    key = "Striped steps add, solid ones take away." if rises and falls else ""
    return _chart(about, picture, f"Waterfall chart {way}. {told or 'No step'}.", key)


def history_chart(about: About, values: Iterable[tuple[str, Decimal | None]], printed: Printed) -> Chart:
    """A line through values in the order of time; it breaks where one is None."""
    places = tuple(Place(label, (_of("", value, printed),)) for label, value in values)
    told = "; ".join(f"{each.label} {each.points[0].words}" for each in places)
    return _chart(about, Picture(PictureKind.LINE, places), f"Line chart: {told}.")


def share_in_words(per_cent: Decimal) -> str:
    """A share in a title: a whole per cent, or one decimal where that would round most of it away."""
    shown = abs(per_cent)
    return f"{rounded(shown) if shown >= 1 else shown}%"


def _chart(about: About, picture: Picture, description: str, key: str = "") -> Chart:
    return Chart(about.anchor, about.title, about.subject, picture, description, about.source, key, about.table)


def _largest(
    rows: Sequence[tuple[str, Sequence[Decimal | None]]],
) -> Sequence[tuple[str, Sequence[Decimal | None]]]:
    """The rows with the largest figures, in their order, as many as are compared at most."""
    sizes = [max((abs(each) for each in amounts if each is not None), default=Decimal(0)) for _, amounts in rows]
    chosen = sorted(range(len(rows)), key=lambda at: -sizes[at])[:MOST_COMPARED]
    return [rows[at] for at in sorted(chosen)]


def _of(series: str, amount: Decimal | None, printed: Printed) -> Point:
    return Point(amount, _NOT_GIVEN if amount is None else printed(amount), series=series)


def _fewer(moves: Sequence[Move]) -> tuple[Move, ...]:
    """The moves, the smallest of those that may be drawn together as one where there are too many."""
    foldable = sorted((at for at, each in enumerate(moves) if each.folds), key=lambda at: abs(moves[at].change))
    small = frozenset(foldable[: max(0, len(moves) - MOST + 1)]) if len(moves) > MOST else frozenset()
    if len(small) < 2:  # noqa: PLR2004 - one alone is drawn as itself
        return tuple(moves)
    change = sum((moves[at].change for at in small), Decimal(0))
    together = Move(f"{len(small)} smaller changes together", change, folds=True)
    last = max(small)
    return tuple(together if at == last else each for at, each in enumerate(moves) if at == last or at not in small)
