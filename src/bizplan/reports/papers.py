"""A document to its paper, whatever its kind, and what such a paper needs beside it."""

from collections.abc import Iterable, Iterator

from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import LIVE_FIELDS
from bizplan.index.record import Record
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.reports.corporate_plan_paper import build_corporate_plan_paper
from bizplan.reports.library import Library
from bizplan.reports.paper import Paper
from bizplan.reports.plan_paper import build_plan_paper
from bizplan.reports.record_papers import build_record_paper
from bizplan.reports.report_paper import build_report_paper, by_name

PAPER_KINDS = ("plan", "committee-report", "corporate-plan", "minute", "consultation", "strategy")
"""The kinds of document of which a paper is made."""


def build_paper(loaded: Loaded, library: Library) -> Paper | None:
    """The paper of a document; None for a kind of which none is made.

    The library should hold what `needed_by` names; what it lacks is shown by its id or as not held.
    """
    return _paper(loaded.model, library, loaded.file)


def needed_by(record: Record, index: CorpusIndex) -> tuple[str, ...]:
    """The ids of the documents that a document's paper looks things up in: those it refers to and its last plan.

    The appendices of a report are among them, and what those refer to in their turn.
    """
    found = list(_beside(record, index))
    if record.kind == "committee-report":
        attached = [each for identity in found if (each := index.record(identity)) is not None]
        found += [identity for each in attached for identity in _beside(each, index)]
        found += [each.document for each in index.records if each.kind == "return" and _reports_on(each) in found]
    return tuple(each for each in dict.fromkeys(found) if index.record(each) is not None)


def rests_on(record: Record, index: CorpusIndex) -> tuple[str, ...]:
    """The ids of the documents that must be free of faults for the paper to be true: itself, appendices, quoted."""
    attached = (
        each.document
        for each in record.pending
        if record.kind == "committee-report"
        and (each.placed.route[:1] == ("appendices",) or each.placed.field in LIVE_FIELDS)
    )
    return tuple(each for each in (record.document, *attached) if index.record(each) is not None)


def _beside(record: Record, index: CorpusIndex) -> Iterator[str]:
    yield from (each.document for each in record.pending)
    if record.kind == "plan":
        unit = record.document.rpartition("/")[0]
        plans = (each for each in index.records if each.kind == "plan" and each.document.startswith(f"{unit}/"))
        earlier = (each.document for each in plans if each.document < record.document)
        yield from sorted(earlier)[-1:]


def _reports_on(record: Record) -> str:
    return record.document.rpartition("@")[0]


def _paper(model: Document, library: Library, file: str = "") -> Paper | None:
    match model:
        case Plan():
            return build_plan_paper(model, library, file)
        case CommitteeReport():
            named = {by_name(asks_for): paper for asks_for, paper in library.named.items()}
            attachments = dict(_attachments(model, library)) | named
            return build_report_paper(model, library, attachments, file)
        case CorporatePlan():
            return build_corporate_plan_paper(model, library, file)
        case _:
            return build_record_paper(model, library, file)


def _attachments(report: CommitteeReport, library: Library) -> Iterator[tuple[str, Paper]]:
    """The papers of the documents that a report attaches; a report is no appendix of another, so this ends."""
    for identity in _identities(report):
        held = library.document(identity)
        if held is not None and not isinstance(held, CommitteeReport) and (paper := _paper(held, library)) is not None:
            yield identity, paper


def _identities(report: CommitteeReport) -> Iterable[str]:
    return dict.fromkeys(str(each.document) for each in report.appendices if each.document is not None)
