"""Web pages as a browser shows them: axe-core finds nothing against them, on a desk and on a phone."""

from collections.abc import Sequence

import pytest

from bizplan.diagnostics import Diagnostic, Finding, Location, Severity, Span
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.placed import Place, PlacedDiagnostic
from bizplan.render.preview import Listed, faults_page, list_page
from tests.accessibility import lacking, violations
from tests.every_paper import ONE_OF_EACH_KIND, paper_of


@pytest.fixture(scope="module")
def pages() -> Sequence[str]:
    """A page of each kind of paper, and the preview's own."""
    every = (paper_of(root, name) for root, name in ONE_OF_EACH_KIND)
    return (*(str(FORMATS["html"].render(each, house_style())) for each in every), *preview_pages())


def preview_pages() -> tuple[str, str]:
    style = house_style()
    finding = Finding("the total is 3, but its lines make 4", Location("plans/a.yaml", ("total",)), "Mend the line.")
    place = Place("plans/a.yaml", Span(2, 1, 2, 8), ("total",), {1: "lines: []", 2: "total: 3"})
    fault = PlacedDiagnostic(Diagnostic("budget-total-mismatch", Severity.ERROR, finding), place)
    papers = (Listed("/a.html", "A plan", ""), Listed("/b.html", "b/2019-20", "cannot be made"))
    faults = faults_page("A Council", "No paper can be made", "Because a.yaml has 1 error.", (fault,), style)
    return list_page("A Council", papers, style), faults


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_nothing_is_found_against_the_pages(pages: Sequence[str]) -> None:
    assert violations(*pages) == []


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_a_fault_is_found() -> None:
    page = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="x"></main></html>'
    assert any(each.startswith("image-alt") for each in violations(page))
