"""What is found, read and written on a disk."""

import os
import stat
from pathlib import Path
from typing import Self

import pytest

from bizplan.diagnostics import Diagnostic, Span
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.document import Limits
from bizplan.source.files import find_documents, find_root, read_bytes, read_document, write_whole

INSIDE = "Only files below the folder of organisation.yaml are read; move or copy it there."


def lay(root: Path, *paths: str) -> None:
    """Make files that hold their own path."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"path: {path}\n")


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    assert {each.location.span for each in diagnostics} <= {Span(1, 1, 1, 1)}
    assert all(each.finding.hint for each in diagnostics)
    return [(each.rule, each.location.file, each.message) for each in diagnostics]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path, "organisation.yaml")
    return tmp_path


# The root


@pytest.mark.parametrize("start", ["council", "council/plans", "council/plans/departments/a", "council/plans/x.yaml"])
def test_the_root_is_the_nearest_folder_with_an_organisation(tmp_path: Path, start: str) -> None:
    lay(tmp_path, "council/plans/organisation.yaml", "council/plans/departments/a/b.yaml", "council/plans/x.yaml")

    assert find_root(tmp_path / start) == tmp_path / "council" / "plans"


def test_the_folder_itself_comes_before_its_plans_and_its_plans_before_those_above(tmp_path: Path) -> None:
    lay(tmp_path, "organisation.yaml", "a/plans/organisation.yaml", "b/organisation.yaml", "b/plans/organisation.yaml")

    assert find_root(tmp_path / "a") == tmp_path / "a" / "plans"
    assert find_root(tmp_path / "b") == tmp_path / "b"


def test_a_root_that_is_a_link_is_found_where_it_lies(tmp_path: Path) -> None:
    lay(tmp_path, "real/organisation.yaml")
    (tmp_path / "plans").symlink_to("real")

    assert find_root(tmp_path) == tmp_path / "real"


def test_no_root_is_told_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(BizplanError) as error:
        find_root(tmp_path)

    assert (
        error.value.message == f"there is no organisation.yaml in {tmp_path}, its folder “plans” or a folder above it"
    )
    assert error.value.hint == "Run “bizplan init” to start a plan repository here, or name one with -C."
    assert error.value.exit_code == ExitCode.COULD_NOT_RUN


def test_a_near_name_of_the_organisation_is_told(tmp_path: Path) -> None:
    lay(tmp_path, "organisation.yml")

    with pytest.raises(BizplanError) as error:
        find_root(tmp_path)

    assert error.value.hint == "Rename organisation.yml to organisation.yaml."


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(BizplanError, match="there is no folder") as error:
        find_root(tmp_path / "nowhere")

    assert error.value.exit_code == ExitCode.WRONG_USE


# What is found


def test_documents_are_found_in_the_order_of_their_paths(root: Path) -> None:
    lay(root, "b.yaml", "a/z.yml", "a-b.yaml", "a/B.YAML", "a/b/c/d.yaml", "README.md", "a/notes.txt", "yaml", "£.yaml")

    found = find_documents(root)

    assert [file.path for file in found.files] == [
        *("a-b.yaml", "a/B.YAML", "a/b/c/d.yaml", "a/z.yml", "b.yaml", "organisation.yaml", "£.yaml"),
    ]
    assert found.diagnostics == ()
    assert found.root == root


def test_a_found_file_tells_whether_it_has_changed(root: Path) -> None:
    [file] = find_documents(root).files

    status = (root / "organisation.yaml").stat()
    assert file.state == (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def test_folders_that_hold_no_documents_are_passed_over(root: Path) -> None:
    lay(root, ".git/a.yaml", ".hidden.yaml", "a/.bizplan-cache/b.yaml", "build/c.yaml", "templates/d.yaml")
    lay(root, "a/node_modules/e.yaml", "departments/build/f.yaml", "departments/templates/g.yaml")

    assert [file.path for file in find_documents(root).files] == [
        *("departments/build/f.yaml", "departments/templates/g.yaml", "organisation.yaml"),
    ]


def test_a_plan_repository_inside_another_is_passed_over(root: Path) -> None:
    lay(root, "demo/organisation.yaml", "demo/a.yaml", "demo/b/c.yaml", "d.yaml")

    assert [file.path for file in find_documents(root).files] == ["d.yaml", "organisation.yaml"]


def test_only_given_paths_are_searched(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(root, "a/b.yaml", "a/c/d.yaml", "e.yaml", "build/f.yaml", "notes.txt")
    monkeypatch.chdir(root / "a")

    given = [Path("c"), Path("../e.yaml"), root / "a" / "c" / "d.yaml", root / "build" / "f.yaml", root / "notes.txt"]

    assert [file.path for file in find_documents(root, given).files] == [
        *("a/c/d.yaml", "build/f.yaml", "e.yaml", "notes.txt"),
    ]
    assert len(find_documents(root, [root]).files) == 4
    assert find_documents(Path("..")).root == root


@pytest.mark.parametrize("path", ["nowhere.yaml", "broken", "circle", "organisation.yaml/x.yaml"])
def test_a_given_path_that_leads_nowhere_is_wrong_use(root: Path, path: str) -> None:
    (root / "broken").symlink_to("gone")
    (root / "circle").symlink_to("circle")

    with pytest.raises(BizplanError, match=path) as error:
        find_documents(root, [root / path])

    assert error.value.exit_code == ExitCode.WRONG_USE


def test_a_given_path_outside_is_a_fault_and_not_read(tmp_path: Path) -> None:
    lay(tmp_path, "plans/organisation.yaml", "a.yaml", "b/c.yaml")
    root = tmp_path / "plans"
    (root / "link.yaml").symlink_to("../a.yaml")

    found = find_documents(root, [tmp_path / "a.yaml", tmp_path / "b", root / "link.yaml", root / "organisation.yaml"])

    message = f"this path leads outside the plan repository {root}"
    assert told(found.diagnostics) == [
        ("outside-repository", (tmp_path / "a.yaml").as_posix(), message),
        ("outside-repository", (tmp_path / "b").as_posix(), message),
        ("outside-repository", (root / "link.yaml").as_posix(), message),
    ]
    assert [file.path for file in found.files] == ["organisation.yaml"]


# Links and other odd things


def test_a_link_that_leads_outside_is_a_fault_and_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "plans/organisation.yaml", "a.yaml", "b/c.yaml", "notes.txt")
    root = tmp_path / "plans"
    (root / "link.yaml").symlink_to(tmp_path / "a.yaml")
    (root / "folder").symlink_to("../b")
    (root / "up").symlink_to("..")
    (root / "notes.txt").symlink_to("../notes.txt")
    (root / ".hidden").symlink_to("../b")

    found = find_documents(root)

    message = "this is a link that leads outside the plan repository"
    assert told(found.diagnostics) == [("outside-repository", path, message) for path in ("folder", "link.yaml", "up")]
    assert [file.path for file in found.files] == ["organisation.yaml"]
    assert {each.finding.hint for each in found.diagnostics} == {INSIDE}


def test_what_a_link_inside_leads_to_is_read_once_where_it_lies(root: Path) -> None:
    lay(root, "a/b.yaml", "c.txt")
    (root / "a.yaml").symlink_to("a/b.yaml")
    (root / "again").symlink_to("a")
    (root / "a" / "circle").symlink_to("..")
    (root / "d.yaml").symlink_to("c.txt")

    found = find_documents(root)

    assert [file.path for file in found.files] == ["a/b.yaml", "d.yaml", "organisation.yaml"]
    assert found.diagnostics == ()
    assert read_bytes(root, "d.yaml") == (b"path: c.txt\n", ())


def test_links_that_lead_to_no_file_are_faults(root: Path) -> None:
    (root / "broken.yaml").symlink_to("gone.yaml")
    (root / "circle.yaml").symlink_to("circle.yaml")
    (root / "broken").symlink_to("gone")

    found = find_documents(root)

    message = "this is a link that leads to no file"
    assert told(found.diagnostics) == [("unreadable-file", f"{name}.yaml", message) for name in ("broken", "circle")]


def test_what_only_bears_a_documents_name_is_a_fault(root: Path) -> None:
    lay(root, "folder.yaml/a.yaml", "b\nc.yaml")
    os.mkfifo(root / "pipe.yaml")
    (root / "named.yml").symlink_to("pipe.yaml")
    (root / os.fsdecode(b"d\xff.yaml")).write_text("kind: plan\n")

    found = find_documents(root)

    assert told(found.diagnostics) == [
        ("unreadable-file", "b\ufffdc.yaml", "the name holds characters that cannot be printed"),
        ("unreadable-file", "d\ufffd.yaml", "the name holds characters that cannot be printed"),
        ("unreadable-file", "folder.yaml", "this is a folder, though it is named like a document"),
        ("unreadable-file", "pipe.yaml", "this is no ordinary file"),
    ]
    assert [file.path for file in found.files] == ["named.yml", "organisation.yaml"]
    assert told(read_bytes(root, "named.yml")[1]) == [
        ("unreadable-file", "named.yml", "it cannot be read: it is no ordinary file"),
    ]


def test_a_folder_that_cannot_be_listed_is_a_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(root, "a/b.yaml", "c/d.yaml")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find_documents(root)

    assert told(found.diagnostics) == [("unreadable-file", "a", "it cannot be read: permission denied")]
    assert [file.path for file in found.files] == ["c/d.yaml", "organisation.yaml"]


def test_a_file_that_vanishes_while_it_is_searched_for_is_a_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Vanished:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name = entry.name

        def is_symlink(self) -> bool:
            return False

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            return follow_symlinks

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            raise FileNotFoundError(2, "No such file or directory", follow_symlinks)

    class Listing(list[Vanished]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: Listing(map(Vanished, scandir(path))))

    found = find_documents(root)

    assert told(found.diagnostics) == [
        ("unreadable-file", "organisation.yaml", "it cannot be read: no such file or directory"),
    ]
    assert found.files == ()


# Reading


def test_a_file_is_read_up_to_the_limit_and_one_byte_more(root: Path) -> None:
    (root / "a.yaml").write_bytes(b"a: 12345\r\n")

    assert read_bytes(root, "a.yaml") == (b"a: 12345\r\n", ())
    assert read_bytes(root, "a.yaml", limit=Limits(size=10)) == (b"a: 12345\r\n", ())
    assert read_bytes(root, "a.yaml", limit=Limits(size=4)) == (b"a: 12", ())
    assert read_document(root, "a.yaml", limit=Limits(size=4))[1][0].rule == "invalid-yaml"


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "a.yaml").write_bytes(b"0123456789")
    fstat = os.fstat
    monkeypatch.setattr(os, "fstat", lambda file: os.stat_result([*fstat(file)[:6], 4, *fstat(file)[7:]]))

    assert read_bytes(root, "a.yaml")[0] == b"0123456789"
    assert read_bytes(root, "a.yaml", limit=Limits(size=7))[0] == b"01234567"


@pytest.mark.parametrize(
    ("path", "rule", "message"),
    [
        ("gone.yaml", "unreadable-file", "it cannot be read: no such file or directory"),
        ("folder", "unreadable-file", "it cannot be read: it is no ordinary file"),
        ("circle.yaml", "unreadable-file", "it cannot be read: too many levels of symbolic links"),
        ("../a.yaml", "outside-repository", "the file lies outside the plan repository"),
        ("folder/../../a.yaml", "outside-repository", "the file lies outside the plan repository"),
        ("/etc/hosts", "outside-repository", "the file lies outside the plan repository"),
        ("link.yaml", "outside-repository", "the file lies outside the plan repository"),
    ],
)
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, path: str, rule: str, message: str) -> None:
    lay(tmp_path, "plans/folder/x.yaml", "a.yaml")
    (tmp_path / "plans" / "link.yaml").symlink_to("../a.yaml")
    (tmp_path / "plans" / "circle.yaml").symlink_to("circle.yaml")

    content, faults = read_bytes(tmp_path / "plans", path)

    assert content is None
    assert told(faults) == [(rule, path, message)]
    assert read_document(tmp_path / "plans", path) == (None, faults)


def test_a_document_is_read_by_its_path(root: Path) -> None:
    lay(root, "a/b.yaml")

    document, faults = read_document(root, "a/b.yaml")

    assert faults == ()
    assert document is not None
    assert (document.path, document.data) == ("a/b.yaml", {"path": "a/b.yaml"})


# Writing


@pytest.mark.parametrize(
    ("content", "written"),
    [("a: £\r\nb: c\n", "a: £\r\nb: c\n".encode()), (b"\x00\xff", b"\x00\xff"), ("", b"")],
)
def test_a_file_is_written_whole(tmp_path: Path, content: str | bytes, written: bytes) -> None:
    path = tmp_path / "new" / "folder" / "a.yaml"

    write_whole(path, content)
    write_whole(path, content)

    assert path.read_bytes() == written
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual, old = tmp_path / "usual", tmp_path / "old"
    usual.touch()
    old.touch()
    old.chmod(0o640)

    write_whole(tmp_path / "new", "x")
    write_whole(old, "x")

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")

    write_whole(tmp_path / "link", "new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_what_cannot_be_written_leaves_the_old_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BizplanError, match=r"a\.yaml cannot be written: no space left on device"):
        write_whole(path, "new")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("path", ["folder", "file/a.yaml"])
def test_a_path_that_no_file_can_have_is_told(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    with pytest.raises(BizplanError, match="cannot be written"):
        write_whole(tmp_path / path, "x")

    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]
