"""A plan to all that the budget report asks of it: its money, and where its services' threads take that money."""

from dataclasses import dataclass

from bizplan.index.money import PlanMoney, plan_money
from bizplan.index.outcome_money import PlanThreads, plan_threads
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanAccounts:
    """One plan, as the budget report needs it."""

    framework: str
    """The corporate plan that it names."""
    money: PlanMoney | None
    """None for a plan without a budget."""
    threads: PlanThreads | None


def plan_accounts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanAccounts | None:
    """The accounts of one plan; None for documents of other kinds."""
    plan = loaded.model
    if not isinstance(plan, Plan):
        return None
    money, threads = plan_money(loaded, indexed, setting), plan_threads(loaded, indexed, setting)
    return PlanAccounts(str(plan.corporate_plan), money, threads)
