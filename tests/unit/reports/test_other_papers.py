"""Corporate plans, minutes, consultations and strategies to their papers, and what a paper needs beside it."""

from bizplan.index.corpus_index import build_corpus_index
from bizplan.index.record import index_document
from bizplan.reports.library import Library, beginning, is_said
from bizplan.reports.paper import Absent, Item, Items, Paper, Paragraph, Section, Statement, Table, Text
from bizplan.reports.papers import build_paper, needed_by, rests_on
from tests.plan_papers import facts, heads, items, rows, section, shown, table
from tests.small_council import CORPORATE_PLAN, loaded, plan, setting

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
committees: [{id: roads, name: Roads Committee}]
departments: [{id: highways, name: Highways}]
"""


def paper(text: str, *beside: str) -> Paper:
    models = [loaded(each).model for each in beside]
    documents = [text] if "kind: corporate-plan" in text else [CORPORATE_PLAN]
    frameworks = [each for each in beside if "kind: corporate-plan" in each]
    around = setting(ORGANISATION, *documents, *frameworks)
    made = build_paper(loaded(text), Library(around, {each.document_id: each for each in models}))
    assert made is not None
    return made


def cover(of: Paper) -> dict[str, list[str]]:
    return {each.label: [shown(value) for value in each.values] for each in of.cover}


# --- corporate plans --------------------------------------------------------------------------------------------


def test_outcomes_stand_under_their_aims_and_unverified_titles_are_marked() -> None:
    made = paper(CORPORATE_PLAN + "mission: We serve.\nvision: A calm town.\n")
    assert [each.heading for each in made.sections] == ["Vision", "Mission", "Aims and outcomes"]
    assert section(made, "mission").blocks == (Statement(Text("We serve.")),)
    people, place = section(made, "aims").blocks
    assert isinstance(people, Section)
    assert isinstance(place, Section)
    assert (people.heading, people.level, people.anchor) == ("People", 3, "aim-people")
    (listed,) = people.blocks
    assert isinstance(listed, Items)
    safe, skilled = listed.items
    assert (safe.number, safe.text, safe.anchor) == ("1.", Text("People are safe"), "outcome-safe")
    assert [(each.number, each.text.source) for each in skilled.items] == [("(a)", "Teach"), ("(b)", "Train")]
    (tidy,) = place.blocks
    assert isinstance(tidy, Items)
    assert facts(tidy.items[0]) == {"Note": "title not verified"}


def test_a_draft_says_what_is_not_held() -> None:
    made = paper("""
kind: corporate-plan
id: 2018-23@2017-06
title: Draft
years: 2018-23
status: draft
aims: [{id: calm, number: 1, title: Calm}]
outcome_count: 12
paragraphs: [{id: p, first: 9, last: 12, heading: On calm, aim: calm}]
principles: [{id: early, text: Act early}]
""")
    assert (made.subtitle, made.status) == ("Version 2017-06", "Draft")
    assert items(made, "aims") == (Item(Text("Calm", literal=True), "1."),)
    assert section(made, "outcomes").blocks == (
        Paragraph(Text("The plan has 12 outcomes; their words are not held.", literal=True)),
    )
    assert [(each.text.source, facts(each)) for each in items(made, "paragraphs")] == [
        ("9 to 12: On calm", {"Under": "Calm"})
    ]
    assert items(made, "principles") == (Item(Text("Act early")),)


def test_outcomes_without_aims_and_activities_without_words() -> None:
    made = paper("""
kind: corporate-plan
id: 2024-29
title: Next
years: 2024-29
status: adopted
adopted: 2024
in_force: {starts: 2024-04-01, ends: 2029-03-31, extended_to: 2030-03-31, basis: It says so.}
outcomes: [{id: busy, title: The town is busy, activity_count: 3}]
""")
    assert cover(made) == {
        "Adopted": ["2024"],
        "In force": ["1 April 2024 to 31 March 2029"],
        "Extended to": ["31 March 2030"],
        "How the days are known": ["It says so."],
    }
    remark, listed = section(made, "outcomes").blocks
    assert remark == Paragraph(
        Text("The words of the lettered activities under the outcomes are not held.", literal=True)
    )
    assert listed == Items((Item(Text("The town is busy"), "", "outcome-busy"),))


def test_what_became_of_earlier_plans_stands_under_each_of_them() -> None:
    earlier = """
kind: corporate-plan
id: 2018-23@2017-11
title: Draft
years: 2018-23
status: consultation
aims: [{id: folk, title: Folk}]
paragraphs: [{id: p, first: 1, last: 4}]
"""
    made = paper(
        CORPORATE_PLAN.replace("id: 2018-23", "id: 2023-28")
        + """
supersedes: [2018-23]
succession:
  - {earlier: 2018-23@2017-11/folk, to: [people], basis: inferred, note: The same words.}
  - {earlier: 2018-23@2017-11/p, to: [1, 2], as_group: true, basis: judgement}
  - {earlier: 2018-23/3, basis: published}
  - {earlier: 2018-23/lost-aim, to: [tidy], basis: published}
""",
        earlier,
        CORPORATE_PLAN,
    )
    assert cover(made) == {"Takes the place of": ["Smallbridge 2018-23"]}
    succession = table(made, "succession")
    assert heads(succession) == ["Earlier", "Here", "How it is known"]
    assert rows(succession) == [
        ["Draft (version 2017-11)"],
        ["Folk", "People", "Inferred. The same words."],
        ["Paragraphs 1 to 4", "1; 2 (as a group, order unknown)", "A judgement"],
        ["Smallbridge 2018-23"],
        ["3 Streets are tidy", "(nothing took its place)", "Published"],
        ["Lost aim", "3", "Published"],
    ]


# --- minutes, consultations, strategies -------------------------------------------------------------------------


def test_a_minute_says_who_said_what_and_what_was_resolved() -> None:
    made = paper("""
kind: minute
id: m1
committee: roads
not_before: September 2017
not_after: 2017-11-07
heading: The plan
report_of: Director
report: r9
consultation: c9
points: [{by: Head of Roads, text: It was welcome., response: It was.}, {by: Clerk, text: Noted}]
resolution: That it be received.
supporting_documents: [Map]
""")
    assert (made.title, made.subtitle) == ("The plan", "Minute of the Roads Committee")
    assert made.cover[1].values == (Absent("not stated; from September 2017 to 7 November 2017"),)
    assert cover(made)["Report received"] == ["r9"]
    assert [(each.title, facts(each)) for each in items(made, "points")] == [
        ("Head of Roads", {"Answered": "It was"}),
        ("Clerk", {}),
    ]
    assert section(made, "resolution").blocks == (Paragraph(Text("That it be received.")),)


def test_the_day_of_a_minute() -> None:
    text = "kind: minute\nid: m1\ncommittee: roads\nheading: A\nresolution: B\n"
    assert paper(text).cover[1].values == (Absent("not stated"),)
    assert cover(paper(text + "date: 2017-11-07\n"))["Date"] == ["7 November 2017"]


def test_a_consultation_says_what_was_answered_and_what_was_not() -> None:
    made = paper("""
kind: consultation
id: c1
title: Your town
corporate_plan: 2018-23
opens: September 2017
closes: 2017-11-08
closed: true
audiences: [Members, Staff]
events: [{name: Breakfast, when: 2017-11-07, audience: Members}]
route: [{text: Redraft}, {text: Approve, body: Court, when: March 2018}]
names_used: [The Plan, The Strategy]
feedback:
  - {id: a, source: A charity, topic: Parks, text: More of them, response: Yes., changed: Two added.}
  - {id: b, source: A trader, topic: Carts, text: Fewer}
""")
    assert made.status == "Closed"
    assert cover(made) == {
        "In short": ["2 comments: 1 answered, 1 led to a change, 1 not yet answered"],
        "Of": ["Smallbridge 2018-23"],
        "Open": ["September 2017 to 8 November 2017"],
        "Asked": ["Members", "Staff"],
        "Also called": ["The Plan, The Strategy"],
    }
    assert [facts(each) for each in items(made, "events")] == [{"When": "7 November 2017", "For": "Members"}]
    assert [(each.number, facts(each)) for each in items(made, "route")] == [
        ("1.", {}),
        ("2.", {"When": "March 2018", "Body": "Court"}),
    ]
    assert [facts(each) for each in items(made, "feedback")] == [
        {"We answered": "Yes", "We changed": "Two added"},
        {"We answered": "(no answer recorded)", "We changed": "(nothing recorded)"},
    ]


def test_a_strategy_shows_what_the_register_holds() -> None:
    made = paper("""
kind: strategy
id: s1
name: Cycling
department: highways
owner: Head of Roads
status: under review
status_on: 2021
years: 2018-23
adopted: March 2018
corporate_plan: 2018-23
contributes_to: [1]
review: Due soon.
commitments: [{id: a, text: Mend paths}]
""")
    assert cover(made) == {
        "Status": ["under review, 2021"],
        "Department": ["Highways"],
        "Owner": ["Head of Roads"],
        "Years": ["2018-23"],
        "Adopted": ["March 2018"],
        "Corporate plan": ["Smallbridge 2018-23"],
        "Outcomes": ["1 People are safe"],
    }
    assert [each.anchor for each in made.sections] == ["review", "commitments"]


def test_there_is_no_paper_of_an_organisation() -> None:
    assert build_paper(loaded(ORGANISATION), Library(setting(ORGANISATION))) is None


# --- what a paper needs -----------------------------------------------------------------------------------------

REPORT = """
kind: committee-report
id: r1
meetings: [{committee: roads, date: 2020-03-12, purposes: [decision]}]
subject: The plan
public: public
report_of: Director
summary: [It is at Appendix 1.]
recommendations: [{text: Approve}]
sections: []
appendices: [{title: The plan, document: highways/2019-20}, {title: Lost, document: lost/2019-20}]
"""


def test_a_report_needs_its_appendices_and_what_they_refer_to_and_a_plan_its_last_one() -> None:
    texts = {
        "r.yaml": REPORT,
        "new.yaml": plan(commitments="[{id: a, text: Mend, strategy: s1}]"),
        "old.yaml": plan(period="2017-18"),
        "older.yaml": plan(period="2015-16"),
        "s.yaml": "kind: strategy\nid: s1\nname: Cycling\nstatus: current\n",
    }
    around = setting(ORGANISATION, CORPORATE_PLAN)
    records = [index_document(loaded(text, file), around).record for file, text in texts.items()]
    index = build_corpus_index(records, around)
    by_file = {each.file: each for each in records}
    assert needed_by(by_file["r.yaml"], index) == ("highways/2019-20", "s1", "highways/2017-18")
    assert needed_by(by_file["new.yaml"], index) == ("s1", "highways/2017-18")
    assert needed_by(by_file["older.yaml"], index) == ()
    assert rests_on(by_file["r.yaml"], index) == ("r1", "highways/2019-20")
    assert rests_on(by_file["new.yaml"], index) == ("highways/2019-20",)


def test_an_attached_plan_stands_in_the_report_whole() -> None:
    made = paper(REPORT, plan(services="[{id: roads, name: Roads}]"))
    assert [each.number for each in made.appendices] == ["Appendix 1"]
    attached = made.appendices[0].content
    assert isinstance(attached, Paper)
    assert [each.anchor for each in attached.sections] == ["appendix-1-services"]


# --- words ------------------------------------------------------------------------------------------------------


def test_the_beginning_of_a_text_is_cut_between_words_and_has_no_marks() -> None:
    assert beginning("Mend **every** path") == "Mend every path"
    assert beginning("Mend every path, and then the roads", 18) == "Mend every path…"


def test_a_text_says_a_name_whatever_its_marks_and_apostrophes() -> None:
    assert is_said(("Children’s Plan",), "Make the *Children's\n Plan*")
    assert not is_said(("Night Walks",), "Walk at night")


def test_a_table_is_made_only_where_plans_were_succeeded() -> None:
    assert not any(isinstance(block, Table) for each in paper(CORPORATE_PLAN).sections for block in each.blocks)
