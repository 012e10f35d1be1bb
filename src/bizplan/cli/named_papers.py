"""Papers asked for by name, such as `coverage` or `digest`: of which year and corporate plan, and from which facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bizplan.cli.paper_targets import Refusal, wrong_use
from bizplan.cli.press import Press
from bizplan.cli.reading_as import framework_asked
from bizplan.cli.reporting import council
from bizplan.index.paper_facts import PaperFacts, PlanOnPaper
from bizplan.index.plan_digest import PlanDigest
from bizplan.index.plan_version import PlanVersion
from bizplan.index.setting import Framework, Setting, plain_title
from bizplan.pipeline import Survey
from bizplan.reports.budget import BudgetReport, build_budget
from bizplan.reports.budget_paper import budget_paper
from bizplan.reports.committee_cover import CommitteeHeading, for_committee, not_whole
from bizplan.reports.contributors_paper import contributors_paper
from bizplan.reports.corporate_plan_paper import build_corporate_plan_paper
from bizplan.reports.coverage import CoverageReport, Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.coverage_paper import coverage_paper
from bizplan.reports.digest import build_digest
from bizplan.reports.digest_paper import digest_paper
from bizplan.reports.library import Library
from bizplan.reports.paper import Paper
from bizplan.reports.performance_paper import performance_paper
from bizplan.reports.performing import Scope, build_performance
from bizplan.reports.risk_summary import build_risk_summary, risks_as_read
from bizplan.reports.risk_summary_paper import risk_paper
from bizplan.reports.self_assessment import build_self_assessment
from bizplan.reports.self_assessment_paper import self_assessment_paper
from bizplan.reports.yearly_changes import build_yearly_changes, yearly_changes_paper
from bizplan.values.dates import day
from bizplan.values.nearness import did_you_mean

EVERYTHING = "all"
"""The target that means every document and every paper that can be asked for by name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What papers by name are asked for."""

    period: str = ""
    """The financial year; empty for the latest of which there are plans."""
    corporate_plan: str = ""
    """Empty for the one that most plans of the year name."""
    department: str = ""
    """The id of one department, or empty for all."""
    heading: CommitteeHeading | None = None
    """The meeting that the papers are for."""


@dataclass(frozen=True, slots=True)
class _Round:
    """One year's plans, and what papers of them are made with."""

    found: Survey[PaperFacts]
    asked: Asked
    year: str
    plans: tuple[PlanOnPaper, ...]
    """Of every year, of the department asked for or all."""
    press: Press[PaperFacts]

    @property
    def facts(self) -> tuple[PaperFacts, ...]:
        """All plans and returns, of every department."""
        return self.found.facts

    @property
    def this_year(self) -> tuple[PlanOnPaper, ...]:
        """The plans of the year."""
        return tuple(each for each in self.plans if each.digest.period == self.year)

    @property
    def departmental(self) -> tuple[PlanDigest, ...]:
        """The plans of departments in the year, in the organisation's order."""
        organisation = self.found.setting.organisation
        order = [each.id for each in organisation.departments] if organisation else []
        plans = (each.digest for each in self.this_year if each.digest.level == "department")
        return tuple(sorted(plans, key=lambda each: order.index(each.department) if each.department in order else 999))

    @property
    def faulty(self) -> tuple[PlanDigest, ...]:
        """The plans of the year with errors."""
        return tuple(each.digest for each in self.this_year if self.press.faults_by_file[each.digest.file])

    @property
    def framework(self) -> Framework:
        """The corporate plan asked for, or the one that most plans of the year name."""
        coverage = [each.coverage for each in self.plans]
        return framework_asked(self.asked.corporate_plan, self.found.setting, coverage, self.year)

    @property
    def council(self) -> str:
        """The council's name."""
        return council(self.found.setting)


def _covered(of: _Round) -> CoverageReport:
    return build_coverage([each.coverage for each in of.plans], of.framework, of.found.setting, Question(of.year))


def _budgets(of: _Round) -> BudgetReport:
    money = [each.accounts.money for each in of.plans if each.accounts.money is not None]
    documents = {each.digest.document for each in of.plans}
    records = [each for each in of.found.index.records if each.document in documents]
    return build_budget(money, records, of.found.setting, of.year)


def _coverage(of: _Round) -> Iterator[Paper]:
    yield coverage_paper(_covered(of), of.council)


def _budget(of: _Round) -> Iterator[Paper]:
    yield budget_paper(_budgets(of), of.council)


def _summaries(of: _Round) -> Iterator[Paper | Refusal]:
    for each in of.departmental:
        record = of.found.index.records_by_id[each.document][0]
        yield of.press.refusal(record) or of.press.summary(record)


def _risks(of: _Round) -> Iterator[Paper]:
    risks = (each.risks for each in of.facts if each.risks is not None)
    plans = risks_as_read(risks, of.found.setting, of.year, of.found.request.as_at)
    own = [each for each in plans if of.asked.department in {"", each.department}]
    yield risk_paper(build_risk_summary(own, of.found.setting, of.year), of.council)


def _performance(of: _Round) -> Iterator[Paper]:
    scope = Scope(of.year, of.found.request.as_at, of.asked.department)
    yield performance_paper(
        build_performance([each.performance for each in of.facts], of.found.setting, scope), of.council
    )


def _equalities(of: _Round) -> Iterator[Paper]:
    everyone = [each.plan.assessment for each in of.facts if each.plan is not None]
    report = build_self_assessment(everyone, of.found.setting, of.year, of.asked.department)
    yield self_assessment_paper(report, of.council)


def _digest(of: _Round) -> Iterator[Paper]:
    digest = build_digest(of.departmental, _covered(of), _budgets(of), of.found.setting, of.year)
    yield digest_paper(digest, of.council)


def _corporate_plan(of: _Round) -> Iterator[Paper]:
    plan = build_corporate_plan_paper(of.framework.plan, Library(of.found.setting), of.framework.file)
    yield contributors_paper(plan, _covered(of))


def _changes(of: _Round) -> Iterator[Paper]:
    pairs = tuple(_with_the_last(of))
    compared = {after.plan.document_id for _, after in pairs}
    without = [each.document for each in of.departmental if each.document not in compared]
    years = [each.year for each in of.plans if each.year is not None]
    yield yearly_changes_paper(build_yearly_changes(pairs, years, of.year), without, of.council)


def _with_the_last(of: _Round) -> Iterator[tuple[PlanVersion, PlanVersion]]:
    """Each department's last plan and the one of the year; nothing for a department without an earlier one."""
    for later in of.departmental:
        own = (each.digest for each in of.plans if each.digest.department == later.department)
        before = [each for each in own if each.level == "department" and each.period < later.period]
        if before:
            earlier = max(before, key=lambda each: (each.period, each.file))
            yield of.press.version(earlier.file), of.press.version(later.file)


SUMMARY = "summary"
NAMED: Mapping[str, Callable[[_Round], Iterator[Paper | Refusal] | Iterator[Paper]]] = {
    SUMMARY: _summaries,
    "coverage": _coverage,
    "budget": _budget,
    "performance": _performance,
    "risks": _risks,
    "equalities": _equalities,
    "changes": _changes,
    "digest": _digest,
    "corporate-plan": _corporate_plan,
}
"""Name -> what makes its papers."""


def named_among(targets: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The targets that name papers, each once, and the others; `all` stands for every name."""
    names = dict.fromkeys(
        chain.from_iterable(NAMED if each == EVERYTHING else (each,) for each in targets if _is_name(each))
    )
    return tuple(names), tuple(each for each in targets if not _is_name(each))


def heading_asked(committee: str, on: str, purpose: str, setting: Setting) -> CommitteeHeading | None:
    """The meeting named on the command line; None if none is. Raises BizplanError for half a meeting."""
    if not (committee or on or purpose):
        return None
    if not (committee and on):
        raise wrong_use("--for, --on and --purpose go together", "Name the committee and the day of its meeting.")
    try:
        meets = day(on)
    except ValueError as fault:
        raise wrong_use(f"--on: {fault}", "") from fault
    return CommitteeHeading(_committee(committee, setting), meets, purpose or "information")


def build_named(
    names: Sequence[str],
    asked: Asked,
    found: Survey[PaperFacts],
    press: Press[PaperFacts],
) -> Iterator[Paper | Refusal]:
    """The papers of these names, and each plan whose summary is refused.

    A paper of several plans is made though one of them has errors, and says so at its head.
    """
    of = _round(asked, found, press)
    lacking = (*(each.document for each in of.faulty), *sorted(found.index.unreadable))
    for name in names:
        for paper in NAMED[name](of):
            if isinstance(paper, Refusal):
                yield paper
                continue
            whole = paper if name == SUMMARY else not_whole(paper, lacking)
            yield for_committee(whole, asked.heading) if asked.heading else whole


def _round(asked: Asked, found: Survey[PaperFacts], press: Press[PaperFacts]) -> _Round:
    departments = found.setting.organisation.departments if found.setting.organisation else ()
    known = [each.id for each in departments]
    if asked.department and asked.department not in known:
        hint = did_you_mean(asked.department, known) or f"There are: {', '.join(known)}."
        raise wrong_use(f"there is no department “{asked.department}”", hint)
    held = (each.plan for each in found.facts if each.plan is not None)
    plans = tuple(each for each in held if asked.department in {"", each.digest.department})
    year = asked.period or max((each.digest.period for each in plans), default="")
    of = _Round(found, asked, year, plans, press)
    if not of.this_year:
        years = sorted({each.digest.period for each in plans})
        hint = f"There are plans of: {', '.join(years)}." if years else ""
        raise wrong_use(f"there is no plan of {year}" if year and years else "there is no plan", hint)
    return of


def _committee(asked: str, setting: Setting) -> str:
    """The name of the committee meant by its id or a name."""
    committees = setting.organisation.committees if setting.organisation else ()
    name_by_key = {plain_title(key): each.name for each in committees for key in (*each.aliases, each.name, each.id)}
    if (key := plain_title(asked)) in name_by_key:
        return name_by_key[key]
    known = [each.id for each in committees]
    hint = did_you_mean(asked, known) or f"There are: {', '.join(known)}."
    raise wrong_use(f"--for: there is no committee “{asked}”", hint)


def _is_name(target: str) -> bool:
    return target in NAMED or target == EVERYTHING
