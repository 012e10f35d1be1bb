"""Web pages as a browser shows them: axe-core finds nothing against them, on a desk and on a phone."""

from pathlib import Path

import pytest

from tests.accessibility import lacking, violations

PAGES = (Path(__file__).parent / "map-outcomes" / "demo.html",)


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
@pytest.mark.parametrize("width", [1200, 400])
def test_nothing_is_found_against_the_pages(width: int) -> None:
    assert violations(*(page.read_text(encoding="utf-8") for page in PAGES), width=width) == []


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "everything is here")
def test_a_fault_is_found() -> None:
    page = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="x"></main></html>'
    assert any(each.startswith("image-alt") for each in violations(page))
