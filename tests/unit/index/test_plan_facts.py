"""A plan to what rules across all plans compare."""

from decimal import Decimal

import pytest

from bizplan.index.coverage import OutcomeKey
from bizplan.index.plan_facts import PlanFacts, ServedAbove, ServedHere, plan_facts
from bizplan.index.record import index_document
from bizplan.values.dates import when
from tests import small_council
from tests.small_council import loaded, plan

SAFE, SKILLED = OutcomeKey("2018-23", "safe"), OutcomeKey("2018-23", "skilled")


def facts(**sections: str) -> PlanFacts:
    document, around = loaded(plan(**sections)), small_council.setting()
    found = plan_facts(document, index_document(document, around), around)
    assert found is not None
    return found


def test_a_document_that_is_no_plan_has_none() -> None:
    document, around = loaded(small_council.ORGANISATION), small_council.setting()
    assert plan_facts(document, index_document(document, around), around) is None


def test_objectives_with_their_words_and_partners() -> None:
    found = facts(objectives="[{id: a, text: Light it, partners: [libraries]}, {id: b, text: Sweep it}]").objectives

    assert [(each.item, each.text, each.partners, each.route) for each in found] == [
        ("a", "Light it", ("libraries",), ("objectives", 0)),
        ("b", "Sweep it", (), ("objectives", 1)),
    ]


def test_programmes_that_have_what_partners_agree_on() -> None:
    found = facts(
        programmes="""
            - {id: a, scope: departmental, text: A}
            - {id: b, scope: departmental, text: B, partners: [libraries, county]}
            - {id: c, scope: departmental, text: C, starts: April 2019, ends: 2020-03-31}
            - {id: d, scope: departmental, text: D, cost: {amount: 1.5, unit: million}}
            """
    ).programmes

    assert [(each.item, each.partners, each.starts, each.ends, each.cost) for each in found] == [
        ("b", ("libraries", "county"), None, None, None),
        ("c", (), when("April 2019"), when("2020-03-31"), None),
        ("d", (), None, None, Decimal(1_500_000)),
    ]
    assert found[0].route == ("programmes", 1)


@pytest.mark.parametrize(
    ("target", "period"),
    [
        ("{value: 5}", "2019-20"),
        ("{value: 5, period: Q2}", "2019-20 Q2"),
        ("{value: 5, period: 2018-19 Q2}", "2018-19 Q2"),
        ("{value: 5, period: 2020-21}", "2020-21"),
    ],
)
def test_a_target_is_for_the_plans_year_unless_it_says_otherwise(target: str, period: str) -> None:
    (found,) = facts(measures=f"[{{id: m, text: Lamps out, target: {target}}}]").targets
    assert (found.period, found.value, found.explained) == (period, Decimal(5), False)


def test_what_tells_a_target_from_another() -> None:
    found = facts(
        measures="""
            - {id: a, text: Lamps out}
            - {id: b, text: Lamps out, target: {by: 2020-03-31}}
            - {id: c, name: Lamps, text: Lamps out, definition: A week, unit: lamps, target: {value: 5, reason: Why}}
            """
    ).targets

    (only,) = found
    assert (only.item, only.name, only.definition, only.unit, only.explained) == ("c", "Lamps", "A week", "lamps", True)
    assert only.route == ("measures", 2, "target")


def test_what_serves_an_outcome_by_itself_or_through_others() -> None:
    found = facts(
        objectives="[{id: bright, text: Light it, contributes_to: [1]}]",
        programmes="[{id: lamps, scope: departmental, text: A, contributes_to: [bright]}]",
        measures="[{id: dark, text: M, measures: [lamps]}, {id: hired, text: M, measures: [2]}]",
    )

    assert set(found.served) == {
        ServedHere(SAFE, work=True, measures=("dark",)),
        ServedHere(SKILLED, work=False, measures=("hired",)),
    }
    assert found.served_above == ()


def test_what_serves_an_entry_of_a_plan_above() -> None:
    found = facts(
        programmes="[{id: lamps, scope: departmental, text: A, contributes_to: [libraries/2019-20/light]}]",
        measures="[{id: dark, text: M, measures: [lamps]}]",
    )

    assert found.served == ()
    assert found.served_above == (ServedAbove(("libraries/2019-20", "light"), work=True, measures=("dark",)),)


def test_threads_in_a_circle_come_to_an_end() -> None:
    found = facts(
        objectives="[{id: a, text: A, contributes_to: [b, 1]}, {id: b, text: B, contributes_to: [a]}]",
        measures="[{id: m, text: M, measures: [b]}]",
    )

    assert found.served == (ServedHere(SAFE, work=True, measures=("m",)),)


def test_a_place_is_called_by_the_entry_that_stands_there() -> None:
    found = facts(objectives="[{id: a, text: A}, {id: b, text: B}]")

    assert found.place_by_name(("objectives", 1, "id")) == ("objectives", "b", "id")
    assert found.place_by_name(("objectives",)) == ("objectives",)
    assert found.place_by_name(("services", 0, "id")) == ("services", "0", "id")
