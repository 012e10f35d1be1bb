"""Workbooks of returns that were damaged by hand: each damage is named by sheet and cell, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.main import main
from tests import return_workbooks as workbooks
from tests.return_council import FILE, written

Capture = pytest.CaptureFixture[str]
Harm = Callable[[bytes], bytes]
PLAN = "highways/2019-20"
BOOK = Path("highways.xlsx")
Rows = list[list[str]]


@pytest.fixture(autouse=True)
def returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The return's file in the small council, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path)


def exported(period: str = "Q2") -> bytes:
    assert main(["return-export", PLAN, period, "-o", str(BOOK), "--replace"]) == 0
    return BOOK.read_bytes()


def imported(content: bytes, *words: str) -> int:
    BOOK.write_bytes(content)
    return main(["return-import", str(BOOK), *words])


def cells(**typed: object) -> Harm:
    """Cells typed over, each as `Measures_F5`."""
    return lambda content: workbooks.typed(content, {name.replace("_", "!"): value for name, value in typed.items()})


def rows(sheet: str, change: Callable[[Rows], Rows]) -> Harm:
    return lambda content: workbooks.rows_changed(content, sheet, change)


def shifted(content: bytes) -> bytes:
    """The columns of the measures from the value on one to the right, as after an insertion."""
    heads = ("Value", "Why no figure", "Status", "Trend", "Forecast", "Sample", "Provisional", "Revised", "Comment")
    places = {f"Measures!{chr(ord('G') + at)}4": head for at, head in enumerate(heads)}
    return workbooks.typed(content, {"Measures!F4": None, **places, "Measures!F5": None, "Measures!G5": 90.5})


DAMAGES: dict[str, tuple[Harm, str]] = {
    "a deleted row": (
        rows("Measures", lambda found: [found[0], *found[2:]]),
        "Measures, cell A6: the row of “mended”, which stood here, is missing\nhelp: Put the row back; leave its cells",
    ),
    "a changed id": (
        cells(Measures_A6="mend"),
        "Measures, cell A6: “mend” is no id that was in the workbook\nhelp: “mended” stood here.",
    ),
    "an id emptied": (
        cells(Progress_A5=None, Progress_F5="delayed"),
        "Progress, cell A5: the id is missing\nhelp: “light” stood here.",
    ),
    "a doubled row": (
        rows("Risks", lambda found: [*found, found[0]]),
        "Risks, cell A7: “dark” has two rows, this and row 5\nhelp: Take one of them out.",
    ),
    "a row put in": (
        cells(Risks_A9="flood", Risks_E9=2),
        "Risks, cell A9: “flood” is no id that was in the workbook",
    ),
    "text in a number": (
        cells(Measures_F5="about 90"),
        "Measures, cell F5: holds “about 90”, which is no number\nhelp: Type the figure alone",
    ),
    "a number written with a comma": (cells(Money_G5="81,5"), "Money, cell G5: holds “81,5”, which is no number"),
    "a number that is a text": (
        cells(Money_G5="81.5"),
        "Money, cell G5: holds “81.5” as a text\nhelp: Choose General as the format of the cell, and type it again.",
    ),
    "a shifted column": (
        shifted,
        "Measures, cell F4: the column “Value” should stand here, but there is nothing\nhelp: Put the columns back",
    ),
    "columns exchanged": (
        cells(Money_G4="Actual", Money_H4="Latest"),
        "Money, cell G4: the column “Latest” should stand here, but there is “Actual”",
    ),
    "a renamed sheet": (
        lambda content: workbooks.sheet_renamed(content, "Risks", "Risk"),
        "Risks: the sheet is missing\nhelp: Did you mean “Risk”?",
    ),
    "a sheet taken out": (
        lambda content: workbooks.sheet_taken_out(content, "Money"),
        "Money: the sheet is missing\nhelp: Give the sheet its name again.",
    ),
    "a sheet of another period": (
        lambda content: workbooks.sheet_of_another(content, exported("Q3"), "Progress"),
        "Progress, cell A1: the sheet is headed “Highways plan: return for 2019-20 Q3”",
    ),
    "a formula": (
        cells(Measures_F5=workbooks.formula("F6+1", "91")),
        "Measures, cell F5: holds a formula\nhelp: Copy it and paste its value alone, or type the value.",
    ),
    "an error value": (
        cells(Money_H5=workbooks.error("#REF!")),
        "Money, cell H5: holds the error #REF!\nhelp: Type what belongs there.",
    ),
    "true for a number": (cells(Measures_F6=workbooks.truth()), "Measures, cell F6: holds “TRUE”, which is no number"),
    "a date for a number": (cells(Measures_F5=workbooks.day(43840)), "Measures, cell F5: holds a date"),
    "a date for words": (
        cells(Measures_N5=workbooks.day(43840)),
        "Measures, cell N5: holds a date, where words belong",
    ),
    "a number for a day": (
        cells(About_C6=5),
        "About, cell C6: holds the date 1900-01-05, which cannot be meant\nhelp: Write the day as 2026-07-17.",
    ),
    "words for a day": (cells(About_C6="last Friday"), "About, cell C6: holds “last Friday”, which is no date"),
    "0.86 for 86 %": (
        cells(Measures_F5=0.86),
        "Measures, cell F5: holds 0.86, where the figures are in %\nhelp: Type 86 if 86 % is meant; else write",
    ),
    "86 % typed as per cent": (
        cells(Measures_F5=workbooks.percent(0.86)),
        "Measures, cell F5: shows 86%, which a spreadsheet keeps as 0.86\nhelp: Type 86 and choose no % format.",
    ),
    "a word outside its list": (
        cells(Progress_F5="on trak"),
        "Progress, cell F5: holds “on trak”, which is none of not started, on track, delayed, at risk, completed,\n",
    ),
    "a step that the matrix has not": (cells(Risks_F5=3), "Risks, cell F5: holds 3, which is none of 1, 4"),
    "half a case": (cells(Measures_K5=1.5), "Measures, cell K5: holds 1.5, where a whole number belongs"),
    "less than a penny": (
        cells(Money_H5=1.2345678),
        "Money, cell H5: holds 1.2345678, which is finer than a penny\nhelp: Round it.",
    ),
    "a number without end": (
        cells(Measures_F6=1e30),
        "Measures, cell F6: holds “1000000000000000000000000000000”, which has more digits than any figure needs",
    ),
    "a locked cell typed over": (
        cells(Measures_D5="99"),
        "Measures, cell D5: the cell is locked and held “95”; now it holds “99”",
    ),
    "something beside the table": (
        cells(Measures_P5="see e-mail"),
        "Measures, cell P5: “see e-mail” stands beside the table, where it is not read",
    ),
    "something above the table": (
        cells(Money_D3="ask finance"),
        "Money, cell D3: “ask finance” stands above the table, where it is not read",
    ),
    "a sheet put in": (
        lambda content: workbooks.sheet_added(content, "Notes", "B7", "The lamps were counted twice."),
        "Notes, cell B7: the sheet was added, and is not read\nhelp: Put what it says into the sheets that ask",
    ),
    "a comment without a status": (
        cells(Progress_G7="Soon."),
        "Progress, cell F7: “count” has a comment and no status\nhelp: Choose one of the list.",
    ),
    "nobody who supplies it": (
        cells(About_C5=None),
        "About, cell C5: nothing stands there\nhelp: A return says who supplies it",
    ),
}


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("words", [(), ("--theirs",)])
def test_damage_is_named_by_its_cell_and_nothing_is_written(
    kind: str, words: tuple[str, ...], returned: Path, capsys: Capture
) -> None:
    harm, message = DAMAGES[kind]
    before = returned.read_bytes()
    content = harm(exported())
    capsys.readouterr()
    assert imported(content, "--write", *words) == 1
    out, err = capsys.readouterr()
    assert message.replace("\n", " ") in " ".join(out.split("\n")).replace("  ", " "), out
    assert "cannot be read as meant" in err
    assert "@@" not in out, "no difference is shown, since none could be made"
    assert returned.read_bytes() == before


def test_what_the_return_says_already_is_no_damage(returned: Path, capsys: Capture) -> None:
    text = returned.read_text(encoding="utf-8")
    odd = text.replace("90.50", "0.86").replace("(12)", "1.2345678")
    returned.write_text(odd, encoding="utf-8")
    assert imported(exported(), "--write") == 0
    assert "nothing new" in capsys.readouterr().err
    returned.write_text(text, encoding="utf-8")
    content = workbooks.typed(exported(), {"Measures!F5": 0.86})
    assert imported(content) == 1
    returned.write_text(odd, encoding="utf-8")
    assert imported(workbooks.typed(content, {"Money!H5": 1.2345678}), "--write") == 0
    assert returned.read_text(encoding="utf-8") == odd


def test_all_damage_is_named_at_once(capsys: Capture) -> None:
    harmed = exported()
    for name in ("a changed id", "text in a number", "a renamed sheet", "an error value"):
        harmed = DAMAGES[name][0](harmed)
    capsys.readouterr()
    assert imported(harmed) == 1
    out, err = capsys.readouterr()
    for cell in ("Measures, cell A6", "Measures, cell F5", "Money, cell H5", "Risks: the sheet is missing"):
        assert cell in out
    assert "4 places of the workbook cannot be read as meant" in err


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda content: workbooks.sheet_taken_out(content, "bizplan"), "the hidden sheet “bizplan” is missing"),
        (cells(bizplan_E5="93"), "the hidden sheet “bizplan” was changed"),
        (cells(bizplan_A1="bizplan retturn"), "the hidden sheet “bizplan” is not one that this bizplan has written"),
        (lambda content: content[:2000], "highways.xlsx: the file is no workbook that can be read"),
        (lambda _: b"Id;Value\nlit;5\n", "highways.xlsx: the file is no workbook that can be read"),
        (lambda content: content.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet1.xmm"), "is no workbook"),
        (lambda _: b"", "highways.xlsx: the file is no workbook that can be read"),
    ],
)
def test_what_is_no_workbook_of_bizplan_s_is_refused(harm: Harm, message: str, returned: Path, capsys: Capture) -> None:
    before = returned.read_bytes()
    content = harm(exported())
    capsys.readouterr()
    assert imported(content, "--write", "--theirs") == 3
    out, err = capsys.readouterr()
    assert not out
    assert message in err
    assert "help: " in err
    assert returned.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--period", "Q3"), "is a return of highways/2019-20 for 2019-20 Q2, not of highways/2019-20 for 2019-20 Q3"),
        (("--plan", "highway/2019-20"), "there is no plan highway/2019-20\nhelp: Did you mean “highways/2019-20”?"),
        (("--ours", "--theirs"), "--ours and --theirs cannot both be preferred"),
    ],
)
def test_a_workbook_is_of_the_plan_and_period_that_were_named(
    words: tuple[str, ...], message: str, capsys: Capture
) -> None:
    content = exported()
    assert imported(content, "--plan", PLAN, "--period", "2019-20 Q2") == 0
    capsys.readouterr()
    assert imported(content, *words) == 2
    assert message in capsys.readouterr().err


def test_a_workbook_of_a_plan_or_period_that_is_not_there(capsys: Capture) -> None:
    content = exported("Q4")
    text = Path("organisation.yaml").read_text(encoding="utf-8")
    Path("organisation.yaml").write_text(text.replace("part: Q4", "part: T4"), encoding="utf-8")
    assert imported(content) == 2
    assert "is a return of highways/2019-20 for 2019-20 Q4: “Q4” is no period" in capsys.readouterr().err
    plan = Path("plan.yaml").read_text(encoding="utf-8")
    Path("plan.yaml").write_text(plan.replace("period: 2019-20\n", "period: 2020-21\n"), encoding="utf-8")
    assert imported(content) == 2
    assert "there is no plan highways/2019-20" in capsys.readouterr().err


def test_what_the_plan_has_no_longer_is_not_lost(returned: Path, capsys: Capture) -> None:
    before = returned.read_bytes()
    content = workbooks.typed(exported(), {"Risks!E6": 2, "Risks!E5": 1})
    plan = Path("plan.yaml").read_text(encoding="utf-8")
    Path("plan.yaml").write_text(plan.replace(", {id: ice, text: Roads freeze}", ""), encoding="utf-8")
    capsys.readouterr()
    assert imported(content, "--write", "--theirs") == 1
    assert "Risks, cell E6: the cell says “2”, and the plan has “ice” no longer" in capsys.readouterr().out
    assert returned.read_bytes() == before
    assert imported(content, "--write", "--ours") == 0
    assert "risk: dark" in returned.read_text(encoding="utf-8")
    assert "risk: ice" not in returned.read_text(encoding="utf-8")


def test_a_row_where_the_plan_lists_nothing(capsys: Capture) -> None:
    plan = Path("plan.yaml").read_text(encoding="utf-8")
    start = plan.index("risks:")
    Path("plan.yaml").write_text(plan[:start] + plan[plan.index("\n", start) + 1 :], encoding="utf-8")
    content = exported()
    assert imported(content) == 0
    assert imported(workbooks.typed(content, {"Risks!A5": "flood", "Risks!B5": "The river rises", "Risks!E5": 2})) == 1
    assert "Risks, cell A5: “flood” is no id that was in the workbook" in capsys.readouterr().out


def test_figures_in_another_unit_are_not_taken(returned: Path, capsys: Capture) -> None:
    content = workbooks.typed(exported(), {"Money!H5": 20, "Progress!F5": "delayed"})
    text = returned.read_text(encoding="utf-8").replace("unit: thousand", "unit: pound")
    returned.write_text(text, encoding="utf-8")
    assert imported(content, "--write") == 1
    assert "Money, cell H5: the figures are in units of a thousand" in capsys.readouterr().out
    assert returned.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_edited_is_left(returned: Path, capsys: Capture) -> None:
    content = workbooks.typed(exported(), {"Measures!F6": 3})
    text = returned.read_text(encoding="utf-8").replace("- measure: quick\n", "-\n  measure: quick\n")
    text = text.replace(
        "- comment: 'It''s the storm of 3 September.'   # see the log\n  measure: lit\n", "-\n  measure: lit\n"
    )
    returned.write_text(text, encoding="utf-8")
    assert imported(content, "--write", "--ours") == 3
    assert f"{FILE} cannot be edited" in capsys.readouterr().err
    assert returned.read_text(encoding="utf-8") == text


def test_a_return_with_faults_is_not_built_on(returned: Path, capsys: Capture) -> None:
    content = exported()
    returned.write_text(returned.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert imported(content) == 3
    assert f"{FILE} has a fault, so that what it says is not certain" in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys: Capture) -> None:
    assert main(["return-import", "none.xlsx"]) == 2
    assert "none.xlsx: no such file or directory" in capsys.readouterr().err
