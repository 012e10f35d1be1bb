"""What one plan does for the outcomes: the work behind each, and what it only says."""

import pytest

from bizplan.index.coverage import OutcomeKey, PlanCoverage, Work, plan_coverage
from bizplan.index.record import index_document
from tests import small_council
from tests.small_council import coverage, plan

SAFE, SKILLED = OutcomeKey("2018-23", "safe"), OutcomeKey("2018-23", "skilled")


def work(found: PlanCoverage, item: str) -> Work:
    return next(each for each in found.work if each.item == item)


def contributing(*targets: str) -> Work:
    listed = ", ".join(targets)
    services = f"[{{id: patrols, name: Patrols, contributes_to: [{listed}]}}, {{id: lamps, name: Lamps}}]"
    return work(coverage(plan(services=services)), "patrols")


def test_a_plan_without_a_word_about_outcomes() -> None:
    found = coverage(plan())
    assert found == PlanCoverage("highways/2019-20", "highways", "department", "2019-20", "2018-23", (), (), "")


def test_a_service_that_names_an_outcome() -> None:
    assert contributing("1") == Work("highways/2019-20", "service", "patrols", "Patrols", (SAFE,), ())


@pytest.mark.parametrize(
    ("targets", "outcomes"),
    [
        (("safe",), (SAFE,)),
        (("2018-23/1",), (SAFE,)),
        (("2b",), (SKILLED,)),
        (("2", "2a", "2b"), (SKILLED,)),
        (("2", "1"), (SKILLED, SAFE)),
        (("2023-28/busy-town",), (OutcomeKey("2023-28", "busy-town"),)),
        (("people",), ()),
        (("9",), ()),
        (("2c",), ()),
    ],
    ids=[
        "by its lasting id",
        "with its corporate plan",
        "by an activity",
        "an outcome and its activities count once",
        "two, in the plan's order",
        "of another corporate plan",
        "an aim is no outcome",
        "one that does not exist",
        "an activity that does not exist",
    ],
)
def test_ways_to_name_an_outcome(targets: tuple[str, ...], outcomes: tuple[OutcomeKey, ...]) -> None:
    assert contributing(*targets).outcomes == outcomes


def test_a_thread_within_the_plan_and_one_out_of_it() -> None:
    assert contributing("lamps", "libraries/2019-20/reading").through == (
        ("highways/2019-20", "lamps"),
        ("libraries/2019-20", "reading"),
    )


def test_a_share_changes_nothing_about_the_thread() -> None:
    assert contributing("{to: 1, share: 40}").outcomes == (SAFE,)


def test_what_may_be_work_and_what_hangs_on_it() -> None:
    found = coverage(
        plan(
            objectives="[{id: light-up, text: Light every street, contributes_to: [1]}]",
            programmes="[{id: new-lamps, scope: departmental, text: New lamps, contributes_to: [light-up]}]",
            measures="[{id: lit-streets, text: Streets that are lit, measures: [new-lamps]}]",
            horizon="[{id: solar, text: Solar lamps, contributes_to: [1]}]",
        )
    )
    assert [(each.kind, each.item, each.outcomes, [item for _, item in each.through]) for each in found.work] == [
        ("objective", "light-up", (SAFE,), []),
        ("programme", "new-lamps", (), ["light-up"]),
        ("measure", "lit-streets", (), ["new-lamps"]),
    ]


def test_an_entry_without_a_name_is_called_by_the_beginning_of_its_text() -> None:
    long = "Keep the streets of the old town and of the harbour lit from dusk until the last ferry has come in"
    found = coverage(plan(objectives=f"[{{id: light-up, text: {long}}}]"))
    assert work(found, "light-up").name == "Keep the streets of the old town and of the harbour lit …"


@pytest.mark.parametrize(
    ("claims", "named"),
    [
        ("[{outcome: 1}]", (SAFE,)),
        ("[{outcome: 2a}]", (SKILLED,)),
        ("[{outcome: 1, title: Something else}]", (SAFE,)),
        ("[{title: People are safe.}, {title: PEOPLE HAVE SKILLS}]", (SAFE, SKILLED)),
        ("[{title: People are happy}]", ()),
        ("[{outcome: 9, title: People are safe}]", ()),
    ],
    ids=["number", "activity", "the number decides", "titles alone", "an unknown title", "a number that leads nowhere"],
)
def test_outcomes_that_the_plan_as_a_whole_names(claims: str, named: tuple[OutcomeKey, ...]) -> None:
    found = coverage(plan(outcomes=f"{{claims: {claims}}}"))
    assert found.named == named
    assert found.work == ()


def test_a_claim_on_all_outcomes_names_none() -> None:
    found = coverage(plan(outcomes="{blanket: {text: We serve all three outcomes}}"))
    assert (found.blanket, found.named) == ("We serve all three outcomes", ())


def test_a_title_that_two_outcomes_bear_names_neither() -> None:
    twins = small_council.CORPORATE_PLAN.replace("title: People have skills", "title: People are safe")
    around = small_council.setting(small_council.ORGANISATION, twins)
    document = small_council.loaded(plan(outcomes="{claims: [{title: People are safe}]}"))
    found = plan_coverage(document, index_document(document, around), around)
    assert found is not None
    assert found.named == ()


def test_the_plan_of_a_team_counts_for_its_department() -> None:
    found = coverage(plan().replace("level: department", "level: team\nteam: night-crew"))
    assert (found.document, found.department, found.level) == ("night-crew/2019-20", "highways", "team")


def test_a_document_that_is_no_plan() -> None:
    around = small_council.setting()
    document = small_council.loaded(small_council.CORPORATE_PLAN)
    assert plan_coverage(document, index_document(document, around), around) is None
