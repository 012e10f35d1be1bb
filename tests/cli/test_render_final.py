"""`bizplan render --final` and `--check`: which papers are fit to publish, and which files are up to date."""

import re
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.render.formats import FORMATS
from tests.pdf_checker import no_layout
from tests.small_council import ORGANISATION, plan, written

COMMITTEES = "committees: [{id: roads, name: Roads Committee}]\n"
NEEDED = """
needed_clearances:
  - {head: finance, papers: [plan], covers: [statement, budget]}
  - {head: legal, papers: [plan]}
"""
PLAN = plan(
    statement="We light the way.",
    services="[{id: lamps, name: Lamps, contributes_to: [1]}]",
    no_risks="None was found.",
    nothing_stops="All goes on.",
    budget="\nyear: 2019-20\nunit: thousand\nbasis: net\nlines: [{label: Lamps, amount: 5437}]\n",
    status="published",
    approvals="[{committee: roads, date: 2019-03-01, decision: approved}]",
)
PAPERS = ["build/papers/highways-2019-20.md", "build/papers/highways-2019-20.html"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small council in its folder `plans`, in which plans need two clearances."""
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, PLAN)
    (folder / "organisation.yaml").write_text(ORGANISATION.lstrip() + COMMITTEES + NEEDED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, text: str) -> None:
    (folder / "plans" / "3.yaml").write_text(text, encoding="utf-8")


def final(*more: str) -> int:
    return main(["render", "highways/2019-20", "--final", *more])


def fingerprints(err: str) -> dict[str, str]:
    return dict(re.findall(r"(finance|legal) ([0-9a-f]{32})", err))


def cleared(by: dict[str, str], **more: str) -> str:
    heads = "".join(
        f"  - {{head: {head}, role: Officer, date: 2019-03-01, content: {content}{more.get(head, '')}}}\n"
        for head, content in by.items()
    )
    return f"{PLAN}clearances:\n{heads}"


def asked(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The fingerprints of the plan as it stands now."""
    assert final() == 1
    return fingerprints(capsys.readouterr().err)


def test_what_is_missing_is_named_with_its_fingerprint(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert final() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "because it is not cleared (finance is missing, legal is missing)" in err
    assert fingerprints(err).keys() == {"finance", "legal"}
    assert not (here / "build").exists()


def test_a_cleared_plan_is_made_and_layout_and_notes_void_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = cleared(asked(capsys))
    for each in (text, text.replace("amount: 5437", 'amount: "5,437"') + "note: Laid out anew.\n"):
        told(here, each)
        assert final() == 0
        assert capsys.readouterr().out.splitlines() == PAPERS


def test_a_change_voids_what_it_touches_and_no_other_clearance(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = cleared(asked(capsys))
    told(here, text.replace("None was found.", "None was seen."))
    assert final() == 1
    err = capsys.readouterr().err
    assert "(legal is void, since what it covers was changed)" in err
    told(here, text.replace("We light", "We lit"))
    assert final() == 1
    assert "(finance is void, since what it covers was changed, legal is void" in capsys.readouterr().err


def test_a_clearance_that_was_withdrawn_or_is_bound_to_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prints = asked(capsys)
    told(here, cleared(prints, finance=", valid: false").replace(f", content: {prints['legal']}", ""))
    assert final() == 1
    err = capsys.readouterr().err
    assert "(finance is withdrawn, legal is not bound to what was cleared)" in err


def test_a_warning_of_the_final_profile_is_a_reason_though_the_draft_may_be_seen(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, PLAN.replace("no_risks: None was found.\n", ""))
    assert final() == 1
    err = capsys.readouterr().err
    assert "because 3.yaml has 1 finding at the final profile; “bizplan lint --profile final 3.yaml” names them" in err
    assert not (here / "build").exists()
    assert main(["render", "highways/2019-20"]) == 0


def test_files_that_are_missing_stale_or_up_to_date(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ["render", "highways/2019-20", "--check"]
    assert main(check) == 1
    assert capsys.readouterr() == ("\n".join([*PAPERS, ""]), "2 files are not up to date\n")
    assert not (here / "build").exists()
    assert main(["render", "highways/2019-20"]) == 0
    capsys.readouterr()
    assert main(check) == 0
    assert capsys.readouterr() == ("", "every file is up to date\n")
    (here / PAPERS[1]).write_text("old", encoding="utf-8")
    assert main(check) == 1
    assert capsys.readouterr() == (f"{PAPERS[1]}\n", "1 file is not up to date\n")
    assert (here / PAPERS[1]).read_text(encoding="utf-8") == "old"


def test_a_change_makes_files_stale_and_only_its_own(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--to", "md"]) == 0
    told(here, PLAN.replace("We light", "We lit"))
    capsys.readouterr()
    assert main(["render", "--to", "md", "--check"]) == 1
    assert capsys.readouterr() == (f"{PAPERS[0]}\n", "1 file is not up to date\n")


def test_check_of_papers_by_name_and_of_what_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ["render", "budget", "--to", "md", "--check"]
    assert main(check) == 1
    assert capsys.readouterr().out == "build/papers/budget-2019-20.md\n"
    assert main(check[:-1]) == 0
    capsys.readouterr()
    assert main(check) == 0
    told(here, f"{PLAN}stattus: draft\n")
    assert main(["render", "highways/2019-20", "--check"]) == 1
    assert capsys.readouterr().err.endswith("every file is up to date; 1 refused\n")


def test_a_final_public_paper_that_is_up_to_date(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(here, cleared(asked(capsys)))
    assert final("--audience", "public") == 0
    assert final("--audience", "public", "--check") == 0
    assert "learance" not in (here / PAPERS[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize("moment", ["", "1546300800"])
def test_the_same_documents_make_the_same_bytes_in_every_form(
    here: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = ",".join(each for each, known in FORMATS.items() if known.require is None or no_layout() == "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    for out in ("first", "second"):
        assert main(["render", "highways/2019-20", "--to", forms, "--out", out]) == 0
    first, second = ({each.name: each.read_bytes() for each in (here / out).iterdir()} for out in ("first", "second"))
    assert len(first) >= 2
    assert [name for name, content in first.items() if second[name] != content] == []
