"""All links to the golden thread: what each item contributes to or measures, what hangs on it, and where it breaks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from bizplan.index.coverage import THREAD_KINDS
from bizplan.index.links import Link
from bizplan.index.links_both_ways import DocumentLinks, LinksBothWays, Place, document_links, end_of, frozen
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded

_FIELDS = frozenset({"contributes_to", "measures"})
ENDS = frozenset({"outcome", "activity", "aim"})
"""What a thread is to end in."""
_DOCUMENTS = frozenset({"plan", "strategy", "corporate-plan"})


class Relation(StrEnum):
    """How a step joins two items, read upwards."""

    CONTRIBUTES_TO = "contributes to"
    MEASURES = "measures"
    PART_OF = "part of"
    """An activity of its outcome, an outcome of its aim, an entry of its plan."""


class Step(NamedTuple):
    """One step of the thread."""

    place: Place
    """What it comes to."""
    relation: Relation
    link: Link | None = None
    """The link it goes along; None for a part."""


@dataclass(frozen=True, slots=True)
class ThreadGraph:
    """The thread through a whole repository."""

    held: LinksBothWays
    up: Mapping[Place, tuple[Step, ...]]
    """Item -> the steps upwards from it, in the order in which they are written."""
    down: Mapping[Place, tuple[Step, ...]]
    """Item -> the steps downwards, in order of file."""
    broken: Mapping[Place, tuple[Link, ...]]
    """Item -> its links upwards that lead to no one thing."""
    misled: Mapping[Place, tuple[Link, ...]]
    """Item -> links of others that lead to it, though it is of the wrong kind or one of several that may be meant."""

    def kind(self, place: Place) -> str:
        """What sort of item, or document, a place is."""
        if not place.item:
            return self.held.documents[place.document].kind
        entry = self.held.entries.get(place)
        return entry.kind if entry is not None else "activity"

    def is_on_a_thread(self, place: Place) -> bool:
        """Whether a thread may run through a place: work, a measure, a risk, an outcome, or a document of such."""
        if not place.item:
            return place.document in self.held.documents and self.kind(place) in _DOCUMENTS
        return self.kind(place) in {*THREAD_KINDS, *ENDS} or place in self.up or place in self.down

    def entries_of(self, document: str) -> Iterator[Place]:
        """The items of a document that a thread may run through, in its order."""
        places = (Place(document, each.item) for each in self.held.documents[document].entries)
        return (place for place in dict.fromkeys(places) if self.is_on_a_thread(place))


def thread_links(loaded: Loaded, indexed: Indexed, setting: Setting) -> DocumentLinks:
    """What one document adds to the thread: the facts to ask of `survey`."""
    found = document_links(loaded, indexed, setting)
    return replace(found, links=tuple(each for each in found.links if each.placed.field in _FIELDS))


def thread_graph(held: LinksBothWays, setting: Setting, period: str = "") -> ThreadGraph:
    """The thread through all that is held; where a year is given, from the plans of that year alone."""
    up: dict[Place, list[Step]] = {}
    down: dict[Place, list[Step]] = {}
    broken: dict[Place, list[Link]] = {}
    misled: dict[Place, list[Link]] = {}
    for start, links in held.outgoing.items():
        if period and held.documents[start.document].period not in {"", period}:
            continue
        for link in links:
            if link.placed.field not in _FIELDS:
                continue
            if link.target is None:
                broken.setdefault(start, []).append(link)
                continue
            relation = Relation.MEASURES if link.placed.field == "measures" else Relation.CONTRIBUTES_TO
            _join(up, down, start, Step(end_of(link.target), relation, link))
    for place, links in held.incoming.items():
        for link in links:
            if link.target is None and link.placed.field in _FIELDS and held.start_of(link) != place:
                misled.setdefault(place, []).append(link)
    for lower, upper in _parts([*down, *misled], setting):
        _join(up, down, lower, Step(upper, Relation.PART_OF))
    return ThreadGraph(held, frozen(up), _frozen_down(down, held), frozen(broken), frozen(misled))


def _join(up: dict[Place, list[Step]], down: dict[Place, list[Step]], start: Place, step: Step) -> None:
    """The step, seen from both ends; a second link to the same thing adds nothing."""
    if all(each.place != step.place for each in up.get(start, ())):
        up.setdefault(start, []).append(step)
        down.setdefault(step.place, []).append(Step(start, step.relation, step.link))


def _parts(named: Iterable[Place], setting: Setting) -> Iterator[tuple[Place, Place]]:
    """The activities that something leads to with their outcomes, in the corporate plan's order."""
    for place in sorted(set(named)):
        slug, _, letter = place.item.partition("/")
        if letter and place.document in setting.frameworks:
            yield place, Place(place.document, slug)


def _frozen_down(steps: Mapping[Place, list[Step]], held: LinksBothWays) -> dict[Place, tuple[Step, ...]]:
    """Downwards: parts first, then work, then the measures that hang on it; plans of departments before others."""
    levels = {"department": 1, "team": 2, "individual": 3}

    def order(step: Step) -> tuple[bool, bool, int]:
        level = levels.get(held.documents[step.place.document].level, 0)
        return step.relation is not Relation.PART_OF, step.relation is Relation.MEASURES, level

    return {place: tuple(sorted(each, key=order)) for place, each in steps.items()}
