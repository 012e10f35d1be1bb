"""However lines are named, split, ordered or signed, the steps of a bridge make the new total from the old."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bizplan.index.budget_years import BudgetYear, YearEnding, YearLine
from bizplan.reports.budget_change import build_budget_change
from bizplan.reports.prices import Prices
from bizplan.values.amounts import MoneyUnit
from tests.small_council import setting

SETTING = setting()
SERVICES = ("", "lamps", "crews", "books", "paint")
DEPARTMENTS = ("highways", "libraries")
LINES = st.lists(
    st.builds(
        YearLine,
        service=st.sampled_from(SERVICES),
        label=st.sampled_from(("Lamps", "Crews", "Books")),
        pounds=st.decimals(-(10**9), 10**9, places=2),
        fund=st.sampled_from(("", "general", "harbour")),
        comment=st.just(""),
    ),
    max_size=6,
)
ENDINGS = st.lists(
    st.builds(
        YearEnding,
        service=st.sampled_from(SERVICES[1:]),
        how=st.sampled_from(("moved", "merged", "stopped")),
        department=st.sampled_from(("", *DEPARTMENTS)),
        to=st.sampled_from(SERVICES[1:]),
        reason=st.just("So"),
    ),
    max_size=3,
)
PRICES = st.none() | st.builds(Prices, st.decimals(-20, 20, places=4), st.just("so much"), st.just(""))


def year(
    department: str, period: str, lines: Sequence[YearLine], stated: Decimal | None, ended: Sequence[YearEnding]
) -> BudgetYear:
    return BudgetYear(
        f"{department}.yaml",
        f"{department}/{period}",
        department,
        period,
        is_read=True,
        unit=MoneyUnit.THOUSAND,
        basis="net",
        scope="",
        is_complete=True,
        places=0,
        lines=tuple(lines),
        stated=stated,
        names=(),
        endings=tuple(ended),
        changes=(),
    )


STATED = st.none() | st.decimals(-(10**9), 10**9, places=2)
COUNCILS = st.tuples(*(st.tuples(LINES, LINES, STATED, STATED, ENDINGS) for _ in DEPARTMENTS))


@given(COUNCILS, PRICES, st.booleans())
def test_every_bridge_sums_and_the_order_of_lines_changes_no_figure(
    council: tuple[tuple[list[YearLine], list[YearLine], Decimal | None, Decimal | None, list[YearEnding]], ...],
    prices: Prices | None,
    add_funds: bool,
) -> None:
    reports = []
    for turn in (1, -1):
        years = []
        for department, (before, after, was, now, ended) in zip(DEPARTMENTS, council, strict=True):
            years.append(year(department, "2018-19", before[::turn], was, []))
            years.append(year(department, "2019-20", after[::turn], now, ended))
        reports.append(build_budget_change(years[::turn], SETTING, ("2018-19", "2019-20"), prices, add_funds=add_funds))
    for report in reports:
        for bridge in (*report.bridges, *report.together):
            assert bridge.before + sum(each.pounds for each in bridge.steps) == bridge.after
            assert not bridge.steps or bridge.steps[-1].reached == bridge.after
            assert bridge.like_for_like == sum(each.change for each in bridge.services if each.scope == "in both years")
    one, other = (
        [
            (each.name, each.fund, each.before, each.after, each.like_for_like)
            for each in (*report.bridges, *report.together)
        ]
        for report in reports
    )
    assert one == other
