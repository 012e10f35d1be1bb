"""The rules on outcomes, money, work, risks and equalities find in the seeds what they must, and nothing besides."""

import re
from collections.abc import Callable, Mapping

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.diagnostics import Diagnostic
from bizplan.source.document import Document, read
from bizplan.source.edit import edited
from tests.inventory.shipped import PLANS
from tests.seeds.expected_outcomes_money_work import EXPECTED, RULES
from tests.seeds.seeds import FILE_BY_SEED, diagnostics, expected, found

_QUOTED = re.compile("“([^”]+)”")


def _plan(_diagnostic: Diagnostic) -> str:
    return "plan"


def _entry(diagnostic: Diagnostic) -> str:
    """An entry without an id, by the name that stands in its place."""
    return diagnostic.place[-2]


def _claims(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.location.route[-1]} ({diagnostic.message.partition(' ')[0]})"


def _table_or_chart(diagnostic: Diagnostic) -> str:
    section, *rest = diagnostic.location.route
    return f"Chart{int(rest[0]) + 1}" if section == "charts" else str(section)


def _spellings(diagnostic: Diagnostic) -> str:
    return ", ".join(_QUOTED.findall(diagnostic.message))


LABELS: Mapping[str, Callable[[Diagnostic], str]] = {
    "no-outcomes-cited": _plan,
    "no-risks-stated": _plan,
    "nothing-stopped": _plan,
    "plan-without-budget": _plan,
    "bare-outcome-title": _claims,
    "outcome-without-work": _claims,
    "budget-line-without-service": _entry,
    "low-equality-score-without-action": _entry,
    "unclear-budget-scope": _table_or_chart,
    "inconsistent-period": _spellings,
}


@pytest.mark.parametrize("seed", [*FILE_BY_SEED, "all"])
def test_the_findings_are_these_and_no_others(seed: str) -> None:
    assert found(RULES, LABELS).get(seed, {}) == expected(EXPECTED).get(seed, {})


def test_every_rule_that_is_expected_to_stay_silent_exists() -> None:
    assert set(RULES) <= {each.name for each in catalogue()}


def test_the_budget_says_what_a_line_costs_and_the_claim_what_is_served() -> None:
    messages = [each.message for each in diagnostics() if each.location.file == FILE_BY_SEED["TC19"]]
    assert any("“Contact Centre”, £570k, pays for" in each for each in messages)
    assert any("all 12 outcomes are claimed, and work is named for 1, 4 and 12 only" in each for each in messages)


def test_the_four_outcomes_get_their_numbers_and_nothing_else_changes() -> None:
    before, after = _mended("bare-outcome-title")

    claims = after.data["outcomes"]["claims"]
    assert [claim.pop("outcome") for claim in claims] == ["1", "2", "3", "4"]
    assert after.data == before.data


def test_the_years_are_written_in_one_way_and_the_lines_stay_as_they_are() -> None:
    before, after = _mended("inconsistent-period")

    changed = [
        (old.strip(), new.strip())
        for old, new in zip(before.content.decode().split("\n"), after.content.decode().split("\n"), strict=True)
        if old != new
    ]
    assert changed == [
        (
            "title: Where our money comes from (City Fund) (2021/22)",
            "title: Where our money comes from (City Fund) (2021-22)",
        ),
        (
            "title: Where our money is spent (City Fund) (2021/22)",
            "title: Where our money is spent (City Fund) (2021-22)",
        ),
        (
            "virtual library space** – including securing funding for the Dragon Café beyond 2021 - 22",
            "virtual library space** – including securing funding for the Dragon Café beyond 2021-22",
        ),
    ]


def _mended(rule: str) -> tuple[Document, Document]:
    """DCCS21 as it ships, and with the fix of a rule's one finding made."""
    file = FILE_BY_SEED["DCCS21"]
    [fix] = [each.finding.fix for each in diagnostics() if each.rule == rule and each.location.file == file]
    assert fix is not None
    before, _ = read(file, (PLANS / file).read_bytes())
    assert before is not None
    after, faults = read(file, edited(before, fix.edits))
    assert after is not None
    assert not faults
    return before, after
