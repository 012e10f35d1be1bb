"""`bizplan approve` and `bizplan clearance`: what they propose, what they write, and what they refuse."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from bizplan.cli.main import main
from tests.small_council import CORPORATE_PLAN, ORGANISATION, plan

ROOT = Path(__file__).parents[2]
Golden = Callable[[str, str], None]
Capture = pytest.CaptureFixture[str]
COUNCIL = (
    ORGANISATION.replace(
        "short_name: Highways}",
        "short_name: Highways, committees: [policy, roads, scrutiny]}",
    )
    + """committees:
  - {id: policy, name: Policy Committee, decides: true}
  - {id: roads, name: Roads Committee, decides: true}
  - {id: scrutiny, name: Scrutiny Committee}
lead_times:
  - {step: clearance, name: cleared by finance, head: finance, role: Head of Finance, days: 8}
needed_clearances:
  - {head: finance, papers: [plan], covers: [budget]}
"""
)
SERVICES = """
# what we do
- {id: lamps, name: "Lamps"}   # all of them
"""
PLAN = plan(status="draft", services=SERVICES)
MINUTE = """
kind: minute
id: roads-june
committee: roads
date: 2019-06-14
heading: Business plan
resolution: That the plan be approved.
"""


@pytest.fixture(autouse=True)
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small council's folder, and the working folder."""
    texts = {"organisation": COUNCIL, "one": CORPORATE_PLAN, "plan": PLAN, "minute": MINUTE}
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, *words: str, document: str = "highways/2019-20", as_at: str = "2019-07-01") -> int:
    return main(["--as-at", as_at, command, document, *words])


def approve(*words: str, document: str = "highways/2019-20") -> int:
    return run("approve", *words, document=document)


def clear(*words: str) -> int:
    return run("clearance", *words)


def text() -> str:
    return Path("plan.yaml").read_text(encoding="utf-8")


def test_an_approval_is_shown_and_not_written(golden: Golden, capsys: Capture) -> None:
    assert approve("--by", "policy", "--on", "14 March 2019") == 0
    out, err = capsys.readouterr()
    golden("recording/approve.diff", out)
    assert err == "policy, 2019-03-14: Approved; status submitted; nothing is written without --write\n"
    assert text() == PLAN


def test_the_last_committee_s_approval_publishes_the_plan(golden: Golden, capsys: Capture) -> None:
    assert approve("--by", "policy", "--on", "2019-03-14", "--write") == 0
    assert "status: submitted" in text()
    assert approve("--minute", "roads-june", "--write") == 0
    assert capsys.readouterr().err.endswith("plan.yaml: roads, 2019-06-14: Approved; status published\n")
    golden("recording/approved.yaml", text())


def test_a_committee_that_only_receives_the_plan_leaves_it_submitted() -> None:
    assert approve("--by", "scrutiny", "--on", "2019-03-14", "--write") == 0
    assert "status: submitted" in text()


def test_what_was_approved_without_a_minute_is_found_with_its_place_when_the_plan_is_edited(capsys: Capture) -> None:
    """So is a day on which the committee did not have the plan, and a committee that was not asked."""
    report = """kind: committee-report
id: plan-report
meetings: [{committee: policy, date: 2019-03-12, purposes: [decision]}]
subject: The plan
public: public
report_of: Director
template: cover
summary: [The plan.]
recommendations: [{text: Approve the plan in Appendix 1.}]
sections: [{heading: Background, paragraphs: [{text: It is new.}]}]
appendices: [{title: The plan, document: highways/2019-20}]
"""
    Path("report.yaml").write_text(report, encoding="utf-8")
    assert approve("--by", "policy", "--on", "2019-03-14", "--write") == 0
    assert approve("--by", "roads", "--on", "2019-03-12", "--write") == 0
    assert "status: published" in text()
    before = text()
    Path("plan.yaml").write_text(before.replace('name: "Lamps"', 'name: "All lamps"'), encoding="utf-8")
    assert text() != before
    capsys.readouterr()
    asked = ("lint", "--select", "changed-after-approval,mismatched-approval", "--format", "concise")
    assert main(["--as-at", "2019-07-01", *asked]) == 1
    lines = text().splitlines()
    found = capsys.readouterr().out
    approvals = next(number for number, line in enumerate(lines, 1) if line.startswith("approvals:"))
    for message in (
        "the plan was changed after Policy Committee approved it on 14 March 2019",
        "the plan was changed after Roads Committee approved it on 12 March 2019",
        "the approval is of 14 March 2019, and Policy Committee had the plan on 12 March 2019",
        "the approval is Roads Committee's, and the plan was brought to Policy Committee for decision",
    ):
        (told,) = (line for line in found.splitlines() if message in line)
        assert approvals <= int(told.split(":")[1]) <= len(lines)


@pytest.mark.parametrize("words", [("--decision", "Deferred to the next meeting"), ("--keep-status",)])
def test_the_status_stays_where_nothing_follows(words: tuple[str, ...]) -> None:
    assert approve("--by", "policy", "--on", "2019-03-14", "--write", *words) == 0
    assert "status: draft" in text()
    assert "content:" in text()


def test_an_approval_that_stands_there_takes_the_fingerprint(capsys: Capture) -> None:
    Path("plan.yaml").write_text(PLAN + "approvals:\n  - {committee: roads, date: 2019-06-14, decision: Approved}\n")
    assert approve("--minute", "roads-june", "--write") == 0
    once = text()
    assert "  - {committee: roads, date: 2019-06-14, decision: Approved, minute: roads-june, content: " in once
    assert approve("--minute", "roads-june", "--write") == 0
    assert text() == once
    assert "that stands there already" in capsys.readouterr().err


def test_layout_and_status_leave_the_fingerprint(capsys: Capture) -> None:
    def content() -> str:
        assert approve("--by", "policy", "--on", "2019-03-14", "--format", "json") == 0
        return str(json.loads(capsys.readouterr().out)["entry"][-1]["value"])

    first = content()
    Path("plan.yaml").write_text(PLAN.replace("# what we do\n", "").replace('"Lamps"', "Lamps") + "note: A note.\n")
    assert content() == first
    Path("plan.yaml").write_text(PLAN.replace("Lamps", "Lamp posts"))
    assert content() != first


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_written_is_the_patch_and_nothing_else(line_end: str, mark: bytes, capsys: Capture) -> None:
    before = mark + PLAN.replace("\n", line_end).encode()
    Path("plan.yaml").write_bytes(before)
    assert approve("--by", "policy", "--on", "2019-03-14") == 0
    patch = capsys.readouterr().out
    assert approve("--by", "policy", "--on", "2019-03-14", "--write") == 0
    written = Path("plan.yaml").read_bytes()
    Path("plan.yaml").write_bytes(before)
    applied = subprocess.run(["git", "apply", "-"], input=patch.encode(), check=False, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert Path("plan.yaml").read_bytes() == written != before


@pytest.mark.parametrize("command", ["approve", "clearance"])
def test_json_keeps_to_its_schema(command: str, capsys: Capture) -> None:
    words = ("--by", "policy", "--on", "2019-03-14") if command == "approve" else ("--by", "finance")
    assert run(command, *words, "--format", "json") == 0
    schema = json.loads((ROOT / "docs" / "schemas" / f"{command}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))
    assert text() == PLAN


def test_a_clearance_is_of_what_it_covers(golden: Golden, capsys: Capture) -> None:
    assert clear("--by", "finance", "--on", "2019-06-01", "--write") == 0
    golden("recording/clearance.diff", capsys.readouterr().out)
    once = text()
    Path("plan.yaml").write_text(once.replace("Lamps", "Lamp posts"))
    assert clear("--by", "finance", "--on", "2019-06-01") == 0
    assert "that stands there already" in capsys.readouterr().err
    Path("plan.yaml").write_text(once + "budget:\n  year: 2019-20\n  unit: thousand\n  basis: net\n  lines: []\n")
    assert clear("--by", "finance", "--on", "2019-06-01") == 0
    assert capsys.readouterr().out.count("head: finance") == 3, "the void one stays, as history"


def test_a_clearance_that_stands_there_takes_the_fingerprint() -> None:
    Path("plan.yaml").write_text(PLAN + "clearances:\n  - {head: legal, role: Lawyer, date: 2019-06-01}\n")
    assert clear("--by", "legal", "--role", "Lawyer", "--on", "2019-06-01", "--write") == 0
    assert "  - {head: legal, role: Lawyer, date: 2019-06-01, content: " in text()
    assert clear("--by", "legal", "--role", "Lawyer", "--write") == 0
    assert text().count("head: legal") == 2
    assert "date: 2019-07-01" in text()


def test_a_file_will_do_for_an_id(capsys: Capture) -> None:
    assert run("clearance", "--by", "finance", document="plan.yaml") == 0
    assert "cleared for finance by Head of Finance, 2019-07-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--by", "polcy", "--on", "2019-03-14"), "there is no committee polcy\nhelp: Did you mean “policy”?"),
        (("--by", "moon", "--on", "2019-03-14"), "help: There are: policy, roads, scrutiny."),
        (("--by", "policy"), "the day of its meeting is not named"),
        (("--on", "2019-03-14"), "the committee is not named"),
        (("--by", "policy", "--on", "soon"), "--on: “soon” is not a date"),
        (("--by", "policy", "--on", "2020-03-14"), "2020-03-14 has not come"),
        (("--minute", "roads-july"), "there is no minute roads-july\nhelp: Did you mean “roads-june”?"),
        (("--minute", "roads-june", "--by", "policy"), "--by: the minute roads-june has roads, not policy"),
        (("--minute", "roads-june", "--on", "2019-06-13"), "--on: the minute roads-june has 2019-06-14"),
    ],
)
def test_an_approval_that_cannot_be(words: tuple[str, ...], message: str, capsys: Capture) -> None:
    assert approve(*words) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--by", "finnance"), "nothing is cleared for finnance\nhelp: Did you mean “finance”?"),
        (("--by", "legal"), "organisation.yaml does not say who clears for legal"),
        (("--by", "finance", "--on", "2020-03-14"), "2020-03-14 has not come"),
    ],
)
def test_a_clearance_that_cannot_be(words: tuple[str, ...], message: str, capsys: Capture) -> None:
    assert clear(*words) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("held", "words", "reason"),
    [
        ("decision: Approved, content: abc", (), "of content that was changed since"),
        ("decision: Deferred", (), "as “Deferred”"),
        ("decision: Approved, minute: other", ("--minute", "roads-june"), "with the minute other"),
    ],
)
def test_a_decision_that_stands_there_is_not_replaced(
    held: str, words: tuple[str, ...], reason: str, capsys: Capture
) -> None:
    Path("plan.yaml").write_text(PLAN + f"approvals: [{{committee: roads, date: 2019-06-14, {held}}}]\n")
    assert approve("--by", "roads", "--on", "2019-06-14", *words) == 2
    assert reason in capsys.readouterr().err


def test_what_has_faults_is_not_approved(capsys: Capture) -> None:
    Path("plan.yaml").write_text(PLAN + "colour: red\n")
    assert approve("--by", "policy", "--on", "2019-03-14") == 3
    assert "plan.yaml has a fault, so that what it says is not certain" in capsys.readouterr().err


def test_what_cannot_be_edited_cleanly_is_left(capsys: Capture) -> None:
    held = "approvals:\n  -\n    committee: roads\n    date: 2019-03-01\n    decision: Deferred\n"
    Path("plan.yaml").write_text(PLAN + held)
    assert approve("--by", "policy", "--on", "2019-03-14", "--write") == 3
    assert "plan.yaml cannot be edited" in capsys.readouterr().err
    assert approve("--by", "policy", "--on", "2019-03-14", document="highway/2019-20") == 2
    assert "Did you mean “highways/2019-20”?" in capsys.readouterr().err
