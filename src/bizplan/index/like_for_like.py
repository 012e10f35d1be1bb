"""Two years' budgets of a department to what changed: the headline, like for like, and the bridge between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.model.budget import Budget, BudgetLine
from bizplan.values.amounts import rounded

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Amounted:
    """What one line of a year puts to a service."""

    service: str
    """What pairs it with the other year: the service's lasting id, or the printed label of a line that names none."""
    label: str
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class ChangedService:
    """A service in one year, the other, or both; amounts in pounds, 0 in a year without it."""

    service: str
    """The service's id, or the printed label of a line that names none."""
    label: str
    """The line as printed, in the later year if it is there."""
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """After less before."""
        return self.after - self.before

    @property
    def per_cent(self) -> Decimal | None:
        """The change as per cent of before, half up to one place; None from nothing."""
        return per_cent(self.change, self.before)


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """The change from one year to another, in pounds."""

    continued: tuple[ChangedService, ...]
    """Services of both years, in the later year's order."""
    began: tuple[ChangedService, ...]
    ended: tuple[ChangedService, ...]

    @property
    def before(self) -> Decimal:
        """All lines of the earlier year."""
        return _sum(each.before for each in (*self.continued, *self.ended))

    @property
    def after(self) -> Decimal:
        """All lines of the later year."""
        return _sum(each.after for each in (*self.continued, *self.began))

    @property
    def headline(self) -> Decimal:
        """The change between the totals, whatever they cover."""
        return self.after - self.before

    @property
    def like_for_like(self) -> Decimal:
        """The change of what both years cover."""
        return _sum(each.change for each in self.continued)

    @property
    def headline_per_cent(self) -> Decimal | None:
        """The headline change as per cent of the earlier total; None from nothing."""
        return per_cent(self.headline, self.before)

    @property
    def like_for_like_per_cent(self) -> Decimal | None:
        """The like-for-like change as per cent of what both years cover; None from nothing."""
        return per_cent(self.like_for_like, _sum(each.before for each in self.continued))

    @property
    def is_like(self) -> bool:
        """Whether both years cover the same services, so that the headline misleads nobody."""
        return not self.began and not self.ended


def per_cent(change: Decimal, base: Decimal) -> Decimal | None:
    """A change as per cent of a base, half up to one place; None where the base is nothing."""
    return rounded(change * _HUNDRED / abs(base), 1) if base else None


def like_for_like(earlier: Budget, later: Budget) -> LikeForLike:
    """What changed between two budgets, service by service by lasting id; lines without one are paired by label."""
    return services_compared(_amounted(earlier), _amounted(later))


def services_compared(earlier: Iterable[Amounted], later: Iterable[Amounted]) -> LikeForLike:
    """What changed between the lines of two years, paired by service; the order of the lines changes no figure."""
    before, after = _by_service(earlier), _by_service(later)
    return LikeForLike(
        tuple(
            ChangedService(key, label, before[key][1], pounds)
            for key, (label, pounds) in after.items()
            if key in before
        ),
        tuple(
            ChangedService(key, label, Decimal(0), pounds)
            for key, (label, pounds) in after.items()
            if key not in before
        ),
        tuple(
            ChangedService(key, label, pounds, Decimal(0))
            for key, (label, pounds) in before.items()
            if key not in after
        ),
    )


def _amounted(budget: Budget) -> Iterator[Amounted]:
    for line in budget.lines:
        yield Amounted(_key(line), line.label, line.amount * budget.unit.pounds)


def _by_service(lines: Iterable[Amounted]) -> dict[str, tuple[str, Decimal]]:
    found: dict[str, tuple[str, Decimal]] = {}
    for line in lines:
        label, pounds = found.get(line.service, (line.label, Decimal(0)))
        found[line.service] = (label, pounds + line.pounds)
    return found


def _key(line: BudgetLine) -> str:
    return str(line.service) if line.service is not None else line.label


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
