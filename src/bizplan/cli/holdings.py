"""The documents that papers are made of: each opened when it is needed, and kept for all that look things up in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Generic, TypeAlias, TypeVar

from bizplan.cli.paper_targets import Refusal, faulty
from bizplan.diagnostics import Location, Severity
from bizplan.errors import BizplanError
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.exemptions import exemption_of
from bizplan.index.record import Record
from bizplan.load import Loaded
from bizplan.model.committee_report import CommitteeReport
from bizplan.pipeline import Survey, limits_of, open_document, survey
from bizplan.reports.audience import Builder, ForPublic, NamedPaper, full_paper, public_coverage, public_paper
from bizplan.reports.coverage import CoverageReport
from bizplan.reports.coverage_map import latest_coverage
from bizplan.reports.live_figures import coverage_asked
from bizplan.reports.paper import Paper
from bizplan.reports.papers import build_paper, needed_by, rests_on
from bizplan.source.excerpt import Sources

_T = TypeVar("_T")
AsksFor: TypeAlias = tuple[str, str, str, str]
_MOST_HELD = 64
"""Documents held in full at once: many draw on the same few."""


class Holdings(Generic[_T]):
    """The documents of one survey."""

    def __init__(self, found: Survey[_T]) -> None:
        self.found = found
        self.by_name: Callable[[AsksFor], NamedPaper | Refusal] | None = None
        """What makes the papers by name that reports attach."""
        self._held = lru_cache(maxsize=_MOST_HELD)(self._read)
        self._plans: dict[bool, tuple[PlanCoverage, ...]] = {}
        self._sources = Sources(found.root, limit=limits_of(found.setting))
        self.faults_by_file = Counter(
            each.location.file for each in found.diagnostics if each.severity is Severity.ERROR and not each.waived
        )
        """File -> how many errors it has."""

    def opened(self, file: str) -> Loaded:
        """The document in a file. Raises BizplanError where it cannot be read any more."""
        return self._held(file)

    def line(self, location: Location) -> int:
        """The line of a file, from 1, in which something stands."""
        return self._sources.resolve(location).line

    def exemption(self, record: Record) -> str:
        """The paragraph under which a document is exempt as a whole; empty if it is not."""
        return exemption_of(self.opened(record.file).model)

    def refusal(self, record: Record) -> Refusal | None:
        """Why no paper can be made of a document; None if one can."""
        return self.first_fault(record.document, self.files(record))

    def public_refusal(self, record: Record) -> Refusal | None:
        """Why no paper of a document can be published: in a file with errors, what is marked exempt may not be known.

        Every file is looked at of which the paper shows anything, each plan among them where a text asks for a map.
        """
        index = self.found.index
        beside = {each: index.records_by_id[each][0] for each in needed_by(record, index)}
        models = {each: self.opened(held.file).model for each, held in beside.items()}
        has_map = any(coverage_asked(self.opened(record.file).model, models))
        plans = [each for each in index.records if has_map and each.kind == "plan"]
        return self.first_fault(record.document, [each.file for each in (*beside.values(), *plans)])

    def first_fault(self, what: str, files: Iterable[str]) -> Refusal | None:
        """The refusal of a paper because of the first of these files that has errors; None if none has."""
        at_fault = next((each for each in files if self.faults_by_file[each]), "")
        return faulty(what, at_fault, self.faults_by_file[at_fault]) if at_fault else None

    def files(self, record: Record) -> tuple[str, ...]:
        """The files that a document's paper rests on, its own first: one with errors could make the paper wrong."""
        index, setting = self.found.index, self.found.setting
        attached = [each.file for identity in rests_on(record, index) for each in index.records_by_id[identity]]
        framework = setting.frameworks.get(str(getattr(self.opened(record.file).model, "corporate_plan", "")))
        files = (record.file, *attached, setting.organisation_file, framework.file if framework else "")
        return tuple(dict.fromkeys(each for each in files if each))

    def paper(self, record: Record, build: Builder = build_paper) -> Paper:
        """The paper of a document for those who may see everything, with all that it looks up beside it."""
        found = self.opened(record.file)
        named = self.attached_by_name(record)
        paper = full_paper(found, self._beside(record), self.found.setting, self._maps(record), build, named)
        if paper is None:
            raise TypeError(f"no such paper is made of a {record.kind}")
        return paper

    def for_public(self, record: Record, build: Builder = build_paper) -> ForPublic:
        """The paper of a document that is not exempt as a whole, without what is exempt in it and beside it."""
        maps = self._maps(record, for_public=True)
        named = self.attached_by_name(record)
        made = public_paper(self.opened(record.file), self._beside(record), self.found.setting, maps, build, named)
        if made is None:
            raise TypeError(f"no such paper is made of a {record.kind}")
        return made

    def attached_by_name(self, record: Record) -> dict[AsksFor, NamedPaper]:
        """The papers by name that a report attaches, as far as they can be made."""
        found = {key: self.by_name(key) for key in self.asked_by_name(record) if self.by_name is not None}
        return {key: each for key, each in found.items() if isinstance(each, NamedPaper)}

    def asked_by_name(self, record: Record) -> dict[AsksFor, str]:
        """What a report asks for as paper by name -> the title of that appendix."""
        report = self.opened(record.file).model
        listed = report.appendices if isinstance(report, CommitteeReport) else ()
        return {each.asks_for: each.title for each in listed if each.asks_for is not None}

    def _read(self, file: str) -> Loaded:
        opened = open_document(self.found, file)
        if opened is None:
            raise BizplanError(f"{file} cannot be read any more")
        return opened

    def _beside(self, record: Record) -> Mapping[str, Loaded]:
        index = self.found.index
        return {each: self.opened(index.records_by_id[each][0].file) for each in needed_by(record, index)}

    def _maps(self, record: Record, *, for_public: bool = False) -> Mapping[tuple[str, str], CoverageReport]:
        models = {each: held.model for each, held in self._beside(record).items()}
        return self._coverage(coverage_asked(self.opened(record.file).model, models), for_public=for_public)

    def _coverage(
        self, asked: Iterable[tuple[str, str]], *, for_public: bool
    ) -> Mapping[tuple[str, str], CoverageReport]:
        """The maps of outcomes that a text asks for; all plans are looked through, once, only where one does."""
        maps: dict[tuple[str, str], CoverageReport] = {}
        for framework, year in asked:
            held = self.found.setting.frameworks.get(framework)
            if held is not None:
                if for_public not in self._plans:
                    request = replace(self.found.request, check=False, paths=())
                    facts = public_coverage if for_public else plan_coverage
                    self._plans[for_public] = survey(self.found.root, request, facts).facts
                maps[framework, year] = latest_coverage(self._plans[for_public], held, self.found.setting, year)
        return maps
