"""Whatever is done between two runs, one that may say again what the first said says what one that may not says."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bizplan import __main__ as entry
from bizplan.cli import remembered
from bizplan.source import cache

FAULTY = Path(__file__).parents[1] / "cli" / "faulty"
FILES = sorted(path.relative_to(FAULTY) for path in FAULTY.rglob("*.yaml"))
QUESTIONS = (
    ("validate",),
    ("validate", "--format", "concise"),
    ("--color", "always", "validate"),
    ("--as-at", "2026-06-01", "lint"),
    ("-C", ".", "lint", "--format", "json", "--exit-zero"),
)
SURROUNDINGS: tuple[dict[str, str], ...] = ({}, {"COLUMNS": "50"}, {"NO_COLOR": "1"}, {"BIZPLAN_NO_CACHE": "1"})
Said = tuple[int, str, str]


def edited(file: Path) -> None:
    """A slip of the same length, with the file's date put back."""
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(b"e", b"x", 3))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def lengthened(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"more: words\n")


def renamed(file: Path) -> None:
    file.rename(file.with_name("another.yaml"))


def doubled(file: Path) -> None:
    shutil.copyfile(file, file.with_name("copy.yml"))


def linked(file: Path) -> None:
    file.with_name("link.yaml").unlink(missing_ok=True)
    file.with_name("link.yaml").symlink_to(file)


def made_a_repository(file: Path) -> None:
    file.with_name("organisation.yaml").write_text("kind: organisation\nid: other\nname: Other\n", encoding="utf-8")


def untouched(_file: Path) -> None:
    """Nothing at all."""


CHANGES = (edited, lengthened, renamed, doubled, linked, made_a_repository, Path.touch, Path.unlink, untouched)
changes = st.lists(st.tuples(st.sampled_from(CHANGES), st.sampled_from(FILES)), max_size=2)
runs = st.lists(st.tuples(changes, st.sampled_from(QUESTIONS), st.sampled_from(SURROUNDINGS)), min_size=1, max_size=3)


@pytest.fixture
def said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[tuple[str, ...], dict[str, str]], Said]:
    """What a run of these words in these surroundings says; all files count as old enough for their dates."""
    monkeypatch.setattr(cache, "RACY", -(10**18))

    def run(words: tuple[str, ...], surroundings: dict[str, str]) -> Said:
        with pytest.MonkeyPatch.context() as now:
            now.delenv("BIZPLAN_NO_CACHE", raising=False)
            for name, value in surroundings.items():
                now.setenv(name, value)
            now.setattr("sys.argv", ["bizplan", *words])
            return (entry.main(), *capsys.readouterr())

    return run


# The fixture is a function and holds nothing.
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs)
def test_what_is_said_again_is_what_would_be_said(
    said: Callable[[tuple[str, ...], dict[str, str]], Said],
    runs: list[tuple[list[tuple[Callable[[Path], None], Path]], tuple[str, ...], dict[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as here:
        shutil.copytree(FAULTY, Path(folder) / "plans")
        here.chdir(folder)
        for changed, words, surroundings in [([], words, {}) for _, words, _ in runs] + runs:
            for change, file in changed:
                if (Path("plans") / file).exists():
                    change(Path("plans") / file)
            told = said(words, surroundings)
            assert told == said(words, surroundings)
            assert told == said(words, surroundings | {"BIZPLAN_NO_CACHE": "1"})


@pytest.mark.parametrize("words", QUESTIONS)
def test_a_second_run_is_answered_before_the_command_line_is_read(
    said: Callable[[tuple[str, ...], dict[str, str]], Said],
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans")
    monkeypatch.chdir(tmp_path / ("plans" if "-C" in words else ""))
    first = said(words, {})
    monkeypatch.setattr("bizplan.cli.main.main", lambda: pytest.fail("it was worked out again"))
    assert said(words, {}) == first


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "plans"),
        ("validate", "-o", "out.txt"),
        ("lint", "--baseline", "base.json", "--update-baseline"),
        ("lint", "--format", "json=out.json"),
        ("lint", "--format", "github"),
        ("--no-cache", "validate"),
    ],
)
def test_what_reads_or_writes_anything_else_is_done_each_time(
    said: Callable[[tuple[str, ...], dict[str, str]], Said],
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    said(words, {})
    monkeypatch.setattr("bizplan.cli.main.main", lambda: 77)
    assert said(words, {})[0] == 77


@pytest.mark.parametrize("damage", [b"", b"bizplan", b"\0" * 400])
def test_a_damaged_answer_is_none(
    said: Callable[[tuple[str, ...], dict[str, str]], Said],
    damage: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    first = said(("validate",), {})
    for kept in (tmp_path / "plans" / cache.FOLDER).glob("[!.]*"):
        kept.write_bytes(damage)
    assert said(("validate",), {}) == first


def test_the_day_and_the_program_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIZPLAN_NO_CACHE")
    monkeypatch.setattr(cache, "RACY", -(10**18))
    words, root = ["validate"], str(tmp_path / "plans")
    remembered.keep(remembered.begun(words, root), "said", 1)
    assert remembered.answer(words) == ("said", 1)
    with pytest.MonkeyPatch.context() as later:
        later.setattr(time, "strftime", lambda _form: "2099-01-01")
        assert remembered.answer(words) is None
    with pytest.MonkeyPatch.context() as newer:
        newer.setattr(remembered, "program_stamp", lambda: "another")
        assert remembered.answer(words) is None
    assert remembered.answer(["lint"]) is None


def test_files_that_have_only_just_been_written_and_files_written_meanwhile_are_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BIZPLAN_NO_CACHE")
    words, root = ["validate"], str(tmp_path / "plans")
    remembered.keep(remembered.begun(words, root), "said", 1)
    assert remembered.answer(words) is None
    assert not list((tmp_path / "plans" / cache.FOLDER).glob("*.tmp"))
    monkeypatch.setattr(cache, "RACY", -(10**18))
    run = remembered.begun(words, root)
    (tmp_path / "plans" / "new.yaml").write_text("", encoding="utf-8")
    remembered.keep(run, "said", 1)
    assert remembered.answer(words) is None
