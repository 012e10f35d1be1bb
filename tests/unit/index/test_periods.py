"""Reporting periods to months and days."""

from datetime import date

import pytest

from bizplan.index.periods import Stretch, months_before, months_between_readings, stretch
from bizplan.model.yardsticks import Calendar
from bizplan.values.years import FinancialYear, period


def calendar(key: str, *parts: tuple[str, int, int]) -> Calendar:
    periods = [{"part": part, "name": part, "first_month": str(a), "last_month": str(b)} for part, a, b in parts]
    return Calendar.model_validate({"id": key, "name": key, "periods": periods})


QUARTERS = calendar("quarterly", ("Q1", 4, 6), ("Q2", 7, 9), ("Q3", 10, 12), ("Q4", 1, 3))
THIRDS = calendar("thirds", ("P1", 4, 7), ("P2", 8, 11), ("P3", 12, 3))
HALVES = calendar("halves", ("H1", 4, 9), ("H2", 10, 3))


@pytest.mark.parametrize(
    ("text", "last_day", "months", "before_2026"),
    [
        ("2025-26", date(2026, 3, 31), 12, 0),
        ("2024-25", date(2025, 3, 31), 12, 12),
        ("2025-26 Q4", date(2026, 3, 31), 3, 0),
        ("2025-26 Q3", date(2025, 12, 31), 3, 3),
        ("2025-26 Q1", date(2025, 6, 30), 3, 9),
        ("2026-27 Q2", date(2026, 9, 30), 3, -6),
        ("2025-26 P2", date(2025, 11, 30), 4, 4),
        ("2025-26 P3", date(2026, 3, 31), 4, 0),
        ("2023-24 H2", date(2024, 3, 31), 6, 24),
        ("2025-26 H1", date(2025, 9, 30), 6, 6),
    ],
)
def test_a_period_is_a_stretch_of_months(text: str, last_day: date, months: int, before_2026: int) -> None:
    found = stretch(period(text), (QUARTERS, THIRDS, HALVES))
    assert found is not None
    assert (found.last_day, found.months, months_before(FinancialYear(2026), found)) == (last_day, months, before_2026)


@pytest.mark.parametrize("text", ["Q2", "2025-26 M7"])
def test_a_period_without_its_year_or_calendar_is_nowhere(text: str) -> None:
    assert stretch(period(text), (QUARTERS,)) is None


def test_a_stretch_in_february_knows_leap_years() -> None:
    assert Stretch(12 * 2023 + 11, 1).last_day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("yearly", 12),
        ("Annually", 12),
        ("once a year", 12),
        ("each year", 12),
        ("every year", 12),
        ("every 2 years", 24),
        ("every two years", 24),
        ("every other year", 24),
        ("biennial", 24),
        ("every three years", 36),
        ("every 10 years", 120),
        ("twice a year", 6),
        ("half-yearly", 6),
        ("every six months", 6),
        ("three times a year", 4),
        ("quarterly", 3),
        ("each quarter", 3),
        ("every 4 months", 4),
        ("monthly", 1),
        ("every week", 1),
        ("", None),
        ("when asked", None),
        ("every blue moon year", None),
    ],
)
def test_how_often_is_said_in_months(words: str, months: int | None) -> None:
    assert months_between_readings(words) == months
