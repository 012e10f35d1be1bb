"""Papers by name for the public and final: what they leave out and say of it, what is refused, and how it is seen."""

from pathlib import Path

import pytest

from bizplan.cli.main import main
from tests.small_council import ORGANISATION, plan, written

HIGHWAYS = plan(
    statement="We light the way.",
    objectives="""
- {id: lamps, text: Keep the lamps lit.}
- {id: depot, text: Sell the Marlow depot quietly., exempt: {paragraph: 3}}
""",
    budget="""
year: 2019-20
unit: thousand
basis: net
lines:
  - {label: Lamps, amount: 1310}
  - {label: Claims, amount: 4127, exempt: {paragraph: 5, parts: [amount]}}
total: {label: Total, amount: 5437}
""",
)
LIBRARIES = plan("libraries", budget="\nyear: 2019-20\nunit: thousand\nbasis: net\nlines: [{label: Books, amount: 88}]")
SEVERAL = ("coverage", "budget", "performance", "risks", "equalities", "changes", "digest", "corporate-plan")
NAMES = ("summary", *SEVERAL)
COMMITTEES = "committees: [{id: roads, name: Roads Committee}]\n"
WHOLE = "exempt: {paragraph: 1}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small council: two departments, one of them with an exempt entry and figure."""
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, HIGHWAYS)
    (folder / "organisation.yaml").write_text(ORGANISATION.lstrip() + COMMITTEES, encoding="utf-8")
    (folder / "libraries.yaml").write_text(LIBRARIES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, text: str, name: str = "3.yaml") -> None:
    (folder / "plans" / name).write_text(text, encoding="utf-8")


def papers(folder: Path) -> dict[str, str]:
    """File name -> what it says, of all papers made."""
    return {each.name: each.read_text(encoding="utf-8") for each in (folder / "build" / "papers").iterdir()}


def public(*targets: str) -> int:
    return main(["render", *targets, "--audience", "public", "--to", "md"])


def test_no_paper_by_name_says_what_is_exempt_and_each_that_lacks_it_says_so(here: Path) -> None:
    assert main(["render", *NAMES, "--audience", "public"]) == 0
    made = papers(here)
    assert len(made) == 2 * (len(SEVERAL) + 2)
    secret = ("Marlow", "depot", "4,127", "4127", "5,437")
    assert [(name, each) for name, said in made.items() for each in secret if each in said] == []
    note = "- **Not published:** 1 part: exempt under paragraph 3 of Schedule 12A"
    assert note in made["coverage-2018-23-2019-20.md"]
    assert note in made["highways-2019-20-summary.md"]
    assert note not in made["libraries-2019-20-summary.md"]
    budget = made["budget-2019-20.md"]
    assert "| Claims | not published |" in budget
    assert "88" in budget


def test_those_who_may_see_everything_are_told_that_it_is_not_for_publication(here: Path) -> None:
    assert main(["render", "budget", "summary", "--to", "md"]) == 0
    made = papers(here)
    for name in ("budget-2019-20.md", "highways-2019-20-summary.md"):
        assert "4,127" in made[name]
        assert "**Not for publication: parts are exempt under paragraphs 3 and 5 of Schedule 12A" in made[name]
    assert "Not for publication" not in made["libraries-2019-20-summary.md"]


def test_a_plan_that_is_exempt_as_a_whole_is_in_no_paper_and_is_not_said_to_be_missing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, HIGHWAYS + WHOLE)
    assert public(*NAMES) == 0
    made = papers(here)
    assert [name for name, said in made.items() if "highways/2019-20" in said or "Lamps" in said] == []
    assert "Highways" not in made["digest-2019-20.md"]
    assert "1 part: exempt under paragraph 1 of Schedule 12A" in made["digest-2019-20.md"]
    capsys.readouterr()
    assert public("summary", "--department", "highways") == 2
    assert "all of highways/2019-20 is exempt under paragraph 1" in capsys.readouterr().err


def test_what_still_stands_elsewhere_in_the_same_plan_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, HIGHWAYS.replace("We light the way.", "Sell the Marlow depot quietly."))
    assert public("digest", "budget") == 1
    out, err = capsys.readouterr()
    assert out == "build/papers/budget-2019-20.md\n"
    assert "digest-2019-20: no paper was made, because what is left out of it still stands in it:" in err
    assert "“sell the marlow depot quietly” in the section “" in err
    assert "from 3.yaml:" in err


@pytest.mark.usefixtures("here")
def test_what_another_plan_says_in_public_is_no_leak(here: Path) -> None:
    """A figure like the exempt one, and its words, in a plan of which nothing is left out."""
    same = LIBRARIES.replace("88", "4127") + "\nstatement: Sell the Marlow depot quietly.\n"
    told(here, same, "libraries.yaml")
    assert public(*NAMES) == 0
    assert "4,127" in papers(here)["budget-2019-20.md"]


def test_a_reference_to_an_entry_that_is_left_out_leads_nowhere(here: Path) -> None:
    team = LIBRARIES.partition("budget:")[0] + "objectives: [{id: y, text: Help., contributes_to: [REF]}]\n"
    told(here, team.replace("REF", "highways/2019-20/depot"), "libraries.yaml")
    assert public(*NAMES) == 0
    assert [name for name, said in papers(here).items() if "depot" in said] == []


@pytest.mark.parametrize("name", SEVERAL)
def test_a_final_paper_needs_every_plan_it_is_drawn_from_to_be_fit(
    here: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, LIBRARIES.replace("libraries", "highways"))
    assert main(["render", name, "--final"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "no paper was made, because 2 of the 2 documents that it is drawn from are not fit:" in err
    assert "highways/2019-20: 3.yaml has " in err
    assert "libraries/2019-20: libraries.yaml has " in err
    assert "“bizplan lint --profile final” names the findings" in err
    assert not (here / "build").exists()


def test_a_final_summary_needs_its_own_plan_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fit = FIT.replace("highways", "libraries")
    told(here, fit, "libraries.yaml")
    assert main(["render", "summary", "--final", "--to", "md"]) == 1
    out, err = capsys.readouterr()
    assert out == "build/papers/libraries-2019-20-summary.md\n"
    assert "highways-2019-20-summary: no paper was made, because" in err
    assert "3.yaml has " in err


def test_a_final_paper_is_made_of_plans_that_are_fit(here: Path) -> None:
    told(here, FIT)
    told(
        here,
        FIT.replace("highways", "libraries").replace("5437", "88").replace("We light", "We read"),
        "libraries.yaml",
    )
    assert main(["render", *SEVERAL, "--final", "--audience", "public", "--to", "md"]) == 0
    assert len(papers(here)) == len(SEVERAL)


FIT = plan(
    statement="We light the way.",
    services="[{id: lamps, name: Lamps, contributes_to: [1]}]",
    no_risks="None was found.",
    nothing_stops="All goes on.",
    budget="\nyear: 2019-20\nunit: thousand\nbasis: net\nlines: [{label: Lamps, amount: 5437}]\n",
    status="published",
    approvals="[{committee: roads, date: 2019-03-01, decision: approved}]",
)
