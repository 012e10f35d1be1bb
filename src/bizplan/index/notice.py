"""The organisation's data to the days on which nothing counts, the clear days it asks for, and when returns are due."""

from collections.abc import Iterable
from datetime import date

from bizplan.index.setting import Setting
from bizplan.model.yardsticks import Calendar
from bizplan.values.clear_days import bank_holidays, wider_breaks, working_day_after

NOTICE_DAYS = 5
"""Clear days between publication and meeting where the organisation states none: Local Government Act 1972, s.100B."""
_DAYS_FOR_A_RETURN = 20
"""Working days for a return where its calendar states none."""


def notice_days(setting: Setting) -> int:
    """Clear days between publication and meeting."""
    stated = setting.organisation.notice_days if setting.organisation else None
    return NOTICE_DAYS if stated is None else stated


def closed_days(years: Iterable[int], setting: Setting) -> frozenset[date]:
    """The days of some years, besides weekends, on which nobody works: bank holidays, and wider breaks where set."""
    organisation = setting.organisation
    exceptions = {each.day: each.instead_of for each in organisation.bank_holidays} if organisation else {}
    is_wide = organisation is not None and organisation.wider_breaks
    closed: set[date] = set()
    for year in years:
        holidays = bank_holidays(year, exceptions)
        closed |= holidays | (wider_breaks(year, holidays) if is_wide else frozenset())
    return frozenset(closed)


def return_due(period_end: date, calendar: Calendar | None, setting: Setting) -> date:
    """The last day on which a return for a period that ends on a day is in time."""
    stated = calendar.due_days if calendar is not None else None
    days = _DAYS_FOR_A_RETURN if stated is None else stated
    return working_day_after(period_end, days, closed_days((period_end.year, period_end.year + 1), setting))
