"""A plan repository to what is known of it: the steps in order, one file at a time, on as many cores as it is worth."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.checks.runner import Selection, check_document, check_repository, select
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.record import Indexed, Record, index_document
from bizplan.index.setting import SETTING_KINDS, Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.source.document import Limits, collector_paused
from bizplan.source.files import find_documents, read_bytes, read_document

_T = TypeVar("_T")
Facts = Callable[[Loaded, Indexed, Setting], _T | None]
"""What a report wants to know of one document; None for a document that does not concern it."""

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


@dataclass(frozen=True, slots=True)
class _Job(Generic[_T]):
    """Everything that one process needs to examine files by itself."""

    root: Path
    setting: Setting
    selection: Selection | None
    limits: Limits
    facts: Facts[_T]


def no_facts(_loaded: Loaded, _indexed: Indexed, _setting: Setting) -> None:
    """For a survey that only wants the faults."""


def survey(root: Path, request: Request, facts: Facts[_T]) -> Survey[_T]:
    """Every document below a root examined, then all of them together.

    `facts` must be a function at the top of a module or a partial of one, so that other processes can run it.
    """
    with collector_paused():
        found = find_documents(root, request.paths)
        everything = found if not request.paths else find_documents(root)
        files = [each.path for each in found.files]
        others = [each.path for each in everything.files]
        setting_files = [each for each in others if _SETTING_KIND.search(read_bytes(root, each, limit=_HEAD)[0] or b"")]
        setting = _setting(root, setting_files)
        examined = list(_examine_all(_job(root, setting, request, facts), files, request.workers))
        missed = {each.record.file for each in examined if each.record and each.record.kind in SETTING_KINDS}
        if not missed <= set(setting_files):
            setting = _setting(root, sorted({*setting_files, *missed}))
            examined = list(_examine_all(_job(root, setting, request, facts), files, request.workers))
        rest = [each for each in others if each not in set(files)] if request.paths else []
        awaited = any(each.record and each.record.pending for each in examined)
        beside_job: _Job[None] = _job(root, setting, request, no_facts, check=False)
        beside = list(_examine_all(beside_job, rest if awaited else [], request.workers))
        records = [each.record for each in examined if each.record] + [each.record for each in beside if each.record]
        unreadable = [each.file for each in examined if not each.record] + [
            each.file for each in beside if not each.record
        ]
        index = build_corpus_index(records, setting, unreadable)
        return Survey(
            root,
            setting,
            index,
            _ordered(found.diagnostics, examined, _between(index, request, set(files))),
            tuple(each.facts for each in examined if each.facts is not None),
            len(files),
        )


def one_document(survey_: Survey[_T], file: str) -> tuple[Loaded, Indexed] | None:
    """One document in full, read again; None if nothing of it can be kept."""
    document, _ = read_document(survey_.root, file, limit=_limits(survey_.setting))
    loaded, _ = load(document) if document is not None else (None, ())
    return (loaded, index_document(loaded, survey_.setting)) if loaded is not None else None


def _job(root: Path, setting: Setting, request: Request, facts: Facts[_T], *, check: bool = True) -> _Job[_T]:
    selection = None
    if check and request.check:
        selection = select(catalogue(), setting, request.as_at, least=request.least, profile=request.profile)
    return _Job(root, setting, selection, _limits(setting), facts)


def _limits(setting: Setting) -> Limits:
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


def _examine_all(job: _Job[_T], files: Sequence[str], workers: int) -> Iterator[_Examined[_T]]:
    if workers < 2 or len(files) < _FILES_WORTH_A_POOL:  # noqa: PLR2004 -- two are the fewest worth a pool
        yield from _examine_chunk(job, files)
        return
    chunks = [files[start : start + _FILES_A_CHUNK] for start in range(0, len(files), _FILES_A_CHUNK)]
    with ProcessPoolExecutor(workers) as pool:
        for results in pool.map(partial(_examine_chunk, job), chunks):
            yield from results


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
    findings = check_document(loaded, indexed, job.setting, job.selection) if job.selection else ()
    wanted = job.facts(loaded, indexed, job.setting)
    return _Examined(file, indexed.record, (*faults, *shape_faults, *findings), wanted)


def _between(index: CorpusIndex, request: Request, files: set[str]) -> tuple[Diagnostic, ...]:
    if not request.check:
        return ()
    selection = select(catalogue(), index.setting, request.as_at, least=request.least, profile=request.profile)
    return tuple(each for each in check_repository(index, selection) if each.location.file in files)


def _ordered(
    found: Iterable[Diagnostic], examined: Iterable[_Examined[_T]], between: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    everything = [*found, *(fault for each in examined for fault in each.diagnostics), *between]
    return tuple(sorted(everything, key=lambda each: each.location.file))
