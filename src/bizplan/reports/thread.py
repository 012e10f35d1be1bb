"""The thread through an item to its tree: up to the outcomes, down to people's plans, each item once, breaks named."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bizplan.diagnostics import Location
from bizplan.index.links import Link, LinkState
from bizplan.index.links_both_ways import Place
from bizplan.index.named import reference_to
from bizplan.index.setting import Setting
from bizplan.index.thread_graph import ENDS, Relation, Step, ThreadGraph
from bizplan.values.counts import numbered

LineOf = Callable[[Location], tuple[str, int]]
"""A place in a document to the path of its file and its line, from 1."""
_LONGEST_NAME = 110
_LEVELS = {"team": "team", "individual": "personal"}


class Shows(StrEnum):
    """What a line of the tree shows."""

    ITEM = "item"
    """An item, where the tree first comes to it; what hangs on it follows."""
    AGAIN = "again"
    """An item that has been shown with all that hangs on it."""
    CIRCLE = "circle"
    """An item that the thread has come from: it runs in a circle."""
    BROKEN = "broken"
    """A reference that leads to no one thing."""


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """An item, or a document as a whole, that the thread runs through."""

    reference: str
    """How to ask for it, such as `homes/2026-27/early-advice` or `2025-29/2`."""
    document: str
    """The id of its document."""
    item: str
    """Its lasting id in the document; empty for the document as a whole."""
    kind: str
    """What sort of item it is, such as programme, outcome or plan."""
    level: str
    """department, team or individual for an entry of a plan; else empty."""
    name: str
    """Its name, title or the beginning of its text."""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of the tree."""

    depth: int
    """How many steps it is from the item asked about; what follows with a greater depth hangs on it."""
    shows: Shows
    relation: Relation
    """How it is joined to the line it hangs on, read upwards."""
    item: ThreadItem | None
    """The item; null for a broken reference, and for an item whose reference is broken where that leads to this one."""
    state: LinkState
    """What became of the reference by which it is joined."""
    text: str
    """A reference that is not resolved, as it is written; else empty."""
    words: str
    """What is to be said of the line beside its item: what is wrong and the way out; empty if nothing is."""
    file: str
    """The file of a reference that is not resolved, or that closes a circle; else empty."""
    line: int
    """Its line there, from 1; 0 where `file` is empty."""
    leads_no_further: bool
    """Whether a thread upwards ends here short of an outcome, with no broken reference to blame."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread through one item."""

    item: ThreadItem
    above: tuple[ThreadLine, ...]
    """What it serves, up to the outcomes; each line before what hangs on it."""
    below: tuple[ThreadLine, ...]
    """What serves it, down to people's plans; each line before what hangs on it."""
    outcomes: tuple[str, ...]
    """The outcomes that it reaches, by reference, in the order of the tree."""
    faults: int
    """How many references of the thread are not resolved."""
    circles: int
    """How many lines come back to an item that the thread has come from."""


@dataclass(frozen=True, slots=True)
class ThreadReport:
    """The threads through the items asked about."""

    up: bool
    """Whether the threads upwards were asked for."""
    down: bool
    """Whether the threads downwards were asked for."""
    threads: tuple[Thread, ...]


def build_threads(  # noqa: PLR0913 -- each is another thing to be said
    graph: ThreadGraph,
    places: Iterable[Place],
    setting: Setting,
    line_of: LineOf,
    *,
    up: bool = True,
    down: bool = True,
) -> ThreadReport:
    """The threads through the places, which the graph must hold."""
    drawn = _Drawing(graph, setting, line_of)
    return ThreadReport(up, down, tuple(drawn.thread(place, up=up, down=down) for place in places))


@dataclass(frozen=True, slots=True)
class _Drawing:
    graph: ThreadGraph
    setting: Setting
    line_of: LineOf

    def thread(self, place: Place, *, up: bool, down: bool) -> Thread:
        above = tuple(self._above(place)) if up else ()
        below = tuple(self._below(place, own=not up)) if down else ()
        lines = (*above, *below)
        reached = (each.item for each in above if each.shows is Shows.ITEM and each.item is not None)
        outcomes = tuple(each.reference for each in reached if each.kind == "outcome")
        faults = {(each.file, each.line, each.text) for each in lines if each.state is not LinkState.RESOLVED}
        circles = sum(each.shows is Shows.CIRCLE for each in lines)
        return Thread(self._item(place), above, below, outcomes, len(faults), circles)

    def _above(self, place: Place) -> Iterator[ThreadLine]:
        """The tree upwards; a document's begins with those of its entries on which none of its other work hangs."""
        yield from self._broken(place, 1)
        steps = self.graph.up.get(place, ())
        if place.item:
            yield from self._tree(place, steps, self.graph.up)
            return
        seen = {place}
        yield from self._tree(place, steps, self.graph.up, seen)
        entries = [each for each in self.graph.entries_of(place.document) if self.graph.kind(each) not in ENDS]
        hanging = [each for each in entries if self._only_hangs(each)]
        first = [each for each in entries if each not in hanging and not self._has_work_below(each)]
        for each in (*first, *(entry for entry in entries if entry not in hanging)):
            if each not in seen:
                yield from self._tree(place, (Step(each, Relation.PART_OF),), self.graph.up, seen)

    def _below(self, place: Place, *, own: bool) -> Iterator[ThreadLine]:
        """The tree downwards; `own` says whether the broken references of the item itself are to be told here."""
        if own:
            yield from self._broken(place, 1)
        yield from self._misled(place, 1)
        steps = self.graph.down.get(place, ())
        if place.item:
            yield from self._tree(place, (*self._outcomes_of_aim(place), *steps), self.graph.down)
            return
        seen = {place}
        yield from self._tree(place, steps, self.graph.down, seen)
        entries = [
            each
            for each in self.graph.entries_of(place.document)
            if self.graph.kind(each) == "outcome" or self.graph.down.get(each) or self.graph.misled.get(each)
        ]
        tops = [each for each in entries if not self._leads_to_one_of(each, entries)]
        for each in (*tops, *entries):
            if each not in seen:
                yield from self._tree(place, (Step(each, Relation.PART_OF),), self.graph.down, seen)

    def _tree(
        self,
        start: Place,
        steps: Sequence[Step],
        following: Mapping[Place, tuple[Step, ...]],
        seen: set[Place] | None = None,
    ) -> Iterator[ThreadLine]:
        """The lines of a tree without recursion, however long a thread is; `seen` holds what has been shown."""
        seen = {start} if seen is None else seen
        path = [start]
        branches = [iter(steps)]
        upwards = following is self.graph.up
        while branches:
            step = next(branches[-1], None)
            if step is None:
                branches.pop()
                path.pop()
                continue
            if step.place in seen:
                shows = Shows.CIRCLE if step.place in path and step.link is not None else Shows.AGAIN
                yield self._line(step, shows, len(path))
                continue
            seen.add(step.place)
            after = following.get(step.place, ())
            broken = self.graph.broken.get(step.place, ())
            ends = self.graph.kind(step.place) in ENDS
            short = upwards and not after and not broken and not ends
            yield self._line(step, Shows.ITEM, len(path), leads_no_further=short)
            path.append(step.place)
            branches.append(iter(after))
            yield from self._broken(step.place, len(path))
            if not upwards:
                yield from self._misled(step.place, len(path))

    def _line(self, step: Step, shows: Shows, depth: int, *, leads_no_further: bool = False) -> ThreadLine:
        link = step.link
        state = link.state if link is not None else LinkState.RESOLVED
        words, text, file, line = "", "", "", 0
        if link is not None and (state is not LinkState.RESOLVED or shows is Shows.CIRCLE):
            file, line = self.line_of(Location(link.file, link.placed.route))
            words = _fault_in_words(link) if state is not LinkState.RESOLVED else "the thread runs in a circle"
            text = link.placed.reference.text if state is not LinkState.RESOLVED else ""
        item = self._item(step.place)
        return ThreadLine(depth, shows, step.relation, item, state, text, words, file, line, leads_no_further)

    def _broken(self, place: Place, depth: int) -> Iterator[ThreadLine]:
        for link in self.graph.broken.get(place, ()):
            yield self._fault(link, depth, None)

    def _misled(self, place: Place, depth: int) -> Iterator[ThreadLine]:
        for link in self.graph.misled.get(place, ()):
            yield self._fault(link, depth, self._item(self.graph.held.start_of(link)))

    def _fault(self, link: Link, depth: int, item: ThreadItem | None) -> ThreadLine:
        relation = Relation.MEASURES if link.placed.field == "measures" else Relation.CONTRIBUTES_TO
        file, line = self.line_of(Location(link.file, link.placed.route))
        text, words = link.placed.reference.text, _fault_in_words(link)
        return ThreadLine(
            depth, Shows.BROKEN, relation, item, link.state, text, words, file, line, leads_no_further=False
        )

    def _item(self, place: Place) -> ThreadItem:
        held = self.graph.held
        document = held.documents[place.document]
        entry = held.entries.get(place)
        if entry is not None:
            name = entry.name
        elif place.item:
            name = self._activity(place)
        else:
            name = document.name
        level = document.level if document.kind == "plan" else ""
        reference = reference_to(place, self.setting)
        return ThreadItem(reference, *place, self.graph.kind(place), level, _beginning(name))

    def _activity(self, place: Place) -> str:
        slug, _, letter = place.item.partition("/")
        outcome = next(each for each in self.setting.frameworks[place.document].plan.outcomes if each.id == slug)
        return next((each.text for each in outcome.activities if each.letter == letter), outcome.title)

    def _outcomes_of_aim(self, place: Place) -> tuple[Step, ...]:
        if self.graph.kind(place) != "aim":
            return ()
        plan = self.setting.frameworks[place.document].plan
        outcomes = (each for each in plan.outcomes if str(each.aim) == place.item)
        return tuple(Step(Place(plan.id, each.id), Relation.PART_OF) for each in outcomes)

    def _only_hangs(self, place: Place) -> bool:
        """Whether an entry is a measure of work in its own plan and nothing else: it is shown with that work."""
        steps = self.graph.up.get(place, ())
        own = all(each.relation is Relation.MEASURES and each.place.document == place.document for each in steps)
        return self.graph.kind(place) == "measure" and bool(steps) and own and place not in self.graph.broken

    def _has_work_below(self, place: Place) -> bool:
        own = (each for each in self.graph.down.get(place, ()) if each.place.document == place.document)
        return any(each.relation is Relation.CONTRIBUTES_TO for each in own)

    def _leads_to_one_of(self, place: Place, entries: Sequence[Place]) -> bool:
        return any(each.place in entries for each in self.graph.up.get(place, ()))


def kind_in_words(item: ThreadItem) -> str:
    """What an item is, in words: `programme`, `team objective`, `personal action`."""
    kind = item.kind.replace("-", " ")
    return f"{_LEVELS[item.level]} {kind}" if item.level in _LEVELS else kind


def in_words(thread: Thread, report: ThreadReport) -> str:
    """A thread in one sentence: the outcomes it reaches, how much serves it, and what is broken."""
    parts: list[str] = []
    if report.up and thread.item.kind not in {*ENDS, "corporate-plan"}:
        outcomes = thread.outcomes
        reached = f"reaches {numbered(len(outcomes), 'outcome')}: {', '.join(outcomes)}"
        parts.append(reached if outcomes else "reaches no outcome")
    if report.down:
        below = sum(each.shows is Shows.ITEM and each.relation is not Relation.PART_OF for each in thread.below)
        parts.append(f"{numbered(below, 'item')} below" if below else "nothing below")
    if thread.faults:
        parts.append(f"{numbered(thread.faults, 'reference')} not resolved")
    if thread.circles:
        parts.append(numbered(thread.circles, "circle"))
    return f"{thread.item.reference}: {'; '.join(parts)}" if parts else thread.item.reference


def _fault_in_words(link: Link) -> str:
    """What is wrong with a reference, and the way out."""
    found = " or ".join(f"{each.kind.replace('-', ' ')} {_full(each.document, each.item)}" for each in link.targets)
    replaced = link.targets[0].document if link.targets else ""
    near = f"; did you mean “{link.near}”?" if link.near else ""
    return {
        LinkState.RESOLVED: "",
        LinkState.DANGLING: f"leads to nothing{near}",
        LinkState.WRONG_KIND: f"leads to {found}, which no thread runs through",
        LinkState.AMBIGUOUS: f"may mean {found}; name one",
        LinkState.RETIRED: "had ended before the plan's year",
        LinkState.SUPERSEDED_FRAMEWORK: f"Corporate Plan {replaced} had been replaced by then",
        LinkState.UNCHECKED: "leads to what could not be read; “bizplan validate” says why",
    }[link.state]


def _full(document: str, item: str) -> str:
    return "/".join(part for part in (document, item) if part)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
