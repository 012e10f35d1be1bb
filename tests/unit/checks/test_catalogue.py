"""The catalogue: what is imported for errors alone, and which rules look at the day."""

import inspect
import sys

import pytest

from bizplan.checks import rules
from bizplan.checks.catalogue import candidates, catalogue, rule_named, rule_names
from bizplan.checks.rule import NamedRule
from bizplan.diagnostics import Severity


def test_the_errors_are_listed_so_that_no_other_rule_need_be_imported() -> None:
    errors = {each.name for each in catalogue() if each.rule.severity is Severity.ERROR}
    assert sorted(rules.ERRORS) == sorted(errors), "checks/rules/__init__.py lists the rules that are errors"


def test_for_errors_alone_only_errors_and_what_a_council_raised_are_candidates() -> None:
    names = {each.name for each in candidates(Severity.ERROR, {"weasel-words", "no-such-rule"})}
    assert names == rules.ERRORS | {"weasel-words"}


@pytest.mark.parametrize("least", [Severity.WARNING, Severity.INFO])
def test_otherwise_every_rule_is_a_candidate(least: Severity) -> None:
    assert candidates(least) == catalogue()


def test_rules_stand_in_the_order_of_their_names() -> None:
    assert list(rule_names()) == sorted(rule_names())
    assert [each.name for each in catalogue()] == list(rule_names())


def test_a_rule_is_found_by_its_name() -> None:
    assert rule_named("duplicate-id").help.startswith("An id is borne by one entry")


@pytest.mark.parametrize("named", catalogue(), ids=lambda each: each.name)
def test_a_rule_that_looks_at_the_day_says_so(named: NamedRule) -> None:
    source = inspect.getsource(sys.modules[f"{rules.__name__}.{named.name.replace('-', '_')}"])
    assert named.rule.dated == ("view.as_at" in source), "a rule is `dated` if and only if it asks its view for the day"
