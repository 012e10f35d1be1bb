"""A plan's links to where its entries lead: the outcomes they reach, what leads to them, which threads leave it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bizplan.index.coverage import OutcomeKey, threads_of
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting

_UPWARDS = frozenset({"contributes_to", "measures"})


@dataclass(frozen=True, slots=True)
class Reach:
    """The threads upwards from a plan's entries, as far as the plan itself tells."""

    document: str
    """The plan's id."""
    outcomes: Mapping[str, tuple[OutcomeKey, ...]]
    """Item -> the outcomes it names itself."""
    through: Mapping[str, tuple[tuple[str, str], ...]]
    """Item -> the items it contributes to or measures, each as document and id."""
    below: Mapping[str, tuple[str, ...]]
    """Item -> the plan's own items that contribute to it or measure it."""
    lost: frozenset[str]
    """Items with a thread that leads to nothing that is known: where they lead cannot be told."""

    def upwards(self, item: str) -> Iterator[str]:
        """An item and every item of the plan that its threads pass through, each once."""
        return _closure(item, lambda at: (to for document, to in self.through.get(at, ()) if document == self.document))

    def downwards(self, item: str) -> Iterator[str]:
        """An item and every item of the plan whose threads pass through it, each once."""
        return _closure(item, lambda at: iter(self.below.get(at, ())))

    def outcomes_of(self, item: str) -> frozenset[OutcomeKey]:
        """The outcomes that an item reaches, itself or through others of the plan."""
        return frozenset(key for at in self.upwards(item) for key in self.outcomes.get(at, ()))

    def steps_out(self, item: str) -> tuple[tuple[str, str], ...]:
        """Where the item's threads leave the plan, each step as document and id."""
        steps = (step for at in self.upwards(item) for step in self.through.get(at, ()))
        return tuple(dict.fromkeys(step for step in steps if step[0] != self.document))

    def is_lost(self, item: str) -> bool:
        """Whether some thread from the item leads to nothing that is known."""
        return any(at in self.lost for at in self.upwards(item))


def _kept(build: Callable[[Indexed, Setting], Reach]) -> Callable[[Indexed, Setting], Reach]:
    """The same, its result kept for as long as the same plan is asked for: rule upon rule asks."""
    last: tuple[Indexed, Reach] | None = None

    def kept(indexed: Indexed, setting: Setting) -> Reach:
        nonlocal last
        if last is None or last[0] is not indexed:
            last = (indexed, build(indexed, setting))
        return last[1]

    kept.__doc__ = build.__doc__
    return kept


@_kept
def reach_of(indexed: Indexed, setting: Setting) -> Reach:
    """Where the threads upwards from the entries of a plan lead."""
    document = indexed.record.document
    outcomes, through = threads_of(indexed, setting)
    below: dict[str, list[str]] = {}
    for item, steps in through.items():
        for where, to in steps:
            if where == document:
                below.setdefault(to, []).append(item)
    lost = {link.placed.within for link in indexed.links if link.placed.field in _UPWARDS and link.target is None}
    return Reach(document, outcomes, through, {item: tuple(items) for item, items in below.items()}, frozenset(lost))


def _closure(start: str, following: Callable[[str], Iterator[str]]) -> Iterator[str]:
    seen = {start}
    frontier = [start]
    while frontier:
        at = frontier.pop()
        yield at
        for each in following(at):
            if each not in seen:
                seen.add(each)
                frontier.append(each)
