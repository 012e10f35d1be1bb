"""What rules find in a return by the plan it reports on, in the invented council with one thing changed."""

from datetime import date
from functools import cache

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.checks.runner import Opened, check_against_plan
from bizplan.checks.selection import select
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.record import index_document
from bizplan.index.setting import Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.source.document import read
from tests.demo_council import PLANS

PLAN = "departments/homes/2026-27.yaml"
RETURN = "returns/homes/2026-27-q1.yaml"


@cache
def text_of(file: str) -> str:
    return (PLANS / file).read_text(encoding="utf-8")


def loaded(file: str, text: str) -> Loaded:
    document, faults = read(file, text.encode())
    assert document is not None, faults
    model, faults = load(document)
    assert model is not None, faults
    return model


@cache
def setting() -> Setting:
    return build_setting(
        [loaded(file, text_of(file)) for file in ("organisation.yaml", "corporate-plans/2025-29.yaml")]
    )


def found(in_return: tuple[str, str] = ("", ""), in_plan: tuple[str, str] = ("", "")) -> list[Diagnostic]:
    """The findings once one text is put for another, each of which must be there."""
    documents = []
    for file, (old, new) in ((RETURN, in_return), (PLAN, in_plan)):
        assert old in text_of(file)
        one = loaded(file, text_of(file).replace(old, new, 1) if old else text_of(file))
        documents.append(Opened(one, index_document(one, setting())))
    selection = select(catalogue(), setting(), date(2026, 8, 1), least=Severity.INFO, profile=Profile.FINAL)
    return list(check_against_plan(documents[0], documents[1], setting(), selection))


def test_the_return_as_it_is_has_no_fault() -> None:
    assert found() == []


SAME = ("", "")


@pytest.mark.parametrize(
    ("in_return", "in_plan", "rule", "ending", "route"),
    [
        pytest.param(
            ("value: 98\n    status: red", "value: 98\n    status: green"),
            SAME,
            "status-contradicts-numbers",
            "is called green and is red: 98 is 15.3% over the target of 85, and up to 5% is green and up to 10% amber",
            ("readings", 1, "status"),
            id="generous",
        ),
        pytest.param(
            ("value: 88.4", "value: 84.4"),
            SAME,
            "status-contradicts-numbers",
            "(repairs-on-time) is called amber and is red: 84.4 is worse than the least acceptable, 85",
            ("readings", 3, "status"),
            id="two levels",
        ),
        pytest.param(
            ("missing: The stock", "status: green\n    missing: The stock"),
            SAME,
            "status-contradicts-numbers",
            "(homes-to-standard) is called green, and no figure is reported",
            ("readings", 2, "status"),
            id="no figure",
        ),
        pytest.param(
            SAME,
            ("    scheme: target-gap\n", ""),
            "status-contradicts-numbers",
            "(homelessness-prevented) is called green, and names no scheme by which that is judged",
            ("readings", 0, "status"),
            id="no scheme",
        ),
        pytest.param(
            SAME,
            ("    good: high\n    direction: increase\n", ""),
            "undefined-measure",
            "(homelessness-prevented) has a status, and its plan does not say whether a high figure is good",
            ("readings", 0, "status"),
            id="no polarity",
        ),
        pytest.param(
            ("    comment: Fewer, but far from 30.", "    # Fewer, but far from 30."),
            SAME,
            "commentary-ignores-red",
            "(damp-reports) is red, and has no comment",
            ("readings", 4, "status"),
            id="no comment",
        ),
        pytest.param(
            SAME,
            ("[damp-and-mould, damp-reports]", "[damp-and-mould]"),
            "commentary-ignores-red",
            "(damp-reports) is red, and has no action with a date",
            ("readings", 4, "status"),
            id="no action",
        ),
        pytest.param(
            ("value: 98\n", "value: 9800\n"),
            SAME,
            "implausible-target",
            "(temporary-households) stands at 9,800 against a target of 85",
            ("readings", 1, "value"),
            id="another unit",
        ),
    ],
)
def test_a_fault_of_a_return_is_found_by_its_plan(
    in_return: tuple[str, str], in_plan: tuple[str, str], rule: str, ending: str, route: tuple[str | int, ...]
) -> None:
    (one,) = found(in_return, in_plan)
    assert (one.rule, one.location.file, one.location.route) == (rule, RETURN, route)
    assert one.message.endswith(ending), one.message


def test_a_plan_whose_actions_cannot_be_read_proves_nothing() -> None:
    assert found(in_plan=("  - id: extra-surveyors\n", "  - id: extra surveyors\n")) == []


def test_the_plan_shows_the_target() -> None:
    (one,) = found(("value: 98\n    status: red", "value: 98\n    status: amber"))
    assert [(note.location.file, note.label) for note in one.finding.notes] == [(RETURN, "98"), (PLAN, "the target")]


def test_a_return_may_allow_a_finding() -> None:
    allowed = "allow: [{rule: status-contradicts-numbers, at: readings, reason: A count of the county's}]\n\nreadings:"
    changed = text_of(RETURN).replace("value: 98\n    status: red", "value: 98\n    status: green")
    whole = (text_of(RETURN), changed.replace("readings:", allowed, 1))
    assert [each.waived for each in found(whole)] == ["A count of the county's"]
