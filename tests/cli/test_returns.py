"""`bizplan return-export` and `bizplan return-import`: a department's workbook out, and back into its return."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from bizplan.interop.workbook_sheets import cell_name, sheets_read
from bizplan.reports.return_form import BASE_SHEET
from tests import return_workbooks as workbooks
from tests.return_council import FILE, written

ROOT = Path(__file__).parents[2]
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]
PLAN = "highways/2019-20"
BOOK = Path("highways-2019-20-q2.xlsx")
FILLED_IN = {
    "Measures!F5": 92.25,
    "Measures!N5": "It's the storm of 2 September.",
    "Measures!L5": None,
    "Measures!F6": 3,
    "Measures!K6": 140,
    "Measures!M6": "57",
    "Measures!F8": 88,
    "Money!G5": 81.5,
    "Money!J5": "The quay costs more: the wall is hollow, as was seen when the road was opened, so it is built anew.",
    "Money!H6": 61.125,
    "Risks!E5": 2,
    "Risks!F5": 4,
    "Progress!F5": "on track",
    "Progress!F6": "at risk",
    "Progress!G6": "The factory burnt down.\nAnother is found.",
    "Progress!F8": None,
    "About!C5": "Head of Lighting",
    "About!C7": "The evenings are dark and cold again.",
}
NEW = {
    "Measures!F5": 94,
    "Measures!G6": "Not measured in this period",
    "Measures!F9": 90.5,
    "Money!H5": 85,
    "Risks!E5": 1,
    "Risks!F5": 4,
    "Progress!F6": "completed",
    "About!C5": "Lighting Officer",
    "About!C6": workbooks.day(43840),
}


@pytest.fixture(autouse=True)
def returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The return's file in the small council, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path)


def exported(period: str = "Q2", *words: str) -> bytes:
    assert main(["return-export", PLAN, period, "-o", str(BOOK), "--replace", *words]) == 0
    return BOOK.read_bytes()


def imported(content: bytes, *words: str) -> int:
    BOOK.write_bytes(content)
    return main(["return-import", str(BOOK), *words])


def test_the_workbook_shows_what_is_known_and_asks_the_rest(golden: Golden) -> None:
    rows = []
    for sheet in sheets_read(exported()):
        if sheet.name != BASE_SHEET:
            rows += [f"{sheet.name}!{cell_name(*place)}: {value!r}" for place, value in sorted(sheet.cells.items())]
    golden("returns/workbook.txt", "\n".join(rows) + "\n")


def test_an_untouched_workbook_changes_nothing(returned: Path, capsys: Capture) -> None:
    before = returned.read_bytes()
    content = exported()
    assert exported() == content, "the same return makes the same bytes"
    capsys.readouterr()
    assert imported(content, "--write") == 0
    assert capsys.readouterr() == ("", f"{FILE}: the workbook brings nothing new\n")
    assert returned.read_bytes() == before


def test_rows_may_stand_in_any_order(returned: Path) -> None:
    before = returned.read_bytes()
    content = exported()
    for sheet in ("Measures", "Money", "Risks", "Progress", "About"):
        content = workbooks.rows_changed(content, sheet, lambda rows: rows[::-1])
    assert imported(content, "--write") == 0
    assert returned.read_bytes() == before


def test_what_was_filled_in_is_shown_and_not_written(returned: Path, golden: Golden, capsys: Capture) -> None:
    before = returned.read_bytes()
    content = workbooks.typed(exported(), FILLED_IN)
    capsys.readouterr()
    assert imported(content) == 0
    out, err = capsys.readouterr()
    golden("returns/filled-in.txt", out)
    assert err == f"{FILE}: {len(FILLED_IN)} cells of the workbook; nothing is written without --write\n"
    assert returned.read_bytes() == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_written_is_the_patch_and_nothing_else(
    returned: Path, line_end: str, mark: bytes, golden: Golden, capsys: Capture
) -> None:
    before = mark + returned.read_bytes().replace(b"\n", line_end.encode())
    returned.write_bytes(before)
    content = workbooks.typed(exported(), FILLED_IN)
    capsys.readouterr()
    assert imported(content, "--format", "diff") == 0
    patch = capsys.readouterr().out
    assert imported(content, "--write") == 0
    after = returned.read_bytes()
    returned.write_bytes(before)
    applied = subprocess.run(["git", "apply", "-"], input=patch.encode(), check=False, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert returned.read_bytes() == after != before
    golden("returns/filled-in.yaml", after.removeprefix(mark).decode().replace(line_end, "\n"))
    assert imported(content, "--write") == 0
    assert returned.read_bytes() == after, "the second time, nothing is new"


def test_a_return_that_is_not_there_is_made(golden: Golden, capsys: Capture) -> None:
    content = exported("Q3")
    capsys.readouterr()
    assert imported(content, "--write") == 0
    assert "the workbook brings nothing new" in capsys.readouterr().err
    content = workbooks.typed(content, NEW)
    assert imported(content, "--write") == 0
    out, err = capsys.readouterr()
    golden("returns/new.txt", out)
    file = "returns/highways/2019-20-q3.yaml"
    assert f"{file}: a new return from {len(NEW)} cells of the workbook" in err
    text = Path(file).read_text(encoding="utf-8")
    assert "".join(f"+{line}\n" for line in text.splitlines()) in out
    assert main(["fmt", "--check", file]) == 0
    assert main(["validate", file]) == 0
    assert imported(content, "--write") == 0
    assert Path(file).read_text(encoding="utf-8") == text


def test_the_patch_of_a_new_return_can_be_applied(capsys: Capture) -> None:
    content = workbooks.typed(exported("Q3"), NEW)
    capsys.readouterr()
    assert imported(content, "--format", "diff") == 0
    patch = capsys.readouterr().out.encode()
    assert subprocess.run(["git", "apply", "-"], input=patch, check=False).returncode == 0
    assert Path("returns/highways/2019-20-q3.yaml").is_file()


def test_both_changed_differently_is_for_a_person_to_decide(returned: Path, golden: Golden, capsys: Capture) -> None:
    content = workbooks.typed(exported(), {"Measures!F5": 92, "Measures!H5": "green", "Progress!F7": "on track"})
    text = returned.read_text(encoding="utf-8")
    text = text.replace("90.50", "91.00").replace("status: amber", "status: green").replace("# pounds", "# of pounds")
    text = text.replace("- {item: paint", "- {item: count, status: delayed}\n  - {item: paint")
    returned.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert imported(content, "--write") == 1
    out, err = capsys.readouterr()
    golden("returns/conflict.txt", out)
    assert err == f"{FILE}: 2 cells changed in the workbook and, differently, in the file\n"
    assert returned.read_text(encoding="utf-8") == text
    assert imported(content, "--write", "--ours") == 0
    assert returned.read_text(encoding="utf-8") == text
    assert "left as in the file" in capsys.readouterr().out
    assert imported(content, "--write", "--theirs") == 0
    taken = text.replace("91.00", "92").replace("count, status: delayed", "count, status: on track")
    assert returned.read_text(encoding="utf-8") == taken


def test_what_changed_only_in_the_file_stays(returned: Path) -> None:
    content = workbooks.typed(exported(), {"Progress!F8": "completed"})
    text = returned.read_text(encoding="utf-8").replace("90.50", "91.00").replace("(12)", "(13)")
    returned.write_text(text, encoding="utf-8")
    assert imported(content, "--write") == 0
    assert returned.read_text(encoding="utf-8") == text.replace("paint, status: on track", "paint, status: completed")


def test_a_return_that_is_gone_is_made_anew_only_when_asked_for(returned: Path, capsys: Capture) -> None:
    content = exported()
    returned.unlink()
    assert imported(content, "--write") == 3
    assert "of which the workbook was made, is no longer there" in capsys.readouterr().err
    assert imported(content, "--write", "--theirs") == 0
    text = Path("returns/highways/2019-20-q2.yaml").read_text(encoding="utf-8")
    assert "value: 90.5\n" in text
    assert "Another is looked for." in text
    assert imported(exported(), "--write") == 0


def test_json_keeps_to_its_schema(capsys: Capture) -> None:
    content = workbooks.typed(exported(), {"Measures!F5": 92, "Measures!F6": "three"})
    capsys.readouterr()
    assert imported(content, "--format", "json") == 1
    said = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "docs" / "schemas" / "return-import.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(said)
    (cell,) = said["cells"]
    assert (cell["was"], cell["file"], cell["workbook"], cell["line"]) == ("90.5", "90.5", "92", 16)
    assert said["damage"][0]["cell"] == "F6"


def test_a_workbook_is_not_written_over(capsys: Capture) -> None:
    assert main(["return-export", PLAN, "Q2"]) == 0
    out = capsys.readouterr().out
    assert "5 measures, 3 lines of money, 2 risks, 4 pieces of work" in out
    assert "bizplan return-import highways-2019-20-q2.xlsx" in out
    assert main(["return-export", PLAN, "Q2"]) == 2
    assert "highways-2019-20-q2.xlsx is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("highway/2019-20", "Q2"), "there is no plan highway/2019-20\nhelp: Did you mean “highways/2019-20”?"),
        ((PLAN, "Q5"), "“Q5” is no period of the calendar of highways/2019-20\nhelp: There are: Q1, Q2, Q3, Q4."),
        ((PLAN, "2018-19", "Q2"), "2018-19 is not the year of highways/2019-20"),
    ],
)
def test_what_cannot_be_exported(words: tuple[str, ...], message: str, capsys: Capture) -> None:
    assert main(["return-export", *words]) == 2
    assert message in capsys.readouterr().err


def test_a_file_in_the_way_is_not_written_over(capsys: Capture) -> None:
    content = workbooks.typed(exported("Q3"), NEW)
    file = Path("returns/highways/2019-20-q3.yaml")
    file.parent.mkdir()
    file.write_text("kind: retturn\n", encoding="utf-8")
    capsys.readouterr()
    assert imported(content, "--write") == 3
    assert "returns/highways/2019-20-q3.yaml is there, and is not a return that can be read" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "kind: retturn\n"


def test_a_whole_year_has_a_return_too() -> None:
    content = workbooks.typed(exported("year"), NEW)
    assert imported(content, "--write") == 0
    assert "period: 2019-20\n" in Path("returns/highways/2019-20.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_what_libreoffice_saves_reads_the_same(returned: Path, tmp_path: Path, capsys: Capture) -> None:
    before = returned.read_bytes()
    (tmp_path / "untouched.xlsx").write_bytes(exported())
    (tmp_path / "filled.xlsx").write_bytes(workbooks.typed(exported(), FILLED_IN))
    words = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved"]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, *words, "untouched.xlsx", "filled.xlsx"], check=True, capture_output=True)
    assert imported(Path("saved/untouched.xlsx").read_bytes(), "--write") == 0
    assert returned.read_bytes() == before
    capsys.readouterr()
    assert imported(Path("saved/filled.xlsx").read_bytes()) == 0
    after_saving = capsys.readouterr().out
    assert imported(Path("filled.xlsx").read_bytes()) == 0
    assert capsys.readouterr().out == after_saving
