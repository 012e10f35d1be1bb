"""One standard for all rules: what the help must hold, and that its examples do what they say."""

import re
from pathlib import Path

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import NamedRule
from bizplan.checks.rule_help import help_of
from bizplan.diagnostics import Diagnostic, Severity
from tests.rules_harness import findings

RULES = catalogue()
WITHOUT_EXAMPLES = {
    "over-two-pages": "about how a paper is laid out",
    "outside-repository": "about where a file lies",
    "unreadable-file": "about what the disk can read",
}
"""Rules whose fault no text can show."""
ALL = pytest.mark.parametrize("named", RULES, ids=lambda named: named.name)
WITH_EXAMPLES = pytest.mark.parametrize(
    "named", [each for each in RULES if each.name not in WITHOUT_EXAMPLES], ids=lambda named: named.name
)


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [each.name for each in RULES]

    assert names == sorted(set(names))
    assert set(WITHOUT_EXAMPLES) <= set(names)


@ALL
def test_the_name_says_the_fault(named: NamedRule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", named.name)
    assert named.name.split("-")[0] not in {"check", "no", "must", "require"} or named.name in {
        "no-outcomes-cited",
        "no-risks-stated",
    }


@ALL
def test_the_help_has_every_part(named: NamedRule) -> None:
    told = help_of(named)

    assert re.fullmatch(r"[A-Z].*\.", told.summary), "the first sentence says what must hold"
    assert told.why.endswith((".", "?"))
    assert bool(told.bad) == bool(told.good) == (named.name not in WITHOUT_EXAMPLES)
    assert all(each.words for each in told.parameters), "each parameter is described"
    assert max(map(len, f"{told.bad}\n{told.good}".split("\n"))) <= 76, "an example fits a terminal of 80 columns"
    parts = ("\n\nWhy: ", "\n\nBad:\n\n", "\n\nGood:\n\n")
    order = [named.help.find(part) for part in parts if part in named.help]
    assert order == sorted(order)
    assert named.help.endswith("\n"), "the help ends with a line of its own"


@WITH_EXAMPLES
def test_the_bad_example_brings_exactly_that_finding(named: NamedRule, tmp_path: Path) -> None:
    found = _standing(findings(tmp_path, help_of(named).bad))

    assert [each for each in found if each.rule == named.name], f"only {_told(found)}"
    assert _told([each for each in found if each.severity is Severity.ERROR and each.rule != named.name]) == []


@WITH_EXAMPLES
def test_the_good_example_is_free_of_it(named: NamedRule, tmp_path: Path) -> None:
    found = _standing(findings(tmp_path, help_of(named).good))

    assert _told([each for each in found if each.rule == named.name or each.severity is Severity.ERROR]) == []


@WITH_EXAMPLES
def test_every_finding_says_what_and_where_and_offers_a_way_out(named: NamedRule, tmp_path: Path) -> None:
    found = [each.finding for each in findings(tmp_path, help_of(named).bad) if each.rule == named.name]

    for finding in found:
        assert finding.message
        assert not finding.message.endswith(".")
        assert finding.hint.endswith((".", "?", '"', "”")), finding.hint
        assert finding.location.route or finding.location.span, "a place that no key tells is hard to find"
        assert named.rule.fixable or finding.fix is None


def _standing(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in found if not each.waived]


def _told(found: list[Diagnostic]) -> list[str]:
    return [f"{each.rule} at {each.location.file} {each.location.route}: {each.message}" for each in found]
