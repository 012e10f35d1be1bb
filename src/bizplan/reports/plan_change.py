"""Two versions of a plan to what changed: entries, outcomes, money, passages, and how much of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bizplan.index.budget_years import BudgetYear
from bizplan.index.plan_version import PlanVersion
from bizplan.index.texts import plain
from bizplan.model.plan import Plan
from bizplan.reports.budget_change import BudgetChange, build_budget_change
from bizplan.reports.change import (
    Aspect,
    Became,
    Counts,
    EntryChange,
    FateKind,
    FieldChange,
    OutcomeChange,
    OutcomeState,
    PlanChange,
    PlanSide,
    TextChange,
)
from bizplan.reports.entry_changes import entry_changes
from bizplan.reports.field_changes import score_changes
from bizplan.reports.outcome_changes import outcome_changes
from bizplan.values.word_changes import same_words, word_changes

MEASURES = "measures"
_BEFORE, _NOW = "before", "now"  # their order is that of time


def build_plan_change(before: PlanVersion, after: PlanVersion, years: Iterable[BudgetYear] = ()) -> PlanChange:
    """What changed from one version of a plan to the other.

    `years` holds other departments' plans and those of the years between, which may say where a service went.
    """
    held = tuple(years)
    entries = tuple(entry_changes(before, after, _arrivals(before, after, held)))
    outcomes = outcome_changes(before.coverage, after.coverage, after.setting)
    labels = _labels(before, after)
    unread = (
        *(f"{before.loaded.file}: {each}" for each in sorted(before.loaded.damaged)),
        *(f"{after.loaded.file}: {each}" for each in sorted(after.loaded.damaged)),
    )
    return PlanChange(
        _side(before, labels[0]),
        _side(after, labels[1]),
        _counts(entries, outcomes),
        entries,
        outcomes,
        (before.coverage.blanket, after.coverage.blanket),
        _money(before, after, held),
        tuple(_texts(before.plan, after.plan)),
        tuple(_settings(before.plan, after.plan)),
        unread,
    )


def unit_name(version: PlanVersion) -> str:
    """The name of the department whose plan it is, with the team or post below it."""
    plan = version.plan
    organisation = version.setting.organisation
    departments = {each.id: each.name for each in organisation.departments} if organisation else {}
    name = departments.get(str(plan.department), str(plan.department))
    return name if plan.level == "department" else f"{name}, {plan.unit}"


def _labels(before: PlanVersion, after: PlanVersion) -> tuple[str, str]:
    if before.plan.period != after.plan.period:
        return str(before.plan.period), str(after.plan.period)
    if before.plan.document_id != after.plan.document_id:
        return before.plan.document_id, after.plan.document_id
    return _BEFORE.capitalize(), _NOW.capitalize()


def _side(version: PlanVersion, label: str) -> PlanSide:
    plan = version.plan
    return PlanSide(plan.document_id, label, unit_name(version), str(plan.corporate_plan), version.loaded.file)


def _arrivals(before: PlanVersion, after: PlanVersion, years: Sequence[BudgetYear]) -> dict[str, tuple[str, str]]:
    """Entry -> the department that it came from, and why."""
    department = str(after.plan.department)
    organisation = after.setting.organisation
    names = {each.id: each.name for each in organisation.departments} if organisation else {}
    first, last = str(before.plan.period), str(after.plan.period)
    return {
        ending.to or ending.service: (names.get(year.department, year.department), ending.reason)
        for year in years
        if year.department not in {department, str(before.plan.department)} and first <= year.period <= last
        for ending in year.endings
        if ending.department == department
    }


def _money(before: PlanVersion, after: PlanVersion, years: Sequence[BudgetYear]) -> BudgetChange | None:
    old, new = before.money, after.money
    if old is None or new is None or (old.unit is None and new.unit is None) or _money_of(old) == _money_of(new):
        return None
    if old.period == new.period:
        old = replace(old, department=new.department, period=f"{old.period} {_BEFORE}")
        new = replace(new, period=f"{new.period} {_NOW}")
        return build_budget_change((old, new), after.setting, (old.period, new.period))
    others = [each for each in years if each.document not in {old.document, new.document}]
    if old.department != new.department:
        old, others = replace(old, department=new.department), []
    found = build_budget_change((old, new, *others), after.setting, (old.period, new.period))
    return replace(
        found,
        bridges=tuple(each for each in found.bridges if each.department == new.department),
        together=(),
        not_compared=tuple(each for each in found.not_compared if each.name == unit_name(after)),
    )


def _money_of(year: BudgetYear) -> object:
    return year.unit, year.basis, year.scope, sorted(map(str, year.lines)), year.stated, year.is_read


def _texts(before: Plan, after: Plan) -> Iterator[TextChange]:
    old, new = _passages(before), _passages(after)
    for what in dict.fromkeys((*new, *old)):
        was, now = old.get(what, ""), new.get(what, "")
        if not same_words(was, now):
            yield TextChange(what, was, now, word_changes(was, now) if was and now else ())


def _passages(plan: Plan) -> dict[str, str]:
    outcomes = plan.outcomes.text if plan.outcomes is not None else None
    passages = {
        "Statement": plan.statement,
        "What it says about outcomes": outcomes,
        "Why no risks are listed": plan.no_risks,
        "What stops": "; ".join(plan.stops),
        "Why nothing stops": plan.nothing_stops,
        "What it says changed": "; ".join(each.text for each in plan.changes if each.item is None),
    }
    return {what: " ".join(plain(text).split()) for what, text in passages.items() if text}


def _settings(before: Plan, after: Plan) -> Iterator[FieldChange]:
    for what, was, now in (
        ("Corporate plan", str(before.corporate_plan), str(after.corporate_plan)),
        ("Form", str(before.template or ""), str(after.template or "")),
        ("Status", before.status, after.status),
        ("Title", _title(before), _title(after)),
        ("Owner", before.owner or "", after.owner or ""),
        ("Calendar", str(before.calendar or ""), str(after.calendar or "")),
        ("Actions due", str(before.actions_due or ""), str(after.actions_due or "")),
        ("Approvals", _approvals(before), _approvals(after)),
    ):
        is_of_its_year = what == "Approvals" and before.period != after.period
        if was != now and not is_of_its_year:
            yield FieldChange(Aspect.OTHER, what, was, now)
    yield from score_changes(before.equalities, after.equalities)


def _title(plan: Plan) -> str:
    """The title but for the plan's own year, which is no change."""
    return (plan.title or "").replace(str(plan.period), "").strip(" ,")


def _approvals(plan: Plan) -> str:
    return "; ".join(f"{each.committee}, {each.date}: {each.decision}" for each in plan.approvals)


def _counts(entries: Sequence[EntryChange], outcomes: Sequence[OutcomeChange]) -> Counts:
    carried = [each for each in entries if each.how is not None]
    ended = [each for each in entries if each.became is Became.ENDED]
    retargeted = [each for each in carried if each.of(Aspect.TARGET)]
    return Counts(
        added=sum(each.became is Became.ADDED for each in entries),
        ended=len(ended),
        ended_unexplained=sum(each.fate is not None and each.fate.kind is FateKind.NOT_SAID for each in ended),
        carried_over=len(carried),
        unchanged=sum(each.became is Became.SAME for each in carried),
        renamed=sum(each.is_renamed for each in carried),
        moved=sum(each.is_moved for each in carried) + sum(bool(each.came_from) for each in entries),
        doubtful=sum(each.how == "words" for each in carried),
        targets_changed=len(retargeted),
        targets_unexplained=sum(not each.reason for each in retargeted),
        measures_dropped=sum(each.section == MEASURES for each in ended),
        measures_redefined=sum(bool(each.of(Aspect.DEFINITION)) for each in carried),
        risks_moved=sum(bool(each.of(Aspect.RISK)) for each in carried),
        reworded=sum(bool(each.words) for each in carried),
        outcomes_gained=sum(each.state is OutcomeState.GAINED for each in outcomes),
        outcomes_lost=sum(each.state is OutcomeState.LOST for each in outcomes),
    )
