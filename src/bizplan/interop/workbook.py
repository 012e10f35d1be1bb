"""A workbook's bytes to the exact number in one of its cells, or to why there is none."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bizplan.values.amounts import MoneyUnit
from bizplan.values.nearness import did_you_mean

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
MOST_BYTES = 20 * 1024 * 1024
"""The largest workbook that is read; a finance workbook of fifty thousand rows has 3 MB."""
_MOST_UNPACKED = 200 * 1024 * 1024
_SHOWN = 40
_MOST_DIGITS = 18
_PLACES = {MoneyUnit.POUND: 2, MoneyUnit.THOUSAND: 5, MoneyUnit.MILLION: 8}
"""Decimals down to a penny."""


@dataclass(frozen=True, slots=True)
class CellRead:
    """What came of reading a cell: its number, or why there is none."""

    amount: Decimal | None
    """In the workbook's own unit."""
    fault: str = ""
    hint: str = ""
    skipped: bool = False
    """Whether it could not be looked at here at all, which proves nothing."""


def cell_amount(content: bytes, sheet: str, cell: str, unit: MoneyUnit) -> CellRead:
    """The number in a cell of an xlsx, xls or ods workbook: its shortest decimal text, never a binary fraction.

    A formula counts by the value it had when the workbook was saved. Needs the extra `xlsx`; without it the cell is
    skipped, and the answer says so.
    """
    address = _CELL.fullmatch(cell.strip())
    if address is None:
        return CellRead(None, f"“{cell}” is no cell", "Name a cell by column and row, such as C14.")
    if len(content) > MOST_BYTES or _unpacked(content) > _MOST_UNPACKED:
        return CellRead(None, "the workbook is too large", "Keep the sheet with the figure in a workbook of its own.")
    try:
        value = _cell(content, sheet, address[1], int(address[2]))
    except ImportError:
        hint = "Install it with the extra: pip install 'bizplan[xlsx]'."
        return CellRead(None, "reading workbooks needs python-calamine, which is not installed", hint, skipped=True)
    return value if isinstance(value, CellRead) else _number(value, cell, unit)


def _cell(content: bytes, sheet: str, letters: str, row: int) -> object:
    """What the cell holds, or why the sheet cannot be read."""
    from python_calamine import (  # noqa: PLC0415 -- the extra need not be there
        CalamineError,
        CalamineWorkbook,
        WorksheetNotFound,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = workbook.get_sheet_by_name(sheet)
        return _value(found.start, found.to_python(skip_empty_area=True), letters, row)
    except WorksheetNotFound:
        names = workbook.sheet_names
        hint = did_you_mean(sheet, names) or f"Its sheets are {', '.join(names)}."
        return CellRead(None, f"the workbook has no sheet “{sheet}”", hint)
    except CalamineError:
        hint = "Save it as xlsx, xls or ods, without a password."
        return CellRead(None, "the file is no workbook that can be read", hint)


def _value(start: tuple[int, int] | None, rows: Sequence[Sequence[object]], letters: str, row: int) -> object:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    down, across = (row - 1 - start[0], column - 1 - start[1]) if start is not None else (-1, -1)
    is_there = 0 <= down < len(rows) and 0 <= across < len(rows[down])
    return rows[down][across] if is_there else ""


def _number(value: object, cell: str, unit: MoneyUnit) -> CellRead:
    if value == "":
        return CellRead(None, f"cell {cell} is empty or holds an error", "Name the cell that holds the figure.")
    if isinstance(value, bool) or not isinstance(value, int | float):
        shown = str(value) if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…"
        return CellRead(
            None, f"cell {cell} holds “{shown}”, which is no number", "Name the cell that holds the figure."
        )
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return CellRead(None, f"cell {cell} holds no finite number", "Mend the workbook.")
    exact = (
        exact.quantize(Decimal(1)) if exact == exact.to_integral_value() and exact.adjusted() < _MOST_DIGITS else exact
    )
    if -int(exact.as_tuple().exponent) > _PLACES[unit]:
        fault = f"cell {cell} holds {exact:f}, which is finer than a penny in {unit.symbol}"
        return CellRead(None, fault, "Round the figure in the workbook, or state its “unit”.")
    return CellRead(exact)


def _unpacked(content: bytes) -> int:
    """How many bytes a workbook that is an archive unpacks to, as its directory states; 0 for any other."""
    if not content.startswith(b"PK"):
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0
