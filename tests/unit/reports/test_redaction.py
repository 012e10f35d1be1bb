"""Exempt parts leave documents without a trace but for the word that they are gone."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from bizplan.diagnostics import Route
from bizplan.index.walk import entities
from bizplan.load import load
from bizplan.model.base import Document, Entity
from bizplan.model.budget import Budget
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.exemption import Exemption, Printed
from bizplan.model.plan import Plan
from bizplan.render.leaks import leaks_in_file, plain, wanted_of
from bizplan.reports.redacted_sums import publishable
from bizplan.reports.redaction import LeftOut, marked, redacted
from bizplan.source.document import read
from tests.conftest import ROOT

SHIPPED = sorted(
    file
    for root in (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")
    for folder in ("departments", "reports", "minutes", "consultations", "strategies")
    for file in (root / folder).rglob("*.yaml")
)
UNHEARD = "Zyxxyzombat quorvington"
FIGURE = Decimal(918273)


_E = TypeVar("_E", bound=Entity)


def document(text: str) -> Document:
    found = read("a.yaml", text.encode())[0]
    assert found is not None
    loaded, faults = load(found)
    assert loaded is not None
    assert not faults
    return loaded.model


def public(text: str) -> Document:
    return redacted({"it": ("a.yaml", document(text))})["it"].document


PLAN = """
kind: plan
level: department
department: highways
period: 2026-27
corporate_plan: 2018-23
"""


def budget(*lines: str, more: str = "") -> Budget:
    listed = "\n".join(f"    - {line}" for line in lines)
    found = public(f"{PLAN}budget:\n  year: 2026-27\n  unit: thousand\n  basis: net\n  lines:\n{listed}\n{more}")
    assert isinstance(found, Plan)
    assert found.budget is not None
    return found.budget


def hidden(table: Budget) -> tuple[bool, ...]:
    return tuple(each.amount.is_nan() for each in table.lines)


TOTAL = "  total: {label: Total, amount: 60}\n"
LAMPS = "{label: Lamps, amount: 10, exempt: {paragraph: 3}}"
ROADS = "{label: Roads, amount: 20, exempt: {paragraph: 3}}"
SIGNS = "{label: Signs, amount: 30}"


def test_a_total_with_one_line_left_out_goes_with_it() -> None:
    table = budget(LAMPS, "{label: Roads, amount: 20}", SIGNS, more=TOTAL)

    assert table.lines[0].label == "Not published (paragraph 3)"
    assert hidden(table) == (True, False, False)
    assert table.total is not None
    assert table.total.amount.is_nan()


def test_a_total_with_two_lines_left_out_stays() -> None:
    table = budget(LAMPS, ROADS, SIGNS, more=TOTAL)

    assert table.total is not None
    assert table.total.amount == 60


def test_a_total_of_a_list_that_is_not_exhaustive_stays() -> None:
    table = budget(LAMPS, SIGNS, more=f"  exhaustive: false\n{TOTAL}")

    assert table.total is not None
    assert table.total.amount == 60


def test_a_sub_total_that_would_part_two_left_out_lines_goes() -> None:
    table = budget(
        LAMPS, ROADS, SIGNS, more=f"{TOTAL}  subtotals:\n    - {{label: L, of: [Lamps, Signs], amount: 40}}\n"
    )

    assert table.total is not None
    assert table.total.amount == 60
    assert table.subtotals[0].amount.is_nan()
    assert "Lamps" not in str(table)


def test_an_exempt_total_takes_the_lines_with_it_that_would_add_up_to_it() -> None:
    table = budget(SIGNS, more="  total: {label: Total, amount: 30, exempt: {paragraph: 3}}\n")

    assert hidden(table) == (True,)


def test_one_of_three_figures_before_and_after_income_takes_the_others_with_it() -> None:
    line = "{label: A, amount: 5, gross: 9, less_income: -4, exempt: {paragraph: 3, parts: [gross]}}"
    table = budget(line, "{label: B, amount: 5}")

    assert table.lines[0].label == "A"
    assert [each is not None and each.is_nan() for each in (table.lines[0].amount, table.lines[0].less_income)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        (["ab"], (True,)),
        (["a"], (False,)),
        (["abc", "ab"], (True, False)),
        (["ab", "bc", "ac"], (True, True, False)),
        (["ab", "cd", "abcd"], (True, True, True)),
        (["", "a"], (True, False)),
    ],
)
def test_sums_are_published_as_long_as_nothing_follows_from_them(sums: list[str], expected: tuple[bool, ...]) -> None:
    assert publishable([frozenset(each) for each in sums]) == expected


def test_savings_and_capital_lose_the_sums_that_give_a_figure_away() -> None:
    found = public(
        f"{PLAN}"
        "savings:\n  year: 2026-27\n  unit: thousand\n  total: {label: All, amount: 7}\n"
        "  lines: [{label: A, amount: 3, exempt: {paragraph: 3}}, {label: B, amount: 4}]\n"
        "capital:\n  unit: thousand\n  total: {label: All, amount: 10}\n"
        "  year_totals: [{year: 2026-27, amount: 10}]\n"
        "  schemes:\n"
        "    - {label: A, total: 3, years: [{year: 2026-27, amount: 3, exempt: {paragraph: 3}}]}\n"
        "    - {label: B, total: 7, years: [{year: 2026-27, amount: 7}]}\n"
    )

    assert isinstance(found, Plan)
    assert found.savings is not None
    assert found.capital is not None
    assert found.savings.total.amount.is_nan()
    assert found.capital.total is not None
    assert found.capital.total.amount.is_nan()
    assert found.capital.year_totals[0].amount.is_nan()
    assert [str(each.total) for each in found.capital.schemes] == ["NaN", "7"]


def test_what_refers_to_a_left_out_entry_refers_to_nothing() -> None:
    found = public(
        f"{PLAN}"
        "objectives: [{id: a, text: Dig, exempt: {paragraph: 7, reason: Nobody may know}}]\n"
        "programmes:\n"
        "  - {id: p, scope: corporate, text: Plan, contributes_to: [a, 1]}\n"
        "measures: [{id: m, text: Depth, measures: [a]}]\n"
    )

    assert isinstance(found, Plan)
    assert found.objectives[0].id == "not-published-1"
    assert found.objectives[0].text.startswith("Not published: exempt under paragraph 7")
    assert [str(each.to) for each in found.programmes[0].contributes_to] == ["1"]
    assert found.measures[0].measures == ()
    assert "Nobody" not in str(found)


def test_the_place_of_a_left_out_paragraph_stays_so_that_numbers_do() -> None:
    report = """
kind: committee-report
id: r
meetings: [{committee: roads, date: 2020-03-12, purposes: [decision]}]
subject: The plan
public: public
report_of: Director
summary: [Short, Secret]
exempt: {paragraph: 3, parts: [summary]}
recommendations: [{text: Approve}]
sections:
  - heading: A
    paragraphs: [{text: One}, {text: Two, points: [x], exempt: {paragraph: 1}}, {text: Three}]
appendices: [{title: Prices, text: All of them, exempt: {paragraph: 3}}]
"""
    found = public(report)

    assert isinstance(found, CommitteeReport)
    assert [each.text[:13] for each in found.sections[0].paragraphs] == ["One", "Not published", "Three"]
    assert found.sections[0].paragraphs[1].points == ()
    assert found.summary == (f"Not published: exempt under paragraph 3 of {_SCHEDULE}.",)
    assert found.appendices[0].title == "Not published (paragraph 3)"
    assert found.appendices[0].text == found.summary[0]
    assert "(exempt: paragraph 1)" in str(marked(document(report)))


_SCHEDULE = "Schedule 12A to the Local Government Act 1972"


def _mutants(model: Document) -> Iterator[tuple[Route, Document]]:
    """The document with one entry after the other made secret: unheard-of words and figures, and exempt."""
    for placed in entities(model):
        if placed.route and isinstance(placed.entity, Printed):
            yield placed.route, _replaced(model, placed.route, _secret(placed.entity))


def _secret(entity: Entity) -> Entity:
    changed: dict[str, object] = {}
    for name, value in entity.__dict__.items():
        info = type(entity).model_fields[name]
        if isinstance(value, str) and "Literal" not in str(info.annotation) and name not in {"id", "letter", "item"}:
            changed[name] = UNHEARD
        elif isinstance(value, Decimal):
            changed[name] = FIGURE
    return entity.model_copy(update={**changed, "exempt": (Exemption(paragraph="3"),)})


def _replaced(entity: _E, route: Route, new: Entity) -> _E:
    name, *rest = route
    held = getattr(entity, str(name))
    if rest and isinstance(rest[0], int):
        inner = _replaced(held[rest[0]], tuple(rest[1:]), new) if rest[1:] else new
        put: object = (*held[: rest[0]], inner, *held[rest[0] + 1 :])
    else:
        put = _replaced(held, tuple(rest), new) if rest else new
    return entity.model_copy(update={str(name): put})


@pytest.mark.parametrize("file", SHIPPED, ids=lambda each: f"{each.parent.name}-{each.stem}")
def test_nothing_of_any_one_entry_survives(file: Path) -> None:
    model = document(file.read_text(encoding="utf-8"))

    for route, mutant in _mutants(model):
        found = redacted({"it": ("a.yaml", mutant)})["it"]
        said = str(found.document)
        assert UNHEARD not in said, route
        assert str(FIGURE) not in said, route
        assert found.left_out, route


@pytest.mark.parametrize(
    ("figure", "text", "is_there"),
    [
        ("3068", "it costs 3,068 in all", True),
        ("3068", "£3.068 million", True),
        ("3068", "£3,068k", True),
        ("3068", "3068", True),
        ("3068", "13,068 and 3,0681 and 3,068.5", False),
        ("2019", "in 2019", False),
        ("2019", "£2,019", True),
        ("75", "75 people", False),
        ("75", "75% of people", True),
        ("75", "75 per cent", True),
        ("64.43", "rose to 64.43 points", True),
        ("5", "5%", False),
    ],
)
def test_a_figure_is_known_in_its_usual_spellings(figure: str, text: str, is_there: bool) -> None:
    wanted = wanted_of([LeftOut("a.yaml", (), "3", (), (Decimal(figure),))])

    assert any(each.pattern.search(plain(text)) for each in wanted) == is_there


@pytest.mark.parametrize(
    ("phrase", "text", "is_there"),
    [
        ("The Night Watch", "see **the night\nwatch**", True),
        ("Zephyr", "the zephyr project", True),
        ("reviewed", "it was reviewed", False),
        ("None", "none", True),
        ("Buy it. Sell the old depot.", "We sell the old depot.", True),
        ("Ship", "shipping", False),
        (
            "One two three four five six seven eight nine ten eleven twelve thirteen",
            "one two three four five six seven eight…",
            True,
        ),
    ],
)
def test_a_phrase_is_known_whatever_its_marks_and_breaks(phrase: str, text: str, is_there: bool) -> None:
    wanted = wanted_of([LeftOut("a.yaml", (), "3", (phrase,))])

    assert any(each.pattern.search(plain(text)) for each in wanted) == is_there


@pytest.mark.parametrize(
    ("content", "is_there"),
    [
        (b"%PDF-1.7 402 0 obj << /Length 402 >>", False),
        (b"%PDF-1.7 << /Title (The price is 402) >>", True),
        (b"%PDF-1.7 << /Title (402 \\9 \\051) >>", True),
        (b"%PDF-1.7 << /Title <FEFF003400300032> >>", True),
        (b'%PDF-1.7 stream\n<?xpacket begin=""?><dc:title>402</dc:title>\nendstream', True),
    ],
)
def test_a_pdf_is_searched_in_its_strings_and_not_in_its_places_and_lengths(content: bytes, is_there: bool) -> None:
    wanted = wanted_of([LeftOut("a.yaml", (), "3", (), (Decimal(402),))])

    assert bool([*leaks_in_file("it.pdf", content, wanted)]) == is_there


def test_what_the_public_may_read_all_the_same_is_not_searched_for() -> None:
    assert wanted_of([LeftOut("a.yaml", (), "3", ("The Night Watch",))], ["the night watch"]) == ()
