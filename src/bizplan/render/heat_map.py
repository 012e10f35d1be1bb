"""A matrix as every form lays it out: heads in their order, rows with all their places, shades, what is crowded."""

from dataclasses import dataclass
from enum import StrEnum

from bizplan.reports.paper import Matrix, MatrixCell, RowKind

_MANY = 8
"""Columns beyond which their heads stand upright and the words in the cells are small."""


class Part(StrEnum):
    """What a column holds."""

    OUTCOME = "outcome"
    """What the rows are, each with its number and title."""
    ACROSS = "across"
    """Shaded cells."""
    END = "end"
    """What the row comes to, in plain words."""


class Edge(StrEnum):
    """The line about a shaded cell, so that shades are told apart without any grey."""

    NONE = "none"
    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    LEFT = "left"
    """A thick one at the left alone."""


@dataclass(frozen=True, slots=True)
class Shade:
    """How a cell looks; colours by their names in the theme."""

    ground: str
    ink: str
    edge: Edge = Edge.NONE
    line: str = ""
    """The colour of its edge."""
    bold: bool = False


SHADES = (
    Shade("ground", "second_ink"),
    Shade("ground", "bad", Edge.SOLID, "bad", bold=True),
    Shade("ground", "ink", Edge.DOTTED, "second_ink"),
    Shade("tint", "ink", Edge.DASHED, "second_ink"),
    Shade("tint", "ink", Edge.LEFT, "second_ink"),
    Shade("second_ink", "ground"),
    Shade("ink", "ground", bold=True),
)
"""By a cell's `shade`: nothing to say, a gap, then darker the better. The style sheet of the web page says the same."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    words: str
    part: Part


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row in its place; one that only heads those after it has no cells and reaches over all columns."""

    title: str
    number: str
    cells: tuple[MatrixCell, ...]
    end: str
    is_group: bool
    inner: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A matrix laid out."""

    heads: tuple[Head, ...]
    rows: tuple[HeatRow, ...]
    key: tuple[MatrixCell, ...]
    dense: bool
    """Whether the columns are so many that their heads stand upright and their words are small."""

    @property
    def span(self) -> int:
        """How many columns a heading among the rows reaches over."""
        return len(self.heads)


def heat_map(matrix: Matrix) -> HeatMap:
    """What the rows are, then the columns across, then the words at the end; rows in printed order."""
    heads = (
        Head(matrix.corner, Part.OUTCOME),
        *(Head(each, Part.ACROSS) for each in matrix.columns),
        Head(matrix.end, Part.END),
    )
    rows = tuple(
        HeatRow(each.title, each.number, each.cells, each.words, each.kind is RowKind.GROUP, each.inner)
        for each in matrix.rows
    )
    return HeatMap(heads, rows, matrix.key, dense=len(matrix.columns) > _MANY)
