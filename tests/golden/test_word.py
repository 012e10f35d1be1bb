"""Word papers: what they say and how, that they are the same each time, and that other programs read them."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import mammoth  # type: ignore[import-untyped]
import pytest

from bizplan.errors import BizplanError
from bizplan.render.environment import HouseStyle
from bizplan.render.formats import FORMATS
from bizplan.reports.paper import Paper
from tests.golden.specimen import plan, report
from tests.golden.specimen_look import specimen_style
from tests.golden.test_paper import HOSTILE, _filled
from tests.word_papers import WordPaper


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return specimen_style()


def word(paper: Paper, style: HouseStyle) -> bytes:
    data = FORMATS["docx"].render(paper, style)
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("paper", [report, plan])
def test_the_whole_paper(golden: Callable[[str, str], None], style: HouseStyle, paper: Callable[[], Paper]) -> None:
    golden(f"paper/{paper.__name__}.docx.txt", WordPaper(word(paper(), style)).reduced())


def test_the_same_bytes_from_the_same_paper(style: HouseStyle) -> None:
    assert word(report(), style) == word(report(), style)
    dates = {each.date_time for each in ZipFile(io.BytesIO(word(report(), style))).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_moment_stands_in_the_file_and_its_properties(style: HouseStyle) -> None:
    moment = datetime(2024, 6, 14, 9, 30)  # noqa: DTZ001 - Word's properties are without zone
    data = word(report(), replace(style, moment=moment))
    assert {each.date_time for each in ZipFile(io.BytesIO(data)).infolist()} == {(2024, 6, 14, 9, 30, 0)}
    created = WordPaper(data).document.core_properties.created
    assert created is not None
    assert created.replace(tzinfo=None) == moment


def test_properties_tell_what_the_paper_is(style: HouseStyle) -> None:
    read = WordPaper(word(report(), style))
    properties = read.document.core_properties
    assert properties.title == f"{report().title}: {report().subtitle}"
    assert properties.subject == report().description
    assert properties.author == "Head of Planning & Performance"
    assert properties.keywords == "Harbour Town Council, committee report, housing-committee/2024-06-14"
    assert properties.language == "en-GB"
    assert (properties.comments, properties.last_modified_by, properties.created) == ("", "", None)
    assert b'w:lang w:val="en-GB"' in read.parts["word/styles.xml"]
    assert not [name for name in read.parts if "thumbnail" in name or "customXml" in name]


def test_pages_are_a4_with_a_running_header_and_their_number(style: HouseStyle) -> None:
    read = WordPaper(word(report(), style))
    sizes = [(each.page_width.mm, each.page_height.mm) for each in read.document.sections if each.page_width]  # type: ignore[union-attr]
    assert {(round(a), round(b)) for a, b in sizes} == {(210, 297), (297, 210)}
    first = read.document.sections[0]
    assert first.different_first_page_header_footer
    assert [each.text for each in first.first_page_header.paragraphs] == [""]
    assert first.header.paragraphs[0].text == "Harbour Town Council\tBusiness plan: Housing"
    footer = first.footer.paragraphs[0]._p.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_another_reader_finds_the_same_headings_lists_and_tables(style: HouseStyle) -> None:
    result = mammoth.convert_to_html(io.BytesIO(word(report(), style)))
    assert result.value.count("<table>") == 6  # the two of the cover, two tables, the heat map and its twin
    for words in ("Main report</h1>", "Background</h2>", "What we do</h2>", "<thead>"):
        assert words in result.value


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_as_words(style: HouseStyle, hostile: str) -> None:
    shown = " ".join(hostile.replace("\x00", "").replace("\x1b", "").replace("\u202e", "").split())
    read = WordPaper(word(_filled(report(), hostile), style))
    assert sum(shown in " ".join(each.words.split()) for each in read.lines()) > 20
    relations = read.parts["word/_rels/document.xml.rels"].decode()
    assert "javascript:" not in relations
    assert "data:" not in relations


def test_a_paper_serves_as_reference_document(style: HouseStyle) -> None:
    """None of its words, links, lists or pictures is left in the next paper, and the styles are its own."""
    first = word(report(), style)
    again = word(plan(), replace(style, reference=first))
    one, other = WordPaper(again), WordPaper(word(plan(), style))
    assert one.reduced() == other.reduced()
    everything = b"".join(one.parts.values())
    assert b"Stock condition survey" not in everything
    assert b"example.org" not in everything
    assert len(one.parts) == len(other.parts)


def test_the_running_footer_of_a_reference_is_no_council_s_own(style: HouseStyle) -> None:
    first = word(replace(plan(), appendices=(), sections=plan().sections[:1], status="Overtaken"), style)
    again = WordPaper(word(report(), replace(style, reference=first)))
    assert b"Overtaken" in b"".join(WordPaper(first).parts.values())
    assert b"Overtaken" not in b"".join(again.parts.values())


def test_the_council_s_styles_are_kept(style: HouseStyle) -> None:
    own = WordPaper(word(plan(), style)).document
    own.styles["Heading 1"].font.name = "Gill Sans"
    own.styles["Heading 1"].element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "Kop1")
    saved = io.BytesIO()
    own.save(saved)
    read = WordPaper(word(report(), replace(style, reference=saved.getvalue())))
    assert read.document.styles["Heading 1"].font.name == "Gill Sans"
    assert read.headings() == WordPaper(word(report(), style)).headings()


def test_missing_styles_are_named_all_together(style: HouseStyle) -> None:
    own = WordPaper(word(plan(), style)).document
    for name in ("Caption", "Status Good", "Paper Table"):
        own.styles[name].delete()
    saved = io.BytesIO()
    own.save(saved)
    with pytest.raises(BizplanError) as fault:
        word(report(), replace(style, reference=saved.getvalue()))
    assert str(fault.value) == (
        "The reference document lacks 3 styles. paragraph: “Caption”; character: “Status Good”; table: “Paper Table”."
    )
    assert "Begin from a paper that bizplan made" in (fault.value.hint or "")


@pytest.mark.parametrize("rubbish", [b"rubbish", b"PK\x03\x04rubbish", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(style: HouseStyle, rubbish: bytes) -> None:
    with pytest.raises(BizplanError, match="cannot be read as a Word document"):
        word(report(), replace(style, reference=rubbish))


def test_libreoffice_opens_it(style: HouseStyle, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed (Debian: libreoffice-writer-nogui)")
    (tmp_path / "report.docx").write_bytes(word(report(), style))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.docx"]
    subprocess.run(call, cwd=tmp_path, capture_output=True, check=False, timeout=240)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
