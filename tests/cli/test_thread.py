"""`bizplan thread`: the demonstration council's thread from a person's plan to an outcome, in every form."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import plan, written

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "src" / "bizplan" / "demo" / "plans"
OFFICER = "prevention-officer/2026-27"
Golden = Callable[[str, str], None]
Threaded = Callable[..., str]


@pytest.fixture
def threaded(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Threaded:
    """`threaded(*words)`: what the command writes about the demonstration council, which ends well."""
    monkeypatch.chdir(DEMO)

    def run(*words: str) -> str:
        assert main(["thread", *words]) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        return shown.out

    return run


@pytest.mark.parametrize(
    ("form", "ending"), [("tree", "txt"), ("markdown", "md"), ("mermaid", "mmd"), ("json", "json")]
)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("action", (f"{OFFICER}/surgery-mornings",)),
        ("person", ("prevention-officer",)),
        ("outcome", ("2025-29/2", "--period", "2026-27")),
    ],
)
def test_in_every_form(  # noqa: PLR0913, PLR0917 -- two tables crossed
    name: str, words: tuple[str, ...], form: str, ending: str, threaded: Threaded, golden: Golden
) -> None:
    golden(f"thread/{name}.{ending}", threaded(*words, "--format", form))


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_it_fits(width: str, threaded: Threaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = threaded("2025-29", "homes/2026-27").splitlines()
    longest = max(lines, key=len)
    assert len(longest) <= int(width) or width == "40", longest


def test_the_thread_by_hand(threaded: Threaded) -> None:
    report = json.loads(threaded(f"{OFFICER}/surgery-mornings", "--up", "--format", "json"))
    (thread,) = report["threads"]
    assert [(each["depth"], each["shows"], each["item"]["reference"]) for each in thread["above"]] == [
        (1, "item", "housing-options/2026-27/same-week-interviews"),
        (2, "item", "housing-options/2026-27/see-people-sooner"),
        (3, "item", "homes/2026-27/prevent-homelessness"),
        (4, "item", "2025-29/2a"),
        (5, "item", "2025-29/2"),
        (2, "item", "homes/2026-27/early-advice"),
        (3, "again", "homes/2026-27/prevent-homelessness"),
    ]
    assert (report["up"], report["down"], thread["below"], thread["outcomes"]) == (True, False, [], ["2025-29/2"])


@pytest.mark.parametrize("words", [(OFFICER,), ("2025-29",), ("homelessness-prevention", "homes/2026-27/warm-homes")])
def test_the_json_is_as_published(words: tuple[str, ...], threaded: Threaded) -> None:
    schema = json.loads((ROOT / "docs" / "schemas" / "thread.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(threaded(*words, "--format", "json")), schema)


@pytest.mark.parametrize(
    ("file", "before", "after", "named"),
    [
        (
            "departments/homes/housing-options/prevention-officer/2026-27.yaml",
            "housing-options/2026-27/same-week-interviews",
            "housing-options/2026-27/same-week-interview",
            (
                "■ dangling: “housing-options/2026-27/same-week-interview” leads to nothing; did you mean "
                "“same-week-interviews”? (departments/homes/housing-options/prevention-officer/2026-27.yaml:24)"
            ),
        ),
        (
            "departments/homes/housing-options/2026-27.yaml",
            "[homes/2026-27/early-advice, see-people-sooner]",
            "[homes/2026-28/early-advice]",
            (
                "■ dangling: “homes/2026-28/early-advice” leads to nothing; did you mean “homes/2026-27”? "
                "(departments/homes/housing-options/2026-27.yaml:23)"
            ),
        ),
        (
            "departments/homes/2026-27.yaml",
            "contributes_to: [prevent-homelessness]\n    owner: Head of Housing Options\n    partners: [otter",
            "contributes_to: [homelessness-prevented-by]\n    owner: Head of Housing Options\n    partners: [otter",
            "■ dangling: “homelessness-prevented-by” leads to nothing (departments/homes/2026-27.yaml:182)",
        ),
        (
            "departments/homes/2026-27.yaml",
            "contributes_to: [2a]",
            "contributes_to: [2d]",
            "■ dangling: “2d” leads to nothing; did you mean “2”? (departments/homes/2026-27.yaml:154)",
        ),
    ],
    ids=["at the team's plan", "at a year without a plan", "at an entry of the department", "at the outcome"],
)
def test_broken_at_each_step_it_is_named_in_its_place(  # noqa: PLR0913, PLR0917 -- a table of four
    file: str,
    before: str,
    after: str,
    named: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(DEMO, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["thread", f"{OFFICER}/surgery-mornings", "--up", "--format", "markdown"]) == 0
    shown = capsys.readouterr()
    assert named in re.sub(r"\\(.)", r"\1", shown.out)
    assert main(["thread", f"{OFFICER}/surgery-mornings", "--up"]) == 0
    drawn = re.sub(r"[│├└─\s]+", "", capsys.readouterr().out)
    assert re.sub(r"\s", "", named) in drawn


def test_a_circle_ends_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = plan(objectives="[{id: a, text: First, contributes_to: [b]}, {id: b, text: Second, contributes_to: [a]}]")
    monkeypatch.chdir(written(tmp_path, text))
    assert main(["thread", "a", "--up"]) == 0
    assert capsys.readouterr().out == (
        "First\n"
        "objective highways/2019-20/a\n"
        "\n"
        "Upwards: what it serves\n"
        "└─ Second\n"
        "   objective highways/2019-20/b\n"
        "   └─ First\n"
        "      objective highways/2019-20/a\n"
        "      ↺ the thread runs in a circle (3.yaml:6)\n"
        "\n"
        "highways/2019-20/a: reaches no outcome; 1 circle\n"
    )


def test_labels_of_a_chart_mean_nothing_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = plan(objectives="""[{id: a, text: 'Say "no" to <b> & #35; [x] `y`', contributes_to: [1, gone]}]""")
    monkeypatch.chdir(written(tmp_path, text))
    assert main(["thread", "a", "--format", "mermaid"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "flowchart BT"
    assert lines[1] == (
        '  n0["Say #34;no#34; to #60;b#62; #38; #35;35; #91;x#93; #96;y#96;<br/>objective highways/2019-20/a"]:::asked'
    )
    line = re.compile(r'  (n\d+\["[^"]*"\](:::\w+)?|n\d+ (-->|-\.->|---|-\. "[^"]*" \.-[>x]) n\d+|classDef .*)')
    assert all(map(line.fullmatch, lines[1:]))


def test_a_chain_too_deep_for_the_window_is_told_in_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = ", ".join(f"{{id: i{n}, text: Step, contributes_to: [i{n + 1}]}}" for n in range(60))
    monkeypatch.chdir(written(tmp_path, plan(objectives=f"[{chain}, {{id: i60, text: Last, contributes_to: [1]}}]")))
    assert main(["thread", "i0", "--up"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "[60] Last" in lines


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("early-advise",),
            "error: there is no “early-advise” in any document\nhelp: Did you mean “early-advice”?\n",
        ),
        (
            ("homes",),
            (
                "error: “homes” has 3 plans\nhelp: Name one of them: homes/2026-27 (a plan), homes/2025-26 (a plan), "
                "homes/2024-25 (a plan).\n"
            ),
        ),
        (
            ("warm-homes",),
            (
                "error: “warm-homes” is in 2 documents\n"
                "help: Name one of them: homes/2026-27/warm-homes (a programme), "
                "homes/2025-26/warm-homes (a programme).\n"
            ),
        ),
        (("general-fund",), "error: “general-fund” is a fund, and cannot be asked about here\n"),
        (("2025-29/9",), "error: 2025-29 has no “9”\n"),
        (
            (OFFICER, "--period", "then"),
            "error: --period: “then” is not a financial year; write it as 2019-20\n",
        ),
    ],
)
def test_wrong_use(
    words: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(DEMO)
    assert main(["thread", *words]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", message)


def test_a_year_chooses_between_plans(threaded: Threaded) -> None:
    assert threaded("warm-homes", "--period", "2025-26").endswith("below\n")
    assert "homes/2025-26" not in threaded("2025-29/2", "--period", "2026-27")


def test_colour_changes_no_word(capsys: pytest.CaptureFixture[str], threaded: Threaded) -> None:
    plain = threaded(OFFICER)
    assert main(["--color", "always", "thread", OFFICER]) == 0
    assert re.sub("\x1b\\[[0-9;]*m", "", capsys.readouterr().out) == plain
