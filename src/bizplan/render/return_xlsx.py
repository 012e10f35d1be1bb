"""The form of a return to an Excel workbook: what is asked can be filled in, all else is locked, the base is hidden."""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bizplan.errors import BizplanError
from bizplan.render.xlsx import new_book
from bizplan.reports.return_form import (
    BASE_SHEET,
    BASE_VERSION,
    HEAD_ROW,
    NOTHING_HERE,
    Entry,
    FormColumn,
    FormRow,
    FormSheet,
    ReturnForm,
    base_of,
    sum_of,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

_INK, _QUIET, _RULE, _TINT, _HEAD = "#1B1F24", "#5B6570", "#C3C9CF", "#F1EEE9", "#E3DED6"
_MOST_CHARACTERS = 32767
"""A cell holds no more."""
_FARTHEST = 10**12
_LONGEST_LIST = 255
"""Characters of all words of a list together, by Excel's own limit."""
_LEFT: dict[str, object] = {"align": "left", "indent": 1}
_RIGHT: dict[str, object] = {"align": "right"}
"""Without an indent, which LibreOffice leaves out in some cells of a row."""
_LINE = 15
_LINE_OF_CHARACTERS = 1.0
"""How much of a column's width a line of words fills before it breaks."""


def return_workbook(form: ReturnForm) -> bytes:
    """The form as an Excel file; the same form makes the same bytes.

    Raises BizplanError if XlsxWriter is not installed, or where a text is longer than a cell can hold.
    """
    written = io.BytesIO()
    with new_book(written, form.title, form.council, form.made) as book:
        looks = _Looks(book)
        for sheet in form.sheets:
            _write(book.add_worksheet(sheet.name), sheet, form, looks)
        _hide(book.add_worksheet(BASE_SHEET), form)
    return written.getvalue()


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> "Format":
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_color": _INK, "valign": "vcenter", **properties})
        return self._made[key]


def _write(page: "Worksheet", sheet: FormSheet, form: ReturnForm, looks: _Looks) -> None:
    page.hide_gridlines(2)
    page.write_string(0, 0, sheet.title, looks.of(bold=True, font_size=14))
    page.write_string(1, 0, sheet.note, looks.of(font_color=_QUIET, italic=True))
    page.set_row(0, 22)
    page.set_row(HEAD_ROW, 32)
    page.set_comments_author(form.council)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        side = _RIGHT if _is_figures(column) else _LEFT
        head = looks.of(bold=True, text_wrap=True, valign="bottom", bottom=1, bg_color=_HEAD, **side)
        page.write_string(HEAD_ROW, at, column.label, head)
        page.write_comment(HEAD_ROW, at, column.belongs, {"x_scale": 1.6, "y_scale": 0.9, "font_size": 9})
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        page.set_row(number, _height(sheet.columns, row))
        for at, (column, value) in enumerate(zip(sheet.columns, row.values, strict=True)):
            _cell(page, (number, at), column, row, value, looks)
    if not sheet.rows:
        page.write_string(HEAD_ROW + 1, 0, NOTHING_HERE, looks.of(font_color=_QUIET, italic=True))
    page.freeze_panes(HEAD_ROW + 1, 2)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    page.set_footer(f"&L{form.plan.replace('&', '&&')}, {form.period}&C&A&RPage &P of &N")


def _cell(  # noqa: PLR0913, PLR0917 -- a cell, and all that its look follows from
    page: "Worksheet", place: tuple[int, int], column: FormColumn, row: FormRow, value: str, looks: _Looks
) -> None:
    if len(value) > _MOST_CHARACTERS:
        raise BizplanError(f"“{value[:40]}…” is longer than the {_MOST_CHARACTERS:,} characters that a cell can hold")
    entry = row.entry or column.entry
    takes = row.takes(column)
    form = _look(column, row, entry, value, looks, takes=takes)
    if takes and entry in {Entry.NUMBER, Entry.WHOLE} and value:
        page.write_number(*place, Decimal(value), form)
    elif takes and entry is Entry.DAY and value:
        page.write_datetime(*place, date.fromisoformat(value), form)
    elif value:
        page.write_string(*place, value, form)
    else:
        page.write_blank(*place, None, form)
    if takes and (rule := _rule(column, entry)) is not None:
        page.data_validation(*place, *place, rule)


def _look(  # noqa: PLR0913 -- as above
    column: FormColumn, row: FormRow, entry: Entry, value: str, looks: _Looks, *, takes: bool
) -> "Format":
    side = _RIGHT if _is_figures(column) else _LEFT
    border = {"border": 1, "border_color": _RULE, **side}
    if takes:
        shapes = {Entry.NUMBER: _number_form(value, is_money="|" in row.key), Entry.WHOLE: "0", Entry.DAY: "yyyy-mm-dd"}
        wrap = entry is Entry.TEXT
        return looks.of(**border, locked=False, text_wrap=wrap, num_format=shapes.get(entry, "General"))
    if column.label == "Id":
        return looks.of(
            border=1, border_color=_RULE, bg_color=_TINT, font_color=_QUIET, font_size=8, text_wrap=True, **_LEFT
        )
    return looks.of(**border, bg_color=_TINT, text_wrap=True, num_format="@")


def _number_form(value: str, *, is_money: bool) -> str:
    places = len(value.partition(".")[2])
    return ("#,##0" + ("." + "0" * places if places else "")) if is_money and value else "General"


def _rule(column: FormColumn, entry: Entry) -> "dict[str, object] | None":
    """What Excel holds an entry against, so that most slips are met where they are made."""
    said: dict[str, object] = {"error_title": column.label[:32], "error_message": column.belongs[:255]}
    source = [int(each) if entry is Entry.WHOLE else each for each in column.choices]
    if source and len(",".join(column.choices)) <= _LONGEST_LIST:
        return {"validate": "list", "source": source, "show_error": not column.is_open, **said}
    if entry is Entry.NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": -_FARTHEST, "maximum": _FARTHEST, **said}
    if entry is Entry.WHOLE:
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _FARTHEST, **said}
    if entry is Entry.DAY:
        span = {"minimum": date(2000, 1, 1), "maximum": date(2100, 1, 1)}
        return {"validate": "date", "criteria": "between", **span, **said, "error_message": "A day, as 2026-07-17."}
    return None


def _height(columns: Iterable[FormColumn], row: FormRow) -> int:
    """Points for the longest text of the row, at most what a page can show."""
    lines = 1
    for column, value in zip(columns, row.values, strict=True):
        width = max(1, int(column.width * _LINE_OF_CHARACTERS * (1.35 if column.label == "Id" else 1)))
        lines = max(lines, sum(max(1, -(-len(part) // width)) for part in value.split("\n")))
    return min(400, _LINE * lines + 6)


def _is_figures(column: FormColumn) -> bool:
    return column.entry in {Entry.NUMBER, Entry.WHOLE} or column.label in {"Target", "Target score"}


def _hide(page: "Worksheet", form: ReturnForm) -> None:
    """The base of the merge, with a sum over it by which a change of it is seen."""
    rows = [
        ("bizplan return", BASE_VERSION, form.plan, form.period, form.fingerprint),
        *((each.sheet, str(each.row), each.key, each.column, each.value) for each in base_of(form)),
    ]
    rows.insert(1, ("sum", sum_of([*rows, (form.title, form.unit)]), form.title, form.unit, ""))
    for number, row in enumerate(rows):
        for at, value in enumerate(row):
            if value:
                page.write_string(number, at, value)
    page.protect()
    page.very_hidden()
