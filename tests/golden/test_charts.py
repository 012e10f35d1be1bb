"""Charts in HTML and Markdown: whole, with hostile words in every place, and in papers of money."""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest

from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.charts import About, Move, Wording, history_chart, pairs_chart, parts_chart, steps_chart
from bizplan.reports.paper import Align, Chart, Column, Paper, Row, Section, Table, Text, literal
from bizplan.values.amounts import figure, signed
from tests.accessibility import lacking, violations
from tests.golden.test_paper import ALLOWED, HOSTILE, Page

Golden = Callable[[str, str], None]
DRAWN = {"figure", "figcaption", "svg", "desc", "defs", "pattern", "path", "rect", "circle", "text"}


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return house_style()


def table(words: str = "Rents") -> Table:
    columns = (Column("Source"), Column("Amount", Align.NUMBER, unit="£000"))
    return Table("figures", "Where money comes from", columns, (Row((literal(words), literal("12,100"))),))


def charts(words: str = "") -> tuple[Chart, ...]:
    """A chart of each kind, with the words in every label."""
    amounts = [(f"{name} {words}", Decimal(value)) for name, value in (("Rents", 12100), ("Fees", 640), ("Debt", -210))]
    parts = About("parts", Text(f"Rents bring in **£12,100k** {words}"), f"Income {words}", f"Source {words}", table())
    steps = About("steps", literal(f"Net budget falls 16% {words}"), "Net budget, £000")
    moves = [Move(f"Media & Communication: ended {words}", Decimal(-1789)), Move(f"Elections {words}", Decimal(790))]
    pairs = About("pairs", literal(f"The forecast is £46k worse {words}"), "Budget and forecast, £000")
    rows: list[tuple[str, list[Decimal | None]]] = [
        (f"Roads {words}", [Decimal(1790), Decimal(1836)]),
        (f"Lamps {words}", [Decimal(402), None]),
    ]
    history = About("history", literal(f"Homes let in time {words}"), "Per cent")
    years = [("2023-24", Decimal(86)), ("2024-25", None), ("2025-26", Decimal("88.5")), ("2026-27", Decimal(84))]
    return (
        parts_chart(parts, amounts, figure),
        steps_chart(steps, ("Total 2017-18", "Total 2019-20"), Decimal(6173), moves, Wording(figure, signed)),
        pairs_chart(pairs, ("Budget", "Forecast"), rows, figure),
        history_chart(history, years, figure),
    )


def paper(*blocks: Chart) -> Paper:
    return Paper(
        kind="budget",
        reference="r",
        title="Money",
        council="Harbour Town",
        sections=(Section("money", "Money", blocks),),
    )


@pytest.mark.parametrize("form", ["md", "html"])
def test_charts_whole(golden: Golden, style: HouseStyle, form: str) -> None:
    golden(f"paper/charts.{form}", str(FORMATS[form].render(paper(*charts()), style)))


def test_a_chart_has_a_name_a_description_and_its_table(style: HouseStyle) -> None:
    page = Page(str(FORMATS["html"].render(paper(*charts()), style)))
    drawings = [attrs for tag, attrs in page.elements if tag == "svg"]
    assert len(drawings) == 8
    ids = page.attributes("id")
    assert [each for each, count in Counter(ids).items() if count > 1] == []
    for each in drawings:
        assert each["role"] == "img"
        assert set(each["aria-labelledby"].split()) <= set(ids)
        assert len(each["aria-labelledby"].split()) == 2
    assert sum(tag == "details" for tag, _ in page.elements) == 1
    text = " ".join("".join(page.text).split())
    assert "Bar chart: Rents 12,100; Fees 640; Debt (210)." in text
    assert "Waterfall chart from Total 2017-18 6,173 to Total 2019-20 5,174." in text
    assert "Lamps : budget 402, forecast not given" in text
    assert "2024-25 not given" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(style: HouseStyle, words: str) -> None:
    text = str(FORMATS["html"].render(paper(*charts(words)), style))
    page, plain = Page(text), Page(str(FORMATS["html"].render(paper(*charts()), style)))
    assert page.open == []
    assert {tag for tag, _ in page.elements} <= ALLOWED | DRAWN | {"details", "summary"}
    counted, usual = (Counter(tag for tag, _ in each.elements) for each in (page, plain))
    assert all(counted[tag] == usual[tag] for tag in ("svg", "title", "desc", "pattern", "figure", "table", "style"))
    names = {name for _, attrs in page.elements for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in {"src", "style", "href"} - {"href"}]
    assert not re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", text)
    assert "href" not in {name for tag, attrs in page.elements if tag in DRAWN for name in attrs}
    patterns = set(re.findall(r'fill="url\(#([^)]*)\)"', text))
    assert patterns <= set(page.attributes("id"))


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_axe_finds_nothing_against_charts(style: HouseStyle) -> None:
    assert violations(str(FORMATS["html"].render(paper(*charts()), style))) == []
