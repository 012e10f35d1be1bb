"""Any return out to a workbook and back is itself, and any two returns merge to what the later one says."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.index.setting import Setting, build_setting
from bizplan.interop.return_edits import new_return_with, return_with
from bizplan.interop.return_merge import Preferred, merged
from bizplan.interop.return_workbook import Base, Said, base_in, read_form
from bizplan.interop.workbook_sheets import sheets_read
from bizplan.load import load
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.render.return_xlsx import return_workbook
from bizplan.reports.build_return_form import Returns, build_return_form
from bizplan.reports.return_form import ReturnForm, base_of
from bizplan.reports.return_import import Outcome
from bizplan.source.document import Document, read
from bizplan.values.years import period
from tests import return_workbooks as workbooks
from tests.return_council import COUNCIL, PLAN
from tests.small_council import loaded

_AWKWARD = (
    "no",
    "57",
    "1e3",
    "=1+1",
    "- x",
    "# x",
    "a: b",
    "@x",
    "_x0041_",
    "'",
    '"',
    "{a",
    "[",
    "null",
    "2026-01-01",
    "~",
)
WORDS = st.one_of(
    st.sampled_from(_AWKWARD),
    st.text(st.sampled_from("abc xyz é£–’'\":#-,[]{}|>%&*!?=+@\\/.019\n"), min_size=1, max_size=60).map(
        lambda words: words.strip() or "é"
    ),
    st.lists(
        st.sampled_from(["lamps", "are", "lit", "in", "every", "street,", "it's: so"]), min_size=20, max_size=40
    ).map(" ".join),
)
FIGURES = st.one_of(
    st.decimals(-10_000, 10_000, places=2, allow_nan=False).map(lambda each: f"{each:f}"),
    st.sampled_from(["0.86", "1", "0", "0.12345678", "-0.5", "1234567.8"]),
)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(str)
STATUS = st.sampled_from(["green", "amber", "red"])
Data = dict[str, object]


def some(
    required: Mapping[str, st.SearchStrategy[object]], **optional: st.SearchStrategy[object]
) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(dict(required), optional=optional)


def entries(field: str, ids: tuple[str, ...], **optional: st.SearchStrategy[object]) -> st.SearchStrategy[list[Data]]:
    one = some({field: st.sampled_from(ids)}, **optional)
    return st.lists(one, max_size=4, unique_by=lambda each: str(each[field]))


PARTS = entries("part", ("letters", "calls"), value=FIGURES, missing=WORDS)
READINGS = entries(
    "measure",
    ("lit", "mended", "quick"),
    value=FIGURES,
    missing=WORDS,
    status=STATUS,
    trend=st.sampled_from(["better", "same", "worse"]),
    forecast=STATUS,
    sample=st.integers(0, 9999).map(str),
    provisional=st.just(value=True),
    revised=WORDS,
    comment=WORDS,
)
MONEY = {"original": FIGURES, "latest": FIGURES, "actual": FIGURES, "forecast": FIGURES, "comment": WORDS}
SERVICES = ({"service": "lamps"}, {"service": "roads", "fund": "general"}, {"service": "roads", "fund": "harbour"})
LINES = st.lists(
    st.tuples(st.sampled_from(SERVICES), some({}, **MONEY)).map(lambda each: {**each[0], **each[1]}),
    max_size=3,
    unique_by=lambda each: (each["service"], each.get("fund")),
)
RISKS = entries("risk", ("dark", "ice"), likelihood=st.sampled_from("123"), impact=st.sampled_from("14"), comment=WORDS)
WORK = st.lists(
    some(
        {
            "item": st.sampled_from(("light", "leds", "count", "paint")),
            "status": st.sampled_from(["on track", "at risk"]),
        },
        comment=WORDS,
    ),
    max_size=4,
    unique_by=lambda each: str(each["item"]),
)
RETURNS = some(
    {
        "kind": st.just("return"),
        "plan": st.just("highways/2019-20"),
        "period": st.just("2019-20 Q2"),
        "supplied": some({"role": WORDS, "date": DAYS}),
    },
    readings=READINGS,
    risks=RISKS,
    progress=WORK,
    spend=LINES.map(lambda lines: {"unit": "thousand", "lines": lines}),
    commentary=WORDS,
)


@cache
def _around() -> tuple[Plan, Setting]:
    plan = loaded(PLAN).model
    assert isinstance(plan, Plan)
    return plan, build_setting([loaded(COUNCIL, "organisation.yaml")])


def _form(document: Document | None) -> ReturnForm:
    plan, setting = _around()
    own = None
    if document is not None:
        found, faults = load(document)
        assert found is not None
        assert not faults
        assert isinstance(found.model, Return)
        own = found.model
    return build_return_form(plan, period("2019-20 Q2"), Returns(own, ()), setting, "")


def _document(data: Data, flow: bool | None) -> Document:
    """The return in a file, in one of the layouts that other programs write."""
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=60)
    document, faults = read("return.yaml", text.encode())
    assert document is not None, faults
    assert not faults
    return document


def _said(form: ReturnForm) -> dict[tuple[str, str, str], Said]:
    return {
        (sheet.name, row.key, column.label): Said(sheet.name, "A1", value)
        for sheet in form.sheets
        for row in sheet.rows
        for column, value in zip(sheet.columns, row.values, strict=True)
        if row.takes(column)
    }


def _answers(form: ReturnForm) -> dict[tuple[str, str, str], str]:
    """What a return says, cell by cell."""
    return {key: each.value for key, each in _said(form).items() if each.value}


@given(RETURNS, st.sampled_from([True, False, None]))
@settings(max_examples=25)
def test_out_and_back_is_nothing_new(data: Data, flow: bool | None) -> None:
    document = _document(data, flow)
    form = _form(document)
    content = return_workbook(form)
    for sheet in ("Measures", "Money", "Risks", "Progress"):
        content = workbooks.rows_changed(content, sheet, lambda rows: rows[::-1])
    sheets = sheets_read(content)
    base = base_in(sheets)
    said, damage = read_form(sheets, form.sheets, base, form.unit)
    assert not damage
    found = merged(form, base, said, document, Preferred.NEITHER, whole=False)
    assert (found.rows, found.cells, found.damage) == ((), (), ())
    assert {key: each.value for key, each in said.items() if each.value} == _answers(form)


@given(RETURNS, RETURNS, st.sampled_from([True, False, None]))
@settings(max_examples=80)
def test_the_workbook_s_values_go_into_the_file(before: Data, after: Data, flow: bool | None) -> None:
    document = _document(before, flow)
    form, wanted = _form(document), _form(_document(after, flow=None))
    base = Base("", "", "x", form.title, form.unit, tuple(base_of(form)))
    found = merged(form, base, _said(wanted), document, Preferred.NEITHER, whole=False)
    assert not found.damage
    content = return_with(document, found.rows, form)
    again, faults = read("return.yaml", content)
    assert not faults
    assert again is not None
    assert _answers(_form(again)) == _answers(wanted)
    back = merged(wanted, base, _said(_form(again)), again, Preferred.NEITHER, whole=False)
    assert not back.rows


@given(RETURNS)
@settings(max_examples=40)
def test_a_new_return_says_what_the_workbook_says(after: Data) -> None:
    nothing, wanted = _form(None), _form(_document(after, flow=None))
    base = Base("", "", "", nothing.title, nothing.unit, tuple(base_of(nothing)))
    found = merged(nothing, base, _said(wanted), None, Preferred.NEITHER, whole=True)
    text = new_return_with("returns/highways/2019-20-q2.yaml", found.rows, nothing)
    again, faults = read("return.yaml", text.encode())
    assert not faults, text
    assert again is not None
    assert _answers(_form(again)) == _answers(wanted), json.dumps(after)


@given(RETURNS, RETURNS, RETURNS, st.sampled_from([Preferred.OURS, Preferred.THEIRS]))
@settings(max_examples=40)
def test_each_cell_is_of_the_side_that_changed_it(was: Data, ours: Data, theirs: Data, preferred: Preferred) -> None:
    document = _document(ours, flow=None)
    form = _form(document)
    sides = [_said(_form(_document(was, flow=None))), _said(form), _said(_form(_document(theirs, flow=None)))]
    base = Base("", "", "x", form.title, form.unit, tuple(base_of(_form(_document(was, flow=None)))))
    found = merged(form, base, sides[2], document, preferred, whole=False)
    undecided = merged(form, base, sides[2], document, Preferred.NEITHER, whole=False)
    values = {key: [side[key].value for side in sides] for key in sides[0]}
    both = {key for key, (before, our, their) in values.items() if before not in {our, their} and our != their}
    assert sum(each.outcome is Outcome.CONFLICT for each in undecided.cells) == len(both)
    if found.damage:
        assert {each.what.partition("” ")[2] for each in found.damage} == {"has a comment and no status"}
        return
    expected = {
        key: their if our == before or (key in both and preferred is Preferred.THEIRS) else our
        for key, (before, our, their) in values.items()
    }
    again, _ = read("return.yaml", return_with(document, found.rows, form))
    assert again is not None
    assert _answers(_form(again)) == {key: value for key, value in expected.items() if value}
