"""`bizplan budget --by`: the City Corporation's and the invented council's figures, in every form."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
Golden = Callable[[str, str], None]
TOWN_CLERK = {
    "2017-18": {"Com & Member Services (Inc. TC Office)": 2428, "Corp Strategy and Performance": 371,
                "Media & Communication": 1789, "Elections": 305, "Resilience and Community Safety": 695,
                "Contact Centre": 585},
    "2019-20": {"Corp & Member Services (Inc. TC Office)": 3068, "Corp Strategy and Performance": 494,
                "Elections": 334, "Resilience and Community Safety": 708, "Contact Centre": 570},
}  # fmt: skip


@pytest.fixture
def shown(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """`shown(folder, *options)`: what the command writes, which ends well and says nothing else."""

    def run(folder: str, *options: str) -> str:
        assert main(["-C", folder, "--as-at", "2026-07-01", "budget", *options]) == 0
        out, err = capfdbinary.readouterr()
        assert err == b""
        return out.decode()

    return run


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("department-fund", ("--by", "department,fund", "--period", "2026-27")),
        ("three", ("--by", "department,fund,risk", "--period", "2026-27")),
        ("outcome", ("--by", "outcome", "--period", "2026-27")),
        ("added", ("--by", "committee,type", "--add-funds", "--period", "2026-27", "--unit", "million")),
        ("explained", ("--by", "fund", "--period", "2025-26", "--explain")),
    ],
)
def test_at_eighty_columns(
    name: str, options: tuple[str, ...], shown: Callable[..., str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = shown(DEMO, *options)
    assert max(map(len, out.splitlines())) <= 80
    golden(f"budget/by-{name}.txt", out)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_as_papers(form: str, shown: Callable[..., str], golden: Golden) -> None:
    out = shown(PLANS, "--by", "section,year", "--explain", "--format", form)
    golden(f"budget/by-section-year.{ {'markdown': 'md', 'html': 'html'}[form] }", out)


@pytest.mark.parametrize("year", TOWN_CLERK)
def test_the_town_clerk_s_sections_by_hand(year: str, shown: Callable[..., str]) -> None:
    out = shown(PLANS, "--by", "section", "--period", year, "--format", "csv")
    rows = [*csv.DictReader(io.StringIO(out, newline=""))]
    assert {each["by_section"]: Decimal(each["amount_gbp"]) / 1000 for each in rows} == TOWN_CLERK[year]


def test_services_keep_their_id_through_new_labels(shown: Callable[..., str]) -> None:
    out = shown(PLANS, "--by", "service,year", "--format", "json")
    (table,) = json.loads(out)["tables"]
    found = {row["heads"][0]: [each["pounds"] for each in row["sums"]] for row in table["rows"] if row["heads"]}
    assert table["columns"] == ["2017-18", "2019-20"]
    assert found["Corporate and Member Services"] == ["2428000", "3068000"]
    assert found["Media and Communications"] == ["1789000", None]
    assert [each["pounds"] for each in table["rows"][-1]["sums"]] == ["6173000", "5174000"]


@pytest.mark.parametrize("options", [("--by", "department"), ("--by", "fund,outcome,type", "--add-years")])
def test_the_json_is_as_published(options: tuple[str, ...], shown: Callable[..., str]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "budget-by.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(shown(DEMO, *options, "--format", "json")), schema)


def test_each_line_is_named_with_its_file_and_line(shown: Callable[..., str]) -> None:
    out = shown(PLANS, "--by", "department", "--period", "2019-20", "--explain", "--format", "csv")
    rows = [*csv.DictReader(io.StringIO(out, newline=""))]
    assert len(rows) == 5
    for each in rows:
        near = (Path(PLANS) / each["file"]).read_text(encoding="utf-8").splitlines()[int(each["line"]) - 1 :][:3]
        assert any(each["label"] in line for line in near), each


@pytest.mark.parametrize("options", [(), ("--by", "department,section")])
def test_the_workbook_says_where_it_came_from_and_adds_up(
    options: tuple[str, ...], shown: Callable[..., str], tmp_path: Path
) -> None:
    there = tmp_path / "budget.xlsx"
    shown(PLANS, *options, "--period", "2019-20", "--format", "xlsx", "-o", str(there))
    book = CalamineWorkbook.from_path(str(there))
    rows = book.get_sheet_by_index(0).to_python()
    assert [each for each in rows[-1] if each != ""][-1] == 5174
    figures = [cell for row in rows for cell in row if isinstance(cell, float)]
    assert sum(each for each in figures if each in TOWN_CLERK["2019-20"].values()) == 5174
    origin = {str(each[0]): each[1] for each in book.get_sheet_by_name("Where from").to_python()[2:] if len(each) > 1}
    assert origin["As at"] == "2026-07-01"
    assert origin["File"] == "departments/town-clerk/2019-20.yaml"
    assert origin["Plan repository"] == "plans"


def test_the_workbook_opens_in_libreoffice(shown: Callable[..., str], tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    there = tmp_path / "budget.xlsx"
    shown(DEMO, "--by", "department", "--add-funds", "--period", "2026-27", "--format", "xlsx", "-o", str(there))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    options = [home, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(there)]
    subprocess.run(["soffice", *options], check=True, capture_output=True, timeout=180)
    assert b"Total,15386" in (tmp_path / "budget.csv").read_bytes()


def test_without_the_library_the_way_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert main(["-C", PLANS, "budget", "--format", "xlsx", "-o", str(tmp_path / "x.xlsx")]) != 0
    assert capsys.readouterr().err == (
        "error: XlsxWriter is not installed, so no workbook can be written\n"
        "help: Run “pip install 'bizplan[xlsx]'”, or ask for csv.\n"
    )
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--by", "departement"), "“departement”"),
        (("--by", "fund,fund"), "“fund” is given twice"),
        (("--add-funds",), "--add-… needs --by"),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "budget", *options]) == 2
    assert words in capsys.readouterr().err
