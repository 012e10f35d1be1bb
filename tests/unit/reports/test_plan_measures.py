"""The measures of a plan on paper: a list, or a table where figures are held."""

from bizplan.reports.paper import Facts, Items, Section, Table, Text
from tests.plan_papers import blocks, facts, heads, paper, rows, table
from tests.small_council import plan

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
departments: [{id: highways, name: Highways}]
rag_schemes:
  - {id: gap, name: Gap to target, compares: shortfall to target, green: G, amber: A, red: R}
"""
COLUMNS = """
plan_templates:
  - id: form
    name: The form
    sections:
      - section: measures
        heading: KPIs
        columns:
          - {shows: entry, heading: KPI}
          - {shows: reading, heading: "Now ({period} figures)"}
          - {shows: direction, heading: Direction of travel}
"""


def test_numbered_measures_without_figures_are_a_list_and_their_targets_stand_under_it() -> None:
    text = plan(
        services="[{id: roads, name: Roads}]",
        measures="""
        - {id: a, text: Lamps lit (target 75%), measures: [roads], unit: "%", target: {value: 75}, direction: increase}
        - {id: b, text: Holes mended, measures: [roads], pairing: judgement, direction: decrease}
        - {id: c, text: Smiles}
        """,
    )
    listed, pairs, known = blocks(paper(text, organisation=ORGANISATION), "measures")
    assert isinstance(listed, Items)
    assert isinstance(pairs, Table)
    assert isinstance(known, Facts)
    assert [(each.number, each.facts) for each in listed.items] == [("1.", ()), ("2.", ()), ("3.", ())]
    assert rows(pairs) == [["1", "Roads"], ["2", "Roads"], ["3", "(not stated)"]]
    assert pairs.note == Text("A judgement, where the plan's words do not say it: 2.", literal=True)
    assert facts(known) == {
        "Target": "1 (75%); not set for the others",
        "Should increase": "1",
        "Should decrease": "2",
    }


def test_measures_that_share_the_numbers_of_what_they_measure_need_no_table_of_pairs() -> None:
    text = plan(
        programmes="[{id: p, scope: corporate, text: One}, {id: q, scope: corporate, text: Two}]",
        measures="""
        - {id: a, text: First, measures: [p], baseline: {value: 4, period: 2018-19}}
        - {id: b, text: Second, measures: [q], monitor_only: It is watched}
        """,
    )
    _, known = blocks(paper(text, organisation=ORGANISATION), "measures")
    assert isinstance(known, Facts)
    assert facts(known) == {
        "Each measures": "the programme of the same number",
        "Target": "2 (none: It is watched); not set for the others",
        "Baseline": "1 (4, 2018-19); not set for the others",
    }


MEASURED = """
- {id: a, text: Lamps lit, unit: "%", direction: maintain, readings: [{period: Q2, value: 100}]}
- id: b
  text: Children in need
  readings: [{period: Q2, as_printed: 37% 0%}]
  parts:
    - {id: b1, text: ">1 year but <2 years", unit: "%", readings: [{period: Q2, value: 37}]}
    - {id: b2, text: ">2 years", unit: "%", readings: [{period: Q2, missing: not counted}]}
- {id: c, text: Number of people on the street, unit: people, readings: [{period: Q2, value: 40}]}
- {id: d, text: Warmth, unit: degrees, frequency: every 2 years, readings: [{period: Q2, as_printed: about 9}]}
"""


def test_measures_with_figures_are_a_table_under_the_heads_of_the_form() -> None:
    made = table(paper(plan(template="form", measures=MEASURED), organisation=ORGANISATION + COLUMNS), "measures")
    assert heads(made) == ["KPI", "Now (Q2 figures)", "Direction of travel"]
    assert rows(made) == [
        ["Lamps lit", "100%", "Maintain"],
        ["Children in need: >1 year but <2 years", "37%", "(not set)"],
        ["Children in need: >2 years", "(not counted)", "(not set)"],
        ["Number of people on the street", "40", "(not set)"],
        ["Warmth (collected every 2 years)", "about 9", "(not set)"],
    ]
    assert made.note == Text("Q2: the year is not stated.", literal=True)


def test_without_a_form_a_table_of_measures_has_a_number_and_always_a_target() -> None:
    made = table(paper(plan(measures=MEASURED), organisation=ORGANISATION), "measures")
    assert heads(made) == ["No", "Measure", "Target", "Latest (Q2)", "Should"]
    assert rows(made)[0] == ["1", "Lamps lit", "(not set)", "100%", "Maintain"]


def test_what_differs_stands_in_the_cell_and_what_is_shared_in_the_head_or_the_note() -> None:
    text = plan(
        template="form",
        measures="""
        - id: a
          text: Lamps
          baseline: {value: 1, period: 2017-18}
          target: {value: 5, by: 2020-03-31}
          readings: [{period: 2018-19, value: 2}, {period: 2019-20 Q1, value: 3}]
          status: amber
        - id: b
          text: Poles
          target: {value: 6, by: 2020-03-31}
          readings: [{period: 2019-20 Q2, value: 4}]
        """,
    )
    made = table(paper(text, organisation=ORGANISATION + COLUMNS.replace(" ({period} figures)", "")), "measures")
    assert heads(made) == [
        "KPI",
        "Now",
        "Direction of travel",
        "Baseline (2017-18)",
        "Target by 31 March 2020",
        "Status",
    ]
    assert rows(made) == [
        ["Lamps", "3 (2019-20 Q1)", "(not set)", "1", "5", "▲ slightly off, as stated"],
        ["Poles", "4 (2019-20 Q2)", "(not set)", "(not set)", "6", "○ not stated"],
    ]


def test_what_a_table_of_measures_has_no_column_for_stands_under_it() -> None:
    text = plan(
        services="[{id: roads, name: Roads}]",
        measures="""
        - id: a
          text: Lamps
          measures: [roads]
          pairing: judgement
          definition: Counted at night.
          owner: Head of Lamps
          scheme: gap
          next_reading: May 2020
          comment: See the map.
          target: {value: 5, least: 4, reason: Raised.}
          readings: [{period: 2019-20, value: 3, sample: 1200}]
        """,
    )
    about = blocks(paper(text, organisation=ORGANISATION), "measures")[1]
    assert isinstance(about, Section)
    assert about.level == 3
    listed = about.blocks[0]
    assert isinstance(listed, Items)
    assert facts(listed.items[0]) == {
        "Measures": "Roads (by judgement)",
        "Owner": "Head of Lamps",
        "Counted": "Counted at night",
        "Target": "Raised",
        "Least acceptable": "4",
        "Base of the latest figure": "1,200",
        "Next figure": "May 2020",
        "Judged by": "Gap to target",
        "Note": "See the map",
    }


def test_measures_without_numbers_carry_what_is_known_of_them() -> None:
    text = plan(
        template="form",
        services="[{id: roads, name: Roads}]",
        measures="""
        - id: a
          text: Lamps lit
          unit: "%"
          measures: [roads, 1]
          target: {value: 75, by: March 2020}
          direction: increase
          baseline: {value: 60, period: 2018-19}
        - {id: b, text: Refreshed by March 2018, target: {as_printed: by March 2018}, monitor_only: Watched.}
        """,
    )
    listed = blocks(paper(text, organisation=ORGANISATION + COLUMNS), "measures")
    assert len(listed) == 1
    assert isinstance(listed[0], Items)
    assert [facts(each) for each in listed[0].items] == [
        {
            "Measures": "Roads, 1",
            "Target": "75% by March 2020",
            "Direction": "increase",
            "Baseline": "60% (2018-19)",
        },
        {"No target": "Watched"},
    ]
