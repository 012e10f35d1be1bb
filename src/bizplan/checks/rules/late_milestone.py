"""A milestone lies within its work and its plan, before what depends on it, and does not pass without a word.

Work that states no end of its own ends with the plan's year. A milestone whose day has passed says when it was reached,
or why it was not.

Why: a step that slips unseen is found out at the end of the year.

Bad:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        contributes_to: [1]
        owner: Highways Manager
        ends: 2026-12-18
        milestones:
          - {text: All kerbs lowered, by: 2027-01-29}
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 80, by: 2027-03-31}

Good:

    programmes:
      - id: kerbs
        scope: departmental
        text: Lower the kerbs at every crossing
        contributes_to: [1]
        owner: Highways Manager
        ends: 2027-01-29
        milestones:
          - {text: All kerbs lowered, by: 2027-01-29}
    measures:
      - id: kerbs-lowered
        text: Proportion of crossings with lowered kerbs
        measures: [kerbs]
        owner: Highways Manager
        unit: "%"
        good: high
        target: {value: 80, by: 2027-03-31}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import beginning, called
from bizplan.diagnostics import Finding, Note, Route, Severity
from bizplan.model.plan import Plan
from bizplan.model.programme import Milestone, Work
from bizplan.values.dates import day_in_words


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    work_by_id: dict[str, tuple[Work, Route]] = {}
    for section, entries in (
        ("programmes", plan.programmes),
        ("workstreams", plan.workstreams),
        ("actions", plan.actions),
    ):
        for position, work in enumerate(entries):
            work_by_id[work.id] = (work, (section, position))
    for work, route in work_by_id.values():
        for position, milestone in enumerate(work.milestones):
            yield from _milestone(milestone, (*route, "milestones", position, "by"), work, plan, view)
        yield from _dependence(work, route, work_by_id, view)


def _milestone(milestone: Milestone, route: Route, work: Work, plan: Plan, view: View) -> Iterator[Finding]:
    horizon = work.ends.last if work.ends is not None else plan.period.last_day
    said = f"“{beginning(milestone.text)}” of {called(work)}"
    if milestone.by.first > horizon:
        what = "the work ends" if work.ends is not None else "the plan's year ends"
        message = f"{said} is due {milestone.by}, after {what} on {day_in_words(horizon)}"
        yield Finding(message, view.at(*route), "Bring the milestone forward, or state when the work really ends.")
    elif milestone.by.last < view.as_at and milestone.done is None and not milestone.reason:
        message = f"{said} was due {milestone.by}, and nothing is said of it since"
        yield Finding(message, view.at(*route), "Add “done” with its date, or “reason” why it is late.")


def _dependence(work: Work, route: Route, work_by_id: dict[str, tuple[Work, Route]], view: View) -> Iterator[Finding]:
    """What must be finished first, held against the beginning of what waits for it."""
    begins = work.starts.last if work.starts is not None else work.ends.last if work.ends is not None else None
    for position, reference in enumerate(work.after):
        first, first_route = work_by_id.get(str(reference), (None, ()))
        if begins is None or first is None or first.ends is None or first.ends.first <= begins:
            continue
        when = f"begins {work.starts}" if work.starts is not None else f"ends {work.ends}"
        message = f"{called(work)} {when}, before {called(first)} ends, which must be finished first"
        note = Note(view.at(*first_route, "ends"), f"ends {first.ends}")
        place = view.at(*route, "after", position)
        yield Finding(message, place, "Mend the dates, or take out “after”.", notes=(note,))


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), dated=True)
