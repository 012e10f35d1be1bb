"""The invented council goes once round its year, through the command line and an editor alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.main import main
from tests.return_workbooks import typed

Capture = pytest.CaptureFixture[str]
HOMES = "departments/homes/2027-28.yaml"
NEXT_HOMES = "departments/homes/2028-29.yaml"
POST = "departments/homes/housing-options/prevention-officer/2027-28.yaml"
CORPORATE_PLAN = "corporate-plans/2028-32.yaml"
CONSULTATION = "consultations/our-borough-2028-32.yaml"
REPORT = "reports/2027-03-11-homes-committee.yaml"
MINUTE = "minutes/2027-03-11-homes-committee.yaml"
COMMENT = re.compile(r"  # \d{4}-\d{2}: ")


class Council:
    """The council's folder on one day after the other: what is run there, and what is typed into its files."""

    def __init__(self, root: Path, capture: Capture) -> None:
        self.root = root
        self.plans = root / "plans"
        self.day = ""
        self.capture = capture

    def run(self, *words: str, code: int = 0) -> str:
        """What a command says on the day, on both streams; it must end with the code."""
        ended = main(["--as-at", self.day, *words])
        said = self.capture.readouterr()
        assert ended == code, f"{words} ended with {ended}\n{said.out}{said.err}"
        return said.out + said.err

    def text(self, name: str) -> str:
        return (self.plans / name).read_text(encoding="utf-8")

    def type(self, name: str, *changes: tuple[str, str]) -> None:
        """Type into a file: each text that stands there once becomes another."""
        text = self.text(name)
        for old, new in changes:
            assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {name}:\n{text}"
            text = text.replace(old, new)
        (self.plans / name).write_text(text, encoding="utf-8")

    def uncomment(self, name: str, key: str, fill: Callable[[str], str] = str) -> None:
        """Take “# ” away from the block that a commented key begins, and fill in each of its lines."""
        lines = self.text(name).splitlines()
        first = lines.index(f"# {key}:")
        last = next((at for at, line in enumerate(lines[first:], first) if not line.startswith("#")), len(lines))
        lines[first:last] = [fill(line.removeprefix("# ")) for line in lines[first:last]]
        (self.plans / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def sound(self) -> None:
        """Hold every document to be without an error."""
        assert "no errors" in self.run("validate")


def as_last_year(line: str) -> str:
    """A line of a budget with last year's figure, typed in where it stands as a comment."""
    return COMMENT.sub(" ", line) if re.search(r": {2}# ", line) else line


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Council:
    """An empty folder, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return Council(tmp_path, capsys)


def test_a_year_from_draft_to_the_next_draft(council: Council) -> None:
    for chapter in (begin, draft, consult, decide, monitor, report, roll_forward):
        chapter(council)


def begin(council: Council) -> None:
    council.day = "2027-01-11"
    council.run("init", "--demo")
    council.sound()


def draft(council: Council) -> None:
    """Plans at each level: the department's out of last year's, the team's too, the person's anew."""
    council.run(
        *("new", "plan", "homes", "2027-28", "--from", "2026-27", "--carry", "all"),
        *("--end", "damp-and-mould=completed: All 960 homes are put right."),
    )
    council.sound()
    council.uncomment(HOMES, "budget", as_last_year)
    council.sound()
    council.uncomment(HOMES, "equalities", as_last_year)
    council.sound()
    council.type(
        HOMES,
        (
            "      value: 85\n      period: 2026-27\n",
            "      value: 93\n      period: 2026-27 Q2\n    target: {value: 80, by: 2028-03-31}\n",
        ),
        (
            "      value: 60\n      period: 2026-27\n",
            "      value: 60\n      period: 2026-27\n    target: {value: 62, by: 2028-03-31}\n",
        ),
    )
    council.sound()
    council.run("new", "plan", "housing-options", "2027-28", "--from", "2026-27", "--carry", "all")
    council.sound()
    council.run("new", "plan", "prevention-officer", "2027-28")
    council.sound()
    council.type(
        POST,
        ("[add what the post is for, in one sentence]", "I find households a way to stay."),
        ("[add the objective]", "Open a case within two days."),
        ("[add the action]", "Sit in the advice centre on Mondays."),
        ("[add the measure]", "Proportion of cases opened within two days"),
        (
            "    measures:\n      - first-action",
            "    measures: [first-action]\n    unit: '%'\n    target: {value: 90, by: 2028-03-31}",
        ),
    )
    council.sound()


def consult(council: Council) -> None:
    """A draft of the next corporate plan goes out, comments come in and are answered."""
    council.run("new", "corporate-plan", "2028-32")
    council.sound()
    council.run(
        *("new", "consultation", "our-borough-2028-32", "--about", "2028-32", "--on", "2027-01-18 to 2027-02-26"),
    )
    council.sound()
    council.type(
        CORPORATE_PLAN,
        ("status: draft", "status: consultation"),
        ("[add the vision]", "A borough to stay in."),
        ("[add the mission]", "To keep homes decent and places safe."),
        ("[add the aim]", "Good homes"),
        ("[add the outcome]", "Homes are safe, warm and affordable"),
    )
    council.sound()
    council.day = "2027-02-15"
    council.uncomment(CONSULTATION, "feedback", lambda line: FEEDBACK.get(line.strip(), line))
    council.sound()
    council.day = "2027-03-01"
    council.type(CONSULTATION, ("closes: 2027-02-26\n", "closes: 2027-02-26\nclosed: true\n"))
    council.sound()
    assert "unanswered-feedback" in council.run("lint", f"plans/{CONSULTATION}", "--exit-zero", "--format", "concise")
    council.type(
        CONSULTATION,
        ("    response:\n", "    response: Agreed.\n"),
        ("    changed:\n", "    changed: Outcome 2 is new.\n"),
    )
    council.sound()
    assert "unanswered-feedback" not in council.run("lint", f"plans/{CONSULTATION}", "--exit-zero")


FEEDBACK = {
    "- id: in-a-few-words": "  - id: people-without-homes",
    "source:": "    source: Otterfleet Advice Centre",
    "topic:": "    topic: Homelessness",
    "text:": "    text: The draft says nothing of those who lose their home.",
}


def decide(council: Council) -> None:
    """A report with the plan goes to the committee, cleared; the decision is minuted and recorded."""
    council.run("new", "committee-report", "--for", "homes-committee", "--on", "2027-03-11", "--about", "homes/2027-28")
    council.sound()
    text = council.text(REPORT)
    text = text.replace("[add the summary]", "The plan serves outcomes 1, 2, 3, 5 and 8.")
    text = text.replace("[add the first paragraph]", "The plan goes on with last year's work.")
    text = text.replace("[add the answer]", "None beyond those in the plan.")
    (council.plans / REPORT).write_text(text, encoding="utf-8")
    council.sound()
    for head in ("finance", "legal", "equalities"):
        council.run("clearance", "homes-committee-2027-03-11", "--by", head, "--write")
        council.sound()
    council.type(HOMES, ("status: draft", "status: submitted"))
    council.sound()
    council.day = "2027-03-12"
    council.run("new", "minute", "--for", "homes-committee", "--on", "2027-03-11")
    council.type(MINUTE, ("[add what was resolved]", "RESOLVED – That the plan be approved."))
    council.sound()
    council.run("approve", "homes/2027-28", "--minute", "homes-committee-minute-2027-03-11", "--write")
    council.sound()
    assert "status: published" in council.text(HOMES)
    assert "changed-after-approval" not in council.run("lint", "--exit-zero", "--format", "concise")


def monitor(council: Council) -> None:
    """Three returns, the third by workbook; a late one is chased until it comes."""
    for part, day, prevented, households in (
        ("Q1", "2027-07-14", "57.5", "91"),
        ("Q2", "2027-10-13", "61.0", "84"),
    ):
        council.day = day
        assert f"homes/2027-28 for {part}" in council.run("calendar")
        council.run("new", "return", "homes/2027-28", part)
        council.sound()
        council.type(
            f"returns/homes/2027-28-{part.lower()}.yaml",
            ("  - measure: homelessness-prevented\n", f"  - measure: homelessness-prevented\n    value: {prevented}\n"),
            ("  - measure: temporary-households\n", f"  - measure: temporary-households\n    value: {households}\n"),
        )
        council.sound()
    council.day = "2028-01-12"
    assert "homes/2027-28 for Q3" in council.run("calendar")
    council.run("return-export", "homes/2027-28", "Q3")
    council.sound()
    book = council.root / "homes-2027-28-q3.xlsx"
    assert "the workbook brings nothing new" in council.run("return-import", book.name, "--write")
    filled_in = {"Measures!F5": 63.5, "Measures!F6": 79, "About!C5": "Performance Officer", "About!C6": "2028-01-12"}
    book.write_bytes(typed(book.read_bytes(), filled_in))
    assert "nothing is written without --write" in council.run("return-import", book.name)
    assert "homes/2027-28 for Q3" in council.run("calendar")
    council.run("return-import", book.name, "--write")
    council.sound()
    text = council.text("returns/homes/2027-28-q3.yaml")
    assert "    value: 63.5\n" in text
    assert "    value: 79\n" in text
    council.run("return-export", "homes/2027-28", "Q3", "--replace")
    council.run("return-import", book.name, "--write")
    assert council.text("returns/homes/2027-28-q3.yaml") == text


def report(council: Council) -> None:
    """What the committee sees of it: how the measures stand, and the papers."""
    council.day = "2028-01-20"
    said = json.loads(council.run("performance", "--period", "2027-28", "--department", "homes", "--format", "json"))
    lines = {line["measure"]: line for line in said["lines"] if line["document"] == "homes/2027-28"}
    households = lines["temporary-households"]
    assert (households["value"], households["period"]) == ("79", "2027-28 Q3")
    assert (households["state"], households["trend"]) == ("green", "better")
    interviews = next(line for line in said["lines"] if line["document"] == "housing-options/2027-28")
    assert (interviews["measure"], interviews["value"]) == ("days-to-interview", "9")
    assert not [late for late in said["over_due"] if late["plan"] == "homes/2027-28"]
    papers = council.run(
        "render", "homes/2027-28", "homes-committee-2027-03-11", "performance", "digest", "--period", "2027-28"
    )
    assert "build/papers/homes-2027-28.html" in papers
    said = council.run("diff", "homes/2026-27", "homes/2027-28", "--format", "markdown")
    assert "Damp and Mould" in said
    assert "80 households" in said
    council.sound()


def roll_forward(council: Council) -> None:
    """Next year's plan out of this one, under the corporate plan that has been adopted."""
    council.type(
        CORPORATE_PLAN,
        ("status: consultation", "status: adopted\nadopted: 2027-07-15"),
        ("    aim: first-aim\n\n", f"    aim: first-aim\n{SECOND_OUTCOME}\n"),
    )
    council.uncomment(CORPORATE_PLAN, "supersedes")
    council.type(CORPORATE_PLAN, ("succession:\n", f"succession:\n{SUCCESSION}"))
    council.sound()
    council.run("new", "plan", "homes", "2028-29", "--from", "2027-28", "--carry", "all")
    council.sound()
    council.run("migrate", "--to", "2028-32", "--write", "homes/2028-29")
    council.sound()
    text = council.text(NEXT_HOMES)
    assert "corporate_plan: 2028-32" in text
    assert "contributes_to: [{to: 2, formerly: [{to: 2025-29/2, basis: published}]}]" in text


SECOND_OUTCOME = """\
  - id: fewer-lose-homes
    number: 2
    title: Fewer people lose their home
    aim: first-aim
"""
SUCCESSION = """\
  - {earlier: 2025-29/2, to: [fewer-lose-homes], basis: published}
  - {earlier: 2025-29/3, to: [first-outcome], basis: published}
  - {earlier: 2025-29/5, to: [first-outcome], basis: published}
  - {earlier: 2025-29/8, to: [first-outcome], basis: published}
"""
