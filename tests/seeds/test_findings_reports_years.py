"""The rules on reports, on successive years and on all plans find in the seeds what they must, and nothing besides."""

import re

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.diagnostics import Diagnostic
from tests.inventory.shipped import shipped
from tests.seeds.expected_reports_years import EXPECTED, RULES
from tests.seeds.seeds import FILE_BY_SEED, diagnostics, expected, found, label, label_of_note, quoted

_MOVE = re.compile(r"“(.+)” moves by (.+) since")


def _outcome(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    assert place.file == "corporate-plans/2018-23.yaml"
    assert place.route[0] == "outcomes"
    number = shipped(place.file)["outcomes"][place.route[1]]["number"]
    assert f"outcome {number}" in diagnostic.message
    return str(number)


def _renamed(diagnostic: Diagnostic) -> str:
    old = diagnostic.message.partition("was called “")[2].partition("”")[0]
    return f"{label(diagnostic)} ({old})"


def _changed(diagnostic: Diagnostic) -> str:
    assert label_of_note(diagnostic) in {"M8", "M9"}
    return f"{label(diagnostic)} ({_after(diagnostic, 'direction ') or _after(diagnostic, 'target ')})"


def _after(diagnostic: Diagnostic, words: str) -> str:
    return diagnostic.message.partition(words)[2]


def _moved(diagnostic: Diagnostic) -> str:
    match = _MOVE.match(diagnostic.message)
    assert match is not None
    return " ".join(match.groups())


LABELS = {
    "item-dropped-silently": label_of_note,
    "renamed-without-alias": _renamed,
    "measure-changed-silently": _changed,
    "unexplained-budget-change": _moved,
    "unlike-budget-comparison": lambda each: _after(each, "since 2017-18 "),
    "missing-plan": lambda each: _after(each, "has no plan for ").partition(",")[0],
    "incomplete-minute": lambda each: _after(each, "does not state the "),
    "unanswered-implication": lambda each: _after(each, "the ").partition(" implications")[0],
    "unserved-outcome": _outcome,
    "thin-outcome": _outcome,
    "unaligned-strategy": quoted,
}


def _label(diagnostic: Diagnostic) -> str:
    return _after(diagnostic, "to Members (").partition(")")[0] or label(diagnostic)


@pytest.mark.parametrize("seed", [*FILE_BY_SEED, "all"])
def test_the_findings_are_these_and_no_others(seed: str) -> None:
    labels = {**LABELS, "unrecorded-changes": _label}
    assert found(RULES, labels).get(seed, {}) == expected(EXPECTED).get(seed, {})


def test_every_rule_that_is_expected_to_stay_silent_exists() -> None:
    assert set(RULES) <= {each.name for each in catalogue()}


def test_an_entry_that_is_gone_is_told_at_the_section_it_would_stand_in_and_shown_where_it_last_stood() -> None:
    dropped = [each for each in diagnostics() if each.rule == "item-dropped-silently"]
    assert all(each.location.on == "key" and len(each.location.route) == 1 for each in dropped)
    assert all(each.location.route[0] == each.finding.notes[0].location.route[0] for each in dropped)
    assert {each.finding.notes[0].location.file for each in dropped} == {FILE_BY_SEED["TC17"]}


def test_a_claim_on_all_outcomes_at_once_serves_none_and_the_finding_says_so() -> None:
    unserved = [each for each in diagnostics() if each.rule == "unserved-outcome"]
    assert all("A claim on all outcomes at once does not count." in each.finding.hint for each in unserved)


def test_a_title_from_memory_is_not_quoted() -> None:
    assert all("“" not in each.message for each in diagnostics() if each.rule == "unserved-outcome")


def test_of_the_outcomes_that_are_only_named_it_is_said_that_no_work_serves_them() -> None:
    asserted = [each for each in diagnostics() if each.rule == "thin-outcome" and "no plan has work" in each.message]
    assert [_outcome(each) for each in asserted] == ["2", "3"]
