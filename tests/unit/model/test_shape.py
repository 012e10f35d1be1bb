"""What a model looks like from outside."""

import pytest

from bizplan.diagnostics import Route
from bizplan.model.base import Contribution, Document, Entity, RefTo, ref_to
from bizplan.model.budget import Budget, BudgetLine, ChartPoint
from bizplan.model.kinds import KINDS, model_of
from bizplan.model.measure import Measure, Target
from bizplan.model.plan import Objective, Outcomes, Plan
from bizplan.model.shape import entity_at, entity_fields, fields_of, reference_fields, words_for


def test_fields_stand_in_the_order_of_the_model() -> None:
    assert fields_of(ChartPoint) == ("label", "amount", "exempt")
    assert fields_of(Objective)[:3] == ("id", "name", "text")


def test_fields_that_hold_entries_or_groups_of_fields() -> None:
    assert entity_fields(Outcomes) == ("exempt", "claims", "blanket")
    assert entity_fields(Objective) == ("exempt", "contributes_to")
    assert entity_fields(ChartPoint) == ("exempt",)


def test_fields_that_are_marked_as_references() -> None:
    assert reference_fields(BudgetLine) == (("service", ("service",)), ("fund", ("fund",)))
    assert dict(reference_fields(Measure))["partners"] == ("partner", "department")
    assert "outcome" in dict(reference_fields(Contribution))["to"]
    assert reference_fields(Target) == ()
    assert ref_to("fund", "service") == RefTo(("fund", "service"))


@pytest.mark.parametrize(
    ("route", "model"),
    [
        ((), Plan),
        (("budget",), Budget),
        (("budget", "lines", 3), BudgetLine),
        (("objectives", 0, "contributes_to", 1), Contribution),
        (("title",), None),
        (("nothing",), None),
        (("title", "deeper"), None),
        (("nothing", 0, "deeper"), None),
    ],
)
def test_the_model_at_a_route(route: Route, model: type[Entity] | None) -> None:
    assert entity_at(Plan, route) is model


@pytest.mark.parametrize(
    ("model", "words"), [(BudgetLine, "a budget line"), (Outcomes, "an outcomes"), (Objective, "an objective")]
)
def test_what_an_editor_calls_it(model: type[Entity], words: str) -> None:
    assert words_for(model) == words


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_model_that_says_so(kind: str) -> None:
    model = model_of(kind)

    assert issubclass(model, Document)
    assert str(model.model_fields["kind"].annotation) == f"typing.Literal['{kind}']"


def test_another_word_is_no_kind() -> None:
    with pytest.raises(KeyError):
        model_of("budget")


def test_a_document_without_a_name_of_its_own_is_a_fault_of_the_model() -> None:
    with pytest.raises(NotImplementedError):
        _ = Document().document_id
