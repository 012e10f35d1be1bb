"""A return: whether it says anything, and what of it counts while it is a draft."""

from datetime import date
from decimal import Decimal

import pytest

from bizplan.index.dated_facts import dated_facts
from bizplan.index.measured import performance_facts
from bizplan.index.record import index_document
from bizplan.index.reported import as_reported
from bizplan.index.risk_register import risk_facts
from bizplan.index.spending import spending
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.reports.performing import Scope, build_performance
from tests.small_council import CORPORATE_PLAN, ORGANISATION, loaded, plan, setting

PLAN = plan(measures="[{id: out, text: Lamps out}, {id: split, text: Split, parts: [{id: a, text: A}]}]")
CALENDAR = """calendars:
  - id: quarters
    name: Quarters
    periods:
      - {part: Q1, name: April to June, first_month: 4, last_month: 6}
      - {part: Q2, name: July to September, first_month: 7, last_month: 9}
"""
HEAD = "kind: return\nplan: highways/2019-20\nperiod: 2019-20 Q1\nsupplied: {role: Head, date: 2019-07-10}\n"


def given(text: str) -> Return:
    model = loaded(HEAD + text).model
    assert isinstance(model, Return)
    return model


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        ("commentary: All is well.", False),
        ("readings: [{measure: out}, {measure: split, parts: [{part: a}]}]", False),
        ("readings: [{measure: out, comment: To follow}]\nprogress: [{item: x, status: on track}]", False),
        ("readings: [{measure: out, value: 0}]", True),
        ("readings: [{measure: out}, {measure: split, parts: [{part: a, value: 3}]}]", True),
        ("readings: [{measure: out, missing: Nobody counted}]", True),
        ("spend: {unit: thousand, lines: [{service: lamps, original: 5}]}", False),
        ("spend: {unit: thousand, lines: [{service: lamps, actual: 5}]}", True),
        ("risks: [{risk: dark}]", False),
        ("risks: [{risk: dark, score: 8}]", True),
        ("progress: [{item: relight, status: on track}]", True),
    ],
)
def test_a_return_that_says_nothing_has_not_come(text: str, says: bool) -> None:
    assert given(text).says_something is says
    document = loaded(HEAD + text)
    fact = dated_facts(document, index_document(document, setting()), setting())
    assert fact is not None
    assert fact.is_done is says
    assert fact.supplied_on == date(2019, 7, 10)


FULL = """readings: [{measure: out, value: 3}]
spend: {unit: thousand, lines: [{service: lamps, actual: 5}]}
risks: [{risk: dark, score: 8}]
"""


@pytest.mark.parametrize("draft", [False, True])
def test_what_a_draft_says_counts_nowhere(draft: bool) -> None:
    document, around = loaded(HEAD + FULL + ("draft: true\n" if draft else "")), setting()
    indexed = index_document(document, around)
    dated, told = dated_facts(document, indexed, around), performance_facts(document, indexed, around)
    assert dated is not None
    assert told is not None
    assert dated.is_done is not draft
    assert (told.given is None) is draft
    assert (spending(document, indexed, around) is None) is draft
    assert (risk_facts(document, indexed, around) is None) is draft
    planned, model = loaded(PLAN).model, document.model
    assert isinstance(planned, Plan)
    assert isinstance(model, Return)
    readings = as_reported(planned, [model], around).measures[0].readings
    assert [each.value for each in readings] == ([] if draft else [3])


TOLD = [
    # as text of readings: what the return of the first quarter tells, then that of the second
    ("{measure: out, value: 3, sample: 40, provisional: true}", "{measure: out}"),
    ("{measure: out, value: 3}", "{measure: out, missing: Nobody counted, revised: Counted twice}"),
    ("{measure: split, parts: [{part: a, value: 1}]}", "{measure: split, parts: [{part: a}]}"),
    ("{measure: split, parts: [{part: a, value: 1}]}", "{measure: split, missing: Not split yet, parts: [{part: a}]}"),
]


@pytest.mark.parametrize(("first", "second"), TOLD)
def test_every_report_reads_the_same_out_of_plan_and_returns(first: str, second: str) -> None:
    """What papers quote of a measure and what the report on performance shows of it is joined in one place."""
    documents = [
        loaded(HEAD + f"readings: [{first}]"),
        loaded(HEAD.replace("Q1", "Q2").replace("07-10", "10-10") + f"readings: [{second}]"),
    ]
    around = setting(ORGANISATION + CALENDAR, CORPORATE_PLAN)
    planned = loaded(PLAN)
    assert isinstance(planned.model, Plan)
    models = [each.model for each in documents if isinstance(each.model, Return)]
    quoted = as_reported(planned.model, models, around)
    facts = [
        found
        for each in (planned, *documents)
        if (found := performance_facts(each, index_document(each, around), around)) is not None
    ]
    report = build_performance(facts, around, Scope("2019-20", date(2020, 1, 1)))
    for measure in quoted.measures:
        for holder in measure.parts or (measure,):
            (line,) = (each for each in report.lines if each.item == holder.id)
            assert [(each.period, each.value) for each in line.history] == [
                (str(each.period), each.value) for each in holder.readings
            ]
            last = holder.readings[-1] if holder.readings else None
            assert (line.sample, line.provisional, line.revised) == (
                (last.sample, last.provisional, last.revised or "") if last is not None else (None, False, "")
            )


def test_an_entry_left_empty_takes_no_figure_away() -> None:
    """A yearly figure is not lost in the return of a quarter, which lists its measure."""
    planned = loaded(plan(measures="[{id: out, text: Out, readings: [{period: 2018-19, value: 5}]}]")).model
    assert isinstance(planned, Plan)
    (measure,) = as_reported(planned, [given("readings: [{measure: out}]")], setting()).measures
    assert [(str(each.period), each.value) for each in measure.readings] == [("2018-19", Decimal(5))]
