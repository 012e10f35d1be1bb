"""The press: a document to its paper, and the paper to files, one in each form asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.cli.common import Advance
from bizplan.cli.finishing import Unfinished, finished
from bizplan.cli.paper_targets import Refusal, faulty
from bizplan.cli.writing import Writer
from bizplan.diagnostics import Location, Severity
from bizplan.errors import BizplanError
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.exemptions import exemption_of
from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.index.record import Record
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.plan import Plan
from bizplan.pipeline import Survey, limits_of, open_document, survey
from bizplan.render.environment import HouseStyle
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import Overrun
from bizplan.reports.audience import ForPublic, full_paper, public_coverage, public_paper
from bizplan.reports.coverage import CoverageReport
from bizplan.reports.coverage_map import latest_coverage
from bizplan.reports.library import Library
from bizplan.reports.live_figures import coverage_asked
from bizplan.reports.paper import Paper, slug
from bizplan.reports.papers import needed_by, rests_on
from bizplan.reports.plan_summary_paper import build_plan_summary_paper
from bizplan.source.excerpt import Sources

_T = TypeVar("_T")
_MOST_HELD = 64
"""Documents held in full at once: many draw on the same few."""


class Press(Generic[_T]):
    """Makes papers one after the other, and keeps the documents that several of them look things up in.

    What takes long is left for `finish`, on as many cores as there are.
    """

    def __init__(self, found: Survey[_T], style: HouseStyle, names: Mapping[str, str]) -> None:
        self._found = found
        self._style = style
        self._names = names
        self._held = lru_cache(maxsize=_MOST_HELD)(self._read)
        self._writer = Writer()
        self._unfinished: list[Unfinished] = []
        self._plans: dict[bool, tuple[PlanCoverage, ...]] = {}
        self._sources = Sources(found.root, limit=limits_of(found.setting))
        self.faults_by_file = Counter(
            each.location.file for each in found.diagnostics if each.severity is Severity.ERROR and not each.waived
        )
        """File -> how many errors it has."""

    def refusal(self, record: Record) -> Refusal | None:
        """Why no paper can be made of a document; None if one can."""
        at_fault = next((each for each in self.files(record) if self.faults_by_file[each]), "")
        return faulty(record, at_fault, self.faults_by_file[at_fault]) if at_fault else None

    def files(self, record: Record) -> tuple[str, ...]:
        """The files that a document's paper rests on, its own first: one with errors could make the paper wrong."""
        index, setting = self._found.index, self._found.setting
        attached = [each.file for identity in rests_on(record, index) for each in index.records_by_id[identity]]
        framework = setting.frameworks.get(str(getattr(self._document(record).model, "corporate_plan", "")))
        files = (record.file, *attached, setting.organisation_file, framework.file if framework else "")
        return tuple(dict.fromkeys(each for each in files if each))

    def print(self, record: Record, forms: Sequence[str], out: Path) -> Iterator[Path]:
        """Each form of a document's paper, written; its path."""
        return self.write(self.paper(record), self._names[record.file], forms, out)

    def paper(self, record: Record) -> Paper:
        """The paper of a document, with all that it looks up beside it."""
        paper = full_paper(self._document(record), self._beside(record), self._found.setting, self._maps(record))
        if paper is None:
            raise TypeError(f"no paper is made of a {record.kind}")
        return paper

    def summary(self, record: Record) -> Paper:
        """The two-page summary of a plan."""
        loaded = self._document(record)
        if not isinstance(loaded.model, Plan):
            raise TypeError(f"{record.document} is no plan")
        return build_plan_summary_paper(loaded.model, self._library(record), loaded.file)

    def for_public(self, record: Record) -> ForPublic:
        """The paper of a document that is not exempt as a whole, without what is exempt in it and beside it."""
        maps = self._maps(record, for_public=True)
        made = public_paper(self._document(record), self._beside(record), self._found.setting, maps)
        if made is None:
            raise TypeError(f"no paper is made of a {record.kind}")
        return made

    def name(self, record: Record) -> str:
        """The name of a document's paper, without ending."""
        return self._names[record.file]

    def document(self, record: Record) -> Document:
        """A document in full."""
        return self._document(record).model

    def line(self, location: Location) -> int:
        """The line of a file, from 1, in which something stands."""
        return self._sources.resolve(location).line

    def exemption(self, record: Record) -> str:
        """The paragraph under which a document is exempt as a whole; empty if it is not."""
        return exemption_of(self._document(record).model)

    def rendered(self, paper: Paper, name: str, forms: Sequence[str], out: Path) -> Iterator[tuple[Path, str | bytes]]:
        """Each form of a paper, not yet written: its path and its content."""
        for each in forms:
            yield out / f"{name}{FORMATS[each].suffix}", FORMATS[each].render(paper, self._style)

    def version(self, file: str) -> PlanVersion:
        """The plan in a file, with what a comparison with another asks of it."""
        opened = open_document(self._found, file)
        found = plan_version(opened, self._found.setting) if opened is not None else None
        if found is None:
            raise BizplanError(f"{file} cannot be read as a plan any more")
        return found

    def write(
        self, paper: Paper, name: str, forms: Sequence[str], out: Path, most_pages: int | None = None
    ) -> Iterator[Path]:
        """Each form of a paper under a name without ending, written whole now or by `finish`; its path."""
        for name_of_form in forms:
            form = FORMATS[name_of_form]
            path = out / f"{name}{form.suffix}"
            content = form.compose(paper, self._style)
            if form.finish is None:
                self._writer.write(path, content)
            else:
                self._unfinished.append(Unfinished(path, name_of_form, str(content), most_pages))
            yield path

    def finish(self, workers: int, advance: Advance) -> Mapping[Path, Overrun]:
        """What runs over its most pages, once all that was left is written, on so many cores."""
        return finished(self.settled(), workers, advance)

    def settled(self) -> list[Unfinished]:
        """What is left for `finish`, once everything else is written; it is left no longer."""
        self._writer.settle()
        papers, self._unfinished = self._unfinished, []
        return papers

    def leave(self, papers: Iterable[Unfinished]) -> None:
        """Leave papers for `finish` that were composed elsewhere."""
        self._unfinished += papers

    def _library(self, record: Record) -> Library:
        models = {each: held.model for each, held in self._beside(record).items()}
        return Library(self._found.setting, models, self._maps(record))

    def _beside(self, record: Record) -> Mapping[str, Loaded]:
        index = self._found.index
        return {each: self._document(index.records_by_id[each][0]) for each in needed_by(record, index)}

    def _maps(self, record: Record, *, for_public: bool = False) -> Mapping[tuple[str, str], CoverageReport]:
        models = {each: held.model for each, held in self._beside(record).items()}
        return self._coverage(coverage_asked(self._document(record).model, models), for_public=for_public)

    def _coverage(
        self, asked: Iterable[tuple[str, str]], *, for_public: bool
    ) -> Mapping[tuple[str, str], CoverageReport]:
        """The maps of outcomes that a text asks for; all plans are looked through, once, only where one does."""
        maps: dict[tuple[str, str], CoverageReport] = {}
        for framework, year in asked:
            held = self._found.setting.frameworks.get(framework)
            if held is not None:
                if for_public not in self._plans:
                    request = replace(self._found.request, check=False, paths=())
                    facts = public_coverage if for_public else plan_coverage
                    self._plans[for_public] = survey(self._found.root, request, facts).facts
                maps[framework, year] = latest_coverage(self._plans[for_public], held, self._found.setting, year)
        return maps

    def _document(self, record: Record) -> Loaded:
        return self._held(record.file)

    def _read(self, file: str) -> Loaded:
        opened = open_document(self._found, file)
        if opened is None:
            raise BizplanError(f"{file} cannot be read any more")
        return opened


def file_names(records: Sequence[Record]) -> Mapping[str, str]:
    """File -> the name of its paper without ending, after the document's id; unlike any other whatever its case."""
    plain = {each.file: slug(each.document).removeprefix("n-") for each in records}
    shared = Counter(plain.values())
    names = {
        each.file: f"{plain[each.file]}-{each.kind}" if shared[plain[each.file]] > 1 else plain[each.file]
        for each in records
    }
    taken = Counter(names.values())
    return {file: name if taken[name] == 1 else f"{name}-{slug(file)}" for file, name in names.items()}
