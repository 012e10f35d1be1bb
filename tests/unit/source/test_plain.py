"""Plain forms: what is written plainly comes back equal, and what cannot be is refused."""

import marshal
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, NamedTuple

import pytest

from bizplan.source.plain import form_of


class Colour(StrEnum):
    RED = "red"
    AMBER = "amber"


class Point(NamedTuple):
    across: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    points: tuple[Point, ...]
    weight: Decimal | None = None


CASES: tuple[tuple[Any, Any, object], ...] = (
    (str, "P4", "P4"),
    (int, 4, 4),
    (bool, True, True),
    (type(None), None, None),
    (Literal["key", "value"], "key", "key"),
    (str | int, 4, 4),
    (str | None, None, None),
    (Decimal, Decimal("12.10"), "12.10"),
    (Decimal | None, None, None),
    (Decimal | None, Decimal("-0.5"), "-0.5"),
    (date, date(2017, 6, 16), 736496),
    (Colour, Colour.RED, "red"),
    (tuple[str | int, ...], ("lines", 3), ("lines", 3)),
    (tuple[str, int], ("lines", 3), ("lines", 3)),
    (tuple[str, Decimal], ("lines", Decimal(3)), ("lines", "3")),
    (tuple[tuple[str, Decimal], ...], (("a", Decimal(1)),), (("a", "1"),)),
    (tuple[Colour, ...], (Colour.RED, Colour.AMBER), ("red", "amber")),
    (frozenset[str], frozenset({"a"}), frozenset({"a"})),
    (frozenset[Colour], frozenset({Colour.RED}), ("red",)),
    (Point, Point(1, Colour.RED), (1, "red")),
    (Shape, Shape("a", ()), ("a", (), None)),
    (
        Shape,
        Shape("a", (Point(1, Colour.RED), Point(2, Colour.AMBER)), Decimal("1.50")),
        ("a", ((1, "red"), (2, "amber")), "1.50"),
    ),
)


@pytest.mark.parametrize(("kind", "value", "plain"), CASES, ids=repr)
def test_a_value_comes_back_equal_and_of_its_own_type(kind: object, value: object, plain: object) -> None:
    form = form_of(kind)
    assert form.dump(value) == plain
    back = form.load(marshal.loads(marshal.dumps(form.dump(value))))  # noqa: S302 -- our own
    assert back == value
    assert type(back) is type(value)


def test_parts_are_of_their_own_types_again() -> None:
    form = form_of(Shape)
    back = form.load(form.dump(Shape("a", (Point(1, Colour.RED),))))
    assert [type(each) for each in (back.points[0], back.points[0].colour)] == [Point, Colour]


@pytest.mark.parametrize("kind", [object, list[str], Point | Shape, Decimal | str, tuple[object, ...], dict[str, int]])
def test_what_has_no_plain_form_is_refused(kind: object) -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        form_of(kind)
