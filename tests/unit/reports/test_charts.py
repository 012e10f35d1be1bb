"""Charts of money: what their titles say, what is drawn, and what is drawn together."""

from decimal import Decimal

import pytest

from bizplan.reports.charts import MOST, About, Move, Wording, pairs_chart, parts_chart, share_in_words, steps_chart
from bizplan.reports.money_charts import Telling, fund_charts, parts_in_words
from bizplan.reports.paper import literal
from bizplan.values.amounts import MoneyUnit, figure, signed

ABOUT = About("chart", literal("It rises"), "Net budget")
THOUSAND = Telling(MoneyUnit.THOUSAND)


def amounts(*values: int) -> list[tuple[str, Decimal]]:
    return [(f"Line {n}", Decimal(each)) for n, each in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "telling", "words"),
    [
        ((30, 70), THOUSAND, "The largest part is Line 1: £70k of £100k (70.0%)"),
        (
            (30, 70),
            Telling(MoneyUnit.POUND, Decimal(101), "source"),
            "The largest source is Line 1: £70 of £101 (69.3%)",
        ),
        ((-30, -70), THOUSAND, "The largest part is Line 1: £70k of £100k (70.0%)"),
        ((30, 70, -20, -5), THOUSAND, "The largest cost is Line 1, £70k; income brings in £25k"),
        (
            (30, 70, -20, -5),
            Telling(MoneyUnit.THOUSAND, income_below_nought=False),
            "The largest cost is Line 2, £20k; income brings in £100k",
        ),
        ((12,), THOUSAND, "The largest part is Line 0: £12k"),
        ((0, 0), THOUSAND, "Every figure is nought"),
        ((), THOUSAND, "Every figure is nought"),
    ],
)
def test_the_finding_of_parts(values: tuple[int, ...], telling: Telling, words: str) -> None:
    assert parts_in_words(amounts(*values), telling) == words


def test_parts_stand_from_the_largest_down_unless_their_order_counts() -> None:
    def drawn(*, ordered: bool) -> list[str]:
        made = parts_chart(ABOUT, amounts(3, -2, 9), figure, ordered=ordered)
        return [each.points[0].words for each in made.picture.places]

    assert drawn(ordered=False) == ["9", "3", "(2)"]
    assert drawn(ordered=True) == ["3", "(2)", "9"]


def test_the_smallest_of_many_are_drawn_together_and_nothing_is_lost() -> None:
    same = [("Line", Decimal(1))] * 30
    places = parts_chart(ABOUT, [*same, ("Large", Decimal(50))], figure).picture.places
    assert len(places) == MOST
    assert places[-1].label == "18 smaller ones together"
    assert sum(each.points[0].value or 0 for each in places) == 80


def test_steps_make_the_last_total_and_small_changes_are_drawn_together() -> None:
    moves = [Move("Gone", Decimal(-1)), *(Move("Line", Decimal(7), folds=True) for _ in range(20))]
    made = steps_chart(ABOUT, ("Before", "After"), Decimal(100), moves, Wording(figure, signed))
    places = made.picture.places
    assert len(places) == MOST + 2
    assert [places[1].label, places[1].points[0].words] == ["Gone", "\N{MINUS SIGN}1"]
    assert sum("smaller changes together" in each.label for each in places) == 1
    assert (places[-1].label, places[-1].points[0].value) == ("After", Decimal(239))
    assert made.key == "Striped steps add, solid ones take away."


def test_a_waterfall_of_rises_only_needs_no_key() -> None:
    made = steps_chart(ABOUT, ("A", "B"), Decimal(1), [Move("More", Decimal(1))], Wording(figure, signed))
    assert made.key == ""
    assert made.description == "Waterfall chart from A 1 to B 2. More +1."


def test_of_many_compared_the_largest_are_drawn_in_their_order() -> None:
    rows = [(f"Service {n}", [Decimal(n), None]) for n in range(12)]
    made = pairs_chart(ABOUT, ("Budget", "Forecast"), rows, figure)
    assert [each.label for each in made.picture.places] == [f"Service {n}" for n in range(4, 12)]
    assert made.subject == "Net budget; the 8 largest of 12"


def test_funds_are_never_drawn_together() -> None:
    lines = [
        ("A", "General", Decimal(1)),
        ("B", "Harbour", Decimal(2)),
        ("C", "General", Decimal(3)),
        ("D", "", Decimal(4)),
    ]
    made = list(fund_charts(ABOUT, lines, Telling(MoneyUnit.THOUSAND, Decimal(999))))
    assert [(each.subject, each.title.source, each.anchor) for each in made] == [
        ("Net budget, General, £000", "The largest part is C: £3k of £4k (75.0%)", "chart-general")
    ]


@pytest.mark.parametrize(("share", "words"), [("-16.2", "16%"), ("18.0", "18%"), ("0.2", "0.2%"), ("2.5", "3%")])
def test_shares_in_titles(share: str, words: str) -> None:
    assert share_in_words(Decimal(share)) == words
