"""What a user types by mistake: each a clear error that says the way out, and the exit code of wrong use."""

import shutil
from pathlib import Path

import pytest

from bizplan.cli.main import main

DEMO = Path(__file__).parents[2] / "src" / "bizplan" / "demo" / "plans"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented council's plans, in the working folder."""
    shutil.copytree(DEMO, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans"


@pytest.mark.parametrize(
    ("words", "message", "way_out"),
    [
        # a period that there is not
        (("new", "return", "homes/2026-27", "Q5"), "“Q5” is no period of the calendar", "There are: Q1, Q2, Q3, Q4."),
        (("new", "return", "homes/2026-27", "2025-26", "Q3"), "2025-26 is not the year of", "or “Q3” alone"),
        (("new", "return", "homes", "Q3"), "there is no plan homes", "such as homes/2026-27"),
        (("performance", "--period", "2030-31"), "there is no plan of 2030-31", "There are plans of: 2024-25"),
        (("performance", "--period", "2026-27 P1"), "no calendar has a period “P1”", "There are: Q1, Q2, Q3, Q4."),
        (("performance", "--period", "Q1"), "“Q1” names no year", "Write it as 2026-27 Q1."),
        (("budget", "--period", "2030-31"), "there is no plan of 2030-31", "There are plans of: 2024-25"),
        (("calendar", "--period", "2026"), "--period: “2026” is not a financial year", "write it as 2019-20"),
        (
            ("render", "performance", "--period", "2030-31"),
            "there is no plan of 2030-31",
            "There are plans of: 2024-25",
        ),
        # a department, a committee or an outcome that there is not
        (("budget", "--department", "houses"), "there is no department “houses”", "Did you mean “homes”?"),
        (("equalities", "--department", "parks"), "there is no department “parks”", "There are: resources, homes"),
        (("performance", "--committee", "housing"), "there is no committee “housing”", "homes-committee"),
        (("performance", "--outcome", "99"), "there is no outcome “99”", "There are: 1, 2"),
        # the wrong way round
        (
            ("calendar", "--from", "2027-01-01", "--until", "2026-01-01"),
            "comes before --from 2027-01-01",
            "to the last",
        ),
        (("new", "plan", "homes", "2027-28", "--from", "2028-29"), "is not before 2027-28", "Name the year before"),
        (
            ("new", "consultation", "x", "--about", "2025-29", "--on", "2027-02-26 to 2027-01-18"),
            "before it opens on 2027-02-26",
            "Write the first day first",
        ),
        # options that do not go together, and years that are none
        (("calendar", "--period", "2026-27", "--from", "2026-01-01"), "does not go with --from", "Give the year, or"),
        (("budget", "--period", "2026-27", "--compare", "2026-27"), "is the year itself", "Name another year"),
        (("budget", "--compare", "2025-26"), "with which year?", "--period 2019-20 --compare 2017-18"),
        (
            ("new", "plan", "homes", "2027-28", "--from", "last"),
            "--from: “last” is not a financial year",
            "write it as",
        ),
        # documents and files that there are not
        (
            ("diff", "homes/2026-27", "homes/2027-28"),
            "no plan or file “homes/2027-28”",
            "homes: 2024-25, 2025-26, 2026",
        ),
        (("diff", "gone.yaml", "homes/2026-27"), "no plan or file “gone.yaml”", "Name two plans"),
        (("diff", "main..HEAD"), "main..HEAD: plans lies in no git repository", "“git init” begins one"),
        (
            ("approve", "homes/2026-27", "--minute", "nope"),
            "there is no minute nope",
            "There are: homes-plan-minute-2026",
        ),
        (
            ("approve", "homes-plan-report-2026", "--by", "homes-committee", "--on", "2026-03-12"),
            "there is no plan homes-plan-report-2026: it is a committee report",
            "such as homes/2026-27",
        ),
        (("clearance", "homes-plan-report-2026", "--by", "financial"), "nothing is cleared for", "There are: finance"),
        (("migrate", "homes/2026-27", "--to", "2030-34"), "there is no corporate plan 2030-34", "There are: 2021-25"),
        # a day that cannot be
        (("approve", "homes/2026-27", "--by", "homes-committee", "--on", "2099-01-01"), "has not come", "once it was"),
        (("new", "minute", "--for", "homes-committee", "--on", "2027-02-30"), "“2027-02-30” is not a day", "calendar"),
    ],
)
@pytest.mark.usefixtures("council")
def test_wrong_use_says_the_way_out(words: tuple[str, ...], message: str, way_out: str, capsys: Capture) -> None:
    assert main(["--as-at", "2026-11-20", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    told = " ".join(err.split())
    assert message in told
    assert way_out in told


def test_two_plans_of_one_period_are_told_wherever_one_is_counted(council: Path, capsys: Capture) -> None:
    """What adds up says that it may have added twice; what is written about one of the two is refused."""
    twin = council / "departments" / "homes" / "2026-27-b.yaml"
    shutil.copy(council / "departments" / "homes" / "2026-27.yaml", twin)
    lie = "departments/homes/2026-27-b.yaml and departments/homes/2026-27.yaml"
    for command in ("performance", "risks", "budget", "calendar"):
        assert main(["--as-at", "2026-11-20", command]) == 0
        err = " ".join(capsys.readouterr().err.split())
        assert f"2 documents are called homes/2026-27 ({lie}): the result may count both, or either" in err
    for words in (
        ("approve", "homes/2026-27", "--by", "homes-committee", "--on", "2026-03-12"),
        ("new", "return", "homes/2026-27", "Q3"),
        ("new", "plan", "homes", "2027-28", "--from", "2026-27"),
    ):
        assert main(["--as-at", "2026-11-20", *words]) != 0
        err = " ".join(capsys.readouterr().err.split())
        assert f"2 documents are called homes/2026-27: {lie}" in err
        assert "the one that is not wanted" in err
    assert main(["validate"]) == 1
    assert "two documents are called “homes/2026-27”" in capsys.readouterr().out


@pytest.mark.usefixtures("council")
def test_two_years_named_the_wrong_way_round_are_compared_and_said_to_be(capsys: Capture) -> None:
    assert main(["diff", "homes/2026-27", "homes/2025-26"]) == 0
    assert "homes/2026-27, named first, is the later" in capsys.readouterr().err
    assert main(["diff", "homes/2025-26", "homes/2026-27"]) == 0
    assert capsys.readouterr().err == ""
