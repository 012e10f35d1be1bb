"""Reporting periods in time: on which day one ends, how many months it has, how often a measure is taken."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bizplan.index.setting import Setting
from bizplan.model.plan import Plan
from bizplan.model.yardsticks import Calendar, CalendarPeriod
from bizplan.values.years import FinancialYear, Period

MONTHS_IN_A_YEAR = 12
_FIRST_MONTH = 4
_NUMBERS = {"two": 2, "second": 2, "other": 2, "three": 3, "third": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_EVERY = re.compile(r"\b(?:every|each)\s+(?:([0-9]{1,2}|[a-z]+)\s+)?(year|quarter|month|week|day)s?\b")
_MONTHS_BY_WORD = (
    (re.compile(r"\b(?:twice a year|half[- ]yearly|six[- ]monthly|bi-?annual(?:ly)?)\b"), 6),
    (re.compile(r"\b(?:biennial(?:ly)?|two[- ]yearly)\b"), 24),
    (re.compile(r"\b(?:triennial(?:ly)?|three[- ]yearly)\b"), 36),
    (re.compile(r"\b(?:three times a year|four[- ]monthly|termly)\b"), 4),
    (re.compile(r"\b(?:four times a year|quarterly|three[- ]monthly)\b"), 3),
    (re.compile(r"\b(?:monthly|weekly|daily|fortnightly)\b"), 1),
    (re.compile(r"\b(?:yearly|annual(?:ly)?|once a year|per year|a year)\b"), MONTHS_IN_A_YEAR),
)
_MONTHS_BY_UNIT = {"year": MONTHS_IN_A_YEAR, "quarter": 3, "month": 1, "week": 1, "day": 1}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A reporting period as a stretch of months."""

    end: int
    """The month after its last, counted from April of year 0."""
    months: int
    """How many it has."""

    @property
    def last_day(self) -> date:
        """The last day of its last month."""
        year, month = divmod(self.end - 1 + _FIRST_MONTH - 1, MONTHS_IN_A_YEAR)
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def stretch(period: Period, calendars: Iterable[Calendar]) -> Stretch | None:
    """The months of a period; None if its year is not stated, or no calendar divides a year so."""
    if period.year is None:
        return None
    begins = _begins(period.year)
    if not period.part:
        return Stretch(begins + MONTHS_IN_A_YEAR, MONTHS_IN_A_YEAR)
    known = next((each for one in calendars for each in one.periods if each.part.upper() == period.part), None)
    if known is None:
        return None
    return Stretch(begins + _month_of_year(known.last_month) + 1, _months(known))


def calendars_for(plan: Plan | None, setting: Setting) -> tuple[Calendar, ...]:
    """The calendars in which a plan's periods are looked up: the one it names first, then the organisation's others."""
    return calendars_beginning_with(str(plan.calendar or "") if plan is not None else "", setting)


def calendars_beginning_with(named: str, setting: Setting) -> tuple[Calendar, ...]:
    """The organisation's calendars, the one of an id first."""
    known = setting.organisation.calendars if setting.organisation else ()
    return tuple(sorted(known, key=lambda each: each.id != named))


def months_before(year: FinancialYear, earlier: Stretch) -> int:
    """How many months lie between the end of a stretch and the first day of a year; negative if it ends within it."""
    return _begins(year) - earlier.end


@lru_cache(maxsize=256)
def months_between_readings(frequency: str) -> int | None:
    """How many months lie between two readings of a measure, by the words for how often; None if they do not say."""
    low = frequency.lower()
    if match := _EVERY.search(low):
        times = match[1] or "1"
        number = int(times) if times.isdigit() else _NUMBERS.get(times)
        return number * _MONTHS_BY_UNIT[match[2]] if number else None
    return next((months for pattern, months in _MONTHS_BY_WORD if pattern.search(low)), None)


def _begins(year: FinancialYear) -> int:
    return year.start * MONTHS_IN_A_YEAR


def _month_of_year(month: int) -> int:
    """0 for April, 11 for March."""
    return (month - _FIRST_MONTH) % MONTHS_IN_A_YEAR


def _months(period: CalendarPeriod) -> int:
    return (_month_of_year(period.last_month) - _month_of_year(period.first_month)) % MONTHS_IN_A_YEAR + 1
