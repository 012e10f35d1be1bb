"""The organisation holds every yardstick, each with its date where one is known and its mark where it is unsure."""

from itertools import product
from typing import Any

import pytest

from tests.inventory.shipped import bare, shipped

COVER = ["committees", "date", "subject", "public", "report_of", "purpose"]
BOTH_PROGRAMMES = "corporate-programmes departmental-programmes"
BOTH_MEASURES = "corporate-measures departmental-measures"
GREEN, AMBER, RED = {1, 2, 3, 4}, {6, 8, 12}, {16, 24, 32}


@pytest.fixture(scope="module")
def organisation() -> dict[str, Any]:
    return shipped("organisation.yaml")


def _by_id(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in items}


def test_who_is_who(organisation: dict[str, Any]) -> None:
    assert {key: organisation[key] for key in ("id", "name", "council_body", "corporate_plan", "sign_convention")} == {
        "id": "city-of-london",
        "name": "City of London Corporation",
        "council_body": "Court of Common Council",
        "corporate_plan": "2024-29",
        "sign_convention": "cost positive",
    }
    assert [(each["id"], each["name"]) for key in ("departments", "committees") for each in organisation[key]] == [
        ("town-clerk", "Town Clerk's (Corporate and Member Services)"),
        ("community-and-children", "Department of Community and Children's Services"),
        ("markets-and-consumer-protection", "Markets and Consumer Protection"),
        ("court-of-common-council", "Court of Common Council"),
        ("community-and-childrens-services", "Community and Children's Services Committee"),
        ("health-and-wellbeing-board", "Health & Wellbeing Board"),
        ("resource-allocation-sub", "Resource Allocation Sub Committee"),
        ("safer-city-partnership", "Safer City Partnership Strategy Group"),
        ("summit-group", "Summit Group"),
        ("chief-officers-group", "Chief Officers' Group"),
    ]
    assert {each["id"]: each.get("committees", []) for each in organisation["departments"]} == {
        "town-clerk": [],
        "community-and-children": ["community-and-childrens-services", "health-and-wellbeing-board"],
        "markets-and-consumer-protection": [],
    }
    assert {each["id"]: each.get("decides", "false") for each in organisation["committees"]} == {
        "court-of-common-council": "true",
        "community-and-childrens-services": "true",
        "health-and-wellbeing-board": "false",
        "resource-allocation-sub": "false",
        "safer-city-partnership": "false",
        "summit-group": "false",
        "chief-officers-group": "false",
    }
    assert {each["id"]: each.get("aliases", []) for each in organisation["partners"]} == {
        "city-of-london-police": [],
        "national-cyber-security-centre": [],
        "department-for-communities-and-local-government": ["Department of Communities and Local Government"],
        "london-boroughs": [],
        "partnership-for-young-london": [],
    }


def test_funds_are_known_by_their_earlier_names(organisation: dict[str, Any]) -> None:
    assert [(each["id"], each["name"], *each.get("aliases", [])) for each in organisation["funds"]] == [
        ("city-fund", "City Fund"),
        ("city-estate", "City's Estate", "City's Cash"),
        ("city-bridge-foundation", "City Bridge Foundation", "Bridge House Estates"),
        ("housing-revenue-account", "Housing Revenue Account", "HRA"),
    ]


def test_the_sources_define_no_terms(organisation: dict[str, Any]) -> None:
    assert organisation["glossary"] == []


def test_risks_score_likelihood_times_impact_in_three_bands(organisation: dict[str, Any]) -> None:
    (matrix,) = organisation["risk_matrices"]
    assert (matrix["id"], matrix["verified"]) == ("city-risk", "false")
    likelihood = {each["name"]: int(each["value"]) for each in matrix["likelihood"]}
    impact = {each["name"]: int(each["value"]) for each in matrix["impact"]}
    assert likelihood == {"Rare": 1, "Unlikely": 2, "Possible": 3, "Likely": 4}
    assert impact == {"Minor": 1, "Serious": 2, "Major": 4, "Extreme": 8}
    scores = {chance * harm for chance, harm in product(likelihood.values(), impact.values())}
    bands = {
        each["colour"]: {score for score in scores if int(each["least"]) <= score <= int(each["most"])}
        for each in matrix["bands"]
    }
    assert bands == {"green": GREEN, "amber": AMBER, "red": RED}
    assert [(each["least"], each["most"]) for each in matrix["bands"]] == [("1", "4"), ("6", "12"), ("16", "32")]


def test_four_councils_turn_figures_into_colours(organisation: dict[str, Any]) -> None:
    schemes = _by_id(organisation["rag_schemes"])
    fields = ("compares", "green_to", "amber_to", "basis")
    assert {key: tuple(each.get(field) for field in fields) for key, each in schemes.items()} == {
        "gap-5-10": ("shortfall to target", "5", "10", "published"),
        "budget-100-105": ("forecast to budget", "100", "105", "inferred"),
        "met-or-better": ("target then last year", None, None, "inferred"),
        "two-levels": ("minimum and ideal", None, None, "judgement"),
    }
    assert {key: tuple(each[colour] for colour in ("green", "amber", "red")) for key, each in schemes.items()} == {
        "gap-5-10": (
            "At target, or short of it by up to 5 per cent",
            "Short of target by more than 5 and up to 10 per cent",
            "Short of target by more than 10 per cent",
        ),
        "budget-100-105": (
            "Forecast at up to 100 per cent of the latest budget",
            "Forecast at more than 100 and up to 105 per cent of the latest budget",
            "Forecast at more than 105 per cent of the latest budget",
        ),
        "met-or-better": (
            "Target met",
            "Target missed, but better than last year",
            "Target missed, and no better than last year",
        ),
        "two-levels": (
            "At the ideal target",
            "Between the minimum standard and the ideal target",
            "Below the minimum standard",
        ),
    }
    for council, scheme in zip(
        ("Bracknell Forest", "Oxford", "Thurrock", "Westminster"), schemes.values(), strict=True
    ):
        assert council in scheme["note"]


def test_years_are_divided_in_three_ways(organisation: dict[str, Any]) -> None:
    calendars = {
        each["id"]: [
            (period["part"], period["name"], int(period["first_month"]), int(period["last_month"]))
            for period in each["periods"]
        ]
        for each in organisation["calendars"]
    }
    assert calendars == {
        "quarterly": [
            ("Q1", "April to June", 4, 6),
            ("Q2", "July to September", 7, 9),
            ("Q3", "October to December", 10, 12),
            ("Q4", "January to March", 1, 3),
        ],
        "four-monthly": [
            ("P1", "April to July", 4, 7),
            ("P2", "August to November", 8, 11),
            ("P3", "December to March", 12, 3),
        ],
        "half-yearly": [("H1", "April to September", 4, 9), ("H2", "Year end", 10, 3)],
    }
    assert [each["used_by"] for each in organisation["calendars"]] == [
        ["Community and Children's Services", "City Surveyor", "Police"],
        ["Built Environment", "Markets"],
        ["Environment"],
    ]


@pytest.mark.parametrize(
    ("form", "asked_for"),
    [
        (
            "2017",
            "statement ambitions objectives services budget both-programmes both-measures capabilities horizon",
        ),
        (
            "2019",
            "statement objectives outcomes services budget both-programmes measures capabilities horizon",
        ),
        (
            "2021",
            "aims outcomes charts workstreams measures horizon changes commitments actions risks equalities",
        ),
    ],
)
def test_a_plan_template_requires_what_the_form_of_its_year_asks_for(
    organisation: dict[str, Any], form: str, asked_for: str
) -> None:
    sections = _by_id(organisation["plan_templates"])[form]["sections"]
    required = [each["section"].replace(" ", "-") for each in sections if each.get("required", "true") == "true"]
    both = asked_for.replace("both-programmes", BOTH_PROGRAMMES).replace("both-measures", BOTH_MEASURES)
    assert sorted(required) == sorted(both.split())
    assert len(required) == len(sections), "optional sections are no part of these forms"


def test_plan_templates_keep_the_printed_order_and_headings(organisation: dict[str, Any]) -> None:
    printed = {
        form["id"]: [(each["section"], each.get("heading"), each.get("intro")) for each in form["sections"]]
        for form in organisation["plan_templates"]
    }
    assert printed == {
        "2017": [
            ("statement", None, None),
            ("ambitions", "Our ambitions are that:", None),
            ("services", "What we do is:", None),
            ("budget", "Our {year} budget is:", None),
            ("objectives", "Our top line objectives are:", None),
            ("corporate programmes", "Corporate Programmes and Projects:", None),
            ("corporate measures", "What we'll measure:", None),
            ("departmental programmes", "Departmental Programmes and Projects:", None),
            ("capabilities", "How we plan to develop our capabilities this year", None),
            ("departmental measures", "What we'll measure:", None),
            ("horizon", "What we're planning to do over the following in the future", None),
        ],
        "2019": [
            ("statement", None, None),
            ("outcomes", "The corporate outcomes we aim to impact on are:", None),
            ("services", "What we do is:", None),
            ("budget", "Our {year} budget is:", None),
            ("objectives", "Our top line objectives are:", None),
            ("measures", "What we’ll measure:", None),
            ("corporate programmes", "Corporate Programmes and Projects:", None),
            ("departmental programmes", "Departmental Programmes and Projects:", None),
            ("capabilities", "How we plan to develop our capabilities this year:", None),
            ("horizon", "What we’re planning to do in the future:", None),
        ],
        "2021": [
            ("aims", "Our aims and objectives are...", None),
            ("workstreams", "Our major workstreams this year will be...", None),
            ("changes", "What’s changed since last year...", None),
            ("outcomes", "The Corporate outcomes we have a direct impact on...", None),
            ("horizon", "Plans under consideration", None),
            ("commitments", "Our Strategic Commitments", None),
            ("actions", "Actions in 2021", "Include:"),
            ("risks", "Key Risks", None),
            ("equalities", "Our E D & I self assessment score", None),
            ("measures", "Key Performance Indicators", None),
            ("charts", None, None),
        ],
    }
    assert _by_id(organisation["plan_templates"])["2021"]["equality_scale"] == "edi-2021"


def test_plan_templates_keep_the_printed_parts_numbers_and_table_heads(organisation: dict[str, Any]) -> None:
    sections = {form["id"]: form["sections"] for form in organisation["plan_templates"]}
    part = "Our strategic commitments and actions for {year}"
    assert {each["section"]: each["part"] for each in sections["2021"] if "part" in each} == {
        "commitments": part,
        "actions": part,
    }
    assert {name: [each["section"] for each in form if "numbered" in each] for name, form in sections.items()} == {
        "2017": ["corporate programmes", "corporate measures", "departmental programmes", "departmental measures"],
        "2019": ["measures", "horizon"],
        "2021": [],
    }
    assert {
        each["section"]: [head["heading"] for head in each["columns"]] for each in sections["2021"] if "columns" in each
    } == {
        "horizon": ["Plans", "Timescale"],
        "risks": ["Risk Title", "Score"],
        "measures": ["KPI", "Current Performance ({period} Figures)", "Target for Direction of Travel"],
    }
    assert [each["key"] for each in sections["2021"] if "key" in each] == ["E D & I Key"]


def test_report_templates_ask_for_more_from_date_to_date(organisation: dict[str, Any]) -> None:
    assert [(each["id"], each["starts"], each["fields"]) for each in organisation["report_templates"]] == [
        ("2015", "2015-01-01", COVER),
        ("2017-06", "2017-06-01", COVER),
        ("2018-02", "2018-02-01", [*COVER, "author"]),
        ("2019-07", "2019-07-01", [*COVER, "author"]),
        ("2024-02", "2024-02-01", [*COVER, "author", "spending"]),
    ]
    assert {
        each["id"]: each["implications"] for each in organisation["report_templates"] if "implications" in each
    } == {
        "2017-06": ["Financial", "Risk", "Legal", "Human Resources", "Equalities"],
        "2024-02": ["Strategic", "Financial", "Resource", "Legal", "Risk", "Equalities", "Climate", "Security"],
    }


def test_each_purpose_has_its_verbs_and_its_minute(organisation: dict[str, Any]) -> None:
    assert bare(organisation["purposes"]) == [
        {
            "id": "decision",
            "verbs": ["approve", "agree", "adopt", "authorise", "delegate", "recommend"],
            "minute": ["approved", "agreed"],
        },
        {"id": "information", "verbs": ["note", "receive"], "minute": ["received", "noted"]},
        {
            "id": "discussion",
            "aliases": ["feedback"],
            "verbs": ["consider", "comment", "give feedback", "challenge"],
            "minute": ["views recorded"],
        },
    ]


def test_the_self_assessment_has_six_criteria_and_five_marks(organisation: dict[str, Any]) -> None:
    (scale,) = organisation["equality_scales"]
    assert scale["id"] == "edi-2021"
    assert [(each["mark"], each["name"]) for each in scale["marks"]] == [
        ("4", "Excellent"),
        ("3", "Good"),
        ("2", "Average"),
        ("1", "Requires improvement"),
        ("N/A", "Not applicable"),
    ]
    assert [(each["id"], each["name"]) for each in scale["criteria"]] == [
        ("E1", "Monitoring and use of data and information"),
        ("E2", "Completing Equality Analysis (EQIA) and tackling discrimination and barriers to inclusion"),
        ("E3", "Target setting and mainstreaming equalities into performance systems"),
        ("E4", "Using procurement and commissioning to achieve equality and cohesion targets"),
        ("E5", "Engagement and partnership"),
        ("E6", "Employment and training"),
    ]


def test_papers_come_out_five_clear_days_before_with_bank_holidays_as_they_fell(organisation: dict[str, Any]) -> None:
    assert organisation["notice_days"] == "5"
    assert [(each["day"], each.get("instead_of")) for each in organisation["bank_holidays"]] == [
        ("2020-05-08", "2020-05-04"),
        ("2022-06-02", "2022-05-30"),
        ("2022-06-03", None),
        ("2022-09-19", None),
        ("2023-05-08", None),
    ]
