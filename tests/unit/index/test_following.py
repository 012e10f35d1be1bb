"""A plan and the one before it to what became of each entry."""

import pytest

from bizplan.index.following import SECTIONS, continued, entries, gone, under_another_id
from bizplan.model.plan import Plan
from tests.small_council import loaded, plan

EARLIER, LATER = "2018-19", "2019-20"
LIT = "Light every street in the borough by night"


def of(period: str, **sections: str) -> Plan:
    model = loaded(plan(period=period, **sections)).model
    assert isinstance(model, Plan)
    return model


def lost(before: Plan, after: Plan) -> list[str]:
    return [each.item.id for each in gone(after, before)]


def renumbered(before: Plan, after: Plan, alike: float = 0.85) -> list[tuple[str, str]]:
    return [(each.before.item.id, each.after.item.id) for each in under_another_id(after, before, alike)]


def test_entries_come_section_by_section_with_their_routes() -> None:
    found = entries(
        of(
            LATER,
            risks="[{id: flood, text: A flood}]",
            services="[{id: lamps, name: Lamps}, {id: signs, name: Signs}]",
            capabilities="[{id: drawing, text: Learn to draw}]",
            measures="[{id: out, text: Lamps out}]",
        )
    )

    assert [(each.section, each.item.id, each.route) for each in found] == [
        ("services", "lamps", ("services", 0)),
        ("services", "signs", ("services", 1)),
        ("measures", "out", ("measures", 0)),
        ("risks", "flood", ("risks", 0)),
    ]


def test_every_section_that_is_followed_is_named() -> None:
    work = "[{id: %s, scope: departmental, text: A}]"
    everything = of(
        LATER,
        services="[{id: a, name: A}]",
        objectives="[{id: b, text: A}]",
        programmes=work % "c",
        workstreams="[{id: d, text: A}]",
        measures="[{id: e, text: A}]",
        risks="[{id: f, text: A}]",
    )

    assert tuple(each.section for each in entries(everything)) == SECTIONS


def test_what_both_years_hold_is_paired_by_id_in_the_later_order() -> None:
    before = of(EARLIER, services="[{id: lamps, name: Lamps}, {id: signs, name: Signs}]")
    after = of(LATER, services="[{id: signs, name: Boards}, {id: bins, name: Bins}, {id: lamps, name: Lights}]")

    found = [(each.before.item.name, each.after.item.name, each.after.route) for each in continued(after, before)]
    assert found == [("Signs", "Boards", ("services", 0)), ("Lamps", "Lights", ("services", 2))]


def test_an_entry_may_go_on_in_another_section() -> None:
    before = of(EARLIER, workstreams="[{id: lamps, text: Change every lamp}]")
    after = of(LATER, objectives="[{id: lamps, text: Change every lamp}]")

    assert [(each.before.section, each.after.section) for each in continued(after, before)] == [
        ("workstreams", "objectives")
    ]
    assert lost(before, after) == []


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("programmes", "{id: lamps, scope: departmental, text: A, ends: 2019-03-31}"),
        ("programmes", "{id: lamps, scope: departmental, text: A, ends: March 2019}"),
        ("programmes", "{id: lamps, scope: departmental, text: A, ends: 2018-19}"),
        ("workstreams", "{id: lamps, text: A, milestones: [{text: B, by: 2018-07-01}, {text: C, by: 2018-12-24}]}"),
        ("measures", "{id: lamps, text: A, target: {by: 2019-03-31}}"),
    ],
    ids=["to a day", "to a month", "to a year", "by its last milestone", "a measure by its target"],
)
def test_what_had_its_last_day_before_the_year_is_not_gone(section: str, entry: str) -> None:
    assert lost(of(EARLIER, **{section: f"[{entry}]"}), of(LATER)) == []


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("services", "{id: lamps, name: Lamps}"),
        ("programmes", "{id: lamps, scope: departmental, text: A, starts: 2018-04-01}"),
        ("programmes", "{id: lamps, scope: departmental, text: A, ends: 2019-04-01}"),
        ("programmes", "{id: lamps, scope: departmental, text: A, ends: 2019}"),
        ("workstreams", "{id: lamps, text: A, ends: 2020, milestones: [{text: B, by: 2018-07-01}]}"),
        ("measures", "{id: lamps, text: A, target: {value: 3}}"),
    ],
    ids=["no date", "a first day only", "the first day of the year", "some day of 2019", "a later end", "no day"],
)
def test_what_had_no_last_day_or_a_later_one_is_gone(section: str, entry: str) -> None:
    assert lost(of(EARLIER, **{section: f"[{entry}]"}), of(LATER)) == ["lamps"]


@pytest.mark.parametrize(
    ("measures", "found"),
    [
        ("[{id: m, text: M, measures: [lamps], target: {by: 2019-03-31}}]", []),
        ("[{id: m, text: M, measures: [lamps], target: {value: 3}}]", ["lamps", "m"]),
        (
            """
            - {id: m, text: M, measures: [lamps], target: {by: 2019-03-31}}
            - {id: n, text: N, measures: [lamps], target: {by: 2020-03-31}}
            """,
            ["lamps", "n"],
        ),
    ],
    ids=["dated", "undated", "the latest of two"],
)
def test_work_ends_with_the_last_date_of_its_measures(measures: str, found: list[str]) -> None:
    before = of(EARLIER, programmes="[{id: lamps, scope: departmental, text: A}]", measures=measures)
    assert lost(before, of(LATER)) == found


def test_a_service_and_an_objective_outlive_their_measures() -> None:
    before = of(
        EARLIER,
        services="[{id: lamps, name: Lamps}]",
        objectives="[{id: bright, text: Make it bright}]",
        measures="[{id: m, text: M, measures: [lamps, bright], target: {by: 2019-03-31}}]",
    )
    assert lost(before, of(LATER)) == ["lamps", "bright"]


def test_what_became_of_it_is_told() -> None:
    before = of(EARLIER, services="[{id: lamps, name: Lamps}, {id: signs, name: Signs}]")
    after = of(LATER, ended="[{item: lamps, how: stopped, reason: No need}]")
    assert lost(before, after) == ["signs"]


def test_nearly_the_same_words_under_another_id() -> None:
    before = of(EARLIER, objectives=f"[{{id: lit, text: {LIT}}}]")
    after = of(LATER, objectives=f"[{{id: bright, text: {LIT}}}, {{id: other, text: Sweep every lane}}]")

    assert renumbered(before, after) == [("lit", "bright")]


def test_the_most_alike_of_several_is_taken() -> None:
    before = of(EARLIER, objectives=f"[{{id: lit, text: {LIT}}}]")
    after = of(LATER, objectives=f"[{{id: a, text: {LIT}s}}, {{id: b, text: '{LIT}'}}, {{id: c, text: {LIT}ly}}]")

    assert renumbered(before, after) == [("lit", "b")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[{{id: lit, text: {LIT}}}]", "[{id: swept, text: Sweep every lane in the town by day}]"),
        (f"[{{id: lit, text: {LIT}}}]", f"[{{id: lit, text: {LIT}}}, {{id: bright, text: {LIT}}}]"),
        (
            f"[{{id: lit, text: {LIT}}}, {{id: bright, text: {LIT}}}]",
            f"[{{id: bright, text: {LIT}}}]",
        ),
    ],
    ids=["other words", "the old one goes on", "the like one is not new"],
)
def test_no_other_id(before: str, after: str) -> None:
    assert renumbered(of(EARLIER, objectives=before), of(LATER, objectives=after)) == []


def test_how_alike_is_the_callers_choice() -> None:
    before = of(EARLIER, objectives=f"[{{id: lit, text: {LIT}}}]")
    after = of(LATER, objectives="[{id: bright, text: Light each street in the borough by day}]")

    assert renumbered(before, after, 0.7) == [("lit", "bright")]
    assert renumbered(before, after, 0.95) == []


def test_a_name_stands_for_words_where_there_are_none() -> None:
    before = of(EARLIER, services="[{id: lamps, name: Street Lamps and Lights}]")
    after = of(LATER, services="[{id: lights, name: Street lamps and lights}]")

    assert renumbered(before, after) == [("lamps", "lights")]
