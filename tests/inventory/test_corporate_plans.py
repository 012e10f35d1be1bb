"""The five corporate plans hold what is known of each, how sure it is, and what became of it in the next."""

from typing import Any

import pytest

from tests.inventory.shipped import bare, shipped

FILES = {
    "2015-19": "2015-19",
    "2018-23@2017-06": "2018-23-draft-2017-06",
    "2018-23@2017-11": "2018-23-consultation-2017-11",
    "2018-23": "2018-23",
    "2024-29": "2024-29",
}
IN_FORCE = {
    "2015-19": ("superseded", {"ends": "2018-03-31"}),
    "2018-23@2017-06": ("draft", {}),
    "2018-23@2017-11": ("consultation", {}),
    "2018-23": ("superseded", {"starts": "2018-04-01", "ends": "2023-03-31", "extended_to": "2024-03-31"}),
    "2024-29": ("adopted", {"starts": "2024-04-01", "ends": "2029-03-31"}),
}
SUPERSEDES = {
    "2018-23@2017-11": ["2018-23@2017-06"],
    "2018-23": ["2015-19", "2018-23@2017-11"],
    "2024-29": ["2018-23"],
}
SOCIETY, ECONOMY, ENVIRONMENTS = "flourishing-society", "thriving-economy", "outstanding-environments"
OUTCOMES_2018 = [
    (1, SOCIETY, 3, "People are safe and feel safe"),
    (2, SOCIETY, 4, "People enjoy good health and wellbeing"),
    (3, SOCIETY, 4, "People have equal opportunities to enrich their lives and reach their full potential"),
    (4, SOCIETY, 3, "Communities are cohesive and have the facilities they need"),
    (5, ECONOMY, 4, "Businesses are trusted and socially and environmentally responsible"),
    (6, ECONOMY, 4, "We have the world's best legal and regulatory framework and access to global markets"),
    (7, ECONOMY, 5, "We are a global hub for innovation in finance and professional services, commerce and culture"),
    (8, ECONOMY, 4, "We have access to the skills and talent we need"),
    (9, ENVIRONMENTS, 3, "We are digitally and physically well-connected and responsive"),
    (10, ENVIRONMENTS, 4, "We inspire enterprise, excellence, creativity and collaboration"),
    (11, ENVIRONMENTS, 3, "We have clean air, land and water and a thriving and sustainable natural environment"),
    (12, ENVIRONMENTS, 3, "Our spaces are secure, resilient and well-maintained"),
]
PARAGRAPHS = "2018-23@2017-11/paragraphs"
SUCCESSION = {
    "2018-23": [
        ("2018-23@2017-11/flourishing-society", SOCIETY, "inferred"),
        ("2018-23@2017-11/grow-the-economy", ECONOMY, "inferred"),
        ("2018-23@2017-11/shape-the-city", ENVIRONMENTS, "inferred"),
        (f"{PARAGRAPHS}-9-12", "1 2 3 4", "inferred"),
        (f"{PARAGRAPHS}-1-4", "5 6 7 8", "judgement"),
        (f"{PARAGRAPHS}-5-8", "9 10 11 12", "judgement"),
        ("2015-19/1", "6 7", "judgement"),
        ("2015-19/2", "", "judgement"),
        ("2015-19/3", "2 4 9", "judgement"),
        ("2015-19/4", "3 4 8", "judgement"),
        ("2015-19/5", "3 10", "judgement"),
        ("2015-19/6", "1 6", "judgement"),
    ],
    "2024-29": [
        ("2018-23/1", "diverse-engaged-communities vibrant-thriving-destination", "judgement"),
        ("2018-23/2", "providing-excellent-services", "judgement"),
        ("2018-23/3", "providing-excellent-services diverse-engaged-communities", "judgement"),
        ("2018-23/4", "providing-excellent-services diverse-engaged-communities", "judgement"),
        ("2018-23/5", "dynamic-economic-growth", "judgement"),
        ("2018-23/6", "dynamic-economic-growth", "judgement"),
        ("2018-23/7", "dynamic-economic-growth", "judgement"),
        ("2018-23/8", "dynamic-economic-growth providing-excellent-services", "judgement"),
        ("2018-23/9", "flourishing-public-spaces dynamic-economic-growth", "judgement"),
        ("2018-23/10", "vibrant-thriving-destination flourishing-public-spaces", "judgement"),
        ("2018-23/11", "leading-sustainable-environment flourishing-public-spaces", "judgement"),
        ("2018-23/12", "leading-sustainable-environment flourishing-public-spaces", "judgement"),
    ],
}

each_framework = pytest.mark.parametrize("framework", FILES)


def corporate_plan(framework: str) -> dict[str, Any]:
    return shipped(f"corporate-plans/{FILES[framework]}.yaml")


@each_framework
def test_a_version_says_its_status_and_when_it_applies(framework: str) -> None:
    plan = corporate_plan(framework)
    status, in_force = IN_FORCE[framework]
    assert (plan["id"], plan["years"], plan["status"]) == (framework, framework[:7], status)
    assert {key: day for key, day in plan.get("in_force", {}).items() if key != "basis"} == in_force
    assert plan.get("supersedes", []) == SUPERSEDES.get(framework, [])
    assert bool(in_force) == bool(plan.get("in_force", {}).get("basis")), "a day is as sure as its basis says"


@each_framework
def test_succession_is_the_whole_table_with_each_basis(framework: str) -> None:
    rows = corporate_plan(framework).get("succession", [])
    assert [(row["earlier"], " ".join(row["to"]), row["basis"]) for row in rows] == SUCCESSION.get(framework, [])


def test_paragraphs_lead_to_outcomes_only_as_groups() -> None:
    rows = [row for framework in FILES for row in corporate_plan(framework).get("succession", [])]
    assert {row["earlier"] for row in rows if row.get("as_group") == "true"} == {
        f"{PARAGRAPHS}-{run}" for run in ("1-4", "5-8", "9-12")
    }


def test_every_earlier_item_that_is_known_has_a_row() -> None:
    for framework, successor in (("2015-19", "2018-23"), ("2018-23@2017-11", "2018-23"), ("2018-23", "2024-29")):
        plan = corporate_plan(framework)
        items = [each["number"] for each in plan.get("outcomes", [])] + [
            each["id"] for each in plan.get("paragraphs", [])
        ]
        rows = [row["earlier"] for row in corporate_plan(successor)["succession"]]
        assert [f"{framework}/{item}" for item in items if f"{framework}/{item}" not in rows] == []


def test_the_adopted_plan_of_2018_has_twelve_numbered_outcomes_under_three_aims() -> None:
    plan = corporate_plan("2018-23")
    assert plan["adopted"] == "2018"
    assert plan["mission"] == (
        "The City of London Corporation is the governing body of the Square Mile, dedicated to a vibrant and thriving "
        "City, supporting a diverse and sustainable London within a globally-successful UK."
    )
    assert [(aim["id"], aim["title"]) for aim in plan["aims"]] == [
        (SOCIETY, "Contribute to a flourishing society"),
        (ECONOMY, "Support a thriving economy"),
        (ENVIRONMENTS, "Shape outstanding environments"),
    ]
    assert [
        (int(each["number"]), each["aim"], int(each["activity_count"]), each["title"]) for each in plan["outcomes"]
    ] == OUTCOMES_2018


def test_the_lasting_names_of_outcomes_stay() -> None:
    assert [each["id"] for each in corporate_plan("2018-23")["outcomes"]] == [
        "safe",
        "health-and-wellbeing",
        "equal-opportunities",
        "cohesive-communities",
        "responsible-businesses",
        "legal-and-regulatory-framework",
        "global-hub-for-innovation",
        "skills-and-talent",
        "connected-and-responsive",
        "enterprise-and-creativity",
        "clean-environment",
        "secure-and-resilient-spaces",
    ]


def test_titles_five_to_eleven_are_unverified_and_no_others() -> None:
    marked = [
        f"{framework}/{each['number']}"
        for framework in FILES
        for section in ("aims", "outcomes")
        for each in corporate_plan(framework).get(section, [])
        if each.get("verified") == "false"
    ]
    assert marked == [f"2018-23/{number}" for number in range(5, 12)]


def test_each_outcome_of_2018_says_how_it_is_known() -> None:
    for outcome in corporate_plan("2018-23")["outcomes"]:
        assert "Count of activities unverified." in outcome["note"]
        assert "aim inferred" in outcome["note"]
        assert ("Title and number unverified" in outcome["note"]) == (int(outcome["number"]) in range(5, 11))


def test_the_draft_of_june_2017_holds_no_invented_item() -> None:
    assert bare(corporate_plan("2018-23@2017-06")) == {
        "kind": "corporate-plan",
        "id": "2018-23@2017-06",
        "title": "Draft Corporate Plan 2018-23",
        "years": "2018-23",
        "status": "draft",
        "outcome_count": "12",
    }


def test_the_consultation_text_has_its_own_order_and_paragraphs_that_are_no_outcomes() -> None:
    plan = corporate_plan("2018-23@2017-11")
    assert [(aim["id"], aim["title"]) for aim in plan["aims"]] == [
        ("grow-the-economy", "Grow the economy"),
        ("shape-the-city", "Shape the City of the future"),
        (SOCIETY, "Contribute to a flourishing society"),
    ]
    assert bare(plan["paragraphs"]) == [
        {"id": "paragraphs-1-4", "first": "1", "last": "4"},
        {"id": "paragraphs-5-8", "first": "5", "last": "8"},
        {
            "id": "paragraphs-9-12",
            "first": "9",
            "last": "12",
            "heading": "How we contribute to a flourishing society",
            "aim": "flourishing-society",
        },
    ]
    assert "outcomes" not in plan
    assert "outcome_count" not in plan


def test_the_plan_of_2015_has_three_aims_and_six_priorities() -> None:
    plan = corporate_plan("2015-19")
    assert len(plan["aims"]) == 3
    assert [(each["number"], each["title"], each.get("aliases", [])) for each in plan["outcomes"]] == [
        ("1", "UK financial services", ["KPP1"]),
        ("2", "Value for money", ["KPP2"]),
        ("3", "Engaging government on transport, housing and health", ["KPP3"]),
        ("4", "Supporting London's communities", ["KPP4"]),
        ("5", "Reach of culture, heritage and leisure", ["KPP5"]),
        ("6", "Economic crime and fraud", []),
    ]


def test_the_plan_of_2024_has_six_outcomes_by_name() -> None:
    plan = corporate_plan("2024-29")
    assert bare(plan["outcomes"]) == [
        {"id": "diverse-engaged-communities", "title": "Diverse Engaged Communities"},
        {"id": "dynamic-economic-growth", "title": "Dynamic Economic Growth"},
        {"id": "leading-sustainable-environment", "title": "Leading Sustainable Environment", "activity_count": "9"},
        {"id": "vibrant-thriving-destination", "title": "Vibrant Thriving Destination"},
        {"id": "providing-excellent-services", "title": "Providing Excellent Services"},
        {"id": "flourishing-public-spaces", "title": "Flourishing Public Spaces"},
    ]
    assert "aims" not in plan
