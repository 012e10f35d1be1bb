"""Exact decimal amounts from the text of a number, and back to the figures a council prints."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

_PLAIN = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_MINUS = "\N{MINUS SIGN}"
_MOST_DIGITS = 18
"""Decimal's own arithmetic keeps 28 digits, so a sum of thousands of millions of such amounts is still exact."""


_PENNY = -2
"""The last place of an amount in pounds."""


NOT_PUBLISHED = Decimal("NaN")
"""Stands where a figure is left out for the public; it prints as words, and every sum with it comes to the same."""
_LEFT_OUT = "not published"


class AmountError(ValueError):
    """A text that is no decimal amount, with the reason and the way out in words."""


class MoneyUnit(StrEnum):
    """What one unit of a table's figures is worth."""

    POUND = "pound"
    THOUSAND = "thousand"
    MILLION = "million"

    @property
    def pounds(self) -> Decimal:
        """How many pounds one unit is."""
        return {MoneyUnit.POUND: Decimal(1), MoneyUnit.THOUSAND: Decimal(1000), MoneyUnit.MILLION: Decimal(1000000)}[
            self
        ]

    @property
    def symbol(self) -> str:
        """The unit as it stands over a column of figures: £, £000 or £m."""
        return {MoneyUnit.POUND: "£", MoneyUnit.THOUSAND: "£000", MoneyUnit.MILLION: "£m"}[self]


def amount(text: str) -> Decimal:
    """The exact decimal that a text states: `2428`, `2,428`, `-33.878`, `(1,234)`; never a binary float.

    Raises AmountError in words for the person who wrote the text.
    """
    bare = text.strip()
    negative = bare.startswith("(") and bare.endswith(")")
    if negative:
        bare = bare[1:-1].strip()
    bare = bare.replace(_MINUS, "-", 1) if bare.startswith(_MINUS) else bare
    if not (_PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare)):
        raise AmountError(_why_not(text))
    if negative and bare[0] in "+-":
        message = f"“{text}” has both brackets and a sign; brackets alone mean a negative amount"
        raise AmountError(message)
    if sum(map(str.isdigit, bare)) > _MOST_DIGITS:
        message = f"“{bare[:_MOST_DIGITS]}…” has more digits than any amount needs; at most {_MOST_DIGITS} are read"
        raise AmountError(message)
    value = Decimal(bare.replace(",", ""))
    return -value if negative else value


def rounded(value: Decimal, places: int = 0) -> Decimal:
    """Rounded half up, for display only; sums are made of unrounded figures."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def decimals(value: Decimal) -> int:
    """How many decimals are needed to write it exactly; none for a figure that is not published."""
    return 0 if value.is_nan() else max(0, -int(value.normalize().as_tuple().exponent))


def places(value: Decimal) -> int:
    """How many decimals it was stated with; none for a figure that is not published."""
    return 0 if value.is_nan() else max(0, -int(value.as_tuple().exponent))


def published(value: Decimal | None) -> Decimal | None:
    """The figure; None for one that is not published."""
    return None if value is None or value.is_nan() else value


def portions(whole: Decimal, parts: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """An amount in pounds divided by parts that make 1, each portion in whole pennies, all together the amount exactly.

    Pennies left over go to the largest remainders, the first of equal ones first (Hamilton's method); an amount with
    places below the penny is divided in its own last place. Portions of what is not published are not published either.
    Raises ValueError for parts that do not make 1.
    """
    if sum(parts) != 1 or any(part < 0 for part in parts):
        raise ValueError(f"parts of {sum(parts)} in all divide nothing")
    if whole.is_nan():
        return (NOT_PUBLISHED,) * len(parts)
    place = min(int(whole.as_tuple().exponent), _PENNY)
    units = int(abs(whole).scaleb(-place))
    quotas = [units * part for part in parts]
    given = [int(quota) for quota in quotas]
    largest_first = sorted(range(len(parts)), key=lambda at: given[at] - quotas[at])
    for at in largest_first[: units - sum(given)]:
        given[at] += 1
    sign = -1 if whole < 0 else 1
    return tuple(_plain(Decimal(sign * each).scaleb(place)) for each in given)


def figure(value: Decimal, places: int | None = None) -> str:
    """As finance prints it: thousands grouped, negatives in brackets; own decimals kept unless `places` is given."""
    if value.is_nan():
        return _LEFT_OUT
    shown = value if places is None else rounded(value, places)
    text = f"{abs(shown):,f}"
    return f"({text})" if shown < 0 else text


def signed(value: Decimal, places: int | None = None) -> str:
    """A change as printed: a plus or a true minus before the figure, nothing before nought."""
    if value.is_nan():
        return _LEFT_OUT
    shown = value if places is None else rounded(value, places)
    sign = _MINUS if shown < 0 else "+" if shown > 0 else ""
    return f"{sign}{abs(shown):,f}"


def pounds_in_prose(value: Decimal, unit: MoneyUnit) -> str:
    """An amount in a sentence: `£5,174k`, `£12.1m`, `£300`; negatives with a true minus."""
    if value.is_nan():
        return _LEFT_OUT
    suffix = {MoneyUnit.POUND: "", MoneyUnit.THOUSAND: "k", MoneyUnit.MILLION: "m"}[unit]
    return f"{_MINUS if value < 0 else ''}£{abs(value):,f}{suffix}"


def _plain(value: Decimal) -> Decimal:
    """Without pennies where there are none."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _why_not(text: str) -> str:
    bare = text.strip().lower()
    if re.fullmatch(r"[-+]?0[xo][0-9a-f]+", bare):
        return f"“{text}” is a number in another base; write it in ordinary digits"
    if re.fullmatch(r"[-+]?[0-9.]+e[-+]?[0-9]+", bare):
        return f"“{text}” is in powers of ten; write all its digits"
    if "£" in bare or "%" in bare:
        return f"“{text}” carries its unit; write the figure alone and give the unit in its own field"
    if "," in bare and re.fullmatch(r"[-+(]?[0-9,.]+\)?", bare):
        return f"“{text}” has a comma in the wrong place; commas part groups of three digits"
    return f"“{text}” is not an amount; write digits, such as 2428, 33.878 or -1234"
