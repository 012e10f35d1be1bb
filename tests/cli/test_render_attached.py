"""Reports that attach papers by name: set out as appendices like any other, public and final as all of the report."""

from pathlib import Path
from typing import get_args

import docx
import pytest

from bizplan.cli.main import main
from bizplan.cli.named_papers import NAMED
from bizplan.model.committee_report import PaperName
from tests.small_council import ORGANISATION, plan, written

REPORT = """
kind: committee-report
id: the-report
meetings: [{committee: roads, date: 2020-03-12, purposes: [decision]}]
subject: The plans
public: public
report_of: Director
corporate_plan: 2018-23
summary: ["Appendices 1 to 3 show the plans."]
recommendations: [{text: Approve the plans}]
sections: []
appendices:
  - {title: The map, purpose: For information, paper: coverage, period: 2019-20}
  - {title: A note, text: All is well.}
  - {title: In brief, paper: summary, department: highways}
"""
COMMITTEES = "committees: [{id: roads, name: Roads Committee}]\n"
HIGHWAYS = plan(
    statement="We light the way.",
    services="\n- {id: lamps, name: Lamps, contributes_to: [1]}\n"
    "- {id: quay, name: The Quay lease, contributes_to: [1], exempt: {paragraph: 3}}\n",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, HIGHWAYS)
    (folder / "organisation.yaml").write_text(ORGANISATION.lstrip() + COMMITTEES, encoding="utf-8")
    told(tmp_path, REPORT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, text: str, name: str = "report.yaml") -> None:
    (folder / "plans" / name).write_text(text.lstrip(), encoding="utf-8")


def read(folder: Path, ending: str = "md") -> str:
    return (folder / "build" / "papers" / f"the-report.{ending}").read_text(encoding="utf-8")


def test_the_names_that_a_report_may_use_are_those_that_render_knows() -> None:
    assert get_args(PaperName) == tuple(NAMED)


def test_papers_by_name_are_appendices_like_any_other(here: Path) -> None:
    assert main(["render", "the-report", "--to", "md,html,docx"]) == 0
    page, text = read(here, "html"), read(here)
    headings = [
        ("appendix-1", "Appendix 1: The map"),
        ("appendix-2", "Appendix 2: A note"),
        ("appendix-3", "Appendix 3: In brief"),
    ]
    for anchor, words in headings:
        assert f'<h2 id="{anchor}">{words}</h2>' in page
        assert f'## <a id="{anchor}"></a>{words}' in text
    assert '<h3 id="appendix-1-map">The map</h3>' in page
    assert '<h3 id="appendix-3-purpose">Purpose</h3>' in page
    assert "We light the way." in text
    assert "not held here" not in text
    word = docx.Document(str(here / "build" / "papers" / "the-report.docx"))
    heads = [each.text for each in word.paragraphs if each.style and each.style.name == "Heading 1"]
    assert [each for each in heads if each.startswith("Appendix")] == [words for _, words in headings]


def test_it_is_not_for_publication_where_a_plan_behind_an_appendix_is_not(here: Path) -> None:
    assert main(["render", "the-report", "--to", "md"]) == 0
    assert "**Not for publication: parts are exempt under paragraph 3 of Schedule 12A" in read(here)
    assert "The Quay lease" in read(here)


def test_what_is_exempt_in_a_plan_is_left_out_of_the_papers_that_a_report_attaches(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "the-report", "--to", "md,html", "--audience", "public"]) == 0
    for ending in ("md", "html"):
        assert "Quay" not in read(here, ending)
        assert "Lamps" in read(here, ending)
    told(here, REPORT.replace("All is well.", "The Quay lease is well."))
    capsys.readouterr()
    assert main(["render", "the-report", "--audience", "public"]) == 1
    assert "“the quay lease” in Appendix 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("period: 2019-20", "period: 2031-32", "its appendix “The map” cannot be made: there is no plan of 2031-32"),
        ("department: highways", "department: libraries", "its appendix “In brief” cannot be made: there is no plan"),
    ],
)
def test_a_report_whose_appendix_cannot_be_made_is_refused(
    here: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, REPORT.replace(old, new))
    assert main(["render", "the-report", "--to", "md"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"the-report: no paper was made, because {said}" in err


def test_errors_in_a_plan_behind_an_appendix_keep_the_report_back(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, HIGHWAYS + "stattus: draft\n", "3.yaml")
    assert main(["render", "the-report", "--to", "md"]) == 1
    assert "the-report: no paper was made, because 3.yaml has 1 error" in capsys.readouterr().err


def test_a_final_report_needs_what_its_appendices_are_drawn_from_to_be_fit(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(here, REPORT.replace("recommendations:", "status: published\nrecommendations:"))
    assert main(["render", "the-report", "--to", "md", "--final"]) == 1
    err = capsys.readouterr().err
    assert "the-report: no paper was made" in err
    assert not (here / "build").exists()


def test_an_unknown_name_is_told_with_its_place_and_the_nearest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(here, REPORT.replace("paper: coverage", "paper: coverge"))
    assert main(["-C", "plans", "validate", "--format", "concise"]) == 1
    out = capsys.readouterr().out
    assert "report.yaml:12:" in out
    assert "“coverge” is not one of the words that may stand here" in out
    assert main(["-C", "plans", "validate"]) == 1
    assert "Did you mean “coverage”?" in capsys.readouterr().out


def test_a_department_that_there_is_not_is_an_unknown_reference(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(here, REPORT.replace("department: highways", "department: highway"))
    assert main(["-C", "plans", "validate"]) == 1
    out = capsys.readouterr().out
    assert "unknown-reference" in out
    assert "“highways”" in out
