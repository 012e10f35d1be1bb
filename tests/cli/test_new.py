"""`bizplan new`: every kind begun on every repository, last year rolled forward, nothing overwritten."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.index.following import EVERY_SECTION, entries
from bizplan.load import load
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.source.document import read

ROOT = Path(__file__).parents[2]
TODAY = ("--as-at", "2026-11-02")
Capture = pytest.CaptureFixture[str]
PLACES = {
    "empty": ("first-department", "2027-28", "first-committee", "first-department/2026-27"),
    "demo": ("resources", "2027-28", "homes-committee", "resources/2026-27"),
    "real": ("town-clerk", "2020-21", "court-of-common-council", "town-clerk/2019-20"),
}
"""Repository -> a department, a year that it has no plan for, a committee, a plan."""


def repository(name: str, folder: Path) -> Path:
    """A copy of a plan repository."""
    match name:
        case "empty":
            assert main([*TODAY, "init", str(folder.parent), "--plans-only"]) == 0
        case "demo":
            shutil.copytree(ROOT / "src/bizplan/demo/plans", folder)
        case _:
            shutil.copytree(ROOT / "plans", folder)
    return folder


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented council, as the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "src/bizplan/demo/plans", tmp_path / "plans")
    return tmp_path / "plans"


def plan_in(path: Path) -> Plan:
    document, faults = read(path.name, path.read_bytes())
    assert document is not None
    assert not faults
    loaded, shape = load(document)
    assert not shape
    assert loaded is not None
    assert isinstance(loaded.model, Plan)
    return loaded.model


def ids(plan: Plan) -> set[str]:
    return {each.item.id for each in entries(plan, EVERY_SECTION)}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("words", "file", "gaps"),
    [
        ("plan {unit} {year}", "departments/{unit}/{year}.yaml", 0),
        ("corporate-plan 2031-35", "corporate-plans/2031-35.yaml", 0),
        ("strategy Clean-Air --department {unit}", "strategies/clean-air.yaml", 0),
        ("consultation next-plan --on 2027-01-11", "consultations/next-plan.yaml", 0),
        ("committee-report --for {committee} --on 2027-03-11", "reports/2027-03-11-{committee}.yaml", 0),
        ("committee-report --for {committee} --on 2027-03-11 --about {plan}", "reports/2027-03-11-{committee}.yaml", 0),
        ("minute --for {committee} --on 2027-03-11", "minutes/2027-03-11-{committee}.yaml", 2),
        ("return {plan} Q3", "returns/{unit}/{last}-q3.yaml", 0),
    ],
)
def test_every_kind_is_sound(  # noqa: PLR0913, PLR0917 -- what is asked, where, and what comes of it
    place: str, words: str, file: str, gaps: int, tmp_path: Path, capsys: Capture
) -> None:
    unit, year, committee, plan = PLACES[place]
    named = {"unit": unit, "year": year, "committee": committee, "plan": plan, "last": plan.partition("/")[2]}
    folder = repository(place, tmp_path / "plans")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert main([*TODAY, "-C", str(folder), "new", *words.format(**named).split()]) == 0
    told = capsys.readouterr().out
    gaps += place == "real" and words.startswith("return")  # nobody knows the role that hands it in
    path = folder / file.format(**named)
    assert {each: each.read_bytes() for each in folder.rglob("*.yaml") if each != path} == before
    schema = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    assert (path.parent / schema).resolve().parent == (folder / "schemas").resolve()
    assert main([*TODAY, "-C", str(folder), "validate"]) == (1 if gaps else 0), told
    faults = capsys.readouterr().out
    assert faults.count("error[") == gaps == told.count("(placeholder-text)"), faults
    if not words.startswith("plan") or place != "real":  # that plan keeps the order in which its form prints
        assert main(["-C", str(folder), "fmt", "--check", str(path)]) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("plann homes 2027-28", "Did you mean “plan”?"),
        ("organisation x", "begun by “bizplan init”"),
        ("plan home 2027-28", "Did you mean “homes”?"),
        ("plan homes", "a new plan needs a department"),
        ("plan homes 2027", "is not a financial year"),
        ("plan homes 2026-27", "is there already"),
        ("plan homes 2026-27 --out x.yaml", "there is a plan homes/2026-27 already"),
        ("plan homes 2027-28 --template department-2024", "Did you mean “department-2025”?"),
        ("plan homes 2027-28 --corporate-plan 2025-30", "Did you mean “2025-29”?"),
        ("plan homes 2027-28 --end warm-homes=completed", "go with --from"),
        ("plan homes 2027-28 --from 2027-28", "is not before"),
        ("plan homes 2027-28 --from 2023-24", "homes has plans for: 2024-25, 2025-26, 2026-27"),
        ("plan homes 2027-28 --from 2026-27 --end warm-home=completed", "Did you mean “warm-homes”?"),
        ("plan homes 2027-28 --from 2026-27 --end warm-homes", "does not say how it ended"),
        ("plan homes 2027-28 --from 2026-27 --end warm-homes=finished", "write completed, stopped"),
        ("plan homes 2027-28 --from 2026-27 --end warm-homes=moved", "does not say where it went"),
        ("plan homes 2027-28 --from 2026-27 --carry warm-home", "Did you mean “warm-homes”?"),
        ("corporate-plan 2029", "is not a financial year"),
        ("corporate-plan", "needs its years"),
        ("strategy Trees --department home", "Did you mean “homes”?"),
        ("strategy !!", "no letter or digit"),
        ("consultation next --about 2025-28", "Did you mean “2025-29”?"),
        ("committee-report --for home-committee --on 2027-03-11", "Did you mean “homes-committee”?"),
        ("committee-report --on 2027-03-11", "There are: full-council"),
        ("committee-report --for homes-committee", "needs a day"),
        ("committee-report --for homes-committee --on tomorrow", "is not a date"),
        (
            "committee-report --for homes-committee --on 2027-03-11 --about homes/2026-28",
            "Did you mean “homes/2026-27”?",
        ),
        ("committee-report x --for homes-committee", "is named by its options"),
        ("committee-report --for homes-committee --on 2027-03-11 --template report-2024", "“report-2025”"),
        ("return homes/2026-27 Q5", "There are: Q1, Q2, Q3, Q4."),
        ("return homes/2026-27 Q1", "is there already"),
        ("return homes/2026-72 Q3", "there is no plan homes/2026-72"),
    ],
)
def test_wrong_use_says_the_way_out(demo: Path, words: str, message: str, capsys: Capture) -> None:
    before = sorted(demo.rglob("*"))
    assert main([*TODAY, "new", *words.split()]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err
    assert sorted(demo.rglob("*")) == before


def test_a_dry_run_prints_and_writes_nothing(demo: Path, capsys: Capture) -> None:
    before = sorted(demo.rglob("*"))
    assert main([*TODAY, "new", "plan", "parks", "2027-28", "--dry-run"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# yaml-language-server: $schema=../../../schemas/plan.schema.json\n")
    assert "level: team\n" in told.out
    assert "template: team-2025\n" in told.out
    assert sorted(demo.rglob("*")) == before


def test_a_person_s_plan_lies_below_the_team_s(demo: Path, capsys: Capture) -> None:
    assert main([*TODAY, "new", "plan", "common-warden", "2027-28"]) == 0
    assert plan_in(demo / "departments/environment/parks/common-warden/2027-28.yaml").level == "individual"
    assert main(["validate"]) == 0, capsys.readouterr().out


def test_the_sections_of_the_form_stand_in_its_order(tmp_path: Path) -> None:
    folder = repository("real", tmp_path / "plans")
    assert main([*TODAY, "-C", str(folder), "new", "plan", "community-and-children", "2022-23"]) == 0
    text = (folder / "departments/community-and-children/2022-23.yaml").read_text("utf-8")
    assert "template: 2021\n" in text
    keys = ["aims:", "workstreams:", "# changes:", "# outcomes:", "horizon:", "commitments:", "actions:", "risks:"]
    places = [text.index(f"\n{key}") for key in [*keys, "# equalities:", "measures:", "# charts:"]]
    assert places == sorted(places)


def test_a_return_says_what_was_last_reported(demo: Path, capsys: Capture) -> None:
    assert main([*TODAY, "new", "return", "homes/2026-27", "Q3"]) == 0
    path = demo / "returns/homes/2026-27-q3.yaml"
    text = path.read_text("utf-8")
    assert "target 85 households; baseline 88 households" in text
    assert "last 93\n  # households (2026-27 Q2)" in text or "last 93 households (2026-27 Q2)" in text
    document, _ = read(path.name, path.read_bytes())
    assert document is not None
    loaded, _ = load(document)
    assert loaded is not None
    assert isinstance(loaded.model, Return)
    plan = plan_in(demo / "departments/homes/2026-27.yaml")
    assert [str(each.measure) for each in loaded.model.readings] == [each.id for each in plan.measures]
    assert [str(each.risk) for each in loaded.model.risks] == [each.id for each in plan.risks]
    assert all(f"#   - item: {each.id}\n" in text for each in (*plan.programmes, *plan.actions))
    for stub, live in (("# progress:", "progress:"), ("#   - ", "  - "), ("#     status:", "    status: on track")):
        text = text.replace(stub, live)
    path.write_text(text, encoding="utf-8")
    assert main(["validate"]) == 0, capsys.readouterr().out


def test_a_minute_finds_the_report_of_its_day(demo: Path) -> None:
    (demo / "minutes/2026-03-12-homes-committee.yaml").rename(demo / "minutes/other.yaml")
    assert main([*TODAY, "new", "minute", "--for", "Housing Committee", "--on", "2026-03-12"]) == 0
    text = (demo / "minutes/2026-03-12-homes-committee.yaml").read_text("utf-8")
    assert "report: homes-plan-report-2026\n" in text


def test_the_town_clerk_s_year_rolls_forward(
    tmp_path: Path, golden: Callable[[str, str], None], capsys: Capture
) -> None:
    folder = repository("real", tmp_path / "plans")
    words = ("new", "plan", "town-clerk", "2020-21", "--from", "2019-20")
    end = ("--end", "strategy-mapping=completed: The map is made.", "--end", "corporate-plan-awareness=stopped")
    assert main([*TODAY, "-C", str(folder), *words, *end]) == 0
    path = folder / "departments/town-clerk/2020-21.yaml"
    golden("new/town-clerk-2020-21.yaml", path.read_text("utf-8"))
    golden("new/town-clerk-2020-21.txt", capsys.readouterr().out.replace(str(folder), "plans"))
    old, new = plan_in(folder / "departments/town-clerk/2019-20.yaml"), plan_in(path)
    assert ids(new) == ids(old) - {"strategy-mapping", "corporate-plan-awareness"}
    assert main([*TODAY, "-C", str(folder), "validate"]) == 0
    assert main([*TODAY, "-C", str(folder), "fmt", "--check"]) == 0


def test_what_ended_is_nowhere_referred_to(demo: Path, capsys: Capture) -> None:
    words = ["new", "plan", "homes", "2027-28", "--from", "2026-27", "--carry", "all"]
    words += ["--end", "damp-and-mould=completed: All are put right.", "--end", "warm-homes=merged into early-advice"]
    assert main([*TODAY, *words]) == 0
    told = capsys.readouterr().out
    assert "extra-surveyors referred to damp-and-mould" in " ".join(told.split())
    assert "ended 31 March" not in told
    path = demo / "departments/homes/2027-28.yaml"
    old, new = plan_in(demo / "departments/homes/2026-27.yaml"), plan_in(path)
    assert ids(new) == ids(old) - {"damp-and-mould", "warm-homes"}
    assert [(each.item, each.how, str(each.to or "")) for each in new.ended] == [
        ("damp-and-mould", "completed", ""),
        ("warm-homes", "merged", "early-advice"),
    ]
    assert next(each for each in new.measures if each.id == "cold-homes").measures[0].item == "early-advice"
    assert new.status == "draft"
    assert (new.approvals, new.allow, new.stops, new.budget) == ((), (), (), None)
    for before, after in zip(old.measures, new.measures, strict=True):
        assert not after.readings
        assert after.target is None
        assert before.target is not None
        assert after.baseline is not None
        assert (after.baseline.value, str(after.baseline.period)) == (before.target.value, "2026-27")
    assert main([*TODAY, "validate"]) == 0, capsys.readouterr().out
    assert main([*TODAY, "fmt", "--check"]) == 0


def test_the_budget_waits_for_its_figures(demo: Path, capsys: Capture) -> None:
    """Its comment signs taken away, validate names each figure that is to be set."""
    assert main([*TODAY, "new", "plan", "environment", "2027-28", "--from", "2026-27", "--carry", "all"]) == 0
    path = demo / "departments/environment/2027-28.yaml"
    text = path.read_text("utf-8")
    start = text.index("# budget:\n")
    block = text[start : text.index("\n\n", start)]
    path.write_text(
        text.replace(block, "\n".join(row.removeprefix("# ") for row in block.split("\n"))), encoding="utf-8"
    )
    capsys.readouterr()
    assert main([*TODAY, "validate", "--format", "concise"]) == 1
    faults = [row for row in capsys.readouterr().out.splitlines() if "error[" in row]
    old = plan_in(demo / "departments/environment/2026-27.yaml")
    assert old.budget is not None
    assert len(faults) >= len(old.budget.lines)
    assert all("amount" in row for row in faults)


def test_references_follow_into_the_new_year(demo: Path, capsys: Capture) -> None:
    assert main([*TODAY, "new", "plan", "housing-options", "2027-28", "--from", "2026-27", "--dry-run"]) == 0
    assert "name the entry of homes/2027-28 once it is there" in " ".join(capsys.readouterr().err.split())
    assert main([*TODAY, "new", "plan", "homes", "2027-28", "--from", "2026-27", "--carry", "all"]) == 0
    assert main([*TODAY, "new", "plan", "housing-options", "2027-28", "--from", "2026-27", "--carry", "all"]) == 0
    text = (demo / "departments/homes/housing-options/2027-28.yaml").read_text("utf-8")
    assert "homes/2027-28/prevent-homelessness" in text
    assert "/2026-27/" not in text
    assert main([*TODAY, "validate"]) == 0, capsys.readouterr().out


def test_a_later_corporate_plan_and_form_are_named(demo: Path, capsys: Capture) -> None:
    (demo / "departments/homes/2025-26.yaml").unlink()
    (demo / "departments/homes/2026-27.yaml").unlink()
    assert main([*TODAY, "new", "plan", "homes", "2025-26", "--from", "2024-25", "--carry", "all"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "bizplan migrate homes/2025-26 --to 2025-29" in told
    assert "it is written in the form department-2025" in told


class _Terminal:
    """A person who answers."""

    def __init__(self, *answers: str) -> None:
        self.answers = [f"{each}\n" for each in answers]

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self.answers.pop(0) if self.answers else ""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        return None


def test_a_person_at_the_terminal_is_asked(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = _Terminal("carry", "what?", "completed: It is done.", "", "stopped")
    monkeypatch.setattr("sys.stdin", person)
    monkeypatch.setattr("sys.stderr", person)
    assert main([*TODAY, "new", "plan", "homes", "2027-28", "--from", "2026-27"]) == 0
    plan = plan_in(demo / "departments/homes/2027-28.yaml")
    assert [(each.item, each.how, each.reason) for each in plan.ended] == [
        ("early-advice", "completed", "It is done."),
        ("warm-homes", "stopped", "[add why]"),
    ]


def test_a_faulty_plan_is_no_ground(demo: Path, capsys: Capture) -> None:
    path = demo / "departments/homes/2026-27.yaml"
    path.write_text(path.read_text("utf-8").replace("period: 2024-25}", "period: never}"), encoding="utf-8")
    assert main([*TODAY, "new", "plan", "homes", "2027-28", "--from", "2026-27"]) == 2
    assert "no ground to build on" in capsys.readouterr().err
