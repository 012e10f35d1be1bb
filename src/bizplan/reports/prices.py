"""A rate, or an index that the organisation holds, to what prices alone add from one year to another."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.setting import Setting
from bizplan.values.amounts import AmountError, amount, rounded
from bizplan.values.nearness import did_you_mean
from bizplan.values.years import financial_year

_HUNDRED = Decimal(100)
_LEAST, _MOST = Decimal(-50), Decimal(100)


@dataclass(frozen=True, slots=True)
class Prices:
    """How much dearer the same things are in the later year."""

    per_cent: Decimal
    """Over the whole time, to four decimals at most."""
    words: str
    """The rate or the index, with its figures."""
    source: str
    """Where it comes from; empty for a rate given on the command line."""


def prices_between(text: str, setting: Setting, earlier: str, later: str) -> Prices:
    """Prices by a yearly rate in per cent (`2.5`), compounded, or by the id of one of the organisation's price indices.

    Raises BizplanError for a text that is neither, and for an index without one of the years.
    """
    try:
        rate = amount(text.strip().removesuffix("%"))
    except AmountError:
        return _by_index(text.strip(), setting, earlier, later)
    if not _LEAST <= rate <= _MOST:
        raise BizplanError(
            f"--inflation: {rate}% a year is out of all proportion",
            hint="Give per cent a year, such as 2.5.",
            exit_code=ExitCode.WRONG_USE,
        )
    years = financial_year(later).start - financial_year(earlier).start
    growth = ((1 + rate / _HUNDRED) ** years - 1) * _HUNDRED
    over = f", {_figure(growth)}% over {years} years" if years > 1 else ""
    return Prices(_four(growth), f"{rate}% a year{over}", "")


def _by_index(text: str, setting: Setting, earlier: str, later: str) -> Prices:
    indices = setting.organisation.price_indices if setting.organisation else ()
    index = next((each for each in indices if text in {each.id, each.name}), None)
    if index is None:
        known = [each.id for each in indices]
        hint = did_you_mean(text, known) or (
            f"Give per cent a year, such as 2.5, or one of: {', '.join(known)}."
            if known
            else "Give per cent a year, such as 2.5, or hold an index under “price_indices” in organisation.yaml."
        )
        raise BizplanError(
            f"--inflation: “{text}” is neither a rate nor a price index of the organisation",
            hint=hint,
            exit_code=ExitCode.WRONG_USE,
        )
    level_by_year = {str(each.year): each.level for each in index.levels}
    missing = [year for year in (earlier, later) if year not in level_by_year]
    if missing:
        raise BizplanError(
            f"--inflation: {index.name} holds no level for {' and '.join(missing)}",
            hint="Add it under “price_indices” in organisation.yaml, or give a rate in per cent a year.",
            exit_code=ExitCode.WRONG_USE,
        )
    before, after = level_by_year[earlier], level_by_year[later]
    if min(before, after) <= 0:
        raise BizplanError(f"--inflation: {index.name} holds a level that is not above 0")
    growth = (after / before - 1) * _HUNDRED
    words = f"{index.name}, {before} in {earlier} and {after} in {later}: {_figure(growth)}%"
    return Prices(_four(growth), words, index.source)


def _four(growth: Decimal) -> Decimal:
    """To four decimals: a hundredth of a penny in a hundred pounds, and the figure that the output states."""
    return rounded(growth, 4).normalize() if growth else Decimal(0)


def _figure(growth: Decimal) -> str:
    return f"{_four(growth):f}"
