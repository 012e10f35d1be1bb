"""`bizplan map-outcomes`: the City Corporation's own plans mapped, and every other way the command ends."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import plan, written

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
DEMO = str(ROOT / "src" / "bizplan" / "demo")
GAP_TITLES = ("2", "3", "5", "6", "7", "8", "9", "10", "11")
Golden = Callable[[str, str], None]


@pytest.fixture
def mapped(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`mapped(folder, *options)`: what the command writes, which ends well and says nothing else."""

    def run(folder: str, *options: str) -> str:
        assert main(["-C", folder, "map-outcomes", *options]) == 0
        written = capsys.readouterr()
        assert written.err == ""
        return written.out

    return run


def services(report: Mapping[str, object]) -> dict[str, list[str]]:
    """Outcome's number -> the names behind it, for outcomes that are served."""
    return {
        row["number"]: [each["name"] for cell in row["cells"] for each in cell["evidence"]]
        for row in report["outcomes"]  # type: ignore[attr-defined] # plain JSON
        if row["state"] in {"served", "untargeted", "unmeasured"}
    }


def numbers(report: Mapping[str, object], state: str) -> tuple[str, ...]:
    return tuple(row["number"] for row in report["outcomes"] if row["state"] == state)  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_town_clerk_s_plan_of_2019_20(
    width: str, mapped: Callable[..., str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = mapped(PLANS, "--corporate-plan", "2018-23", "--period", "2019-20")
    assert max(map(len, out.splitlines())) <= int(width)
    golden(f"map-outcomes/2019-20-{width}.txt", out)


def test_its_outcomes_by_hand(mapped: Callable[..., str]) -> None:
    report = json.loads(mapped(PLANS, "--corporate-plan", "2018-23", "--period", "2019-20", "--format", "json"))
    assert services(report) == {
        "1": ["Resilience and Community Safety"],
        "4": [
            "Corporate and Member Services",
            "Elections",
            "Corporate Strategy and Performance",
            "Contact Centre",
        ],
        "12": ["Resilience and Community Safety"],
    }
    assert numbers(report, "untargeted") == ("4",)
    assert numbers(report, "unmeasured") == ("1", "12")
    assert numbers(report, "bulk") == GAP_TITLES
    assert numbers(report, "gap") == numbers(report, "asserted") == ()
    assert [each["document"] for each in report["blanket_claims"]] == ["town-clerk/2019-20"]
    assert "all twelve corporate outcomes" in report["blanket_claims"][0]["text"]


def test_community_and_children_s_plan_of_2021_22_by_hand(mapped: Callable[..., str]) -> None:
    report = json.loads(mapped(PLANS, "--corporate-plan", "2018-23", "--period", "2021/22", "--format", "json"))
    assert [each["column"] for each in report["columns"]] == ["community-and-children"]
    assert services(report) == {}
    assert numbers(report, "asserted") == ("1", "2", "3", "4")
    assert numbers(report, "gap") == ("5", "6", "7", "8", "9", "10", "11", "12")
    assert report["blanket_claims"] == []


@pytest.mark.parametrize("width", ["80", "120"])
def test_several_departments(
    width: str, mapped: Callable[..., str], golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    golden(f"map-outcomes/demo-{width}.txt", mapped(DEMO, "--period", "2026-27"))


def test_a_window_too_narrow_for_all_departments_tells_them_in_words(
    mapped: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "56")
    lines = mapped(DEMO, "--period", "2026-27").splitlines()
    assert max(map(len, lines)) <= 56
    assert lines[2].endswith("By department")


@pytest.mark.parametrize("by", ["service", "programme", "level", "committee"])
def test_other_columns(by: str, mapped: Callable[..., str], golden: Golden) -> None:
    golden(f"map-outcomes/demo-by-{by}.txt", mapped(DEMO, "--period", "2026-27", "--by", by, "--weight", "measures"))


def test_the_state_of_an_outcome_is_the_same_whatever_the_columns(mapped: Callable[..., str]) -> None:
    found = {
        by: [row["state"] for row in json.loads(mapped(DEMO, "--by", by, "--format", "json"))["outcomes"]]
        for by in ("department", "service", "programme", "level", "committee")
    }
    assert len({tuple(states) for states in found.values()}) == 1


def test_outcomes_opened_into_their_activities(mapped: Callable[..., str], golden: Golden) -> None:
    golden("map-outcomes/demo-level-all.txt", mapped(DEMO, "--period", "2026-27", "--level", "all"))
    some = json.loads(mapped(DEMO, "--period", "2026-27", "--level", "c", "--format", "json"))
    assert {each["letter"] for row in some["outcomes"] for each in row["activities"]} == {"c", ""}


def test_gaps_only_and_all_in_the_line_that_sums_up(mapped: Callable[..., str]) -> None:
    out = mapped(DEMO, "--period", "2026-27", "--gaps-only")
    assert " 7  Young people" in out
    assert " 1  Residents" not in out
    assert out.endswith("6 of 8 outcomes served, 1 asserted only, 1 gap\n")


@pytest.mark.parametrize("form", ["csv", "html"])
def test_other_forms(form: str, mapped: Callable[..., str], golden: Golden) -> None:
    out = mapped(DEMO, "--period", "2026-27", "--level", "all", "--format", form)
    golden(f"map-outcomes/demo.{form}", out.replace("\r\n", "\n"))  # git keeps the lines of text its own way


@pytest.mark.parametrize(
    ("folder", "states", "said"),
    [
        (DEMO, "gap", "--fail-on gap: outcome 7\n"),
        (DEMO, "crowded,unmeasured,bulk", ""),
        (DEMO, "single-handed", "--fail-on single-handed: outcome 4\n"),
        (PLANS, "unmeasured,gap,untargeted", "--fail-on unmeasured: outcomes 1, 12\n--fail-on untargeted: outcome 4\n"),
    ],
)
def test_states_that_fail(folder: str, states: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    period = "2026-27" if folder == DEMO else "2019-20"
    found = main(["-C", folder, "map-outcomes", "--period", period, "--gaps-only", "--fail-on", states])
    assert (found, capsys.readouterr().err) == (1 if said else 0, said)


def test_as_markdown(mapped: Callable[..., str], golden: Golden) -> None:
    golden("map-outcomes/2019-20.md", mapped(PLANS, "--period", "2019-20", "--format", "markdown"))


def test_left_out_the_year_is_the_latest(mapped: Callable[..., str]) -> None:
    report = json.loads(mapped(PLANS, "--corporate-plan", "2018-23", "--format", "json"))
    assert (report["framework"], report["period"]) == ("2018-23", "2021-22")


def test_left_out_the_corporate_plan_is_the_organisation_s_where_plans_name_it(
    tmp_path: Path, mapped: Callable[..., str]
) -> None:
    later = plan(corporate_plan="2023-28"), plan("libraries", corporate_plan="2023-28"), plan("fisheries")
    assert mapped(str(written(tmp_path, *later))).startswith("Corporate Plan 2018-23: outcomes")


def test_left_out_the_corporate_plan_is_else_the_one_most_plans_of_the_year_name(mapped: Callable[..., str]) -> None:
    assert mapped(PLANS, "--period", "2017-18").startswith("Corporate Plan 2015-19: outcomes by department, 2017-18")


def test_nothing_to_map_is_no_fault_and_says_so(mapped: Callable[..., str]) -> None:
    assert mapped(PLANS, "--corporate-plan", "2018-23", "--period", "2018-19") == (
        "No plan of 2018-19 names Corporate Plan 2018-23, so there is nothing to map;\n"
        "plans of 2019-20 and 2021-22 do.\n"
    )
    assert mapped(PLANS, "--corporate-plan", "2024-29") == (
        "No plan names Corporate Plan 2024-29, so there is nothing to map.\n"
    )
    report = json.loads(mapped(PLANS, "--corporate-plan", "2024-29", "--format", "json"))
    assert (report["plans"], report["years"], len(report["outcomes"])) == ([], [], 6)


@pytest.mark.parametrize(
    ("folder", "options"),
    [
        (PLANS, ("--period", "2019-20")),
        (PLANS, ("--period", "2021-22")),
        (PLANS, ("--corporate-plan", "2024-29")),
        (DEMO, ()),
    ],
)
def test_the_json_is_as_published(folder: str, options: tuple[str, ...], mapped: Callable[..., str]) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "map-outcomes.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(mapped(folder, *options, "--format", "json")), schema)


def test_written_to_a_file(tmp_path: Path, mapped: Callable[..., str]) -> None:
    there = tmp_path / "map.md"
    assert mapped(PLANS, "--period", "2019-20", "--format", "markdown", "--output", str(there)) == ""
    assert there.read_text(encoding="utf-8") == mapped(PLANS, "--period", "2019-20", "--format", "markdown")


def test_colour_changes_no_word(capsys: pytest.CaptureFixture[str], mapped: Callable[..., str]) -> None:
    plain = mapped(PLANS, "--period", "2019-20")
    assert main(["-C", PLANS, "--color", "always", "map-outcomes", "--period", "2019-20"]) == 0
    coloured = capsys.readouterr().out
    assert "\x1b[31m◊ bulk" in coloured
    assert [line.rstrip() for line in re.sub("\x1b\\[[0-9;]*m", "", coloured).splitlines()] == plain.splitlines()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ("--corporate-plan", "2018-32"),
            "error: there is no corporate plan 2018-32\nhelp: Did you mean “2018-23”?\n",
        ),
        (
            ("--corporate-plan", "ours"),
            (
                "error: there is no corporate plan ours\n"
                "help: There are: 2015-19, 2018-23@2017-11, 2018-23@2017-06, 2018-23, 2024-29.\n"
            ),
        ),
        (
            ("--corporate-plan", "2018-23@2017-11"),
            (
                "error: corporate plan 2018-23@2017-11 states no outcomes, so there is nothing to map\n"
                "help: Corporate plans with outcomes: 2015-19, 2018-23, 2024-29.\n"
            ),
        ),
        (
            ("--period", "2019-20", "--fail-on", "gaps"),
            "error: --fail-on: “gaps” is no state\nhelp: Did you mean “gap”?\n",
        ),
        (
            ("--period", "2019-20", "--level", "x"),
            (
                "error: --level: no outcome of corporate plan 2018-23 has an activity “x”\n"
                "help: There are: a, b, c, d, e; or “all”.\n"
            ),
        ),
        (
            ("--period", "2017-18", "--level", "all"),
            "error: --level: the outcomes of corporate plan 2015-19 have no lettered activities\n",
        ),
        (
            ("--period", "2018-20"),
            "error: --period: “2018-20” spans 2 years; a financial year spans one, such as 2018-19\n",
        ),
        (
            ("--format", "pdf"),
            (
                "error: invalid value for '--format': 'pdf' is not one of 'table', 'markdown', 'html', 'csv', 'json'.\n"
                "help: Run “bizplan map-outcomes --help” for what can be asked.\n"
            ),
        ),
    ],
)
def test_wrong_use(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", PLANS, "map-outcomes", *options]) == 2
    written = capsys.readouterr()
    assert (written.out, written.err) == ("", words)


def test_no_corporate_plan_is_held_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "organisation.yaml").write_text("kind: organisation\nid: x\nname: X\n", encoding="utf-8")
    assert main(["-C", str(tmp_path), "map-outcomes"]) == 3
    assert capsys.readouterr().err == (
        "error: no plan names a corporate plan that is held\n"
        "help: Name one with --corporate-plan, or add it under corporate-plans/.\n"
    )


def test_faulty_documents_are_mapped_as_far_as_they_go_with_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = "[{id: lamps, name: Lamps, contributes_to: [1]}, {id: roads, nme: Roads}]"
    monkeypatch.chdir(written(tmp_path, plan(services=services)))
    assert main(["map-outcomes"]) == 0
    shown = capsys.readouterr()
    assert shown.out.endswith("Corporate Plan 2018-23, 2019-20: 0 of 3 outcomes served, 1 unmeasured, 2 gaps\n")
    assert shown.err == ("1 document has faults, so the result may lack parts of it; “bizplan validate” names them\n")
