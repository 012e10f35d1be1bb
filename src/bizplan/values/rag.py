"""A figure held against its target under a rule for red, amber and green: the status, and the arithmetic in words."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from bizplan.values.amounts import figure, rounded

Status = Literal["green", "amber", "red"]
Compares = Literal["shortfall to target", "forecast to budget", "target then last year", "minimum and ideal"]

_ALL: tuple[Status, ...] = ("green", "amber", "red")
_NO_LIMITS = "the scheme does not say up to how many per cent is green or amber"
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Scheme:
    """A council's rule for turning figures into a status."""

    compares: Compares
    """Which two figures it sets side by side."""
    green_to: Decimal | None = None
    """The last per cent that is green, where it works by per cent."""
    amber_to: Decimal | None = None
    """The last per cent that is amber, where it works by per cent."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is judged, and against what, all in one unit."""

    value: Decimal
    """The figure reached; for money, the forecast."""
    target: Decimal
    """The figure aimed at; for money, the latest budget; under two levels, the ideal."""
    high_is_good: bool = True
    """Whether a higher figure is better; a budget is judged as cost whatever this says."""
    least: Decimal | None = None
    """The minimum standard, where there is one."""
    last_year: Decimal | None = None
    """The figure of the same period a year before, where it is held."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands against its target."""

    possible: tuple[Status, ...]
    """The status; more than one where a figure is missing that would decide between them."""
    words: str
    """The arithmetic in a sentence without its stop."""

    @property
    def status(self) -> Status | None:
        """The status, where the figures decide it."""
        return self.possible[0] if len(self.possible) == 1 else None


def standing(scheme: Scheme, figures: Figures) -> Standing:
    """How the figures stand under the scheme, reckoned exactly."""
    match scheme.compares:
        case "shortfall to target":
            return _by_gap(scheme, figures)
        case "forecast to budget":
            return _by_budget(scheme, figures)
        case "target then last year":
            return _met_or_better(figures)
        case "minimum and ideal":
            return _two_levels(figures)


def in_brief(scheme: Scheme, figures: Figures) -> str:
    """The figures, how far they lie apart, and the limit that decides: `86.0 against 90.0, 4.4% short; amber over 5%`.

    The limit named is the one crossed, or the next one where none is; it is left out where the target is met.
    """
    value, target = figure(figures.value), figure(figures.target)
    if scheme.compares == "forecast to budget":
        limits = (scheme.green_to - 100, scheme.amber_to - 100) if scheme.green_to and scheme.amber_to else None
        gap, side, met = figures.value - figures.target, "over budget", "within budget"
    else:
        limits = (scheme.green_to, scheme.amber_to) if scheme.green_to is not None and scheme.amber_to else None
        gap, side, met = _short(figures), "short" if figures.high_is_good else "over", "target met"
    against = f"{value} against {target}"
    if gap <= 0:
        return f"{against}, {met}"
    match scheme.compares:
        case "target then last year":
            return f"{against}, missed; {_last_year_in_brief(figures)}"
        case "minimum and ideal":
            least = "no least acceptable figure is stated" if figures.least is None else figure(figures.least)
            return (
                f"{against}, missed; least acceptable {least}" if figures.least is not None else f"{against}; {least}"
            )
        case _:
            if not figures.target or limits is None:
                return f"{against}, {side}; {'of nought no share can be taken' if not figures.target else _NO_LIMITS}"
            share = _share(gap, figures.target)
            green, amber = (f"{figure(each)}%" for each in limits)
            rule = {
                "green": f"amber over {green}",
                "amber": f"amber over {green} to {amber}",
                "red": f"red over {amber}",
            }
            return f"{against}, {_per_cent(share, limits)} {side}; {rule[_within(share, limits)]}"


def of_base(count: int, base: int) -> str:
    """A share with its base, as every share is to be stated: `31 of 78 (39.7%)`; `0 of 0` where there is no base."""
    share = f" ({rounded(Decimal(count * 100) / base, 1)}%)" if base else ""
    return f"{count} of {base}{share}"


def _by_gap(scheme: Scheme, figures: Figures) -> Standing:
    gap = _short(figures)
    if gap <= 0:
        return Standing(("green",), _meets(figures))
    side = "short of" if figures.high_is_good else "over"
    against = f"{side} the target of {figure(figures.target)}"
    if not figures.target:
        return Standing(("red",), f"{figure(figures.value)} is {against}, of which no share can be taken")
    if scheme.green_to is None or scheme.amber_to is None:
        return Standing(_ALL, _NO_LIMITS)
    share = _share(gap, figures.target)
    limits = (scheme.green_to, scheme.amber_to)
    words = f"{figure(figures.value)} is {_per_cent(share, limits)} {against}"
    rule = f"up to {figure(limits[0])}% is green and up to {figure(limits[1])}% amber"
    return Standing((_within(share, limits),), f"{words}, and {rule}")


def _by_budget(scheme: Scheme, figures: Figures) -> Standing:
    # Held against the budget's size, so that income, which is negative, is judged as cost is: less of it is worse.
    excess = figures.value - figures.target
    against = f"the budget of {figure(figures.target)}"
    forecast = f"a forecast of {figure(figures.value)}"
    if not figures.target:
        status: Status = "green" if excess <= 0 else "red"
        return Standing((status,), f"{forecast} is {'over' if excess > 0 else 'within'} {against}")
    if scheme.green_to is None or scheme.amber_to is None:
        return Standing(_ALL, _NO_LIMITS)
    share = _share(excess, figures.target)
    limits = (scheme.green_to - 100, scheme.amber_to - 100)
    far = f"{_per_cent(abs(share), tuple(map(abs, limits)))} {'over' if excess > 0 else 'under'}" if excess else "at"
    rule = f"up to {figure(scheme.green_to)}% of it is green and up to {figure(scheme.amber_to)}% amber"
    return Standing((_within(share, limits),), f"{forecast} is {far} {against}, and {rule}")


def _met_or_better(figures: Figures) -> Standing:
    if _short(figures) <= 0:
        return Standing(("green",), _meets(figures))
    missed = f"{figure(figures.value)} misses the target of {figure(figures.target)}"
    if figures.last_year is None:
        return Standing(("amber", "red"), f"{missed}, and last year's figure, which would decide, is not held")
    before = figure(figures.last_year)
    better = figures.value > figures.last_year if figures.high_is_good else figures.value < figures.last_year
    if better:
        return Standing(("amber",), f"{missed}, but is better than last year's {before}")
    return Standing(("red",), f"{missed} and is no better than last year's {before}")


def _two_levels(figures: Figures) -> Standing:
    value = figure(figures.value)
    if _short(figures) <= 0:
        return Standing(("green",), _meets(figures))
    if figures.least is None:
        words = f"{value} misses the target of {figure(figures.target)}, and no least acceptable figure is stated"
        return Standing(("amber", "red"), words)
    least = figure(figures.least)
    reaches = figures.value >= figures.least if figures.high_is_good else figures.value <= figures.least
    if reaches:
        words = f"{value} lies between the least acceptable, {least}, and the target of {figure(figures.target)}"
        return Standing(("amber",), words)
    return Standing(("red",), f"{value} is worse than the least acceptable, {least}")


def _last_year_in_brief(figures: Figures) -> str:
    if figures.last_year is None:
        return "last year's figure is not held"
    better = figures.value > figures.last_year if figures.high_is_good else figures.value < figures.last_year
    return f"{'better' if better else 'no better'} than last year's {figure(figures.last_year)}"


def _short(figures: Figures) -> Decimal:
    """By how much the figure misses the target; nought or less where it meets it."""
    return figures.target - figures.value if figures.high_is_good else figures.value - figures.target


def _share(part: Decimal, whole: Decimal) -> Fraction:
    return Fraction(part) * 100 / abs(Fraction(whole))


def _within(share: Fraction, limits: tuple[Decimal, Decimal]) -> Status:
    return "green" if share <= limits[0] else "amber" if share <= limits[1] else "red"


def _meets(figures: Figures) -> str:
    return f"{figure(figures.value)} meets the target of {figure(figures.target)}"


def _per_cent(share: Fraction, limits: tuple[Decimal, ...]) -> str:
    """A share to one place, or to as many as keep it on its side of a limit that it does not reach."""
    exact = Decimal(share.numerator) / share.denominator
    shown = exact
    for places in range(1, _MOST_PLACES):
        shown = rounded(exact, places)
        if shown not in limits or Fraction(shown) == share:
            break
    return f"{figure(shown.normalize())}%"
