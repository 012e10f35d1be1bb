"""`bizplan validate`: what is found, how it is shown, how it ends."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
FAULTY = Path(__file__).parent / "faulty"
TODAY = ("--as-at", "2026-05-01")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound plan repository of two documents, in the folder `plans` of the working folder."""
    plans = tmp_path / "plans"
    (plans / "strategies").mkdir(parents=True)
    (plans / "organisation.yaml").write_text("kind: organisation\nid: barton\nname: Barton\n", encoding="utf-8")
    (plans / "strategies" / "trees.yaml").write_text(
        "kind: strategy\nid: trees\nname: Trees\nstatus: current\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return plans


class TestAFaultyRepository:
    """Each form whole, as it comes out of a pipe."""

    @pytest.fixture(autouse=True)
    def _inside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(FAULTY.parent)

    @pytest.mark.parametrize("form", ["full", "concise", "json"])
    def test_in_each_form(self, form: str, golden: Callable[[str, str], None], capsys: Capture) -> None:
        assert main([*TODAY, "-C", "faulty", "validate", "--format", form]) == 1
        told = capsys.readouterr()
        assert told.err == ""
        golden(f"validate/faulty-{form}.{'json' if form == 'json' else 'txt'}", told.out)

    def test_with_what_is_allowed(self, golden: Callable[[str, str], None], capsys: Capture) -> None:
        assert main([*TODAY, "-C", "faulty", "validate", "--show-allowed", "--format", "concise"]) == 1
        golden("validate/faulty-allowed.txt", capsys.readouterr().out)

    def test_in_colour_on_a_narrow_terminal(
        self, golden: Callable[[str, str], None], capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "50")
        assert main([*TODAY, "--color", "always", "-C", "faulty", "validate", "faulty/departments"]) == 1
        golden("validate/faulty-colour.txt", capsys.readouterr().out)

    def test_no_line_is_wider_than_80_columns(self, capsys: Capture) -> None:
        main([*TODAY, "-C", "faulty", "validate"])
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80

    @pytest.mark.parametrize("more", [[], ["--show-allowed"], ["faulty/corporate-plans"]])
    def test_the_json_is_as_published(self, more: list[str], capsys: Capture) -> None:
        main([*TODAY, "-C", "faulty", "validate", "--format", "json", *more])
        written = json.loads(capsys.readouterr().out)
        schema = json.loads((ROOT / "docs/schemas/diagnostics.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(written, schema, jsonschema.Draft202012Validator)
        listed = [each for each in written["diagnostics"] if each["waived"] is None]
        assert written["summary"]["errors"] == sum(each["severity"] == "error" for each in listed)
        for each in written["diagnostics"]:
            assert Path(each["location"]["file"]).is_file()

    def test_faults_come_by_file_and_then_by_place(self, capsys: Capture) -> None:
        main([*TODAY, "-C", "faulty", "validate", "--format", "json"])
        places = [each["location"] for each in json.loads(capsys.readouterr().out)["diagnostics"]]
        order = [(each["file"], each["line"], each["column"]) for each in places]
        assert order == sorted(order)
        assert len({each["file"] for each in places}) > 3

    def test_a_part_of_the_repository(self, capsys: Capture) -> None:
        assert main([*TODAY, "-C", "faulty", "validate", "faulty/corporate-plans"]) == 0
        assert capsys.readouterr().out == "1 document checked: no errors\n"
        assert main([*TODAY, "validate", "faulty/notes/tabs.yaml", "--format", "concise"]) == 1
        assert capsys.readouterr().out.splitlines() == [
            "faulty/notes/tabs.yaml:3:1: error[invalid-yaml] a tab indents this line, where YAML allows only spaces",
            "1 document checked: 1 error in 1 file",
        ]


@pytest.mark.usefixtures("sound")
class TestASoundRepository:
    def test_is_found_from_the_folder_above(self, capsys: Capture) -> None:
        assert main(["validate"]) == 0
        assert capsys.readouterr() == ("2 documents checked: no errors\n", "")

    def test_in_json(self, capsys: Capture) -> None:
        assert main(["validate", "--format", "json"]) == 0
        written = json.loads(capsys.readouterr().out)
        assert written["root"] == "plans"
        assert written["diagnostics"] == []
        assert written["summary"]["documents"] == 2

    def test_to_a_file(self, capsys: Capture) -> None:
        assert main(["validate", "--color", "x"]) == 2
        capsys.readouterr()
        assert main(["--color", "always", "validate", "--output", "out/result.txt"]) == 0
        assert capsys.readouterr() == ("", "")
        assert Path("out/result.txt").read_text(encoding="utf-8") == "2 documents checked: no errors\n"

    @pytest.mark.parametrize("path", ["plans/strategies", "strategies", "strategies/trees.yaml"])
    def test_paths_lead_from_here_or_from_the_root(self, path: str, capsys: Capture) -> None:
        assert main(["-C", "plans", "validate", path]) == 0
        assert capsys.readouterr().out == "1 document checked: no errors\n"

    def test_a_path_shows_which_repository_is_meant(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ROOT.parent)
        here = Path("/nowhere/at/all")
        assert main(["validate", str(here)]) == 2
        assert capsys.readouterr().err == "error: there is no file or folder /nowhere/at/all\n"

    def test_a_folder_without_documents_is_not_passed_over_in_silence(self, sound: Path, capsys: Capture) -> None:
        (sound / "minutes").mkdir()
        assert main(["validate", "plans/minutes"]) == 2
        assert capsys.readouterr() == ("", "error: there is no document in plans/minutes\n")

    def test_an_unreadable_colour_code_in_a_document_colours_nothing(self, sound: Path, capsys: Capture) -> None:
        (sound / "strategies" / "trees.yaml").write_text(
            'kind: strategy\nid: trees\nname: Trees\nstatus: "\\e[31mred"\n', encoding="utf-8"
        )
        assert main(["validate"]) == 1
        assert "\x1b" not in capsys.readouterr().out

    def test_half_a_character_does_not_stop_the_result(self, sound: Path, capsys: Capture) -> None:
        (sound / "strategies" / "trees.yaml").write_text(
            'kind: strategy\nid: trees\nname: Trees\nstatus: "\\ud800"\n', encoding="utf-8"
        )
        assert main(["validate", "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out)["summary"]["errors"] == 1


def test_elsewhere_paths_are_absolute(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*TODAY, "-C", str(FAULTY), "validate", "--format", "concise", "notes/tabs.yaml"]) == 1
    assert capsys.readouterr().out.startswith(f"{FAULTY.as_posix()}/notes/tabs.yaml:3:1: ")
    monkeypatch.chdir(FAULTY / "notes")
    assert main([*TODAY, "validate", "--format", "concise", "tabs.yaml"]) == 1
    assert capsys.readouterr().out.startswith("tabs.yaml:3:1: ")
    assert main([*TODAY, "validate", "--format", "concise", "../organisation.yaml"]) == 1
    assert capsys.readouterr().out.startswith("../organisation.yaml:4:1: ")
