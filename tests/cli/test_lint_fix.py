"""`bizplan lint --fix`: what is mended changes, every other byte stays."""

from pathlib import Path

import pytest

from bizplan.checks import fixing
from bizplan.cli import fixes
from bizplan.source.edit import EditError
from tests.lint_council import FILE, PLAN, QUOTES, council, found, lint

MENDED = PLAN.replace("owner: no", 'owner: "no"')
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The faulty plan of the small council."""
    monkeypatch.chdir(tmp_path)
    return council(tmp_path)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_comments_quotes_line_ends_and_byte_order_mark_are_kept(
    ends: str, start: str, plan: Path, capsys: Capture
) -> None:
    plan.write_bytes((start + PLAN.replace("\n", ends)).encode())
    assert lint("--fix", rules=(QUOTES,)) == 0
    assert plan.read_bytes() == (start + MENDED.replace("\n", ends)).encode()
    told = capsys.readouterr()
    assert told.err == f"{FILE}: mended ambiguous-scalar: Put quotes round “no”\n"
    assert told.out == "4 documents checked: no errors\n"


def test_a_second_run_changes_nothing(plan: Path, capsys: Capture) -> None:
    assert lint("--fix", "--format", "concise", rules=(QUOTES, "budget-total-mismatch")) == 1
    assert [rule for _, _, rule in found(capsys.readouterr().out)] == ["budget-total-mismatch"]
    before = plan.stat()
    assert lint("--fix", rules=(QUOTES,)) == 0
    assert (plan.stat().st_mtime_ns, plan.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert capsys.readouterr().err == ""


def test_a_diff_is_shown_and_nothing_written(plan: Path, capsys: Capture) -> None:
    assert lint("--diff") == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@ ")
    old, new = (text.splitlines()[7] for text in (PLAN, MENDED))
    assert [line for line in told.out.splitlines()[2:] if line[0] in "+-"] == [f"-{old}", f"+{new}"]
    assert told.err == f"{FILE}: would mend ambiguous-scalar: Put quotes round “no”\n"
    assert plan.read_text("utf-8") == PLAN
    assert lint("--diff", rules=("budget-total-mismatch",)) == 0
    assert capsys.readouterr() == ("", "")


def test_what_is_out_of_the_run_is_not_mended(plan: Path) -> None:
    assert lint("--fix", "plans/1.yaml") == 0
    assert lint("--fix", rules=("budget-total-mismatch",)) == 1
    assert plan.read_text("utf-8") == PLAN


def test_fixes_that_touch_each_other_are_all_made_in_one_call(plan: Path, capsys: Capture) -> None:
    text = PLAN.replace("owner: no", "owner: Head of lamps").replace("335", "334")
    waivers = "".join(f"  - {{rule: {rule}, reason: Old}}\n" for rule in ("weasel-words", QUOTES, "text-slip"))
    plan.write_text(f"{text}allow:\n{waivers}", encoding="utf-8")
    rules = ("unused-suppression", QUOTES, "weasel-words", "text-slip")
    assert lint("--fix", rules=rules) == 0
    assert plan.read_text("utf-8") == text
    assert capsys.readouterr().err.count("mended unused-suppression") == 3


def test_a_fix_that_fails_is_refused_and_said(plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise EditError("the line cannot be split")

    monkeypatch.setattr(fixing, "edited", refused)
    assert lint("--fix", rules=(QUOTES,)) == 1
    told = capsys.readouterr()
    assert told.err == f"{FILE}: ambiguous-scalar is left as it is: the line cannot be split\n"
    assert "1 warning" in told.out
    assert plan.read_text("utf-8") == PLAN


def test_a_file_changed_meanwhile_is_left_alone(plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = f"{PLAN}note: Saved by another program\n"

    def saved_meanwhile(*words: object, **named: object) -> object:
        plan.write_text(theirs, encoding="utf-8")
        return fixing.fixed(*words, **named)  # type: ignore[arg-type] # passed on as they come

    monkeypatch.setattr(fixes, "fixed", saved_meanwhile)
    assert lint("--fix", rules=(QUOTES,)) == 1
    assert plan.read_text("utf-8") == theirs
    assert capsys.readouterr().err == f"{FILE} changed meanwhile and is left as it is\n"


def test_a_file_that_cannot_be_parsed_is_left_alone(plan: Path) -> None:
    broken = PLAN.replace("measures:", "\tmeasures:")
    plan.write_text(broken, encoding="utf-8")
    assert lint("--fix") == 1
    assert plan.read_text("utf-8") == broken


def test_what_a_document_allows_is_not_mended(plan: Path) -> None:
    allowed = f"{PLAN}allow:\n  - {{rule: {QUOTES}, reason: It is the name of a firm}}\n"
    plan.write_text(allowed, encoding="utf-8")
    assert lint("--fix", rules=(QUOTES,)) == 0
    assert plan.read_text("utf-8") == allowed


def test_what_the_baseline_holds_is_mended_all_the_same(plan: Path, capsys: Capture) -> None:
    assert lint("--baseline", "old.json", "--update-baseline", rules=(QUOTES,)) == 0
    assert lint("--baseline", "old.json", "--update-baseline", "--fix", rules=(QUOTES,)) == 0
    assert plan.read_text("utf-8") == MENDED
    assert capsys.readouterr().err.endswith("old.json holds 0 findings\n")
