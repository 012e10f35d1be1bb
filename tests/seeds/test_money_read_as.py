"""The Town Clerk's budget of 2019-20 read as Corporate Plan 2024-29, by hand, in thousands of pounds.

Outcome 4 has 4,466 (3,068 + 334 + 494 + 570), half of it for each of its two successors: 2,233. Outcomes 1 and 12
have 354 each, half of 708; half of that for each of theirs: 177. Diverse Engaged Communities follows both 1 and 4:
2,233 + 177 = 2,410.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

from bizplan.index.outcome_facts import outcome_facts
from bizplan.index.succession import build_successions
from bizplan.pipeline import Request, survey
from bizplan.reports.outcome_weights import build_outcome_weights

PLANS = Path(__file__).parents[2] / "plans"
THOUSANDS = {
    "diverse-engaged-communities": 2410,
    "dynamic-economic-growth": 0,
    "leading-sustainable-environment": 177,
    "vibrant-thriving-destination": 177,
    "providing-excellent-services": 2233,
    "flourishing-public-spaces": 177,
}


def test_the_budget_is_on_the_later_outcomes_to_the_pound() -> None:
    found = survey(PLANS, Request(date(2020, 3, 31), check=False), outcome_facts)
    successions = build_successions(found.setting, "2024-29")
    weights = build_outcome_weights(
        found.facts, found.setting.frameworks["2024-29"], found.setting, "2019-20", read_as=successions
    )
    (purse,) = weights.purses
    assert {row.outcome: row.sum.total for row in purse.rows} == {
        outcome: Decimal(1000 * thousands) for outcome, thousands in THOUSANDS.items()
    }
    assert sum(THOUSANDS.values()) * 1000 == purse.budget_sum == 5174000
    assert all(row.sum.stated == 0 for row in purse.rows)
