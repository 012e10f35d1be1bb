"""The organisation and its corporate plans, looked up by every key."""

from bizplan.index.setting import Target, build_setting, plain_title
from tests import small_council
from tests.small_council import CORPORATE_PLAN, NEXT_CORPORATE_PLAN, ORGANISATION, loaded

SAFE = Target("2018-23", "outcome", "safe", "People are safe")
SKILLED = Target("2018-23", "outcome", "skilled", "People have skills")


def test_an_outcome_is_found_by_number_id_alias_and_letter() -> None:
    aliased = CORPORATE_PLAN.replace("number: 1, title", "aliases: [KPP1], number: 1, title")
    targets = small_council.setting(ORGANISATION, aliased).frameworks["2018-23"].targets_by_key

    assert targets["1"] == targets["safe"] == targets["KPP1"] == (SAFE,)
    assert targets["2a"] == (Target("2018-23", "activity", "skilled/a", "People have skills"),)
    assert targets["people"] == (Target("2018-23", "aim", "people", "People"),)
    assert not {"2c", "1a", "a", "13", "01"} & set(targets)


def test_activities_that_are_only_counted_have_letters() -> None:
    counted = CORPORATE_PLAN.replace("number: 1, title", "activity_count: 2, number: 1, title")
    targets = small_council.setting(ORGANISATION, counted).frameworks["2018-23"].targets_by_key

    assert {key for key in targets if key.startswith("1")} == {"1", "1a", "1b"}


def test_outcomes_without_numbers_have_no_lettered_keys() -> None:
    lettered = NEXT_CORPORATE_PLAN.replace("title: The town is busy", "title: Busy, activities: [{letter: a, text: b}]")
    targets = small_council.setting(ORGANISATION, lettered).frameworks["2023-28"].targets_by_key

    assert set(targets) == {"busy-town", "calm-town"}


def test_two_outcomes_of_one_number_are_both_found_and_one_found_twice_is_one() -> None:
    doubled = CORPORATE_PLAN.replace("number: 2", "number: 1").replace("id: safe,", "aliases: [safe], id: safe,")
    targets = small_council.setting(ORGANISATION, doubled).frameworks["2018-23"].targets_by_key

    assert targets["1"] == (SAFE, SKILLED)
    assert targets["safe"] == (SAFE,)


def test_runs_of_paragraphs_are_called_by_their_heading_or_id() -> None:
    runs = "\nparagraphs:\n  - {id: p-1-8, first: 1, last: 8, heading: Place}\n  - {id: p-9, first: 9, last: 9}\n"
    targets = small_council.setting(ORGANISATION, CORPORATE_PLAN + runs).frameworks["2018-23"].targets_by_key

    assert targets["p-1-8"] == (Target("2018-23", "paragraphs", "p-1-8", "Place"),)
    assert targets["p-9"] == (Target("2018-23", "paragraphs", "p-9", "p-9"),)


def test_a_target_leads_back_to_its_outcome() -> None:
    framework = small_council.framework()
    (activity,) = framework.targets_by_key["2b"]

    assert framework.outcome_of(SAFE).number == 1
    assert framework.outcome_of(activity).id == "skilled"


def test_titles_are_alike_without_case_hyphens_and_punctuation() -> None:
    framework = small_council.framework()

    assert [each.id for each in framework.titled("PEOPLE are-safe!")] == ["safe"]
    assert framework.titled("People feel safe") == ()
    assert plain_title("The world’s best, well-run") == plain_title("the world's best well run")


def test_what_the_organisation_holds_is_found_by_id() -> None:
    targets = small_council.setting().organisation_targets

    assert targets["highways"] == (Target("", "department", "highways", "Highways and Lighting"),)
    assert targets["general"] == (Target("", "fund", "general", "General Fund"),)
    assert "smallbridge" not in targets


def test_the_first_of_two_organisations_and_of_two_plans_of_one_id_counts() -> None:
    other = ORGANISATION.replace("id: smallbridge", "id: otherbridge")
    again = CORPORATE_PLAN.replace("title: Smallbridge 2018-23", "title: Another")
    setting = small_council.setting(ORGANISATION, other, CORPORATE_PLAN, again)

    assert setting.organisation is not None
    assert setting.organisation.id == "smallbridge"
    assert setting.frameworks["2018-23"].plan.title == "Smallbridge 2018-23"


def test_without_an_organisation_a_missing_id_proves_nothing() -> None:
    setting = build_setting([loaded(CORPORATE_PLAN), loaded(small_council.plan())])

    assert setting.incomplete
    assert setting.organisation is None
    assert list(setting.frameworks) == ["2018-23"]


def test_what_could_not_be_read_proves_nothing() -> None:
    setting = small_council.setting(ORGANISATION + "colour: red\n", CORPORATE_PLAN + "colour: red\n")

    assert setting.incomplete
    assert not setting.frameworks["2018-23"].complete
    assert not small_council.setting().incomplete
    assert small_council.framework().complete
