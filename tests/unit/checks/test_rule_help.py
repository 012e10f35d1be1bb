"""A rule's docstring to the parts of its help."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import NamedRule, Parameters, Profile, Rule
from bizplan.checks.rule_help import ParameterHelp, help_of, parameter_help
from bizplan.diagnostics import Severity

HELP = """Each objective has
an owner.

A role is enough; `TBC` is none.

Names are not wanted.

Why: unowned work
is not done.

Bad:

    objectives:
      - {id: a, text: A}

    measures: []

Good:

    objectives:
      - id: a
        owner: Head of Roads
"""


@dataclass(frozen=True, slots=True)
class Kinds(Parameters):
    """What a council may set."""

    days: int = 5
    """How many days
    are due."""
    share: Decimal = Decimal("0.85")
    """How much."""
    words: tuple[str, ...] = ("TBC", "to follow")
    """Words that name nobody."""
    period: str = ""


def told(text: str = HELP, rule: Rule | None = None) -> NamedRule:
    return NamedRule("missing-owner", rule or Rule(Severity.WARNING, Profile.COMMITTEE), text)


def test_every_part_is_found() -> None:
    found = help_of(told())

    assert (found.name, found.severity, found.profile) == ("missing-owner", "warning", "committee")
    assert found.summary == "Each objective has an owner."
    assert found.detail == ("A role is enough; `TBC` is none.", "Names are not wanted.")
    assert found.why == "unowned work is not done."
    assert found.bad == "objectives:\n  - {id: a, text: A}\n\nmeasures: []"
    assert found.good == "objectives:\n  - id: a\n    owner: Head of Roads"
    assert (found.parameters, found.fixable) == ((), False)


def test_a_rule_without_examples() -> None:
    found = help_of(told("Each file can be read.\n\nWhy: nothing can be said of another.\n"))

    assert (found.summary, found.why) == ("Each file can be read.", "nothing can be said of another.")
    assert (found.detail, found.bad, found.good) == ((), "", "")


def test_a_rule_without_words_goes_by_its_name() -> None:
    found = help_of(told(""))

    assert (found.summary, found.why, found.detail) == ("missing-owner", "", ())


def test_severity_profile_and_fix_are_the_rules() -> None:
    found = help_of(told(rule=Rule(Severity.ERROR, Profile.DRAFT, fixable=True)))

    assert (found.severity, found.profile, found.fixable) == ("error", "draft", True)


def test_parameters_come_with_their_defaults_and_words() -> None:
    parameters = (
        ParameterHelp("days", "5", "How many days are due."),
        ParameterHelp("share", "0.85", "How much."),
        ParameterHelp("words", "TBC, to follow", "Words that name nobody."),
        ParameterHelp("period", "", ""),
    )

    assert parameter_help(Kinds) == parameters
    assert help_of(told(rule=Rule(Severity.INFO, Profile.FINAL, parameters=Kinds))).parameters == parameters


def test_what_has_no_parameters_has_no_help_on_them() -> None:
    assert parameter_help(Parameters) == ()
