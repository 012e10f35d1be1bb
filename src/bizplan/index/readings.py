"""Readings as they were told, by a plan and by return after return, to one a period in order of time."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from bizplan.index.periods import stretch
from bizplan.model.measure import Reading
from bizplan.model.return_ import MeasureReading, Return
from bizplan.model.yardsticks import Calendar
from bizplan.values.years import Period
from bizplan.values.years import period as period_of

_FIRST = -1
"""Where a reading stands whose place in time is unknown: before all others."""


class _Dated(Protocol):
    @property
    def period(self) -> Period | str: ...


_R = TypeVar("_R", bound=_Dated)


class Told(NamedTuple):
    """What a return tells of one figure."""

    item: str
    """The id of the measure, or of the part."""
    reading: Reading
    said: MeasureReading
    """The entry of the return in which it stands."""
    is_part: bool


def told_by(given: Return) -> Iterator[Told]:
    """Each figure of a return, those of parts with what is said of the measure they belong to.

    An entry that was left empty tells nothing, so that a yearly figure is not lost in a quarter's return.
    """
    for each in given.readings:
        if not each.says_something:
            continue
        yield Told(each.measure.item, _reading(given, each, each.value, each.missing), each, is_part=False)
        for part in each.parts:
            missing = part.missing or (each.missing if part.value is None else None)
            yield Told(part.part.item, _reading(given, each, part.value, missing), each, is_part=True)


def one_a_period(told: Iterable[_R], calendars: Iterable[Calendar], until: int | None = None) -> tuple[_R, ...]:
    """Of several readings of a period the one that was told last; by time, those of unknown place in front.

    `until` is the month after the last that counts, from April of year 0; None for all.
    """
    known = tuple(calendars)
    last = {str(each.period): each for each in told}
    ends = {name: end_of(name, known) for name in last}
    kept = [name for name, end in ends.items() if end is None or until is None or end <= until]
    return tuple(last[name] for name in sorted(kept, key=lambda name: place_of(ends[name])))


def end_of(period: str, calendars: Iterable[Calendar]) -> int | None:
    """The month after the last of a period; None where no calendar tells."""
    found = stretch(period_of(period), calendars)
    return found.end if found else None


def place_of(end: int | None) -> int:
    """Where a period that ends before some month stands among others."""
    return _FIRST if end is None else end


def _reading(given: Return, said: MeasureReading, value: Decimal | None, missing: str | None) -> Reading:
    return Reading.model_construct(
        period=given.period,
        value=value,
        missing=missing,
        sample=said.sample,
        provisional=said.provisional,
        revised=said.revised,
        comment=said.comment,
    )
