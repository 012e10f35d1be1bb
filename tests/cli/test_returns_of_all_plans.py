"""Every plan that comes with bizplan out to a workbook and back, for every period of its calendar and for its year."""

from pathlib import Path

import pytest
import yaml

from bizplan.cli.main import main

ROOT = Path(__file__).parents[2]
PLACES = (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")
PLANS = [path for place in PLACES for path in sorted((place / "departments").rglob("*.yaml"))]


def periods(plan: Path) -> list[str]:
    """The parts of the year by the plan's own calendar, as its file and the organisation's say."""
    root = next(place for place in PLACES if plan.is_relative_to(place))
    said = yaml.safe_load(plan.read_text(encoding="utf-8"))
    known = yaml.safe_load((root / "organisation.yaml").read_text(encoding="utf-8")).get("calendars", [])
    own = [each for each in known if each["id"] == said.get("calendar")]
    return [each["part"] for calendar in own for each in calendar["periods"]]


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_workbook_goes_out_and_comes_back(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = next(place for place in PLACES if plan.is_relative_to(place))
    book = str(tmp_path / "book.xlsx")
    for period in [*periods(plan)[:1], *periods(plan)[-1:], "year"]:
        assert main(["-C", str(root), "return-export", str(plan), period, "--out", book, "--replace"]) == 0
        assert main(["-C", str(root), "return-import", book, "--period", period]) == 0
        assert capsys.readouterr().err.endswith("the workbook brings nothing new\n")
