"""README and docs are true: commands write what is shown, fragments stand in the files, names and links lead somewhere.

`make docs` renews what can be renewed by itself: whole outputs, the page of fields, the schemas of reports.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bizplan.cli import common
from bizplan.cli.main import COMMANDS
from bizplan.load import load
from bizplan.source.document import read
from tests.documentation import PAGES, ROOT, Command, Page, agrees, renewed, run
from tests.generated import GENERATED
from tests.small_council import plan

PAGE_NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]
TODAY = date(2026, 5, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the plans, on a day that does not change."""

    class Today(date):
        @classmethod
        def today(cls) -> "Today":
            return cls(TODAY.year, TODAY.month, TODAY.day)

    monkeypatch.setattr(common, "date", Today)
    shutil.copytree(ROOT / "plans", tmp_path / "plans", ignore=shutil.ignore_patterns(".bizplan-cache"))
    return tmp_path


@pytest.mark.parametrize("path", PAGES, ids=PAGE_NAMES)
def test_commands_write_what_the_page_shows_and_paths_lead_somewhere(
    path: Path, folder: Path, update_golden: bool
) -> None:
    page = Page(path)
    if update_golden:
        path.write_text(renewed(page, folder), encoding="utf-8")
        return
    for command, output in run(page, folder):
        if not agrees(command.shown, output):
            assert command.shown == output, f"{page.name}: $ {command.words}"
    roots = (ROOT, folder, *(each for each in folder.iterdir() if each.is_dir()))
    assert [name for name in page.paths if not any((root / name).exists() for root in roots)] == []


@pytest.mark.parametrize("path", [ROOT / name for name in PAGE_NAMES if name not in GENERATED])
def test_fragments_stand_in_the_files_they_name(path: Path) -> None:
    for fragment in Page(path).fragments:
        if fragment.about == "plan":
            _is_part_of_a_plan(fragment.text)
            continue
        file = (ROOT / fragment.about).read_text(encoding="utf-8")
        outer = re.escape(fragment.text).replace("\\\n", "\n").split("\n")
        pattern = "\n".join(f"( *){line}" if not number else rf"\1{line}" for number, line in enumerate(outer[:-1]))
        assert re.search(rf"^{pattern}$", file, re.MULTILINE), f"{path.name}: not in {fragment.about}:\n{fragment.text}"


@pytest.mark.parametrize("path", PAGES, ids=PAGE_NAMES)
def test_links_lead_to_pages_and_headings(path: Path) -> None:
    for link in Page(path).links:
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{path.name}: {link}"
        assert target.is_relative_to(ROOT), f"{path.name}: {link}"
        if anchor:
            assert anchor in Page(target).anchors, f"{path.name}: {link}"


@pytest.mark.parametrize("path", PAGES, ids=PAGE_NAMES)
def test_make_knows_the_targets_named(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(Page(path).make_targets) <= known


def test_every_command_is_documented() -> None:
    shown = {step.words for step in Page(ROOT / "docs" / "commands.md").steps if isinstance(step, Command)}
    assert shown == {"bizplan --help", *(f"bizplan {each.name} --help" for each in COMMANDS)}


def test_the_readme_s_table_names_every_command_in_order() -> None:
    readme = Page(ROOT / "README.md").text
    table = readme[readme.index("| command | does |") : readme.index("`-C DIR` before")]
    assert re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE) == [each.name for each in COMMANDS]


def test_every_page_is_listed_in_the_readme() -> None:
    listed = {(ROOT / link).resolve() for link in Page(ROOT / "README.md").links}
    assert set((ROOT / "docs").glob("*.md")) <= listed


@pytest.mark.parametrize("file", GENERATED)
def test_what_is_made_from_the_code_is_fresh(file: str, update_golden: bool) -> None:
    make, path = GENERATED[file], ROOT / file
    if update_golden:
        path.write_text(make(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == make(), f"{file} is out of date; make docs renews it"


@pytest.mark.parametrize(
    ("shown", "output", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("a\n...\n", "a\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("...\nb\n", "a\nb\nc\n", False),
        ("a\n...\nd\n", "a\nb\nc\n", False),
        ("a.c\n", "abc\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_a_line_of_three_dots_stands_for_any_lines(shown: str, output: str, expected: bool) -> None:
    assert agrees(shown, output) is expected


def _is_part_of_a_plan(text: str) -> None:
    keys = dict.fromkeys(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    head = "\n".join(line for line in plan().splitlines() if line.partition(":")[0] not in keys)
    document, faults = read("fragment.yaml", f"{head}\n{text}".encode())
    assert document is not None, faults
    assert load(document)[1] == (), text
