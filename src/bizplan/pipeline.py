"""A plan repository to what is known of it: each file by itself, then all of them together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.checks.runner import check_repository, check_waivers
from bizplan.checks.selection import Selection
from bizplan.diagnostics import Diagnostic
from bizplan.examine import Examined, Facts, Pair, Request, limits_of, loaded_again
from bizplan.index.corpus_index import CorpusIndex, build_corpus_index
from bizplan.index.links import LIVE_FIELDS, UPWARDS
from bizplan.index.record import Indexed, Record
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.recall import Advance, Recall
from bizplan.source.document import collector_paused
from bizplan.source.files import FoundFile, find_documents

__all__ = ["Advance", "Facts", "Request", "Survey", "limits_of", "no_facts", "open_document", "survey"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Survey(Generic[_T]):
    """What is known of a repository after one walk through its files."""

    root: Path
    request: Request
    setting: Setting
    index: CorpusIndex
    diagnostics: tuple[Diagnostic, ...]
    """Every fault, in order of file; within a file in the order found."""
    facts: tuple[_T, ...]
    """What the report wanted to know, in order of file."""
    files: int
    """How many files were looked at."""


def _unseen(_done: int, _total: int) -> None:
    """For a run that nobody watches."""


def no_facts(_loaded: Loaded, _indexed: Indexed, _setting: Setting) -> None:
    """For a survey that only wants the faults."""


def survey(root: Path, request: Request, facts: Facts[_T], advance: Advance = _unseen) -> Survey[_T]:
    """Every document below a root examined, then all of them together.

    `facts` must be a function at the top of a module, and what it returns must have a plain form: it is called in
    other processes, and its answers are kept. `advance` is told now and then how many files are done, and of how many.
    """
    with collector_paused():
        found = find_documents(root, request.paths)
        everything = found if not request.paths else find_documents(root)
        files = frozenset(each.path for each in found.files)
        recall = Recall(root, request, facts, everything.files)
        of_files = recall.known(found.files, advance)
        selection = recall.job.selection
        wide = selection is not None and (selection.across or selection.year_on_year)
        # A return waits for its plan, which it names: rules that hold the one against the other ask for no more.
        awaited = wide or any(each.record and each.record.pending for each in of_files)
        others = [each for each in everything.files if each.path not in files]
        of_others: list[Examined[_T]] = []
        if wide:
            of_others = recall.known(others, advance)
        elif awaited:
            of_others = _followed(recall, of_files, others, advance)
        index = _joined(recall, of_files, of_others)
        if len(of_others) < len(others) and awaited and not _is_enough(index, selection, files):
            of_others = recall.known(others, advance)
            index = _joined(recall, of_files, of_others)
        setting = recall.job.setting
        diagnostics = [*found.diagnostics, *(fault for each in of_files for fault in each.diagnostics)]
        if selection is not None:
            plans = tuple(each.plan_facts for each in (*of_files, *of_others) if each.plan_facts is not None)
            found_between = check_repository(index, plans, selection)
            diagnostics += (each for each in found_between if each.location.file in files)
            diagnostics += recall.held_against([each for each in _pairs(index, selection) if each.file in files])
            own = [each for each in index.records if each.file in files]
            diagnostics += check_waivers(own, diagnostics, selection)
        recall.keep()
        return Survey(
            root,
            request,
            setting,
            index,
            tuple(sorted(diagnostics, key=lambda each: each.location.file)),
            tuple(each.facts for each in of_files if each.facts is not None),
            len(files),
        )


def open_document(survey_: Survey[_T], file: str) -> Loaded | None:
    """One document in full, read again; None if nothing of it can be kept."""
    return loaded_again(survey_.root, survey_.setting, survey_.request, file)


def _followed(
    recall: Recall[_T], of_files: Sequence[Examined[_T]], others: Sequence[FoundFile], advance: Advance
) -> list[Examined[_T]]:
    """What is known of the documents that references lead to, and threads upwards from there, as far as is seen."""
    found: list[Examined[_T]] = []
    left = list(others)
    own = [each.record for each in of_files if each.record is not None]
    wanted = {name for each in own for name in (each.document, *(pending.document for pending in each.pending))}
    while wanted:
        seen = frozenset(recall.seeming_to_be(wanted, left))
        fresh = recall.known([each for each in left if each in seen], advance)
        left = [each for each in left if each not in seen]
        found += fresh
        pending = (one for each in fresh if each.record is not None for one in each.record.pending)
        held = {each.record.document for each in (*of_files, *found) if each.record is not None}
        wanted = {one.document for one in pending if one.placed.field == UPWARDS} - held - wanted
    return found


def _is_enough(index: CorpusIndex, selection: Selection | None, files: frozenset[str]) -> bool:
    """Whether all that the files refer to is among what was read, and no fault is found that more could explain."""
    own = (each for each in index.records if each.file in files)
    if any(index.record(pending.document) is None for each in own for pending in each.pending):
        return False
    found = check_repository(index, (), selection) if selection is not None else ()
    return all(each.location.file not in files for each in found)


def _joined(recall: Recall[_T], of_files: Sequence[Examined[_T]], of_others: Sequence[Examined[_T]]) -> CorpusIndex:
    records, unreadable = _records([*of_files, *of_others])
    return build_corpus_index(records, recall.job.setting, unreadable)


def _records(examined: Iterable[Examined[_T]]) -> tuple[list[Record], list[str]]:
    """The records, and the files of which nothing could be kept."""
    records: list[Record] = []
    unreadable: list[str] = []
    for each in examined:
        if each.record is None:
            unreadable.append(each.file)
        else:
            records.append(each.record)
    return records, unreadable


def _pairs(index: CorpusIndex, selection: Selection) -> Iterator[Pair]:
    """The documents that the rules hold against another, each with that other."""
    if selection.year_on_year:
        yield from _successive(index)
    if selection.against_plan:
        yield from _reporting(index)
    if selection.quoting:
        yield from _quoting(index)


def _successive(index: CorpusIndex) -> Iterator[Pair]:
    """Each plan after the nearest earlier plan of its unit."""
    by_unit: dict[str, list[Record]] = {}
    for record in index.records:
        if record.kind == "plan":
            by_unit.setdefault(record.unit, []).append(record)
    for records in by_unit.values():
        ordered = sorted(records, key=lambda each: (each.period, each.file))
        yield from (Pair(earlier.file, later.file) for earlier, later in pairwise(ordered))


def _reporting(index: CorpusIndex) -> Iterator[Pair]:
    """Each return after the plan it reports on, where that is held."""
    for record in index.records:
        plan = index.record(record.document.rpartition("@")[0]) if record.kind == "return" else None
        if plan is not None:
            yield Pair(plan.file, record.file)


def _quoting(index: CorpusIndex) -> Iterator[Pair]:
    """Each report after each plan whose figures it quotes, where that is held."""
    for record in index.records:
        if record.kind == "committee-report":
            named = dict.fromkeys(each.document for each in record.pending if each.placed.field in LIVE_FIELDS)
            plans = (found for each in named if (found := index.record(each)) is not None and found.kind == "plan")
            yield from (Pair(plan.file, record.file) for plan in plans)
