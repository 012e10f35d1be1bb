"""The rules on measures and texts find in the seeds what they must, and nothing besides."""

from datetime import date

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.diagnostics import Severity
from bizplan.pipeline import Request, no_facts, survey
from tests.demo_council import PLANS as INVENTED
from tests.seeds.expected_measures_text import EXPECTED, RULES
from tests.seeds.seeds import FILE_BY_SEED, diagnostics, expected, found, quoted


@pytest.mark.parametrize("seed", [*FILE_BY_SEED, "all"])
def test_the_findings_are_these_and_no_others(seed: str) -> None:
    assert found(RULES, {"unexpanded-acronym": quoted}).get(seed, {}) == expected(EXPECTED).get(seed, {})


def test_every_rule_that_is_expected_to_stay_silent_exists() -> None:
    assert set(RULES) <= {each.name for each in catalogue()}


def test_the_invented_council_has_none() -> None:
    request = Request(date(2026, 11, 2), least=Severity.INFO, profile=Profile.FINAL)
    found_there = survey(INVENTED, request, no_facts).diagnostics
    assert [(each.location.file, each.rule, each.message) for each in found_there if each.rule in RULES] == []


def test_a_long_sentence_is_counted_word_by_word() -> None:
    counts = [int(each.message.split()[3]) for each in diagnostics() if each.rule == "long-sentence"]
    assert sorted(counts) == [42, 45, 61, 68]
