"""A plan to all that papers of the whole council are made of, so that one walk serves every such paper."""

from dataclasses import dataclass

from bizplan.index.accounts import PlanAccounts, plan_accounts
from bizplan.index.budget_years import BudgetYear, budget_year
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.plan_digest import PlanDigest, plan_digest
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One plan, as the papers of the whole council need it."""

    digest: PlanDigest
    coverage: PlanCoverage
    accounts: PlanAccounts
    year: BudgetYear | None
    """Of a department's plan; None for the plan of a team or a person."""


def paper_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PaperFacts | None:
    """What papers of the whole council need of one plan; None for a document of another kind."""
    plan = loaded.model
    coverage = plan_coverage(loaded, indexed, setting)
    accounts = plan_accounts(loaded, indexed, setting)
    if not isinstance(plan, Plan) or coverage is None or accounts is None:
        return None
    return PaperFacts(
        plan_digest(plan, loaded.file, setting), coverage, accounts, budget_year(loaded, indexed, setting)
    )
