"""A plan repository to what is known of it: the steps in order, one file at a time, on as many cores as it is worth."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.checks.runner import (
    Opened,
    check_against_plan,
    check_document,
    check_repository,
    check_waivers,
    check_year_on_year,
)
from bizplan.checks.selection import Selection, select
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.plan_facts import PlanFacts, plan_facts
from bizplan.index.record import Indexed, Record, index_document
from bizplan.index.setting import SETTING_KINDS, Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.source.document import Limits, collector_paused
from bizplan.source.files import find_documents, read_bytes, read_document

_T = TypeVar("_T")
Facts = Callable[[Loaded, Indexed, Setting], _T | None]
"""What a report wants to know of one document; None for a document that does not concern it."""

Advance = Callable[[int, int], None]
"""Told how many files are done, and of how many."""

_SETTING_KIND = re.compile(rb"^kind:[ \t]*[\"']?(organisation|corporate-plan)\b", re.MULTILINE)
_HEAD = Limits(size=4096)
"""Enough of a file to see its kind, which by custom stands at the top."""
_FILES_WORTH_A_POOL = 200
_FILES_A_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a repository."""

    as_at: date
    """The day on which it is asked."""
    least: Severity = Severity.ERROR
    """The mildest severity of rule that is run."""
    profile: Profile | None = None
    """The profile for all documents; None takes each document's own."""
    paths: tuple[Path, ...] = ()
    """Files and folders to look at; empty for all."""
    workers: int = 1
    """Processes to use at most."""
    select: frozenset[str] = frozenset()
    """The rules to run, by name; empty for all."""
    ignore: frozenset[str] = frozenset()
    """Rules not to run."""
    suppressions: bool = True
    """Whether documents may allow findings."""
    check: bool = True
    """Whether rules are run at all; faults of reading and of shape are reported in any case."""


@dataclass(frozen=True, slots=True)
class Survey(Generic[_T]):
    """What is known of a repository after one walk through its files."""

    root: Path
    setting: Setting
    index: CorpusIndex
    diagnostics: tuple[Diagnostic, ...]
    """Every fault, in order of file; within a file in the order found."""
    facts: tuple[_T, ...]
    """What the report wanted to know, in order of file."""
    files: int
    """How many files were looked at."""


@dataclass(frozen=True, slots=True)
class _Examined(Generic[_T]):
    file: str
    record: Record | None
    diagnostics: tuple[Diagnostic, ...]
    facts: _T | None
    plan_facts: PlanFacts | None = None


@dataclass(frozen=True, slots=True)
class _Job(Generic[_T]):
    """Everything that one process needs to examine files by itself."""

    root: Path
    setting: Setting
    selection: Selection | None
    limits: Limits
    facts: Facts[_T]
    across: bool
    """Whether rules across all plans want their facts."""


def _unseen(_done: int, _total: int) -> None:
    """For a run that nobody watches."""


def no_facts(_loaded: Loaded, _indexed: Indexed, _setting: Setting) -> None:
    """For a survey that only wants the faults."""


def survey(root: Path, request: Request, facts: Facts[_T], advance: Advance = _unseen) -> Survey[_T]:
    """Every document below a root examined, then all of them together.

    `facts` must be a function at the top of a module or a partial of one, so that other processes can run it.
    `advance` is told now and then how many files are done, and of how many.
    """
    with collector_paused():
        found = find_documents(root, request.paths)
        everything = found if not request.paths else find_documents(root)
        files = [each.path for each in found.files]
        others = [each.path for each in everything.files]
        setting_files = [each for each in others if _SETTING_KIND.search(read_bytes(root, each, limit=_HEAD)[0] or b"")]
        setting = _setting(root, setting_files)
        examined = list(_examine_all(_job(root, setting, request, facts), files, request.workers, advance))
        missed = {each.record.file for each in examined if each.record and each.record.kind in SETTING_KINDS}
        if not missed <= set(setting_files):
            setting = _setting(root, sorted({*setting_files, *missed}))
            examined = list(_examine_all(_job(root, setting, request, facts), files, request.workers, advance))
        selection = _selection(setting, request)
        wide = selection is not None and (selection.across or selection.year_on_year)
        rest = [each for each in others if each not in set(files)] if request.paths else []
        awaited = wide or any(each.record and each.record.pending for each in examined)
        beside_job: _Job[_T] = _Job(root, setting, None, limits_of(setting), no_facts, across=wide)
        beside = list(_examine_all(beside_job, rest if awaited else [], request.workers, advance))
        records, unreadable = _records([*examined, *beside])
        index = build_corpus_index(records, setting, unreadable)
        plans = tuple(each.plan_facts for each in (*examined, *beside) if each.plan_facts is not None)
        between = _between(root, index, plans, selection, frozenset(files)) if selection else ()
        diagnostics = _ordered(found.diagnostics, examined, between)
        if selection is not None:
            own = [each for each in index.records if each.file in set(files)]
            diagnostics = _by_file([*diagnostics, *check_waivers(own, diagnostics, selection)])
        return Survey(
            root,
            setting,
            index,
            diagnostics,
            tuple(each.facts for each in examined if each.facts is not None),
            len(files),
        )


def _records(examined: Iterable[_Examined[_T]]) -> tuple[list[Record], list[str]]:
    """The records, and the files of which nothing could be kept."""
    records: list[Record] = []
    unreadable: list[str] = []
    for each in examined:
        if each.record is None:
            unreadable.append(each.file)
        else:
            records.append(each.record)
    return records, unreadable


def open_document(survey_: Survey[_T], file: str) -> Opened | None:
    """One document in full, read again; None if nothing of it can be kept."""
    return _open(survey_.root, survey_.setting, file)


def _job(root: Path, setting: Setting, request: Request, facts: Facts[_T]) -> _Job[_T]:
    selection = _selection(setting, request)
    across = selection is not None and selection.across
    return _Job(root, setting, selection, limits_of(setting), facts, across=across)


def _selection(setting: Setting, request: Request) -> Selection | None:
    if not request.check:
        return None
    wanted = [
        each
        for each in catalogue()
        if each.name not in request.ignore and (not request.select or each.name in request.select)
    ]
    chosen = select(wanted, setting, request.as_at, least=request.least, profile=request.profile)
    return replace(chosen, suppressions=request.suppressions)


def limits_of(setting: Setting) -> Limits:
    """How large a document may be in this repository."""
    stated = setting.organisation.limits if setting.organisation else None
    usual = Limits()
    if stated is None:
        return usual
    size = stated.file_kilobytes * 1024 if stated.file_kilobytes is not None else usual.size
    return Limits(size, stated.depth if stated.depth is not None else usual.depth)


def _setting(root: Path, files: Iterable[str]) -> Setting:
    documents = (read_document(root, file)[0] for file in files)
    loaded = (load(document)[0] for document in documents if document is not None)
    return build_setting(each for each in loaded if each is not None)


def _examine_all(job: _Job[_T], files: Sequence[str], workers: int, advance: Advance) -> Iterator[_Examined[_T]]:
    chunks = [files[start : start + _FILES_A_CHUNK] for start in range(0, len(files), _FILES_A_CHUNK)]
    done = 0
    for results in _chunks_examined(job, chunks, workers if len(files) >= _FILES_WORTH_A_POOL else 1):
        yield from results
        done += len(results)
        advance(done, len(files))


def _chunks_examined(job: _Job[_T], chunks: Sequence[Sequence[str]], workers: int) -> Iterator[list[_Examined[_T]]]:
    if workers == 1:
        yield from (_examine_chunk(job, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(_examine_chunk, job), chunks)


def _examine_chunk(job: _Job[_T], files: Sequence[str]) -> list[_Examined[_T]]:
    with collector_paused():
        return [_examine(job, file) for file in files]


def _examine(job: _Job[_T], file: str) -> _Examined[_T]:
    document, faults = read_document(job.root, file, limit=job.limits)
    if document is None:
        return _Examined(file, None, faults, None)
    loaded, shape_faults = load(document)
    if loaded is None:
        return _Examined(file, None, (*faults, *shape_faults), None)
    indexed = index_document(loaded, job.setting)
    findings = check_document(Opened(loaded, indexed), job.setting, job.selection) if job.selection else ()
    wanted = job.facts(loaded, indexed, job.setting)
    across = plan_facts(loaded, indexed, job.setting) if job.across else None
    return _Examined(file, indexed.record, (*faults, *shape_faults, *findings), wanted, across)


def _between(
    root: Path, index: CorpusIndex, plans: tuple[PlanFacts, ...], selection: Selection, files: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """What rules find between documents, at places in the files that were asked for."""
    found = [each for each in check_repository(index, plans, selection) if each.location.file in files]
    opened = lru_cache(maxsize=2)(partial(_open, root, index.setting))
    for wanted, check, pairs in (
        (selection.year_on_year, check_year_on_year, _successive(index)),
        (selection.against_plan, check_against_plan, _reporting(index)),
    ):
        for beside, record in pairs if wanted else ():
            if record.file in files:
                pair = opened(beside.file), opened(record.file)
                if pair[0] is not None and pair[1] is not None:
                    found += check(pair[1], pair[0], index.setting, selection)
    return tuple(found)


def _successive(index: CorpusIndex) -> Iterator[tuple[Record, Record]]:
    """Each plan after the nearest earlier plan of its unit."""
    by_unit: dict[str, list[Record]] = {}
    for record in index.records:
        if record.kind == "plan":
            by_unit.setdefault(record.document.partition("/")[0], []).append(record)
    for records in by_unit.values():
        yield from pairwise(sorted(records, key=lambda each: (each.period, each.file)))


def _reporting(index: CorpusIndex) -> Iterator[tuple[Record, Record]]:
    """Each return after the plan it reports on, where that is held."""
    for record in index.records:
        plan = index.record(record.document.rpartition("@")[0]) if record.kind == "return" else None
        if plan is not None:
            yield plan, record


def _open(root: Path, setting: Setting, file: str) -> Opened | None:
    document, _ = read_document(root, file, limit=limits_of(setting))
    loaded, _ = load(document) if document is not None else (None, ())
    return Opened(loaded, index_document(loaded, setting)) if loaded is not None else None


def _ordered(
    found: Iterable[Diagnostic], examined: Iterable[_Examined[_T]], between: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    everything = [*found, *(fault for each in examined for fault in each.diagnostics), *between]
    return _by_file(everything)


def _by_file(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: each.location.file))
