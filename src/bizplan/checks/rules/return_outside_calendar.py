"""A return is for its plan's year, and for a period of the calendar that the plan names, or for the whole year.

Where the plan names no calendar, any of the organisation's will do.

Why: a figure for “Q3” in a year of three parts belongs nowhere: it is taken for no period, and the return that was
awaited stays over-due.

Bad:

    calendar: quarters
    ---
    kind: return
    plan: highways/2026-27
    period: 2026-27 P2

Good:

    calendar: quarters
    ---
    kind: return
    plan: highways/2026-27
    period: 2026-27 Q2
"""

from collections.abc import Iterator, Sequence

from bizplan.checks.rule import Profile, Rule, View
from bizplan.diagnostics import Finding, Severity
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.model.yardsticks import Calendar


def _against_plan(document: Return, view: View, plan: Plan, _beside: View) -> Iterator[Finding]:
    period, place = document.period, view.at("period")
    if period.year is not None and period.year != plan.period:
        message = f"the return is for {period}, and its plan, {plan.document_id}, is of {plan.period}"
        yield Finding(message, place, f"Write a period of {plan.period}, or name the plan of {period.year}.")
    organisation = view.setting.organisation
    # A calendar of which a part could not be read proves nothing.
    known = organisation.calendars if organisation is not None and not view.setting.incomplete else ()
    own = [each for each in known if plan.calendar is None or each.id == str(plan.calendar)]
    parts = [each.part.upper() for calendar in own for each in calendar.periods]
    if period.part and parts and period.part not in parts:
        named = f"“{own[0].name}”, the calendar of {plan.document_id}," if plan.calendar is not None else "no calendar"
        verb = "has no" if plan.calendar is not None else "has a"
        message = f"{named} {verb} period “{period.part}”"
        yield Finding(message, place, f"{_listed(own)} The whole year is written {plan.period}.")


def _listed(calendars: Sequence[Calendar]) -> str:
    periods = {each.part: f"{each.part} ({each.name})" for calendar in calendars for each in calendar.periods}
    return f"There are: {', '.join(periods.values())}."


RULE = Rule(Severity.ERROR, Profile.DRAFT, against_plan=_against_plan)
