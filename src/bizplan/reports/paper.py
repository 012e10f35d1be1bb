"""A paper before any form is chosen: all it says, complete, ordered and numbered, as plain values."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from bizplan.reports.picture import Picture


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a paper: CommonMark inline (bold, italic, links), or exactly what they are if `literal`."""

    source: str
    literal: bool = False
    target: str = ""
    """The anchor, in the same paper, that the words lead to."""


def literal(words: object, target: str = "") -> Text:
    """Words that mean no markup, such as a figure, an id or a date, as `str` writes them."""
    return Text(str(words), literal=True, target=target)


@dataclass(frozen=True, slots=True)
class Absent:
    """An empty place that says why: `not set`, `not collected until 2022`."""

    reason: str


class Tone(StrEnum):
    """How serious something is; each form turns it into a shape and a colour beside the word."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"

    @property
    def shape(self) -> str:
        """The mark that stands for it in print without colour."""
        return {Tone.GOOD: "●", Tone.WARNING: "▲", Tone.BAD: "■", Tone.UNKNOWN: "○"}[self]


@dataclass(frozen=True, slots=True)
class Status:
    """A judgement in a word, never by colour alone, and the rule and arithmetic behind it."""

    word: str
    tone: Tone
    rule: str = ""
    mark: str = ""
    """What stands before the word, where more are told apart than there are tones."""

    @property
    def shape(self) -> str:
        """The mark before the word: its own, or the tone's."""
        return self.mark or self.tone.shape


Value: TypeAlias = Text | Absent | Status
"""What may stand in a cell or beside a label."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it: a line of the cover, an owner, a target."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, numbered or not, with the lists and tables that belong to it."""

    text: Text
    number: str = ""
    """As printed, such as `12.`; numbers run through the whole paper."""
    anchor: str = ""
    blocks: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A field that an author wrote as CommonMark blocks: paragraphs, lists and quotations, no headings."""

    text: Text


@dataclass(frozen=True, slots=True)
class Statement:
    """The one line that says what the paper's subject is for; displayed large."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    text: Text
    number: str = ""
    """As printed, such as `1.`, `(a)` or `C9`; empty for a bullet."""
    anchor: str = ""
    title: str = ""
    """What the entry is called, where it has a name as well as a text."""
    facts: tuple[Fact, ...] = ()
    """What is known of it: target, owner, partner, outcome."""
    items: "tuple[Item, ...]" = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, in the order in which it is read."""

    items: tuple[Item, ...]


class Align(StrEnum):
    """How a column stands: words from the left, figures on the decimal point."""

    TEXT = "text"
    NUMBER = "number"


class Width(StrEnum):
    """How much room a column asks for beside its neighbours."""

    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column."""

    label: str
    align: Align = Align.TEXT
    unit: str = ""
    """The unit of every figure below, such as `£000`."""
    width: Width = Width.NORMAL


class RowKind(StrEnum):
    """What a row does in its table."""

    LINE = "line"
    GROUP = "group"
    """A heading over the rows that follow; only its first cell is used."""
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell for every column."""

    cells: tuple[Value, ...]
    kind: RowKind = RowKind.LINE
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its rows in printed order with totals last."""

    anchor: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str = ""
    """As printed, such as `Table 1`."""
    heads: int = 0
    """The position, from 0, of the column whose cells name their rows."""
    note: Text | None = None
    """The source, the basis, or what a mark means."""
    wide: bool = False
    """Whether it wants more than the width of the text: a landscape page in print."""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != (wanted := 1 if row.kind is RowKind.GROUP else len(self.columns)):
                raise ValueError(f"{self.caption}: a {row.kind} row has {len(row.cells)} cells, not {wanted}")


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How much there is where a row and a column meet: told by shade, by mark and by word, each alone enough."""

    mark: str
    word: str
    shade: int
    """From 0, nothing to say, over 1, a gap, to 6, the best."""
    figure: str = ""
    """How much, where it can be counted."""
    breaks: tuple[int, ...] = ()
    """Before which letters of the word it may break where a column is narrow."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The word in the pieces into which it may break."""
        return tuple(self.word[start:end] for start, end in pairwise((0, *self.breaks, len(self.word))))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix; a heading over the rows that follow has neither cells nor words."""

    title: str
    number: str = ""
    cells: tuple[MatrixCell, ...] = ()
    words: str = ""
    """What the row comes to, in plain words."""
    kind: RowKind = RowKind.LINE
    inner: bool = False
    """Whether it is a part of the row before it."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A heat map that reads without colour, and the same as a table in words."""

    anchor: str
    caption: str
    corner: str
    """What the rows are."""
    columns: tuple[str, ...]
    end: str
    """The head over the words at the end of each row."""
    rows: tuple[MatrixRow, ...]
    key: tuple[MatrixCell, ...]
    """Each kind of cell, the best first."""
    table: Table
    """The twin; a form that has no heat map prints it instead."""
    wide: bool = False
    """Whether it wants more than the width of the text: a landscape page in print."""

    def __post_init__(self) -> None:
        for row in self.rows:
            if row.kind is RowKind.LINE and len(row.cells) != len(self.columns):
                raise ValueError(f"{self.caption}: {row.title} has {len(row.cells)} cells, not {len(self.columns)}")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that stand in a table as well; a form without pictures prints the title and the table."""

    anchor: str
    title: Text
    """What the picture shows, as a finding."""
    subject: str
    """What is drawn: of what, of when, in which unit."""
    picture: Picture
    description: str
    """The picture in words, for who cannot see it."""
    source: str = ""
    """Where the figures come from and of which date."""
    key: str = ""
    """What the patterns mean, where the picture does not say it."""
    table: Table | None = None
    """The same figures; None where that table stands beside the chart in its section."""


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that must not be missed, set apart from the text."""

    blocks: "tuple[Block, ...]"
    title: str = ""
    tone: Tone = Tone.UNKNOWN


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values under one another."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    anchor: str
    heading: str
    blocks: "tuple[Block, ...]"
    number: str = ""
    """As printed before the heading, such as `2.1`."""
    level: int = 2
    """2 for a section of the paper, 3 for one inside it; 1 is the paper's title."""
    restriction: str = ""
    """Why the public does not see it, in the words printed; empty for a public section."""

    def __post_init__(self) -> None:
        for block in self.blocks:
            if isinstance(block, Section) and block.level != self.level + 1:
                raise ValueError(f"{block.heading}: level {block.level} stands inside level {self.level}")


Block: TypeAlias = Paragraph | Prose | Statement | Items | Table | Matrix | Chart | Callout | Facts | Section
"""What a section is made of; each form has a template for each."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """What is attached to a paper, or why it is not."""

    anchor: str
    number: str
    """As printed, such as `Appendix 1` or `Appendix A`."""
    title: str
    content: "Paper | Absent"
    purpose: str = ""
    """What it is attached for, such as `For information`."""
    level: int = 2
    restriction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper, complete: a template loops, tests and prints; it never adds, sorts, numbers or looks up."""

    kind: str
    """What sort of paper, such as `plan` or `committee-report`; a template folder of this name is used first."""
    reference: str
    """What it is called by, such as `town-clerk/2019-20`."""
    title: str
    council: str
    subtitle: str = ""
    lang: str = "en-GB"
    running_title: str = ""
    """The short title at the head of each printed page; the title where it is empty."""
    status: str = ""
    """Where the paper stands, such as `Draft`, `Adopted`, `Public`."""
    restriction: str = ""
    """Why the public does not see it, in the words printed; empty for a public paper."""
    description: str = ""
    """What it is about in a sentence, for catalogues and search."""
    meetings: Table | None = None
    """Of a committee paper: a row for each committee with its day and purpose; it stands above the cover's facts."""
    cover: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    provenance: tuple[Fact, ...] = ()
    """Which files and which source it was made from."""


def slug(words: str) -> str:
    """Words as an anchor: lower-case letters, digits and single hyphens, a letter first; never empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    hyphened = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return hyphened if hyphened[:1].isalpha() else f"n-{hyphened}".rstrip("-")


def blocks_within(part: Paper | Block) -> Iterator[Block]:
    """Every block of a paper or a block, appendices but no covers, in reading order; a block comes before its parts."""
    match part:
        case Paper():
            for section in part.sections:
                yield section
                yield from blocks_within(section)
            for appendix in part.appendices:
                if isinstance(appendix.content, Paper):
                    yield from blocks_within(appendix.content)
        case Matrix(table=Table() as twin) | Chart(table=Table() as twin):
            yield twin
        case Section() | Paragraph() | Callout():
            for block in part.blocks:
                yield block
                yield from blocks_within(block)
        case _:
            return


def targets_within(part: object) -> Iterator[str]:
    """Every anchor that some words of a paper lead to, repeated where several do."""
    if isinstance(part, Text):
        if part.target:
            yield part.target
    elif isinstance(part, tuple):
        for each in part:
            yield from targets_within(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from targets_within(getattr(part, field.name))
