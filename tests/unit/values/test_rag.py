"""Figures against targets under the four schemes that councils were seen to use."""

from decimal import Decimal

import pytest

from bizplan.values.rag import Figures, Scheme, Standing, Status, in_brief, of_base, standing

GAP = Scheme("shortfall to target", Decimal(5), Decimal(10))
BUDGET = Scheme("forecast to budget", Decimal(100), Decimal(105))
MET_OR_BETTER = Scheme("target then last year")
TWO_LEVELS = Scheme("minimum and ideal")


def judged(  # noqa: PLR0913 -- a row of the table
    scheme: Scheme, value: str, target: str, good: str = "high", *, least: str = "", last_year: str = ""
) -> Standing:
    return standing(
        scheme,
        Figures(
            Decimal(value),
            Decimal(target),
            good == "high",
            Decimal(least) if least else None,
            Decimal(last_year) if last_year else None,
        ),
    )


@pytest.mark.parametrize(
    ("value", "target", "good", "status"),
    [
        # as published
        ("98", "100", "high", "green"),
        ("0", "20", "low", "green"),
        ("26502", "19875", "high", "green"),
        ("53.8", "34", "low", "red"),
        # at the limits, and next to them
        ("95", "100", "high", "green"),
        ("94.999999999999999", "100", "high", "amber"),
        ("90", "100", "high", "amber"),
        ("89.999999999999999", "100", "high", "red"),
        ("105", "100", "low", "green"),
        ("105.000000000000001", "100", "low", "amber"),
        ("110", "100", "low", "amber"),
        ("111", "100", "low", "red"),
        # a target of nought, or below it
        ("0", "0", "low", "green"),
        ("0.1", "0", "low", "red"),
        ("-1", "0", "high", "red"),
        ("-10.4", "-10", "high", "green"),
        ("-10.8", "-10", "high", "amber"),
        ("-9.6", "-10", "low", "green"),
        ("-8", "-10", "low", "red"),
    ],
)
def test_a_shortfall_is_judged_by_its_share_of_the_target(value: str, target: str, good: str, status: Status) -> None:
    assert judged(GAP, value, target, good).status == status


@pytest.mark.parametrize(
    ("forecast", "budget", "status"),
    [
        ("100", "100", "green"),
        ("40", "100", "green"),
        ("-40", "100", "green"),
        ("100.01", "100", "amber"),
        ("105", "100", "amber"),
        ("105.01", "100", "red"),
        # income: less of it is worse
        ("-3166", "-3166", "green"),
        ("-3200", "-3166", "green"),
        ("-3050", "-3166", "amber"),
        ("-2900", "-3166", "red"),
        ("0", "0", "green"),
        ("-1", "0", "green"),
        ("1", "0", "red"),
    ],
)
def test_a_forecast_is_judged_by_its_share_of_the_budget(forecast: str, budget: str, status: Status) -> None:
    assert judged(BUDGET, forecast, budget).status == status
    assert judged(BUDGET, forecast, budget, "low").status == status


@pytest.mark.parametrize(
    ("value", "target", "good", "last_year", "possible"),
    [
        ("80", "80", "high", "", ("green",)),
        ("81", "80", "high", "90", ("green",)),
        ("79", "80", "high", "78", ("amber",)),
        ("79", "80", "high", "79", ("red",)),
        ("79", "80", "high", "80", ("red",)),
        ("12", "10", "low", "13", ("amber",)),
        ("12", "10", "low", "12", ("red",)),
        ("12", "10", "low", "11", ("red",)),
        ("9", "10", "low", "1", ("green",)),
        ("79", "80", "high", "", ("amber", "red")),
    ],
)
def test_a_missed_target_is_amber_if_last_year_was_worse(
    value: str, target: str, good: str, last_year: str, possible: tuple[Status, ...]
) -> None:
    assert judged(MET_OR_BETTER, value, target, good, last_year=last_year).possible == possible


@pytest.mark.parametrize(
    ("value", "ideal", "good", "least", "possible"),
    [
        ("92", "92", "high", "85", ("green",)),
        ("91.9", "92", "high", "85", ("amber",)),
        ("85", "92", "high", "85", ("amber",)),
        ("84.9", "92", "high", "85", ("red",)),
        ("5", "5", "low", "8", ("green",)),
        ("8", "5", "low", "8", ("amber",)),
        ("8.1", "5", "low", "8", ("red",)),
        ("95", "92", "high", "", ("green",)),
        ("91", "92", "high", "", ("amber", "red")),
    ],
)
def test_two_levels_part_three_colours(
    value: str, ideal: str, good: str, least: str, possible: tuple[Status, ...]
) -> None:
    assert judged(TWO_LEVELS, value, ideal, good, least=least).possible == possible


@pytest.mark.parametrize("compares", ["shortfall to target", "forecast to budget"])
def test_a_scheme_without_limits_decides_nothing_but_a_met_target(compares: str) -> None:
    scheme = Scheme("shortfall to target" if compares == "shortfall to target" else "forecast to budget")
    undecided = judged(scheme, "90", "100") if compares == "shortfall to target" else judged(scheme, "110", "100")
    assert undecided.status is None
    assert undecided.possible == ("green", "amber", "red")
    assert undecided.words == "the scheme does not say up to how many per cent is green or amber"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (judged(GAP, "100", "98"), "100 meets the target of 98"),
        (
            judged(GAP, "98", "100"),
            "98 is 2% short of the target of 100, and up to 5% is green and up to 10% amber",
        ),
        (
            judged(GAP, "53.8", "34", "low"),
            "53.8 is 58.2% over the target of 34, and up to 5% is green and up to 10% amber",
        ),
        (
            judged(GAP, "94.997", "100"),
            "94.997 is 5.003% short of the target of 100, and up to 5% is green and up to 10% amber",
        ),
        (judged(GAP, "3", "0", "low"), "3 is over the target of 0, of which no share can be taken"),
        (
            judged(BUDGET, "1822", "1710"),
            "a forecast of 1,822 is 6.5% over the budget of 1,710, and up to 100% of it is green and up to 105% amber",
        ),
        (
            judged(BUDGET, "-3050", "-3166"),
            (
                "a forecast of (3,050) is 3.7% over the budget of (3,166), "
                "and up to 100% of it is green and up to 105% amber"
            ),
        ),
        (
            judged(BUDGET, "398", "400"),
            "a forecast of 398 is 0.5% under the budget of 400, and up to 100% of it is green and up to 105% amber",
        ),
        (
            judged(BUDGET, "400", "400"),
            "a forecast of 400 is at the budget of 400, and up to 100% of it is green and up to 105% amber",
        ),
        (judged(BUDGET, "4", "0"), "a forecast of 4 is over the budget of 0"),
        (
            judged(MET_OR_BETTER, "79", "80", last_year="78"),
            "79 misses the target of 80, but is better than last year's 78",
        ),
        (
            judged(MET_OR_BETTER, "79", "80", last_year="80"),
            "79 misses the target of 80 and is no better than last year's 80",
        ),
        (
            judged(MET_OR_BETTER, "79", "80"),
            "79 misses the target of 80, and last year's figure, which would decide, is not held",
        ),
        (
            judged(TWO_LEVELS, "88.4", "92", least="85"),
            "88.4 lies between the least acceptable, 85, and the target of 92",
        ),
        (judged(TWO_LEVELS, "84", "92", least="85"), "84 is worse than the least acceptable, 85"),
        (
            judged(TWO_LEVELS, "91", "92"),
            "91 misses the target of 92, and no least acceptable figure is stated",
        ),
    ],
)
def test_the_arithmetic_is_said_in_words(found: Standing, words: str) -> None:
    assert found.words == words


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (31, 78, "31 of 78 (39.7%)"),
        (34, 69, "34 of 69 (49.3%)"),
        (36, 47, "36 of 47 (76.6%)"),
        (3, 47, "3 of 47 (6.4%)"),
        (8, 47, "8 of 47 (17.0%)"),
        (0, 47, "0 of 47 (0.0%)"),
        (0, 0, "0 of 0"),
    ],
)
def test_a_count_states_its_base(count: int, base: int, words: str) -> None:
    assert of_base(count, base) == words


@pytest.mark.parametrize(
    ("scheme", "figures", "brief"),
    [
        (GAP, ("86.0", "90.0"), "86.0 against 90.0, 4.4% short; amber over 5%"),
        (GAP, ("98", "100"), "98 against 100, 2% short; amber over 5%"),
        (GAP, ("26502", "19875"), "26,502 against 19,875, target met"),
        (GAP, ("84", "90"), "84 against 90, 6.7% short; amber over 5% to 10%"),
        (GAP, ("80", "90"), "80 against 90, 11.1% short; red over 10%"),
        (BUDGET, ("104", "100"),
         "104 against 100, 4% over budget; amber over 0% to 5%"),
        (BUDGET, ("99", "100"), "99 against 100, within budget"),
        (MET_OR_BETTER, ("8", "10"), "8 against 10, missed; last year's figure is not held"),
        (TWO_LEVELS, ("8", "10"), "8 against 10; no least acceptable figure is stated"),
    ],
)  # fmt: skip
def test_the_rule_in_one_line(scheme: Scheme, figures: tuple[str, str], brief: str) -> None:
    value, target = map(Decimal, figures)
    assert in_brief(scheme, Figures(value, target)) == brief


def test_the_rule_in_one_line_where_low_is_good() -> None:
    assert in_brief(GAP, Figures(Decimal(0), Decimal(20), high_is_good=False)) == "0 against 20, target met"
    over = in_brief(GAP, Figures(Decimal("53.8"), Decimal(34), high_is_good=False))
    assert over == "53.8 against 34, 58.2% over; red over 10%"
    nought = in_brief(GAP, Figures(Decimal(3), Decimal(0), high_is_good=False))
    assert nought == "3 against 0, over; of nought no share can be taken"
