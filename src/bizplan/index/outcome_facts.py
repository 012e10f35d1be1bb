"""A plan to all that the map of outcomes weighs: its coverage, its money, and the threads that join the two."""

from dataclasses import dataclass

from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.money import PlanMoney, plan_money
from bizplan.index.outcome_money import PlanThreads, plan_threads
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """One plan, as a weighted map of outcomes needs it."""

    coverage: PlanCoverage
    money: PlanMoney | None
    """None where the plan holds no budget, or none that could be read."""
    threads: PlanThreads


def outcome_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> OutcomeFacts | None:
    """What a weighted map wants to know of one plan; None for a document of another kind."""
    coverage = plan_coverage(loaded, indexed, setting)
    threads = plan_threads(loaded, indexed, setting)
    if coverage is None or threads is None:
        return None
    return OutcomeFacts(coverage, plan_money(loaded, indexed, setting), threads)
