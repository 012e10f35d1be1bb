"""What a council wrote to a rule's own typed parameters."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from bizplan.checks.rule import NO_PARAMETERS, Parameters
from bizplan.checks.settings import parameters_as_set


@dataclass(frozen=True, slots=True)
class Kinds(Parameters):
    """One parameter of each kind."""

    days: int = 5
    share: Decimal = Decimal("0.85")
    period: str = ""
    words: tuple[str, ...] = ("robust",)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ({}, Kinds()),
        ({"days": "7"}, Kinds(days=7)),
        ({"days": "1,000"}, Kinds(days=1000)),
        ({"days": "-1"}, Kinds(days=-1)),
        ({"days": "7.0"}, Kinds(days=7)),
        ({"share": "0.9"}, Kinds(share=Decimal("0.9"))),
        ({"share": "1"}, Kinds(share=Decimal(1))),
        ({"period": "2026-27"}, Kinds(period="2026-27")),
        ({"period": "7"}, Kinds(period="7")),
        ({"words": ("useful", "smooth")}, Kinds(words=("useful", "smooth"))),
        ({"words": ["useful"]}, Kinds(words=("useful",))),
        ({"words": ()}, Kinds(words=())),
        ({"days": "7", "period": "2026-27"}, Kinds(7, period="2026-27")),
    ],
)
def test_what_fits(stated: dict[str, str | tuple[str, ...]], read: Kinds) -> None:
    assert parameters_as_set(Kinds, stated) == (read, ())


@pytest.mark.parametrize(
    ("stated", "fault"),
    [
        ({"days": "soon"}, "“soon”"),
        ({"days": "7.5"}, "“7.5” is not a whole number"),
        ({"days": ("7",)}, "one value is expected, and a list stands here"),
        ({"share": "most"}, "“most”"),
        ({"words": "useful"}, "a list is expected"),
        ({"day": "7"}, "“day” is no parameter of this rule; Did you mean “days”?"),
        ({"colour": "red"}, "“colour” is no parameter of this rule; it has days, share, period, words"),
    ],
)
def test_what_does_not_fit_leaves_the_default_and_says_why(
    stated: dict[str, str | tuple[str, ...]], fault: str
) -> None:
    read, faults = parameters_as_set(Kinds, stated)

    assert read == Kinds()
    assert [name for name, _ in faults] == list(stated)
    assert fault in faults[0][1]


def test_a_rule_without_parameters_says_that_it_has_none() -> None:
    read, faults = parameters_as_set(Parameters, {"days": "5"})

    assert read == NO_PARAMETERS
    assert faults == (("days", "“days” is no parameter of this rule; it has none"),)


def test_what_fits_is_taken_beside_what_does_not() -> None:
    read, faults = parameters_as_set(Kinds, {"days": "soon", "share": "0.5"})

    assert read == Kinds(share=Decimal("0.5"))
    assert len(faults) == 1
