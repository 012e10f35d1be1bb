"""A committee report to its paper: cover, numbers, letters, implications and appendices."""

from collections.abc import Mapping

import pytest

from bizplan.model.committee_report import CommitteeReport
from bizplan.reports.paper import Facts, Item, Items, Paper, Paragraph, Prose, Section, Text
from bizplan.reports.report_paper import build_report_paper
from bizplan.reports.stand_ins import SCHEDULE
from tests.plan_papers import facts, items, library, section, shown
from tests.small_council import loaded

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
committees: [{id: roads, name: Roads Committee}, {id: scrutiny, name: Scrutiny Committee}]
departments: [{id: highways, name: Highways}]
exempt_paragraphs: [{paragraph: "3", information: about the money of a firm}]
"""
HEAD = """
kind: committee-report
id: r1
meetings: [{committee: roads, date: 2020-03-12, purposes: [information, feedback]}]
subject: The plan for the roads
public: public
report_of: Director of Highways
"""
BODY = """
summary: [First., Second.]
recommendations: [{text: Note the plan}]
sections:
  - {heading: Background, paragraphs: [{text: One, points: [a, b]}, {text: Two}]}
  - heading: Implications
    paragraphs:
      - text: These.
        implications: [{topic: Financial, answer: none}, {topic: Legal, answer: None., reason: It is lawful.}]
"""
ANNEX = Paper(
    kind="plan",
    reference="highways/2019-20",
    title="Highways",
    council="",
    sections=(Section("services", "What we do", (Paragraph(Text("Roads", target="services")),)),),
)


def paper(text: str = HEAD + BODY, attachments: Mapping[str, Paper] | None = None) -> Paper:
    model = loaded(text).model
    assert isinstance(model, CommitteeReport)
    return build_report_paper(model, library(organisation=ORGANISATION), attachments or {}, "r1.yaml")


def cover(of: Paper) -> dict[str, list[str]]:
    return {each.label: [shown(value) for value in each.values] for each in of.cover}


def meetings(of: Paper) -> list[list[str]]:
    assert of.meetings is not None
    rows = [[shown(cell) for cell in each.cells] for each in of.meetings.rows]
    return [[each.label for each in of.meetings.columns], *rows]


def test_the_cover_names_each_committee_with_its_day_and_its_purpose() -> None:
    made = paper()
    assert (made.title, made.status, made.restriction) == ("The plan for the roads", "Public", "")
    assert meetings(made) == [
        ["Committee", "Dated", "Purpose"],
        ["Roads Committee", "12 March 2020", "For information / feedback"],
    ]
    assert cover(made) == {
        "Subject": ["The plan for the roads"],
        "Public or exempt": ["Public"],
        "Report of": ["Director of Highways"],
    }


def test_the_cover_of_a_later_form_answers_the_questions_on_money() -> None:
    more = """
author: Head of Roads
published_on: 2020-03-03
urgency: A bridge is down.
drafts: [2020-01-22]
corporate_plan: 2018-23
spending: {outcomes: [1, 3], extra: "yes", amount: 140, unit: thousand, funding: Reserve, agreed: "no"}
"""
    second = HEAD.replace("]}]", "]}, {committee: scrutiny, date: 2020-03-26, purposes: [decision]}]")
    made = paper(second + BODY + more)
    assert meetings(made) == [
        ["Committees", "Dated", "Purpose"],
        ["Roads Committee", "12 March 2020", "For information / feedback"],
        ["Scrutiny Committee", "26 March 2020", "For decision"],
    ]
    assert cover(made) == {
        "Subject": ["The plan for the roads"],
        "Public or exempt": ["Public"],
        "Report of": ["Director of Highways"],
        "Report author": ["Head of Roads"],
        "Published": ["3 March 2020"],
        "Taken at short notice": ["A bridge is down."],
        "Earlier drafts": ["22 January 2020"],
        "Corporate plan": ["Smallbridge 2018-23"],
        "Outcomes directly affected": ["1 People are safe", "3 title not verified"],
        "Extra revenue or capital spending": ["Yes"],
        "How much": ["£140k"],
        "Source of funding": ["Reserve"],
        "Agreed with finance": ["No"],
    }


FORM = """
report_templates:
  - {id: old, name: Old, starts: 2010-01-01, fields: [committees, date, subject, purpose]}
  - id: new
    name: New
    starts: 2020-03-12
    fields: [committees, date, subject, purpose, author, spending]
    questions: [{asks: extra, text: Is more needed?}, {asks: amount, text: How much of it?}]
"""


def form_cover(more: str = "", day: str = "2020-03-12") -> dict[str, list[str]]:
    model = loaded(HEAD.replace("2020-03-12", day) + BODY + more).model
    assert isinstance(model, CommitteeReport)
    return cover(build_report_paper(model, library(organisation=ORGANISATION + FORM), {}))


def test_the_form_of_the_day_asks_in_its_own_words_and_shows_what_is_not_answered() -> None:
    asked = ("Report author", "Is more needed?", "How much of it?")
    assert [form_cover()[each] for each in asked] == [["(not stated)"], ["(not answered)"], ["(not answered)"]]
    assert not set(asked) & set(form_cover(day="2020-03-11"))
    none = form_cover('spending: {extra: "no"}')
    assert [none[each] for each in asked[1:]] == [["No"], ["Not applicable"]]
    some = form_cover('spending: {extra: "yes", amount: 2, unit: million}')
    assert [some[each] for each in asked[1:]] == [["Yes"], ["£2m"]]
    assert form_cover('spending: {extra: "yes"}')["How much of it?"] == ["(not answered)"]


def test_points_may_have_points_under_them() -> None:
    body = BODY.replace("points: [a, b]", "points: [a, {text: b, points: [c, {text: d, points: [e]}]}]")
    background = section(paper(HEAD + body), "main-report").blocks[0]
    assert isinstance(background, Section)
    first = background.blocks[0]
    assert isinstance(first, Paragraph)
    deepest = Item(Text("d"), items=(Item(Text("e")),))
    assert first.blocks == (Items((Item(Text("a")), Item(Text("b"), items=(Item(Text("c")), deepest)))),)


@pytest.mark.parametrize(
    ("paragraph", "restriction", "on_cover"),
    [
        ("", "Not for publication", "Exempt; the paragraph is not stated"),
        (
            "exempt_paragraph: Paragraph 3 of Schedule 12A",
            "Not for publication: Paragraph 3 of Schedule 12A",
            f"Exempt under paragraph 3 of {SCHEDULE}, information about the money of a firm",
        ),
    ],
)
def test_an_exempt_report_says_why_it_is_not_published(paragraph: str, restriction: str, on_cover: str) -> None:
    made = paper(HEAD.replace("public: public", "public: exempt") + paragraph + BODY)
    assert (made.status, made.restriction) == ("Exempt", restriction)
    assert cover(made)["Public or exempt"] == [on_cover]


def test_a_form_without_purposes_has_no_column_for_them_unless_one_is_stated() -> None:
    form = "report_templates: [{id: old, name: Old, starts: 2010-01-01, fields: [committees, date]}]\n"
    for words, heads in (("[]", ["Committee", "Dated"]), ("[decision]", ["Committee", "Dated", "Purpose"])):
        model = loaded(HEAD.replace("[information, feedback]", words) + BODY).model
        assert isinstance(model, CommitteeReport)
        assert meetings(build_report_paper(model, library(organisation=ORGANISATION + form), {}))[0] == heads
    assert meetings(paper(HEAD.replace("[information, feedback]", "[]") + BODY))[1][2] == "(not stated)"


def test_paragraphs_are_numbered_through_all_sections_and_keep_their_points() -> None:
    background, implications = section(paper(), "main-report").blocks
    assert isinstance(background, Section)
    assert isinstance(implications, Section)
    assert (background.heading, background.level, implications.heading) == ("Background", 3, "Implications")
    assert background.blocks == (
        Paragraph(Text("One"), "1.", "paragraph-1", (Items((Item(Text("a")), Item(Text("b")))),)),
        Paragraph(Text("Two"), "2.", "paragraph-2"),
    )
    third = implications.blocks[0]
    assert isinstance(third, Paragraph)
    answers = third.blocks[0]
    assert isinstance(answers, Facts)
    assert (third.number, facts(answers)) == ("3.", {"Financial": "none", "Legal": "None. It is lawful."})


def test_what_follows_a_blank_line_belongs_to_its_paragraph() -> None:
    body = BODY.replace("{text: Two}", '{text: "Two:\\n\\n- a\\n- b"}')
    background = section(paper(HEAD + body), "main-report").blocks[0]
    assert isinstance(background, Section)
    assert background.blocks[1] == Paragraph(Text("Two:"), "2.", "paragraph-2", (Prose(Text("- a\n- b")),))


def test_recommendations_are_lettered_through_the_committees_they_are_for() -> None:
    body = BODY.replace(
        "[{text: Note the plan}]",
        "[{text: Approve, committee: roads}, {text: Agree, committee: roads}, {text: Note, committee: scrutiny}]",
    )
    made = section(paper(HEAD + body), "recommendations")
    assert made.heading == "Recommendations"
    for_roads, roads, for_scrutiny, scrutiny = made.blocks
    assert [each.text.source for each in (for_roads, for_scrutiny) if isinstance(each, Paragraph)] == [
        "Members of the Roads Committee are asked to:",
        "Members of the Scrutiny Committee are asked to:",
    ]
    assert isinstance(roads, Items)
    assert isinstance(scrutiny, Items)
    assert [(each.number, each.anchor) for each in (*roads.items, *scrutiny.items)] == [
        ("(a)", "recommendation-a"),
        ("(b)", "recommendation-b"),
        ("(c)", "recommendation-c"),
    ]


def test_after_z_comes_aa() -> None:
    body = BODY.replace("[{text: Note the plan}]", "[" + "{text: Note}, " * 28 + "]")
    assert [each.number for each in items(paper(HEAD + body), "recommendations")][24:] == ["(y)", "(z)", "(aa)", "(ab)"]


def test_one_recommendation_is_one() -> None:
    made = section(paper(), "recommendations")
    assert made.heading == "Recommendation"
    assert made.blocks[0] == Paragraph(Text("Members are asked to:", literal=True))


APPENDICES = """
appendices:
  - {title: The plan, purpose: For information, document: highways/2019-20}
  - {title: The survey}
  - {title: The map, text: "North is up.\\n\\n- South is down"}
"""


def test_appendices_are_listed_with_their_numbers_and_those_held_are_attached() -> None:
    made = paper(HEAD + BODY + APPENDICES, {"highways/2019-20": ANNEX})
    listed = items(made, "appendices")
    assert [(each.number, each.text.target, facts(each)) for each in listed] == [
        ("1.", "appendix-1", {"Purpose": "For information"}),
        ("2.", "", {"Attached": "(not held here; ask the committee clerk)"}),
        ("3.", "appendix-3", {}),
    ]
    plan, written = made.appendices
    assert (plan.number, plan.title, plan.purpose, written.number) == (
        "Appendix 1",
        "The plan",
        "For information",
        "Appendix 3",
    )
    assert isinstance(plan.content, Paper)
    assert isinstance(written.content, Paper)
    inside = plan.content.sections[0]
    assert (inside.anchor, inside.level) == ("appendix-1-services", 3)
    assert inside.blocks == (Paragraph(Text("Roads", target="appendix-1-services")),)
    assert written.content.sections[0].blocks == (Paragraph(Text("North is up.")), Prose(Text("- South is down")))


def test_a_document_that_is_not_held_is_listed_all_the_same() -> None:
    made = paper(HEAD + BODY + APPENDICES)
    assert [each.number for each in made.appendices] == ["Appendix 3"]
    assert len(items(made, "appendices")) == 3


def test_what_the_report_rests_on_and_whom_to_ask() -> None:
    more = """
changes: [A target was added.]
background_papers: [{title: Budget, body: Council, date: 2020-02-24}, {title: Map, date: 2019}, {title: Letter}]
contacts: [{role: Head of Roads, department: highways}]
"""
    made = paper(HEAD + BODY + more)
    assert [each.heading for each in made.sections] == [
        "Summary", "Recommendation", "Changes since the last draft", "Main report", "Background papers", "Contacts",
    ]  # fmt: skip
    assert [facts(each) for each in items(made, "background-papers")] == [
        {"Went to": "Council, 24 February 2020"},
        {"Dated": "2019"},
        {},
    ]
    assert [facts(each) for each in items(made, "contacts")] == [{"Department": "Highways"}]
