"""Budget against actual and forecast: variances in words by the sign convention, and figures that are missing."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from bizplan.index.record import index_document
from bizplan.index.spending import Spending, spending
from bizplan.reports.budget_actuals import BudgetActuals, Verdict, build_budget_actuals
from bizplan.reports.budget_actuals_paper import actuals_notes
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, plan, setting

PLAN = plan(
    services="[{id: lamps, name: Street lamps}, {id: crews, name: Crews}]",
    budget="""
    year: 2019-20
    unit: thousand
    basis: net
    fund: general
    lines:
      - {service: lamps, label: Lamps, amount: 30, risk_class: local risk}
      - {service: crews, label: Crews, amount: 12, risk_class: central risk}
    """,
)


def returned(lines: str, part: str = "Q1", unit: str = "highways") -> str:
    return (
        f"kind: return\nplan: {unit}/2019-20\nperiod: 2019-20 {part}\n"
        f"supplied: {{role: Clerk, date: 2019-07-01}}\nspend: {{unit: thousand, lines: {lines}}}\n"
    )


def report(*texts: str, organisation: str = ORGANISATION) -> BudgetActuals:
    council = setting(organisation, CORPORATE_PLAN)
    found: list[Spending] = []
    for position, text in enumerate(texts):
        document = loaded(text, f"{position}.yaml")
        each = spending(document, index_document(document, council), council)
        assert each is not None
        found.append(each)
    return build_budget_actuals(found, council, "2019-20")


def words(found: Iterable[str]) -> str:
    return "\n".join(found)


def test_local_and_central_risk_come_from_the_plan() -> None:
    found = report(
        PLAN,
        returned(
            "[{service: lamps, original: 30, latest: 32, actual: 8, forecast: 30.5},"
            " {service: crews, original: 13, actual: 3, forecast: 13}]"
        ),
    )
    (own,) = found.departments
    assert [(each.fund, each.risk_class) for each in own.groups] == [
        ("General Fund", "local risk"),
        ("General Fund", "central risk"),
    ]
    (lamps,), (crews,) = own.groups[0].lines, own.groups[1].lines
    assert (lamps.variance, lamps.variance_per_cent, lamps.verdict) == (
        Decimal("-1500.0"),
        Decimal("-4.7"),
        Verdict.BETTER,
    )
    assert (crews.variance, crews.verdict) == (Decimal(0), Verdict.SAME)
    (total,) = own.fund_totals
    assert (total.label, total.original, total.latest, total.variance) == (
        "General Fund",
        Decimal(43000),
        None,
        Decimal("-1500.0"),
    )
    assert own.unlike == ("Crews: the original budget is returned as 13, the plan's lines make 12",)
    assert "the forecast is £1.5k" in words(actuals_notes(found))


@pytest.mark.parametrize(
    ("convention", "verdict"), [("cost positive", Verdict.WORSE), ("income positive", Verdict.BETTER)]
)
def test_better_and_worse_follow_the_sign_convention(convention: str, verdict: Verdict) -> None:
    text = returned("[{service: lamps, original: 30, latest: 30, actual: 8, forecast: 31}]")
    found = report(PLAN, text, organisation=f"{ORGANISATION}sign_convention: {convention}\n")
    assert found.departments[0].groups[0].lines[0].verdict is verdict
    assert f"{verdict} than the latest budget" in words(actuals_notes(found))


def test_a_missing_figure_is_missing_and_not_nought() -> None:
    found = report(PLAN, returned("[{service: lamps, original: 30}]"))
    line = found.departments[0].groups[0].lines[0]
    assert (line.actual, line.forecast, line.variance, line.verdict) == (None, None, None, Verdict.UNKNOWN)
    assert "the variance is not known, since a figure is missing" in words(actuals_notes(found))


def test_the_latest_return_counts() -> None:
    found = report(
        PLAN, returned("[{service: lamps, forecast: 31}]", "Q2"), returned("[{service: lamps, forecast: 30}]")
    )
    assert [each.period for each in found.departments] == ["2019-20 Q2"]


def test_a_plan_without_a_return_is_named() -> None:
    found = report(PLAN)
    assert found.without_return == ("highways/2019-20",)
    assert words(actuals_notes(found)) == ("No return of money: highways/2019-20.\nNo return of 2019-20 reports money.")
