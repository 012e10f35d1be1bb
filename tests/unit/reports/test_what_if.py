"""What outcomes lose without some work or some money: worked out by hand on a small council."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from bizplan.errors import BizplanError
from bizplan.index.left_out import left_out
from bizplan.index.outcome_facts import OutcomeFacts, outcome_facts
from bizplan.index.record import index_document
from bizplan.render.csv import to_csv
from bizplan.render.tables import terminal_table
from bizplan.reports.paper import blocks_within
from bizplan.reports.what_if import WhatIfReport, build_what_if
from bizplan.reports.what_if_paper import (
    CSV_HEADER,
    in_words,
    losses_in_words,
    what_if_paper,
    what_if_records,
    what_if_table,
)
from tests.small_council import framework, loaded, plan, setting

HIGHWAYS = plan(
    outcomes="{claims: [{outcome: 3}]}",
    services="""
- {id: lighting, name: Lighting, text: We light., contributes_to: [{to: 1, share: 75}, {to: 3, share: 25}]}
- {id: paving, name: Paving, text: We pave., contributes_to: [even, 1]}
""",
    programmes="""
- {id: even, name: Even paths, text: Even paths., scope: departmental, contributes_to: [2]}
- {id: bright, name: Brighter lamps, text: Brighter lamps., scope: departmental, contributes_to: [lighting]}
""",
    measures="""
- {id: lit, name: Lamps that are lit, text: Lamps lit., measures: [bright], target: {value: 99}}
- {id: flat, name: Paths that are flat, text: Flat paths., measures: [even]}
""",
    budget="""
year: 2019-20
unit: thousand
basis: net
exhaustive: false
lines:
  - {label: Lamps, amount: 100, service: lighting}
  - {label: Stones, amount: 60, service: paving}
total: {label: Total, amount: 170}
""",
)
# Pounds: lighting 75 on outcome 1 and 25 on 3; paving 30 each on 1 and 2; 10 in the total and in no line.
TEAM = plan(services="[{id: desk, name: Desk, contributes_to: [1]}]").replace(
    "level: department", "level: team\nteam: lamps"
)


def facts(text: str) -> OutcomeFacts:
    around, document = setting(), loaded(text)
    found = outcome_facts(document, index_document(document, around), around)
    assert found is not None
    return found


PLANS = (facts(HIGHWAYS), facts(TEAM))


def what_if(*left: str) -> WhatIfReport:
    return build_what_if(PLANS, [left_out(each, PLANS) for each in left], framework(), setting(), "2019-20")


def losses(report: WhatIfReport) -> Mapping[str, tuple[str, str, list[str], int]]:
    """Outcome -> state before and after, what no longer serves or measures it, and thousands lost."""
    found = {}
    for each in report.outcomes:
        (money,) = each.money
        lost = [*(at.item for at in each.work), *(at.item for at in each.measures)]
        found[each.number] = (str(each.before), str(each.after), lost, int(money.change / 1000))
    return found


def test_a_service_takes_its_work_its_money_and_what_contributes_to_it_alone() -> None:
    found = what_if("highways/2019-20/lighting")
    assert losses(found) == {
        "1": ("served", "unmeasured", ["lighting", "bright", "lit"], -75),
        "3": ("served", "asserted", ["lighting", "bright", "lit"], -25),
    }
    assert found.unchanged == 1
    assert [each.change for each in found.budgets] == [Decimal(-100000)]


def test_money_of_a_service_that_stays_is_apportioned_anew() -> None:
    assert losses(what_if("highways/2019-20/even")) == {
        "1": ("served", "served", [], 30),
        "2": ("untargeted", "gap", ["even", "paving", "flat"], -30),
    }


def test_a_part_of_a_department_s_budget() -> None:
    found = what_if("highways=10%")
    assert losses(found) == {
        "1": ("served", "served", [], -10),  # 10.5 thousand
        "2": ("untargeted", "untargeted", [], -3),
        "3": ("served", "served", [], -2),  # 2.5 thousand
    }
    assert [each.change for each in found.unallocated] == [Decimal(-1000)]
    assert [each.change for each in found.budgets] == [Decimal(-17000)]


def test_a_part_of_a_service_s_budget_and_parts_one_after_another() -> None:
    assert losses(what_if("highways/2019-20/lighting=40%"))["1"][3] == -30
    # 100 x 0.6 x 0.5 = 30, of which 75 per cent are 22.5: 75 - 22.5 = 52.5; paving 30 x 0.5 = 15.
    assert losses(what_if("highways/2019-20/lighting=40%", "highways=50"))["1"][3] == -67


def test_a_whole_plan() -> None:
    found = losses(what_if("highways/2019-20"))
    assert {outcome: (before, after) for outcome, (before, after, _, _) in found.items()} == {
        "1": ("served", "unmeasured"),
        "2": ("untargeted", "gap"),
        "3": ("served", "gap"),
    }


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("highways/2019-20/lightning", "hold no “highways/2019-20/lightning”", "highways/2019-20/lighting"),
        ("highways", "hold no “highways”", "highways=10%"),
        ("roads=10%", "hold no “roads”", "part of a budget"),
        ("highways=ten%", "is not an amount", "10%"),
        ("highways=110%", "110 per cent of a budget", "up to 100"),
        ("highways=0%", "0 per cent of a budget", "more than 0"),
        ("highways/2019-20/even=10%", "is no service", "--what-if highways/2019-20/even"),
    ],
)
def test_what_cannot_be_left_out_is_told_with_a_way_out(asked: str, message: str, hint: str) -> None:
    with pytest.raises(BizplanError) as caught:
        left_out(asked, PLANS)
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_the_table_and_the_words() -> None:
    found = what_if("highways/2019-20/lighting", "highways=10%")
    text = terminal_table(what_if_table(found), width=80).plain
    assert max(map(len, text.splitlines())) <= 80
    assert "All budgets" in text
    assert "\N{MINUS SIGN}107" in text  # 100 + 60 x 0.1 + 10 x 0.1
    assert in_words(found) == "3 of 3 outcomes change; 1 from served to unmeasured; 3 from served to asserted."
    assert [*losses_in_words(found)] == [
        "1: without service “Lighting”, programme “Brighter lamps”, measure “Lamps that are lit”",
        "3: without service “Lighting”, programme “Brighter lamps”, measure “Lamps that are lit”",
    ]


def test_the_paper_names_what_is_left_out_and_what_is_lost() -> None:
    words = str([*blocks_within(what_if_paper(what_if("highways=10%", "highways/2019-20/even"), "Smallbridge"))])
    for part in ("10 per cent of the budget of highways", "programme “Even paths” (highways/2019-20/even)", "flat"):
        assert part in words


def test_rows_for_programs() -> None:
    rows = to_csv(CSV_HEADER, what_if_records(what_if("highways/2019-20/even"))).splitlines()
    assert rows[1:] == [
        "2018-23,safe,1,People are safe,served,served,0,0,2019-20,net,,105000,135000,30000",
        "2018-23,skilled,2,People have skills,untargeted,gap,2,1,2019-20,net,,30000,0,-30000",
    ]


def test_without_any_budget_only_the_work_is_told() -> None:
    team = (facts(TEAM),)
    report = build_what_if(team, [left_out("lamps/2019-20/desk", team)], framework(), setting(), "2019-20")
    assert [(each.number, each.money) for each in report.outcomes] == [("1", ())]
    assert to_csv(CSV_HEADER, what_if_records(report)).splitlines()[1].endswith("unmeasured,gap,1,0,,,,,,")
    nothing = build_what_if(team, [], framework(), setting(), "2019-20")
    assert in_words(nothing) == "No outcome loses anything."
