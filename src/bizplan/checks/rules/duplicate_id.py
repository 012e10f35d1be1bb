"""An id is borne by one entry of a document, and a document's id by one document.

Why: a reference to an id that two entries bear could mean either.

Bad:

    objectives:
      - {id: safer, text: Make the streets safer}
      - {id: safer, text: Make the parks safer}

Good:

    objectives:
      - {id: safer-streets, text: Make the streets safer}
      - {id: safer-parks, text: Make the parks safer}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.model.base import Document
from bizplan.model.corporate_plan import CorporatePlan

_WAY_OUT = "Give one of them an id of its own, and see that references lead to the one they mean."


def _entries(_document: Document, view: View) -> Iterator[Finding]:
    for identity, routes in view.indexed.places.items():
        first, *others = routes
        for route in others:
            note = Note(view.at(*first, "id"), "first here")
            yield Finding(
                f"the id “{identity}” is borne by two entries", view.at(*route, "id"), _WAY_OUT, notes=(note,)
            )


def _numbers(plan: CorporatePlan, view: View) -> Iterator[Finding]:
    first: dict[int, int] = {}
    for position, outcome in enumerate(plan.outcomes):
        if outcome.number is None:
            continue
        if outcome.number in first:
            note = Note(view.at("outcomes", first[outcome.number], "number"), "first here")
            message = f"two outcomes bear the number {outcome.number}"
            place = view.at("outcomes", position, "number")
            yield Finding(message, place, "Number each outcome once.", notes=(note,))
        first.setdefault(outcome.number, position)


def _documents(index: CorpusIndex) -> Iterator[Finding]:
    for identity, records in index.records_by_id.items():
        first, *others = records
        for record in others:
            note = Note(Location(first.file), "first here")
            message = f"two documents are called “{identity}”"
            hint = "Change the id, the unit or the period of one of them, or delete the one that is not wanted."
            yield Finding(message, Location(record.file), hint, notes=(note,))


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Document, _entries), of(CorporatePlan, _numbers)), repository=_documents)
