"""Plans and the returns on them to the report on performance of one year, exceptions first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from bizplan.index.coverage import OutcomeKey, PlanCoverage
from bizplan.index.measured import PerformanceFacts, PlanMeasures, ReturnedFigures
from bizplan.index.returns_awaited import awaited_returns, returns_by_id
from bizplan.index.setting import Setting
from bizplan.reports.performance import FigureLine, OwedReturn, PerformanceReport, State, Tally, WorkLine
from bizplan.reports.performance_lines import Held, end_by, figure_lines
from bizplan.reports.serving import Place, Threads
from bizplan.values.years import period as period_of

_OFF_TRACK = frozenset({"delayed", "at risk", "stopped"})
_GRAVITY = (State.RED, State.AMBER, State.UNKNOWN, State.GREEN)


@dataclass(frozen=True, slots=True)
class Scope:
    """What of performance is asked for."""

    period: str
    """A financial year, or a reporting period of one."""
    as_at: date
    department: str = ""
    """A department's id; empty for all."""
    outcome: str = ""
    """An outcome as corporate plan and outcome id, such as 2018-23/people-are-safe; empty for all."""
    committee: str = ""
    """A committee's id; empty for all."""


def build_performance(facts: Iterable[PerformanceFacts], setting: Setting, scope: Scope) -> PerformanceReport:
    """How the measures of a year's plans stood on a day, with the readings that had come by then."""
    everything = tuple(facts)
    plans = tuple(each.plan for each in everything if each.plan is not None)
    asked = period_of(scope.period)
    year = str(asked.year)
    within = _departments(scope, setting)
    own = [each for each in plans if each.period == year and (within is None or each.department in within)]
    place = _order(setting)
    own.sort(key=lambda each: place(each.department))
    given = _returns(everything, setting, scope)
    reached = _outcomes_by_measure([each.coverage for each in everything if each.coverage is not None], year)
    names = _department_names(setting)
    lines = tuple(
        line
        for plan in own
        for line in figure_lines(
            _held(plan, plans, given, scope, setting), setting, names.get(plan.department, plan.department), reached
        )
        if scope.outcome in {"", *line.outcomes}
    )
    ordered = tuple(sorted(lines, key=_urgency))
    used = {each.source for each in lines} | {point.source for each in lines for point in each.history}
    owed = sorted(_over_due(everything, {each.document for each in own}, setting, scope), key=lambda each: each.due)
    return PerformanceReport(
        scope.period,
        scope.as_at,
        scope.department,
        scope.outcome,
        scope.committee,
        tuple(each.document for each in own),
        tuple(each.document for each in given if each.document in used),
        _tally("", "All", lines),
        ordered,
        _by_department(own, lines, names),
        _by_committee(lines, setting, scope.committee),
        _by_outcome(lines, setting, scope.outcome),
        tuple(_work(own, given, names)) if not scope.outcome else (),
        tuple(owed),
        tuple(each.document for each in own if each.level == "department" and each.figures and not each.calendar),
    )


def _departments(scope: Scope, setting: Setting) -> frozenset[str] | None:
    """The departments asked for; None for all."""
    if not scope.department and not scope.committee:
        return None
    departments = setting.organisation.departments if setting.organisation else ()
    return frozenset(
        each.id
        for each in departments
        if scope.department in {"", each.id} and (not scope.committee or scope.committee in map(str, each.committees))
    )


def _order(setting: Setting) -> Callable[[str], int]:
    known = [each.id for each in setting.organisation.departments] if setting.organisation else []
    return lambda department: known.index(department) if department in known else len(known)


def _department_names(setting: Setting) -> Mapping[str, str]:
    departments = setting.organisation.departments if setting.organisation else ()
    return {each.id: each.short_name or each.name for each in departments}


def _returns(everything: Iterable[PerformanceFacts], setting: Setting, scope: Scope) -> tuple[ReturnedFigures, ...]:
    """The returns that had come and lie within the period, in the order in which they came.

    Of two for one period the later counts.
    """
    until = end_by(scope.period, "", setting) if period_of(scope.period).part else None
    given = [each.given for each in everything if each.given is not None and each.given.supplied_on <= scope.as_at]
    ends = {each.period: end_by(each.period, "", setting) for each in given}
    kept = (each for each in given if until is None or (end := ends[each.period]) is None or end <= until)
    return tuple(sorted(kept, key=lambda each: (ends[each.period] or 0, each.supplied_on)))


def _held(
    plan: PlanMeasures, plans: Sequence[PlanMeasures], given: Sequence[ReturnedFigures], scope: Scope, setting: Setting
) -> Held:
    earlier = sorted(
        (each for each in plans if each.unit == plan.unit and each.period < plan.period), key=lambda each: each.period
    )
    documents = {each.document for each in earlier}
    until = end_by(scope.period, plan.calendar, setting)
    return Held(
        plan,
        [each for each in given if each.plan == plan.document],
        earlier,
        [each for each in given if each.plan in documents],
        until if period_of(scope.period).part else None,
    )


def _outcomes_by_measure(plans: Sequence[PlanCoverage], year: str) -> Mapping[Place, tuple[str, ...]]:
    """Measure -> the outcomes that it reaches through the thread, for the plans of a year."""
    own = [each for each in plans if each.period == year]
    threads = Threads(own)
    keys: dict[OutcomeKey, None] = dict.fromkeys(key for plan in own for work in plan.work for key in work.outcomes)
    found: dict[Place, list[str]] = defaultdict(list)
    for key in keys:
        for place in threads.leading_to(key).measures:
            found[place].append(f"{key.framework}/{key.outcome}")
    return {place: tuple(outcomes) for place, outcomes in found.items()}


def _urgency(line: FigureLine) -> tuple[bool, int, bool, int]:
    return (
        not line.is_exception,
        _GRAVITY.index(line.state) if not line.contradicts else 0,
        not line.contradicts,
        0 if line.forecast == "red" else 1 if line.forecast == "amber" else 2,
    )


def _tally(key: str, name: str, lines: Sequence[FigureLine]) -> Tally:
    counts = {state: sum(each.state is state for each in lines) for state in State}
    return Tally(
        key,
        name,
        len(lines),
        counts[State.GREEN],
        counts[State.AMBER],
        counts[State.RED],
        counts[State.UNKNOWN],
    )


def _by_department(
    plans: Sequence[PlanMeasures], lines: Sequence[FigureLine], names: Mapping[str, str]
) -> tuple[Tally, ...]:
    return tuple(
        _tally(each, names.get(each, each), [line for line in lines if line.department == each])
        for each in dict.fromkeys(plan.department for plan in plans)
    )


def _by_committee(lines: Sequence[FigureLine], setting: Setting, only: str) -> tuple[Tally, ...]:
    organisation = setting.organisation
    if organisation is None:
        return ()
    committees_of = {each.id: frozenset(map(str, each.committees)) for each in organisation.departments}
    found = [
        _tally(each.id, each.name, [line for line in lines if each.id in committees_of.get(line.department, ())])
        for each in organisation.committees
        if only in {"", each.id}
    ]
    none = [] if only else [each for each in lines if not committees_of.get(each.department)]
    return (
        *(each for each in found if each.base),
        *((_tally("", "No committee", none),) if none else ()),
    )


def _by_outcome(lines: Sequence[FigureLine], setting: Setting, only: str) -> tuple[Tally, ...]:
    keys = {outcome for each in lines for outcome in each.outcomes}
    found = [
        _tally(key, name, [each for each in lines if key in each.outcomes])
        for key, name in _outcome_names(setting)
        if key in keys and only in {"", key}
    ]
    none = [each for each in lines if not each.outcomes]
    return (*found, *((_tally("", "No outcome reached", none),) if none else ()))


def _outcome_names(setting: Setting) -> Iterator[tuple[str, str]]:
    for framework in setting.frameworks.values():
        for each in framework.plan.outcomes:
            number = f"{each.number} " if each.number is not None else ""
            yield f"{framework.plan.id}/{each.id}", f"{number}{each.title}"


def _work(
    plans: Sequence[PlanMeasures], given: Sequence[ReturnedFigures], names: Mapping[str, str]
) -> Iterator[WorkLine]:
    """The work of which returns tell, what is off its track first."""
    lines = []
    for plan in plans:
        told = [each for each in given if each.plan == plan.document and each.progress]
        for item, text in plan.work:
            steps = [(each.period, step) for each in told for step in each.progress if step.item == item]
            if steps:
                period, last = steps[-1]
                before = steps[-2][1].status if len(steps) > 1 else ""
                is_off = last.status in _OFF_TRACK
                unit = names.get(plan.department, plan.department)
                lines.append(
                    WorkLine(plan.document, unit, item, text, period, last.status, before, last.comment, is_off)
                )
    yield from sorted(lines, key=lambda each: not each.is_exception)


def _over_due(
    everything: Sequence[PerformanceFacts], plans: AbstractSet[str], setting: Setting, scope: Scope
) -> Iterator[OwedReturn]:
    dated = [each.dated for each in everything if each.dated is not None]
    returns = returns_by_id(dated, scope.as_at)
    for fact in dated:
        if fact.document not in plans:
            continue
        for each in awaited_returns(fact, setting, returns):
            if each.supplied_on is None and each.due < scope.as_at:
                late = (scope.as_at - each.due).days
                yield OwedReturn(each.plan, each.department, each.part, each.months, each.due, late)
