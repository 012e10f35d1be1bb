"""Between two plans of one unit no year is without a plan; a period may be set for which each department has one.

Why: a year without a plan breaks the history of everything in it.

Bad:

    period: 2030-31
    ---
    period: 2032-33
    changes: [{id: all-new, text: All is new}]

Good:

    period: 2030-31
    ---
    period: 2031-32
    changes: [{id: all-new, text: All is new}]
    ---
    period: 2032-33
    changes: [{id: newer, text: All is newer}]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bizplan.checks.rule import Across, Parameters, Profile, Rule
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.record import Record
from bizplan.index.setting import Setting
from bizplan.model.organisation import Organisation
from bizplan.values.counts import listed
from bizplan.values.years import FinancialYear, YearError, financial_year


@dataclass(frozen=True, slots=True)
class MissingPlanParameters(Parameters):
    """What a council may set."""

    period: str = ""
    """The financial year for which each department has a plan; empty for none."""


def _check(across: Across) -> Iterator[Finding]:
    if across.index.unreadable:
        return  # the missing plan may be one that could not be read
    by_unit: dict[str, list[Record]] = {}
    for record in across.index.records:
        if record.kind == "plan":
            by_unit.setdefault(record.document.partition("/")[0], []).append(record)
    names = _names(across.index.setting)
    for unit, records in by_unit.items():
        for before, after in pairwise(sorted(records, key=lambda each: each.period)):
            yield from _gap(names.get(unit, unit), before, after)
    organisation = across.index.setting.organisation
    period = across.set_for(MissingPlanParameters).period
    if organisation is not None and period:
        yield from _without(period, organisation, across.index.setting.organisation_file, by_unit)


def _gap(name: str, before: Record, after: Record) -> Iterator[Finding]:
    first, last = financial_year(before.period).start + 1, financial_year(after.period).start
    if first < last:
        years = listed([str(FinancialYear(year)) for year in range(first, last)])
        message = f"{name} has no plan for {years}, between those for {before.period} and {after.period}"
        note = Note(Location(before.file, ("period",)), "the plan before")
        yield Finding(message, Location(after.file, ("period",)), "Add what is missing.", notes=(note,))


def _without(period: str, organisation: Organisation, file: str, by_unit: dict[str, list[Record]]) -> Iterator[Finding]:
    """The departments that have no plan for a period and were there when it began."""
    try:
        year = financial_year(period)
    except YearError as fault:
        message = f"the period set for missing-plan: {fault}"
        yield Finding(message, Location(file, ("lint",), "key"), "Write a financial year, such as 2019-20.")
        return
    for position, department in enumerate(organisation.departments):
        there = department.until is None or department.until >= year.first_day
        if there and str(year) not in {record.period for record in by_unit.get(department.id, ())}:
            place = Location(file, ("departments", position, "id"))
            yield Finding(f"{department.name} has no plan for {year}", place, "Add the plan.")


def _names(setting: Setting) -> dict[str, str]:
    names: dict[str, str] = {}
    for department in setting.organisation.departments if setting.organisation else ():
        names[department.id] = department.name
        for team in department.teams:
            names[team.id] = team.name
            names |= {post.id: post.name for post in team.posts}
    return names


RULE = Rule(Severity.INFO, Profile.COMMITTEE, across=_check, parameters=MissingPlanParameters)
