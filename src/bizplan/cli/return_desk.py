"""The return that a person or a workbook means: its plan, its period, its file if there is one, and its form."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bizplan.cli.common import shown_path
from bizplan.cli.new_subjects import offered, wrong
from bizplan.cli.new_year import returns_on
from bizplan.cli.recording import Desk
from bizplan.errors import BizplanError
from bizplan.index.periods import calendars_for, stretch
from bizplan.index.setting import Setting
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.pipeline import limits_of
from bizplan.reports.build_return_form import Returns, build_return_form
from bizplan.reports.return_form import ReturnForm
from bizplan.source.document import Document
from bizplan.source.files import read_document
from bizplan.values.years import FinancialYear, Period, YearError, period


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """The return that is meant."""

    plan: Plan
    period: Period
    file: str
    """From the root of the plan repository, also where it is not there yet."""
    document: Document | None
    """Its file as it is now; None where there is none."""
    form: ReturnForm


def return_asked(desk: Desk, plan_name: str, words: str) -> ReturnAsked:
    """The return of a plan, by its id or file, for a period of its calendar; BizplanError where there can be none."""
    record = desk.record(plan_name, ("plan",), "Name a plan by its id, such as homes/2026-27, or by its file.")
    plan = desk.model(record)
    if not isinstance(plan, Plan):
        raise TypeError(f"{record.document} is no plan")
    setting = desk.found.setting
    asked = period_of(words, plan, setting)
    identity = return_id(plan, asked)
    held = next(
        (each for each in desk.found.index.records if each.kind == "return" and each.document == identity), None
    )
    file = return_file(plan, asked) if held is None else held.file
    if held is None and (desk.found.root / file).exists():
        shown = shown_path(desk.found.root / file)
        raise BizplanError(
            f"{shown} is there, and is not a return that can be read", hint="“bizplan validate” says why."
        )
    own = desk.model(held) if held is not None else None
    document = None
    if held is not None:
        document, _ = read_document(desk.found.root, file, limit=limits_of(setting))
    print_of = hashlib.sha256(document.content).hexdigest() if document is not None else ""
    returns = Returns(
        own if isinstance(own, Return) else None,
        _earlier(returns_on(plan.document_id, desk.found), plan, asked, setting),
    )
    return ReturnAsked(plan, asked, file, document, build_return_form(plan, asked, returns, setting, print_of))


def period_of(word: str, plan: Plan, setting: Setting) -> Period:
    """A period of the plan's own calendar, by its part or its name, or the whole year; BizplanError for any other."""
    calendars = setting.organisation.calendars if setting.organisation else ()
    own = [each for each in calendars if plan.calendar is None or each.id == str(plan.calendar)]
    parts = [each.part for calendar in own for each in calendar.periods]
    part_by_name = {_bare(each.name): each.part.upper() for calendar in own for each in calendar.periods}
    if (name := _bare(word)) in part_by_name:
        return Period(plan.period, part_by_name[name])
    if name in {"year", "year end"}:
        return Period(plan.period)
    try:
        found = period(word)
    except YearError as fault:
        wrong(str(fault), offered(word, parts))
    if found.year not in {None, plan.period}:
        hint = f"Name the plan of that year, or “{found.part}” alone." if found.part else "Name the plan of that year."
        wrong(f"{found.year} is not the year of {plan.document_id}", hint)
    if parts and found.part and found.part not in {each.upper() for each in parts}:
        wrong(f"“{found.part}” is no period of the calendar of {plan.document_id}", f"There are: {', '.join(parts)}.")
    return Period(FinancialYear(plan.period.start), found.part)


def _bare(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


def return_id(plan: Plan, asked: Period) -> str:
    """The id of a plan's return for a period."""
    return f"{plan.document_id}@{asked.part.lower() or 'year'}"


def return_file(plan: Plan, asked: Period) -> str:
    """Where a return belongs, from the root."""
    return f"returns/{plan.unit}/{plan.period}{f'-{asked.part.lower()}' if asked.part else ''}.yaml"


def _earlier(returns: Iterable[Return], plan: Plan, asked: Period, setting: Setting) -> tuple[Return, ...]:
    """The returns for periods that ended before this one does, oldest first."""
    calendars = calendars_for(plan, setting)
    own = stretch(asked, calendars)
    placed = [(found, each) for each in returns if (found := stretch(each.period, calendars)) is not None]
    before = [
        (found.end, -found.months, each)
        for found, each in placed
        if own is not None and (found.end, -found.months) < (own.end, -own.months)
    ]
    return tuple(each for *_, each in sorted(before, key=lambda one: one[:2]))
