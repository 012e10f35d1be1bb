"""Measures of a plan to how they stand."""

from decimal import Decimal

import pytest

from bizplan.index.setting import Setting
from bizplan.index.standings import high_is_good, latest, scheme_of, standing_of
from bizplan.model.measure import Measure
from bizplan.model.organisation import Organisation
from bizplan.values.years import period

SCHEMES = [
    {"id": key, "name": key, "compares": compares, "green": "g", "amber": "a", "red": "r", **limits}
    for key, compares, limits in (
        ("gap", "shortfall to target", {"green_to": "5", "amber_to": "10"}),
        ("budget", "forecast to budget", {"green_to": "100", "amber_to": "105"}),
        ("better", "target then last year", {}),
        ("levels", "minimum and ideal", {}),
    )
]
SETTING = Setting(
    Organisation.model_validate({"kind": "organisation", "id": "o", "name": "O", "rag_schemes": SCHEMES}), "o.yaml"
)


def measure(**fields: object) -> Measure:
    return Measure.model_validate({"id": "m", "text": "A measure", **fields})


@pytest.mark.parametrize(
    ("fields", "high"),
    [
        ({}, None),
        ({"direction": "maintain"}, None),
        ({"direction": "increase"}, True),
        ({"direction": "decrease"}, False),
        ({"good": "high", "direction": "decrease"}, True),
        ({"good": "low"}, False),
    ],
)
def test_polarity_is_stated_or_follows_from_the_direction(fields: dict[str, object], high: bool | None) -> None:
    assert high_is_good(measure(**fields)) is high


def test_the_latest_figure_is_the_last_that_is_one() -> None:
    readings = [{"period": "2025-26 Q3", "value": "4"}, {"period": "2025-26 Q4", "missing": "Lost"}]
    found = latest(measure(readings=readings).readings)
    assert found is not None
    assert found.value == 4
    assert latest(()) is None


@pytest.mark.parametrize(
    ("fields", "value", "status"),
    [
        ({"scheme": "gap", "good": "high", "target": {"value": "100"}}, "96", "green"),
        ({"scheme": "gap", "good": "low", "target": {"value": "100"}}, "111", "red"),
        ({"scheme": "gap", "direction": "decrease", "target": {"value": "100"}}, "108", "amber"),
        ({"scheme": "budget", "target": {"value": "100"}}, "104", "amber"),
        ({"scheme": "levels", "good": "high", "target": {"value": "92", "least": "85"}}, "88", "amber"),
        (
            {
                "scheme": "better",
                "good": "high",
                "target": {"value": "90"},
                "readings": [{"period": "2025-26 Q1", "value": "70"}, {"period": "2025-26 Q2", "value": "80"}],
                "baseline": {"value": "60", "period": "2025-26"},
            },
            "75",
            "red",
        ),
        (
            {
                "scheme": "better",
                "good": "high",
                "target": {"value": "90"},
                "baseline": {"value": "60", "period": "2025-26"},
            },
            "75",
            "amber",
        ),
    ],
)
def test_a_figure_stands_by_the_scheme_its_measure_names(fields: dict[str, object], value: str, status: str) -> None:
    found = standing_of(measure(**fields), Decimal(value), period("2026-27 Q2"), SETTING)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize(
    "fields",
    [
        {"good": "high", "target": {"value": "100"}},
        {"scheme": "unknown", "good": "high", "target": {"value": "100"}},
        {"scheme": "gap", "target": {"value": "100"}},
        {"scheme": "gap", "good": "high"},
        {"scheme": "gap", "good": "high", "target": {"by": "2027-03-31"}},
    ],
)
def test_without_scheme_polarity_or_target_nothing_stands(fields: dict[str, object]) -> None:
    assert standing_of(measure(**fields), Decimal(96), period("2026-27 Q2"), SETTING) is None


def test_last_year_is_not_known_of_a_period_without_its_year() -> None:
    fields = {"scheme": "better", "good": "high", "target": {"value": "90"}}
    found = standing_of(measure(**fields), Decimal(75), period("Q2"), SETTING)
    assert found is not None
    assert found.possible == ("amber", "red")


def test_a_council_without_schemes_judges_nothing() -> None:
    assert scheme_of(measure(scheme="gap"), Setting()) is None
