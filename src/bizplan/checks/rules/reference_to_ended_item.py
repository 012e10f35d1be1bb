"""What an entry refers to had not ended, closed or moved when the plan's year began, and the risk register is recent.

An entry of an older plan that its unit's plan for the year no longer holds has ended or moved; a strategy ends when it
is superseded, a department on its last day. The register's day stands under `risks_on`; it is held against the day on
which a committee approved the plan or, while there is none, against the day of the check.

Why: the thread leads to something that nobody works on any more, and a risk may have left the register.

Bad:

    actions:
      - id: test-lamps
        text: Test one lamp in ten
        ends: 2025-11-28
        owner: Highways Manager
    risks:
      - id: lamps-fail
        text: A whole batch of lamps fails
        owner: Highways Manager
        code: HW-3
        likelihood: 3
        impact: 2
        score: 6
        contributes_to: [1]
        actions: [test-lamps]

Good:

    actions:
      - id: test-lamps
        text: Test one lamp in ten
        ends: 2026-11-27
        owner: Highways Manager
    risks:
      - id: lamps-fail
        text: A whole batch of lamps fails
        owner: Highways Manager
        code: HW-3
        likelihood: 3
        impact: 2
        score: 6
        contributes_to: [1]
        actions: [test-lamps]
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link, Pending
from bizplan.index.record import Record
from bizplan.index.retired import (
    AT_WORK,
    closed_departments,
    plan_without,
    plans_of_units,
    superseded_strategy,
    work_over,
)
from bizplan.model.plan import Plan
from bizplan.values.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Register(Parameters):
    """How old a risk register may be."""

    days: int = 90
    """The most days from the register to the plan's approval."""


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    over = {work.id: f"{called(work)} ended {work.ends}" for work in work_over(plan)}
    organisation = view.setting.organisation
    names = {each.id: each.name for each in (organisation.departments if organisation else ())}
    closed = {
        each: f"“{names[each]}” ({each}) closed on {day_in_words(day)}"
        for each, day in closed_departments(plan, view.setting).items()
    }
    if over or closed:
        yield from _led_to(view.indexed.links, over, closed, view)
    yield from _register(plan, view)


def _led_to(links: Iterable[Link], over: Mapping[str, str], closed: Mapping[str, str], view: View) -> Iterator[Finding]:
    """One finding for each thing that is over, at the first place that leads to it."""
    places: dict[str, list[Location]] = {}
    for link in links:
        target = link.target
        if target is None:
            continue
        if target.kind == "department":
            words = closed.get(target.item)
        else:
            own = target.document == link.document and link.placed.field in AT_WORK
            words = over.get(target.item) if own else None
        if words:
            places.setdefault(words, []).append(view.at(*link.placed.route))
    for words, (place, *others) in places.items():
        notes = tuple(Note(each, "and here") for each in others)
        yield Finding(f"{words}, before the plan's year", place, _WAY_OUT, notes=notes)


_WAY_OUT = "Refer to what took its place, or take the reference out."


def _register(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.risks_on is None:
        return
    approved = min((each.date.first for each in plan.approvals), default=None)
    published = plan.period.first_day if plan.status == "published" else view.as_at
    day, most = approved or published, view.set_for(Register).days
    age = (day - plan.risks_on) // timedelta(days=1)
    if age > most:
        message = (
            f"the risks are taken from the register of {day_in_words(plan.risks_on)}, {age} days before "
            f"{day_in_words(day)}; at most {most} are expected"
        )
        yield Finding(message, view.at("risks_on"), "Look at the register again: a risk may have left it.")


def _between(index: CorpusIndex) -> Iterator[Finding]:
    plans = plans_of_units(index)
    for record in index.records:
        for pending in record.pending if record.kind == "plan" else ():
            words = _over(pending, record, index, plans) if pending.placed.field in AT_WORK else ""
            if words:
                yield Finding(words, Location(record.file, pending.placed.route), _WAY_OUT)


def _over(pending: Pending, record: Record, index: CorpusIndex, plans: Mapping[str, tuple[Record, ...]]) -> str:
    """Why what a plan refers to in another document was over before its year; empty if it was not."""
    if last := superseded_strategy(pending, record, index):
        day = day_in_words(date.fromisoformat(last))
        return f"“{pending.document}” was superseded by {day}, before the plan's year"
    present = plan_without(pending, record, index, plans)
    return f"“{pending.item}” of {pending.document} is not in {present.document} any more" if present else ""


RULE = Rule(
    Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check),), repository=_between, parameters=Register, dated=True
)
