"""`bizplan render` with papers asked for by name: which files there are, for whom, and what is wrong use."""

import re
from pathlib import Path

import pytest

from bizplan.cli.main import main
from tests.pdf_checker import no_layout
from tests.small_council import plan, written

GOOD = plan(statement="We light the way.")
COMMITTEE = """
committees:
  - {id: roads, name: Roads Committee, aliases: [Highways Committee]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small council, which has a committee, in its folder `plans`."""
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, GOOD)
    organisation = next(each for each in folder.iterdir() if "kind: organisation" in each.read_text(encoding="utf-8"))
    organisation.write_text(organisation.read_text(encoding="utf-8") + COMMITTEE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(folder: Path, name: str, text: str) -> None:
    (folder / "plans" / name).write_text(text, encoding="utf-8")


def read(folder: Path, name: str) -> str:
    return (folder / "build" / "papers" / name).read_text(encoding="utf-8")


def test_a_paper_by_name_and_none_of_any_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "summary", "coverage", "--to", "md"]) == 0
    out, _ = capsys.readouterr()
    assert [Path(each).name for each in out.splitlines()] == [
        "highways-2019-20-summary.md",
        "coverage-2018-23-2019-20.md",
    ]
    assert "We light the way." in read(here, "highways-2019-20-summary.md")


def test_a_name_beside_a_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "highways/2019-20", "budget", "--to", "md"]) == 0
    assert [Path(each).name for each in capsys.readouterr().out.splitlines()] == [
        "highways-2019-20.md",
        "budget-2019-20.md",
    ]
    assert here.is_dir()


def test_all_is_every_document_and_every_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "all", "--to", "md"]) == 0
    names = [Path(each).name for each in capsys.readouterr().out.splitlines()]
    assert {"2018-23.md", "highways-2019-20.md", "highways-2019-20-summary.md", "budget-2019-20.md"} <= set(names)
    assert len(names) == len(set(names))
    assert here.is_dir()


@pytest.mark.usefixtures("here")
def test_the_latest_year_unless_another_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(here, "later.yaml", plan(period="2020-21"))
    assert main(["render", "summary", "--to", "md"]) == 0
    assert main(["render", "summary", "--to", "md", "--period", "2019/20"]) == 0
    assert [Path(each).name for each in capsys.readouterr().out.splitlines()] == [
        "highways-2020-21-summary.md",
        "highways-2019-20-summary.md",
    ]


def test_one_department_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(here, "libraries.yaml", plan("libraries"))
    assert main(["render", "summary", "--to", "md", "--department", "libraries"]) == 0
    assert [Path(each).name for each in capsys.readouterr().out.splitlines()] == ["libraries-2019-20-summary.md"]


@pytest.mark.parametrize("committee", ["roads", "Roads Committee", "highways committee"])
def test_a_committee_paper_has_its_meeting_at_its_head(here: Path, committee: str) -> None:
    words = ["--for", committee, "--on", "2020-03-12", "--purpose", "decision"]
    assert main(["render", "coverage", "--to", "md", *words]) == 0
    cover = read(here, "coverage-2018-23-2019-20.md").splitlines()[4:10]
    assert cover == [
        "| Committee | Dated | Purpose |",
        "|---|---|---|",
        "| Roads Committee | 12 March 2020 | For decision |",
        "",
        "- **Subject:** Corporate Plan 2018-23: which outcomes are served, 2019-20",
        "- **Public or exempt:** Public",
    ]


def test_a_summary_of_a_faulty_plan_is_refused_and_a_paper_of_all_says_what_it_may_lack(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(here, "libraries.yaml", plan("libraries", stattus="draft"))
    assert main(["render", "summary", "coverage", "--to", "md"]) == 1
    out, err = capsys.readouterr()
    assert "libraries-2019-20" not in out
    assert "libraries/2019-20: no paper was made, because libraries.yaml has 1 error" in err
    assert "coverage-2018-23-2019-20: the paper says that it may lack parts of plans with errors" in err
    assert "this paper may lack parts of them: libraries/2019-20." in read(here, "coverage-2018-23-2019-20.md")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--period", "2019-20"], "--period and the like belong to papers by name"),
        (["coverage", "--period", "2001-02"], "there is no plan of 2001-02"),
        (["coverage", "--period", "soon"], "--period: “soon”"),
        (["coverage", "--corporate-plan", "2018-32"], "there is no corporate plan 2018-32"),
        (["coverage", "--department", "libary"], "there is no department “libary”"),
        (["coverage", "--department", "libraries"], "there is no plan"),
        (["coverage", "--for", "roads"], "--for, --on and --purpose go together"),
        (["coverage", "--purpose", "decision"], "--for, --on and --purpose go together"),
        (["coverage", "--for", "road", "--on", "2020-03-12"], "--for: there is no committee “road”"),
        (["coverage", "--for", "roads", "--on", "soon"], "--on: “soon” is not a date"),
        (["coverag"], "there is no document “coverag”"),
    ],
)
def test_wrong_use(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", *words]) == 2
    assert message in capsys.readouterr().err


SUMMARY_LIMIT = (
    ("", "", 0, "warning[over-two-pages] the summary takes"),
    ("lint: [{rule: over-two-pages, parameters: {pages: 30}}]", "", 0, ""),
    ("lint: [{rule: over-two-pages, severity: 'off'}]", "", 0, ""),
    ("lint: [{rule: over-two-pages, severity: error}]", "", 1, "error[over-two-pages]"),
    ("", "[{rule: over-two-pages, reason: A year of two plans}]", 0, "(allowed: A year of two plans)"),
)
"""What the council sets, what the plan allows, how it ends, what is told."""


@pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
@pytest.mark.parametrize("case", SUMMARY_LIMIT)
def test_a_summary_over_its_pages_is_told_with_how_much(
    here: Path, case: tuple[str, str, int, str], capsys: pytest.CaptureFixture[str]
) -> None:
    set_by_council, allow, code, told = case
    texts = {each: each.read_text(encoding="utf-8") for each in (here / "plans").iterdir()}
    organisation = next(each for each, text in texts.items() if "kind: organisation" in text)
    organisation.write_text(f"{texts[organisation]}\n{set_by_council}\n", encoding="utf-8")
    services = ", ".join(f"{{id: s{n}, name: Service {n}}}" for n in range(260))
    long = plan(
        status="published", statement="We light.", services=f"[{services}]", **({"allow": allow} if allow else {})
    )
    next(each for each, text in texts.items() if text == GOOD).write_text(long, encoding="utf-8")
    assert main(["render", "summary", "--to", "pdf"]) == code
    err = capsys.readouterr().err
    assert told in err
    assert ("over-two-pages" in err) == bool(told)
    assert not told or re.search(r"over by \d+ lines \(\d+ mm\)", err)
