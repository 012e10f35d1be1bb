"""Threads: breaks at each step, circles, forks, every kind of item; and against a naive closure on any repository."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.index.links_both_ways import LinksBothWays, Place
from bizplan.index.named import place_named
from bizplan.index.thread_graph import ThreadGraph, thread_graph
from bizplan.reports.thread import Shows, Thread, ThreadLine, ThreadReport, build_threads, in_words, kind_in_words
from tests import small_council
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, plan
from tests.unit.index.test_links_both_ways import both_ways

TEAM = plan(objectives="[{id: aim-high, text: Aim high, contributes_to: [highways/2019-20/bright]}]").replace(
    "level: department", "level: team\nteam: lamps-team"
)
PERSON = plan(actions="[{id: mend, text: Mend, contributes_to: [lamps-team/2019-20/aim-high]}]").replace(
    "level: department", "level: individual\npost: fitter"
)
HIGHWAYS = plan(
    objectives="[{id: bright, text: Make it bright, contributes_to: [2a]}]",
    measures="[{id: lux, text: Light on the pavement, measures: [bright]}]",
)


def graph_of(*texts: str, period: str = "") -> ThreadGraph:
    held: LinksBothWays = both_ways(ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN, *texts)
    return thread_graph(held, small_council.setting(), period)


def report_of(graph: ThreadGraph, *items: str, up: bool = True, down: bool = True) -> ThreadReport:
    setting = small_council.setting()
    places = [place_named(item, graph.held, setting, graph.is_on_a_thread) for item in items]
    return build_threads(graph, places, setting, lambda at: (at.file, len(at.route)), up=up, down=down)


def thread(item: str, *texts: str) -> Thread:
    (found,) = report_of(graph_of(*texts), item).threads
    return found


def told(lines: tuple[ThreadLine, ...]) -> list[str]:
    """A line a line: its depth as dots, what it shows unless an item, its item, its state unless resolved."""
    return [
        " ".join(
            part
            for part in (
                "." * line.depth,
                "" if line.shows is Shows.ITEM else line.shows.value,
                line.item.reference if line.item else "",
                "" if line.state.value == "resolved" else f"{line.state.value} “{line.text}” {line.words}",
                "ends" if line.leads_no_further else "",
            )
            if part
        )
        for line in lines
    ]


def test_from_a_person_s_action_to_the_outcome_and_back() -> None:
    found = thread("fitter/2019-20/mend", PERSON, TEAM, HIGHWAYS)

    assert told(found.above) == [
        ". lamps-team/2019-20/aim-high",
        ".. highways/2019-20/bright",
        "... 2018-23/2a",
        ".... 2018-23/2",
    ]
    assert found.below == ()
    assert (found.outcomes, found.faults, found.circles) == (("2018-23/2",), 0, 0)
    assert told(thread("2018-23/2", PERSON, TEAM, HIGHWAYS).below) == [
        ". 2018-23/2a",
        ".. highways/2019-20/bright",
        "... lamps-team/2019-20/aim-high",
        ".... fitter/2019-20/mend",
        "... highways/2019-20/lux",
    ]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            "lamps-team/2019-20/aim-high]",
            "lamps-team/2019-20/aim-hig]",
            [". broken dangling “lamps-team/2019-20/aim-hig” leads to nothing; did you mean “aim-high”?"],
        ),
        (
            "highways/2019-20/bright]",
            "higways/2019-20/bright]",
            [
                ". lamps-team/2019-20/aim-high",
                ".. broken dangling “higways/2019-20/bright” leads to nothing; did you mean “highways/2019-20”?",
            ],
        ),
        (
            "[2a]",
            "[9]",
            [
                ". lamps-team/2019-20/aim-high",
                ".. highways/2019-20/bright",
                "... broken dangling “9” leads to nothing",
            ],
        ),
        (
            "[2a]",
            "[]",
            [". lamps-team/2019-20/aim-high", ".. highways/2019-20/bright ends"],
        ),
        (
            "highways/2019-20/bright]",
            "highways/2019-20]",
            [
                ". lamps-team/2019-20/aim-high",
                ".. broken wrong-kind “highways/2019-20” leads to plan highways/2019-20, which no thread runs through",
            ],
        ),
    ],
    ids=["at the team", "at the department", "at the outcome", "it only ends", "a whole plan"],
)
def test_broken_at_each_step(before: str, after: str, lines: list[str]) -> None:
    texts = [each.replace(before, after) for each in (PERSON, TEAM, HIGHWAYS)]

    assert told(thread("fitter/2019-20/mend", *texts).above) == lines


def test_an_ambiguous_reference_is_seen_from_both_ends() -> None:
    texts = plan(
        services="[{id: twice, name: Twice}]",
        objectives="[{id: twice, text: Twice}, {id: low, text: Low, contributes_to: [twice]}]",
    )
    words = "may mean service highways/2019-20/twice or objective highways/2019-20/twice; name one"

    assert told(thread("low", texts).above) == [f". broken ambiguous “twice” {words}"]
    assert (
        told(thread("highways/2019-20/twice", texts).below)
        == [
            f". broken highways/2019-20/low ambiguous “twice” {words}",
            f". broken highways/2019-20/low ambiguous “twice” {words}",
        ][:1]
    )


def test_what_is_retired_or_of_a_replaced_corporate_plan_goes_on_with_its_mark() -> None:
    earlier = CORPORATE_PLAN.replace("2018-23", "2013-18").replace("adopted", "superseded")
    text = plan(
        programmes="""
            - {id: old, scope: departmental, text: Old, ends: 2018-01-01, contributes_to: [2013-18/1]}
            - {id: new, scope: departmental, text: New, contributes_to: [old]}
        """
    )
    around = small_council.setting(ORGANISATION, CORPORATE_PLAN, earlier)
    graph = thread_graph(both_ways(ORGANISATION, CORPORATE_PLAN, earlier, text), around)
    place = Place("highways/2019-20", "new")
    (found,) = build_threads(graph, [place], around, lambda at: (at.file, 7)).threads

    assert told(found.above) == [
        ". highways/2019-20/old retired “old” had ended before the plan's year",
        ".. 2013-18/1 superseded-framework “2013-18/1” Corporate Plan 2013-18 had been replaced by then",
    ]
    assert [(each.file, each.line) for each in found.above] == [("3.yaml", 7), ("3.yaml", 7)]
    assert (found.outcomes, found.faults) == (("2013-18/1",), 2)


def test_a_circle_is_shown_as_a_circle() -> None:
    text = plan(
        objectives="""
            - {id: a, text: A, contributes_to: [b]}
            - {id: b, text: B, contributes_to: [c, 1]}
            - {id: c, text: C, contributes_to: [a]}
        """
    )
    found = thread("a", text)

    assert told(found.above) == [
        ". highways/2019-20/b",
        ".. highways/2019-20/c",
        "... circle highways/2019-20/a",
        ".. 2018-23/1",
    ]
    assert told(found.below) == [". highways/2019-20/c", ".. highways/2019-20/b", "... circle highways/2019-20/a"]
    assert found.circles == 2
    whole = {each.item.item for each in thread("highways", text).above if each.item and each.shows is Shows.ITEM}
    assert whole == {"a", "b", "c", "safe"}


def test_a_fork_that_joins_again_is_shown_once() -> None:
    text = plan(
        objectives="[{id: top, text: Top, contributes_to: [1]}]",
        services="[{id: left, name: L, contributes_to: [top]}, {id: right, name: R, contributes_to: [top]}]",
        actions="[{id: low, text: Low, contributes_to: [left, right]}]",
    )

    assert told(thread("low", text).above) == [
        ". highways/2019-20/left",
        ".. highways/2019-20/top",
        "... 2018-23/1",
        ". highways/2019-20/right",
        ".. again highways/2019-20/top",
    ]


WHOLE = plan(
    services="[{id: lighting, name: Lighting, contributes_to: [1]}, {id: idle, name: Idle}]",
    objectives="[{id: bright, text: Bright, contributes_to: [1]}]",
    programmes="[{id: lamps, scope: departmental, text: Lamps, contributes_to: [bright]}]",
    measures="""
        - {id: lux, text: Light, measures: [lamps]}
        - {id: lost, text: Lost, measures: [gone]}
        - {id: own, text: Own, measures: [3]}
    """,
    risks="[{id: storm, text: Storm, contributes_to: [bright]}]",
)


def test_a_whole_plan_from_its_own_work() -> None:
    found = thread("highways/2019-20", WHOLE)

    assert told(found.above) == [
        ". highways/2019-20/lighting",
        ".. 2018-23/1",
        ". highways/2019-20/idle ends",
        ". highways/2019-20/lamps",
        ".. highways/2019-20/bright",
        "... again 2018-23/1",
        ". highways/2019-20/lost",
        ".. broken dangling “gone” leads to nothing",
        ". highways/2019-20/own",
        ".. 2018-23/3",
        ". highways/2019-20/storm",
        ".. again highways/2019-20/bright",
    ]
    assert told(found.below) == [
        ". highways/2019-20/bright",
        ".. highways/2019-20/lamps",
        "... highways/2019-20/lux",
        ".. highways/2019-20/storm",
    ]
    assert in_words(found, ThreadReport(up=True, down=True, threads=(found,))) == (
        "highways/2019-20: reaches 2 outcomes: 2018-23/1, 2018-23/3; 3 items below; 1 reference not resolved"
    )


def test_a_whole_corporate_plan_and_an_aim_from_below() -> None:
    whole = thread("2018-23", HIGHWAYS)
    assert told(whole.above) == []
    assert told(whole.below) == [
        ". 2018-23/1",
        ". 2018-23/2",
        ".. 2018-23/2a",
        "... highways/2019-20/bright",
        ".... highways/2019-20/lux",
        ". 2018-23/3",
    ]
    assert told(thread("2018-23/place", HIGHWAYS).below) == [". 2018-23/3"]


def test_one_year_alone_and_one_way_alone() -> None:
    then = plan(period="2018-19", objectives="[{id: bright, text: Then, contributes_to: [2]}]")
    (found,) = report_of(graph_of(HIGHWAYS, then, period="2018-19"), "2018-23/2").threads
    assert told(found.below) == [". highways/2018-19/bright"]
    graph = graph_of(HIGHWAYS, PERSON)
    (down,) = report_of(graph, "mend", up=False).threads
    assert told(down.below) == [". broken dangling “lamps-team/2019-20/aim-high” leads to nothing"]
    (up,) = report_of(graph, "bright", down=False).threads
    assert (len(up.above), up.below) == (2, ())


def test_a_strategy_and_its_commitments_lead_upwards() -> None:
    text = (
        "kind: strategy\nid: green\nname: Green\nstatus: current\ncorporate_plan: 2018-23\ncontributes_to: [1]\n"
        "commitments: [{id: trees, text: Plant trees, contributes_to: [3]}]\n"
    )

    assert told(thread("green", text).above) == [". 2018-23/1", ". green/trees", ".. 2018-23/3"]


def test_words_for_an_item() -> None:
    (found,) = report_of(graph_of(PERSON, TEAM, HIGHWAYS), "mend").threads
    words = [kind_in_words(found.item), *(kind_in_words(each.item) for each in found.above if each.item)]

    assert words == ["personal action", "team objective", "objective", "activity", "outcome"]


UNITS = ("highways", "libraries")
IDS = "abcde"


@st.composite
def repositories(draw: st.DrawFn) -> list[str]:
    """Plans whose objectives contribute to each other in any way, in circles, to outcomes and to nothing."""
    anything = [*(f"{unit}/2019-20/{item}" for unit in UNITS for item in IDS), "1", "2a", "9", "2018-23/3"]
    texts = []
    for unit in UNITS:
        rows = []
        for item in IDS:
            to = draw(st.lists(st.sampled_from(anything), max_size=3))
            rows.append(f"{{id: {item}, text: {item}, contributes_to: [{', '.join(to)}]}}")
        hung = draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True))
        measures = f"[{{id: m, text: M, measures: [{', '.join(hung)}]}}]" if hung else "[]"
        texts.append(plan(unit, objectives=f"[{', '.join(rows)}]", measures=measures))
    return texts


def naive_closure(start: Place, graph: ThreadGraph, *, upwards: bool) -> set[Place]:
    """What can be reached: links read one by one until nothing new turns up."""
    links = [
        (graph.held.start_of(each), Place(each.target.document, each.target.item))
        for each in graph.held.links
        if each.placed.field in {"contributes_to", "measures"} and each.target is not None
    ]
    links += [(end, Place(end.document, end.item.partition("/")[0])) for _, end in list(links) if "/" in end.item]
    reached: set[Place] = set()
    new = {start}
    while new:
        reached |= new
        new = {(high if upwards else low) for low, high in links if (low if upwards else high) in reached} - reached
    return reached - {start}


def shown(lines: tuple[ThreadLine, ...]) -> Iterator[Place]:
    return (Place(each.item.document, each.item.item) for each in lines if each.shows is Shows.ITEM and each.item)


@settings(max_examples=60, deadline=None)
@given(repositories(), st.sampled_from([*(f"{unit}/2019-20/{item}" for unit in UNITS for item in IDS), "2018-23/2"]))
def test_the_tree_holds_what_can_be_reached_each_once(texts: list[str], item: str) -> None:
    graph = graph_of(*texts)
    (found,) = report_of(graph, item).threads
    place = Place(found.item.document, found.item.item)
    for lines, upwards in ((found.above, True), (found.below, False)):
        places = list(shown(lines))
        assert len(places) == len(set(places))
        assert set(places) == naive_closure(place, graph, upwards=upwards)
        assert all(after.depth <= before.depth + 1 for before, after in pairwise(lines))


def test_a_thread_of_any_length_ends() -> None:
    long = ", ".join(f"{{id: i{n}, text: T, contributes_to: [i{n + 1}]}}" for n in range(3000))
    found = thread("i0", plan(objectives=f"[{long}, {{id: i3000, text: T, contributes_to: [i0]}}]"))

    assert (len(found.above), found.circles) == (3001, 2)
