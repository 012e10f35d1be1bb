"""`bizplan render --audience public`: what is left out, what is refused because it still says so, and its wrong use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.render.formats import FORMATS
from tests.small_council import ORGANISATION, plan, written

PLAN = plan(
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
REPORT = """
kind: committee-report
id: the-report
meetings: [{committee: roads, date: 2020-03-12, purposes: [decision]}]
subject: The plan
public: public
report_of: Director
summary: ["The budget is [[highways/2019-20 budget]], of which claims are [[highways/2019-20 budget “Claims”]]."]
recommendations: [{text: Approve}]
sections: []
appendices: [{title: The plan, document: highways/2019-20}]
"""
MAP_REPORT = REPORT.partition("appendices:")[0].replace(
    "sections: []", 'sections: [{heading: Map, paragraphs: [{text: "[[table 2018-23/safe coverage]]"}]}]'
)
COMMITTEES = "committees: [{id: roads, name: Roads Committee}]\n"
PARAGRAPHS = """
exempt_paragraphs:
  - {paragraph: 3, information: about business affairs}
  - {paragraph: 5, information: covered by legal privilege}
"""
HIDDEN_WORK = """
- {id: lease, name: Negotiating the Quay lease, contributes_to: [1], exempt: {paragraph: 3}}
- {id: lighting, name: Lighting, contributes_to: [1]}
"""
LINE = "label: Claims, amount: 4127, service: lease, exempt: {paragraph: 5}"
FILE = "highways-2019-20"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small council in its folder `plans`; its plan has an exempt entry and figure."""
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, PLAN)
    (folder / "organisation.yaml").write_text(ORGANISATION.lstrip() + COMMITTEES + PARAGRAPHS, encoding="utf-8")
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, text: str) -> None:
    (folder / "plans" / "3.yaml").write_text(text, encoding="utf-8")


def read(folder: Path, name: str) -> str:
    return (folder / "build" / "papers" / name).read_text(encoding="utf-8")


def public(*targets: str) -> int:
    return main(["render", *targets, "--audience", "public"])


@pytest.mark.parametrize("ending", ["md", "html"])
def test_what_is_exempt_is_gone_and_its_place_is_kept(here: Path, ending: str) -> None:
    assert public("highways/2019-20", "--to", ending) == 0
    paper = read(here, f"{FILE}.{ending}")
    assert "Keep the lamps lit." in paper
    assert "1,310" in paper
    assert [each for each in ("Marlow", "depot", "4,127", "5,437") if each in paper] == []
    assert "not published" in paper
    assert "Not published: exempt under paragraph 3 of Schedule 12A" in paper
    assert "1 part: exempt under paragraph 5 of Schedule 12A to the Local Government Act 1972, information" in paper


def test_for_everybody_it_is_there_and_marked(here: Path) -> None:
    assert main(["render", "highways/2019-20", "--to", "md"]) == 0
    paper = read(here, f"{FILE}.md")
    assert "Marlow depot" in paper
    assert "4,127" in paper
    assert "Not for publication: parts are exempt under paragraphs 3 and 5" in paper


def test_what_a_report_attaches_and_quotes_is_left_out_too(here: Path) -> None:
    assert public("the-report", "--to", "md") == 0
    paper = read(here, "the-report.md")
    assert "The budget is not published, of which claims are not published." in paper
    assert [each for each in ("Marlow", "4,127", "5,437", "not held") if each in paper] == []
    assert "We light the way." in paper


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("Sell the Marlow depot quietly.", "“sell the marlow depot quietly” in the section “"),
        ("We pay £4.127m for claims.", "“4,127” in the section “"),
    ],
    ids=["words", "figure"],
)
def test_what_still_stands_elsewhere_is_refused_with_its_place(
    here: Path, statement: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, PLAN.replace("We light the way.", statement))
    assert public("highways/2019-20") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "highways/2019-20: no paper was made, because what is left out of it still stands in it:" in err
    assert named in err
    assert "from 3.yaml:6 (statement" in err
    assert "--accept" in err
    assert err.endswith("no paper was made; 1 refused\n")
    assert not (here / "build").exists()


def test_one_leak_refuses_one_paper_and_the_report_that_attaches_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, PLAN.replace("We light the way.", "Sell the Marlow depot quietly."))
    assert public("--to", "md") == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == ["build/papers/2018-23.md", "build/papers/2023-28.md"]
    assert err.count("no paper was made, because what is left out") == 2


@pytest.mark.usefixtures("here")
def test_what_the_public_may_read_all_the_same_is_said_once_for_all(here: Path) -> None:
    told(here, PLAN.replace("We light the way.", "Sell the Marlow depot quietly."))
    assert public("highways/2019-20", "--to", "md", "--accept", "Sell the Marlow depot quietly") == 0
    assert "Marlow" in read(here, f"{FILE}.md")


EXEMPT = REPORT.replace("public: public", "public: exempt\nexempt_paragraph: 3")


def test_a_report_that_is_exempt_as_a_whole_is_refused_if_named_and_else_left_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "plans" / "report.yaml").write_text(EXEMPT, encoding="utf-8")
    assert public("the-report", "--to", "md") == 1
    assert "the-report: no paper was made, because all of it is exempt under paragraph 3" in capsys.readouterr().err
    assert not (here / "build").exists()
    assert public("--to", "md") == 0
    out, err = capsys.readouterr()
    assert "the-report.md" not in out
    assert "the-report is left out, since all of it is exempt under paragraph 3" in err


def test_nothing_exempt_gives_the_same_paper_to_everybody(here: Path) -> None:
    assert public("2018-23") == 0
    first = {each.suffix: each.read_bytes() for each in (here / "build" / "papers").iterdir()}
    assert main(["render", "2018-23"]) == 0
    assert {each.suffix: each.read_bytes() for each in (here / "build" / "papers").iterdir()} == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--accept", "x"], "--accept goes with --audience public\nhelp: Without it nothing is left out."),
        (["--audience", "press"], "press"),
    ],
)
@pytest.mark.usefixtures("here")
def test_wrong_use(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "highways/2019-20", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_word_and_pdf_for_the_public(here: Path) -> None:
    """Whichever of them this machine can make; each is searched before it is written."""
    forms = [each for each in ("pdf", "docx") if can_be_made(each)]
    if not forms:
        pytest.skip("neither extra is installed")
    assert public("the-report", "--to", ",".join(forms)) == 0
    assert sorted(each.suffix[1:] for each in (here / "build" / "papers").iterdir()) == sorted(forms)


def can_be_made(form: str) -> bool:
    require = FORMATS[form].require
    try:
        if require:
            require()
    except Exception:  # noqa: BLE001 -- whatever it lacks
        return False
    return True


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.usefixtures("here")
def test_a_report_for_the_public_whole(here: Path, ending: str, golden: Callable[[str, str], None]) -> None:
    assert public("the-report", "--to", ending) == 0
    golden(f"papers/public-report.{ending}", read(here, f"the-report.{ending}"))


def test_a_table_or_figure_from_all_plans_says_nothing_exempt_of_any_of_them(here: Path) -> None:
    """The report attaches nothing: what it shows comes from plans that it does not draw on otherwise."""
    told(here, PLAN + plan(services=HIDDEN_WORK).partition("2018-23\n")[2])
    (here / "plans" / "report.yaml").write_text(MAP_REPORT, encoding="utf-8")
    assert main(["render", "the-report", "--to", "md"]) == 0
    assert "Negotiating the Quay lease" in read(here, "the-report.md")
    assert public("the-report", "--to", "md") == 0
    paper = read(here, "the-report.md")
    assert "Quay" not in paper
    assert "Lighting" in paper


def test_a_mark_that_cannot_be_read_publishes_nothing_that_is_drawn_from_its_plan(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can tell what was meant to be kept; those who may see everything have the papers by name all the same."""
    told(here, PLAN.replace("exempt: {paragraph: 5, parts: [amount]}", "exempt: paragraph 5"))
    (here / "plans" / "report.yaml").write_text(MAP_REPORT, encoding="utf-8")
    assert public("highways/2019-20", "the-report", "summary", "budget", "coverage", "risks", "--to", "md") == 1
    out, err = capsys.readouterr()
    assert out == ""
    for refused in ("highways/2019-20", "the-report", "budget-2019-20", "coverage-2018-23-2019-20", "risks-2019-20"):
        assert f"error: {refused}: no paper was made, because 3.yaml has 1 error" in err
    assert main(["render", "budget", "--to", "md"]) == 1
    assert "Plans that could not be read in full" in read(here, "budget-2019-20.md")


@pytest.mark.parametrize("quoted", ["budget “Claims”", "/lease share", "/lease budget"])
def test_a_figure_quoted_from_what_is_left_out_is_not_published(here: Path, quoted: str) -> None:
    secret = PLAN.replace("label: Claims, amount: 4127, exempt: {paragraph: 5, parts: [amount]}", LINE)
    told(here, secret + plan(services=HIDDEN_WORK).partition("2018-23\n")[2])
    sentence = f'summary: ["It comes to [[highways/2019-20{" " if quoted[0] != "/" else ""}{quoted}]] now."]'
    report = "\n".join(sentence if each.startswith("summary") else each for each in REPORT.splitlines())
    (here / "plans" / "report.yaml").write_text(report, encoding="utf-8")
    assert public("the-report", "--to", "md", "--accept", "claims") == 0
    assert "It comes to not published now." in read(here, "the-report.md")
