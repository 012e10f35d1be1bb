"""`bizplan validate` on a return: its period is one of the plan's own calendar, each fault with its place."""

import shutil
from pathlib import Path

import pytest

from bizplan.cli.main import main

DEMO = Path(__file__).parents[2] / "src" / "bizplan" / "demo" / "plans"
CALENDARS = """calendars:
  - id: thirds
    name: Four-monthly
    periods:
      - {part: P1, name: April to July, first_month: 4, last_month: 7}
      - {part: P2, name: August to November, first_month: 8, last_month: 11}
      - {part: P3, name: December to March, first_month: 12, last_month: 3}
  - id: halves
    name: Mid-year and year-end
    periods:
      - {part: H1, name: Mid-year, first_month: 4, last_month: 9}
      - {part: H2, name: Year-end, first_month: 10, last_month: 3}
"""
RETURN = "plans/returns/homes/2026-27-q2.yaml"


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented council with two further calendars, in the working folder."""
    shutil.copytree(DEMO, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "plans" / "organisation.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("calendars:\n") == 1
    file.write_text(text.replace("calendars:\n", CALENDARS), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("calendar", "period", "message"),
    [
        ("quarterly", "2026-27 Q2", ""),
        ("quarterly", "2026-27 P2", "“Quarters”, the calendar of homes/2026-27, has no period “P2”"),
        ("thirds", "2026-27 P2", ""),
        ("thirds", "2026-27", ""),
        ("thirds", "2026-27 Q2", "“Four-monthly”, the calendar of homes/2026-27, has no period “Q2”"),
        ("halves", "2026-27 H1", ""),
        ("halves", "2026-27 Q2", "“Mid-year and year-end”, the calendar of homes/2026-27, has no period “Q2”"),
        ("halves", "2025-26 H1", "the return is for 2025-26 H1, and its plan, homes/2026-27, is of 2026-27"),
    ],
)
def test_a_period_of_the_plan_s_own_calendar(
    council: Path, calendar: str, period: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = council / "plans" / "departments" / "homes" / "2026-27.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("calendar: quarterly", f"calendar: {calendar}"), encoding="utf-8")
    given = council / RETURN
    text = given.read_text(encoding="utf-8")
    assert text.count("period: 2026-27 Q2\n") == 1
    given.write_text(text.replace("period: 2026-27 Q2\n", f"period: {period}\n"), encoding="utf-8")
    for paths in ((), (RETURN,)):
        code = main(["validate", *paths, "--format", "concise"])
        told = [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{RETURN}:4:")]
        assert [message in line and "error[return-outside-calendar]" in line for line in told] == [True] * bool(message)
        assert (code == 1) is bool(message) or not paths  # the other quarter's return is found as well


def test_a_figure_and_why_there_is_none_are_found_too(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = council / RETURN
    text = given.read_text(encoding="utf-8")
    first = "  - measure: temporary-households\n"
    assert text.count(first) == 1
    given.write_text(text.replace(first, f"{first}    missing: Not counted\n"), encoding="utf-8")
    assert main(["validate", "--format", "concise"]) == 1
    assert "error[contradictory-reading] a reading gives a figure, 93, and says why" in capsys.readouterr().out
