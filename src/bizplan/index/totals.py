"""Stated totals held against the lines they sum: what each says, what the lines make, what rounding allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bizplan.diagnostics import Route
from bizplan.model.budget import Budget, Savings
from bizplan.values.amounts import places

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated figure and the parts it should be made of, in the unit of its table."""

    what: str
    """The figure in words: the total “Total net operational budget”."""
    label: str
    route: Route
    """Where the stated figure stands."""
    stated: Decimal
    parts: tuple[tuple[Route, Decimal], ...]
    """Where each part stands, and how much it adds, signed as it is written."""
    tolerance: Decimal
    """By how much rounding may make the parts miss the stated figure."""
    exhaustive: bool = True
    """False where the parts are not all there is, so that nothing need agree."""
    unknown: tuple[tuple[Route, str], ...] = ()
    """Labels that a sub-total sums but no line bears, each with its place."""

    @property
    def lines(self) -> Decimal:
        """What the parts make."""
        return sum((value for _, value in self.parts), Decimal(0))

    @property
    def against_total(self) -> bool:
        """Whether it is held against the table's own total instead of its lines."""
        return bool(self.parts) and self.parts[0][0][1] == "total"

    @property
    def difference(self) -> Decimal:
        """Stated less parts; for a list that is not exhaustive, what is not listed."""
        return self.stated - self.lines

    @property
    def direction(self) -> Literal["much", "little"]:
        """Whether the stated figure is too much or too little."""
        return "much" if self.difference > 0 else "little"

    @property
    def holds(self) -> bool:
        """Whether stated figure and parts agree as far as they must and can be seen to."""
        is_open = not self.exhaustive or bool(self.unknown) or self.difference.is_nan()
        return is_open or abs(self.difference) <= self.tolerance


def budget_sums(budget: Budget) -> Iterator[Sum]:
    """The total, the sub-totals and the control figure of a budget table."""
    parts = tuple((("budget", "lines", position, "amount"), line.amount) for position, line in enumerate(budget.lines))
    by_label: dict[str, list[tuple[Route, Decimal]]] = {}
    for line, part in zip(budget.lines, parts, strict=True):
        by_label.setdefault(line.label, []).append(part)
    if budget.total is not None:
        what = f"the total “{budget.total.label}”"
        route: Route = ("budget", "total", "amount")
        figures = [budget.total.amount, *(line.amount for line in budget.lines)]
        allowed = tolerance(figures, rounded=budget.rounded)
        yield Sum(what, budget.total.label, route, budget.total.amount, parts, allowed, budget.exhaustive)
    for position, subtotal in enumerate(budget.subtotals):
        summed = tuple(part for label in subtotal.of for part in by_label.get(label, ()))
        of = ("budget", "subtotals", position, "of")
        unknown = tuple(((*of, at), label) for at, label in enumerate(subtotal.of) if label not in by_label)
        allowed = tolerance([subtotal.amount, *(value for _, value in summed)], rounded=budget.rounded)
        route = ("budget", "subtotals", position, "amount")
        what = f"the sub-total “{subtotal.label}”"
        yield Sum(what, subtotal.label, route, subtotal.amount, summed, allowed, unknown=unknown)
    control = budget.control
    if control is not None and control.amount is not None:
        total = budget.total
        against = ((("budget", "total", "amount"), total.amount),) if total is not None else parts
        route = ("budget", "control", "amount")
        what = f"finance's figure ({control.words})"
        allowed = tolerance([value for _, value in against], rounded=budget.rounded) if total is None else Decimal(0)
        unit = control.unit or budget.unit
        if unit.pounds < budget.unit.pounds:
            allowed += tolerance([value for _, value in against][:1], rounded=True)
        stated = control.amount if unit is budget.unit else control.amount * unit.pounds / budget.unit.pounds
        yield Sum(what, control.words, route, stated, against, allowed)


def savings_sums(savings: Savings) -> Iterator[Sum]:
    """The total of a list of savings."""
    lines = enumerate(savings.lines)
    parts = tuple((("savings", "lines", position, "amount"), line.amount) for position, line in lines)
    allowed = tolerance([savings.total.amount, *(line.amount for line in savings.lines)], rounded=savings.rounded)
    what = f"the total “{savings.total.label}”"
    route = ("savings", "total", "amount")
    yield Sum(what, savings.total.label, route, savings.total.amount, parts, allowed, savings.exhaustive)


def tolerance(figures: Sequence[Decimal], *, rounded: bool) -> Decimal:
    """By how much rounding may make lines miss their total; nothing for exact figures.

    Half of the last printed place for each line and for the total.
    """
    if not rounded:
        return Decimal(0)
    return _HALF.scaleb(-max(map(places, figures), default=0)) * len(figures)
