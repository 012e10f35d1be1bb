"""The catalogue and the council's settings to the rules that run."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bizplan.checks.rule import NO_PARAMETERS, NamedRule, Parameters, Profile, Rule
from bizplan.checks.selection import Selection, select
from bizplan.diagnostics import Finding, Severity
from bizplan.index.setting import Setting
from tests import small_council

DAY = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Days(Parameters):
    """What a council may set."""

    days: int = 5


RULES = (
    NamedRule("short-notice", Rule(Severity.ERROR, Profile.FINAL, parameters=Days), ""),
    NamedRule("weasel-words", Rule(Severity.WARNING, Profile.COMMITTEE), ""),
    NamedRule("long-sentence", Rule(Severity.INFO, Profile.COMMITTEE), ""),
)


def chosen(lint: str = "", least: Severity = Severity.INFO) -> Selection:
    """The rules as a council sets them: each setting in YAML."""
    organisation = f"{small_council.ORGANISATION}\nlint: [{lint}]"
    return select(RULES, small_council.setting(organisation), DAY, least=least)


def names(selection: Selection) -> list[str]:
    return [each.name for each in selection.rules]


@pytest.mark.parametrize(
    ("least", "found"),
    [
        (Severity.ERROR, ["short-notice"]),
        (Severity.WARNING, ["short-notice", "weasel-words"]),
        (Severity.INFO, ["short-notice", "weasel-words", "long-sentence"]),
    ],
)
def test_rules_at_or_above_a_severity(least: Severity, found: list[str]) -> None:
    assert names(chosen(least=least)) == found


@pytest.mark.parametrize(
    ("lint", "found"),
    [
        ("{rule: short-notice, severity: 'off'}", []),
        ("{rule: short-notice, severity: info}", []),
        ("{rule: long-sentence, severity: error}", ["short-notice", "long-sentence"]),
        ("{rule: short-notice, severity: 'off'}, {rule: weasel-words, severity: error}", ["weasel-words"]),
        ("{rule: no-such-rule, severity: error}", ["short-notice"]),
        ("{rule: short-notice}", ["short-notice"]),
    ],
    ids=["off", "milder", "more severe", "two", "of a rule that does not exist", "nothing said"],
)
def test_the_council_decides_how_severe_a_rule_is(lint: str, found: list[str]) -> None:
    assert names(chosen(lint, Severity.ERROR)) == found


def test_the_severity_that_a_finding_is_stamped_with_is_the_councils() -> None:
    assert chosen("{rule: weasel-words, severity: info}").severity_by_rule == {
        "short-notice": Severity.ERROR,
        "weasel-words": Severity.INFO,
        "long-sentence": Severity.INFO,
    }


def test_parameters_are_the_councils_or_the_rules_own() -> None:
    assert chosen().parameters_by_rule["short-notice"] == Days(5)
    assert chosen("{rule: short-notice, parameters: {days: 7}}").parameters_by_rule["short-notice"] == Days(7)
    assert chosen("{rule: short-notice, parameters: {days: soon}}").parameters_by_rule["short-notice"] == Days(5)
    assert chosen().parameters_by_rule["weasel-words"] == NO_PARAMETERS


def test_parameters_of_a_rule_that_is_off_do_no_harm() -> None:
    assert names(chosen("{rule: short-notice, severity: 'off', parameters: {days: 7}}")) == [
        "weasel-words",
        "long-sentence",
    ]


def test_without_an_organisation_all_is_as_the_rules_say() -> None:
    selection = select(RULES, Setting(), DAY, least=Severity.WARNING, profile=Profile.DRAFT)

    assert names(selection) == ["short-notice", "weasel-words"]
    assert (selection.as_at, selection.profile, selection.suppressions) == (DAY, Profile.DRAFT, True)


def test_what_the_rules_want_to_see_is_told() -> None:
    def nothing(*_: object) -> Iterable[Finding]:
        return ()

    def of(rule: Rule) -> tuple[bool, bool, bool]:
        selection = Selection((NamedRule("a", rule, ""),), {}, DAY)
        return selection.across, selection.year_on_year, selection.against_plan

    plain = Rule(Severity.INFO, Profile.DRAFT)
    assert of(plain) == (False, False, False)
    assert of(replace(plain, across=nothing)) == (True, False, False)
    assert of(replace(plain, year_on_year=nothing)) == (False, True, False)
    assert of(replace(plain, against_plan=nothing)) == (False, False, True)
