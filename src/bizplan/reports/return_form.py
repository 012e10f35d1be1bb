"""A return as a form to be filled in: sheets with a row an entry, what is shown in it, and what is asked."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bizplan.diagnostics import Route

HEAD_ROW = 3
"""Position, from 0, of the row with the heads of the columns; the rows follow it."""
NOTHING_HERE = "The plan lists nothing here."
"""What stands below the heads of a sheet without rows."""
BASE_SHEET = "bizplan"
"""The hidden sheet that says what stood in the workbook when it was written."""
BASE_VERSION = "1"
"""Raised when an older bizplan would misread the workbook."""


class Entry(StrEnum):
    """What a cell takes."""

    NUMBER = "number"
    WHOLE = "whole number"
    CHOICE = "choice"
    TEXT = "text"
    DAY = "day"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a sheet."""

    label: str
    width: int
    """In characters."""
    belongs: str
    """What belongs into it, in a sentence."""
    field: str = ""
    """The field of the return that it fills in; empty where it only shows something."""
    entry: Entry = Entry.TEXT
    choices: tuple[str, ...] = ()
    """Words that are offered."""
    is_open: bool = False
    """Whether other words than those offered may stand there."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One entry of the return, whether it is there already or not."""

    key: str
    """Its id; for money the service's, with fund and class of risk."""
    values: tuple[str, ...]
    """A text for every column; a figure in digits, a day as 2026-07-17, nothing where nothing is said."""
    identity: tuple[tuple[str, str], ...]
    """The fields by which the entry is known in the return, with their values."""
    route: Route = ()
    """Where the entry stands in the return; empty where it is not there yet."""
    inside: str = ""
    """For a part the key of its measure's row."""
    asks: frozenset[str] | None = None
    """The fields that it takes; None for all."""
    entry: Entry | None = None
    """What it takes, where that is not what its column takes."""
    unit: str = ""
    """What its figures are in."""
    near: tuple[Decimal, ...] = ()
    """Figures to which a new one should be near: the target, the last one."""

    def takes(self, column: FormColumn) -> bool:
        """Whether a cell of it can be filled in."""
        return bool(column.field) and (self.asks is None or column.field in self.asks)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of the form; its first column holds the ids."""

    name: str
    section: str
    """The field of the return whose list it fills in; empty for the return itself."""
    title: str
    note: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A return for one plan and period, to be filled in."""

    plan: str
    period: str
    council: str
    title: str
    made: date
    """The day that counts as its making, so that the same input makes the same bytes."""
    unit: str
    """What one unit of its money is worth."""
    fingerprint: str
    """Of the file of the return as it was; empty where there was none."""
    sheets: tuple[FormSheet, ...]


@dataclass(frozen=True, slots=True)
class Based:
    """What stood in one cell when the workbook was written."""

    sheet: str
    row: int
    """From 0."""
    key: str
    column: str
    """The label of the column."""
    value: str


def base_of(form: ReturnForm) -> Iterator[Based]:
    """Every cell of the form, shown or asked, as it is kept for the merge."""
    for sheet in form.sheets:
        for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
            for column, value in zip(sheet.columns, row.values, strict=True):
                yield Based(sheet.name, number, row.key, column.label, value)


def plain_number(value: Decimal) -> str:
    """A figure as a spreadsheet keeps it, in its shortest digits."""
    kept = Decimal(repr(float(value)))
    return f"{kept.to_integral_value() if kept == kept.to_integral_value() else kept:f}"


def plain_text(text: str) -> str:
    """A text as a spreadsheet keeps it: one kind of line break, no space round it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def sum_of(rows: Iterable[tuple[str, ...]]) -> str:
    """The fingerprint of the rows of the base."""
    return hashlib.sha256("\x1e".join("\x1f".join(row) for row in rows).encode()).hexdigest()
