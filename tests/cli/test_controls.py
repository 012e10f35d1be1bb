"""Finance's figures in workbooks, as `validate` holds budgets against them."""

import sys
from pathlib import Path

import pytest
import xlsxwriter

from bizplan.cli.main import main
from tests.small_council import plan, written

BUDGET = """
year: 2019-20
unit: thousand
basis: net
lines: [{label: Lamps, amount: 30}, {label: Crews, amount: 12}]
total: {label: All, amount: 42}
control: {file: finance/ledger.xlsx, sheet: Net, cell: C4, unit: pound}
"""


def council(folder: Path, figure: float | str = 42000, budget: str = BUDGET) -> Path:
    (folder / "finance").mkdir()
    with xlsxwriter.Workbook(folder / "finance" / "ledger.xlsx") as book:
        book.add_worksheet("Net").write("C4", figure)
    return written(folder, plan(budget=budget))


def test_a_workbook_that_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(council(tmp_path)), "validate"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("figure", "budget", "words"),
    [
        (30000, BUDGET, "is £30,000, but the table makes £42,000: \N{MINUS SIGN}12,000 [budget-total-mismatch]"),
        ("none", BUDGET, "is not known: cell C4 holds “none”, which is no number."),
        (42000, BUDGET.replace("finance/", "../"), "is not known: the file lies outside the plan repository."),
        (42000, BUDGET.replace("ledger", "book"), "is not known: it cannot be read: no such file or directory."),
    ],
)
def test_a_workbook_that_does_not_agree_is_an_error_at_its_line(
    figure: float | str, budget: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = council(tmp_path, figure, budget)
    assert main(["-C", str(folder), "validate", "--format", "concise"]) == 1
    out = capsys.readouterr().out
    assert "3.yaml:12:" in out
    assert words.removesuffix(" [budget-total-mismatch]") in out


def test_a_workbook_that_changes_is_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = council(tmp_path)
    assert main(["-C", str(folder), "validate"]) == main(["-C", str(folder), "validate"]) == 0
    with xlsxwriter.Workbook(folder / "finance" / "ledger.xlsx") as book:
        book.add_worksheet("Net").write("C4", 41000)
    assert main(["-C", str(folder), "validate"]) == 1
    assert "is £41,000" in capsys.readouterr().out


def test_without_the_extra_the_check_is_skipped_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert main(["-C", str(council(tmp_path, 1)), "validate"]) == 0
    assert "finance's figures in workbooks were not checked (3.yaml)" in capsys.readouterr().err


def test_a_document_may_allow_it(tmp_path: Path) -> None:
    folder = council(tmp_path, 1)
    allowed = "allow: [{rule: budget-total-mismatch, reason: The ledger closes in May}]\n"
    (folder / "3.yaml").write_text((folder / "3.yaml").read_text() + allowed)
    assert main(["-C", str(folder), "validate"]) == 0


@pytest.mark.parametrize("control", ["{amount: 42}", "{file: a.xlsx, sheet: Net}", "{source: Ledger}"])
def test_a_control_without_a_figure_is_no_control(
    control: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "{file: finance/ledger.xlsx, sheet: Net, cell: C4, unit: pound}"
    assert main(["-C", str(council(tmp_path, budget=BUDGET.replace(words, control))), "validate"]) == 1
    assert "missing" in capsys.readouterr().out
