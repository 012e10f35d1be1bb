"""A measure's figure to how it stands against its target, by the scheme and the polarity that its plan states."""

from collections.abc import Iterable
from decimal import Decimal

from bizplan.index.setting import Setting
from bizplan.model.measure import Baseline, Measure, Part, Reading
from bizplan.model.yardsticks import RagScheme
from bizplan.values.rag import Figures, Scheme, Standing, standing
from bizplan.values.years import FinancialYear, Period


def scheme_of(measure: Measure, setting: Setting) -> RagScheme | None:
    """The scheme that a measure names; None if it names none that is held."""
    schemes = setting.organisation.rag_schemes if setting.organisation else ()
    return next((each for each in schemes if measure.scheme is not None and each.id == str(measure.scheme)), None)


def high_is_good(counted: Measure | Part) -> bool | None:
    """Whether a high figure is good, as stated or by the direction in which it should move; None if neither tells."""
    stated = counted.good if isinstance(counted, Measure) else None
    if stated is not None:
        return stated == "high"
    return {"increase": True, "decrease": False}.get(counted.direction or "")


def latest(readings: Iterable[Reading]) -> Reading | None:
    """The last reading that gives a figure; None if none does."""
    return next((each for each in reversed(tuple(readings)) if each.value is not None), None)


def standing_of(measure: Measure, value: Decimal, period: Period, setting: Setting) -> Standing | None:
    """How a figure of a period stands; None where scheme, target or polarity is lacking.

    A forecast needs no polarity: the scheme that judges it takes it for cost.
    """
    scheme = scheme_of(measure, setting)
    good = high_is_good(measure)
    if scheme is None or measure.target is None or measure.target.value is None:
        return None
    if good is None and scheme.compares != "forecast to budget":
        return None
    rule = Scheme(scheme.compares, scheme.green_to, scheme.amber_to)
    before = _year_before(measure, period)
    return standing(rule, Figures(value, measure.target.value, bool(good), measure.target.least, before))


def _year_before(measure: Measure, period: Period) -> Decimal | None:
    """The figure of the same period a year before, or of that year as a whole; None if neither is held."""
    if period.year is None:
        return None
    year = FinancialYear(period.year.start - 1)
    dated: list[Reading | Baseline] = [*measure.readings, *([measure.baseline] if measure.baseline else [])]
    for wanted in (Period(year, period.part), Period(year)):
        for each in dated:
            if each.period == wanted and each.value is not None:
                return each.value
    return None
