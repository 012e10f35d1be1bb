"""A plan, a report or a minute to the meetings it tells of: which committee, on which day."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.minute import Minute
from bizplan.model.plan import Plan
from bizplan.values.dates import When

_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a committee, as one document tells of it."""

    committee: str
    """The committee's id."""
    day: str
    """ISO date; empty where no single day is stated."""
    minute: str = ""
    """The minute that an approval names; empty if it names none."""


def sittings(model: Document) -> tuple[Sitting, ...]:
    """The approvals of a plan in their order, the meetings at which a report is to be decided on, that of a minute."""
    return tuple(_sittings(model))


def _sittings(model: Document) -> Iterator[Sitting]:
    match model:
        case Plan():
            for each in model.approvals:
                yield Sitting(str(each.committee), _day(each.date), str(each.minute or ""))
        case CommitteeReport():
            for meeting in model.meetings:
                if _DECISION in meeting.purposes:
                    yield Sitting(str(meeting.committee), meeting.date.isoformat())
        case Minute():
            yield Sitting(str(model.committee), _day(model.date))
        case _:
            return


def _day(when: When | None) -> str:
    return when.first.isoformat() if when is not None and when.precision == "day" else ""
