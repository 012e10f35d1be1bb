"""`bizplan render`: which files it writes, what it refuses, and how it ends."""

from pathlib import Path
from typing import Self

import docx
import pytest

from bizplan.cli import common, sharing
from bizplan.cli.main import main
from tests.small_council import plan, written

REPORT = """
kind: committee-report
id: the-report
meetings: [{committee: roads, date: 2020-03-12, purposes: [decision]}]
subject: The plan
public: public
report_of: Director
summary: [It is at Appendix 1.]
recommendations: [{text: Approve}]
sections: []
appendices: [{title: The plan, document: highways/2019-20}]
"""
GOOD = plan(statement="We light the way.")
FAULTY = plan(statement="We lend books.", unit="libraries", stattus="draft")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small council in its folder `plans`."""
    (tmp_path / "plans").mkdir()
    written(tmp_path / "plans", GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(folder: Path, name: str, text: str) -> None:
    (folder / "plans" / name).write_text(text, encoding="utf-8")


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*") if each.is_file())


def test_every_paper_in_every_form(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"build/papers/{name}.{ending}"
        for name in ("2018-23", "2023-28", "highways-2019-20")
        for ending in ("md", "html")
    ]
    assert err == "3 papers in build/papers: 3 .md, 3 .html\n"
    assert files(here / "build" / "papers") == sorted(Path(line).name for line in out.splitlines())
    assert "We light the way." in (here / "build" / "papers" / "highways-2019-20.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["highways/2019-20", "plans/3.yaml", "3.yaml"])
def test_one_paper_by_its_id_or_its_file(here: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", target, "--to", "html", "--out", "papers"]) == 0
    assert capsys.readouterr().out == "papers/highways-2019-20.html\n"
    assert files(here / "papers") == ["highways-2019-20.html"]


@pytest.mark.usefixtures("here")
def test_the_papers_of_a_folder_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "plans", "2018-23", "--to", "md,md"]) == 0
    assert capsys.readouterr().err == "3 papers in build/papers: 3 .md\n"


def test_a_document_with_errors_is_refused_and_the_others_are_made(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names_them = "“bizplan validate libraries.yaml” names them"
    add(here, "libraries.yaml", FAULTY)
    add(here, "nonsense.yaml", "kind: [\n")
    assert main(["render", "--to", "md"]) == 1
    out, err = capsys.readouterr()
    assert "build/papers/highways-2019-20.md" in out
    assert err.splitlines() == [
        "error: nonsense.yaml: no paper was made, because it cannot be read; “bizplan validate nonsense.yaml” says why",
        f"error: libraries/2019-20: no paper was made, because libraries.yaml has 1 error; {names_them}",
        "3 papers in build/papers: 3 .md; 2 refused",
    ]


def test_a_report_rests_on_its_appendices(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    organisation = (here / "plans" / "organisation.yaml").read_text(encoding="utf-8")
    add(here, "organisation.yaml", organisation + "committees: [{id: roads, name: Roads Committee}]\n")
    add(here, "report.yaml", REPORT)
    assert main(["render", "the-report", "--to", "md"]) == 0
    assert "We light the way." in (here / "build" / "papers" / "the-report.md").read_text(encoding="utf-8")
    capsys.readouterr()
    add(here, "3.yaml", f"{GOOD}stattus: draft\n")
    assert main(["render", "the-report", "--to", "md"]) == 1
    assert "the-report: no paper was made, because 3.yaml has 1 error" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["organisation.yaml", "1.yaml"])
def test_a_paper_rests_on_the_organisation_and_its_corporate_plan(
    here: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    add(here, file, (here / "plans" / file).read_text(encoding="utf-8") + "colour: red\n")
    assert main(["render", "highways/2019-20"]) == 1
    assert f"because {file} has 1 error" in capsys.readouterr().err
    assert not (here / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["highways/2019-2"], "there is no document “highways/2019-2”\nhelp: Did you mean “highways/2019-20”?"),
        (["nowhere"], "there is no document “nowhere”\nhelp: Name its id, or its file."),
        (["smallbridge"], "no paper is made of smallbridge, since its kind is organisation"),
        (["plans/organisation.yaml"], "there is no document in plans/organisation.yaml of which a paper is made"),
        ([".."], "there is no document “..”"),
        (["--to", "odt"], "--to: there is no form “odt”\nhelp: There are: md, html"),
        (["--to", ","], "--to: no form is named"),
    ],
)
def test_wrong_use_says_what_there_is(
    here: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"error: {said}")) == ("", True), err
    assert not (here / "build").exists()


def test_two_ids_that_would_name_one_file_name_two(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(here, "a.yaml", "kind: strategy\nid: Highways-2019-20\nname: Lamps\nstatus: current\n")
    assert main(["render", "--to", "md"]) == 0
    named = [line for line in capsys.readouterr().out.splitlines() if "highways" in line]
    assert named == ["build/papers/highways-2019-20-plan.md", "build/papers/highways-2019-20-strategy.md"]


def test_the_council_s_own_templates_are_used(here: Path) -> None:
    own = here / "plans" / "templates" / "markdown"
    own.mkdir(parents=True)
    (own / "paper.md").write_text("Our own: {{ paper.title }}\n", encoding="utf-8")
    assert main(["render", "highways/2019-20", "--to", "md"]) == 0
    assert (here / "build" / "papers" / "highways-2019-20.md").read_text(encoding="utf-8") == (
        "Our own: Highways and Lighting\n"
    )


@pytest.mark.usefixtures("here")
def test_progress_is_told_of_reading_and_of_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []

    class Bar:
        def __init__(self, label: str) -> None:
            self.label = label

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            return

        def __call__(self, done: int, total: int) -> None:
            told.append((self.label, done, total))

    monkeypatch.setattr(common, "progress", Bar)
    assert main(["render", "--to", "md"]) == 0
    assert [each for each in told if each[0] == "Rendering"] == [("Rendering", n, 3) for n in (1, 2, 3)]


def test_a_word_paper_is_in_the_styles_of_the_council(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A paper that bizplan made serves as reference, by its place beside the templates or by its name."""
    assert main(["render", "highways/2019-20", "--to", "docx"]) == 0
    assert capsys.readouterr().out == "build/papers/highways-2019-20.docx\n"
    made = here / "build" / "papers" / "highways-2019-20.docx"
    usual = made.read_bytes()
    own = docx.Document(str(made))
    own.styles["Title"].font.name = "Gill Sans"
    (here / "plans" / "templates").mkdir()
    own.save(str(here / "plans" / "templates" / "reference.docx"))
    assert main(["render", "highways/2019-20", "--to", "docx"]) == 0
    assert docx.Document(str(made)).styles["Title"].font.name == "Gill Sans"
    (here / "usual.docx").write_bytes(usual)
    assert main(["render", "highways/2019-20", "--to", "docx", "--reference-doc", "usual.docx"]) == 0
    assert docx.Document(str(made)).styles["Title"].font.name != "Gill Sans"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "the reference document own.docx cannot be read: No such file or directory"),
        (b"", "the reference document own.docx is empty"),
        (b"rubbish", "The reference document cannot be read as a Word document (.docx)."),
    ],
)
def test_a_reference_document_that_is_none(
    here: Path, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (here / "own.docx").write_bytes(content)
    assert main(["render", "--to", "docx", "--reference-doc", "own.docx"]) in {2, 3}
    assert f"error: {said}" in capsys.readouterr().err


def test_the_date_of_a_word_paper_is_the_one_that_is_set(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1718357400")
    assert main(["render", "highways/2019-20", "--to", "docx"]) == 0
    made = docx.Document(str(here / "build" / "papers" / "highways-2019-20.docx"))
    assert str(made.core_properties.created).startswith("2024-06-14 09:30:00")


@pytest.mark.usefixtures("here")
def test_a_date_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["render"]) != 0
    assert "SOURCE_DATE_EPOCH is “yesterday”" in capsys.readouterr().err


QUOTING = """
kind: committee-report
id: the-report
meetings: []
subject: The plan
public: public
report_of: Director
corporate_plan: 2018-23
summary: ["It has [[highways/2019-20 services]] services."]
recommendations: [{text: Approve}]
sections: []
"""


def test_a_report_quotes_the_plan_and_all_plans(here: Path) -> None:
    add(here, "report.yaml", QUOTING.replace("services.", "services; outcome 1 is [[1 coverage]], as [[1 coverage]]."))
    assert main(["render", "the-report", "--to", "md"]) == 0
    text = (here / "build" / "papers" / "the-report.md").read_text(encoding="utf-8")
    assert "It has 0 services; outcome 1 is gap, as gap." in text


def test_a_report_is_refused_where_a_plan_that_it_quotes_has_errors(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(here, "report.yaml", QUOTING)
    add(here, "3.yaml", GOOD + "stattus: draft\n")
    assert main(["render", "the-report"]) == 1
    assert "the-report: no paper was made, because 3.yaml has 1 error" in capsys.readouterr().err


def test_a_figure_that_no_plan_has_is_an_error_at_its_own_column(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(here, "report.yaml", QUOTING.replace("highways/2019-20 services", "highways/2019-20 budget"))
    assert main(["validate", "--format", "concise"]) == 1
    assert "plans/report.yaml:9:21: error[unknown-figure]" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_papers_are_the_same_on_one_core_and_on_several(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said, papers = [], []
    for cores, least in ((1, 24), (2, 1)):
        monkeypatch.setattr(common, "workers", lambda cores=cores: cores)
        monkeypatch.setattr(sharing, "WORTH_A_POOL", least)
        out = tmp_path / str(cores)
        assert main(["render", "--out", str(out)]) == 0
        said.append(capsys.readouterr().out.replace(out.as_posix(), ""))
        papers.append({each.name: each.read_bytes() for each in out.iterdir()})
    assert said[0] == said[1]
    assert papers[0] == papers[1]
