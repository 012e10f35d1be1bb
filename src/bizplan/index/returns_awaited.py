"""A plan and the returns that came to the returns it owes: when each is due by its own calendar, which are there."""

from collections.abc import Iterable, Iterator, Mapping
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
    supplied_on: date | None
    """The day it came; None while it has not."""
    is_begun: bool
    """Whether there is a file for it that is a draft still, or says nothing."""

    @property
    def is_late(self) -> bool:
        """Whether it came after the day it was due."""
        return self.supplied_on is not None and self.supplied_on > self.due


def returns_by_id(facts: Iterable[DatedFacts], as_at: date) -> Mapping[str, DatedFacts]:
    """The returns that were there on a day, finished or begun."""
    given = (each for each in facts if each.kind == "return")
    return {each.document: each for each in given if each.supplied_on is None or each.supplied_on <= as_at}


def awaited_returns(fact: DatedFacts, setting: Setting, returns: Mapping[str, DatedFacts]) -> Iterator[AwaitedReturn]:
    """The returns for each period of the calendar that a plan names; none for a plan that names no calendar.

    `returns` holds by their ids those that are there.
    """
    calendars = {each.id: each for each in setting.organisation.calendars} if setting.organisation else {}
    for period in fact.periods:
        given = returns.get(f"{fact.document}@{period.part.lower()}")
        yield AwaitedReturn(
            fact.document,
            fact.department,
            period.part,
            period.name,
            period.ends,
            return_due(period.ends, calendars.get(period.calendar), setting),
            given.supplied_on if given is not None and given.is_done else None,
            given is not None and not given.is_done,
        )
