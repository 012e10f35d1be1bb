"""What plans do for the outcomes to the coverage map: outcomes down, departments across, gaps named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bizplan.index.coverage import WORK_KINDS, OutcomeKey, PlanCoverage, Work
from bizplan.index.setting import Framework, Setting


class CoverageState(StrEnum):
    """How far an outcome is served."""

    SERVED = "served"
    """Some entry of a plan contributes to it."""
    ASSERTED = "asserted"
    """A plan names it, and no entry contributes to it."""
    GAP = "gap"
    """No plan names it. A claim on every outcome at once names none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry of a plan that serves an outcome."""

    document: str
    """The plan's id."""
    kind: str
    """What sort of entry it is, such as service or programme."""
    item: str
    """The entry's id."""
    name: str
    """Its name, or the beginning of its text."""
    direct: bool
    """Whether it names the outcome itself, or reaches it through items it contributes to."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one department does for one outcome."""

    department: str
    """The department's id."""
    state: CoverageState
    """What this department alone makes of it."""
    evidence: tuple[Evidence, ...]
    """The work that serves it, work that names it first."""
    measures: tuple[Evidence, ...] = ()
    """The measures of that work."""


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome across the departments."""

    outcome: str
    """The outcome's lasting id."""
    number: str
    """Its number, or empty where outcomes are not numbered."""
    title: str
    verified: bool
    """Whether its title was checked against the published corporate plan."""
    aim: str
    """The title of its aim, or empty."""
    state: CoverageState
    """The best state of any department."""
    cells: tuple[Cell, ...]
    """In the order of the report's departments."""


@dataclass(frozen=True, slots=True)
class BlanketClaim:
    """A plan's claim on every outcome at once: shown as a claim, counted as nothing."""

    document: str
    """The plan's id."""
    department: str
    """The department's id."""
    text: str
    """The claim as printed."""


@dataclass(frozen=True, slots=True)
class DepartmentHead:
    """A column of the map."""

    department: str
    """The department's id."""
    name: str
    short_name: str
    """Its name in a table; its full name where it has no shorter one."""


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The coverage map of one corporate plan in one period."""

    framework: str
    """The corporate plan's id."""
    framework_title: str
    period: str
    """The financial year, or empty for all years together."""
    departments: tuple[DepartmentHead, ...]
    """Those with a plan, in the organisation's order."""
    outcomes: tuple[OutcomeRow, ...]
    """In the corporate plan's order."""
    blanket_claims: tuple[BlanketClaim, ...]
    plans: tuple[str, ...]
    """The plans that were read, by id."""
    years: tuple[str, ...]
    """The years of which plans name this corporate plan, earliest first, whatever year was asked for."""

    def rows_in(self, state: CoverageState) -> tuple[OutcomeRow, ...]:
        """The outcomes in a state, in the corporate plan's order."""
        return tuple(row for row in self.outcomes if row.state is state)


def build_coverage(
    plans: Iterable[PlanCoverage], framework: Framework, setting: Setting, period: str = ""
) -> CoverageReport:
    """The coverage map of a corporate plan.

    Plans that name another corporate plan are left out; so are plans of other years where a period is given. Threads
    through plans of teams and people are followed upwards; a thread that runs in a circle ends where it began.
    """
    naming = tuple(each for each in plans if each.framework == framework.plan.id)
    chosen = tuple(each for each in naming if period in {"", each.period})
    serving = _serving(work for plan in chosen for work in plan.work)
    departments = _departments(chosen, setting)
    department_of = {plan.document: plan.department for plan in chosen}
    naming_it = {(plan.department, key) for plan in chosen for key in plan.named}
    aims = {aim.id: aim.title for aim in framework.plan.aims}
    rows = []
    for outcome in framework.plan.outcomes:
        key = OutcomeKey(framework.plan.id, outcome.id)
        found: dict[str, list[Evidence]] = {}
        for work in serving.get(key, ()):
            evidence = Evidence(work.document, work.kind, work.item, work.name, key in work.outcomes)
            found.setdefault(department_of[work.document], []).append(evidence)
        cells = tuple(
            _cell(each.department, found.get(each.department, ()), named=(each.department, key) in naming_it)
            for each in departments
        )
        number = "" if outcome.number is None else str(outcome.number)
        aim = aims.get(str(outcome.aim), "")
        rows.append(OutcomeRow(outcome.id, number, outcome.title, outcome.verified, aim, _best(cells), cells))
    blanket = tuple(BlanketClaim(each.document, each.department, each.blanket) for each in chosen if each.blanket)
    return CoverageReport(
        framework.plan.id,
        framework.plan.title,
        period,
        departments,
        tuple(rows),
        blanket,
        tuple(each.document for each in chosen),
        tuple(sorted({each.period for each in naming})),
    )


def _serving(works: Iterable[Work]) -> Mapping[OutcomeKey, Sequence[Work]]:
    """Outcome -> the entries that serve it, themselves or through the entries they contribute to, in plan order."""
    work_by_item = {(work.document, work.item): work for work in works}
    below: dict[tuple[str, str], list[tuple[str, str]]] = {}
    reached: dict[OutcomeKey, dict[tuple[str, str], None]] = {}
    for item, work in work_by_item.items():
        for above in work.through:
            below.setdefault(above, []).append(item)
        for key in work.outcomes:
            reached.setdefault(key, {})[item] = None
    for items in reached.values():
        frontier = list(items)
        while frontier:
            new = [each for each in below.get(frontier.pop(), ()) if each not in items]
            items.update(dict.fromkeys(new))
            frontier += new
    order = {item: position for position, item in enumerate(work_by_item)}
    return {
        key: [work_by_item[each] for each in sorted(items, key=order.__getitem__)] for key, items in reached.items()
    }


def _cell(department: str, found: Sequence[Evidence], *, named: bool) -> Cell:
    evidence = [each for each in found if each.kind in WORK_KINDS]
    evidence.sort(key=lambda each: (not each.direct, WORK_KINDS.index(each.kind)))
    measures = tuple(each for each in found if each.kind == "measure")
    state = CoverageState.SERVED if evidence else CoverageState.ASSERTED if named else CoverageState.GAP
    return Cell(department, state, tuple(evidence), measures)


def _best(cells: Sequence[Cell]) -> CoverageState:
    states = {cell.state for cell in cells}
    return next((state for state in CoverageState if state in states), CoverageState.GAP)


def _departments(plans: Sequence[PlanCoverage], setting: Setting) -> tuple[DepartmentHead, ...]:
    """The departments with a plan, in the organisation's order; those it does not know come last."""
    with_plans = dict.fromkeys(plan.department for plan in plans)
    known = {each.id: each for each in setting.organisation.departments} if setting.organisation else {}
    ordered = [*(each for each in known if each in with_plans), *(each for each in with_plans if each not in known)]
    return tuple(
        DepartmentHead(each, known[each].name, known[each].short_name or known[each].name)
        if each in known
        else DepartmentHead(each, each, each)
        for each in ordered
    )
