"""A document writes financial years in one way, and what a period is called agrees with its dates.

Spans of several years, as in the title of a corporate plan, keep their own spelling, and so do the titles of sources.

Why: “Q3, September to December” was once published, and nobody could tell which months were meant.

Bad:

    horizon:
      - {id: new-lamps, text: New lamps are due in 2027/28, due: 2027-28}
      - {id: new-signs, text: New signs are due in 2028-29, due: 2028-29}

Good:

    horizon:
      - {id: new-lamps, text: New lamps are due in 2027-28, due: 2027-28}
      - {id: new-signs, text: New signs are due in 2028-29, due: 2028-29}
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.checks.wording import prose, words_of
from bizplan.diagnostics import Edit, Finding, Fix, Note, Route, Severity
from bizplan.index.periods import calendars_for
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.consultation import Consultation
from bizplan.model.minute import Minute
from bizplan.model.organisation import Organisation
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.model.strategy import Strategy
from bizplan.model.yardsticks import CalendarPeriod
from bizplan.values.counts import listed
from bizplan.values.dates import DateError, When, when
from bizplan.values.years import YearError, financial_year

_YEAR = re.compile(r"(?<![\w/.-])((?:19|20)[0-9]{2})(\s?[-/–]\s?)((?:19|20)?[0-9]{2})(?![\w/-]|\.[0-9])")
_YEAR_BEGUN = re.compile(r"(?:19|20)[0-9]{2}")
"""What every year begins with: seen twenty times faster than years are told from other figures."""
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_PART = re.compile(rf"\b([QP][1-4])\b[,:]?\s*\(?({_MONTH})\s*(?:to|-|–)\s*({_MONTH})\b", re.IGNORECASE)
_ANY_PART = re.compile(r"[qp][1-4]\b")
_SPAN_OF_MONTHS = re.compile(rf"({_MONTH})\s*(?:to|-|–)\s*({_MONTH})", re.IGNORECASE)
_USUAL = ("-", 2)
"""2021-22, as bizplan itself prints a year."""


class _Spelt(NamedTuple):
    """A financial year as it stands in a text."""

    route: Route
    text: str
    style: tuple[str, int]
    """What stands between the years, and how many digits follow."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    words = words_of(document)
    if len({each.style for each in _spelt(words.text, ())}) > 1:
        yield _styles(document, view)
    if _ANY_PART.search(words.low):
        for route, text in words.texts:
            yield from _parts(text, route, document, view)


def _spelt(text: str, route: Route) -> Iterator[_Spelt]:
    for match in _years(text):
        try:
            financial_year(match[0])
        except YearError:
            continue  # several years, or no years at all
        yield _Spelt(route, match[0], (match[2], len(match[3])))


def _years(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for begun in _YEAR_BEGUN.finditer(text):
        if begun.start() >= end and (match := _YEAR.match(text, begun.start())):
            end = match.end()
            yield match


def _styles(document: Document, view: View) -> Finding:
    """Where years are written otherwise than bizplan writes them or, where none is so written, than most."""
    spelt = [each for route, text in prose(document) for each in _spelt(text, route)]
    styles = Counter(each.style for each in spelt)
    wanted = _USUAL if _USUAL in styles else styles.most_common(1)[0][0]
    odd = [each for each in spelt if each.style != wanted]
    odd_routes = {each.route for each in odd}
    edits = tuple(
        Edit(route, _YEAR.sub(lambda match: _written(match, wanted), text))
        for route, text in prose(document)
        if route in odd_routes
    )
    examples: dict[tuple[str, int], str] = {}
    for each in spelt:
        examples.setdefault(each.style, each.text)
    notes = tuple(Note(view.at(*each.route), f"“{each.text}”") for each in odd[1:])
    message = (
        f"financial years are written in {len(styles)} ways: {listed([f'“{each}”' for each in examples.values()])}"
    )
    hint = f"Write all of them as “{examples[wanted]}” is written."
    fix = Fix(f"Write all financial years as “{examples[wanted]}” is written", edits)
    return Finding(message, view.at(*odd[0].route), hint, f"“{odd[0].text}”", notes, fix)


def _written(match: re.Match[str], style: tuple[str, int]) -> str:
    try:
        year = financial_year(match[0])
    except YearError:
        return match[0]
    return f"{year.start}{style[0]}{str(year.start + 1)[-style[1] :]}"


def _parts(text: str, route: Route, document: Document, view: View) -> Iterator[Finding]:
    """`Q3, September to December`, held against the calendar of the plan."""
    calendars = calendars_for(document if isinstance(document, Plan) else None, view.setting)
    for match in _PART.finditer(text):
        known = [each for one in calendars for each in one.periods if each.part.upper() == match[1].upper()]
        months = (_MONTHS[match[2].lower()], _MONTHS[match[3].lower()])
        if known and months not in {(each.first_month, each.last_month) for each in known}:
            message = f"“{match[0]}” is not what {match[1]} is: {known[0].name}"
            yield Finding(message, view.at(*route), "Mend the months or the name of the period.")


def _plan(plan: Plan, view: View) -> Iterator[Finding]:
    yield from _check(plan, view)
    for position, prospect in enumerate(plan.horizon):
        try:
            printed = when(prospect.timescale) if prospect.timescale and prospect.due else None
        except DateError:
            continue
        if printed is not None and prospect.due is not None and not _overlap(printed, prospect.due):
            message = f"{called(prospect)} is due {prospect.due}, and “{prospect.timescale}” is printed"
            yield Finding(message, view.at("horizon", position, "timescale"), "Mend the one or the other.")
    for position, chart in enumerate(plan.charts):
        years = {financial_year(each.text) for each in _spelt(chart.title, ())}
        if chart.year is not None and years and chart.year not in years:
            note = Note(view.at("charts", position, "year"), f"{chart.year}")
            message = f"the chart “{chart.title}” has figures of {chart.year}"
            yield Finding(message, view.at("charts", position, "title"), "Mend the title or the year.", notes=(note,))


def _overlap(one: When, other: When) -> bool:
    return one.first <= other.last and other.first <= one.last


def _calendars(organisation: Organisation, view: View) -> Iterator[Finding]:
    for outer, each in enumerate(organisation.calendars):
        for inner, period in enumerate(each.periods):
            match = _SPAN_OF_MONTHS.search(period.name)
            months = (_MONTHS[match[1].lower()], _MONTHS[match[2].lower()]) if match else None
            if months is not None and months != (period.first_month, period.last_month):
                message = f"{period.part} is called “{period.name}”, and runs from {_named(period)}"
                place = view.at("calendars", outer, "periods", inner, "name")
                yield Finding(message, place, "Mend the name or the months.")


def _named(period: CalendarPeriod) -> str:
    numbers = (period.first_month, period.last_month)
    return " to ".join(calendar.month_name[each] if each in _MONTHS.values() else str(each) for each in numbers)


_WRITTEN = (CommitteeReport, Consultation, Minute, Return, Strategy)
RULE = Rule(
    Severity.WARNING,
    Profile.DRAFT,
    (of(Plan, _plan), of(Organisation, _calendars), *(of(kind, _check) for kind in _WRITTEN)),
    fixable=True,
)
