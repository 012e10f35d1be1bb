"""`bizplan lint` while people work: what changed since a revision, what an editor holds unsaved, and on each change."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bizplan.cli.main import main
from tests.lint_council import FILE, PLAN, QUOTES, RULES, TOTAL, council, found, lint

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The faulty plan of the small council."""
    monkeypatch.chdir(tmp_path)
    return council(tmp_path)


def _git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


class TestSince:
    @pytest.fixture(autouse=True)
    def _committed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """All of it is committed."""
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "A clerk")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "clerk@example.org")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        _git("init", "--quiet")
        _git("add", ".")
        _git("commit", "--quiet", "--message", "before")

    @staticmethod
    def _found(capsys: Capture) -> list[tuple[str, int, str]]:
        lint("--since", "HEAD", "--profile", "final", "--format", "concise")
        return found(capsys.readouterr().out)

    def test_nothing_changed(self, capsys: Capture) -> None:
        assert lint("--since", "HEAD") == 0
        assert capsys.readouterr().out == "4 documents checked: no errors\n"

    def test_only_findings_on_changed_lines_count(self, plan: Path, capsys: Capture) -> None:
        plan.write_text(PLAN.replace("text: Lamps", "text: Lights"), encoding="utf-8")
        assert self._found(capsys) == [(FILE, 8, QUOTES)]

    def test_a_second_place_counts_as_well(self, plan: Path, capsys: Capture) -> None:
        plan.write_text(PLAN.replace("amount: 334", "amount: 333"), encoding="utf-8")
        assert self._found(capsys) == [(FILE, 19, TOTAL)]

    def test_a_line_taken_out_touches_those_beside_it(self, plan: Path, capsys: Capture) -> None:
        line = "    - {label: Lighting, amount: 334}\n"
        plan.write_text(PLAN.replace(line, line * 2), encoding="utf-8")
        _git("commit", "--quiet", "--all", "--message", "twice")
        plan.write_text(PLAN, encoding="utf-8")
        assert self._found(capsys) == [(FILE, 19, TOTAL)]

    def test_lines_that_look_like_a_diff_confuse_nothing(self, plan: Path, capsys: Capture) -> None:
        text = PLAN.replace("measures:", "note: |\n  a\n\n++ b/plans/1.yaml\n@@ -1 +8 @@\nmeasures:")
        Path("plans/notes.txt").write_text(text, encoding="utf-8")
        _git("add", "plans/notes.txt")
        plan.write_text(f"# above\n{PLAN}", encoding="utf-8")
        assert self._found(capsys) == []

    @pytest.mark.parametrize("name", ["plans/new.yaml", "plans/a new plan.yaml", "plans/café.yaml"])
    @pytest.mark.parametrize("staged", [False, True])
    def test_a_new_file_counts_whole(self, name: str, staged: bool, capsys: Capture) -> None:
        Path(name).write_text(PLAN.replace("2019-20", "2020-21"), encoding="utf-8")
        if staged:
            _git("add", ".")
        assert self._found(capsys) == [(name, 8, QUOTES), (name, 12, RULES[2]), (name, 19, TOTAL)]

    def test_a_renamed_file_counts_where_it_changed(self, plan: Path, capsys: Capture) -> None:
        plan.rename("plans/moved.yaml")
        Path("plans/moved.yaml").write_text(PLAN.replace("text: Lamps", "text: Lights"), encoding="utf-8")
        _git("add", "--all")
        assert self._found(capsys) == [("plans/moved.yaml", 8, QUOTES)]

    def test_the_revision_may_lie_further_back(self, plan: Path, capsys: Capture) -> None:
        plan.write_text(PLAN.replace("text: Lamps", "text: Lights"), encoding="utf-8")
        _git("commit", "--quiet", "--all", "--message", "lights")
        assert self._found(capsys) == []
        assert lint("--since", "HEAD~1") == 1

    def test_only_what_changed_is_mended(self, plan: Path) -> None:
        assert lint("--since", "HEAD", "--fix") == 0
        assert plan.read_text("utf-8") == PLAN

    @pytest.mark.parametrize(
        ("ci", "hint"),
        [("", ""), ("true", "help: In CI, see that the whole history is fetched.\n")],
        ids=["desk", "ci"],
    )
    @pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD..HEAD~1"])
    def test_an_unknown_revision(
        self, revision: str, ci: str, hint: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CI", ci)
        assert main(["lint", f"--since={revision}"]) == 2
        assert capsys.readouterr() == ("", f"error: --since: there is no git revision {revision}\n{hint}")
        assert not Path("x").exists()


def test_since_outside_a_git_repository(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["lint", "--since", "HEAD"]) == 2
    message = "error: --since: plans lies in no git repository\nhelp: “git init” begins one.\n"
    assert capsys.readouterr().err == message


def test_since_without_git(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["lint", "--since", "HEAD"]) == 3
    assert capsys.readouterr().err == "error: --since needs git, which is not installed\n"


class TestStandardInput:
    @staticmethod
    def _lint(monkeypatch: pytest.MonkeyPatch, text: str, name: str = FILE) -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        return lint("--stdin-filename", name, "--format", "concise")

    def test_counts_instead_of_the_file(self, plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self._lint(monkeypatch, f"# one more line\n{PLAN}") == 1
        assert found(capsys.readouterr().out) == [(FILE, 9, QUOTES), (FILE, 20, TOTAL)]
        assert plan.read_text("utf-8") == PLAN

    def test_may_be_mended_or_broken_or_empty(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        sound = PLAN.replace("335", "334").replace("owner: no", "owner: Head of lamps")
        assert self._lint(monkeypatch, sound) == 0
        assert capsys.readouterr().out == "1 document checked: no errors\n"
        for text in ("", "\tkind: plan"):
            assert self._lint(monkeypatch, text) == 1
            assert [(file, line) for file, line, _ in found(capsys.readouterr().out)] == [(FILE, 1)]

    def test_lies_within_the_repository(
        self, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "plan.yaml"
        elsewhere.write_text(PLAN, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode()), encoding="utf-8"))
        assert main(["-C", "plans", "lint", "--stdin-filename", str(elsewhere)]) == 2
        assert capsys.readouterr().err == f"error: {elsewhere} lies outside the plan repository\n"

    def test_of_a_file_that_is_not_saved_yet(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self._lint(monkeypatch, PLAN, "plans/new.yaml") == 2
        assert capsys.readouterr().err == "error: there is no file or folder plans/new.yaml\n"


class TestWatching:
    @staticmethod
    def _on_each_look(monkeypatch: pytest.MonkeyPatch, *changes: str) -> None:
        """At each look one of the changes is saved; after the last the person stops it."""
        left = list(changes)

        def look(_seconds: float) -> None:
            if not left:
                raise KeyboardInterrupt
            Path(FILE).write_text(left.pop(0), encoding="utf-8")

        monkeypatch.setattr(time, "sleep", look)

    def test_each_change_is_linted_and_the_last_run_decides(
        self, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        half = PLAN.replace("335", "334")
        self._on_each_look(monkeypatch, half, half.replace("owner: no", "owner: Head of lamps"))
        assert lint("--watch", "--statistics") == 0
        told = capsys.readouterr()
        assert [line for line in told.out.splitlines() if "checked" in line] == [
            "4 documents checked: 1 error and 1 warning in 1 file",
            "4 documents checked: 1 warning in 1 file",
            "4 documents checked: no errors",
        ]
        assert told.err.count("watching for changes; stop with Ctrl-C\n") == 3

    def test_what_stops_one_run_does_not_stop_the_watch(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        self._on_each_look(monkeypatch, f"# saved\n{PLAN}")
        assert lint("--watch", "--baseline", "missing.json") == 1
        assert capsys.readouterr().err.count("error: there is no baseline missing.json\n") == 2

    def test_a_fix_is_made_on_each_change(self, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._on_each_look(monkeypatch, PLAN.replace("text: Lamps", "text: yes"))
        assert lint("--watch", "--fix", rules=(QUOTES,)) == 0
        assert plan.read_text("utf-8") == PLAN.replace("text: Lamps", 'text: "yes"').replace("owner: no", 'owner: "no"')
