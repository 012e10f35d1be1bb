"""What a report on performance says: how each figure stands, how it moved, how the year is expected to end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """How a figure stands against its target."""

    RED = "red"
    """Off target."""
    AMBER = "amber"
    """Slightly off target."""
    GREEN = "green"
    """On target."""
    UNKNOWN = "unknown"
    """Cannot be computed, for a reason that is given."""


class Trend(StrEnum):
    """How a figure moved since the one before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    MOVED = "moved"
    """It changed, and it is not stated which way is better."""
    UNKNOWN = "unknown"
    """There is no earlier figure, or no figure."""


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One figure in the order of time."""

    period: str
    value: Decimal | None
    why_none: str
    """Why there is no figure; empty where there is one."""
    source: str
    """The id of the plan or return that states it."""
    state: State
    """How it stands against the present target."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One measure, or one part of a measure that reports several figures."""

    document: str
    """The plan's id."""
    department: str
    """The department's id."""
    department_name: str
    measure: str
    """The measure's id."""
    item: str
    """The part's id; the measure's where it has no parts."""
    text: str
    part: str
    """What the part counts; empty for a measure without parts."""
    unit: str
    owner: str
    period: str
    """The period of the latest reading; empty where there is none."""
    value: Decimal | None
    target: str
    """In words; empty where none is set."""
    monitor_only: str
    """Why there is no target, where the plan says so."""
    direction: str
    """increase, decrease or maintain; empty where none is stated."""
    state: State
    """As the figures make it by the scheme."""
    possible: tuple[State, ...]
    """More than one where a figure is missing that would decide between them."""
    rule: str
    """The rule and the arithmetic in one line; empty where nothing could be reckoned."""
    why_not: str
    """Why the status cannot be computed, in words that follow “because”; empty where it can."""
    scheme: str
    """The id of the scheme; empty where none is named."""
    stated: str
    """The status as stated with the figure; empty where none is."""
    contradicts: bool
    """Whether the numbers do not make the status that is stated."""
    trend: Trend
    trend_rule: str
    """The movement in words: `up 1.8 from 56.4 (2025-26 Q4)`."""
    stated_trend: str
    trend_contradicts: bool
    forecast: str
    """How the year is expected to end, as stated: green, amber or red; empty where nobody says."""
    sample: int | None
    provisional: bool
    revised: str
    comment: str
    source: str
    """The id of the document with the latest reading."""
    outcomes: tuple[str, ...]
    """The outcomes it reaches through the thread, each as corporate plan and outcome."""
    is_exception: bool
    """Whether it is off target or slightly off, expected to be, contradicts what is stated, or lacks its figure."""
    history: tuple[HistoryPoint, ...]
    """Every figure held, oldest first; those whose place in time is not stated before them."""

    @property
    def name(self) -> str:
        """What to call it in a line."""
        return f"{self.text}: {self.part}" if self.part else self.text


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures stand how, of how many."""

    key: str
    """The id of the department, committee or outcome; empty for figures that none has."""
    name: str
    base: int
    """All figures counted."""
    green: int
    amber: int
    red: int
    unknown: int


@dataclass(frozen=True, slots=True)
class OwedReturn:
    """A return that has not come."""

    plan: str
    department: str
    period: str
    """As the plan's own calendar names it, such as Q2."""
    months: str
    due: date
    days_late: int


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A piece of work as the latest return tells of it."""

    document: str
    department_name: str
    item: str
    text: str
    period: str
    status: str
    before: str
    """How it stood in the return before; empty where none tells."""
    comment: str
    is_exception: bool
    """Whether it is delayed, at risk or stopped."""


@dataclass(frozen=True, slots=True)
class PerformanceReport:
    """How the measures of one year's plans stand."""

    period: str
    """The financial year, or the reporting period up to which readings count."""
    as_at: date
    """The day of asking: returns supplied later do not count."""
    department: str
    outcome: str
    committee: str
    plans: tuple[str, ...]
    returns: tuple[str, ...]
    """The returns whose readings were used."""
    all: Tally
    lines: tuple[FigureLine, ...]
    """Exceptions first: off target, contradicted, slightly off, without their figure; then the rest as they stand."""
    by_department: tuple[Tally, ...]
    by_committee: tuple[Tally, ...]
    """A figure counts for each committee of its department."""
    by_outcome: tuple[Tally, ...]
    """A figure counts for each outcome that it reaches through the thread; last those that reach none."""
    work: tuple[WorkLine, ...]
    over_due: tuple[OwedReturn, ...]
    """The longest over-due first."""
    unchased: tuple[str, ...]
    """Departments' plans with measures that name no calendar, so that no return of theirs can be over-due."""

    @property
    def exceptions(self) -> tuple[FigureLine, ...]:
        """The lines that want attention, the gravest first."""
        return tuple(each for each in self.lines if each.is_exception)
