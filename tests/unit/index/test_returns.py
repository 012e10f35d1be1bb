"""A return: whether it says anything, and what of it counts while it is a draft."""

from datetime import date

import pytest

from bizplan.index.dated_facts import dated_facts
from bizplan.index.measured import performance_facts
from bizplan.index.record import index_document
from bizplan.index.reported import as_reported
from bizplan.index.risk_register import risk_facts
from bizplan.index.spending import spending
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from tests.small_council import loaded, plan, setting

PLAN = plan(measures="[{id: out, text: Lamps out}, {id: split, text: Split, parts: [{id: a, text: A}]}]")
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
