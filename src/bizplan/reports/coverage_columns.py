"""What the columns of the coverage map are: departments, services, programmes, levels or committees."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from bizplan.index.coverage import PlanCoverage
from bizplan.index.setting import Setting
from bizplan.reports.coverage import By, ColumnHead
from bizplan.reports.serving import Place, Threads

_LEVELS = {"department": "Department plans", "team": "Team plans", "individual": "Personal plans"}
_REST = {By.SERVICE: "No service", By.PROGRAMME: "No programme", By.COMMITTEE: "No committee"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a map, and what belongs to each."""

    heads: tuple[ColumnHead, ...]
    by_plan: Mapping[str, tuple[str, ...]]
    """Plan -> the columns in which what it says as a whole stands."""
    by_place: Mapping[Place, tuple[str, ...]]
    """Entry -> the columns in which it stands, where that is not the columns of its plan."""

    def of(self, place: Place) -> tuple[str, ...]:
        """The columns in which an entry stands."""
        return self.by_place.get(place) or self.by_plan[place[0]]


def build_columns(by: By, plans: Sequence[PlanCoverage], threads: Threads, setting: Setting) -> Columns:
    """The columns of a map, those of the organisation in its order; one without an id takes in what belongs to none."""
    match by:
        case By.DEPARTMENT:
            return Columns(departments(plans, setting), {each.document: (each.department,) for each in plans}, {})
        case By.LEVEL:
            levels = {each.level for each in plans}
            heads = tuple(ColumnHead(level, name, name) for level, name in _LEVELS.items() if level in levels)
            return Columns(heads, {each.document: (each.level,) for each in plans}, {})
        case By.COMMITTEE:
            return _committees(plans, setting)
        case By.SERVICE | By.PROGRAMME:
            return _entries(by, plans, threads)
        case _:
            assert_never(by)


def departments(plans: Iterable[PlanCoverage], setting: Setting) -> tuple[ColumnHead, ...]:
    """The departments with a plan, in the organisation's order; those it does not know come last."""
    with_plans = dict.fromkeys(plan.department for plan in plans)
    known = {each.id: each for each in setting.organisation.departments} if setting.organisation else {}
    ordered = [*(each for each in known if each in with_plans), *(each for each in with_plans if each not in known)]
    return tuple(
        ColumnHead(each, known[each].name, known[each].short_name or known[each].name)
        if each in known
        else ColumnHead(each, each, each)
        for each in ordered
    )


def _committees(plans: Sequence[PlanCoverage], setting: Setting) -> Columns:
    organisation = setting.organisation
    of_department = {
        each.id: tuple(dict.fromkeys(map(str, each.committees))) for each in organisation.departments
    } if organisation else {}  # fmt: skip
    by_plan = {each.document: of_department.get(each.department) or ("",) for each in plans}
    wanted = {column for columns in by_plan.values() for column in columns}
    names = {each.id: each.name for each in organisation.committees} if organisation else {}
    ordered = [*(each for each in names if each in wanted), *sorted(wanted - names.keys() - {""})]
    heads = [ColumnHead(each, names.get(each, each), names.get(each, each)) for each in ordered]
    return Columns((*heads, *_rest(By.COMMITTEE, needed="" in wanted)), by_plan, {})


def _entries(by: By, plans: Sequence[PlanCoverage], threads: Threads) -> Columns:
    """Each service or programme that leads to an outcome, with what contributes to it."""
    leading = threads.leading_somewhere()
    by_place: dict[Place, tuple[str, ...]] = {}
    heads: list[ColumnHead] = []
    chosen = [work for place, work in threads.work_by_place.items() if work.kind == by.value and place in leading]
    named = Counter(work.name for work in chosen)
    for work in chosen:
        column = f"{work.document}/{work.item}"
        name = work.name if named[work.name] == 1 else f"{work.name} ({work.document})"
        heads.append(ColumnHead(column, name, name))
        for each in threads.below([(work.document, work.item)]):
            by_place[each] = (*by_place.get(each, ()), column)
    return Columns((*heads, *_rest(by, needed=True)), {each.document: ("",) for each in plans}, by_place)


def _rest(by: By, *, needed: bool) -> Iterator[ColumnHead]:
    if needed:
        yield ColumnHead("", _REST[by], _REST[by])
