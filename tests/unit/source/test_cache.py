"""The cache: what is kept comes back, unless anything at all speaks against it."""

import os
import shutil
from pathlib import Path

import pytest

from bizplan.source import seal
from bizplan.source.cache import FOLDER, Entry, Kept, digest_of, keep, keeping, kept, program_stamp

LONG_AGO = (15, 1_000_000_000, 1_000_000_000, 7)
ENTRY = Entry(LONG_AGO, digest_of(b"content"), is_setting=False, answer=b"answer", day="2026-04-01")
KEPT = Kept(b"setting", {"a.yaml": ENTRY})


def filled(root: Path, name: str = "validate", stamp: str = "1", what: Kept = KEPT) -> Path:
    """The file in which this was kept."""
    place = keeping(root)
    assert place is not None
    before = set((root / FOLDER).iterdir())
    keep(place, name, stamp, what)
    [new] = {*(root / FOLDER).iterdir()} - before or {max((root / FOLDER).iterdir(), key=os.path.getmtime)}
    return new


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert kept(tmp_path, "validate", "1") == Kept()
    assert not (tmp_path / FOLDER).exists()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    filled(tmp_path)
    assert kept(tmp_path, "validate", "1") == KEPT


def test_it_is_kept_by_name_and_stamp(tmp_path: Path) -> None:
    filled(tmp_path)
    filled(tmp_path, name="budget", what=Kept(b"other"))
    assert kept(tmp_path, "validate", "1") == KEPT
    assert kept(tmp_path, "budget", "1") == Kept(b"other")
    assert kept(tmp_path, "validate", "2") == Kept()
    assert kept(tmp_path, "lint", "1") == Kept()


def test_git_passes_the_folder_over(tmp_path: Path) -> None:
    filled(tmp_path)
    assert "*" in (tmp_path / FOLDER / ".gitignore").read_text().splitlines()


def test_a_file_that_was_changed_just_before_is_not_known_by_its_dates(tmp_path: Path) -> None:
    place = keeping(tmp_path)
    assert place is not None
    second = 1_000_000_000
    states = {"content": (15, place.begun_ns, 1, 7), "file": (15, 1, place.begun_ns - second, 7), "neither": LONG_AGO}
    entries = {name: ENTRY._replace(state=state) for name, state in states.items()}
    keep(place, "validate", "1", Kept(b"", entries))
    found = kept(tmp_path, "validate", "1").entries
    assert {name: entry.state for name, entry in found.items()} == {"content": None, "file": None, "neither": LONG_AGO}
    assert all(entry.digest == ENTRY.digest for entry in found.values())


@pytest.mark.parametrize("place", [0, 5, 20, 30, 40, -1])
def test_a_damaged_file_is_not_believed(tmp_path: Path, place: int) -> None:
    file = filled(tmp_path)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert kept(tmp_path, "validate", "1") == Kept()


@pytest.mark.parametrize("length", [0, 10, 40, -1])
def test_a_file_that_was_cut_short_is_not_believed(tmp_path: Path, length: int) -> None:
    file = filled(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    assert kept(tmp_path, "validate", "1") == Kept()


def test_a_cache_that_was_brought_here_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    filled(tmp_path / "there")
    shutil.copytree(tmp_path / "there", tmp_path / "here")
    assert kept(tmp_path / "there", "validate", "1") == KEPT
    assert kept(tmp_path / "here", "validate", "1") == Kept()
    filled(tmp_path / "here")
    assert kept(tmp_path / "here", "validate", "1") == KEPT


def test_a_link_is_no_place_to_keep_anything(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert keeping(tmp_path / "plans") is None
    assert not list((tmp_path / "elsewhere").iterdir())


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    assert keeping(tmp_path) is None
    assert kept(tmp_path, "validate", "1") == Kept()


def test_two_runs_at_once_leave_what_one_of_them_kept(tmp_path: Path) -> None:
    first, second = keeping(tmp_path), keeping(tmp_path)
    assert first is not None
    assert second is not None
    keep(second, "validate", "1", KEPT)
    keep(first, "validate", "1", Kept(b"other"))
    assert kept(tmp_path, "validate", "1") == Kept(b"other")
    assert not list((tmp_path / FOLDER).glob("*.tmp"))


def test_a_folder_that_is_taken_away_meanwhile_is_no_fault(tmp_path: Path) -> None:
    place = keeping(tmp_path)
    assert place is not None
    shutil.rmtree(tmp_path / FOLDER)
    keep(place, "validate", "1", KEPT)
    assert kept(tmp_path, "validate", "1") == Kept()


def test_what_a_killed_run_left_is_taken_away_in_time(tmp_path: Path) -> None:
    old, new = keeping(tmp_path), keeping(tmp_path)
    assert old is not None
    assert new is not None
    os.utime(old.temporary, ns=(0, old.begun_ns - 2 * 3600 * 1_000_000_000))
    filled(tmp_path)
    assert list((tmp_path / FOLDER).glob("*.tmp")) == [new.temporary]


def test_the_program_s_stamp_changes_with_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "bizplan"
    (package / "source").mkdir(parents=True)
    (package / "source" / "cache.py").write_text("")
    monkeypatch.setattr(seal, "__file__", str(package / "source" / "seal.py"))
    before = program_stamp()
    assert program_stamp() == before
    (package / "rule.py").write_text("")
    assert program_stamp() != before


def test_the_program_s_stamp_changes_with_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = program_stamp()
    os.utime(folder, ns=(0, 0))
    assert program_stamp() != before
