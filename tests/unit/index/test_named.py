"""What a person types to the place that it means."""

import pytest

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.links_both_ways import LinksBothWays, Place
from bizplan.index.named import place_named, reference_to
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, plan, setting
from tests.unit.index.test_links_both_ways import both_ways

THEN = plan(period="2018-19", objectives="[{id: bright, text: Bright}, {id: quiet, text: Quiet}]")
NOW = plan(objectives="[{id: bright, text: Bright}, {id: tidy-parks, text: Tidy}]")
STRATEGY = "kind: strategy\nid: green\nname: Green\nstatus: current\ncommitments: [{id: trees, text: Plant trees}]\n"
HIGHWAYS = "highways/2019-20"


@pytest.fixture(scope="module")
def held() -> LinksBothWays:
    libraries = plan("libraries", objectives="[{id: open-late, text: Open late}]")
    return both_ways(ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN, THEN, NOW, libraries, STRATEGY)


def no_department(place: Place) -> bool:
    return bool(place.document)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("highways/2019-20/bright", Place(HIGHWAYS, "bright")),
        ("highways/2019-20", Place(HIGHWAYS, "")),
        ("2018-23/2", Place("2018-23", "skilled")),
        ("2018-23/2b", Place("2018-23", "skilled/b")),
        ("2018-23/people", Place("2018-23", "people")),
        ("2018-23", Place("2018-23", "")),
        ("quiet", Place("highways/2018-19", "quiet")),
        ("busy-town", Place("2023-28", "busy-town")),
        ("2a", Place("2018-23", "skilled/a")),
        ("green", Place("green", "")),
        ("green/trees", Place("green", "trees")),
        ("harbour", Place("", "harbour")),
        ("highways", Place("", "highways")),
    ],
)
def test_what_a_text_means(text: str, place: Place, held: LinksBothWays) -> None:
    assert place_named(text, held, setting()) == place


def test_a_department_stands_for_its_one_plan_where_departments_are_not_asked_about(held: LinksBothWays) -> None:
    assert place_named("libraries", held, setting(), no_department) == Place("libraries/2019-20", "")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "bright",
            "“bright” is in 2 documents",
            "Name one of them: highways/2019-20/bright (an objective), highways/2018-19/bright (an objective).",
        ),
        (
            "highways",
            "“highways” has 2 plans",
            "Name one of them: highways/2019-20 (a plan), highways/2018-19 (a plan).",
        ),
        ("brigth", "there is no “brigth” in any document", "Did you mean “bright”?"),
        ("librarys", "there is no “librarys” in any document", "Did you mean “libraries”?"),
        ("highways/2019-20/brigth", "highways/2019-20 has no “brigth”", "Did you mean “highways/2019-20/bright”?"),
        ("2018-23/2c", "2018-23 has no “2c”", "Did you mean “2018-23/2”?"),
        ("highways/2017-18", "there is no plan highways/2017-18", "There are: highways/2019-20, highways/2018-19."),
        ("higways/2019-20/bright", "there is no document “higways/2019-20”", "Did you mean “highways/2019-20”?"),
        ("2018-24/3", "there is no document “2018-24”", "Did you mean “2018-23”?"),
        ("harbour", "“harbour” is a fund, and cannot be asked about here", ""),
        (
            "a b",
            (
                "“a b” is not a reference; write an id such as P4, an outcome such as 4 or 2018-23/4, or "
                "town-clerk/2019-20/P4"
            ),
            "",
        ),
    ],
)
def test_what_a_text_does_not_mean(text: str, message: str, hint: str, held: LinksBothWays) -> None:
    with pytest.raises(BizplanError) as caught:
        place_named(text, held, setting(), no_department)

    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.exit_code is ExitCode.WRONG_USE


@pytest.mark.parametrize("text", ["highways/2019-20/bright", "highways/2019-20", "2018-23/2", "2018-23/2b", "green"])
def test_a_place_is_written_as_it_is_asked_for(text: str, held: LinksBothWays) -> None:
    assert reference_to(place_named(text, held, setting()), setting()) == text


def test_an_outcome_without_a_number_is_written_by_its_id() -> None:
    assert reference_to(Place("2023-28", "busy-town"), setting()) == "2023-28/busy-town"
    assert reference_to(Place("2018-23", "people"), setting()) == "2018-23/people"
    assert reference_to(Place("", "harbour"), setting()) == "harbour"
