"""`bizplan diff`: whole outputs, two years, two files, two git revisions, and every way it ends."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
CLERK = ("town-clerk/2017-18", "town-clerk/2019-20")
Capture = pytest.CaptureFixture[str]
Golden = Callable[[str, str], None]
PLAN = """\
kind: plan
level: department
department: highways
period: 2019-20
corporate_plan: 2018-23
services:
  - {id: lamps, name: Lamps, text: Light every street}
measures:
  - {id: out, text: Lamps out, unit: "%", target: {value: 5}}
"""
ORGANISATION = """\
kind: organisation
id: smallbridge
name: Smallbridge Council
departments:
  - {id: highways, name: Highways}
  - {id: roads, name: Roads}
"""


def found(capsys: Capture, *words: str, code: int = 0) -> dict[str, Any]:
    """What the JSON of a run holds; it fits the published schema."""
    assert main([*words, "--format", "json"]) == code
    out, err = capsys.readouterr()
    assert err == ""
    report = json.loads(out)
    jsonschema.validate(report, SCHEMA)
    assert isinstance(report, dict)
    return report


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_the_town_clerks_two_years(form: str, capsys: Capture, golden: Golden) -> None:
    assert main(["-C", PLANS, "diff", *CLERK, "--format", form]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert form != "table" or max(map(len, out.splitlines())) <= 80
    golden(f"diff/town-clerk.{'txt' if form == 'table' else 'md'}", out)


def test_the_web_page_marks_the_words_that_changed(capsys: Capture) -> None:
    assert main(["-C", PLANS, "diff", *CLERK, "--format", "html"]) == 0
    out = capsys.readouterr().out
    assert "<strong>[Cultural Hub]</strong>" in out
    assert "<strong>[Culture Mile]</strong>" in out
    assert "<h2" in out


def test_what_must_be_found_between_the_town_clerks_two_years(capsys: Capture) -> None:
    report = found(capsys, "-C", PLANS, "diff", *CLERK)
    (plan,) = report["plans"]
    entries = plan["entries"]
    renamed = {(each["was_called"], each["called"]) for each in entries if each["is_renamed"]}
    assert renamed == {("Cultural Hub", "Culture Mile"), ("One Safe City", "One Secure City")}
    targets = [
        (field["before"], field["after"], field["movement"])
        for each in entries
        if each["id"] == each["was_id"] == "prevent-training"
        for field in each["fields"]
        if field["what"] == "target"
    ]
    assert targets == [("75%", "100%", "higher")]
    by_fate = {each["was_id"]: each["fate"]["kind"] for each in entries if each["became"] == "ended"}
    assert by_fate["media-and-communications"] == by_fate["media-messages"] == "not said"
    assert by_fate["corporate-plan-refresh"] == "ran out"
    added = {each["id"] for each in entries if each["became"] == "added"}
    assert "major-projects" in added
    (move,) = (each for each in entries if each["id"] == "joint-control-room")
    assert (move["how"], "Contact Centre Services" in move["text_after"]) == ("id", True)
    outcomes = [(each["state"], each["number"]) for each in plan["outcomes"]]
    assert outcomes == [("gained", "1"), ("gained", "4"), ("gained", "12")]
    assert plan["money"]["bridges"][0]["headline"] == "-999000"
    assert plan["counts"]["added"] == 32


def test_a_department_means_its_last_two_plans(capsys: Capture) -> None:
    report = found(capsys, "-C", DEMO, "diff", "homes")
    assert (report["before"], report["after"]) == ("homes/2025-26", "homes/2026-27")


def test_a_plan_and_itself(capsys: Capture) -> None:
    report = found(capsys, "-C", PLANS, "diff", CLERK[0], CLERK[0], "--exit-code")
    assert main(["-C", PLANS, "diff", CLERK[0], CLERK[0]]) == 0
    assert capsys.readouterr().out.endswith("\n\nNothing changed.\n")
    assert main(["-C", PLANS, "diff", CLERK[0], CLERK[0], "--format", "markdown"]) == 0
    assert "Nothing changed." in capsys.readouterr().out
    assert report["documents"] == []


def test_exit_code_where_something_changed(capsys: Capture) -> None:
    found(capsys, "-C", PLANS, "diff", *CLERK, "--exit-code", code=1)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "error: what is to be compared?\nhelp: Name two plans"),
        (("a", "b", "c"), "error: two things can be compared, not 3\n"),
        (("town-clerk/2017-18", "town-clerk/2019-2"), "Did you mean “town-clerk/2019-20”?\n"),
        (("town-clerk/2017-18", "town-clerk/2030-31"), "help: Plans of town-clerk: 2017-18, 2019-20.\n"),
        (("town-clrk",), "error: compare town-clrk with what?\nhelp: Did you mean “town-clerk”?\n"),
        (("community-and-children",), "help: community-and-children has one plan only, "),
        (
            ("town-clerk/2017-18", "organisation.yaml"),
            "organisation.yaml is no plan: its kind is organisation\n",
        ),
        (("--to", "HEAD"), "error: --to: from which revision?\n"),
        (("--from", "no-such"), "error: --from: there is no git revision no-such\n"),
        (("--from=--upload-pack",), "error: --from: there is no git revision --upload-pack\n"),
    ],
)
def test_wrong_use(words: tuple[str, ...], says: str, capsys: Capture) -> None:
    assert main(["-C", PLANS, "diff", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err


def test_two_files_outside_any_plan_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(PLAN.replace("value: 5", "value: 3, reason: New lamps"), encoding="utf-8")
    assert main(["diff", "old.yaml", "new.yaml"]) == 0
    out = capsys.readouterr().out
    assert "Lamps out: target 5% 3% (lower) New lamps" in " ".join(out.split())
    (tmp_path / "new.yaml").write_text("kind: [", encoding="utf-8")
    assert main(["diff", "old.yaml", "new.yaml"]) == 3
    assert capsys.readouterr().err.startswith("error: new.yaml cannot be read\n")


class TestRevisions:
    """A git repository in which the plan repository is a subfolder."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "A clerk")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "clerk@example.org")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        monkeypatch.chdir(tmp_path)
        plans = tmp_path / "council" / "plans"
        (plans / "departments").mkdir(parents=True)
        (plans / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
        (plans / "departments" / "highways.yaml").write_text(PLAN, encoding="utf-8")
        (tmp_path / "elsewhere.yaml").write_text("kind: plan\n", encoding="utf-8")
        _git("init", "--quiet", "--initial-branch=main")
        _committed()
        return plans

    @staticmethod
    def _between(capsys: Capture, *words: str) -> dict[str, Any]:
        return found(capsys, "-C", "council/plans", "diff", *words)

    def test_nothing_changed(self, capsys: Capture) -> None:
        assert main(["-C", "council/plans", "diff", "--from", "HEAD", "--exit-code"]) == 0
        assert capsys.readouterr().out == "Nothing changed from HEAD to the files as they are.\n"

    def test_a_renamed_file_is_the_same_plan(self, folder: Path, capsys: Capture) -> None:
        (folder / "highways").mkdir()
        shutil.move(folder / "departments" / "highways.yaml", folder / "highways" / "2019-20.yaml")
        _committed()
        (moved,) = self._between(capsys, "HEAD~1..HEAD")["documents"]
        assert (moved["became"], moved["was_file"]) == ("changed", "departments/highways.yaml")
        text = PLAN.replace("value: 5", "value: 3").replace("Lamps,", "Lights,")
        (folder / "highways" / "2019-20.yaml").write_text(text, encoding="utf-8")
        report = self._between(capsys, "--from", "HEAD~1")
        (plan,) = report["plans"]
        assert (plan["before"]["file"], plan["after"]["file"]) == ("departments/highways.yaml", "highways/2019-20.yaml")
        counts = plan["counts"]
        assert (counts["renamed"], counts["targets_changed"], counts["targets_unexplained"]) == (1, 1, 1)
        assert (counts["added"], counts["ended"], report["documents"]) == (0, 0, [])

    def test_a_renamed_department_is_followed_by_its_entries(self, folder: Path, capsys: Capture) -> None:
        (folder / "departments" / "highways.yaml").unlink()
        text = PLAN.replace("department: highways", "department: roads")
        (folder / "departments" / "roads.yaml").write_text(text, encoding="utf-8")
        _committed()
        (plan,) = self._between(capsys, "HEAD~1..HEAD")["plans"]
        assert (plan["before"]["document"], plan["after"]["document"]) == ("highways/2019-20", "roads/2019-20")

    def test_the_plan_repository_itself_was_moved(self, folder: Path, capsys: Capture) -> None:
        shutil.move(folder, folder.parents[1] / "plans")
        text = PLAN.replace("Light every street", "Light every single street")
        (folder.parents[1] / "plans" / "departments" / "highways.yaml").write_text(text, encoding="utf-8")
        _committed()
        (plan,) = found(capsys, "-C", "plans", "diff", "HEAD~1..")["plans"]
        assert plan["counts"]["reworded"] == 1

    def test_new_and_gone_plans_and_other_documents(self, folder: Path, capsys: Capture) -> None:
        roads = PLAN.replace("highways", "roads").replace("lamps", "kerbs").replace("id: out", "id: broken")
        (folder / "departments" / "roads.yaml").write_text(roads, encoding="utf-8")
        (folder / "departments" / "highways.yaml").unlink()
        (folder / "organisation.yaml").write_text(ORGANISATION.replace("Roads", "Streets"), encoding="utf-8")
        (folder / "broken.yaml").write_text("kind: [", encoding="utf-8")
        report = self._between(capsys, "--from", "HEAD")
        documents = [(each["became"], each["kind"], each["document"]) for each in report["documents"]]
        assert documents == [
            ("added", "plan", "roads/2019-20"),
            ("ended", "plan", "highways/2019-20"),
            ("changed", "organisation", "smallbridge"),
        ]
        assert report["unread"] == ["broken.yaml (the files as they are)"]
        assert main(["-C", "council/plans", "diff", "--from", "HEAD"]) == 0
        out = capsys.readouterr().out
        assert "Could not be read: broken.yaml (the files as they are)." in out
        assert "gone     plan" in out

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_the_paper_of_several_plans(self, form: str, folder: Path, capsys: Capture) -> None:
        roads = PLAN.replace("highways", "roads").replace("lamps", "kerbs").replace("id: out", "id: broken")
        (folder / "departments" / "roads.yaml").write_text(roads, encoding="utf-8")
        _committed()
        for file in (folder / "departments").iterdir():
            file.write_text(file.read_text(encoding="utf-8").replace("value: 5", "value: 3"), encoding="utf-8")
        (folder / "organisation.yaml").write_text(ORGANISATION.replace("Roads", "Streets"), encoding="utf-8")
        (folder / "broken.yaml").write_text("kind: [", encoding="utf-8")
        assert main(["-C", "council/plans", "diff", "--from", "HEAD", "--format", form]) == 0
        out = capsys.readouterr().out
        for words in ("What changed in the plans", "Highways,", "Streets,", "Could not be read"):
            assert words in out

    @pytest.mark.parametrize("named", ["highways/2019-20", "departments", "council/plans/departments/highways"])
    def test_only_what_is_named(self, named: str, folder: Path, capsys: Capture) -> None:
        (folder / "departments" / "highways").mkdir()
        file = folder / "departments" / "highways" / "2019-20.yaml"
        shutil.move(folder / "departments" / "highways.yaml", file)
        _committed()
        file.write_text(PLAN.replace("value: 5", "value: 3"), encoding="utf-8")
        (folder / "organisation.yaml").write_text(ORGANISATION.replace("Roads", "Streets"), encoding="utf-8")
        report = self._between(capsys, "--from", "HEAD", named)
        assert (len(report["plans"]), report["documents"]) == (1, [])

    def test_where_two_branches_parted(self, folder: Path, capsys: Capture) -> None:
        _git("checkout", "--quiet", "-b", "side")
        (folder / "departments" / "highways.yaml").write_text(PLAN.replace("value: 5", "value: 4"), encoding="utf-8")
        _committed()
        _git("checkout", "--quiet", "main")
        (folder / "departments" / "highways.yaml").write_text(PLAN.replace("Lamps out", "Dark lamps"), encoding="utf-8")
        _committed()
        counts = [self._between(capsys, asked)["counts"] for asked in ("main..side", "main...side", "..side", "side..")]
        assert [each["reworded"] for each in counts] == [1, 0, 1, 1]
        assert [each["targets_changed"] for each in counts] == [1, 1, 1, 1]

    def test_without_git(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setenv("PATH", "")
        assert main(["-C", "council/plans", "diff", "HEAD..main"]) == 3
        assert capsys.readouterr().err == "error: HEAD..main needs git, which is not installed\n"

    def test_a_revision_without_a_plan_repository(self, folder: Path, capsys: Capture) -> None:
        (folder / "organisation.yaml").unlink()
        _committed()
        (folder / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
        assert main(["-C", "council/plans", "diff", "--from", "HEAD"]) == 2
        message = "error: --from: in HEAD there is no organisation.yaml in council/plans/\n"
        assert capsys.readouterr().err == message


def _git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


def _committed() -> None:
    _git("add", "--all", ".")
    _git("commit", "--quiet", "--message", "changed")
