"""Reports as JSON: exact, stable, complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from bizplan.render.json import to_data, to_json
from bizplan.values.amounts import MoneyUnit
from bizplan.values.years import FinancialYear


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    amount: Decimal
    unit: MoneyUnit
    year: FinancialYear | None = None


@dataclass(frozen=True, slots=True)
class Report:
    lines: tuple[Line, ...]
    by_colour: Mapping[Colour, int]
    tags: frozenset[str]
    made: date
    agrees: bool


REPORT = Report(
    (
        Line("Café £", Decimal("12.10"), MoneyUnit.THOUSAND, FinancialYear(2019)),
        Line("b", Decimal("1E+3"), MoneyUnit.POUND),
    ),
    {Colour.RED: 2},
    frozenset({"b", "a", "c"}),
    date(2017, 6, 16),
    agrees=True,
)


def test_the_whole_of_a_report() -> None:
    assert (
        to_json(REPORT)
        == """\
{
  "lines": [
    {
      "label": "Café £",
      "amount": "12.10",
      "unit": "thousand",
      "year": "2019-20"
    },
    {
      "label": "b",
      "amount": "1000",
      "unit": "pound",
      "year": null
    }
  ],
  "by_colour": {
    "red": 2
  },
  "tags": [
    "a",
    "b",
    "c"
  ],
  "made": "2017-06-16",
  "agrees": true
}
"""
    )


@pytest.mark.parametrize("value", [1.5, object(), b"bytes", Line, {1: "a"}, [0.1]])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        to_data(value)
