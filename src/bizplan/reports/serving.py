"""Plans to the threads up through them: which entries lead to an outcome, and which measures count for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bizplan.index.coverage import WORK_KINDS, ActivityKey, OutcomeKey, PlanCoverage, Work

Place: TypeAlias = tuple[str, str]
"""An entry, by the ids of its plan and itself."""
Key: TypeAlias = OutcomeKey | ActivityKey


@dataclass(frozen=True, slots=True)
class Leading:
    """What leads to one outcome, or to one activity of it."""

    work: Mapping[Place, bool]
    """Entries that serve it, in plan order, with whether they name it themselves."""
    measures: Mapping[Place, bool]
    """Measures that hang on its threads, in plan order, with whether they name it themselves."""
    passed: frozenset[Place]
    """Every entry on a thread to it, of whatever kind."""


class Threads:
    """The entries of some plans with the threads between them; a thread out of these plans leads nowhere."""

    def __init__(self, plans: Sequence[PlanCoverage]) -> None:
        self.work_by_place: Mapping[Place, Work] = {(work.document, work.item): work for p in plans for work in p.work}
        self.department_by_plan: Mapping[str, str] = {plan.document: plan.department for plan in plans}
        self._order = {place: position for position, place in enumerate(self.work_by_place)}
        below: dict[Place, list[Place]] = {}
        naming: dict[Key, dict[Place, None]] = {}
        for place, work in self.work_by_place.items():
            for above in work.through:
                below.setdefault(above, []).append(place)
            keys: tuple[Key, ...] = (*work.outcomes, *work.activities)
            for key in keys:
                naming.setdefault(key, {})[place] = None
        self._below: Mapping[Place, Sequence[Place]] = below
        self._naming: Mapping[Key, Mapping[Place, None]] = naming

    def below(self, places: Iterable[Place]) -> frozenset[Place]:
        """The places and everything that contributes to them, step by step; a circle ends where it began."""
        return _closure(places, lambda at: self._below.get(at, ()))

    def leading_to(self, key: Key) -> Leading:
        """What leads to an outcome or an activity."""
        return self._leading(self._naming.get(key, {}))

    def leading_to_the_whole(self, key: OutcomeKey) -> Leading:
        """What leads to an outcome as a whole: by entries that name it and none of its activities."""
        named = self._naming.get(key, {})
        return self._leading({place: None for place in named if not self._names_activity(place, key)})

    def leading_somewhere(self) -> frozenset[Place]:
        """Every entry that leads to some outcome of some corporate plan."""
        return self.below(place for place, work in self.work_by_place.items() if work.outcomes)

    def counting(self, work: Iterable[Place], leading: Leading) -> Iterator[Place]:
        """The measures that count for some work towards what `leading` leads to, in plan order.

        A measure counts for work if it measures it, or measures an entry on the work's way up, or names the outcome
        itself in a plan of the work's department.
        """
        work = tuple(work)
        way_up = _closure(work, lambda at: (to for to in self.work_by_place[at].through if to in leading.passed))
        found = {place for at in way_up for place in self._below.get(at, ()) if place in leading.measures}
        departments = {self.department_by_plan[document] for document, _ in work}
        found.update(
            place
            for place, direct in leading.measures.items()
            if direct and self.department_by_plan[place[0]] in departments
        )
        yield from sorted(found, key=self._order.__getitem__)

    def _leading(self, naming: Mapping[Place, None]) -> Leading:
        passed = self.below(naming)
        work: dict[Place, bool] = {}
        measures: dict[Place, bool] = {}
        for place in sorted(passed, key=self._order.__getitem__):
            kind = self.work_by_place[place].kind
            if kind in WORK_KINDS:
                work[place] = place in naming
            elif kind == "measure":
                measures[place] = place in naming
        return Leading(work, measures, passed)

    def _names_activity(self, place: Place, key: OutcomeKey) -> bool:
        return any(
            (each.framework, each.outcome) == (key.framework, key.outcome)
            for each in self.work_by_place[place].activities
        )


def _closure(start: Iterable[Place], following: Callable[[Place], Iterable[Place]]) -> frozenset[Place]:
    seen = set(start)
    frontier = list(seen)
    while frontier:
        for each in following(frontier.pop()):
            if each not in seen:
                seen.add(each)
                frontier.append(each)
    return frozenset(seen)
