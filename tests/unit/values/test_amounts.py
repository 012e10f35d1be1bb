"""Texts of numbers to exact decimals, and back to the figures a council prints."""

from decimal import Decimal
from fractions import Fraction

import pytest

from bizplan.values.amounts import (
    NOT_PUBLISHED,
    AmountError,
    MoneyUnit,
    amount,
    decimals,
    figure,
    places,
    portions,
    pounds_in_prose,
    published,
    rounded,
    signed,
)

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("0", "0"),
        ("2428", "2428"),
        ("2,428", "2428"),
        ("1,234,567.5", "1234567.5"),
        ("33.878", "33.878"),
        ("12.10", "12.10"),
        ("012", "12"),
        ("-7", "-7"),
        ("+7", "7"),
        (f"{MINUS}7", "-7"),
        ("(1,234)", "-1234"),
        ("( 1234 )", "-1234"),
        (" 5 ", "5"),
        ("-0.769", "-0.769"),
        ("999999999999999999", "999999999999999999"),
        ("-0.00000000000000001", "-0.00000000000000001"),
    ],
)
def test_an_amount_is_the_decimal_that_is_written(text: str, exact: str) -> None:
    assert f"{amount(text):f}" == exact


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not an amount"),
        ("many", "is not an amount"),
        ("1.2.3", "is not an amount"),
        (".5", "is not an amount"),
        ("5.", "is not an amount"),
        ("1_000", "is not an amount"),
        ("1 000", "is not an amount"),
        ("nan", "is not an amount"),
        ("Infinity", "is not an amount"),
        ("()", "is not an amount"),
        ("--5", "is not an amount"),
        ("5\n6", "is not an amount"),
        ("\N{ARABIC-INDIC DIGIT FIVE}", "is not an amount"),
        ("24,28", "has a comma in the wrong place"),
        ("2,428,", "has a comma in the wrong place"),
        ("(1,23)", "has a comma in the wrong place"),
        ("1234,567", "has a comma in the wrong place"),
        ("1,234.567,8", "has a comma in the wrong place"),
        ("£300", "carries its unit"),
        ("12%", "carries its unit"),
        ("1e3", "is in powers of ten"),
        ("-2.5E-3", "is in powers of ten"),
        ("0x1F", "is a number in another base"),
        ("0o17", "is a number in another base"),
        ("(-5)", "has both brackets and a sign"),
        (f"({MINUS}5)", "has both brackets and a sign"),
        ("(5", "is not an amount"),
        ("9999999999999999999", "has more digits than any amount needs"),
        ("0.000000000000000001", "has more digits than any amount needs"),
        ("9" * 5000, "has more digits than any amount needs"),
    ],
)
def test_another_text_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(AmountError, match=words) as raised:
        amount(text)

    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("5174", None, "5,174"),
        ("-1234.5", None, "(1,234.5)"),
        ("12.10", None, "12.10"),
        ("0", None, "0"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "(3)"),
        ("2.345", 2, "2.35"),
        ("7", 1, "7.0"),
        ("-0.4", 0, "0"),
    ],
)
def test_a_figure_is_shown_as_finance_prints_it(value: str, places: int | None, shown: str) -> None:
    assert figure(Decimal(value), places) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("790", None, "+790"),
        ("-999", None, f"{MINUS}999"),
        ("0", None, "0"),
        ("-16.18", 1, f"{MINUS}16.2"),
        ("0.04", 1, "0.0"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_a_change_is_shown_with_its_sign(value: str, places: int | None, shown: str) -> None:
    assert signed(Decimal(value), places) == shown


@pytest.mark.parametrize(
    ("unit", "pounds", "symbol", "in_prose"),
    [
        (MoneyUnit.POUND, 1, "£", "£1,234.5"),
        (MoneyUnit.THOUSAND, 1_000, "£000", "£1,234.5k"),
        (MoneyUnit.MILLION, 1_000_000, "£m", "£1,234.5m"),
    ],
)
def test_a_unit_has_its_worth_and_its_signs(unit: MoneyUnit, pounds: int, symbol: str, in_prose: str) -> None:
    assert unit.pounds == pounds
    assert unit.symbol == symbol
    assert pounds_in_prose(Decimal("1234.5"), unit) == in_prose
    assert pounds_in_prose(Decimal("-1234.5"), unit) == f"{MINUS}{in_prose}"


def test_rounding_is_half_up_and_away_from_nought() -> None:
    assert [str(rounded(Decimal(each))) for each in ("0.5", "1.5", "-0.5", "2.4")] == ["1", "2", "-1", "2"]


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        ("708000", ("1/2", "1/2"), ("354000", "354000")),
        ("100", ("1/3", "1/3", "1/3"), ("33.34", "33.33", "33.33")),
        ("100", ("1/7", "2/7", "4/7"), ("14.29", "28.57", "57.14")),  # remainders 5/7, 3/7, 1/7 of a penny
        ("-0.05", ("1/2", "1/2"), ("-0.03", "-0.02")),
        ("0.001", ("1/2", "1/2"), ("0.001", "0.000")),
        ("0", ("1/3", "2/3"), ("0", "0")),
        ("12.30", ("1",), ("12.30",)),
    ],
)
def test_portions_make_the_whole(whole: str, parts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = portions(Decimal(whole), [Fraction(each) for each in parts])
    assert found == tuple(map(Decimal, expected))
    assert sum(found) == Decimal(whole)


@pytest.mark.parametrize("parts", [(), ("1/2",), ("3/2", "-1/2")])
def test_parts_that_make_no_whole_divide_nothing(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="divide nothing"):
        portions(Decimal(100), [Fraction(each) for each in parts])


def test_what_is_not_published_has_no_places_and_no_portions() -> None:
    assert (places(NOT_PUBLISHED), decimals(NOT_PUBLISHED)) == (0, 0)
    assert (places(Decimal("1.50")), decimals(Decimal("1.50")), places(Decimal(1500))) == (2, 1, 0)
    assert (published(NOT_PUBLISHED), published(None), published(Decimal(0))) == (None, None, Decimal(0))
    assert all(each.is_nan() for each in portions(NOT_PUBLISHED, (Fraction(1, 4), Fraction(3, 4))))
