"""Every document's references to one set of links, each with its state, by where it starts and by where it leads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from bizplan.diagnostics import Route
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link, LinkState, Pending
from bizplan.index.record import Indexed, Record
from bizplan.index.retired import (
    AT_WORK,
    closed_departments,
    plan_without,
    plans_of_units,
    replaced_frameworks,
    superseded_strategy,
    work_over,
)
from bizplan.index.setting import Setting, Target
from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.plan import Plan

_T = TypeVar("_T")
_OUTCOMES = frozenset({"outcome", "activity", "aim"})


class Place(NamedTuple):
    """Something that a link may start from or lead to."""

    document: str
    """The id of a document; empty for the organisation."""
    item: str
    """The id of an item in it; for an activity its outcome's id and its letter. Empty for the document as a whole."""


class Entry(NamedTuple):
    """An item of a document, with what to call it."""

    kind: str
    item: str
    name: str
    """Its name or title, else its text in full; its id where it has neither."""
    route: Route


@dataclass(frozen=True, slots=True)
class DocumentLinks:
    """One document: its items, and those of its references that need no other document."""

    file: str
    document: str
    """Its id."""
    kind: str
    name: str
    """Its title or name; its id where it has none."""
    level: str
    """department, team or individual for a plan; else empty."""
    department: str
    """The department of a plan; else empty."""
    period: str
    """The year of a plan or a return; else empty."""
    framework: str
    """The corporate plan that it names, or is; empty if none."""
    entries: tuple[Entry, ...]
    """In order of the document; where two bear one id, both."""
    links: tuple[Link, ...]
    """In order of the document, each with its final state."""


@dataclass(frozen=True, slots=True)
class LinksBothWays:
    """All links of a repository, from both ends."""

    documents: Mapping[str, DocumentLinks]
    """Id -> document; the organisation under the empty id, as in `Place`."""
    entries: Mapping[Place, Entry]
    """Every item that has an id; the first where several bear it."""
    links: tuple[Link, ...]
    """Every link: those of a document together, in order of file."""
    outgoing: Mapping[Place, tuple[Link, ...]]
    """Where links start -> the links; those outside of any item start from their document as a whole."""
    incoming: Mapping[Place, tuple[Link, ...]]
    """Where links lead -> the links; also those of the wrong kind, and those that may mean something else as well."""

    def start_of(self, link: Link) -> Place:
        """The item in which a link stands, or the document as a whole."""
        return _start(link, self.documents.get(""))

    def broken(self) -> Iterator[Link]:
        """The links that do not lead to one thing of the right kind that is still at work; what is unchecked is not."""
        return (link for link in self.links if link.state not in {LinkState.RESOLVED, LinkState.UNCHECKED})

    def of_document(self, document: str) -> Iterator[Link]:
        """Every link that starts anywhere in a document; `document` is its id."""
        return (link for link in self.links if link.document == document)

    def to_document(self, document: str) -> Iterator[Link]:
        """Every link from another document that leads to a document or to anything in it."""
        return (
            link
            for link in self.links
            if link.document != document and any(each.document == document for each in link.targets)
        )


def end_of(target: Target) -> Place:
    """The place that a target is."""
    return Place(target.document, target.item)


def document_links(loaded: Loaded, indexed: Indexed, setting: Setting) -> DocumentLinks:
    """What one document adds to the links of a repository: the facts to ask of `survey`."""
    model, record = loaded.model, indexed.record
    entries = tuple(
        Entry(type(placed.entity).kind_of_item or "part", placed.id, _name(placed.entity) or placed.id, placed.route)
        for placed in entities(model)[1:]
        if placed.id
    )
    named = record.document if record.kind == "corporate-plan" else getattr(model, "corporate_plan", None)
    return DocumentLinks(
        loaded.file,
        record.document,
        record.kind,
        _name(model) or record.document,
        record.level,
        record.department,
        record.period,
        str(named or ""),
        entries,
        tuple(_aged(indexed.links, model, setting)),
    )


def links_both_ways(documents: Iterable[DocumentLinks], index: CorpusIndex) -> LinksBothWays:
    """All links of the repository; those between documents are resolved by the index."""
    by_id: dict[str, DocumentLinks] = {}
    entries: dict[Place, Entry] = {}
    links: list[Link] = []
    between: dict[str, list[Link]] = {}
    plans = plans_of_units(index)
    for record, link in index.links():
        between.setdefault(record.file, []).append(_aged_between(link, record, index, plans))
    for each in documents:
        document = "" if each.kind == "organisation" else each.document
        by_id.setdefault(document, each)
        for entry in each.entries:
            entries.setdefault(Place(document, entry.item), entry)
        links += each.links
        links += between.get(each.file, ())
    outgoing: dict[Place, list[Link]] = {}
    incoming: dict[Place, list[Link]] = {}
    for link in links:
        outgoing.setdefault(_start(link, by_id.get("")), []).append(link)
        for place in dict.fromkeys(map(end_of, link.targets)):
            incoming.setdefault(place, []).append(link)
    return LinksBothWays(by_id, entries, tuple(links), frozen(outgoing), frozen(incoming))


def _start(link: Link, organisation: DocumentLinks | None) -> Place:
    own = organisation is not None and link.document == organisation.document
    return Place("" if own else link.document, link.placed.within)


def frozen(lists: Mapping[Place, list[_T]]) -> dict[Place, tuple[_T, ...]]:
    """Lists by place as tuples by place."""
    return {place: tuple(each) for place, each in lists.items()}


def _name(entity: object) -> str:
    words = (getattr(entity, field, None) for field in ("name", "title", "text", "heading"))
    return next((str(each) for each in words if each), "")


def _aged(links: Iterable[Link], model: Document, setting: Setting) -> Iterator[Link]:
    """The links within a document and into its setting, with those told apart that lead to what is over."""
    replaced = replaced_frameworks(model, setting)
    over = {work.id for work in work_over(model)} if isinstance(model, Plan) else set[str]()
    closed = closed_departments(model, setting) if isinstance(model, Plan) else {}
    for link in links:
        target = link.target
        if target is None:
            yield link
        elif target.kind in _OUTCOMES and target.document in replaced:
            yield link._replace(state=LinkState.SUPERSEDED_FRAMEWORK)
        elif target.kind == "department":
            yield link._replace(state=LinkState.RETIRED) if target.item in closed else link
        else:
            own = target.document == link.document and link.placed.field in AT_WORK
            yield link._replace(state=LinkState.RETIRED) if own and target.item in over else link


def _aged_between(link: Link, record: Record, index: CorpusIndex, plans: Mapping[str, tuple[Record, ...]]) -> Link:
    if link.target is None or link.placed.field not in AT_WORK:
        return link
    led_to = Pending(link.placed, link.target.document, link.target.item)
    over = superseded_strategy(led_to, record, index) or plan_without(led_to, record, index, plans)
    return link._replace(state=LinkState.RETIRED) if over else link
