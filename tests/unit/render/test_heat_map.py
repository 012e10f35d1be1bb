"""How a heat map is laid out: heads, rows, crowding, and shades that the style sheet says alike."""

import re
from dataclasses import replace

import pytest

from bizplan.render.environment import DEFAULT_FOLDERS
from bizplan.render.heat_map import SHADES, Edge, Part, heat_map
from bizplan.reports.paper import Matrix
from tests.golden.specimen_look import outcomes

BLOCK = next(each for each in outcomes().blocks if isinstance(each, Matrix))
CSS = (DEFAULT_FOLDERS[-1] / "paper" / "style.css").read_text(encoding="utf-8")
EDGES = {Edge.SOLID: "inset 0 0 0", Edge.LEFT: "inset 0.25rem 0 0", Edge.DOTTED: "dotted", Edge.DASHED: "dashed"}


def test_every_row_has_a_place_for_every_head() -> None:
    laid = heat_map(BLOCK)
    assert [each.part for each in laid.heads] == [Part.OUTCOME, *[Part.ACROSS] * 3, Part.END]
    assert [each.words for each in laid.heads] == ["Outcome", "Housing", "Health", "Town Clerk", "Behind it"]
    assert laid.span == 5
    assert [(each.is_group, each.inner, len(each.cells)) for each in laid.rows] == [
        (True, False, 0),
        (False, False, 3),
        (False, True, 3),
        (False, False, 3),
        (True, False, 0),
        (False, False, 3),
    ]
    assert laid.key == BLOCK.key


@pytest.mark.parametrize(("columns", "dense"), [(8, False), (9, True)])
def test_more_than_eight_columns_are_many(columns: int, dense: bool) -> None:
    wide = replace(BLOCK, columns=tuple(map(str, range(columns))), rows=())
    assert heat_map(wide).dense is dense


@pytest.mark.parametrize("shade", range(len(SHADES)))
def test_the_style_sheet_shades_alike(shade: int) -> None:
    said = " ".join(re.findall(rf"(?:td)?\.shade-{shade} \{{([^}}]*)\}}", CSS.partition(".dense")[0]))
    look = SHADES[shade]
    assert f"; color: var(--{look.ink.replace('_', '-')});" in f"; {said.strip()}"
    assert shade == 0 or f"background: var(--{look.ground.replace('_', '-')});" in said
    assert ("font-weight: 700" in said) == look.bold
    assert [edge for edge, words in EDGES.items() if words in said] == ([look.edge] if look.line else [])
