"""`bizplan fmt`: written, checked, shown, and what is left alone."""

import shutil
from pathlib import Path

import pytest

from bizplan.cli import fmt
from bizplan.cli.main import main
from bizplan.interop.canonical import canonical_text
from bizplan.source.document import Document
from bizplan.source.layout import LayoutError
from tests.lint_council import FILE, council

ROOT = Path(__file__).parents[2]
UNTIDY = "# about trees\nname:   'Trees'   # short\nid: trees\nkind: strategy\nstatus: current\n"
TIDY = "# about trees\nkind: strategy\nid: trees\nname: Trees  # short\nstatus: current\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An untidy strategy beside three tidy documents."""
    monkeypatch.chdir(tmp_path)
    path = council(tmp_path, UNTIDY)
    for other in Path("plans").iterdir():
        if other.name != path.name:
            assert main(["fmt", str(other)]) == 0
    return path


@pytest.fixture(autouse=True)
def _quiet(plan: Path, capsys: Capture) -> None:
    assert plan.exists()
    capsys.readouterr()


@pytest.mark.parametrize("folder", ["plans", "src/bizplan/demo/plans"])
def test_the_shipped_plans_are_laid_out(folder: str, capsys: Capture) -> None:
    assert main(["-C", str(ROOT / folder), "fmt", "--check"]) == 0, capsys.readouterr().out


def test_files_are_written_once(plan: Path, capsys: Capture) -> None:
    assert main(["fmt"]) == 0
    assert capsys.readouterr() == ("", "4 documents: 1 laid out anew\n")
    assert plan.read_text("utf-8") == TIDY
    before = plan.stat()
    assert main(["fmt"]) == 0
    assert capsys.readouterr() == ("", "4 documents: 0 laid out anew\n")
    assert (plan.stat().st_mtime_ns, plan.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_check_names_files_and_writes_nothing(plan: Path, capsys: Capture) -> None:
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr() == (f"{FILE}\n", "4 documents: 1 would change\n")
    assert plan.read_text("utf-8") == UNTIDY
    main(["fmt"])
    assert main(["fmt", "--check"]) == 0
    assert main(["fmt", "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_a_diff_is_shown_and_nothing_written(plan: Path, capsys: Capture) -> None:
    assert main(["fmt", "--diff", FILE]) == 1
    told = capsys.readouterr()
    assert told.err == "1 document: 1 would change\n"
    assert told.out == (
        f"--- a/{FILE}\n+++ b/{FILE}\n@@ -1,5 +1,5 @@\n # about trees\n-name:   'Trees'   # short\n+kind: strategy\n"
        " id: trees\n-kind: strategy\n+name: Trees  # short\n status: current\n"
    )
    assert plan.read_text("utf-8") == UNTIDY


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_byte_order_mark_is_kept_and_line_ends_are_made_alike(start: str, plan: Path) -> None:
    plan.write_bytes((start + UNTIDY.replace("\n", "\r\n")).encode())
    assert main(["fmt"]) == 0
    assert plan.read_bytes() == (start + TIDY).encode()


@pytest.mark.parametrize("words", [[], ["--check"], ["--diff"]])
def test_a_file_that_cannot_be_read_is_left_alone_and_the_others_are_not(
    words: list[str], plan: Path, capsys: Capture
) -> None:
    broken = Path("plans/broken.yaml")
    for content in (b"kind: plan\n\tid: x\n", b"id: a\nid: b\n", b"\xff\xfe\x00", b"a: &x 1\nb: *x\n"):
        plan.write_text(UNTIDY, encoding="utf-8")
        broken.write_bytes(content)
        assert main(["fmt", *words]) == 1
        assert broken.read_bytes() == content
        assert plan.read_text("utf-8") == (UNTIDY if words else TIDY)
        verb = "would change" if words else "laid out anew"
        assert capsys.readouterr().err == (
            f"{broken}: cannot be read, and is left alone\n5 documents: 1 {verb}, 1 left alone\n"
        )


def test_what_cannot_be_laid_out_is_left_alone_with_the_reason(
    plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(document: Document) -> str:
        if document.data["kind"] == "strategy":
            raise LayoutError("laid out, it would lose a comment")
        return canonical_text(document)

    monkeypatch.setattr(fmt, "canonical_text", refused)
    assert main(["fmt"]) == 1
    assert plan.read_text("utf-8") == UNTIDY
    assert capsys.readouterr().err == (
        f"{FILE}: left alone: laid out, it would lose a comment\n4 documents: 0 laid out anew, 1 left alone\n"
    )


def test_a_file_changed_meanwhile_is_left_alone(plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved_meanwhile(document: Document) -> str:
        plan.write_text(f"{UNTIDY}note: Theirs\n", encoding="utf-8")
        return canonical_text(document)

    monkeypatch.setattr(fmt, "canonical_text", saved_meanwhile)
    assert main(["fmt", FILE]) == 0
    assert plan.read_text("utf-8") == f"{UNTIDY}note: Theirs\n"
    assert capsys.readouterr().err == f"{FILE} changed meanwhile and is left alone\n1 document: 0 laid out anew\n"


@pytest.mark.parametrize("words", [["plans/none.yaml"], ["plans/empty"]])
def test_nothing_to_lay_out(words: list[str], capsys: Capture) -> None:
    Path("plans/empty").mkdir()
    assert main(["fmt", *words]) == 2
    assert capsys.readouterr().err.startswith("error: there is no ")


def test_outside_a_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree("plans")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert main(["fmt"]) == 3
