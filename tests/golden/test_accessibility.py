"""Web pages as a browser shows them: axe-core finds nothing against them, on a desk and on a phone."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bizplan.cli.main import main
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity, Span
from bizplan.render.environment import house_style
from bizplan.render.placed import Place, PlacedDiagnostic
from bizplan.render.preview import Listed, faults_page, list_page
from tests.accessibility import lacking, violations

ROOT = Path(__file__).parents[2]
ROOTS = (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str]:
    """The fullest page of each kind that the shipped and the invented plans make, and the preview's own."""
    out = tmp_path_factory.mktemp("papers")
    for root in ROOTS:
        main(["-C", str(root), "render", "all", "--to", "html", "--out", str(out / root.parent.name)])
    fullest: dict[str, str] = {}
    for file in sorted(out.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        kind = re.findall(r'<body class="([^"]*)"', page)[0]
        fullest[kind] = max(page, fullest.get(kind, ""), key=len)
    assert {"plan", "committee-report", "corporate-plan", "coverage", "minute"} <= fullest.keys()
    return (*fullest.values(), *preview_pages())


def preview_pages() -> tuple[str, str]:
    style = house_style()
    finding = Finding("the total is 3, but its lines make 4", Location("plans/a.yaml", ("total",)), "Mend the line.")
    place = Place("plans/a.yaml", Span(2, 1, 2, 8), ("total",), {1: "lines: []", 2: "total: 3"})
    fault = PlacedDiagnostic(Diagnostic("budget-total-mismatch", Severity.ERROR, finding), place)
    papers = (Listed("/a.html", "A plan", ""), Listed("/b.html", "b/2019-20", "cannot be made"))
    faults = faults_page("A Council", "No paper can be made", "Because a.yaml has 1 error.", (fault,), style)
    return list_page("A Council", papers, style), faults


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
@pytest.mark.parametrize("width", [1200, 400])
def test_nothing_is_found_against_the_pages(width: int, pages: Sequence[str]) -> None:
    assert violations(*pages, width=width) == []


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_a_fault_is_found() -> None:
    page = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="x"></main></html>'
    assert any(each.startswith("image-alt") for each in violations(page))
