"""The pages of Word papers: what stays together, what lies across, and no page without anything on it."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.lettering import width_of
from bizplan.reports.paper import (
    Block,
    Column,
    Fact,
    Facts,
    Matrix,
    MatrixRow,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    literal,
)
from tests.golden.specimen_look import outcomes
from tests.word_papers import WordPaper


def word(*sections: Section, provenance: tuple[Fact, ...] = ()) -> WordPaper:
    paper = Paper(kind="plan", reference="x", title="T", council="C", sections=sections, provenance=provenance)
    data = FORMATS["docx"].render(paper, house_style())
    assert isinstance(data, bytes)
    return WordPaper(data)


def table(rows: int, *, wide: bool = False, words: str = "words") -> Table:
    columns = tuple(Column(each) for each in "ABCDE")
    return Table("t", "T", columns, tuple(Row((literal(words),) * 5) for _ in range(rows)), wide=wide)


def section(anchor: str, *blocks: Block, level: int = 2) -> Section:
    return Section(anchor, anchor.upper(), blocks, level=level)


def turns(read: WordPaper) -> list[str]:
    sizes = read.document.element.body.iter(qn("w:pgSz"))
    return ["across" if each.get(qn("w:orient")) == "landscape" else "upright" for each in sizes]


def kept(read: WordPaper) -> list[bool]:
    """Of each row of the table below its head, whether it stays on one page with the next."""
    rows = read.document.element.body.find(qn("w:tbl")).findall(qn("w:tr"))[1:]
    return [next(each.iter(qn("w:p"))).find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for each in rows]


def test_a_paper_that_ends_with_a_wide_table_has_no_empty_page() -> None:
    assert turns(word(section("a", Paragraph(Text("Words."))), section("b", table(1, wide=True)))) == [
        "upright",
        "across",
    ]


def test_where_a_paper_comes_from_stands_upright() -> None:
    read = word(section("b", table(1, wide=True)), provenance=(Fact("Made from", (literal("x"),)),))
    assert turns(read) == ["upright", "across", "upright"]


def test_a_section_in_a_wide_one_lies_upright_unless_it_is_wide_itself() -> None:
    inner = section("c", Paragraph(Text("Words.")), level=3)
    assert turns(word(section("b", table(1, wide=True), inner))) == ["upright", "across", "upright"]
    wide = section("d", replace(table(1, wide=True), anchor="u"), level=3)
    assert turns(word(section("b", table(1, wide=True), wide))) == ["upright", "across"]


def test_a_table_that_is_crowded_lies_across_though_nobody_said_so() -> None:
    assert turns(word(section("b", table(3)))) == ["upright"]
    assert turns(word(section("b", table(3, words="Incomprehensibilities")))) == ["upright", "across"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(1, [False]), (3, [True, True, False]), (10, [True] * 9 + [False]), (12, [False] * 9 + [True, True, False])],
)
def test_a_small_table_is_not_parted_and_a_long_one_not_before_its_last_rows(rows: int, expected: list[bool]) -> None:
    assert kept(word(section("b", table(rows)))) == expected


def test_a_summary_is_set_closer_and_needs_no_contents() -> None:
    sections = tuple(section(each, Paragraph(Text("Words."))) for each in "abcdefg")
    made = {}
    for kind in ("plan", "summary"):
        paper = Paper(kind=kind, reference="x", title="T", council="C", sections=sections)
        data = FORMATS["docx"].render(paper, house_style())
        assert isinstance(data, bytes)
        made[kind] = WordPaper(data)
    sizes = {kind: each.document.styles["Heading 1"].font.size.pt for kind, each in made.items()}
    margins = {kind: each.document.sections[0].left_margin.mm for kind, each in made.items()}  # type: ignore[union-attr]
    assert sizes == {"plan": 20, "summary": 13}
    assert {kind: round(each) for kind, each in margins.items()} == {"plan": 22, "summary": 18}
    assert {kind: "contents:" in each.reduced() for kind, each in made.items()} == {"plan": True, "summary": False}


@pytest.mark.parametrize("columns", [3, 9, 25])
def test_no_word_of_a_heat_map_is_broken_but_where_it_may_be(columns: int) -> None:
    """Twelve outcomes and twenty-five departments fit on a page across: heads stand upright, words are small."""
    few = next(each for each in outcomes().blocks if isinstance(each, Matrix))
    names = tuple(f"Department {n}" for n in range(columns))
    rows = tuple(MatrixRow(f"Outcome {n}", str(n), few.key[n % 6 :] * 25, "served") for n in range(12))
    rows = tuple(replace(each, cells=each.cells[:columns]) for each in rows)
    many = replace(few, columns=names, rows=rows, wide=columns > 8)
    grid = word(section("map", many)).document.element.body.find(qn("w:tbl"))
    head, *lines = grid.findall(qn("w:tr"))
    upright = {each.get(qn("w:val")) for each in head.iter(qn("w:textDirection"))}
    height = [int(each.get(qn("w:val"))) for each in head.iter(qn("w:trHeight"))]
    assert (upright, len(height)) == (({"btLr"}, 1) if columns > 8 else (set(), 0))
    assert all(each > width_of("Department 24", 160, bold=True) for each in height)
    for cell in (each for line in lines for each in line.findall(qn("w:tc"))[1:-1]):
        room = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) - (20 if columns > 8 else 120)
        for run in cell.findall(f"{qn('w:p')}[last()]/{qn('w:r')}"):
            size = run.find(f"{qn('w:rPr')}/{qn('w:sz')}")
            bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
            assert size is None or width_of(run.findtext(qn("w:t")), int(size.get(qn("w:val"))) * 10, bold=bold) <= room


@pytest.mark.parametrize(("count", "expected"), [(1, [False]), (3, [True, True, False]), (7, [False] * 7)])
def test_a_few_labelled_lines_stay_together(count: int, expected: list[bool]) -> None:
    read = word(section("b", Facts(tuple(Fact(f"F{n}", (literal("x"),)) for n in range(count)))))
    found = [each for each in read.document.paragraphs if each.style and each.style.name == "Facts"]
    assert [bool(each.paragraph_format.keep_with_next) for each in found] == expected
