"""Whole papers as they were looked at and found good: every document's words, and each kind of paper in every form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bizplan.cli.named_papers import NAMED
from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.formats import FORMATS
from tests.every_paper import ONE_OF_EACH_KIND, SPECIMEN, paper_of
from tests.golden.specimen_look import specimen_style
from tests.golden.test_papers import DEMO, SHIPPED, everywhere
from tests.pdf_checker import no_layout
from tests.pdf_reader import read
from tests.word_papers import WordPaper

Golden = Callable[[str, str], None]
COUNCILS = {SHIPPED: "", DEMO: "demo-"}
DOCUMENTS = [each for each in ONE_OF_EACH_KIND if each != SPECIMEN and each[1] not in NAMED]
NEITHER = [each for each in ONE_OF_EACH_KIND if each != SPECIMEN]


def place(root: Path, name: str, ending: str) -> str:
    """The golden file of a paper."""
    return f"papers/{COUNCILS.get(root, '')}{name.replace('/', '-').replace('@', '-draft-')}.{ending}"


def style_of(root: Path, name: str) -> HouseStyle:
    return specimen_style() if (root, name) == SPECIMEN else house_style()


def page(root: Path, name: str) -> str:
    return str(FORMATS["html"].render(paper_of(root, name), style_of(root, name)))


@pytest.mark.parametrize(("root", "name"), everywhere())
def test_a_document_in_markdown(root: Path, name: str, golden: Golden) -> None:
    golden(place(root, name, "md"), str(FORMATS["md"].render(paper_of(root, name), house_style())))


@pytest.mark.parametrize(("root", "name"), [*DOCUMENTS, (SHIPPED, "town-clerk/2017-18")])
def test_a_document_as_a_web_page(root: Path, name: str, golden: Golden) -> None:
    golden(place(root, name, "html"), page(root, name))


@pytest.mark.parametrize(("root", "name"), NEITHER)
def test_a_paper_of_each_kind_for_word(root: Path, name: str, golden: Golden) -> None:
    data = FORMATS["docx"].render(paper_of(root, name), house_style())
    golden(place(root, name, "docx.txt"), WordPaper(bytes(data)).reduced())  # type: ignore[arg-type]


@pytest.mark.skipif(bool(no_layout()), reason=no_layout() or "everything is here")
@pytest.mark.parametrize(("root", "name"), ONE_OF_EACH_KIND)
def test_a_paper_of_each_kind_in_pdf(root: Path, name: str, golden: Golden, laid_out: Callable[[str], bytes]) -> None:
    """As a screen reader is told it: what each part is, and its words, without the blanks at which lines may break."""
    golden(place(root, name, "pdf.txt"), read(laid_out(page(root, name))).reduced())
