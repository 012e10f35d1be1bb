"""The report, the minute, the consultation and the strategies hold what their sources hold, in other words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.inventory.shipped import PLANS, bare, shipped

REPORT = "reports/2017-06-16-health-and-wellbeing-board.yaml"
MINUTE = "minutes/2017-autumn-safer-city-partnership.yaml"
CONSULTATION = "consultations/corporate-plan-2018-23.yaml"
OWN = sorted(
    path.relative_to(PLANS).as_posix()
    for folder in (".", "corporate-plans", "strategies", "consultations", "reports", "minutes")
    for path in (PLANS / folder).glob("*.yaml")
)
FACTS = {
    1: "new framework; Head of Corporate Strategy and Performance; overarching goal; Four means; "
    "refreshed Corporate Plan; specific outcomes; golden thread; plan of the team; work plan of the individual; "
    "continuous improvement; economical",
    2: "Several high-level processes; 2-3 years",
    3: "Members have asked; key ambitions; high-level summary plans; this year; Committees and Sub Committees",
    4: "Common Council elections in March; Service Committees; Chief Officers; ambitions, budget and planned outcomes; "
    "cross-departmental and departmental projects; capabilities; horizon scan",
    5: "Appendix 1; 2017-18; 2018-19",
    6: "corporately and by department; outputs and activity; simpler",
    7: "senior managers; DCCS Business Plan; outcomes framework; Appendix 1; interactive sessions",
    8: "(KPIs); every DCCS division; other performance indicators",
    9: "2018-23; mission statement; long-term outcomes",
    10: "15-year; People, Place and Prosperity; three broad strategic objectives; twelve draft outcomes; "
    "draft mission; Corporate Strategy Network; Senior officers",
    11: "Appendix 2; Resource Allocation Sub Committee; June; first page; second page; "
    "principles, competencies and commitments",
    12: "Service Committees; working groups; autumn",
    13: "September; staff, partners and other stakeholders",
    14: "Court of Common Council; 2018-19; full Member approval; publish; departmental plans",
    15: "No implications",
    16: "for information; 2018-23; Resource Allocation Sub Committee; informal meeting in June; autumn",
}
FIGURES = {2: ["2-3"], 5: ["1", "2017-18", "2017-18", "2018-19"], 7: ["1"], 9: ["2018-23"], 10: ["15"], 11: ["2"]} | {
    14: ["2018-23", "2018-19"],
    16: ["2018-23"],
}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return shipped(REPORT)


def _paragraphs(report: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number as printed -> paragraph; numbers run through the sections."""
    return enumerate((each for section in report["sections"] for each in section["paragraphs"]), start=1)


def _words(paragraph: dict[str, Any]) -> str:
    return " ".join([paragraph["text"], *paragraph.get("points", [])])


@pytest.mark.parametrize("path", OWN)
def test_every_document_names_its_source_and_its_schema(path: str) -> None:
    document = shipped(path)
    assert all(source["title"] for source in document["sources"])
    first = (PLANS / path).read_text(encoding="utf-8").splitlines()[0]
    up = "../" * path.count("/")
    assert first == f"# yaml-language-server: $schema={up}schemas/{document['kind']}.schema.json"


def test_the_cover_of_the_report(report: dict[str, Any]) -> None:
    assert report["meetings"] == [
        {"committee": "health-and-wellbeing-board", "date": "2017-06-16", "purposes": ["information", "feedback"]}
    ]
    fields = ("subject", "public", "report_of", "corporate_plan", "status")
    assert [report[field] for field in fields] == [
        "Departmental Business Plan: Department of Community and Children's Services",
        "public",
        "Director of Community and Children's Services",
        "2018-23@2017-06",
        "published",
    ]
    assert not {"author", "template", "published_on", "urgency", "spending", "changes"} & report.keys()


def test_the_report_has_sixteen_paragraphs_under_six_headings(report: dict[str, Any]) -> None:
    assert [(each["heading"], len(each["paragraphs"])) for each in report["sections"]] == [
        ("Background", 2),
        ("Departmental Business Plans", 4),
        ("Department of Community and Children's Services", 2),
        ("Corporate Plan 2018-23", 6),
        ("Implications", 1),
        ("Conclusion", 1),
    ]
    assert {number: len(each["points"]) for number, each in _paragraphs(report) if "points" in each} == {1: 4}


def test_each_paragraph_of_the_report_keeps_its_facts_and_figures(report: dict[str, Any]) -> None:
    said = {number: _words(paragraph) for number, paragraph in _paragraphs(report)}
    assert said.keys() == FACTS.keys()
    assert [(n, fact) for n, facts in FACTS.items() for fact in facts.split("; ") if fact not in said[n]] == []
    figures = {number: re.findall(r"\d+(?:-\d+)?", words) for number, words in said.items()}
    assert {number: found for number, found in figures.items() if found} == FIGURES


def test_the_summary_of_the_report(report: dict[str, Any]) -> None:
    first, second, third = report["summary"]
    assert all(
        fact in first for fact in ("(DCCS)", "2017-18", "for information", "before the Common Council elections")
    )
    assert all(fact in second for fact in ("11 May 2017", "Community and Children's Services Committee approved"))
    assert all(fact in third for fact in ("2018-23", "early draft", "informally", "autumn"))


def test_only_paragraphs_10_and_16_have_a_sentence_of_more_than_forty_words(report: dict[str, Any]) -> None:
    texts = [("summary", each) for each in report["summary"]]
    for number, paragraph in _paragraphs(report):
        texts += [(str(number), each) for each in (paragraph["text"], *paragraph.get("points", []))]
    long = [
        (place, len(sentence.split()))
        for place, text in texts
        for sentence in re.split(r"(?<=[.?!])\s", text)
        if len(sentence.split()) > 40
    ]
    assert long == [("10", 42), ("16", 61)]


def test_the_report_finds_no_implications_under_five_heads_and_gives_no_reason(report: dict[str, Any]) -> None:
    answers = {number: each["implications"] for number, each in _paragraphs(report) if "implications" in each}
    assert answers == {
        15: [
            {"topic": topic, "answer": "none"}
            for topic in ("Financial", "Risk", "Legal", "Human Resources", "Equalities")
        ]
    }


def test_what_the_report_asks_attaches_and_rests_on(report: dict[str, Any]) -> None:
    assert report["recommendations"] == [
        {"text": "Note the high-level business plan for the Department of Community and Children's Services"},
        {"text": "Note the draft Corporate Plan 2018-23 and provide initial feedback on the content."},
    ]
    assert report["appendices"] == [
        {
            "title": "High level departmental plan – Department of Community and Children's Services",
            "purpose": "For Information",
        },
        {"title": "Draft Corporate Plan 2018-23", "purpose": "For Information"},
    ]
    body = "Community and Children's Services Committee"
    assert report["background_papers"] == [
        {"title": "Draft High Level Business Plan for DCCS", "body": body, "date": "2017-02-17"},
        {
            "title": "Departmental Business Plan: Department of Community and Children's Services",
            "body": body,
            "date": "2017-05-11",
        },
    ]
    assert report["drafts"] == ["2017-02-17"]
    assert report["contacts"] == [
        {"role": "Interim Head of Projects & Programmes"},
        {"role": "Acting Assistant Director Commissioning & Partnerships"},
        {"role": "Head of Corporate Strategy and Performance"},
    ]


def test_the_report_allows_one_fault_with_its_reason(report: dict[str, Any]) -> None:
    (waiver,) = report["allow"]
    assert (waiver["rule"], waiver["at"]) == ("appendix-mismatch", "appendices")
    assert "two appendices" in waiver["reason"]


def test_the_minute_keeps_who_said_what_without_a_date_or_a_report() -> None:
    minute = shipped(MINUTE)
    assert not {"date", "report", "supporting_documents"} & minute.keys()
    fields = ("committee", "not_before", "not_after", "heading", "report_of", "consultation", "resolution")
    assert [minute[field] for field in fields] == [
        "safer-city-partnership",
        "September 2017",
        "2017-11-07",
        "Report of the Head of Corporate Strategy & Performance",
        "Head of Corporate Strategy & Performance",
        "corporate-plan-2018-23",
        "That the report be received.",
    ]
    director, manager = "Director of Markets and Consumer Protection", "Corporate Strategy Manager"
    assert [
        (each["by"], each.get("feedback", "").partition("/")[2], "response" in each) for each in minute["points"]
    ] == [
        ("Head of Corporate Strategy & Performance", "", False),
        (manager, "", False),
        (manager, "", False),
        ("Representative of Partnership for Young London", "work-with-charities", True),
        (manager, "", False),
        (director, "approval-of-paragraphs-9-12", False),
        (director, "overlaps", False),
        (director, "community-safety", False),
        (manager, "", False),
    ]


@pytest.mark.parametrize(
    ("point", "facts"),
    [
        (0, "Corporate Plan; September to November 2017"),
        (1, "Corporate Strategy; until 8 November 2017; Summit Group, in November; December to Chief Officers' Group"),
        (1, "Members' Breakfast on 7 November 2017"),
        (2, "Strategy; Grow the economy; Shape the City of the future; Contribute to a flourishing society"),
        (3, "voluntary sector; charities; Corporate Strategy Network; Three months; 10-15 external partners"),
        (4, "communities; indicators; launched"),
        (5, "Draft Corporate Plan; paragraphs 9-12; How we contribute to a flourishing society"),
        (6, "overlaps"),
        (7, "Community safety"),
        (8, "anything further; Corporate Strategy team"),
    ],
)
def test_each_point_of_the_minute_keeps_its_facts(point: int, facts: str) -> None:
    said = shipped(MINUTE)["points"][point]
    words = f"{said['text']} {said.get('response', '')}"
    assert [fact for fact in facts.split("; ") if fact not in words] == []


def test_the_consultation_has_its_window_its_route_and_its_log() -> None:
    consultation = shipped(CONSULTATION)
    fields = ("corporate_plan", "opens", "closes", "audiences", "names_used")
    assert [consultation[field] for field in fields] == [
        "2018-23@2017-11",
        "September 2017",
        "2017-11-08",
        ["Members", "Staff", "Partners", "Other stakeholders"],
        ["Corporate Plan", "Corporate Strategy", "Strategy", "Draft Corporate Plan"],
    ]
    assert consultation["events"] == [{"name": "Members' Breakfast", "when": "2017-11-07", "audience": "Members"}]
    assert [(each["body"], each.get("when")) for each in consultation["route"] if "body" in each] == [
        ("Summit Group", "November 2017"),
        ("Chief Officers' Group", "December 2017"),
        ("Court of Common Council", None),
    ]


def test_two_requests_stayed_unanswered() -> None:
    feedback = shipped(CONSULTATION)["feedback"]
    assert [(each["id"], each["kind"]) for each in feedback if "response" in each] == [
        ("work-with-charities", "question"),
        ("approval-of-paragraphs-9-12", "support"),
    ]
    assert [(each["id"], each["kind"]) for each in feedback if "response" not in each] == [
        ("overlaps", "request"),
        ("community-safety", "request"),
    ]
    assert [(each["source"], each["topic"]) for each in feedback] == [
        ("Partnership for Young London", "Engagement with charities"),
        ("Director of Markets and Consumer Protection", "Contribution to a flourishing society"),
        ("Director of Markets and Consumer Protection", "Overlaps"),
        ("Director of Markets and Consumer Protection", "Community safety"),
    ]
    assert {each["minute"] for each in feedback} == {"2017-autumn-safer-city-partnership"}
    assert [each["about"] for each in feedback if "about" in each] == [["2018-23@2017-11/paragraphs-9-12"]]


def test_two_strategies_are_under_review_and_nothing_more_is_known() -> None:
    common = {"kind": "strategy", "department": "community-and-children", "status": "under review", "status_on": "2021"}
    assert bare(shipped("strategies/children-and-young-people.yaml")) == common | {
        "id": "children-and-young-people",
        "name": "Children and Young People's Plan",
    }
    assert bare(shipped("strategies/joint-health-and-wellbeing.yaml")) == common | {
        "id": "joint-health-and-wellbeing",
        "name": "Joint Health and Wellbeing Strategy",
        "review": "A new strategy, with a new model for tackling inequalities, is due in November 2021.",
    }
