"""A cell of a workbook in each form, xlsx, xls and ods, and every way there is no number in it."""

import io
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from bizplan.interop import workbook
from bizplan.interop.workbook import CellRead, cell_amount
from bizplan.values.amounts import MoneyUnit

WORKBOOKS = Path(__file__).parent / "workbooks"
SHEET = "Sum mary"


def made() -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet(SHEET)
    sheet.write("C14", 5174.25)
    sheet.write("C15", "n/a")
    sheet.write("D15", True)  # noqa: FBT003 -- the cell's value
    sheet.write_formula("C16", "=C14*2", None, 10348.5)
    sheet.write("C19", 0.123)
    sheet.write("C20", 5174.0)
    book.add_worksheet("Empty")
    book.close()
    return content.getvalue()


@pytest.fixture(scope="module")
def book() -> bytes:
    return made()


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_other_forms_say_the_same(ending: str) -> None:
    content = (WORKBOOKS / f"control.{ending}").read_bytes()
    assert cell_amount(content, SHEET, "C14", MoneyUnit.POUND) == CellRead(Decimal("5174.25"))
    assert cell_amount(content, SHEET, "C16", MoneyUnit.POUND) == CellRead(Decimal("10348.5"))


@pytest.mark.parametrize(
    ("cell", "amount"), [("C14", "5174.25"), ("$c$14", "5174.25"), ("C16", "10348.5"), ("C20", "5174")]
)
def test_a_number_is_exact(cell: str, amount: str, book: bytes) -> None:
    found = cell_amount(book, SHEET, cell, MoneyUnit.POUND)
    assert (str(found.amount), found.fault) == (amount, "")


@pytest.mark.parametrize(
    ("sheet", "cell", "fault", "hint"),
    [
        (SHEET, "C15", "cell C15 holds “n/a”, which is no number", "Name the cell that holds the figure."),
        (SHEET, "D15", "cell D15 holds “True”, which is no number", "Name the cell that holds the figure."),
        (SHEET, "A1", "cell A1 is empty or holds an error", "Name the cell that holds the figure."),
        (SHEET, "ZZ99999", "cell ZZ99999 is empty or holds an error", "Name the cell that holds the figure."),
        ("Empty", "A1", "cell A1 is empty or holds an error", "Name the cell that holds the figure."),
        (SHEET, "14C", "“14C” is no cell", "Name a cell by column and row, such as C14."),
        ("Summary", "C14", "the workbook has no sheet “Summary”", ""),
        (
            SHEET,
            "C19",
            "cell C19 holds 0.123, which is finer than a penny in £",
            "Round the figure in the workbook, or state its “unit”.",
        ),
    ],
)
def test_what_is_no_figure_is_told(sheet: str, cell: str, fault: str, hint: str, book: bytes) -> None:
    found = cell_amount(book, sheet, cell, MoneyUnit.POUND)
    assert (found.amount, found.fault, found.skipped) == (None, fault, False)
    assert found.hint == hint or (not hint and SHEET in found.hint)


@pytest.mark.parametrize("content", [b"", b"kind: plan", b"PK\x03\x04 and no more"])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    assert cell_amount(content, SHEET, "C14", MoneyUnit.POUND).fault == "the file is no workbook that can be read"


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_UNPACKED", 1000)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2000)
    assert cell_amount(content.getvalue(), SHEET, "C14", MoneyUnit.POUND).fault == "the workbook is too large"


def test_without_the_extra_it_is_skipped(book: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    found = cell_amount(book, SHEET, "C14", MoneyUnit.POUND)
    assert (found.amount, found.skipped) == (None, True)
    assert found.hint == "Install it with the extra: pip install 'bizplan[xlsx]'."
