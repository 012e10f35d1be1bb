"""A bridge between two years' totals: each service that continued, began, ended or moved, and each step between."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bizplan.index.budget_years import BudgetYear
from bizplan.values.amounts import MoneyUnit


class Scope(StrEnum):
    """Whether a service counts in both years, and if not, why."""

    CONTINUED = "in both years"
    ENDED = "ended"
    MOVED_OUT = "moved out"
    """To another department, or to one that the comparison leaves out."""
    BEGAN = "began"
    MOVED_IN = "moved in"
    """From another department."""
    OTHER_FUND = "another fund"
    """Paid from another fund in the other year."""


class StepKind(StrEnum):
    """What a step of the bridge stands for."""

    ENDED = "ended"
    MOVED_OUT = "moved out"
    MOVED_IN = "moved in"
    PRICES = "prices"
    """What prices alone add to services of both years."""
    CHANGED = "changed"
    """A service of both years, prices set aside where they are reckoned."""
    BEGAN = "began"
    OTHER_FUND = "another fund"
    UNLISTED = "not listed"
    """What stated totals hold beyond their lines, through rounding or because not all is listed."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A printed line of a service that has several."""

    label: str
    before: Decimal | None
    after: Decimal | None
    """In pounds; None in a year without it."""


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """What became of a service's money."""

    department: str
    """The id of the department that has it, in the later year if it is there."""
    service: str
    """The service's id, or the printed label of a line that names none."""
    label: str
    """As printed in the later year if it is there."""
    was_called: str
    """How it was printed in the earlier year, where that differs."""
    scope: Scope
    before: Decimal | None
    """In pounds; None where the earlier total does not hold it."""
    moved_in: Decimal
    """What came with it from other departments, at the earlier year's amount."""
    after: Decimal | None
    prices: Decimal
    """What prices alone add, rounded to the last place that the tables print."""
    change: Decimal
    """After less before and less what moved in."""
    per_cent: Decimal | None
    """The change as per cent of what it is counted from, half up to one place; None from nothing."""
    why: str
    """What the plans say of it; empty where they say nothing."""
    lines: tuple[LineChange, ...]
    """Its printed lines, where it has several."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the old total to the new."""

    kind: StepKind
    department: str
    service: str
    """The service's id or printed label; empty for prices and for what is not listed."""
    label: str
    pounds: Decimal
    reached: Decimal
    """The total after this step, in pounds."""
    why: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """The way from one year's total to another's within one fund; before and all steps make after, to the penny."""

    department: str
    """The department's id; empty for several together."""
    name: str
    fund: str
    """The fund's name; empty where none is stated."""
    unit: MoneyUnit
    """The unit in which it is shown: the finer of the two tables'."""
    places: int
    """How many decimals the tables print in that unit."""
    basis: str
    before: Decimal
    after: Decimal
    """Totals in pounds: as stated where they are, else what the lines make."""
    headline: Decimal
    """After less before, whatever they cover."""
    headline_per_cent: Decimal | None
    like_before: Decimal
    """What both years cover, in the earlier year."""
    like_after: Decimal
    like_for_like: Decimal
    like_for_like_per_cent: Decimal | None
    prices: Decimal
    """How much of the like-for-like change prices alone explain; 0 where they are not reckoned."""
    is_like: bool
    """Whether both totals cover the same."""
    services: tuple[ServiceChange, ...]
    """Continued ones first, in the later year's order."""
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    """What a reader must know before comparing: units, scope, funds not stated, lines that miss their total."""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A department, or all of them together, that cannot be compared."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A department's two years."""

    department: str
    name: str
    before: BudgetYear
    after: BudgetYear
