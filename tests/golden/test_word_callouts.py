"""Callouts in Word papers: one straight line at the left and one ground, whatever stands inside."""

import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.paper import (
    Block,
    Callout,
    Fact,
    Facts,
    Item,
    Items,
    Paper,
    Paragraph,
    Prose,
    Section,
    Text,
    Tone,
)
from tests.word_papers import Line, WordPaper

DEEP = Item(Text("one"), items=(Item(Text("below"), items=(Item(Text("far below"), "(i)"),)),))
BLOCKS: dict[str, Block] = {
    "a paragraph": Paragraph(Text("Words.")),
    "a numbered paragraph": Paragraph(Text("Words."), "7.", "p7", (Items((Item(Text("inside"), "(a)"),)),)),
    "bullets": Items((DEEP, Item(Text("two")))),
    "numbers": Items(
        (Item(Text("one"), "1.", facts=(Fact("Owner", (Text("Head of Homes"),)),)), Item(Text("two"), "2."))
    ),
    "long numbers": Items((Item(Text("one"), "C101", title="A name", items=(Item(Text("below"), "C101a"),)),)),
    "facts": Facts((Fact("Owner", (Text("Head of Homes"),)),)),
    "prose": Prose(
        Text("Words.\n\n- one\n\n  more\n  - below\n    1. far\n    2. below\n\n> quoted\n\n3. three\n4. four")
    ),
    "bare prose": Prose(Text("Words.\n\nMore.", literal=True)),
}


def read(block: Block) -> tuple[list[Element], list[Line]]:
    """The paragraphs of a callout with a block in it, and what they say."""
    inside = Callout((Paragraph(Text("Before.")), block), "Mind this", Tone.WARNING)
    paper = Paper(kind="plan", reference="x", title="T", council="C", sections=(Section("s", "S", (inside,)),))
    data = FORMATS["docx"].render(paper, house_style())
    assert isinstance(data, bytes)
    word = WordPaper(data)
    paragraphs = list(word.document.element.body.iter(qn("w:p")))
    apart = [n for n, each in enumerate(paragraphs) if each.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
    assert apart == list(range(apart[0], apart[-1] + 1))
    return [paragraphs[n] for n in apart], [word.lines()[n] for n in apart]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_line_at_the_left_is_straight_and_without_gaps(block: Block) -> None:
    for place, paragraph in enumerate(read(block)[0]):
        properties = paragraph.find(qn("w:pPr"))
        indent, spacing = properties.find(qn("w:ind")), properties.find(qn("w:spacing"))
        assert int(indent.get(qn("w:left"))) - int(indent.get(qn("w:hanging"), 0)) == 240
        assert (spacing.get(qn("w:before")), spacing.get(qn("w:after"))) == ("0" if place else "120", "0")
        assert properties.find(qn("w:shd")).get(qn("w:fill")) == "F6F3EF"


def test_numbers_and_bullets_in_a_callout_are_told() -> None:
    said = [(each.number, each.words) for each in read(BLOCKS["prose"])[1]]
    assert said == [
        ("", "▲ Mind this"),
        ("", "Before."),
        ("", "Words."),
        ("", "one"),
        ("", "more"),
        ("", "– below"),
        ("", "1. far"),
        ("", "2. below"),
        ("", "quoted"),
        ("3.", "three"),
        ("4.", "four"),
    ]
