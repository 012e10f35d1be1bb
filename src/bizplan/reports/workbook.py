"""A workbook before it is written: sheets of words, exact figures and sums that know which cells they add."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bizplan.reports.paper import RowKind


@dataclass(frozen=True, slots=True)
class Added:
    """A sum that the reader can open: it is written as a formula, with its value beside it."""

    value: Decimal
    rows: tuple[int, ...] = ()
    """Positions, from 0, of the rows whose cells of the same column it adds."""
    columns: tuple[int, ...] = ()
    """Positions, from 0, of the cells of the same row that it adds."""


SheetCell: TypeAlias = "str | int | Decimal | Added | None"
"""Words, a whole number, an amount, a sum, or nothing."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """The head of a column."""

    label: str
    width: int
    """In characters."""
    places: int = 0
    """Decimals of its amounts."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with a cell for every column."""

    cells: tuple[SheetCell, ...]
    kind: RowKind = RowKind.LINE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table: its title, what is to be known of it, the frozen header, the rows."""

    name: str
    """On its tab, at most 31 characters."""
    title: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook."""

    title: str
    author: str
    """The council."""
    as_at: date
    """The day that counts as its making, so that the same input makes the same bytes."""
    sheets: tuple[Sheet, ...]
