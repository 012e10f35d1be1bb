"""The states and marks of outcomes: which measures count for which work, what is too few and what too many."""

from dataclasses import replace

import pytest

from bizplan.index.coverage import ActivityKey, Work
from bizplan.reports.coverage import By, CoverageReport, CoverageState, Mark, Question, failing, only_gaps
from bizplan.reports.coverage_map import build_coverage
from tests.small_council import framework, setting
from tests.unit.reports.test_coverage import SAFE, SKILLED, cell, coverage, plan, states, work

HERE, TEAM, THERE = "highways/2019-20", "night-crew/2019-20", "libraries/2019-20"


def measure(document: str, item: str, *above: str, targeted: bool = True, outcomes: bool = False) -> Work:
    steps = tuple((document if "/" not in each else each.rpartition("/")[0], each.rpartition("/")[2]) for each in above)
    found = work(document, item, *((SAFE,) if outcomes else ()), kind="measure", through=steps)
    return replace(found, has_target=targeted)


@pytest.mark.parametrize(
    ("measures", "state"),
    [
        ((), "unmeasured"),
        ((measure(HERE, "lit", "lamps"),), "served"),
        ((measure(HERE, "lit", "lamps", targeted=False),), "untargeted"),
        ((measure(HERE, "lit", "lamps", targeted=False), measure(HERE, "dim", "lamps")), "served"),
        ((measure(HERE, "lit", "bright"),), "served"),
        ((measure(HERE, "lit", "new-lamps"),), "served"),
        ((measure(HERE, "lit", outcomes=True),), "served"),
        ((measure(HERE, "lit", "aside"),), "unmeasured"),
    ],
    ids=[
        "none", "of the work", "without a target", "one of two with a target", "of what the work contributes to",
        "of a part of the work, which is work too", "of the outcome itself", "of something else",
    ],
)  # fmt: skip
def test_which_measures_count(measures: tuple[Work, ...], state: str) -> None:
    bright = work(HERE, "bright", SAFE, kind="objective")
    lamps = work(HERE, "lamps", through=((HERE, "bright"),))
    part = work(HERE, "new-lamps", kind="programme", through=((HERE, "lamps"),))
    report = coverage(plan(HERE, bright, lamps, part, work(HERE, "aside"), *measures))
    assert states(report)["safe"].value == state


def test_a_measure_above_counts_for_the_work_of_another_department_and_one_below_does_not() -> None:
    above = coverage(
        plan(THERE, work(THERE, "reading", SAFE), measure(THERE, "readers", "reading"), department="libraries"),
        plan(HERE, work(HERE, "lamps", through=((THERE, "reading"),))),
    )
    assert [each.document for each in cell(above, "safe", "highways").measures] == [THERE]
    below = coverage(
        plan(THERE, work(THERE, "reading", SAFE), department="libraries"),
        plan(HERE, work(HERE, "lamps", through=((THERE, "reading"),)), measure(HERE, "lit", "lamps")),
    )
    assert cell(below, "safe", "libraries").state is CoverageState.UNMEASURED
    assert states(below)["safe"] is CoverageState.SERVED


def test_a_measure_of_the_outcome_counts_for_its_own_department_only() -> None:
    report = coverage(
        plan(THERE, measure(THERE, "safety", outcomes=True), department="libraries"),
        plan(HERE, work(HERE, "lamps", SAFE)),
    )
    assert cell(report, "safe", "highways").state is CoverageState.UNMEASURED
    assert cell(report, "safe", "libraries").state is CoverageState.ASSERTED
    assert report.outcomes[0].measures == 0


def crowd(working: int, idle: int) -> CoverageReport:
    names = [f"d{n}" for n in range(working + idle)]
    return coverage(
        *(
            plan(f"{each}/2019-20", *([work(f"{each}/2019-20", "a", SAFE)] if n < working else []), department=each)
            for n, each in enumerate(names)
        )
    )


@pytest.mark.parametrize(
    ("working", "idle", "marks", "crowded_from"),
    [
        (1, 0, (), 4),
        (1, 1, (Mark.SINGLE_HANDED,), 4),
        (2, 1, (), 4),
        (3, 0, (), 4),
        (4, 2, (Mark.CROWDED,), 4),
        (4, 4, (), 5),
        (5, 4, (Mark.CROWDED,), 5),
        (0, 5, (), 4),
    ],
)
def test_too_few_and_too_many(working: int, idle: int, marks: tuple[Mark, ...], crowded_from: int) -> None:
    report = crowd(working, idle)
    assert (report.outcomes[0].marks, report.crowded_from) == (marks, crowded_from)


def test_teams_count_for_their_department() -> None:
    report = coverage(
        plan(HERE, work(HERE, "lamps", SAFE)),
        plan(TEAM, work(TEAM, "rounds", SAFE)),
        plan(THERE, department="libraries"),
    )
    assert report.outcomes[0].marks == (Mark.SINGLE_HANDED,)


def test_activities_are_told_from_the_outcome_as_a_whole() -> None:
    teach = replace(work(HERE, "teach", SKILLED), activities=(ActivityKey("2018-23", "skilled", "a"),))
    chosen = (plan(HERE, teach, work(HERE, "skills", SKILLED)),)
    report = build_coverage(chosen, framework(), setting(), Question(letters=frozenset("ab")))
    assert [
        (each.letter, each.text, each.state.value, [found.item for found in each.cells[0].evidence])
        for each in report.outcomes[1].activities
    ] == [("a", "Teach", "unmeasured", ["teach"]), ("b", "Train", "gap", []), ("", "", "unmeasured", ["skills"])]


def test_a_service_takes_in_what_contributes_to_it_and_the_rest_has_a_column() -> None:
    chosen = (
        plan(
            HERE,
            work(HERE, "lamps", SAFE),
            work(HERE, "new-lamps", kind="programme", through=((HERE, "lamps"),)),
            work(HERE, "patrols", SAFE, kind="objective"),
        ),
    )
    report = build_coverage(chosen, framework(), setting(), Question(by=By.SERVICE))
    assert [each.name for each in report.columns] == ["Lamps", "No service"]
    assert [[each.item for each in found.evidence] for found in report.outcomes[0].cells] == [
        ["lamps", "new-lamps"],
        ["patrols"],
    ]


def test_gaps_only_keeps_the_counts_and_failing_names_what_fails() -> None:
    whole = coverage(plan(HERE, work(HERE, "lamps", SAFE), named=(SKILLED,)))
    report = only_gaps(whole)
    assert [row.outcome for row in report.outcomes] == ["skilled", "tidy"]
    assert report.states == whole.states
    assert [
        (name, [row.outcome for row in rows])
        for name, rows in failing(whole, (CoverageState.GAP, CoverageState.BULK, CoverageState.UNMEASURED))
    ] == [("gap", ["tidy"]), ("unmeasured", ["safe"])]


def test_orphans_lead_nowhere_themselves_or_by_what_they_contribute_to() -> None:
    report = coverage(
        plan(
            HERE,
            work(HERE, "lamps", SAFE),
            work(HERE, "aside", kind="objective"),
            work(HERE, "astray", kind="programme", through=((HERE, "aside"),)),
            work(HERE, "dream", kind="ambition"),
            measure(HERE, "lit", "lamps"),
        )
    )
    (found,) = report.orphans
    assert [(kind.kind, kind.of, [(each.item, each.threaded) for each in kind.items]) for kind in found.kinds] == [
        ("objective", 1, [("aside", False)]),
        ("programme", 1, [("astray", True)]),
    ]
