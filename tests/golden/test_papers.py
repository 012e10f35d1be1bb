"""The papers of the shipped documents, whole, and what holds for every paper of a real or invented council."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bizplan.diagnostics import Route
from bizplan.index.coverage import plan_coverage
from bizplan.index.texts import texts
from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.reports.coverage_map import latest_coverage
from bizplan.reports.library import Library
from bizplan.reports.live_figures import coverage_asked
from bizplan.reports.paper import Paper, Text, targets_within
from bizplan.reports.papers import PAPER_KINDS, build_paper
from bizplan.values.amounts import figure
from tests.in_memory import council

ROOT = Path(__file__).parents[2]
SHIPPED, DEMO = ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans"
UNPRINTED = frozenset({"aliases", "sources", "allow", "template", "publisher"})
"""Fields that help whoever edits or searches, or that stand in the paper in other words."""


@cache
def whole_library(root: Path) -> Library:
    """All documents of a council, with every map of outcomes that their texts ask for."""
    held = council(root)
    models = {
        each.loaded[0].model.document_id: each.loaded[0].model for each in held.sources.values() if each.loaded[0]
    }
    opened = [each.opened for each in held.examined.values() if each.opened is not None]
    found = (plan_coverage(each.loaded, each.indexed, held.setting) for each in opened)
    plans = tuple(each for each in found if each is not None)
    maps = {
        (framework, year): latest_coverage(plans, held.setting.frameworks[framework], held.setting, year)
        for model in models.values()
        for framework, year in coverage_asked(model, models)
    }
    return Library(held.setting, models, maps)


@cache
def papers(root: Path) -> dict[str, tuple[Loaded, Paper]]:
    """Document id -> document and paper, for all of which there is one."""
    held = council(root)
    documents = [each.loaded[0] for each in held.sources.values()]
    library = whole_library(root)
    made = [(each, build_paper(each, library)) for each in documents if each is not None]
    return {each.model.document_id: (each, paper) for each, paper in made if paper is not None}


def everywhere() -> list[tuple[Path, str]]:
    return [(root, identity) for root in (SHIPPED, DEMO) for identity in papers(root)]


def values(part: object, name: str) -> Iterator[str]:
    """Every text under a field of this name, anywhere in a paper."""
    if isinstance(part, tuple):
        for each in part:
            yield from values(each, name)
    elif is_dataclass(part):
        for each in fields(part):
            value = getattr(part, each.name)
            if each.name == name and isinstance(value, str):
                yield value
            yield from values(value, name)


def words(part: object) -> str:
    """All that a paper says, on one line, without marks."""
    said: list[str] = []

    def gather(each: object) -> None:
        if isinstance(each, Text):
            said.append(each.source)
        elif isinstance(each, str):
            said.append(each)
        elif isinstance(each, tuple):
            for one in each:
                gather(one)
        elif is_dataclass(each):
            for field in fields(each):
                gather(getattr(each, field.name))

    gather(part)
    return plain(" ".join(said))


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def test_there_is_a_paper_of_every_document_of_a_fitting_kind() -> None:
    for root in (SHIPPED, DEMO):
        documents = [each.loaded[0] for each in council(root).sources.values()]
        fitting = {
            each.model.document_id for each in documents if each and getattr(each.model, "kind", "") in PAPER_KINDS
        }
        assert set(papers(root)) == fitting


@pytest.mark.parametrize(("root", "identity"), everywhere())
def test_anchors_stand_once_and_every_link_leads_to_one(root: Path, identity: str) -> None:
    _, paper = papers(root)[identity]
    anchors = Counter(each for each in values(paper, "anchor") if each)
    assert {anchor: count for anchor, count in anchors.items() if count > 1} == {}
    assert set(targets_within(paper)) - set(anchors) == set()


PLANS = [each for each in everywhere() if isinstance(papers(each[0])[each[1]][0].model, Plan)]


@pytest.mark.parametrize(("root", "identity"), PLANS)
def test_a_plan_s_paper_says_all_that_the_plan_says(root: Path, identity: str) -> None:
    """Whatever the plan prints stands in its paper: nothing is left out because a form has no place for it."""
    document, paper = papers(root)[identity]
    said = words(paper)
    missing = {
        route: text
        for route, text in texts(document.model)
        if not UNPRINTED & set(route) and plain(text).removesuffix(".") not in said
    }
    assert {route: text for route, text in missing.items() if not is_said_otherwise(route)} == {}


@pytest.mark.parametrize(("root", "identity"), PLANS)
def test_a_plan_s_paper_shows_every_figure_that_the_plan_holds(root: Path, identity: str) -> None:
    document, paper = papers(root)[identity]
    said = words(paper)
    missing = {
        (*placed.route, name): value
        for placed in entities(document.model)
        for name in type(placed.entity).model_fields
        if isinstance(value := getattr(placed.entity, name), Decimal) and figure(value) not in said
    }
    assert {route: value for route, value in missing.items() if not is_older(route)} == {}


def is_said_otherwise(route: Route) -> bool:
    """A cell that printed several figures, whose parts have rows of their own; an ended entry; a fingerprint."""
    return route[-1] == "as_printed" or (route[0], route[-1]) in {("ended", "item"), ("approvals", "content")}


def is_older(route: Route) -> bool:
    """A figure before the latest, or the latest of a measure whose parts stand in rows of their own."""
    return "readings" in route
