"""What a new document says before anybody has written in it, as the person reads it who opens it."""

import shutil
from pathlib import Path

import pytest

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented council's folder, as the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "src/bizplan/demo/plans", tmp_path / "plans")
    return tmp_path


def begun(capsys: Capture, *words: str) -> str:
    """The text of a new document, which is not written."""
    assert main(["--as-at", "2026-11-02", "new", *words, "--dry-run"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("about", "subject", "recommendation", "report_of"),
    [
        (
            "homes/2026-27",
            "Homes and Communities business plan 2026-27",
            "Approve the Homes and Communities business plan 2026-27 in Appendix 1.",
            "Director of Homes and Communities",
        ),
        (
            "plans/departments/homes/2026-27.yaml",
            "Homes and Communities business plan 2026-27",
            "Approve the Homes and Communities business plan 2026-27 in Appendix 1.",
            "Director of Homes and Communities",
        ),
        (
            "homes/2026-27@q2",
            "Return on the Homes and Communities business plan 2026-27 for Q2",
            "Note the return on the Homes and Communities business plan 2026-27 for Q2 in Appendix 1.",
            "Director of Homes and Communities",
        ),
        (
            "homelessness-prevention",
            "Homelessness Prevention Strategy 2025-28",
            "Approve the Homelessness Prevention Strategy 2025-28 in Appendix 1.",
            "Director of Homes and Communities",
        ),
        (
            "2025-29",
            "Our Borough 2025-29",
            "Approve the corporate plan “Our Borough 2025-29” in Appendix 1.",
            '"[add the role of the chief officer]"',
        ),
        (
            "our-borough-consultation",
            "Consultation on the draft of Our Borough 2025-29",
            "Note the consultation on the draft of Our Borough 2025-29 in Appendix 1.",
            '"[add the role of the chief officer]"',
        ),
    ],
)
@pytest.mark.usefixtures("council")
def test_a_report_asks_for_what_it_is_about(
    about: str, subject: str, recommendation: str, report_of: str, capsys: Capture
) -> None:
    text = begun(capsys, "committee-report", "--for", "homes-committee", "--on", "2027-03-11", "--about", about)
    assert f"\nsubject: {subject}\n" in text
    assert f"\n  - text: {recommendation}\n" in text
    assert f"\nreport_of: {report_of}\n" in text
    assert f"purposes:\n      - {'information' if recommendation.startswith('Note') else 'decision'}\n" in text


@pytest.mark.usefixtures("council")
def test_a_plan_without_a_title_is_called_by_its_name(council: Path, capsys: Capture) -> None:
    file = council / "plans/departments/homes/2026-27.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: Homes and Communities business plan 2026-27\n", ""), encoding="utf-8")
    asked = ("--for", "homes-committee", "--on", "2027-03-11", "--about", "homes/2026-27")
    assert "Approve the plan homes/2026-27 in Appendix 1.\n" in begun(capsys, "committee-report", *asked)


@pytest.mark.parametrize(
    ("unit", "calendar", "called"),
    [
        ("resources", "calendar: quarterly\n", "department"),
        ("parks", "", "team"),
        ("prevention-officer", "", "post"),
    ],
)
@pytest.mark.usefixtures("council")
def test_only_a_department_owes_returns_unless_its_plan_says_so(
    unit: str, calendar: str, called: str, capsys: Capture
) -> None:
    text = begun(capsys, "plan", unit, "2027-28")
    assert ("calendar: quarterly\n" if "calendar:" in text else "") == calendar
    assert f"[add what the {called} is for, in one sentence]" in text


@pytest.mark.usefixtures("council")
def test_a_person_is_not_chased_for_returns(capsys: Capture) -> None:
    assert main(["--as-at", "2027-04-10", "new", "plan", "prevention-officer", "2027-28"]) == 0
    capsys.readouterr()
    assert main(["--as-at", "2027-11-02", "calendar", "--format", "json"]) == 0
    assert "prevention-officer" not in capsys.readouterr().out
    assert main(["--as-at", "2027-11-02", "performance", "--period", "2027-28", "--format", "json"]) == 0
    assert '"unchased": []' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Q3", "2026-27 Q3"),
        ("2026/27 q3", "2026-27 Q3"),
        ("October to December", "2026-27 Q3"),
        ("year-end", "2026-27"),
    ],
)
@pytest.mark.usefixtures("council")
def test_a_period_of_a_return_is_called_by_its_part_or_its_name(words: str, period: str, capsys: Capture) -> None:
    assert f"\nperiod: {period}\n" in begun(capsys, "return", "homes/2026-27", words)


@pytest.mark.usefixtures("council")
def test_the_end_of_the_year_is_a_period_where_the_calendar_says_so(council: Path, capsys: Capture) -> None:
    file = council / "plans/organisation.yaml"
    name = "{part: Q4, name: January to March,"
    assert file.read_text("utf-8").count(name) == 1
    file.write_text(file.read_text("utf-8").replace(name, "{part: Q4, name: Year end,"), encoding="utf-8")
    assert "\nperiod: 2026-27 Q4\n" in begun(capsys, "return", "homes/2026-27", "year-end")


@pytest.mark.usefixtures("council")
def test_a_return_tells_all_that_can_be_said_of_a_figure(capsys: Capture) -> None:
    text = " ".join(begun(capsys, "return", "plans/departments/homes/2026-27.yaml", "Q3").replace("\n# ", " ").split())
    for word in ("value,", "missing:", "status (green", "trend (better", "forecast", "sample,", "provisional: true"):
        assert word in text
    assert "revised: why an earlier figure was changed" in text


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("return homes/2026-27 Q3", "bizplan performance --period 2026-27 --department homes"),
        ("committee-report --for homes-committee --on 2027-03-11", "bizplan render homes-committee-2027-03-11"),
    ],
)
@pytest.mark.usefixtures("council")
def test_what_comes_next_is_said(words: str, step: str, capsys: Capture) -> None:
    """Each step can be typed as it stands."""
    assert main(["--as-at", "2026-11-02", "new", *words.split()]) == 0
    told = capsys.readouterr().out.splitlines()
    following = told[told.index("Next:") + 1 :]
    assert following[0].startswith("  bizplan validate plans/")
    assert following[1] == f"  {step}"
    assert main(["--as-at", "2026-11-02", *step.split()[1:]]) == 0


def test_a_minute_leads_to_the_approval_of_the_plan_that_was_brought(council: Path, capsys: Capture) -> None:
    """Not where the plan records it already."""
    asked = ["--as-at", "2026-11-02", "new", "minute", "--for", "homes-committee", "--on", "2026-03-12"]
    (council / "plans/minutes/2026-03-12-homes-committee.yaml").unlink()
    file = council / "plans/departments/homes/2026-27.yaml"
    text = file.read_text("utf-8")
    assert main([*asked, "--out", "plans/one.yaml"]) == 0
    assert "approve" not in capsys.readouterr().out
    (council / "plans/one.yaml").unlink()
    start = text.index("approvals:\n")
    end = text.index("\n\n", start)
    file.write_text(text[:start] + text[end:].lstrip("\n"), encoding="utf-8")
    assert main([*asked, "--out", "plans/one.yaml"]) == 0
    step = "approve homes/2026-27 --minute homes-committee-minute-2026-03-12"
    assert capsys.readouterr().out.endswith(f"  bizplan {step}\n")
    assert main(["--as-at", "2026-11-02", *step.split()]) == 0
    assert "approvals: [{committee: homes-committee, date: 2026-03-12" in capsys.readouterr().out
