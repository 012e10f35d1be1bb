"""`bizplan init`: what it writes is sound, what is there it leaves alone."""

import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from bizplan import __version__
from bizplan.cli.init import AROUND
from bizplan.cli.main import main
from tests.editors import as_editors_read

ROOT = Path(__file__).parents[2]
TODAY = ("--as-at", "2026-05-01")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Path -> content of every file below a folder; what bizplan keeps to be quicker is left out."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".bizplan-cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_an_empty_repository(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*TODAY, "init", "council"]) == 0
    assert capsys.readouterr().out == (
        "Written in council:\n"
        "  plans/corporate-plans/2026-30.yaml\n"
        "  plans/departments/first-department/2026-27.yaml\n"
        "  plans/organisation.yaml\n"
        "  plans/schemas/               what editors know of the documents; “bizplan schema” renews it\n"
        "  .gitignore                   what git is to leave out\n"
        "  .editorconfig                UTF-8, and spaces instead of tabs, in every editor\n"
        "  .vscode/                     explains and completes plans in Visual Studio Code\n"
        "  .pre-commit-config.yaml      checks the plans before each commit\n"
        "  .github/workflows/plans.yml  checks the plans on GitHub\n"
        "  .gitlab/plans.yml            checks the plans on GitLab, once it is included\n"
        "\n"
        "Next:\n"
        "  cd council\n"
        "  bizplan validate\n"
        "  bizplan map-outcomes\n"
        "\n"
        "Then make the documents your own, plans/organisation.yaml first; their comments guide.\n"
    )
    assert b"name: Our Council\n" in (empty / "council/plans/organisation.yaml").read_bytes()
    _is_sound(empty / "council", 3, capsys)


def test_the_invented_council(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--demo"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Written in .:",
        "  plans/                       21 documents of an invented council",
    ]
    shipped = ROOT / "src" / "bizplan" / "demo" / "plans"
    assert files(empty / "plans") == files(shipped)
    _is_sound(empty, 21, capsys)


def _is_sound(folder: Path, documents: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*TODAY, "-C", str(folder), "validate"]) == 0
    assert capsys.readouterr().out == f"{documents} documents checked: no errors\n"
    assert main([*TODAY, "-C", str(folder), "schema", "--check"]) == 0


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Barton Council", "barton-council"),
        ("St Mary’s & District: Town Council", "st-marys-district-town-council"),
        ('The "Old" Council #1 ', "the-old-council-1"),
        ("Rhondda Cynon Tâf", "rhondda-cynon-taf"),
        ("true", "true-council"),
        ("東京", "council"),
        ("1066", "1066-council"),
    ],
)
@pytest.mark.usefixtures("empty")
def test_any_name(name: str, identity: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*TODAY, "init", "--name", name, "--plans-only"]) == 0
    assert main(["validate"]) == 0, capsys.readouterr()
    organisation = as_editors_read(Path("plans/organisation.yaml").read_text(encoding="utf-8"))
    assert isinstance(organisation, dict)
    assert organisation["name"] == name
    assert organisation["id"] == identity
    assert not list(Path().glob(".*"))


def test_the_new_year_begins_in_april(empty: Path) -> None:
    main(["--as-at", "2026-03-31", "init", "a"])
    main(["--as-at", "2026-04-01", "init", "b"])
    assert (empty / "a/plans/departments/first-department/2025-26.yaml").is_file()
    assert (empty / "b/plans/departments/first-department/2026-27.yaml").is_file()
    assert main(["--as-at", "1999-12-31", "init", "c"]) == 0
    assert main(["-C", "c", "validate"]) == 0


def test_nothing_is_overwritten(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == (
        "error: nothing was written, since these files are there already:\n"
        "  .gitignore\n"
        "help: Name another folder, move these files away, or write the plans alone with --plans-only.\n"
    )
    assert files(empty) == {".gitignore": b"mine\n"}
    assert main(["init", "--plans-only"]) == 0
    before = files(empty)
    capsys.readouterr()
    assert main(["init", "--plans-only", "--demo"]) == 2
    told = capsys.readouterr()
    assert "plans/organisation.yaml" in told.err
    assert "--plans-only" not in told.err
    assert files(empty) == before


def test_a_file_is_no_folder(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "council").touch()
    assert main(["init", "council"]) == 2
    assert capsys.readouterr().err == "error: council is a file; name a folder\n"


@pytest.mark.usefixtures("empty")
def test_the_invented_council_keeps_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--demo", "--name", "Barton"]) == 2
    assert "has its name" in capsys.readouterr().err


def test_a_folder_with_a_space_can_be_gone_to(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(empty), "init", "our plans", "--plans-only"]) == 0
    assert "\n  cd 'our plans'\n" in capsys.readouterr().out


class TestWhatStandsBesideThePlans:
    @pytest.fixture
    def council(self, empty: Path) -> Path:
        assert main([*TODAY, "init"]) == 0
        return empty

    def test_the_hook_and_both_ci_files_run_a_command_that_passes(self, council: Path) -> None:
        hook = _yaml(council / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
        assert re.search(hook["files"], "plans/organisation.yaml")
        steps = _yaml(council / ".github/workflows/plans.yml")["jobs"]["validate"]["steps"]
        script = _yaml(council / ".gitlab/plans.yml")["plans"]["script"]
        assert [steps[-2]["run"], script[0]] == [f'python -m pip install "bizplan=={__version__}"'] * 2
        for line in (hook["entry"], steps[-1]["run"], script[-1]):
            program, *words = shlex.split(line)
            assert program == "bizplan"
            assert main(words) == 0

    def test_the_editor_s_settings_name_schemas_that_are_there(self, council: Path) -> None:
        text = (council / ".vscode/settings.json").read_text(encoding="utf-8")
        settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
        named = set(settings["yaml.schemas"])
        assert named == {f"plans/schemas/{path.name}" for path in (council / "plans/schemas").iterdir()}
        for document in (council / "plans").rglob("*.yaml"):
            path = document.relative_to(council)
            assert any(path.match(pattern.replace("**/", "*/")) for pattern in settings["yaml.schemas"].values())

    def test_git_leaves_out_what_bizplan_makes(self, council: Path) -> None:
        assert b"\n.bizplan-cache/\n" in (council / ".gitignore").read_bytes()

    def test_nothing_is_left_to_fill_in(self, council: Path) -> None:
        assert {path for path in files(council) if not path.startswith("plans/")} == set(AROUND)
        for path, content in files(council).items():
            assert not re.search(rb"@[A-Z_]+@", content), path
            assert "@" not in path


def _yaml(path: Path) -> Mapping[str, dict]:  # type: ignore[type-arg] # whatever the file holds
    data = as_editors_read(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data  # type: ignore[return-value] # as above
