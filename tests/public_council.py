"""A council in memory of which one document is changed, and its papers by name for the public."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from bizplan.cli.holdings import Holdings
from bizplan.cli.named_papers import NAMED, NamedPapers
from bizplan.cli.rounds import Asked
from bizplan.errors import BizplanError
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.index.record import Record, index_document
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Document, Entity
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.pipeline import Request, Survey
from bizplan.reports.audience import NamedPaper
from tests.in_memory import AS_AT, council

_E = TypeVar("_E", bound=Entity)


class InMemory(Holdings[PaperFacts]):
    """Holdings whose documents are not read from a disk."""

    def __init__(self, found: Survey[PaperFacts], documents: Mapping[str, Loaded]) -> None:
        super().__init__(found)
        self._documents = documents

    def opened(self, file: str) -> Loaded:
        return self._documents[file]


@cache
def known(root: Path) -> tuple[dict[str, Loaded], dict[str, Record], dict[str, PaperFacts]]:
    """By file: every document, its record, and what papers by name need of it."""
    held = council(root)
    loaded = {file: each.loaded[0] for file, each in held.sources.items() if each.loaded[0] is not None}
    indexed = {file: each.opened.indexed for file, each in held.examined.items() if each.opened is not None}
    facts = {file: paper_facts(each, indexed[file], held.setting) for file, each in loaded.items() if file in indexed}
    records = {file: each.record for file, each in indexed.items()}
    return loaded, records, {file: each for file, each in facts.items() if each is not None}


def named_for_public(
    root: Path, file: str, model: Document, *, whole: bool = False
) -> Iterator[tuple[str, NamedPaper]]:
    """Each paper by name that could tell of a changed document, of its year and of its department, or of all."""
    if not isinstance(model, Plan | Return | CorporatePlan):
        return
    loaded, records, facts = known(root)
    changed = replace(loaded[file], model=model)
    setting = council(root).setting
    if isinstance(model, CorporatePlan):
        framework = replace(setting.frameworks[model.id], plan=model)
        setting = replace(setting, frameworks={**setting.frameworks, model.id: framework})
    own = index_document(changed, setting)
    now = paper_facts(changed, own, setting)
    records_now = {**records, file: own.record}
    facts_now = {**facts, file: now} if now is not None else facts
    yield from _papers(root, {**loaded, file: changed}, records_now, facts_now, setting, _asked(model, whole=whole))


def _papers(  # noqa: PLR0913, PLR0917 -- all that a survey finds
    root: Path,
    documents: Mapping[str, Loaded],
    records: Mapping[str, Record],
    facts: Mapping[str, PaperFacts],
    setting: Setting,
    asked: Asked,
) -> Iterator[tuple[str, NamedPaper]]:
    index: CorpusIndex = build_corpus_index(list(records.values()), setting, ())
    everything = tuple(facts.values())
    found = Survey(root, Request(AS_AT), setting, index, (), everything, len(documents))
    papers = NamedPapers(InMemory(found, documents), everything, for_public=True)
    for name in NAMED:
        try:
            made = [each for each in papers.made((name,), asked) if isinstance(each, NamedPaper)]
        except BizplanError as fault:
            if "is exempt under paragraph" not in fault.message:
                raise
            made = []
        yield from ((name, each) for each in made)


def unlike(document: _E, figure: Decimal, other: Decimal) -> _E:
    """A document with another figure wherever it has this one."""
    changed: dict[str, object] = {}
    for name, value in document.__dict__.items():
        match value:
            case Decimal() if value == figure:
                changed[name] = other
            case Entity():
                changed[name] = unlike(value, figure, other)
            case (Entity(), *_):
                changed[name] = tuple(unlike(each, figure, other) for each in value)
            case _:
                continue
    return document.model_copy(update=changed)


def _asked(model: Document, *, whole: bool) -> Asked:
    """The papers of the year of a document."""
    match model:
        case Plan():
            return Asked(str(model.period), department="" if whole else str(model.department))
        case Return():
            department, _, period = str(model.plan).partition("/")
            return Asked(period, department="" if whole else department)
        case CorporatePlan():
            return Asked(corporate_plan=model.id)
        case _:
            return Asked()
