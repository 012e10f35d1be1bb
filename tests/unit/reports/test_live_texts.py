"""Figures and tables of other documents in a report's text: what stands in the paper, and that it is never markup."""

import pytest

from bizplan.load import load
from bizplan.model.committee_report import CommitteeReport
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.library import Library
from bizplan.reports.paper import Paper, Paragraph, Table, blocks_within
from bizplan.reports.report_paper import build_report_paper
from bizplan.source.document import read
from tests.plan_papers import library
from tests.small_council import ORGANISATION

PLAN = """
kind: plan
level: department
department: highways
period: 2019-20
corporate_plan: 2018-23
calendar: quarters
services: [{id: repairs, name: Repairs}, {id: lamps, name: Lamps}]
budget:
  year: 2019-20
  unit: thousand
  basis: net
  lines:
    - {service: repairs, label: Mending, amount: 900}
    - {service: repairs, label: Grants, amount: -150, income: true}
    - {service: lamps, label: Lighting, amount: 450}
  subtotals: [{label: Roads, of: [Mending, Grants], amount: 750}]
  total: {label: Total, amount: 1200}
measures:
  - id: holes
    text: Holes filled in time
    unit: "%"
    good: high
    scheme: gap
    target: {value: 90, by: 2020-03-31}
    baseline: {value: 80, period: 2018-19}
    readings: [{period: 2018-19 Q4, value: 81}]
  - id: night
    text: Lamps lit
    parts: [{id: night-late, text: After midnight, target: {as_printed: "*all* [lamps](http://x)"}}]
risks: [{id: frost, text: A hard frost, likelihood: 2, impact: 4, score: 8}]
"""
RETURN = """
kind: return
plan: highways/2019-20
period: 2019-20 Q1
supplied: {role: Director of Highways, date: 2019-07-20}
readings: [{measure: holes, value: 84.5, sample: 1200, comment: A dry month}]
"""
COUNCIL = f"""{ORGANISATION}
calendars:
  - id: quarters
    name: Quarters
    periods:
      - {{part: Q1, name: April to June, first_month: 4, last_month: 6}}
      - {{part: Q4, name: January to March, first_month: 1, last_month: 3}}
rag_schemes:
  - id: gap
    name: Gap
    compares: shortfall to target
    green_to: 5
    amber_to: 10
    green: near
    amber: off
    red: far
"""
REPORT = """
kind: committee-report
id: r1
meetings: [{committee: roads, date: %s, purposes: [information]}]
subject: Roads
public: public
report_of: Director of Highways
corporate_plan: 2018-23
summary: [A summary.]
recommendations: [{text: Note it}]
sections:
  - heading: Money
    paragraphs:
      - text: |-
          %s
      - text: The end.
"""


def held() -> Library:
    return library(PLAN, RETURN, organisation=COUNCIL)


def paper(text: str, day: str = "2019-09-12", beside: Library | None = None) -> Paper:
    document, _ = read("r1.yaml", (REPORT % (day, text.replace("\n", "\n          "))).encode())
    assert document is not None
    loaded, faults = load(document)
    assert faults == ()
    assert loaded is not None
    assert isinstance(loaded.model, CommitteeReport)
    return build_report_paper(loaded.model, beside or held(), {}, "r1.yaml")


def markdown(text: str, day: str = "2019-09-12", beside: Library | None = None) -> str:
    made = FORMATS["md"].render(paper(text, day, beside), house_style())
    assert isinstance(made, str)
    return made


def said(what: str, day: str = "2019-09-12") -> str:
    found = next(
        line for line in markdown(f"It is [[highways/2019-20{what}]] now.", day).splitlines() if "**1.**" in line
    )
    return found.removeprefix("**1.** It is ").removesuffix(" now.")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (" budget", "£1,200k"),
        (" budget “Roads”", "£750k"),
        (" budget 'grants'", "\N{MINUS SIGN}£150k"),
        ("/repairs budget", "£750k"),
        ("/repairs share", "63%"),
        ("/lamps share", "38%"),
        (" services", "2"),
        (" measures", "2"),
        (" actions", "0"),
        ("/holes target", "90% by 31 March 2020"),
        ("/holes baseline", "80%"),
        ("/holes reading", "84.5%"),
        ("/holes status", "slightly off"),
        ("/night-late reading", "not yet read"),
        ("/night-late target", r"\*all\* \[lamps\](http:\//x)"),
        ("/nothing target", "figure not held here"),
        (" outcomes", "figure not held here"),
    ],
)
def test_a_figure_stands_in_the_sentence(what: str, words: str) -> None:
    assert said(what) == words


def test_a_return_after_the_meeting_does_not_count() -> None:
    assert said("/holes reading", "2019-07-19") == "81%"
    assert said("/holes status", "2019-07-19") == "slightly off"
    assert said("/holes reading", "2019-07-20") == "84.5%"


def test_a_plan_that_is_not_held_is_said_to_be_so() -> None:
    alone = library(organisation=COUNCIL)
    made = markdown("It is [[highways/2019-20 budget]].\n\n[[table highways/2019-20 budget]]", beside=alone)
    assert "**1.** It is figure not held here." in made
    assert "is not held here." in made.split("figure not held here.")[1]


def test_tables_are_numbered_and_a_paragraph_that_begins_with_one_is_not() -> None:
    made = paper("[[table highways/2019-20 budget]]\nAnd then\n\n[[table highways/2019-20 risks]]")
    tables = [each for each in blocks_within(made) if isinstance(each, Table)]
    assert [(each.number, each.anchor, each.caption) for each in tables] == [
        ("Table 1", "table-1", "Highways and Lighting: net budget 2019-20"),
        ("Table 2", "table-2", "Highways and Lighting 2019-20: risks and their scores"),
    ]
    numbers = [each.number for each in blocks_within(made) if isinstance(each, Paragraph) and each.number]
    assert numbers == ["1."]


def test_what_follows_a_table_stays_in_its_paragraph() -> None:
    made = markdown("Before.\n\n[[table highways/2019-20/holes history]]\n\nAfter, with [[highways/2019-20 budget]].")
    table = """
| Period | Figure (%) | Note |
|---|--:|---|
| 2018-19 | 80 | baseline |
| 2018-19 Q4 | 81 |  |
| 2019-20 Q1 | 84.5 | base 1,200; A dry month |

Target: 90% by 31 March 2020.

After, with £1,200k.

**2.** The end.
"""
    assert "**1.** Before.\n\n**Table 1: Holes filled in time**\n" in made
    assert table in made


def test_the_table_of_measures_has_the_readings_of_returns() -> None:
    made = markdown("[[table highways/2019-20 measures]]")
    assert "| Holes filled in time |" in made
    assert "84.5%" in made
    assert "▲ slightly off" in made


HOSTILE = "<script>alert(1)</script> **b** [x](javascript:alert(1)) {{ 7*7 }} [[highways/2019-20 budget]] | &lt;"


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_is_taken_from_a_document_is_never_markup(form: str) -> None:
    hostile = PLAN.replace('"*all* [lamps](http://x)"', f'"{HOSTILE}"').replace('unit: "%"', f'unit: "{HOSTILE}"')
    assert hostile.count("alert(1)") == 4
    beside = library(hostile, organisation=COUNCIL)
    text = "[[highways/2019-20/night-late target]] and [[highways/2019-20/holes reading]]"
    made = FORMATS[form].render(
        paper(f"{text}\n\n[[table highways/2019-20/holes history]]", beside=beside), house_style()
    )
    assert isinstance(made, str)
    assert "<script>alert" not in made
    assert "<strong>b</strong>" not in made
    assert 'href="javascript' not in made
    assert form == "html" or (" **b**" not in made and "[x](javascript" not in made.replace("\\](", ""))
    assert "49" not in made.split("Money")[-1].split("The end")[0]
    assert "£1,200k" not in made  # what stands in brackets in the plan is no reference


def test_the_form_of_a_reference_is_checked_where_it_stands() -> None:
    document, _ = read("r1.yaml", (REPORT % ("2019-09-12", "It is [[highways/2019-20 bugdet]].")).encode())
    assert document is not None
    _, (fault,) = load(document)
    assert fault.rule == "wrong-value"
    assert "did you mean “budget”?" in fault.message
    assert fault.location.route == ("sections", 0, "paragraphs", 0, "text")
