"""Two years of money: the Town Clerk's own figures, and every way in which a service can come, go or move."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizplan.errors import BizplanError
from bizplan.index.budget_years import BudgetYear, budget_year
from bizplan.index.record import index_document
from bizplan.pipeline import Request, survey
from bizplan.reports.bridge import Bridge, NotCompared, Scope, StepKind
from bizplan.reports.budget_change import BudgetChange, build_budget_change
from bizplan.reports.budget_change_paper import change_notes, in_words
from bizplan.reports.prices import Prices, prices_between
from bizplan.values.amounts import MoneyUnit
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, plan, setting

ROOT = Path(__file__).parents[3]
INDEX = """
price_indices:
  - id: cpi
    name: Consumer prices (2015 is 100)
    source: Published table of May
    levels: [{year: 2018-19, level: 100}, {year: 2019-20, level: 110}]
"""
LAMPS = "{service: lamps, label: Lamps, amount: 100}"


def year(
    period: str, lines: str, unit: str = "highways", ended: str = "", worth: str = "thousand", **table: str
) -> BudgetYear:
    head = {"year": period, "unit": worth, "basis": "net"} | table
    keys = "".join(f"{key}: {value}\n" for key, value in head.items())
    rest = {"ended": ended} if ended else {}
    services = "[{id: lamps, name: Street lamps}, {id: crews, name: Crews}, {id: books, name: Books}]"
    text = plan(unit, period, services=services, budget=f"{keys}lines: [{lines}]\n", **rest)
    document = loaded(text, f"{unit}-{period}.yaml")
    found = budget_year(document, index_document(document, setting()), setting())
    assert found is not None
    return found


def change(*years: BudgetYear, prices: Prices | None = None, add_funds: bool = False) -> BudgetChange:
    report = build_budget_change(years, setting(), ("2018-19", "2019-20"), prices, add_funds=add_funds)
    for each in (*report.bridges, *report.together):
        assert_sums(each)
    return report


def assert_sums(bridge: Bridge) -> None:
    assert bridge.before + sum(each.pounds for each in bridge.steps) == bridge.after
    assert bridge.headline == bridge.after - bridge.before
    reached = bridge.before
    for each in bridge.steps:
        reached += each.pounds
        assert each.reached == reached


def steps(bridge: Bridge) -> list[tuple[StepKind, str, int]]:
    return [(each.kind, each.service, int(each.pounds / 1000)) for each in bridge.steps]


def test_the_town_clerk_s_years_exactly() -> None:
    found = survey(ROOT / "plans", Request(date(2026, 4, 1), check=False), budget_year)
    report = build_budget_change(found.facts, found.setting, ("2017-18", "2019-20"))
    (bridge,) = report.bridges
    assert_sums(bridge)
    assert (bridge.before, bridge.after) == (Decimal(6173000), Decimal(5174000))
    assert (bridge.headline, bridge.headline_per_cent) == (Decimal(-999000), Decimal("-16.2"))
    assert (bridge.like_before, bridge.like_for_like, bridge.like_for_like_per_cent) == (
        Decimal(4384000),
        Decimal(790000),
        Decimal("18.0"),
    )
    assert steps(bridge) == [
        (StepKind.ENDED, "media-and-communications", -1789),
        (StepKind.CHANGED, "corporate-and-member-services", 640),
        (StepKind.CHANGED, "elections", 29),
        (StepKind.CHANGED, "corporate-strategy-and-performance", 123),
        (StepKind.CHANGED, "resilience-and-community-safety", 13),
        (StepKind.CHANGED, "contact-centre", -15),
    ]
    assert in_words(bridge, report) == (
        "Town Clerk's (Corporate and Member Services): from 2017-18 to 2019-20 the total falls by £999k"
        " (\N{MINUS SIGN}16.2%), from £6,173k to £5,174k. Like for like, without Media & Communication, it rises by"
        " £790k (+18.0%), from £4,384k to £5,174k."
    )
    assert "Media & Communication (£1,789k), not in 2019-20: the plans do not say why." in change_notes(report)
    assert report.not_compared == ()
    (renamed,) = [each for each in bridge.services if each.was_called]
    assert renamed.was_called == "Com & Member Services (Inc. TC Office)"


def test_a_service_that_moved_between_two_departments() -> None:
    moved = "[{item: crews, how: moved, to: libraries/2019-20/crews, reason: One depot}]"
    report = change(
        year("2018-19", f"{LAMPS}, {{service: crews, label: Crews, amount: 30}}"),
        year("2019-20", LAMPS, ended=moved),
        year("2018-19", "{service: books, label: Books, amount: 50}", "libraries"),
        year(
            "2019-20",
            "{service: books, label: Books, amount: 51}, {service: crews, label: Crews, amount: 33}",
            "libraries",
        ),
    )
    highways, libraries = report.bridges
    assert steps(highways) == [(StepKind.MOVED_OUT, "crews", -30)]
    assert highways.like_for_like == 0
    assert steps(libraries) == [
        (StepKind.MOVED_IN, "crews", 30),
        (StepKind.CHANGED, "books", 1),
        (StepKind.CHANGED, "crews", 3),
    ]
    assert (libraries.like_before, libraries.like_for_like) == (Decimal(80000), Decimal(4000))
    (together,) = report.together
    assert steps(together) == [(StepKind.CHANGED, "books", 1), (StepKind.CHANGED, "crews", 3)]
    assert together.is_like
    assert "Crews (£30k), moved elsewhere: It went to Libraries. One depot." in change_notes(report)


def test_a_service_that_came_from_a_department_whose_earlier_plan_is_not_held() -> None:
    report = change(
        year("2018-19", LAMPS),
        year("2019-20", f"{LAMPS}, {{service: books, label: Books, amount: 8}}"),
        year("2019-20", "", "libraries", ended="[{item: books, how: moved, to: highways/2019-20/books, reason: So}]"),
    )
    (bridge,) = report.bridges
    assert steps(bridge) == [(StepKind.MOVED_IN, "books", 8)]
    assert report.not_compared == (NotCompared("Libraries", "there is no plan of 2018-19"),)


def test_a_merged_service_counts_with_the_one_it_went_into() -> None:
    merged = "[{item: crews, how: merged, to: lamps, reason: One team}]"
    (bridge,) = change(
        year("2018-19", f"{LAMPS}, {{service: crews, label: Crews, amount: 30}}"),
        year("2019-20", "{service: lamps, label: Lamps, amount: 125}", ended=merged),
    ).bridges
    assert steps(bridge) == [(StepKind.CHANGED, "lamps", -5)]
    assert bridge.services[0].why == "One team."
    assert bridge.is_like


def test_an_ending_told_by_a_plan_between_the_two_counts() -> None:
    moved = "[{item: crews, how: moved, to: libraries/2019-20/crews, reason: One depot}]"
    between = year("2019-20", "", ended=moved)
    later = year("2020-21", LAMPS)
    earlier = year("2018-19", f"{LAMPS}, {{service: crews, label: Crews, amount: 30}}")
    report = build_budget_change([later, between, earlier], setting(), ("2018-19", "2020-21"))
    assert [each.scope for each in report.bridges[0].services] == [Scope.CONTINUED, Scope.MOVED_OUT]


def test_endings_that_go_in_a_circle_end() -> None:
    circle = "[{item: crews, how: merged, to: books, reason: So}, {item: books, how: merged, to: crews, reason: So}]"
    (bridge,) = change(
        year("2018-19", "{service: crews, label: Crews, amount: 30}"), year("2019-20", LAMPS, ended=circle)
    ).bridges
    assert bridge.headline == Decimal(70000)


def test_funds_are_kept_apart_unless_asked() -> None:
    years = (
        year(
            "2018-19",
            "{service: lamps, label: Lamps, amount: 9, fund: general}, {label: Buoys, amount: 5, fund: harbour}",
        ),
        year(
            "2019-20",
            "{service: lamps, label: Lamps, amount: 9, fund: harbour}, {label: Buoys, amount: 6, fund: harbour}",
        ),
    )
    general, harbour = change(*years).bridges
    assert (general.fund, steps(general)) == ("General Fund", [(StepKind.OTHER_FUND, "lamps", -9)])
    assert (harbour.fund, steps(harbour)) == (
        "Harbour Fund",
        [(StepKind.CHANGED, "Buoys", 1), (StepKind.OTHER_FUND, "lamps", 9)],
    )
    assert general.services[0].why == "In 2019-20 it is paid from Harbour Fund."
    (whole,) = change(*years, add_funds=True).bridges
    assert (whole.fund, steps(whole)) == ("all funds added together", [(StepKind.CHANGED, "Buoys", 1)])


def test_a_year_that_states_no_fund() -> None:
    named = "{service: lamps, label: Lamps, amount: 9, fund: general}"
    (bridge,) = change(year("2018-19", LAMPS), year("2019-20", named)).bridges
    assert (bridge.fund, steps(bridge)) == ("General Fund", [(StepKind.CHANGED, "lamps", -91)])
    assert bridge.notes == ("2018-19 states no fund; it is taken for General Fund, as in the other year.",)
    several = change(year("2018-19", LAMPS), year("2019-20", f"{named}, {{label: Buoys, amount: 6, fund: harbour}}"))
    assert several.bridges == ()
    assert [each.name for each in several.not_compared] == ["Highways and Lighting"]
    assert "General Fund, Harbour Fund" in several.not_compared[0].reason


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (year("2018-19", LAMPS), None, "there is no plan of 2019-20"),
        (year("2018-19", LAMPS), year("2019-20", LAMPS, basis="gross"), "2018-19 is net and 2019-20 is gross"),
        (year("2018-19", LAMPS), year("2019-20", LAMPS, worth="many"), "the budget of 2019-20 could not be read"),
    ],
)
def test_what_cannot_be_compared_is_told(before: BudgetYear, after: BudgetYear | None, reason: str) -> None:
    report = change(before, *([after] if after else []))
    assert report.not_compared == (NotCompared("Highways and Lighting", reason),)
    assert list(change_notes(report))[-1] == ("No department has budgets of 2018-19 and 2019-20 that can be compared.")


def test_other_units_and_scopes_are_told_and_the_finer_unit_is_shown() -> None:
    (bridge,) = change(
        year("2018-19", "{service: lamps, label: Lamps, amount: 0.1}", scope="excluding bridges", worth="million"),
        year("2019-20", "{service: lamps, label: Lamps, amount: 120.5}"),
    ).bridges
    assert bridge.notes == (
        "2018-19 is printed in £m, 2019-20 in £000.",
        "the scope differs: 2018-19 “excluding bridges”, 2019-20 says nothing of its scope.",
    )
    assert (bridge.unit, bridge.places, bridge.headline) == (MoneyUnit.THOUSAND, 1, Decimal(20500))


def test_what_a_stated_total_holds_beyond_its_lines_is_a_step() -> None:
    (bridge,) = change(
        year("2018-19", LAMPS, total="{label: All, amount: 101}"),
        year("2019-20", LAMPS, total="{label: All, amount: 104}", exhaustive="false"),
    ).bridges
    assert steps(bridge) == [(StepKind.UNLISTED, "", 3)]
    assert (bridge.before, bridge.after, bridge.like_for_like) == (Decimal(101000), Decimal(104000), Decimal(0))
    assert bridge.notes == (
        "the total of 2018-19 is stated as 101 £000; its lines make 100.",
        "the total of 2019-20 is stated as 104 £000; its lines make 100, and others are not listed.",
    )


def test_prices_are_taken_out_line_by_line() -> None:
    council = setting(ORGANISATION + INDEX, CORPORATE_PLAN)
    prices = prices_between("cpi", council, "2018-19", "2019-20")
    assert prices == Prices(
        Decimal(10), "Consumer prices (2015 is 100), 100 in 2018-19 and 110 in 2019-20: 10%", "Published table of May"
    )
    report = change(
        year("2018-19", f"{LAMPS}, {{label: Paint, amount: 7}}"),
        year("2019-20", f"{LAMPS}, {{label: Paint, amount: 8}}"),
        prices=prices,
    )
    (bridge,) = report.bridges
    assert steps(bridge) == [(StepKind.PRICES, "", 11), (StepKind.CHANGED, "lamps", -10)]
    assert (bridge.like_for_like, bridge.prices) == (Decimal(1000), Decimal(11000))
    assert in_words(bridge, report).endswith(
        "Both years cover the same. Prices alone would add £11k; beyond prices it falls by £10k (\N{MINUS SIGN}9.3%)."
    )


def test_a_yearly_rate_is_compounded() -> None:
    prices = prices_between("2.5%", setting(), "2017-18", "2019-20")
    assert (prices.per_cent, prices.words) == (Decimal("5.0625"), "2.5% a year, 5.0625% over 2 years")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rpi", "neither a rate nor a price index"),
        ("900", "out of all proportion"),
        ("cpi", "holds no level for 2017-18"),
    ],
)
def test_prices_that_cannot_be_reckoned(text: str, words: str) -> None:
    with pytest.raises(BizplanError, match=words):
        prices_between(text, setting(ORGANISATION + INDEX, CORPORATE_PLAN), "2017-18", "2019-20")
