"""Plans and committee reports to the share of them that names an outcome, by department and over the years."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bizplan.index.outcome_naming import OutcomeNaming, Unnamed
from bizplan.index.setting import Setting

_TENTH = Decimal("0.1")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some things name an outcome."""

    counted: int
    """How many there are: the denominator."""
    naming: int
    """How many of them name an outcome themselves: the numerator."""
    through: int
    """How many name none, and contribute to another entry, by which they may reach one."""
    without: tuple[Unnamed, ...]
    """Every one that names none."""

    @property
    def per_cent(self) -> Decimal | None:
        """The numerator in per cent of the denominator, to one decimal; None where there is nothing to count."""
        if not self.counted:
            return None
        return (Decimal(self.naming * _HUNDRED) / self.counted).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class DepartmentRate:
    """A department in one year."""

    department: str
    """The department's id; empty for reports that do not tell whose they are."""
    name: str
    period: str
    """The financial year; empty for a report without a meeting."""
    plan_items: Rate
    reports: Rate


@dataclass(frozen=True, slots=True)
class YearRate:
    """All departments in one year."""

    period: str
    plan_items: Rate
    reports: Rate


@dataclass(frozen=True, slots=True)
class ReferenceRateReport:
    """The share of plan items and of committee reports that name an outcome."""

    period: str
    """The year asked for, or empty for all years."""
    levels: str
    """Whose plans were counted: departments, or all levels."""
    departments: tuple[DepartmentRate, ...]
    """In the organisation's order, and by year."""
    years: tuple[YearRate, ...]
    """All departments together, year by year."""


def build_reference_rate(
    found: Iterable[OutcomeNaming], setting: Setting, period: str = "", *, all_levels: bool = False
) -> ReferenceRateReport:
    """The reference rate of a year, or of all.

    Counted are the entries of departments' plans that can serve an outcome, and committee reports. Plans of teams and
    people name outcomes through their department's, so they are counted only if that is asked for.
    """
    counted = [
        each
        for each in found
        if period in {"", each.period} and (all_levels or each.kind != "plan" or each.level == "department")
    ]
    known = (
        {each.id: each.short_name or each.name for each in setting.organisation.departments}
        if setting.organisation
        else {}
    )
    order = {department: position for position, department in enumerate(known)}
    by_department: dict[tuple[str, str], list[OutcomeNaming]] = {}
    by_year: dict[str, list[OutcomeNaming]] = {}
    for each in counted:
        by_department.setdefault((each.department, each.period), []).append(each)
        by_year.setdefault(each.period, []).append(each)
    keys = sorted(by_department, key=lambda key: (order.get(key[0], len(order)), *key))
    return ReferenceRateReport(
        period,
        "all levels" if all_levels else "departments",
        tuple(
            DepartmentRate(
                key[0], known.get(key[0], key[0] or "Department not stated"), key[1], *_rates(by_department[key])
            )
            for key in keys
        ),
        tuple(YearRate(year, *_rates(by_year[year])) for year in sorted(by_year)),
    )


def _rates(found: Iterable[OutcomeNaming]) -> tuple[Rate, Rate]:
    held = tuple(found)
    return _rate(each for each in held if each.kind == "plan"), _rate(each for each in held if each.kind != "plan")


def _rate(found: Iterable[OutcomeNaming]) -> Rate:
    held = tuple(found)
    counted = sum(each.counted for each in held)
    without = tuple(item for each in held for item in each.without)
    return Rate(counted, counted - len(without), sum(each.through for each in without), without)
