"""Where the threads upwards from a plan's entries lead."""

import pytest

from bizplan.index.coverage import OutcomeKey
from bizplan.index.reach import Reach, reach_of
from bizplan.index.record import index_document
from tests.small_council import loaded, plan, setting

PLAN = plan(
    services="""
        - {id: lighting, name: Lighting, contributes_to: [bright]}
        - {id: signs, name: Signs, contributes_to: [1, 2a]}
        - {id: gritting, name: Gritting, contributes_to: [19]}
        - {id: grants, name: Grants, contributes_to: [lighting, libraries/2019-20/readers]}
    """,
    objectives="""
        - {id: bright, text: Make it bright, contributes_to: [safe]}
        - {id: one, text: One, contributes_to: [other]}
        - {id: other, text: Other, contributes_to: [one]}
    """,
    measures="""
        - {id: lux, text: Light on the pavement, measures: [lighting]}
        - {id: accidents, text: Accidents, measures: [bright, skilled]}
    """,
)
SAFE, SKILLED = OutcomeKey("2018-23", "safe"), OutcomeKey("2018-23", "skilled")


@pytest.fixture(scope="module")
def reach() -> Reach:
    around = setting()
    return reach_of(index_document(loaded(PLAN), around), around)


@pytest.mark.parametrize(
    ("item", "outcomes"),
    [
        ("bright", {SAFE}),
        ("lighting", {SAFE}),
        ("signs", {SAFE, SKILLED}),
        ("lux", {SAFE}),
        ("accidents", {SAFE, SKILLED}),
        ("grants", {SAFE}),
        ("gritting", set()),
        ("one", set()),
        ("nothing-of-this-name", set()),
    ],
)
def test_an_entry_reaches_outcomes_itself_and_through_others(
    reach: Reach, item: str, outcomes: set[OutcomeKey]
) -> None:
    assert reach.outcomes_of(item) == outcomes


def test_everything_whose_thread_passes_through_an_entry_is_below_it(reach: Reach) -> None:
    assert set(reach.downwards("bright")) == {"bright", "lighting", "grants", "lux", "accidents"}
    assert set(reach.downwards("lux")) == {"lux"}


def test_a_circle_is_walked_once(reach: Reach) -> None:
    assert sorted(reach.upwards("one")) == ["one", "other"]
    assert sorted(reach.downwards("one")) == ["one", "other"]


def test_a_thread_leaves_the_plan_where_it_names_another(reach: Reach) -> None:
    assert reach.steps_out("grants") == (("libraries/2019-20", "readers"),)
    assert reach.steps_out("lighting") == ()


def test_a_thread_that_leads_to_nothing_is_lost_for_all_below(reach: Reach) -> None:
    assert reach.is_lost("gritting")
    assert not reach.is_lost("lighting")


def test_what_is_kept_is_told_apart_by_document() -> None:
    around = setting()
    one = index_document(loaded(PLAN), around)
    two = index_document(loaded(plan(services="[{id: lighting, name: Lighting}]")), around)

    assert reach_of(one, around) is reach_of(one, around)
    assert reach_of(two, around).outcomes_of("lighting") == frozenset()
    assert reach_of(one, around).outcomes_of("lighting") == {SAFE}
