"""A plan and the returns that came to the returns it owes: when each is due by its own calendar, which are there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from bizplan.index.dated_facts import DatedFacts
from bizplan.index.notice import return_due
from bizplan.index.setting import Setting


@dataclass(frozen=True, slots=True)
class AwaitedReturn:
    """One return that a plan owes."""

    plan: str
    """The plan's id."""
    department: str
    part: str
    """The period as the calendar names it, such as Q1."""
    months: str
    """The period in words, such as April to June."""
    ends: date
    due: date
    """The last day on which it is in time."""
    is_there: bool


def awaited_returns(fact: DatedFacts, setting: Setting, supplied: Collection[str]) -> Iterator[AwaitedReturn]:
    """The returns for each period of the calendar that a plan names; none for a plan that names no calendar.

    `supplied` holds the ids of the returns that came.
    """
    calendars = {each.id: each for each in setting.organisation.calendars} if setting.organisation else {}
    for period in fact.periods:
        yield AwaitedReturn(
            fact.document,
            fact.department,
            period.part,
            period.name,
            period.ends,
            return_due(period.ends, calendars.get(period.calendar), setting),
            f"{fact.document}@{period.part.lower()}" in supplied,
        )
