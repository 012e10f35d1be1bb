"""Turns a workbook into an Excel file: figures as numbers, sums as formulas, words never taken for either."""

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

from bizplan.errors import BizplanError
from bizplan.reports.paper import RowKind
from bizplan.reports.workbook import Added, Sheet, SheetCell, SheetColumn, SheetRow, Workbook

if TYPE_CHECKING:
    from decimal import Decimal

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

_Formats: TypeAlias = "dict[tuple[RowKind | str, str], Format]"
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
_INK, _RULE, _TINT = "#1B1F24", "#47515C", "#F6F3EF"


def new_book(written: io.BytesIO, title: str, author: str, made: date, otherwise: str = "") -> "Book":
    """An empty Excel file, closed by `with`; every text stays a text, whatever it looks like.

    Raises BizplanError if XlsxWriter is not installed; `otherwise` is what else can be done then.
    """
    try:
        from xlsxwriter import Workbook as Book
    except ImportError as fault:
        hint = f"Run “pip install 'bizplan[xlsx]'”{f', {otherwise}' if otherwise else ''}."
        raise BizplanError("XlsxWriter is not installed, so no workbook can be written", hint=hint) from fault

    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = Book(written, options)
    book.set_properties({"title": title, "author": author, "created": datetime.combine(made, time())})
    return book


def to_xlsx(workbook: Workbook) -> bytes:
    """The workbook as an Excel file; the same workbook makes the same bytes.

    Raises BizplanError if XlsxWriter is not installed, or for an amount of more than 15 digits.
    """
    written = io.BytesIO()
    with new_book(written, workbook.title, workbook.author, workbook.as_at, "or ask for csv") as book:
        for number, sheet in enumerate(workbook.sheets):
            _write(book, sheet, is_first=number == 0)
    return written.getvalue()


def _write(book: "Book", sheet: Sheet, *, is_first: bool) -> None:
    page = book.add_worksheet(sheet.name)
    top = len(sheet.notes) + 2
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14, "font_color": _INK}))
    quiet = book.add_format({"font_color": _RULE, "italic": True})
    for number, note in enumerate(sheet.notes, start=1):
        page.write_string(number, 0, note, quiet)
    formats: _Formats = {}
    page.set_default_row(17)
    page.set_row(top, 34)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        head = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bg_color": _TINT, "font_color": _INK}
        head["align"] = "right" if _is_figures(sheet, at) else "left"
        page.write_string(top, at, column.label, book.add_format(head))
    for number, row in enumerate(sheet.rows):
        for at, cell in enumerate(row.cells):
            column = sheet.columns[at] if at < len(sheet.columns) else sheet.columns[-1]
            _cell(page, (top + 1 + number, at), cell, _format(book, formats, row, column, cell), top + 1)
    page.freeze_panes(top + 1, 1)
    page.set_landscape() if len(sheet.columns) > 4 else page.set_portrait()  # noqa: PLR2004 -- what an A4 page holds
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&L&A&RPage &P of &N")
    if is_first:
        page.activate()


def _cell(page: "Worksheet", place: tuple[int, int], cell: SheetCell, form: "Format", first: int) -> None:
    row, at = place
    match cell:
        case None:
            page.write_blank(row, at, None, form)
        case Added():
            page.write_formula(row, at, _formula(cell, row, at, first), form, _exact(cell.value))
        case str():
            page.write_string(row, at, cell, form)
        case int():
            page.write_number(row, at, cell, form)
        case _:
            page.write_number(row, at, _exact(cell), form)


def _formula(found: Added, row: int, at: int, first: int) -> str:
    """`=SUM(C5:C9,C11)`: runs of neighbours as ranges."""
    from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

    parts = []
    for start, end in _runs(found.rows):
        parts.append((first + start, at, first + end, at))
    for start, end in _runs(found.columns):
        parts.append((row, start, row, end))
    names = [xl_rowcol_to_cell(*part[:2]) if part[:2] == part[2:] else xl_range(*part) for part in parts]
    return f"=SUM({','.join(names)})"


def _runs(positions: tuple[int, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for each in sorted(positions):
        if runs and runs[-1][1] == each - 1:
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return runs


def _format(book: "Book", formats: _Formats, row: SheetRow, column: SheetColumn, cell: SheetCell) -> "Format":
    figures = not isinstance(cell, str | int | None)
    decimals = f".{'0' * column.places}" if column.places else ""
    number = f"#,##0{decimals};(#,##0{decimals});0{decimals}" if figures else "0" if isinstance(cell, int) else "@"
    key = (row.kind, number)
    if key not in formats:
        looks: dict[str, object] = {"num_format": number, "valign": "vcenter", "font_color": _INK}
        if row.kind is not RowKind.LINE:
            looks["bold"] = True
        if row.kind is RowKind.SUBTOTAL:
            looks["top"] = 1
        if row.kind is RowKind.TOTAL:
            looks |= {"top": 2, "bg_color": _TINT}
        formats[key] = book.add_format(looks)
    return formats[key]


def _is_figures(sheet: Sheet, at: int) -> bool:
    return any(len(row.cells) > at and not isinstance(row.cells[at], str | None) for row in sheet.rows)


def _exact(value: "Decimal") -> "Decimal":
    if len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
        hint = "Ask for csv or json, which keep every digit."
        raise BizplanError(f"{value:,f} has more than {_MOST_DIGITS} digits, which a spreadsheet would lose", hint=hint)
    return value
