"""How blocks fall on a page whatever the form: which template, which rows belong together, how figures line up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bizplan.render.prose import plain
from bizplan.reports.paper import Absent, Align, Block, Column, Item, Row, RowKind, Status, Table, Text, Value

_FIGURE = re.compile(r"≈?[-+\N{MINUS SIGN}(]{0,2}£?[0-9][0-9,]*(?:\.([0-9]+))?[%kmbn]*(\)?)")

_LONGEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Tail:
    """What a figure lacks on its right beside the longest of its column, so that the decimal points stand in line."""

    digits: int = 0
    point: bool = False
    bracket: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in its place."""

    value: Value
    column: Column
    names_row: bool
    tail: Tail


@dataclass(frozen=True, slots=True)
class Line:
    """A row in its place, a group's heading excepted."""

    row: Row
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading, or under none."""

    head: Row | None
    lines: tuple[Line, ...]


def kind(block: Block) -> str:
    """The name of a block's template: `table`, `items`."""
    return type(block).__name__.lower()


def has_long_numbers(items: Sequence[Item]) -> bool:
    """Whether the numbers beside a list are too long for the usual margin, as `10.` is not and `A10.` is."""
    return any(len(item.number) > _LONGEST_NUMBER for item in items)


def holds_wide(blocks: Sequence[Block]) -> bool:
    """Whether some block asks for the whole width of a page."""
    return any(getattr(block, "wide", False) for block in blocks)


def row_groups(table: Table) -> list[RowGroup]:
    """The rows of a table by the headings among them, every cell with its column and its tail."""
    tails = [_tails(table, n) for n in range(len(table.columns))]
    groups: list[tuple[Row | None, list[Line]]] = [(None, [])]
    for number, row in enumerate(table.rows):
        if row.kind is RowKind.GROUP:
            groups.append((row, []))
            continue
        cells = (
            Cell(value, column, n == table.heads, tails[n][number])
            for n, (value, column) in enumerate(zip(row.cells, table.columns, strict=True))
        )
        groups[-1][1].append(Line(row, tuple(cells)))
    return [RowGroup(head, tuple(lines)) for head, lines in groups if head or lines]


def value_in_words(value: Value) -> str:
    """A value as plain words: `on target` has its shape before it, an empty place its reason."""
    match value:
        case Text():
            return plain(value)
        case Absent():
            return value.reason
        case Status():
            return f"{value.shape} {value.word}"


def _tails(table: Table, position: int) -> list[Tail]:
    if table.columns[position].align is not Align.NUMBER:
        return [Tail()] * len(table.rows)
    figures = [_figure(row.cells[position]) if row.kind is not RowKind.GROUP else None for row in table.rows]
    places = [len(figure[1] or "") for figure in figures if figure]
    most = max(places, default=0)
    brackets = any(figure[2] for figure in figures if figure)
    return [
        Tail(
            digits=most - len(figure[1] or ""),
            point=most > 0 and not figure[1],
            bracket=brackets and not figure[2],
        )
        if figure
        else Tail()
        for figure in figures
    ]


def _figure(value: Value) -> re.Match[str] | None:
    return _FIGURE.fullmatch(plain(value)) if isinstance(value, Text) else None
