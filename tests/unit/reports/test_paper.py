"""What a paper promises whoever builds or renders one."""

import pytest

from bizplan.reports.attached import attached
from bizplan.reports.paper import (
    Absent,
    Appendix,
    Callout,
    Column,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Tone,
    blocks_within,
    literal,
    slug,
    targets_within,
)


def plan() -> Paper:
    inner = Section("money", "Money", (Paragraph(Text("a"), anchor="p1"),), level=3)
    table = Table("t", "T", (Column("A"),), (Row((literal(1),), anchor="row"),))
    first = Section("budget", "Budget", (Items((Item(Text("see", target="budget"), anchor="i"),)), table, inner))
    return Paper(kind="plan", reference="a/b", title="T", council="C", sections=(first,))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("What we’ll measure", "what-well-measure"),
        ("Homes & Repairs (2019-20)", "homes-repairs-2019-20"),
        ("Café", "cafe"),
        ("12 outcomes", "n-12-outcomes"),
        ("  --  ", "n"),
        ("住宅", "n"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_an_attached_paper_has_its_anchors_links_and_levels_moved_and_nothing_else() -> None:
    moved = attached(plan(), "appendix-1")
    (first,) = moved.sections
    items, table, inner = first.blocks
    assert (first.anchor, first.level, first.heading) == ("appendix-1-budget", 3, "Budget")
    assert isinstance(items, Items)
    assert items.items[0] == Item(Text("see", target="appendix-1-budget"), anchor="appendix-1-i")
    assert isinstance(table, Table)
    assert (table.anchor, table.rows[0].anchor) == ("appendix-1-t", "appendix-1-row")
    assert isinstance(inner, Section)
    assert (inner.level, inner.blocks) == (4, (Paragraph(Text("a"), anchor="appendix-1-p1"),))
    assert moved.title == "T"


def test_an_empty_anchor_stays_empty() -> None:
    section = Section("s", "S", (Paragraph(Text("a")),))
    moved = attached(Paper(kind="plan", reference="r", title="T", council="C", sections=(section,)), "appendix-1")
    assert moved.sections[0].blocks == (Paragraph(Text("a")),)


def test_blocks_come_in_reading_order_those_of_appendices_included() -> None:
    callout = Callout((Paragraph(Text("inside")),), tone=Tone.BAD)
    outer = Paper(
        kind="report",
        reference="r",
        title="T",
        council="C",
        sections=(Section("s", "S", (Paragraph(Text("p"), blocks=(callout,)),)),),
        appendices=(Appendix("x", "Appendix 1", "X", plan()), Appendix("y", "Appendix 2", "Y", Absent("not held"))),
    )
    assert [type(block).__name__ for block in blocks_within(outer)] == [
        *("Section", "Paragraph", "Callout", "Paragraph"),
        *("Section", "Items", "Table", "Section", "Paragraph"),
    ]


def test_targets_are_found_wherever_words_stand() -> None:
    assert list(targets_within(plan())) == ["budget"]


def test_a_row_with_too_few_cells_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="Budget: a total row has 1 cells, not 2"):
        Table("t", "Budget", (Column("A"), Column("B")), (Row((literal(1),), RowKind.TOTAL),))


def test_a_heading_cannot_skip_a_level() -> None:
    with pytest.raises(ValueError, match="Inner: level 4 stands inside level 2"):
        Section("s", "S", (Section("i", "Inner", (), level=4),))


def test_each_tone_has_a_shape_of_its_own() -> None:
    assert len({tone.shape for tone in Tone}) == len(Tone)
