"""Finance's figures beside the tables they control: each difference to the pound, and the lines that may explain it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from bizplan.index.controls import BudgetControl
from bizplan.index.setting import Setting
from bizplan.values.amounts import MoneyUnit, figure, rounded

_MOST_CLUES = 6
_LINES_IN_PAIRS, _LINES_IN_THREES = 200, 40
"""Beyond these, sums of two or three lines meet almost any difference by chance, and take long to try."""


class Standing(StrEnum):
    """How a table stands to finance's figure."""

    AGREES = "agrees"
    ROUNDED = "agrees when rounded"
    """Finance's figure, rounded to the last place that the table prints, is the table's."""
    DIFFERS = "differs"
    NOT_READ = "not read"
    """The cell could not be read: the reason stands beside it."""
    SKIPPED = "not checked"
    """Workbooks cannot be read here at all."""


class ClueKind(StrEnum):
    """What an accountant looks for when two sums differ, the simplest first."""

    TOTAL = "total"
    """The lines make finance's figure, and the stated total does not."""
    LEFT_OUT = "left out"
    """The line, or the few lines, are in the table and may be missing in finance's figure."""
    TWICE = "twice"
    """The line may count twice in finance's figure."""
    SIGN = "sign"
    """The line may have the other sign in finance's figure."""
    DIGITS = "digits"
    """Two neighbouring digits of the line may have changed places."""
    SLIPPED = "slipped"
    """The line may have slipped by one decimal place."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that would explain a difference to the pound; a clue, and no proof."""

    kind: ClueKind
    labels: tuple[str, ...]
    """The lines."""
    words: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One plan's budget beside finance's figure; amounts in pounds."""

    document: str
    file: str
    name: str
    """The department's name."""
    period: str
    unit: MoneyUnit
    source: str
    """Where finance's figure stands."""
    control: Decimal | None
    """Finance's figure; None where it could not be read."""
    table: Decimal
    """The stated total, or what the lines make where none is stated."""
    lines: Decimal
    """What the lines make."""
    difference: Decimal | None
    """Finance's figure less the table's."""
    standing: Standing
    fault: str
    """Why finance's figure could not be read, and what to do; empty if it was."""
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Every plan that names a figure of finance's."""

    period: str
    """The financial year; empty for all."""
    plans: tuple[Reconciled, ...]
    """In the organisation's order, then by year."""

    @property
    def agrees(self) -> bool:
        """Whether nothing differs and nothing that should be there could not be read."""
        return not any(each.standing in {Standing.DIFFERS, Standing.NOT_READ} for each in self.plans)


@dataclass(frozen=True, slots=True)
class ControlRead:
    """What a workbook's cell held, in its own unit; or why nothing could be read."""

    amount: Decimal | None
    fault: str = ""
    skipped: bool = False


def build_reconciliation(
    controls: Iterable[BudgetControl], read_by_file: Mapping[str, ControlRead], setting: Setting, period: str = ""
) -> Reconciliation:
    """Each control held against its table; `read_by_file` holds what the workbooks say, by the plan's file."""
    departments = setting.organisation.departments if setting.organisation else ()
    order = {each.id: position for position, each in enumerate(departments)}
    names = {each.id: each.name for each in departments}
    chosen = sorted(
        (each for each in controls if period in {"", each.period}),
        key=lambda each: (order.get(each.department, len(order)), each.document),
    )
    return Reconciliation(
        period,
        tuple(
            reconciled(each, read_by_file.get(each.file), names.get(each.department, each.department))
            for each in chosen
        ),
    )


def reconciled(control: BudgetControl, read: ControlRead | None, name: str) -> Reconciled:
    """One table held against finance's figure, from the plan or as it was read from the workbook."""
    amount, fault, standing = control.amount, "", Standing.AGREES
    if read is not None and control.workbook:
        amount = read.amount * control.control_unit.pounds if read.amount is not None else None
        fault = read.fault
    difference = amount - control.table if amount is not None else None
    if amount is None:
        standing = Standing.SKIPPED if read is not None and read.skipped else Standing.NOT_READ
    elif difference:
        quantum = control.unit.pounds.scaleb(-control.places)
        is_finer = control.control_unit.pounds < control.unit.pounds
        is_rounded = is_finer and rounded(amount / quantum) * quantum == control.table
        standing = Standing.ROUNDED if is_rounded else Standing.DIFFERS
    return Reconciled(
        control.document,
        control.file,
        name,
        control.period,
        control.unit,
        control.source,
        amount,
        control.table,
        control.lines_make,
        difference,
        standing,
        fault,
        tuple(_clues(control, difference)) if standing is Standing.DIFFERS and difference is not None else (),
    )


def _clues(control: BudgetControl, difference: Decimal) -> Iterator[Clue]:
    found = list(_all_clues(control, difference))
    yield from found[:_MOST_CLUES]


def _all_clues(control: BudgetControl, difference: Decimal) -> Iterator[Clue]:
    """Whatever would make the table's figure finance's, to the penny."""
    if control.total is not None and control.lines_make == control.total + difference:
        words = "The lines make finance's figure; the stated total is the one that is off."
        yield Clue(ClueKind.TOTAL, (), words)
    lines = [(label, amount) for label, amount in control.lines if amount]
    for label, amount in lines:
        shown = _shown(amount, control)
        for kind, makes, words in (
            (ClueKind.LEFT_OUT, -amount, "may be missing in finance's figure"),
            (ClueKind.TWICE, amount, "may count twice in finance's figure"),
            (ClueKind.SIGN, -2 * amount, "may stand with the other sign in finance's figure"),
        ):
            if makes == difference:
                yield Clue(kind, (label,), f"“{label}” ({shown}) {words}.")
    for label, amount in lines:
        shown = _shown(amount, control)
        slips = [(ClueKind.DIGITS, each, "two of its digits changed places") for each in _transposed(amount, control)]
        slips += [(ClueKind.SLIPPED, each, "it slipped by a place") for each in (amount * 10, amount / 10)]
        for kind, other, words in slips:
            if other - amount == difference:
                there = _shown(other, control)
                yield Clue(kind, (label,), f"“{label}” ({shown}) may be {there} in finance's figure: {words}.")
    yield from _sums(lines, difference, control)


def _sums(lines: list[tuple[str, Decimal]], difference: Decimal, control: BudgetControl) -> Iterator[Clue]:
    """Two or three lines that make the difference together."""
    for size, most in ((2, _LINES_IN_PAIRS), (3, _LINES_IN_THREES)):
        for some in combinations(lines, size) if len(lines) <= most else ():
            if sum((amount for _, amount in some), Decimal(0)) == -difference:
                listed = ", ".join(f"“{label}” ({_shown(amount, control)})" for label, amount in some)
                labels = tuple(label for label, _ in some)
                yield Clue(ClueKind.LEFT_OUT, labels, f"Together {listed} may be missing in finance's figure.")


def _transposed(amount: Decimal, control: BudgetControl) -> Iterator[Decimal]:
    """The amount as printed, with each two neighbouring digits changed about."""
    quantum = control.unit.pounds.scaleb(-control.places)
    digits = str(abs(int(amount / quantum)))
    sign = -1 if amount < 0 else 1
    for position in range(len(digits) - 1):
        swapped = digits[:position] + digits[position + 1] + digits[position] + digits[position + 2 :]
        if swapped != digits:
            yield sign * int(swapped) * quantum


def _shown(pounds: Decimal, control: BudgetControl) -> str:
    return figure((pounds / control.unit.pounds).normalize() + 0)
