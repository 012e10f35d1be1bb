"""Papers asked for by name, such as `coverage` or `digest`: of which year and corporate plan, and from which facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from bizplan.cli.holdings import Holdings
from bizplan.cli.paper_targets import Refusal
from bizplan.cli.rounds import Asked, Round, round_of
from bizplan.errors import BizplanError
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.index.record import Record
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.pipeline import survey
from bizplan.reports.audience import NamedPaper, restricted, told_left_out
from bizplan.reports.budget import BudgetReport, build_budget
from bizplan.reports.budget_paper import budget_paper
from bizplan.reports.committee_cover import for_committee, not_whole
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
from bizplan.reports.plan_summary_paper import build_plan_summary_paper
from bizplan.reports.public_council import PublicCouncil, documents_shown, public_council
from bizplan.reports.redaction import LeftOut
from bizplan.reports.risk_summary import build_risk_summary, risks_as_read
from bizplan.reports.risk_summary_paper import risk_paper
from bizplan.reports.self_assessment import build_self_assessment
from bizplan.reports.self_assessment_paper import self_assessment_paper
from bizplan.reports.yearly_changes import build_yearly_changes, yearly_changes_paper

EVERYTHING = "all"
"""The target that means every document and every paper that can be asked for by name."""
SUMMARY = "summary"
_T = TypeVar("_T")


class NamedPapers(Generic[_T]):
    """Makes papers by name of the plans that are held, for those who may see everything or for the public."""

    def __init__(
        self, holdings: Holdings[_T], facts: tuple[PaperFacts, ...] | None = None, *, for_public: bool = False
    ) -> None:
        self._holdings = holdings
        self._given = facts
        self._is_public = for_public
        self._ones: dict[tuple[str, str, str, str], NamedPaper | Refusal] = {}

    def made(self, names: Sequence[str], asked: Asked) -> Iterator[NamedPaper | Refusal]:
        """The papers of these names, and each plan whose summary is refused.

        A paper of several plans is made though one of them has errors, and says so at its head.
        """
        of = self._round(asked)
        for name in names:
            for each in self._summaries(of) if name == SUMMARY else self._of_all(name, of):
                if isinstance(each, NamedPaper) and asked.heading:
                    yield replace(each, paper=for_committee(each.paper, asked.heading))
                else:
                    yield each

    def one(self, asks_for: tuple[str, str, str, str]) -> NamedPaper | Refusal:
        """The paper by name that an appendix asks for. Raises BizplanError where there is no such paper."""
        if asks_for not in self._ones:
            name, period, department, corporate_plan = asks_for
            made = [*self.made((name,), Asked(period, corporate_plan, department))]
            if len(made) != 1:
                raise BizplanError(f"“{name}” is {len(made)} papers", hint="Name its department as “department”.")
            self._ones[asks_for] = made[0]
        return self._ones[asks_for]

    @cached_property
    def _facts(self) -> tuple[PaperFacts, ...]:
        found = self._holdings.found
        if self._given is not None:
            return self._given
        return survey(found.root, replace(found.request, check=False, paths=()), paper_facts).facts

    @cached_property
    def _public(self) -> PublicCouncil | None:
        found = self._holdings.found
        if not self._is_public:
            return None
        return public_council(self._facts, found.index.records, found.setting, self._holdings.opened)

    def _round(self, asked: Asked) -> Round:
        public, found = self._public, self._holdings.found
        if public is None:
            return round_of(asked, self._facts, found.setting)
        unseen = (each.plan for each in self._facts if each.plan is not None and each.document in public.hidden)
        hidden = [(each.digest, public.hidden[each.digest.document]) for each in unseen]
        return round_of(asked, public.facts, public.setting, hidden)

    def _summaries(self, of: Round) -> Iterator[NamedPaper | Refusal]:
        for each in of.departmental:
            record = self._holdings.found.index.records_by_id[each.document][0]
            refusal = self._holdings.refusal(record)
            if refusal is None and self._is_public:
                refusal = self._holdings.public_refusal(record)
            if refusal is not None:
                yield refusal
            elif self._is_public:
                made = self._holdings.for_public(record, _summary)
                yield NamedPaper(made.paper, (record,), made.left_out, made.documents)
            else:
                yield NamedPaper(self._holdings.paper(record, _summary), (record,))

    def _of_all(self, name: str, of: Round) -> Iterator[NamedPaper | Refusal]:
        """A paper of several plans; for the public it says on its cover what is left out.

        One that is drawn from a file with errors is not published: what is marked exempt there may not be known.
        """
        build, draws_on = _SEVERAL[name]
        index, public = self._holdings.found.index, self._public
        files = dict.fromkeys(each.digest.file for each in of.this_year)
        files |= dict.fromkeys(draws_on(of))
        records = tuple(each for each in index.records if each.file in files)
        faulty = [each.document for each in records if self._holdings.faults_by_file[each.file]]
        made = build(_Making(of, index.records, self._holdings.found.request.as_at, self._opened))
        paper = not_whole(made, (*faulty, *sorted(index.unreadable)))
        if public is None:
            paragraphs = (number for each in of.facts if each.file in files for number in each.exempt_under)
            yield NamedPaper(restricted(paper, paragraphs), records)
            return
        frameworks = {held.file for held in of.setting.frameworks.values()}
        if refusal := self._holdings.first_fault(made.reference, (*files, of.setting.organisation_file, *frameworks)):
            yield refusal
            return
        noted = [each for each in public.left_out if each.file in files.keys() | frameworks and not each.is_sum]
        noted += [LeftOut(each.file, (), public.hidden[each.document]) for each in of.hidden]
        told = told_left_out(paper, noted, of.setting, None)
        yield NamedPaper(told, records, public.left_out, documents_shown(public), of.facts)

    def _opened(self, file: str) -> Loaded:
        """A document, for the public without its exempt parts."""
        public = self._public
        return public.changed[file] if public is not None and file in public.changed else self._holdings.opened(file)


@dataclass(frozen=True, slots=True)
class _Making:
    """What a paper of several plans is made of."""

    of: Round
    records: tuple[Record, ...]
    as_at: date
    opened: Callable[[str], Loaded]

    def covered(self) -> CoverageReport:
        of = self.of
        return build_coverage([each.coverage for each in of.plans], of.framework, of.setting, Question(of.year))

    def budgets(self) -> BudgetReport:
        of = self.of
        money = [each.accounts.money for each in of.plans if each.accounts.money is not None]
        documents = {each.digest.document for each in of.plans}
        records = [each for each in self.records if each.document in documents]
        return build_budget(money, records, of.setting, of.year)

    def version(self, file: str) -> PlanVersion:
        found = plan_version(self.opened(file), self.of.setting)
        if found is None:
            raise BizplanError(f"{file} cannot be read as a plan any more")
        return found


def _summary(loaded: Loaded, library: Library) -> Paper | None:
    plan = loaded.model
    return build_plan_summary_paper(plan, library, loaded.file) if isinstance(plan, Plan) else None


def _coverage(making: _Making) -> Paper:
    return coverage_paper(making.covered(), making.of.council)


def _budget(making: _Making) -> Paper:
    return budget_paper(making.budgets(), making.of.council)


def _risks(making: _Making) -> Paper:
    of = making.of
    risks = (each.risks for each in of.facts if each.risks is not None)
    plans = risks_as_read(risks, of.setting, of.year, making.as_at)
    own = [each for each in plans if of.asked.department in {"", each.department}]
    return risk_paper(build_risk_summary(own, of.setting, of.year), of.council)


def _performance(making: _Making) -> Paper:
    of = making.of
    scope = Scope(of.year, making.as_at, of.asked.department)
    return performance_paper(build_performance([each.performance for each in of.facts], of.setting, scope), of.council)


def _equalities(making: _Making) -> Paper:
    of = making.of
    everyone = [each.plan.assessment for each in of.facts if each.plan is not None]
    report = build_self_assessment(everyone, of.setting, of.year, of.asked.department)
    return self_assessment_paper(report, of.council)


def _digest(making: _Making) -> Paper:
    of = making.of
    hidden = frozenset(each.department for each in of.hidden if each.level == "department")
    digest = build_digest(of.departmental, making.covered(), making.budgets(), of.setting, of.year, hidden)
    return digest_paper(digest, of.council)


def _corporate_plan(making: _Making) -> Paper:
    of = making.of
    plan = build_corporate_plan_paper(of.framework.plan, Library(of.setting), of.framework.file)
    return contributors_paper(plan, making.covered())


def _changes(making: _Making) -> Paper:
    of = making.of
    before = of.last_before
    pairs = tuple(
        (making.version(before[each.document].file), making.version(each.file))
        for each in of.departmental
        if each.document in before
    )
    without = [each.document for each in of.departmental if each.document not in before]
    years = [each.year for each in of.plans if each.year is not None]
    return yearly_changes_paper(build_yearly_changes(pairs, years, of.year), without, of.council)


def _nothing_else(_of: Round) -> Iterator[str]:
    return iter(())


def _with_returns(of: Round) -> Iterator[str]:
    own = {each.digest.document for each in of.this_year}
    return (each.file for each in of.facts if each.risks is not None and each.plan is None and each.risks.plan in own)


def _with_the_last(of: Round) -> Iterator[str]:
    return (each.file for each in of.last_before.values())


_SEVERAL: Mapping[str, tuple[Callable[[_Making], Paper], Callable[[Round], Iterator[str]]]] = {
    "coverage": (_coverage, _nothing_else),
    "budget": (_budget, _nothing_else),
    "performance": (_performance, _with_returns),
    "risks": (_risks, _with_returns),
    "equalities": (_equalities, _with_the_last),
    "changes": (_changes, _with_the_last),
    "digest": (_digest, _nothing_else),
    "corporate-plan": (_corporate_plan, _nothing_else),
}
"""Name -> what makes a paper of several plans, and the files that it is drawn from beside the plans of the year."""
NAMED = (SUMMARY, *_SEVERAL)
"""The names of papers, in the order in which they are made."""


def named_among(targets: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The targets that name papers, each once, and the others; `all` stands for every name."""
    names = dict.fromkeys(
        chain.from_iterable(NAMED if each == EVERYTHING else (each,) for each in targets if _is_name(each))
    )
    return tuple(names), tuple(each for each in targets if not _is_name(each))


def _is_name(target: str) -> bool:
    return target in NAMED or target == EVERYTHING
