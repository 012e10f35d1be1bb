"""Financial years, spans of years and reporting periods, in every spelling that councils use, as one value each."""

import re
from dataclasses import dataclass
from datetime import date

_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*[-/\N{EN DASH}]\s*((?:19|20)?[0-9]{2})")
_PERIOD = re.compile(r"(?:(?P<year>[0-9]{4}\s*[-/\N{EN DASH}]\s*[0-9]{2,4})\s*[ -]?\s*)?(?P<part>[A-Za-z]+[0-9]+)?")


class YearError(ValueError):
    """A text that is no financial year, span or period, with the way out in words."""


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """1 April to 31 March; `2021/22`, `2021-22`, `2021 - 22` and `2021-2022` are all FinancialYear(2021)."""

    start: int

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.start, 4, 1)

    @property
    def last_day(self) -> date:
        """31 March of the next calendar year."""
        return date(self.start + 1, 3, 31)

    def __str__(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02d}"


@dataclass(frozen=True, slots=True, order=True)
class YearSpan:
    """Several years under one label, such as `2018-23`: from 1 April of `start` to 31 March of `end`."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}-{self.end % 100:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A part of a financial year (`2021-22 Q2`), the whole of it (`2021-22`), or a part of a year not stated (`Q2`)."""

    year: FinancialYear | None
    part: str = ""

    def __str__(self) -> str:
        return " ".join(str(each) for each in (self.year, self.part) if each)


def financial_year(text: str) -> FinancialYear:
    """The financial year that a text names; raises YearError if it spans anything but one year."""
    span = year_span(text)
    if span.end != span.start + 1:
        message = (
            f"“{text}” spans {span.end - span.start} years; a financial year spans one, "
            f"such as {FinancialYear(span.start)}"
        )
        raise YearError(message)
    return FinancialYear(span.start)


def year_span(text: str) -> YearSpan:
    """The span of years that a text names, such as `2018-23`; raises YearError if it runs backwards or is no span."""
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        message = f"“{text}” is not a financial year; write it as 2019-20"
        raise YearError(message)
    start, tail = int(match[1]), match[2]
    end = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)  # noqa: PLR2004 -- a year in full has 4 digits
    if end <= start and len(tail) == 2:  # noqa: PLR2004 -- 1999-00 ends in the next century
        end += 100
    if not start < end <= start + 30:
        message = f"“{text}” runs backwards or too far; write the first year and the last, such as 2018-23"
        raise YearError(message)
    return YearSpan(start, end)


def period(text: str) -> Period:
    """The reporting period that a text names: `2021-22 Q2`, `2021-22`, or `Q2` where the source gives no year."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None or not (match["year"] or match["part"]):
        message = f"“{text}” is not a reporting period; write it as 2021-22 Q2"
        raise YearError(message)
    return Period(financial_year(match["year"]) if match["year"] else None, (match["part"] or "").upper())
