"""`bizplan lint` on files that are not yet what they should be: waivers in the document, and the baseline."""

import json
from pathlib import Path
from typing import Any

import pytest

from bizplan.cli.main import main
from tests.lint_council import FILE, PLAN, QUOTES, RULES, TARGET, TOTAL, council, found, lint

BASE = ("--baseline", "old.json")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The faulty plan of the small council."""
    monkeypatch.chdir(tmp_path)
    return council(tmp_path)


def _entries() -> list[dict[str, str]]:
    data: Any = json.loads(Path("old.json").read_text("utf-8"))
    assert data["version"] == 1
    return [dict(each) for each in data["findings"]]


def _rules(capsys: Capture, *words: str, rules: tuple[str, ...] = RULES) -> list[str]:
    """The rules of the findings that count."""
    lint("--profile", "final", "--format", "concise", *words, rules=rules)
    return [rule for _, _, rule in found(capsys.readouterr().out)]


class TestWaivers:
    @staticmethod
    def _allow(plan: Path, **more: str) -> None:
        fields = "".join(f"    {key}: {value}\n" for key, value in more.items())
        plan.write_text(f"{PLAN}allow:\n  - rule: {TOTAL}\n    reason: Finance is checking\n{fields}", "utf-8")

    def test_what_is_allowed_counts_no_more(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan, at="budget", owner="Finance partner", until="2026-05-01")
        assert lint(rules=(TOTAL,)) == 0
        assert capsys.readouterr().out == "4 documents checked: no errors; 1 allowed\n"
        lint("--format", "json", rules=(TOTAL,))
        told = json.loads(capsys.readouterr().out)
        assert told["summary"]["allowed"] == 1
        assert [each["waived"] for each in told["diagnostics"]] == ["Finance is checking"]
        lint("--format", "sarif", rules=(TOTAL,))
        (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        assert result["suppressions"] == [{"kind": "inSource", "justification": "Finance is checking"}]

    def test_elsewhere_it_counts(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan, at="measures")
        assert _rules(capsys, rules=(TOTAL, "unused-suppression")) == [TOTAL, "unused-suppression"]

    def test_after_its_last_day_both_are_found(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan, until="2026-04-30")
        rules = _rules(capsys, rules=(TOTAL, "expired-suppression", "unused-suppression"))
        assert rules == [TOTAL, "expired-suppression"]

    def test_an_unused_one_is_found_and_taken_out(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan)
        plan.write_text(plan.read_text("utf-8").replace("335", "334"), encoding="utf-8")
        rules = (TOTAL, "unused-suppression")
        assert _rules(capsys, rules=rules) == ["unused-suppression"]
        assert lint("--fix", rules=rules) == 0
        assert plan.read_text("utf-8") == PLAN.replace("335", "334")

    def test_a_waiver_of_a_rule_that_was_not_run_proves_nothing(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan)
        assert _rules(capsys, rules=("unused-suppression",)) == []

    def test_everything_can_be_shown(self, plan: Path, capsys: Capture) -> None:
        self._allow(plan)
        lint(*BASE, "--update-baseline")
        capsys.readouterr()
        assert _rules(capsys, *BASE) == [TARGET]
        assert _rules(capsys, *BASE, "--no-suppressions") == [QUOTES, TARGET, TOTAL]


class TestBaseline:
    @pytest.fixture(autouse=True)
    def _written(self, capsys: Capture) -> None:
        assert lint("--profile", "final", *BASE, "--update-baseline") == 0
        assert capsys.readouterr() == (
            "3 more are held by the baseline\n4 documents checked: no errors\n",
            "old.json holds 3 findings\n",
        )

    def test_what_it_holds_fails_nothing(self, capsys: Capture) -> None:
        assert [(each["rule"], each["file"]) for each in _entries()] == [(rule, "3.yaml") for rule in RULES]
        assert lint("--profile", "final", *BASE) == 0
        lint("--profile", "final", *BASE, "--format", "json")
        told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(("{", "")))
        assert told["diagnostics"] == []

    def test_in_sarif_it_is_marked_and_not_left_out(self, plan: Path, capsys: Capture) -> None:
        plan.write_text(PLAN.replace("text: Lamps", "text: yes"), encoding="utf-8")
        assert lint("--profile", "final", *BASE, "--format", "sarif") == 1
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        assert sorted(result["baselineState"] for result in results) == ["new", "unchanged", "unchanged", "unchanged"]

    def test_a_line_added_above_and_a_value_changed_are_still_known(self, plan: Path) -> None:
        text = PLAN.replace("measures:\n", "measures:\n  - {id: first, text: First, target: {value: 3}}\n")
        plan.write_text("# a line above\n" + text.replace("335", "340"), encoding="utf-8")
        assert lint("--profile", "final", *BASE) == 0

    def test_it_shrinks_only_when_asked_and_never_grows_by_that(self, plan: Path, capsys: Capture) -> None:
        plan.write_text(PLAN.replace("335", "334").replace("text: Lamps", "text: on"), encoding="utf-8")
        before = Path("old.json").read_bytes()
        assert _rules(capsys, *BASE) == [QUOTES]
        assert Path("old.json").read_bytes() == before
        assert _rules(capsys, *BASE, "--update-baseline") == [QUOTES]
        assert [each["rule"] for each in _entries()] == [QUOTES, TARGET]
        assert _rules(capsys, *BASE, "--grow-baseline") == []
        assert [each["rule"] for each in _entries()] == [QUOTES, QUOTES, TARGET]

    def test_what_a_draft_is_not_yet_held_to_is_not_taken_in(self, capsys: Capture) -> None:
        Path("old.json").unlink()
        assert lint(*BASE, "--update-baseline") == 0
        assert [each["rule"] for each in _entries()] == [QUOTES, TOTAL]
        assert _rules(capsys, *BASE) == [TARGET]

    def test_owner_and_end_are_kept_and_after_it_the_finding_counts(self, capsys: Capture) -> None:
        data = json.loads(Path("old.json").read_text("utf-8"))
        data["findings"][0] |= {"owner": "Head of lamps", "until": "2026-05-01"}
        data["findings"][2] |= {"owner": "Finance partner", "until": "2026-04-30"}
        Path("old.json").write_text(json.dumps(data), encoding="utf-8")
        assert _rules(capsys, *BASE) == [data["findings"][2]["rule"]]
        for grow in ("--update-baseline", "--grow-baseline"):
            _rules(capsys, *BASE, grow)
            assert _entries() == data["findings"]

    @pytest.mark.parametrize(
        "words", [["plans/1.yaml"], ["--severity", "error"], ["--ignore", TARGET, "--ignore", QUOTES]]
    )
    @pytest.mark.parametrize("asked", ["--update-baseline", "--grow-baseline"])
    def test_what_was_not_looked_for_stays_in_it(self, words: list[str], asked: str, plan: Path) -> None:
        before = _entries()
        plan.write_text(PLAN.replace("owner: no", "owner: Head of lamps"), encoding="utf-8")
        lint("--profile", "final", *BASE, asked, *words)
        assert _entries() == before

    def test_what_cannot_be_read_stays_in_it(self, plan: Path) -> None:
        before = _entries()
        plan.write_text(f"{PLAN}\t\n\tx: [", encoding="utf-8")
        assert lint(*BASE, "--update-baseline") == 1
        assert _entries() == before

    def test_what_was_in_a_file_that_is_gone_goes(self, plan: Path) -> None:
        plan.unlink()
        assert lint(*BASE, "--update-baseline") == 0
        assert _entries() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is no JSON"),
        (b"\xff\xfe\x00", "it is no JSON"),
        (b"[]", "it states no version"),
        (b'{"version": 2, "findings": []}', "of version 2; this bizplan reads version 1"),
        (b'{"version": 1, "findings": [{"colour": "red"}]}', "an entry is not as bizplan writes it"),
        (b'{"version": 1}', "an entry is not as bizplan writes it"),
    ],
)
@pytest.mark.parametrize("update", [[], ["--update-baseline"]])
def test_what_is_no_baseline_is_refused_and_left_alone(
    content: bytes, words: str, update: list[str], capsys: Capture
) -> None:
    Path("old.json").write_bytes(content)
    assert main(["lint", *BASE, *update]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "help: Delete it and write it anew with --update-baseline." in told.err
    assert Path("old.json").read_bytes() == content


def test_a_missing_baseline_is_wrong_use(capsys: Capture) -> None:
    assert main(["lint", *BASE, FILE]) == 2
    assert capsys.readouterr().err == ("error: there is no baseline old.json\nhelp: Write it with --update-baseline.\n")
