"""A plan and the returns on it to the plan with every reading that they brought, in order of time."""

from collections.abc import Iterable
from datetime import date

from bizplan.index.periods import calendars_for
from bizplan.index.readings import one_a_period, told_by
from bizplan.index.setting import Setting
from bizplan.index.standings import latest, standing_of
from bizplan.model.measure import Measure, Reading, Status
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return


def as_reported(plan: Plan, returns: Iterable[Return], setting: Setting, until: date = date.max) -> Plan:
    """The plan as it stood on a day, with the readings of the returns on it that had been supplied by then.

    A reading of a return takes the place of the plan's own of the same period. A measure's status is the one that its
    latest figure has under the measure's scheme, or else the one stated with that figure.
    """
    on_it = [
        each
        for each in returns
        if str(each.plan) == plan.document_id and each.supplied.date <= until and not each.draft
    ]
    measures = tuple(_measure(each, on_it, plan, setting) for each in plan.measures)
    return plan.model_copy(update={"measures": measures})


def _measure(measure: Measure, returns: Iterable[Return], plan: Plan, setting: Setting) -> Measure:
    calendars = calendars_for(plan, setting)
    told = [each for one in returns for each in told_by(one) if each.said.measure.item == measure.id]
    own = [each for each in told if not each.is_part]
    parts = tuple(
        part.model_copy(
            update={
                "readings": one_a_period(
                    [*part.readings, *(each.reading for each in told if each.is_part and each.item == part.id)],
                    calendars,
                )
            }
        )
        for part in measure.parts
    )
    ordered = one_a_period([*measure.readings, *(each.reading for each in own)], calendars)
    stated = {each.reading.period: each.said.status for each in own}
    status = _status(measure, ordered, stated.get(ordered[-1].period) if ordered else None, setting)
    return measure.model_copy(update={"readings": ordered, "parts": parts, "status": status})


def _status(measure: Measure, readings: tuple[Reading, ...], stated: Status | None, setting: Setting) -> Status | None:
    last = latest(readings)
    reckoned = standing_of(measure, last.value, last.period, setting) if last and last.value is not None else None
    return (reckoned.status if reckoned is not None else None) or stated or measure.status
