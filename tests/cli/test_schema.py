"""`bizplan schema`: printed, written, checked."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from bizplan.model.kinds import KINDS
from tests.editors import as_editors_read

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "src" / "bizplan" / "demo" / "plans"
FILES = sorted(f"{kind}.schema.json" for kind in KINDS)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A plan repository of one small file."""
    (tmp_path / "organisation.yaml").write_text(
        "kind: organisation\nid: barton\nname: Barton\ndepartments: [{id: parks, name: Parks and Open Spaces}]\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("folder", [ROOT / "plans", DEMO], ids=["plans", "demo"])
def test_the_shipped_schemas_are_up_to_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(folder), "schema", "--check"]) == 0, capsys.readouterr()


@pytest.mark.parametrize("folder", [ROOT / "plans", DEMO], ids=["plans", "demo"])
def test_every_shipped_document_pleases_the_schema_its_first_line_names(folder: Path) -> None:
    documents = sorted(folder.rglob("*.yaml"))
    assert documents
    for path in documents:
        first, text = path.read_text(encoding="utf-8").split("\n", 1)
        named = path.parent / first.partition("$schema=")[2]
        schema = json.loads(named.read_text(encoding="utf-8"))
        faults = jsonschema.Draft7Validator(schema).iter_errors(as_editors_read(text))
        assert [f"{path.name}{fault.json_path}: {fault.message}" for fault in faults] == []


def test_one_kind_is_printed(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(council), "schema", "plan"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    offered = schema["definitions"]["reference-to-department"]["anyOf"][0]["oneOf"]
    assert offered == [{"const": "parks", "description": "Parks and Open Spaces"}]
    assert not (council / "schemas").exists()


def test_the_other_draft_and_the_general_form(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(council), "schema", "plan", "--draft", "2020-12", "--general"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "anyOf" not in schema["$defs"]["reference-to-department"]


def test_outside_a_plan_repository_a_kind_is_general(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema", "minute"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Minute"
    assert main(["schema"]) == 3
    assert "no organisation.yaml" in capsys.readouterr().err


def test_files_are_written_where_first_lines_look_for_them(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(council), "schema"]) == 0
    assert capsys.readouterr().out == f"8 schemas in {council}/schemas: written\n"
    assert sorted(path.name for path in (council / "schemas").iterdir()) == FILES
    assert main(["-C", str(council), "schema", "--check"]) == 0
    assert main(["-C", str(council), "schema"]) == 0
    assert capsys.readouterr().out == f"8 schemas in {council}/schemas: up to date\n"


def test_a_stale_file_is_told_and_then_renewed(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-C", str(council), "schema"])
    (council / "schemas" / "plan.schema.json").write_text("{}", encoding="utf-8")
    (council / "schemas" / "minute.schema.json").unlink()
    capsys.readouterr()
    assert main(["-C", str(council), "schema", "--check"]) == 1
    told = capsys.readouterr()
    assert [line.rpartition("/")[2] for line in told.out.splitlines()] == [
        "plan.schema.json: missing or out of date",
        "minute.schema.json: missing or out of date",
    ]
    assert "bizplan schema" in told.err
    assert main(["-C", str(council), "schema"]) == 0
    assert capsys.readouterr().out == f"8 schemas in {council}/schemas: 2 written, the others up to date\n"
    assert main(["-C", str(council), "schema", "--check"]) == 0


def test_another_folder(council: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("out")
    shutil.rmtree(folder)
    assert main(["-C", str(council), "schema", "plan", "return", "--out", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["plan.schema.json", "return.schema.json"]


def test_a_word_that_is_no_kind(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(council), "schema", "plans"]) == 2
    assert capsys.readouterr().err == "error: “plans” is no kind of document\nhelp: Did you mean “plan”?\n"
