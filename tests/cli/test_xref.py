"""`bizplan xref`: what refers to what in the council's own plans, in the demo, and in a council that gets it wrong."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import plan, written
from tests.xref_council import council

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
Golden = Callable[[str, str], None]
Run = Callable[..., str]
ALL = ("--broken", "--one-sided", "--duplicates", "--strategies")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Run:
    """`shown(folder, *options, code=0)`: what the command writes, which ends so and says nothing else."""

    def run(folder: str, *options: str, code: int = 0) -> str:
        assert main(["-C", folder, "xref", *options]) == code
        out, err = capsys.readouterr()
        assert err == ""
        assert "--format" in options or max(map(len, out.splitlines())) <= 80
        return out

    return run


def test_all_that_goes_wrong(tmp_path: Path, shown: Run, golden: Golden) -> None:
    golden("xref/faulty.txt", shown(council(tmp_path), *ALL, code=1))


def test_all_that_goes_wrong_as_markdown(tmp_path: Path, shown: Run, golden: Golden) -> None:
    golden("xref/faulty.md", shown(council(tmp_path), *ALL, "--format", "markdown", code=1))


@pytest.mark.parametrize(("name", "folder"), [("seeds", PLANS), ("demo", DEMO)])
def test_the_references_counted(name: str, folder: str, shown: Run, golden: Golden) -> None:
    golden(f"xref/{name}.txt", shown(folder))


@pytest.mark.parametrize(("name", "folder"), [("seeds", PLANS), ("demo", DEMO)])
def test_all_that_is_asked_of_sound_plans(name: str, folder: str, shown: Run, golden: Golden) -> None:
    golden(f"xref/{name}-all.txt", shown(folder, *ALL))


@pytest.mark.parametrize(
    ("name", "folder", "item"),
    [
        ("demo-programme", DEMO, "homes/2026-27/safer-streets"),
        ("demo-outcome", DEMO, "2025-29/5"),
        ("demo-alias", DEMO, "homes/2026-27/warm-homes"),
        ("demo-plan", DEMO, "prevention-officer/2026-27"),
        ("seeds-programme", PLANS, "town-clerk/2019-20/joint-control-room"),
    ],
)
def test_an_item_from_both_ends(name: str, folder: str, item: str, shown: Run, golden: Golden) -> None:
    golden(f"xref/{name}.txt", shown(folder, item))


def test_what_cannot_be_checked_is_shown_and_is_not_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = plan(objectives="[{id: light, text: Light, colour: red}, {id: sweep, text: [no], contributes_to: [1]}]")
    naming = plan("libraries", objectives="[{id: read, text: Read, contributes_to: [highways/2019-20/other]}]")
    assert main(["-C", str(written(tmp_path, lost, naming)), "xref", "--broken"]) == 0
    out, err = capsys.readouterr()
    assert "unchecked (1)" in out
    assert "Mend first what could not be read" in out
    assert "validate" in err


@pytest.mark.parametrize("options", [(), ALL, ("highways/2019-20/lighter-parks",)])
def test_the_json_is_as_published(options: tuple[str, ...], tmp_path: Path, shown: Run) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "xref.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    written_out = shown(council(tmp_path), *options, "--format", "json", code=1 if options == ALL else 0)
    jsonschema.validate(json.loads(written_out), schema)


def test_the_json_of_what_was_not_asked_for_is_null(shown: Run) -> None:
    report = json.loads(shown(DEMO, "--duplicates", "--at-least", "0.6", "--format", "json"))
    assert [key for key, part in report.items() if part is not None] == ["schema_version", "duplicates"]
    (pair,) = report["duplicates"]["duplicates"]
    assert (pair["share"], pair["here"]["item"], pair["there"]["item"]) == (
        "0.63",
        "homes-to-standard",
        "river-quality",
    )


@pytest.mark.parametrize(
    ("options", "code", "rows"),
    [
        (("--broken",), 1, 3),
        (("--one-sided",), 0, 2),
        (("--duplicates",), 0, 3),
        (("highways/2019-20/sick-days",), 0, 2),
    ],
)
def test_a_list_as_csv(options: tuple[str, ...], code: int, rows: int, tmp_path: Path, shown: Run) -> None:
    read = list(csv.DictReader(io.StringIO(shown(council(tmp_path), *options, "--format", "csv", code=code))))
    assert len(read) == rows
    assert all(None not in row and None not in row.values() for row in read)


@pytest.mark.parametrize(
    ("folder", "what", "code"),
    [
        ("small", "broken", 1),
        ("small", "one-sided", 1),
        ("small", "duplicates", 1),
        ("small", "strategies", 1),
        (DEMO, "broken,one-sided,duplicates", 0),
        (DEMO, "strategies", 1),
    ],
)
def test_failing_on_what_is_found(folder: str, what: str, code: int, tmp_path: Path, shown: Run) -> None:
    shown(council(tmp_path) if folder == "small" else folder, "--fail-on", what, code=code)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--at-least", "0.2"), "error: --at-least: “0.2” is no share of the words from 0.5 to 1, such as 0.8\n"),
        (("--at-least", "most"), "error: --at-least: “most” is no share of the words from 0.5 to 1, such as 0.8\n"),
        (
            ("--fail-on", "borken"),
            "error: --fail-on: “borken” is nothing to fail on\nhelp: Did you mean “broken”?\n",
        ),
        (
            ("--broken", "--duplicates", "--format", "csv"),
            (
                "error: --format csv holds one list: that of an ITEM, of --broken, of --one-sided or of --duplicates\n"
                "help: Ask for one of them, or for --format json.\n"
            ),
        ),
        (
            ("--strategies", "--corporate-plan", "2018-24"),
            "error: there is no corporate plan 2018-24\nhelp: Did you mean “2018-23”?\n",
        ),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "xref", *options]) == 2
    assert capsys.readouterr() == ("", words)
