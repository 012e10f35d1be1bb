"""The workbook of a return: what Excel is told to lock, to offer and to refuse."""

import io
import re
import sys
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from bizplan.errors import BizplanError
from bizplan.interop.workbook_sheets import sheets_read
from bizplan.render.return_xlsx import return_workbook
from bizplan.reports.return_form import FormRow, FormSheet, ReturnForm
from bizplan.reports.return_form_columns import (
    about_columns,
    measure_columns,
    money_columns,
    progress_columns,
    risk_columns,
)

COLUMNS = {
    "Measures": measure_columns(),
    "Money": money_columns("£000"),
    "Risks": risk_columns(("1", "2"), ("1", "4")),
    "Progress": progress_columns(),
    "About": about_columns(),
}
FORM = ReturnForm(
    "homes/2026-27",
    "2026-27 Q1",
    "Council & Co",
    "Homes: <return>",
    date(2026, 4, 1),
    "thousand",
    "",
    (),
)


def form(name: str, *values: str) -> ReturnForm:
    columns = COLUMNS[name]
    texts = (*values, *("",) * (len(columns) - len(values)))
    sheet = FormSheet(name, name.lower(), "Homes: <return>", "Fill in.", columns, (FormRow("a", texts, ()),))
    return replace(FORM, sheets=(sheet,))


def xml(content: bytes, part: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part).decode()


@pytest.mark.parametrize("name", COLUMNS)
def test_what_is_asked_is_open_and_all_else_locked(name: str) -> None:
    content = return_workbook(form(name, "a"))
    page, styles = xml(content), xml(content, "xl/styles.xml")
    assert "<sheetProtection " in page
    forms = re.findall(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)[0].split("<xf ")[1:]
    looks = re.findall(r'<c r="[A-Z]+5" s="(\d+)"', page)
    is_open = ['locked="0"' in forms[int(look)] for look in looks]
    assert is_open == [bool(column.field) for column in COLUMNS[name]]


def test_lists_offer_words_that_may_stand_there() -> None:
    page = unescape(xml(return_workbook(form("Measures", "a"))))
    offered = [each.split(",") for each in re.findall(r'<formula1>"(.*?)"</formula1>', page)]
    expected = [list(each.choices) for each in COLUMNS["Measures"] if each.choices]
    assert offered == expected
    assert all(len(",".join(each)) <= 255 for each in offered)
    assert '"1,4"' in unescape(xml(return_workbook(form("Risks", "a"))))


def test_a_head_says_what_belongs_below_it() -> None:
    comments = unescape(xml(return_workbook(form("Money", "a")), "xl/comments1.xml"))
    for column in COLUMNS["Money"]:
        assert column.belongs in comments


def test_no_text_is_a_formula_or_a_link() -> None:
    texts = ("=1+1", "@SUM(A1)", "https://example.org", "+1", "12", "x")
    content = return_workbook(form("Progress", *texts))
    assert "<f>" not in xml(content)
    assert "<hyperlink" not in xml(content)
    (sheet, _) = sheets_read(content)
    assert tuple(sheet.cells[4, at] for at in range(6)) == texts


def test_a_sheet_without_rows_says_so() -> None:
    empty = replace(FORM, sheets=(FormSheet("Risks", "risks", "Homes", "Fill in.", COLUMNS["Risks"], ()),))
    (sheet, _) = sheets_read(return_workbook(empty))
    assert sheet.cells[4, 0] == "The plan lists nothing here."


def test_a_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(BizplanError, match="longer than the 32,767 characters"):
        return_workbook(form("Progress", "x" * 32_768))


def test_a_list_too_long_for_excel_is_none() -> None:
    steps = tuple(map(str, range(100_000, 100_050)))
    sheet = FormSheet("Risks", "risks", "T", "N", risk_columns(steps, ()), (FormRow("a", ("a", *("",) * 7), ()),))
    page = xml(return_workbook(replace(FORM, sheets=(sheet,))))
    assert page.count('type="whole"') == 3
    assert page.count('type="list"') == 0


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(BizplanError, match="XlsxWriter is not installed") as fault:
        return_workbook(FORM)
    assert "bizplan[xlsx]" in fault.value.hint
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(BizplanError, match="python-calamine is not installed"):
        sheets_read(b"")
