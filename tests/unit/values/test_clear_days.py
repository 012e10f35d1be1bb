"""Clear days and bank holidays, by a table of real meetings."""

from datetime import date

import pytest

from bizplan.values.clear_days import (
    bank_holidays,
    clear_days,
    easter_sunday,
    publish_by,
    wider_breaks,
    working_day_after,
)

EXCEPTIONS = {
    date(2020, 5, 8): date(2020, 5, 4),
    date(2022, 6, 2): date(2022, 5, 30),
    date(2022, 6, 3): None,
    date(2022, 9, 19): None,
    date(2023, 5, 8): None,
}


def _holidays(*years: int) -> frozenset[date]:
    return frozenset().union(*(bank_holidays(year, EXCEPTIONS) for year in years))


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2017, 6, 16), date(2017, 6, 8)),
        (date(2017, 4, 18), date(2017, 4, 6)),
        (date(2020, 5, 13), date(2020, 5, 4)),
        (date(2022, 9, 26), date(2022, 9, 15)),
        (date(2024, 1, 4), date(2023, 12, 22)),
    ],
)
def test_five_clear_days_before_a_meeting(meeting: date, published: date) -> None:
    holidays = _holidays(meeting.year - 1, meeting.year)
    assert publish_by(meeting, 5, holidays) == published
    assert clear_days(published, meeting, holidays) == 5


def test_a_day_later_is_too_late() -> None:
    assert clear_days(date(2017, 6, 9), date(2017, 6, 16), _holidays(2017)) == 4
    assert clear_days(date(2017, 6, 16), date(2017, 6, 16), ()) == 0
    assert clear_days(date(2017, 6, 17), date(2017, 6, 16), ()) == 0


@pytest.mark.parametrize(
    ("year", "easter"),
    [(2017, date(2017, 4, 16)), (2019, date(2019, 4, 21)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))],
)
def test_easter(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_a_holiday_at_a_weekend_moves_to_the_next_free_weekday() -> None:
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= _holidays(2021)
    assert {date(2020, 12, 25), date(2020, 12, 28)} <= _holidays(2020)
    assert date(2022, 1, 3) in _holidays(2022)
    assert len(_holidays(2019)) == 8
    assert len(_holidays(2022)) == 10


def test_wider_breaks_of_a_year_whose_christmas_is_on_a_saturday() -> None:
    breaks = wider_breaks(2021, _holidays(2021))
    christmas = [date(2021, 12, each) for each in range(24, 30)]
    easter = [date(2021, 4, each) for each in range(1, 7)]
    assert sorted(breaks) == [*easter, *christmas]


@pytest.mark.parametrize(
    ("day", "days", "reached"),
    [
        (date(2017, 6, 8), -5, date(2017, 6, 1)),
        (date(2017, 6, 10), 0, date(2017, 6, 12)),
        (date(2017, 12, 22), 2, date(2017, 12, 28)),
        (date(2018, 1, 3), -2, date(2017, 12, 29)),
    ],
)
def test_working_days_before_and_after_a_day(day: date, days: int, reached: date) -> None:
    assert working_day_after(day, days, _holidays(2017, 2018)) == reached
