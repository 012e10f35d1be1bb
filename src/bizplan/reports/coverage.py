"""What plans do for the outcomes to the coverage map: outcomes down, columns across, gaps and thin places named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bizplan.reports.succession import SuccessionReading


class CoverageState(StrEnum):
    """How far an outcome is served, the best first."""

    SERVED = "served"
    """Some entry of a plan contributes to it, and a measure with a target counts for that work."""
    UNTARGETED = "untargeted"
    """Work contributes to it and a measure counts for that work, but none that counts has a target."""
    UNMEASURED = "unmeasured"
    """Work contributes to it, and no measure counts for that work."""
    ASSERTED = "asserted"
    """A plan names it, and no work contributes to it."""
    BULK = "bulk"
    """It is only claimed together with every other outcome."""
    GAP = "gap"
    """No plan names it."""

    @property
    def has_work(self) -> bool:
        """Whether there is work behind it."""
        return self in {CoverageState.SERVED, CoverageState.UNTARGETED, CoverageState.UNMEASURED}


class Mark(StrEnum):
    """What beside its state is worth knowing of an outcome that work contributes to."""

    SINGLE_HANDED = "single-handed"
    """One department alone works for it, where several have plans."""
    CROWDED = "crowded"
    """So many departments work for it that nobody may feel answerable."""


class By(StrEnum):
    """What the columns of the map are."""

    DEPARTMENT = "department"
    SERVICE = "service"
    PROGRAMME = "programme"
    LEVEL = "level"
    COMMITTEE = "committee"


class Weight(StrEnum):
    """By what a cell says how much there is behind it."""

    ITEMS = "items"
    """The entries that contribute."""
    MEASURES = "measures"
    """The measures that count for them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What of the map is asked for."""

    period: str = ""
    """The financial year; empty for all years together."""
    by: By = By.DEPARTMENT
    weight: Weight = Weight.ITEMS
    letters: frozenset[str] = frozenset()
    """The letters of the activities that get rows of their own."""


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
class MeasureEvidence:
    """One measure that counts for the work behind an outcome."""

    document: str
    """The plan's id."""
    item: str
    """The measure's id."""
    name: str
    """Its name, or the beginning of its text."""
    direct: bool
    """Whether it names the outcome itself, or hangs on the thread of the work."""
    has_target: bool
    """Whether it has a figure or a date to reach."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column has for one outcome."""

    column: str
    """The column's id."""
    state: CoverageState
    """What this column alone makes of it."""
    evidence: tuple[Evidence, ...]
    """The work that serves it, work that names it first."""
    measures: tuple[MeasureEvidence, ...] = ()
    """The measures that count for that work; without work, those that name the outcome."""

    @property
    def direct(self) -> int:
        """How many entries name the outcome themselves."""
        return sum(each.direct for each in self.evidence)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One lettered activity of an outcome across the columns."""

    letter: str
    """Empty for what serves the outcome as a whole and none of its activities."""
    text: str
    """Its words; empty where they are not held."""
    verified: bool
    """Whether its words were checked against the published corporate plan."""
    state: CoverageState
    cells: tuple[Cell, ...]
    """In the order of the report's columns."""


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome across the columns."""

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
    """The best state of any column; it is the same whatever the columns are."""
    marks: tuple[Mark, ...]
    departments: tuple[str, ...]
    """The departments with work for it, by id, in the organisation's order."""
    items: int
    """How many entries serve it, each counted once."""
    measures: int
    """How many measures count for them, each counted once."""
    cells: tuple[Cell, ...]
    """In the order of the report's columns."""
    activities: tuple[ActivityRow, ...] = ()
    """Its activities, where they were asked for."""


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
class ColumnHead:
    """A column of the map."""

    column: str
    """Its id: a department's, a committee's, a level, or plan and id of a service or programme; empty for the rest."""
    name: str
    short_name: str
    """Its name in a table; its full name where it has no shorter one."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """An entry of a plan that leads to no outcome."""

    item: str
    """The entry's id."""
    name: str
    """Its name, or the beginning of its text."""
    threaded: bool
    """Whether it contributes to something, which leads to no outcome in turn."""


@dataclass(frozen=True, slots=True)
class OrphanKind:
    """The entries of one kind in one plan that lead to no outcome."""

    kind: str
    of: int
    """How many entries of the kind the plan has."""
    items: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class OrphanMoney:
    """A budget line that leads to no outcome: it names no service, or the service leads to none."""

    label: str
    """As printed."""
    service: str
    """The service's id, or empty."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class OrphanPlan:
    """What in one plan leads to no outcome."""

    document: str
    """The plan's id."""
    department: str
    """The department's id."""
    kinds: tuple[OrphanKind, ...]
    money: tuple[OrphanMoney, ...]
    pounds: Decimal
    """What the budget lines that lead nowhere come to."""
    of_pounds: Decimal
    """What all budget lines of the plan come to."""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many outcomes are in a state."""

    state: CoverageState
    outcomes: int


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The coverage map of one corporate plan in one period."""

    framework: str
    """The corporate plan's id."""
    framework_title: str
    period: str
    """The financial year, or empty for all years together."""
    by: By
    weight: Weight
    columns: tuple[ColumnHead, ...]
    """Departments and committees in the organisation's order, services and programmes in their plans' order."""
    states: tuple[StateCount, ...]
    """How many of all outcomes are in each state, the best first."""
    outcomes: tuple[OutcomeRow, ...]
    """In the corporate plan's order; without those that have work where only gaps were asked for."""
    gaps_only: bool
    """Whether outcomes with work were left out."""
    crowded_from: int
    """From how many departments on an outcome is crowded."""
    department_names: tuple[ColumnHead, ...]
    """The departments with a plan, in the organisation's order."""
    blanket_claims: tuple[BlanketClaim, ...]
    orphans: tuple[OrphanPlan, ...]
    """What leads to no outcome, by plan; plans without any are left out."""
    plans: tuple[str, ...]
    """The plans that were read, by id."""
    years: tuple[str, ...]
    """The years of which plans name this corporate plan, earliest first, whatever year was asked for."""
    succession: SuccessionReading | None = None
    """What became of earlier outcomes, where plans are read as if they named this corporate plan; else null."""

    def rows_in(self, *states: CoverageState) -> tuple[OutcomeRow, ...]:
        """The outcomes in some states, in the corporate plan's order."""
        return tuple(row for row in self.outcomes if row.state in states)

    def count(self, *states: CoverageState) -> int:
        """How many of all outcomes are in some states."""
        return sum(each.outcomes for each in self.states if each.state in states)


def only_gaps(report: CoverageReport) -> CoverageReport:
    """The same map without the outcomes that work contributes to."""
    return replace(report, outcomes=tuple(row for row in report.outcomes if not row.state.has_work), gaps_only=True)


def failing(
    report: CoverageReport, wanted: Iterable[CoverageState | Mark]
) -> Sequence[tuple[str, tuple[OutcomeRow, ...]]]:
    """Each of the states and marks that some outcome has, with the outcomes, in the order in which they were named."""
    found = ((each, tuple(row for row in report.outcomes if each is row.state or each in row.marks)) for each in wanted)
    return [(each.value, rows) for each, rows in found if rows]
