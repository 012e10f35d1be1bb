"""Dates as councils state them: a day, a month, a calendar year or a financial year, each with its last day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bizplan.values.years import FinancialYear, YearError, financial_year

_NAMES = tuple(calendar.month_name)
"""Taken once: the calendar's own list asks the system each time."""
_MONTHS = {name.lower(): number for number, name in enumerate(_NAMES) if name}
_DAY_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH_ISO = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY_WORDS = re.compile(r"([0-9]{1,2})\s+([A-Za-z]+)\s+([0-9]{4})")
_MONTH_WORDS = re.compile(r"([A-Za-z]+)\s+([0-9]{4})")
_LAST_MONTH = 12


class DateError(ValueError):
    """A text that is no date, with the way out in words."""


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A stretch of time stated as a date, kept as exactly as it was stated."""

    first: date
    last: date
    precision: Literal["day", "month", "year", "financial year"]

    def __str__(self) -> str:
        match self.precision:
            case "day":
                return day_in_words(self.first)
            case "month":
                return f"{_NAMES[self.first.month]} {self.first.year}"
            case "year":
                return str(self.first.year)
            case _:
                return str(FinancialYear(self.first.year))


def day(text: str) -> date:
    """The day that a text names: `2017-06-16` or `16 June 2017`; raises DateError otherwise."""
    bare = text.strip()
    if match := _DAY_ISO.fullmatch(bare):
        return _date(text, int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_WORDS.fullmatch(bare)) and match[2].lower() in _MONTHS:
        return _date(text, int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    message = f"“{text}” is not a date; write it as 2017-06-16"
    raise DateError(message)


def when(text: str) -> When:
    """The stretch of time that a text states: a day, `March 2018` or `2018-03`, `2021`, or `2021-22`.

    Raises DateError; also for the few texts that could be a month or a financial year, such as `2011-12`.
    """
    bare = text.strip()
    if _DAY_ISO.fullmatch(bare) or _DAY_WORDS.fullmatch(bare):
        exact = day(text)
        return When(exact, exact, "day")
    if re.fullmatch(r"(19|20)[0-9]{2}", bare):
        return When(date(int(bare), 1, 1), date(int(bare), 12, 31), "year")
    if (match := _MONTH_WORDS.fullmatch(bare)) and match[1].lower() in _MONTHS:
        return _month(text, int(match[2]), _MONTHS[match[1].lower()])
    year = _financial_year(bare)
    iso_month = _MONTH_ISO.fullmatch(bare)
    if iso_month and 1 <= int(iso_month[2]) <= _LAST_MONTH:
        if year:
            other = f"{bare[:4]}/{bare[5:]}"
            message = f"“{text}” may be a month or a financial year; write the month in words, or the year as {other}"
            raise DateError(message)
        return _month(text, int(iso_month[1]), int(iso_month[2]))
    if year:
        return When(year.first_day, year.last_day, "financial year")
    message = f"“{text}” is not a date; write 2018-03-31, March 2018, 2018 or 2017-18"
    raise DateError(message)


def day_in_words(value: date) -> str:
    """`16 June 2017`."""
    return f"{value.day} {_NAMES[value.month]} {value.year}"


def _financial_year(text: str) -> FinancialYear | None:
    try:
        return financial_year(text)
    except YearError:
        return None


def _month(text: str, year: int, month: int) -> When:
    first = _date(text, year, month, 1)
    return When(first, date(year, month, calendar.monthrange(year, month)[1]), "month")


def _date(text: str, year: int, month: int, day_of_month: int) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError as fault:
        message = f"“{text}” is not a day in the calendar"
        raise DateError(message) from fault
