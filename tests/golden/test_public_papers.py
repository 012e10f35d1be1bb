"""Papers for the public by mutation: whatever one entry is exempt, nothing of it survives in a rendered paper.

Each kind of entry, told by its model and its place, is tried once in each council, in the first document that has one:
its words and figures are made unheard of, so that nothing else says them, and it is marked exempt. Beside that each is
marked as it stands: then the paper has none of its words either, or it is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from bizplan.diagnostics import Route
from bizplan.errors import BizplanError
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.base import Document, Entity
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.exemption import Exemption, Printed
from bizplan.model.organisation import Organisation
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.leaks import leaks_in_file, leaks_in_paper, plain, texts_of, wanted_of
from bizplan.reports.audience import ForPublic, public_paper
from bizplan.reports.papers import PAPER_KINDS, needed_by
from bizplan.reports.redaction import LeftOut
from tests.golden.test_papers import DEMO, SHIPPED, whole_library
from tests.in_memory import council

UNHEARD = "Zyxxyzombat quorvington"
FIGURE = Decimal(918273)
ROOTS = {"plans": SHIPPED, "demo": DEMO}
EXTRAS_EVERY = {"docx": 25, "pdf": 60}
"""Form -> of how many kinds of entry one is also tried in it, since it takes long."""
_E = TypeVar("_E", bound=Entity)


@dataclass(frozen=True)
class Marked:
    """One entry of one document that is marked exempt."""

    root: Path
    identity: str
    route: Route

    def __str__(self) -> str:
        return f"{self.root.parent.name}-{self.identity}-{'.'.join(map(str, self.route))}"


@cache
def documents(root: Path) -> Mapping[str, Loaded]:
    held = (each.loaded[0] for each in council(root).sources.values())
    return {each.model.document_id: each for each in held if each is not None}


@cache
def joined(root: Path) -> CorpusIndex:
    held = council(root)
    records = [each.opened.indexed.record for each in held.examined.values() if each.opened is not None]
    return build_corpus_index(records, held.setting, ())


def chosen() -> Iterator[Marked]:
    for root in ROOTS.values():
        met: set[tuple[object, ...]] = set()
        for identity, each in documents(root).items():
            kind = str(getattr(each.model, "kind", ""))
            if kind not in {*PAPER_KINDS, "return"} or isinstance(each.model, Organisation):
                continue
            for placed in entities(each.model):
                shape = (kind, type(placed.entity), *(step for step in placed.route if isinstance(step, str)))
                if placed.route and isinstance(placed.entity, Printed) and shape not in met:
                    met.add(shape)
                    yield Marked(root, identity, placed.route)


CHOSEN = tuple(chosen())


def secret(entity: Entity) -> Entity:
    """An entry with nothing in it that anything else says."""
    changed: dict[str, object] = {}
    for name, value in entity.__dict__.items():
        info = type(entity).model_fields[name]
        is_word = isinstance(value, str) and not isinstance(value, Enum)
        if is_word and "Literal" not in str(info.annotation) and name not in {"id", "letter", "item"}:
            changed[name] = UNHEARD
        elif isinstance(value, Decimal):
            changed[name] = FIGURE
    return entity.model_copy(update=changed)


def exempt(entity: Entity) -> Entity:
    return entity.model_copy(update={"exempt": (Exemption(paragraph="3"),)})


def replaced(entity: _E, route: Route, by: Callable[[Entity], Entity]) -> _E:
    """A document with one entry in it replaced."""
    name, *rest = route
    held = getattr(entity, str(name))
    if rest and isinstance(rest[0], int):
        at = rest[0]
        inner = replaced(held[at], tuple(rest[1:]), by) if rest[1:] else by(held[at])
        put: object = (*held[:at], inner, *held[at + 1 :])
    else:
        put = replaced(held, tuple(rest), by) if rest else by(held)
    return entity.model_copy(update={str(name): put})


def published(marked: Marked, model: Document) -> Iterator[tuple[str, ForPublic]]:
    """The public papers of a changed document, and of a report that attaches or quotes it."""
    root, index = marked.root, joined(marked.root)
    held = {**documents(root), marked.identity: replace(documents(root)[marked.identity], model=model)}
    library = whole_library(root)
    about = [marked.identity, *(each for each in documents(root) if each in REPORTS and each != marked.identity)]
    for identity in about:
        record = index.record(identity)
        if record is None or record.kind not in PAPER_KINDS:
            continue
        needed = needed_by(record, index)
        if identity != marked.identity and marked.identity not in needed:
            continue
        beside = {each: held[each] for each in needed}
        setting = library.setting
        if isinstance(model, CorporatePlan):
            frameworks = setting.frameworks
            changed = replace(frameworks[marked.identity], plan=model)
            setting = replace(setting, frameworks={**frameworks, marked.identity: changed})
        found = public_paper(held[identity], beside, setting, library.coverage)
        assert found is not None
        yield identity, found


REPORTS = frozenset(
    identity
    for root in ROOTS.values()
    for identity, each in documents(root).items()
    if getattr(each.model, "kind", "") == "committee-report"
)


def unheard() -> tuple[LeftOut, ...]:
    return (LeftOut("it", (), "3", (UNHEARD,), (FIGURE,)),)


def test_kinds_of_entries_are_many() -> None:
    assert len(CHOSEN) > 80


def test_what_is_unheard_of_stands_in_most_papers_as_long_as_it_is_not_exempt() -> None:
    seen: list[bool] = []
    for marked in CHOSEN[::4]:
        model = replaced(documents(marked.root)[marked.identity].model, marked.route, secret)
        for _, made in published(marked, model):
            seen.append("quorvington" in str(FORMATS["md"].render(made.paper, house_style())))
    assert sum(seen) > len(seen) * 0.7


@pytest.mark.parametrize("part", range(8))
def test_no_word_or_figure_of_an_exempt_entry_is_in_a_rendered_paper(part: int) -> None:
    style = house_style()
    found: list[str] = []
    for marked in CHOSEN[part::8]:
        model = replaced(documents(marked.root)[marked.identity].model, marked.route, lambda e: exempt(secret(e)))
        for identity, made in published(marked, model):
            for form in ("md", "html"):
                said = "\n".join(map(plain, texts_of(FORMATS[form].render(made.paper, style))))
                if any(each in said for each in (plain(UNHEARD), "quorvington", "918,273", "918273", "918.273")):
                    found.append(f"{marked} in {identity}.{form}")
    assert found == []


@pytest.mark.parametrize("part", range(8))
def test_an_entry_marked_as_it_stands_is_gone_or_its_paper_is_refused(part: int) -> None:
    style = house_style()
    found: list[str] = []
    for marked in CHOSEN[part::8]:
        model = replaced(documents(marked.root)[marked.identity].model, marked.route, exempt)
        for identity, made in published(marked, model):
            wanted = wanted_of(made.left_out)
            if any(leaks_in_paper(made.paper, wanted)):
                continue
            page = FORMATS["html"].render(made.paper, style)
            if any(leaks_in_file("it.html", page, wanted)):
                continue
            said = "\n".join(map(plain, texts_of(page)))
            texts = (text for each in made.left_out for text in each.texts if len(text.split()) > 1)
            found += [f"{marked} in {identity}: {text}" for text in texts if plain(text).strip(" .") in said]
    assert found == []


@pytest.mark.parametrize("form", EXTRAS_EVERY)
def test_no_word_or_figure_is_in_a_word_or_pdf_file(form: str) -> None:
    require = FORMATS[form].require
    try:
        if require is not None:
            require()
    except BizplanError as lacking:
        pytest.skip(str(lacking))
    style = house_style()
    wanted = wanted_of(unheard())
    for marked in CHOSEN[:: EXTRAS_EVERY[form]]:
        model = replaced(documents(marked.root)[marked.identity].model, marked.route, lambda e: exempt(secret(e)))
        for identity, made in published(marked, model):
            content = FORMATS[form].render(made.paper, style)
            assert [each.wanted.shown for each in leaks_in_file(identity, content, wanted)] == [], marked
