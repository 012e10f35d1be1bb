"""Files to what is known of each by itself: read, loaded, linked and checked, on as many cores as it is worth."""

import marshal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, get_type_hints

from bizplan.checks.catalogue import candidates
from bizplan.checks.rule import Profile
from bizplan.checks.runner import (
    Opened,
    check_against_plan,
    check_document,
    check_quoting,
    check_year_on_year,
)
from bizplan.checks.selection import Selection, select
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.plan_facts import PlanFacts, plan_facts
from bizplan.index.record import Indexed, Record, index_document
from bizplan.index.setting import Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.source.cache import digest_of
from bizplan.source.document import Limits, collector_paused, read
from bizplan.source.files import read_bytes
from bizplan.source.plain import Form, form_of

_T = TypeVar("_T")
_W = TypeVar("_W")
Facts = Callable[[Loaded, Indexed, Setting], _T | None]
"""What a report wants to know of one document; None for a document that does not concern it."""

_FILES_WORTH_A_POOL = 200
_FILES_A_CHUNK = 64
_FAULTS: Form[Any] = form_of(tuple[Diagnostic, ...])


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
    cache: bool = False
    """Whether to use what earlier runs worked out, and to keep what this one does."""
    unsaved: tuple[tuple[str, bytes], ...] = ()
    """Path from the root and content of files as an editor holds them, which count instead of those on disk."""


@dataclass(frozen=True, slots=True)
class Task(Generic[_T]):
    """What is to be found out about files, as it can be sent to another process."""

    root: Path
    sources: tuple[tuple[str, bytes], ...]
    """Path and content of the files that make the setting."""
    request: Request
    facts: Facts[_T]
    """A function at the top of a module; what it returns must have a plain form."""


@dataclass(frozen=True, slots=True)
class Job(Generic[_T]):
    """A task with all that it takes to do it."""

    task: Task[_T]
    setting: Setting
    selection: Selection | None
    """The rules that are run; None where none are."""
    limits: Limits


class Wanted(NamedTuple):
    """A file to examine."""

    path: str
    digest: bytes = b""
    """Of the content for which an answer is known already; empty if none is."""


class Pair(NamedTuple):
    """A document that rules hold against another."""

    beside: str
    """The file of the other: the plan of the year before, the plan that a return reports on, a plan that is quoted."""
    file: str


class Found(NamedTuple):
    """What became of a file, or of a pair of them."""

    digest: bytes
    """Of its content; empty for a file that could not be read."""
    answer: bytes
    """What `examined` reads, or `held_against`; empty where the answer was known already."""
    is_dated: bool = False
    """Whether the answer may be another on another day."""
    beside: "tuple[Pair, Found] | None" = None
    """What is found in it beside the file before it, where that is the plan of an earlier year of the same unit."""


@dataclass(frozen=True, slots=True)
class Examined(Generic[_T]):
    """What is known of one file by itself."""

    file: str
    record: Record | None
    """None if nothing of it could be kept."""
    diagnostics: tuple[Diagnostic, ...]
    facts: _T | None
    plan_facts: PlanFacts | None = None
    """What rules across all plans compare, where such rules are run."""


def job_of(task: Task[_T]) -> Job[_T]:
    """The task with its setting read and its rules chosen."""
    documents = (read(path, content)[0] for path, content in task.sources)
    loaded = (load(document)[0] for document in documents if document is not None)
    setting = build_setting(each for each in loaded if each is not None)
    return Job(task, setting, _selection(task.request, setting), limits_of(setting))


def limits_of(setting: Setting) -> Limits:
    """How large a document may be in this repository."""
    stated = setting.organisation.limits if setting.organisation else None
    usual = Limits()
    if stated is None:
        return usual
    size = stated.file_kilobytes * 1024 if stated.file_kilobytes is not None else usual.size
    return Limits(size, stated.depth if stated.depth is not None else usual.depth)


def examine(job: Job[_T], files: Sequence[Wanted]) -> Iterator[list[Found]]:
    """What is found out about each file, in their order, some files at a time."""
    return _shared_out(job, files, _examine_chunk)


def examine_pairs(job: Job[_T], pairs: Sequence[Pair]) -> Iterator[list[Found]]:
    """What is found in each document beside its other, in their order, some pairs at a time.

    Each document is opened once where pairs that share it follow each other.
    """
    return _shared_out(job, pairs, _examine_pairs)


def examined(task: Task[_T], answer: bytes) -> Examined[_T]:
    """What an answer says."""
    return Examined(*_form(task.facts).load(marshal.loads(answer)))  # noqa: S302 -- our own, or sealed by the cache


def held_against(answer: bytes) -> tuple[Diagnostic, ...]:
    """What an answer about a pair says."""
    found: tuple[Diagnostic, ...] = _FAULTS.load(marshal.loads(answer))  # noqa: S302 -- our own, or sealed by the cache
    return found


def digest_of_pair(beside: bytes, own: bytes) -> bytes:
    """What stands for the contents of a pair."""
    return digest_of(beside + own)


def content_of(root: Path, file: str, request: Request, limit: Limits) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """A file's content, as an editor holds it if that was given; None, with the fault, if it cannot be read."""
    unsaved = dict(request.unsaved)
    return (unsaved[file], ()) if file in unsaved else read_bytes(root, file, limit=limit)


def loaded_again(root: Path, setting: Setting, request: Request, file: str) -> Loaded | None:
    """One document in full; None if nothing of it can be kept."""
    return _loaded(root, setting, request, file)[1]


def _selection(request: Request, setting: Setting) -> Selection | None:
    if not request.check:
        return None
    raised = {each.rule for each in (setting.organisation.lint if setting.organisation else ()) if each.severity}
    wanted = [
        each
        for each in candidates(request.least, raised)
        if each.name not in request.ignore and (not request.select or each.name in request.select)
    ]
    chosen = select(wanted, setting, request.as_at, least=request.least, profile=request.profile)
    return replace(chosen, suppressions=request.suppressions)


def _shared_out(
    job: Job[_T], wanted: Sequence[_W], work: Callable[[Job[_T], Sequence[_W]], list[Found]]
) -> Iterator[list[Found]]:
    """What the work finds, chunk by chunk, on as many cores as so many files are worth."""
    chunks = [wanted[start : start + _FILES_A_CHUNK] for start in range(0, len(wanted), _FILES_A_CHUNK)]
    workers = job.task.request.workers
    if workers == 1 or len(wanted) < _FILES_WORTH_A_POOL:
        yield from (work(job, chunk) for chunk in chunks)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- 20 ms that a small repository need not wait
    from multiprocessing import get_context  # noqa: PLC0415 -- as above

    # Where a fork is safe it spares each process all imports.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers, context) as pool:
        yield from pool.map(partial(_elsewhere, work, job.task), chunks)


def _elsewhere(
    work: Callable[[Job[_T], Sequence[_W]], list[Found]], task: Task[_T], wanted: Sequence[_W]
) -> list[Found]:
    return work(_job_of(task), wanted)


_job_of = lru_cache(maxsize=1)(job_of)
"""The one job of another process; a task comes along with each of its chunks."""


def _examine_chunk(job: Job[_T], files: Sequence[Wanted]) -> list[Found]:
    found: list[Found] = []
    before: tuple[bytes, Opened | None] = (b"", None)
    with collector_paused():
        for file in files:
            each, own = _examine(job, file)
            if job.selection is not None and job.selection.year_on_year:
                # The years of a unit lie beside each other in most repositories; to open them again would take longer
                # than all rules that compare them.
                each = each._replace(beside=_beside_earlier(job, before, (each.digest, own)))
                before = (each.digest, own)
            found.append(each)
    return found


def _beside_earlier(
    job: Job[_T], before: tuple[bytes, Opened | None], own: tuple[bytes, Opened | None]
) -> tuple[Pair, Found] | None:
    """What is found in a plan beside the one before it, if that is of the same unit and an earlier year."""
    if before[1] is None or own[1] is None:
        return None
    earlier, later = before[1].indexed.record, own[1].indexed.record
    is_next = earlier.kind == later.kind == "plan" and earlier.unit == later.unit and earlier.period < later.period
    return (Pair(earlier.file, later.file), _examine_pair(job, before, own)) if is_next else None


def _examine_pairs(job: Job[_T], pairs: Sequence[Pair]) -> list[Found]:
    open_once = lru_cache(maxsize=2)(partial(_opened, job.task.root, job.setting, job.task.request))
    with collector_paused():
        return [_examine_pair(job, open_once(pair.beside), open_once(pair.file)) for pair in pairs]


def _examine_pair(job: Job[_T], beside: tuple[bytes, Opened | None], own: tuple[bytes, Opened | None]) -> Found:
    found: tuple[Diagnostic, ...] = ()
    if job.selection is not None and beside[1] is not None and own[1] is not None:
        check = _CHECK_BY_KIND.get(own[1].indexed.record.kind, check_year_on_year)
        found = check(own[1], beside[1], job.setting, job.selection)
    return Found(digest_of_pair(beside[0], own[0]), marshal.dumps(_FAULTS.dump(found)), is_dated=True)


_CHECK_BY_KIND = {"return": check_against_plan, "committee-report": check_quoting}


def _opened(root: Path, setting: Setting, request: Request, file: str) -> tuple[bytes, Opened | None]:
    """The digest of a document's content, and the document in full with its links."""
    digest, loaded = _loaded(root, setting, request, file)
    return digest, Opened(loaded, index_document(loaded, setting)) if loaded is not None else None


def _loaded(root: Path, setting: Setting, request: Request, file: str) -> tuple[bytes, Loaded | None]:
    """The digest of a document's content, and the document in full."""
    content, _ = content_of(root, file, request, limits_of(setting))
    document, _ = read(file, content, limit=limits_of(setting)) if content is not None else (None, ())
    loaded, _ = load(document) if document is not None else (None, ())
    return digest_of(content or b""), loaded


def _examine(job: Job[_T], file: Wanted) -> tuple[Found, Opened | None]:
    content, faults = content_of(job.task.root, file.path, job.task.request, job.limits)
    if content is None:
        return Found(b"", _answer(job, Examined(file.path, None, faults, None))), None
    digest = digest_of(content)
    if digest == file.digest:
        return Found(digest, b""), None
    found, own = _read_and_checked(job, file.path, content)
    waivers = found.record.waivers if found.record else ()
    is_dated = job.selection is not None and (job.selection.dated or any(mark.until for mark in waivers))
    return Found(digest, _answer(job, found), is_dated), own


def _read_and_checked(job: Job[_T], path: str, content: bytes) -> tuple[Examined[_T], Opened | None]:
    document, faults = read(path, content, limit=job.limits)
    if document is None:
        return Examined(path, None, faults, None), None
    loaded, shape_faults = load(document)
    if loaded is None:
        return Examined(path, None, (*faults, *shape_faults), None), None
    indexed = index_document(loaded, job.setting)
    own = Opened(loaded, indexed)
    findings = check_document(own, job.setting, job.selection) if job.selection else ()
    wanted = job.task.facts(loaded, indexed, job.setting)
    across = plan_facts(loaded, indexed, job.setting) if job.selection and job.selection.across else None
    return Examined(path, indexed.record, (*faults, *shape_faults, *findings), wanted, across), own


def _answer(job: Job[_T], found: Examined[_T]) -> bytes:
    parts = (found.file, found.record, found.diagnostics, found.facts, found.plan_facts)
    return marshal.dumps(_form(job.task.facts).dump(parts))


@cache
def _form(facts: Facts[_T]) -> Form[Any]:
    """The plain form of what is known of a file, which depends on what the report wants to know."""
    parts: Any = (str, Record | None, tuple[Diagnostic, ...], get_type_hints(facts)["return"], PlanFacts | None)
    return form_of(tuple[parts])
