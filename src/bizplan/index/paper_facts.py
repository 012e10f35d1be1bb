"""A plan or a return to all that papers of the whole council are made of, so that one walk serves every such paper."""

from dataclasses import dataclass

from bizplan.index.accounts import PlanAccounts, plan_accounts
from bizplan.index.budget_years import BudgetYear, budget_year
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.dated_facts import DatedFacts, dated_facts
from bizplan.index.exemptions import exempt_routes, paragraph_number
from bizplan.index.measured import PerformanceFacts, PlanMeasures, ReturnedFigures, plan_measures, returned_figures
from bizplan.index.plan_digest import PlanDigest, plan_digest
from bizplan.index.record import Indexed
from bizplan.index.risk_register import RiskFacts, risk_facts
from bizplan.index.self_assessed import PlanAssessment, plan_assessment
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """One plan, as the papers of the whole council need it."""

    digest: PlanDigest
    coverage: PlanCoverage
    accounts: PlanAccounts
    year: BudgetYear | None
    """Of a department's plan; None for the plan of a team or a person."""
    measures: PlanMeasures
    assessment: PlanAssessment


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One document, as the papers of the whole council need it."""

    file: str
    document: str
    plan: PlanOnPaper | None
    """None for a return."""
    given: ReturnedFigures | None
    """The readings of a return; None for a plan, and for a return that is a draft."""
    risks: RiskFacts | None
    """The risks of a plan, or what a return says of them; None for a return that is a draft."""
    dated: DatedFacts | None
    exempt_under: tuple[str, ...]
    """The numbers of the paragraphs under which any of it is exempt; empty where all of it is public."""

    @property
    def performance(self) -> PerformanceFacts:
        """The document as a report on performance sees it."""
        plan = self.plan
        return PerformanceFacts(
            plan.measures if plan else None, self.given, plan.coverage if plan else None, self.dated
        )


def paper_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PaperFacts | None:
    """What papers of the whole council need of a plan or a return; None for a document of another kind."""
    match loaded.model:
        case Plan():
            plan, given = _plan(loaded.model, loaded, indexed, setting), None
        case Return() as told:
            plan, given = None, None if told.draft else returned_figures(told, loaded.file)
        case _:
            return None
    return PaperFacts(
        loaded.file,
        loaded.model.document_id,
        plan,
        given,
        risk_facts(loaded, indexed, setting),
        dated_facts(loaded, indexed, setting),
        tuple(dict.fromkeys(paragraph_number(each.paragraph) for _, each, _ in exempt_routes(loaded.model))),
    )


def _plan(plan: Plan, loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanOnPaper | None:
    coverage = plan_coverage(loaded, indexed, setting)
    accounts = plan_accounts(loaded, indexed, setting)
    assessment = plan_assessment(loaded, indexed, setting)
    if coverage is None or accounts is None or assessment is None:
        return None
    return PlanOnPaper(
        plan_digest(plan, loaded.file, setting),
        coverage,
        accounts,
        budget_year(loaded, indexed, setting),
        plan_measures(plan, loaded.file),
        assessment,
    )
