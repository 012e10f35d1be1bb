"""A plan at one moment, with all that a comparison with another asks of it."""

from dataclasses import dataclass

from bizplan.index.budget_years import BudgetYear, budget_year
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.record import index_document
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan as it stood in one year, file or revision, and the council it stood in."""

    plan: Plan
    loaded: Loaded
    setting: Setting
    coverage: PlanCoverage
    money: BudgetYear | None
    """None for the plan of a team or a person."""


def plan_version(loaded: Loaded, setting: Setting) -> PlanVersion | None:
    """The plan with its outcomes and its money; None for a document of another kind."""
    if not isinstance(loaded.model, Plan):
        return None
    indexed = index_document(loaded, setting)
    coverage = plan_coverage(loaded, indexed, setting)
    if coverage is None:
        return None
    return PlanVersion(loaded.model, loaded, setting, coverage, budget_year(loaded, indexed, setting))
