"""A measure's figure to how it stands against its target, by the scheme and the polarity that its plan states."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.setting import Setting
from bizplan.model.measure import Baseline, Measure, Part, Reading
from bizplan.model.yardsticks import RagScheme
from bizplan.values.amounts import published
from bizplan.values.rag import Figures, Scheme, Standing, Status, in_brief, standing
from bizplan.values.years import FinancialYear, Period


def scheme_of(measure: Measure, setting: Setting) -> RagScheme | None:
    """The scheme that a measure names; None if it names none that is held."""
    return _scheme(str(measure.scheme or ""), setting)


def high_is_good(counted: Measure | Part) -> bool | None:
    """Whether a high figure is good, as stated or by the direction in which it should move; None if neither tells."""
    stated = counted.good if isinstance(counted, Measure) else None
    if stated is not None:
        return stated == "high"
    return {"increase": True, "decrease": False}.get(counted.direction or "")


def latest(readings: Iterable[Reading]) -> Reading | None:
    """The last reading that gives a figure; None if none does."""
    return next((each for each in reversed(tuple(readings)) if published(each.value) is not None), None)


@dataclass(frozen=True, slots=True)
class Aim:
    """What the figures of a measure, or of one part of it, are held against, in plain values."""

    scheme: str = ""
    """The id of the scheme; empty where the measure names none."""
    target: Decimal | None = None
    least: Decimal | None = None
    good: str = ""
    """high or low; empty where neither is stated."""
    direction: str = ""
    """increase, decrease or maintain; empty where none is stated."""
    withheld: bool = False
    """Whether there is a target that is not published."""

    @property
    def high_is_good(self) -> bool | None:
        """Whether a high figure is good, as stated or by the direction; None if neither tells."""
        by_good = {"high": True, "low": False}.get(self.good)
        return by_good if by_good is not None else {"increase": True, "decrease": False}.get(self.direction)


@dataclass(frozen=True, slots=True)
class Judged:
    """How a figure stands, with the rule and the arithmetic; or why that cannot be computed."""

    possible: tuple[Status, ...] = ()
    """The status; several where a figure is missing that would decide between them; none where nothing is known."""
    rule: str = ""
    """`86.0 against 90.0, 4.4% short; amber over 5% (scheme gap-5-10)`."""
    why_not: str = ""
    """What is lacking, in words that follow “because”; empty where there is one status."""

    @property
    def status(self) -> Status | None:
        """The status, where the figures decide it."""
        return self.possible[0] if len(self.possible) == 1 else None


def aim_of(measure: Measure, part: Part | None = None) -> Aim:
    """What a measure is held against, or a part of it: a part's own target and direction count before the measure's."""
    counted = part or measure
    target = counted.target
    own = (part.direction or "") if part is not None else ""
    return Aim(
        str(measure.scheme or ""),
        published(target.value) if target is not None else None,
        published(target.least) if target is not None else None,
        "" if own in {"increase", "decrease"} else measure.good or "",
        own or measure.direction or "",
        target is not None and target.value is not None and target.value.is_nan(),
    )


def judged(aim: Aim, value: Decimal, last_year: Decimal | None, setting: Setting) -> Judged:
    """How a figure stands against what it is held against."""
    why_not = why_unjudged(aim, setting)
    scheme = _scheme(aim.scheme, setting)
    if why_not or scheme is None or aim.target is None:
        return Judged(why_not=why_not)
    rule = Scheme(scheme.compares, scheme.green_to, scheme.amber_to)
    figures = Figures(value, aim.target, bool(aim.high_is_good), aim.least, last_year)
    found = standing(rule, figures)
    line = f"{in_brief(rule, figures)} (scheme {scheme.id})"
    return Judged(found.possible, line, "" if found.status else found.words)


def why_unjudged(aim: Aim, setting: Setting) -> str:
    """What is lacking for a status, in words that follow “because”; empty if nothing but a figure is."""
    scheme = _scheme(aim.scheme, setting)
    lacking = []
    if aim.target is None:
        stated = f"a direction ({aim.direction}) is stated and no figure to reach" if aim.direction else ""
        lacking.append("the target is not published" if aim.withheld else stated or "no target is set")
    if scheme is None:
        named = f"the scheme “{aim.scheme}” is not held" if aim.scheme else "no scheme is named by which to judge it"
        lacking.append(named)
    elif aim.target is not None and aim.high_is_good is None and scheme.compares != "forecast to budget":
        lacking.append("it is not stated whether a high figure is good")
    return ", and ".join(lacking)


def standing_of(measure: Measure, value: Decimal, period: Period, setting: Setting) -> Standing | None:
    """How a figure of a period stands; None where scheme, target or polarity is lacking.

    A forecast needs no polarity: the scheme that judges it takes it for cost.
    """
    scheme = scheme_of(measure, setting)
    aim = aim_of(measure)
    if scheme is None or aim.target is None or why_unjudged(aim, setting):
        return None
    rule = Scheme(scheme.compares, scheme.green_to, scheme.amber_to)
    before = _year_before(measure, period)
    return standing(rule, Figures(value, aim.target, bool(aim.high_is_good), aim.least, before))


def year_before(period: Period) -> tuple[Period, ...]:
    """The periods whose figure is that of the year before, the better one first; none if the year is not stated."""
    if period.year is None:
        return ()
    year = FinancialYear(period.year.start - 1)
    return (Period(year, period.part), Period(year))


def _year_before(measure: Measure, period: Period) -> Decimal | None:
    """The figure of the same period a year before, or of that year as a whole; None if neither is held."""
    dated: list[Reading | Baseline] = [*measure.readings, *([measure.baseline] if measure.baseline else [])]
    for wanted in year_before(period):
        for each in dated:
            if each.period == wanted and published(each.value) is not None:
                return each.value
    return None


def _scheme(named: str, setting: Setting) -> RagScheme | None:
    schemes = setting.organisation.rag_schemes if setting.organisation else ()
    return next((each for each in schemes if named and each.id == named), None)
