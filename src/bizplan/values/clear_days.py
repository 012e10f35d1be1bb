"""Clear days between publication and meeting, by the working days of England."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5
_MONDAY = 0


def clear_days(published: date, meeting: date, holidays: Iterable[date]) -> int:
    """Working days between two days, neither of them counted; 0 if the meeting comes first."""
    closed = frozenset(holidays)
    days = (published + timedelta(days=number) for number in range(1, (meeting - published).days))
    return sum(1 for day in days if is_working(day, closed))


def publish_by(meeting: date, days: int, holidays: Iterable[date]) -> date:
    """The last working day on which a paper can be published so that so many clear days lie before the meeting."""
    closed = frozenset(holidays)
    day, left = meeting - _DAY, days
    while left:
        left -= is_working(day, closed)
        day -= _DAY
    while not is_working(day, closed):
        day -= _DAY
    return day


def is_working(day: date, holidays: frozenset[date]) -> bool:
    """Whether a day is neither at a weekend nor a bank holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def bank_holidays(year: int, exceptions: Mapping[date, date | None]) -> frozenset[date]:
    """The bank holidays of England in a year.

    `exceptions` holds day off -> the usual day that it replaces, None for an extra one. A usual day at a weekend moves
    to the next free weekday.
    """
    here = {day: instead for day, instead in exceptions.items() if day.year == year}
    replaced = {instead for instead in here.values() if instead is not None}
    found = set(here)
    for usual in _usual(year):
        if usual in replaced:
            continue
        day = usual
        while day.weekday() >= _SATURDAY or day in found:
            day += _DAY
        found.add(day)
    return frozenset(found)


def wider_breaks(year: int, holidays: frozenset[date]) -> frozenset[date]:
    """The days of the Christmas and Easter breaks of section 243 of the Local Government Act 1972 in a year.

    From the last weekday before Christmas Day to the first weekday after it that is no bank holiday, and from the
    Thursday before Easter Day to the Tuesday after it.
    """
    christmas, easter = date(year, 12, 25), easter_sunday(year)
    first, last = christmas - _DAY, christmas + _DAY
    while first.weekday() >= _SATURDAY:
        first -= _DAY
    while not is_working(last, holidays):
        last += _DAY
    return frozenset((*_days(first, last), *_days(easter - 3 * _DAY, easter + 2 * _DAY)))


def working_day_after(day: date, days: int, holidays: Iterable[date]) -> date:
    """The working day that comes so many working days after a day; before it where `days` is negative.

    For 0 the day itself, or the next working day if it is none.
    """
    closed = frozenset(holidays)
    step = _DAY if days >= 0 else -_DAY
    left = abs(days)
    while left or not is_working(day, closed):
        day += step
        if left and is_working(day, closed):
            left -= 1
    return day


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the arithmetic of the Prayer Book's golden numbers."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, after_leap = divmod(century, 4)
    correction = (century + 8) // 25
    moon = (19 * golden + century - leap_centuries - (century - correction + 1) // 3 + 15) % 30
    leaps, after = divmod(of_century, 4)
    weekday = (32 + 2 * after_leap + 2 * leaps - moon - after) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * _DAY for number in range((last - first).days + 1))


def _usual(year: int) -> Iterator[date]:
    easter = easter_sunday(year)
    yield date(year, 1, 1)
    yield easter - timedelta(days=2)
    yield easter + _DAY
    yield _monday_from(date(year, 5, 1))
    yield _monday_to(date(year, 5, 31))
    yield _monday_to(date(year, 8, 31))
    yield date(year, 12, 25)
    yield date(year, 12, 26)


def _monday_from(day: date) -> date:
    return day + timedelta(days=(_MONDAY - day.weekday()) % 7)


def _monday_to(day: date) -> date:
    return day - timedelta(days=(day.weekday() - _MONDAY) % 7)
