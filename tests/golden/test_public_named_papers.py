"""Papers by name for the public by mutation: whatever one entry of any document is exempt, nothing of it survives.

Each kind of entry is tried once in each council, in the first document that has one, with words and figures that are
unheard of; then every kind of figure alone and in pairs, since sums are made of them.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.base import Document, Entity
from bizplan.model.exemption import Exemption, Printed
from bizplan.model.plan import Plan
from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.render.leaks import plain, strings, texts_of
from bizplan.reports.paper import Paper
from tests.golden.test_public_papers import CHOSEN, FIGURE, ROOTS, UNHEARD, documents, exempt, replaced, secret
from tests.public_council import named_for_public, unlike

TELLTALE = (plain(UNHEARD), "quorvington", "918,273", "918273", "918.273")
NO_NUMBER = ("(nan", "£nan", " nan ")


def told(paper: Paper, form: str = "") -> str:
    """All that a paper says; of a rendered one also what only programs read."""
    said = texts_of(FORMATS[form].render(paper, house_style())) if form else strings(paper)
    return "\n".join(map(plain, said))


def betrayed(paper: Paper, form: str = "") -> list[str]:
    said = told(paper, form)
    return [each for each in (*TELLTALE, *NO_NUMBER) if each in said]


@pytest.mark.parametrize("part", range(3))
def test_no_word_or_figure_of_an_exempt_entry_is_in_any_paper_by_name(part: int) -> None:
    found: list[str] = []
    for at, marked in enumerate(CHOSEN[part::3]):
        held = documents(marked.root)[marked.identity]
        model = replaced(held.model, marked.route, lambda e: exempt(secret(e)))
        for name, made in named_for_public(marked.root, held.file, model):
            for form in ("md", "html") if at % 10 == 0 else ("",):
                found += [f"{marked} in {name}: {each}" for each in betrayed(made.paper, form)]
    assert found == []


def test_they_are_in_the_papers_as_long_as_they_are_not_exempt() -> None:
    """Or the test above would prove nothing."""
    wanted = {"summary", "coverage", "budget", "performance", "risks", "changes", "digest", "corporate-plan"}
    for root in ROOTS.values():
        for held in documents(root).values():
            for field in ("objectives", "programmes", "measures", "risks", "aims", "services"):
                if wanted and getattr(held.model, field, None):
                    model = replaced(held.model, (field, 0), secret)
                    papers = [*named_for_public(root, held.file, model)]
                    wanted -= {name for name, made in papers if betrayed(made.paper)}
    assert wanted <= {"budget"}  # which prints lines, tried below


def money(root: Path) -> Iterator[tuple[Loaded, list[Document]]]:
    """Each plan with a budget, and the same with one line exempt, with the amount of one, and with those of two."""
    for held in documents(root).values():
        if isinstance(held.model, Plan) and held.model.budget is not None:
            yield held, [*_hidden(held.model)]


def _hidden(plan: Plan) -> Iterator[Document]:
    def amount(entity: Entity) -> Entity:
        exempt_amount = (Exemption(paragraph="3", parts=("amount",)),)
        return entity.model_copy(update={"amount": FIGURE, "exempt": exempt_amount})

    assert plan.budget is not None
    count = len(plan.budget.lines)
    for at in {0, count - 1}:
        yield replaced(plan, ("budget", "lines", at), lambda e: exempt(secret(e)))
        yield replaced(plan, ("budget", "lines", at), amount)
    if count > 1:
        yield replaced(replaced(plan, ("budget", "lines", 0), amount), ("budget", "lines", 1), amount)


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_no_sum_over_departments_or_years_betrays_a_line(root: Path) -> None:
    """The sums of the whole council, not of one department: with other lines' figures an exempt one could be told."""
    found: list[str] = []
    for held, models in money(root):
        for model in models:
            for name, made in named_for_public(root, held.file, model, whole=True):
                found += [f"{held.file} in {name}: {each}" for each in betrayed(made.paper)]
    assert found == []


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_a_figure_does_not_follow_from_what_is_published(root: Path) -> None:
    """A figure that is left out may be any other, and no paper by name is another for it."""
    for held, models in money(root):
        for model in models[1:2]:
            papers = [
                {name: told(made.paper) for name, made in named_for_public(root, held.file, each, whole=True)}
                for each in (model, unlike(model, FIGURE, Decimal(123)))
            ]
            assert papers[0] == papers[1], held.file


def test_figures_of_every_kind_can_be_left_out() -> None:
    """Also those of measures, capital, savings and returns, so that no arithmetic meets what is not published."""
    for root in ROOTS.values():
        for held in documents(root).values():
            met: set[tuple[object, ...]] = set()
            for placed in entities(held.model):
                amounts = tuple(name for name, value in placed.entity.__dict__.items() if isinstance(value, Decimal))
                shape = (type(placed.entity), *(step for step in placed.route if isinstance(step, str)))
                if not amounts or not isinstance(placed.entity, Printed) or shape in met or not placed.route:
                    continue
                met.add(shape)
                model = replaced(held.model, placed.route, partial(_without, amounts))
                for name, made in named_for_public(root, held.file, model):
                    assert not betrayed(made.paper), (held.file, placed.route, name)


def _without(amounts: tuple[str, ...], entity: Entity) -> Entity:
    hidden = (Exemption(paragraph="3", parts=amounts),)
    return entity.model_copy(update={**dict.fromkeys(amounts, FIGURE), "exempt": hidden})
