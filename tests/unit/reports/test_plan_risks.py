"""The risks and the equalities self-assessment of a plan on paper."""

import pytest

from bizplan.model.yardsticks import Band, Level, RiskMatrix
from bizplan.reports.paper import Items, Row, Section, Status, Table, Text, Tone
from bizplan.reports.plan_risks import band
from tests.plan_papers import blocks, facts, heads, paper, rows, table
from tests.small_council import plan

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
departments: [{id: highways, name: Highways}]
risk_matrices:
  - id: three
    likelihood: [{name: Rare, value: 1}, {name: Likely, value: 3}]
    impact: [{name: Minor, value: 1}, {name: Major, value: 4}]
    bands: [{colour: green, least: 1, most: 3}, {colour: amber, least: 4, most: 4}, {colour: red, least: 12, most: 12}]
    verified: false
equality_scales:
  - id: fair
    marks: [{mark: "2", name: Good}, {mark: "1", name: Poor}, {mark: N/A, name: Not applicable}]
    criteria: [{id: E1, name: We ask}, {id: E2, name: We listen}]
"""
COLUMNS = """
plan_templates:
  - id: form
    name: The form
    sections:
      - section: risks
        columns: [{shows: entry, heading: Risk title}, {shows: score, heading: Points}]
      - {section: equalities, key: What it means}
    equality_scale: fair
"""


def matrix() -> RiskMatrix:
    level = (Level(name="One", value="1"), Level(name="Four", value="4"))  # type: ignore[arg-type]
    bands = (Band(colour="green", least="1", most="3"), Band(colour="red", least="4", most="16"))  # type: ignore[arg-type]
    return RiskMatrix(id="m", likelihood=level, impact=level, bands=bands)


@pytest.mark.parametrize(
    ("score", "printed", "expected"),
    [
        (16, None, Status("red", Tone.BAD)),
        (16, "red", Status("red", Tone.BAD, "as printed")),
        (1, "amber", Status("amber", Tone.WARNING, "by the matrix green")),
        (None, "green", Status("green", Tone.GOOD, "as printed")),
        (None, None, Status("cannot be told", Tone.UNKNOWN)),
        (99, None, Status("cannot be told", Tone.UNKNOWN)),
    ],
)
def test_the_band_of_a_score(score: int | None, printed: str | None, expected: Status) -> None:
    assert band(score, printed, matrix()) == expected  # type: ignore[arg-type]


def test_a_band_needs_a_matrix_or_a_colour() -> None:
    assert band(16, None, None) == Status("cannot be told", Tone.UNKNOWN)


def test_risks_stand_under_the_heads_of_the_form_with_score_and_band() -> None:
    text = plan(
        template="form",
        risks="""
        - {id: a, text: Frost (Red Departmental Risk), level: departmental, score: 12, colour: red}
        - {id: b, text: Flood}
        """,
    )
    made = table(paper(text, organisation=ORGANISATION + COLUMNS), "risks")
    assert heads(made) == ["Risk title", "Points", "Band"]
    assert rows(made) == [
        ["Frost (Red Departmental Risk)", "12", "■ red, as printed"],
        ["Flood", "(not scored)", "○ cannot be told"],
    ]
    assert made.note is not None
    assert made.note.source.startswith("Bands: green 1–3, amber 4, red 12; the matrix itself has not been seen")
    assert len(blocks(paper(text, organisation=ORGANISATION + COLUMNS), "risks")) == 1, (
        "the words in brackets say the level"
    )


def test_what_more_is_known_of_a_risk_stands_under_the_table() -> None:
    text = plan(
        actions="[{id: salt, text: Buy salt}]",
        risks="""
        - id: a
          code: R1
          text: Frost
          level: corporate
          likelihood: 3
          impact: 4
          score: 12
          target: {score: 4, by: March 2020}
          cause: Cold.
          effect: Falls.
          actions: [salt]
          owner: Head of Roads
          comment: Again.
        """,
    )
    made, about = blocks(paper(text, organisation=ORGANISATION), "risks")
    assert isinstance(made, Table)
    assert isinstance(about, Section)
    assert heads(made) == ["Code", "Risk", "Score", "Band", "Target score", "Owner"]
    assert rows(made) == [["R1", "Frost", "12", "■ red", "4", "Head of Roads"]]
    listed = about.blocks[0]
    assert isinstance(listed, Items)
    assert (listed.items[0].title, facts(listed.items[0])) == (
        "R1: Frost",
        {
            "Level": "corporate",
            "Score": "Likely (3) × Major (4)",
            "Target score": "4 by March 2020",
            "Cause": "Cold",
            "Effect": "Falls",
            "What is done": "Buy salt",
            "Note": "Again",
        },
    )


def test_equalities_are_marks_with_their_meaning_and_the_key() -> None:
    text = plan(
        template="form",
        equalities="[{criterion: E1, score: 2}, {criterion: E2, score: N/A, reason: Nobody is served.}]",
    )
    made = table(paper(text, organisation=ORGANISATION + COLUMNS), "equalities")
    assert heads(made) == ["Criterion", "Score", "Meaning", "What it rests on, what is done"]
    assert rows(made) == [["We ask", "2", "Good", ""], ["We listen", "N/A", "Not applicable", "Nobody is served."]]
    assert made.note == Text("What it means: 2 Good; 1 Poor; N/A Not applicable.", literal=True)


def test_the_scale_of_a_plan_without_a_form_is_the_one_that_holds_its_criteria() -> None:
    text = plan(actions="[{id: ask, text: Ask}]", equalities="[{criterion: E1, score: 1, actions: [ask]}]")
    made = table(paper(text, organisation=ORGANISATION), "equalities")
    assert rows(made) == [["We ask", "1", "Poor", "Action: Ask"]]
    assert made.rows[0] == Row(made.rows[0].cells)
    bare = table(paper(text, organisation=ORGANISATION.partition("equality_scales")[0]), "equalities")
    assert heads(bare) == ["Criterion", "Score", "What it rests on, what is done"]
    assert bare.note is None
