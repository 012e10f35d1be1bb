"""`bizplan migrate`: what is proposed, what is left to decide, and what is written."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import NEXT_CORPORATE_PLAN, ORGANISATION, plan

ROOT = Path(__file__).parents[2]
PLANS = str(ROOT / "plans")
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]
EARLIER = """
kind: corporate-plan
id: 2018-23
title: Smallbridge 2018-23
years: 2018-23
status: superseded
outcomes:
  - {id: safe, number: 1, title: People are safe}
  - {id: skilled, number: 2, title: People have skills, activities: [{letter: a, text: Teach}]}
  - {id: tidy, number: 3, title: Streets are tidy}
  - {id: lit, number: 4, title: Streets are lit}
"""
LATER = (
    NEXT_CORPORATE_PLAN
    + """succession:
  - {earlier: 2018-23/1, to: [calm-town], basis: published}
  - {earlier: 2018-23/2, to: [busy-town], basis: inferred}
  - {earlier: 2018-23/3, to: [busy-town, calm-town], basis: judgement}
  - {earlier: 2018-23/4, to: [], basis: judgement, note: Finished.}
"""
)
LAST = """
kind: corporate-plan
id: 2028-33
title: Smallbridge 2028-33
years: 2028-33
status: draft
outcomes: [{id: good-town, number: 1, title: The town is good}]
succession:
  - {earlier: 2023-28/calm-town, to: [1], basis: published}
  - {earlier: 2023-28/busy-town, to: [1], basis: inferred}
"""
CLAIMS = """
claims:
  - outcome: 1   # the first
    title: People are safe
  - {title: People have skills}
  - {outcome: 3}
"""
SERVICES = """
# what we do
- id: lamps
  name: Lamps
  contributes_to: [1, 3]   # both
- id: crews
  name: Crews
  contributes_to:
    # the crews' own reason
    - {to: 2a, share: 60}
    - to: 3   # the rest
      share: 25
- id: signs
  name: Signs
  contributes_to: [lamps, 4]
"""
PLAN = plan(outcomes=CLAIMS, services=SERVICES)


@pytest.fixture(autouse=True)
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small council's folder, and the working folder."""
    texts = {"organisation": ORGANISATION, "one": EARLIER, "two": LATER, "three": LAST, "plan": PLAN}
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def migrate(*words: str, to: str = "2023-28") -> int:
    return main(["migrate", "highways/2019-20", "--to", to, *words])


def text() -> str:
    return Path("plan.yaml").read_text(encoding="utf-8")


def test_one_successor_is_named_and_the_rest_is_left_to_decide(golden: Golden, capsys: Capture) -> None:
    assert migrate() == 1
    out, err = capsys.readouterr()
    golden("migrate/small.diff", out)
    assert err == ("1 document: 4 of 8 references to rename, 4 decisions to take; nothing is written without --write\n")
    assert text() == PLAN


def test_as_markdown(golden: Golden, capsys: Capture) -> None:
    assert migrate("--format", "markdown") == 1
    golden("migrate/small.md", capsys.readouterr().out)


def test_as_json(capsys: Capture) -> None:
    assert migrate("--format", "json") == 1
    schema = json.loads((ROOT / "docs" / "schemas" / "migrate.schema.json").read_text(encoding="utf-8"))
    report = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(schema).validate(report)
    verdicts = [each["verdict"] for each in report["documents"][0]["references"]]
    assert verdicts.count("follows") == 4
    assert verdicts.count("several successors") == 3
    assert verdicts.count("no successor") == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_written_is_the_patch_and_nothing_else(line_end: str, mark: bytes, capsys: Capture) -> None:
    before = mark + PLAN.replace("\n", line_end).encode()
    Path("plan.yaml").write_bytes(before)
    assert migrate() == 1
    patch = capsys.readouterr().out
    assert migrate("--write") == 1
    assert capsys.readouterr().out == patch
    written = Path("plan.yaml").read_bytes()
    assert written != before
    Path("plan.yaml").write_bytes(before)
    applied = subprocess.run(["git", "apply", "-"], input=patch.encode(), check=False, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert Path("plan.yaml").read_bytes() == written


def test_written_with_every_decision_taken_it_is_valid_and_keeps_its_comments(golden: Golden, capsys: Capture) -> None:
    assert migrate("--write", "--choose", "3=busy-town,calm-town", "--choose", "2018-23/4=calm-town") == 0
    golden("migrate/small-decided.yaml", text())
    capsys.readouterr()
    assert main(["validate"]) == 0
    for comment in ("# the first", "# what we do", "# both", "# the crews' own reason", "# the rest"):
        assert text().count(comment) == 1


def test_a_share_is_divided_and_none_is_lost() -> None:
    assert migrate("--write", "--choose", "3=busy-town,calm-town", "--choose", "4=calm-town") == 0
    assert "share: 60" in text()
    assert text().count("share: 12.5") == 2
    assert text().count("share: 25,") == 2  # the half of the lamps that fell to outcome 3, which stated none


def test_an_undecided_reference_goes_on_meaning_what_it_meant(capsys: Capture) -> None:
    assert migrate("--write") == 1
    capsys.readouterr()
    assert main(["validate"]) == 0
    assert migrate("--write") == 1
    out, err = capsys.readouterr()
    assert "2018-23/3 is to be decided: busy-town (judgement) or calm-town (judgement)" in out
    assert "names Corporate Plan 2023-28 already; 4 of its references" in err
    assert migrate("--write", "--choose", "2018-23/3=calm-town", "--choose", "2018-23/4=calm-town") == 0
    assert "2018-23/3," in text()
    assert "to: 2018-23/3 " not in text()


def test_history_grows_with_each_migration(capsys: Capture) -> None:
    assert migrate("--write", "--choose", "3=calm-town", "--choose", "4=calm-town") == 0
    assert migrate("--write", to="2028-33") == 0
    assert (
        "formerly: [{to: 2018-23/1, title: People are safe, basis: published}, {to: 2018-23/3, basis: judgement}, "
        "{to: 2023-28/calm-town, title: The town is calm, basis: published}, "
        "{to: 2018-23/2, title: People have skills, basis: inferred}, "
        "{to: 2023-28/busy-town, title: The town is busy, basis: inferred}]"
    ) in text()
    assert text().count("outcome: 1") == 1
    capsys.readouterr()
    assert main(["validate"]) == 0


def test_claims_that_come_to_name_one_outcome_become_one(capsys: Capture) -> None:
    """Whatever their order, and whether one of them names the later outcome already."""
    claims = (
        "\nclaims:\n  - {outcome: 1}\n  - outcome: 2\n    title: People have skills\n  - {outcome: 2023-28/calm-town}\n"
    )
    Path("plan.yaml").write_text(plan(outcomes=claims), encoding="utf-8")
    assert migrate("--write") == 0
    assert "2018-23/1 becomes calm-town (published); calm-town is claimed already, and once is enough" in (
        capsys.readouterr().out
    )
    assert text().count("calm-town") == 1
    assert "- {outcome: 2023-28/calm-town, formerly: [{to: 2018-23/1, basis: published}]}" in text()
    assert main(["validate"]) == 0


def test_one_claim_that_becomes_two_takes_in_a_later_one(capsys: Capture) -> None:
    Path("plan.yaml").write_text(plan(outcomes="\nclaims: [{outcome: 3}, {outcome: 1}]\n"), encoding="utf-8")
    assert migrate("--write", "--choose", "3=busy-town,calm-town") == 0
    assert (
        "[{outcome: busy-town, formerly: [{to: 2018-23/3, basis: judgement}]}, {outcome: calm-town, formerly: "
        "[{to: 2018-23/3, basis: judgement}, {to: 2018-23/1, basis: published}]}]"
    ) in text()
    capsys.readouterr()
    assert main(["validate"]) == 0


@pytest.mark.parametrize(
    ("section", "threads", "then"),
    [
        ("objectives", "[1, 3]", "[{to: calm-town, formerly: [{to: 2018-23/1, basis: published}, HIS]}]"),
        (
            "objectives",
            "[1, 2, 3]",
            (
                "[{to: calm-town, formerly: [{to: 2018-23/1, basis: published}, HIS]}, "
                "{to: busy-town, formerly: [{to: 2018-23/2, basis: inferred}]}]"
            ),
        ),
        ("services", "[1, 3]", "[{to: calm-town, formerly: [{to: 2018-23/1, basis: published}, HIS]}]"),
        (
            "services",
            "[{to: 1, share: 60}, {to: 3, share: 25}]",
            "[{to: calm-town, share: 85, formerly: [{to: 2018-23/1, basis: published}, HIS]}]",
        ),
        # money would be shifted from the one that stays, or a comment would be lost
        (
            "services",
            "[1, 2, 3]",
            (
                "[{to: calm-town, formerly: [{to: 2018-23/1, basis: published}]}, "
                "{to: busy-town, formerly: [{to: 2018-23/2, basis: inferred}]}, {to: calm-town, formerly: [HIS]}]"
            ),
        ),
        (
            "objectives",
            "\n    - 1\n    - 3   # the rest",
            (
                "\n    - {to: calm-town, formerly: [{to: 2018-23/1, basis: published}]}"
                "\n    - {to: calm-town, formerly: [HIS]}   # the rest"
            ),
        ),
    ],
)
def test_threads_that_come_to_one_outcome_become_one_where_no_money_is_shifted(
    section: str, threads: str, then: str, capsys: Capture
) -> None:
    entry = "\n- id: lamps\n  name: Lamps\n  text: Light the streets\n  contributes_to: " + threads + "\n"
    Path("plan.yaml").write_text(plan(**{section: entry}), encoding="utf-8")
    assert migrate("--write", "--choose", "3=calm-town") == 0, capsys.readouterr().err
    then = then.replace("HIS", "{to: 2018-23/3, basis: judgement}").replace("\n    -", "\n      -")
    assert f"contributes_to: {then}\n".replace(": \n", ":\n") in text().replace(": \n", ":\n")
    capsys.readouterr()
    assert main(["validate"]) == 0


def test_a_comment_beside_a_claim_that_falls_away_is_not_lost(capsys: Capture) -> None:
    before = plan(outcomes="\nclaims:\n  - outcome: 1\n  - outcome: 4   # by judgement\n")
    Path("plan.yaml").write_text(before, encoding="utf-8")
    assert migrate("--write", "--choose", "4=calm-town") == 3
    assert "a comment stands on line 9, whose claim becomes one with another" in capsys.readouterr().err
    assert text() == before


def test_over_two_successions_at_once(capsys: Capture) -> None:
    assert migrate(to="2028-33") == 1
    out = capsys.readouterr().out
    assert (
        "outcomes/claim 3: 2018-23/3 becomes 1 (judgement, by way of 2018-23/3 → 2023-28/busy-town → 2028-33/1; " in out
    )
    assert "2018-23/4 is to be decided: no successor; Finished." in out


def test_a_plan_that_is_there_already_is_told_so(capsys: Capture) -> None:
    assert migrate(to="2018-23") == 0
    assert capsys.readouterr() == (
        "",
        "highways/2019-20 names Corporate Plan 2018-23 already; there is nothing to migrate.\n",
    )


def test_a_plan_with_a_broken_reference_is_left_alone(capsys: Capture) -> None:
    Path("plan.yaml").write_text(PLAN.replace("[1, 3]", "[1, 9]"), encoding="utf-8")
    assert migrate("--write") == 1
    assert "left as it is until this is mended: “9” leads to no single outcome." in capsys.readouterr().err
    assert "corporate_plan: 2018-23" in text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["highway/2019-20", "--to", "2023-28"], "there is no plan or strategy highway/2019-20\nhelp: did you mean"),
        (["highways/2019-20", "--to", "2023-29"], "there is no corporate plan 2023-29\nhelp: did you mean"),
        (["highways/2019-20", "--to", "2023-28", "--choose", "3"], "--choose: “3” is no choice"),
        (["highways/2019-20", "--to", "2023-28", "--choose", "3=calm"], "--choose: 2023-28 has no outcome calm"),
        (["highways/2019-20", "--to", "2023-28", "--choose", "7=calm-town"], "--choose 7: no document"),
    ],
)
def test_wrong_use(words: list[str], message: str, capsys: Capture) -> None:
    assert main(["migrate", *words]) == 2
    assert message.lower() in capsys.readouterr().err.lower()


def test_the_city_s_plan_by_its_file(monkeypatch: pytest.MonkeyPatch, golden: Golden, capsys: Capture) -> None:
    monkeypatch.chdir(ROOT)
    file = "plans/departments/community-and-children/2021-22.yaml"
    assert main(["-C", PLANS, "migrate", file, "--to", "2024-29"]) == 1
    golden("migrate/community-and-children.diff", capsys.readouterr().out)
