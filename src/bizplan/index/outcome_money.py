"""A plan's budget to the outcomes that its services serve: by stated shares, else in equal parts, the rest unallocated.

The rules, which `docs/coverage.md` tells in full:

- A budget line's money goes where its service's threads upwards lead, in one corporate plan at a time.
- A thread with a stated share takes that part; what the shares leave over is divided among the threads without one.
- A single thread without a share takes its money on to the entry it leads to, and that entry's own shares count there.
- Several are replaced by the outcomes they lead to, each once, in equal parts: this is apportioned, as is all that
  comes through it.
- Shares that cannot be (below 0, above 100, or above 100 together) are passed over, as are those of a circle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from bizplan.index.coverage import THREAD_KINDS, OutcomeKey, outcome_key
from bizplan.index.money import PlanMoney
from bizplan.index.record import Indexed
from bizplan.index.setting import Framework, Setting
from bizplan.index.walk import PlacedReference, entities
from bizplan.load import Loaded
from bizplan.model.base import Contribution
from bizplan.model.plan import Plan
from bizplan.values.amounts import portions

Step: TypeAlias = tuple[str, str]
"""An entry, as the id of its document and its own."""
_UPWARDS = frozenset({"contributes_to", "measures"})
_WHOLE = 100


class Basis(StrEnum):
    """Why an outcome gets its money."""

    STATED = "stated"
    """By shares that the plans state, all the way."""
    APPORTIONED = "apportioned"
    """By bizplan's rule, at least on part of the way: nobody stated a share there."""


class Unallocated(StrEnum):
    """Why money is on no outcome of the corporate plan."""

    NO_SERVICE = "no service"
    """The budget line names no service that a plan holds."""
    NO_OUTCOME = "no outcome"
    """The service serves no outcome, neither itself nor through another entry."""
    ELSEWHERE = "other corporate plan"
    """The threads lead to outcomes of another corporate plan only."""
    LEFT_OVER = "left over"
    """The stated shares make less than 100 per cent."""
    NO_SUCCESSOR = "no successor"
    """The plan is read as a later corporate plan, in which nothing took its outcome's place."""
    NOT_LISTED = "not listed"
    """In the stated total, and in no line: the plan says that its lines are not all there is."""


End: TypeAlias = OutcomeKey | Unallocated
"""Where money ends."""


class Thread(NamedTuple):
    """One thread upwards; it leads to an outcome, to another entry, or, where both are None, nowhere."""

    outcome: OutcomeKey | None
    step: Step | None
    share: Decimal | None
    """The part of the entry's money that goes along it, in per cent; None where it is not stated."""


class EntryThreads(NamedTuple):
    """The threads upwards from one entry."""

    item: str
    threads: tuple[Thread, ...]


class ServiceHead(NamedTuple):
    """A service, as far as money needs to know it."""

    item: str
    name: str
    described: bool
    """Whether the plan says what it does, and not its name alone."""
    no_budget: str
    """Why no budget line belongs to it, as the plan says; empty where it does not."""


@dataclass(frozen=True, slots=True)
class PlanThreads:
    """Every thread upwards from the entries of a plan, with its share."""

    document: str
    services: tuple[ServiceHead, ...]
    """The services it holds, in the order of the plan."""
    entries: tuple[EntryThreads, ...]
    """Those with threads, in the order of the plan."""


class Part(NamedTuple):
    """A part of some money."""

    end: End
    basis: Basis
    part: Fraction
    """Of the whole; the parts of a division make 1."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What of one budget line is for one outcome, or for none."""

    document: str
    """The plan's id."""
    line: int
    """The line's position in its table, from 0; -1 for what the total holds besides the lines."""
    end: End
    basis: Basis
    """STATED for what is unallocated."""
    pounds: Decimal
    """In whole pennies; the portions of a line make its amount exactly."""

    @property
    def outcome(self) -> OutcomeKey | None:
        """The outcome; None for money on none."""
        return self.end if isinstance(self.end, OutcomeKey) else None


def plan_threads(loaded: Loaded, indexed: Indexed, setting: Setting) -> PlanThreads | None:
    """The threads upwards of one plan; None for a document of another kind."""
    plan = loaded.model
    if not isinstance(plan, Plan):
        return None
    shares = {
        (*placed.route, "to"): placed.entity.share
        for placed in entities(plan)
        if isinstance(placed.entity, Contribution) and placed.entity.share is not None
    }
    threads: dict[str, list[Thread]] = {}

    def add(placed: PlacedReference, outcome: OutcomeKey | None, step: Step | None) -> None:
        if placed.field in _UPWARDS:
            threads.setdefault(placed.within, []).append(Thread(outcome, step, shares.get(placed.route)))

    for link in indexed.links:
        target = link.target
        key = outcome_key(target, setting) if target is not None else None
        add(link.placed, key, (target.document, target.item) if target is not None and key is None else None)
    for pending in indexed.record.pending:
        add(pending.placed, None, (pending.document, pending.item))
    services = tuple(ServiceHead(each.id, each.name, bool(each.text), each.no_budget or "") for each in plan.services)
    carrying = {item for item, borne in indexed.own_items.items() if any(each.kind in THREAD_KINDS for each in borne)}
    entries = tuple(EntryThreads(item, tuple(each)) for item, each in threads.items() if item in carrying)
    return PlanThreads(plan.document_id, services, entries)


class ThreadMap:
    """The threads of all plans of one map, and where money goes along them in one corporate plan."""

    def __init__(self, plans: Iterable[PlanThreads], *frameworks: Framework) -> None:
        """The map of these plans to the outcomes of one corporate plan or several; plans left out lead nowhere."""
        held = tuple(plans)
        self._threads: Mapping[Step, tuple[Thread, ...]] = {
            (plan.document, entry.item): entry.threads for plan in held for entry in plan.entries
        }
        self._services = frozenset((plan.document, service.item) for plan in held for service in plan.services)
        self._place = {
            key: at
            for at, key in enumerate(
                OutcomeKey(each.plan.id, outcome.id) for each in frameworks for outcome in each.plan.outcomes
            )
        }
        self._reached: dict[Step, tuple[frozenset[Step], frozenset[OutcomeKey]]] = {}
        self._divided: dict[Step, tuple[Part, ...]] = {}

    def portions(self, money: PlanMoney) -> tuple[Portion, ...]:
        """A plan's budget, line by line, with what its total holds besides; together they are the budget exactly."""
        found = [
            Portion(money.document, at, part.end, part.basis, pounds)
            for at, line in enumerate(money.lines)
            for part, pounds in self._shared_out(line.pounds, self.service_parts(money.document, line.service))
        ]
        if rest := unlisted(money):
            found.append(Portion(money.document, -1, Unallocated.NOT_LISTED, Basis.STATED, rest))
        return tuple(found)

    def service_parts(self, document: str, service: str) -> tuple[Part, ...]:
        """Where the money of a service goes; `service` is as the budget line names it, empty where it names none."""
        at = service_step(document, service)
        return self.parts(at) if at in self._services else (Part(Unallocated.NO_SERVICE, Basis.STATED, Fraction(1)),)

    def parts(self, start: Step) -> tuple[Part, ...]:
        """Where the money of an entry goes: outcomes in the corporate plan's order, then what is unallocated."""
        waiting = [start]
        while waiting:
            at = waiting[-1]
            ways = tuple(self._ways(at)) if at not in self._divided else ()
            ahead = [to for to, _, _ in ways if isinstance(to, tuple) and to not in self._divided]
            if ahead:
                waiting += ahead
                continue
            if at not in self._divided:
                self._divided[at] = self._gathered(ways)
            waiting.pop()
        return self._divided[start]

    def _ways(self, at: Step) -> Iterator[tuple[End | Step, Basis, Fraction]]:
        """What becomes of an entry's money at the next step; a step is never back along a circle."""
        threads = self._threads.get(at, ())
        shares = [each.share for each in threads if each.share is not None]
        possible = all(0 <= share <= _WHOLE for share in shares) and sum(shares) <= _WHOLE
        rest = Fraction(1)
        if possible:
            for thread in threads:
                if thread.share:
                    part = Fraction(thread.share) / _WHOLE
                    rest -= part
                    yield from self._along((thread,), at, Basis.STATED, part)
        if rest:
            others = [each for each in threads if each.share is None or not possible]
            if shares and possible and not others:
                yield Unallocated.LEFT_OVER, Basis.STATED, rest
            else:
                yield from self._along(others, at, Basis.APPORTIONED, rest)

    def _along(
        self, threads: Sequence[Thread], at: Step, basis: Basis, part: Fraction
    ) -> Iterator[tuple[End | Step, Basis, Fraction]]:
        """Where a part of an entry's money goes along some of its threads."""
        leading = {thread: ends for thread in threads if (ends := self._outcomes(thread) & self._place.keys())}
        ends = frozenset(key for each in leading.values() for key in each)
        onward = {thread.step for thread in leading}
        if not ends:
            elsewhere = any(self._outcomes(thread) for thread in threads)
            yield Unallocated.ELSEWHERE if elsewhere else Unallocated.NO_OUTCOME, Basis.STATED, part
        elif len(onward) == 1 and (step := next(iter(onward))) is not None and at not in self._reach(step)[0]:
            yield step, basis, part
        else:
            split = Basis.APPORTIONED if None not in onward else basis
            for key in ends:
                yield key, split, part / len(ends)

    def _gathered(self, ways: Iterable[tuple[End | Step, Basis, Fraction]]) -> tuple[Part, ...]:
        found: dict[tuple[End, Basis], Fraction] = {}
        for to, basis, part in ways:
            ends = self._divided[to] if isinstance(to, tuple) else (Part(to, Basis.STATED, Fraction(1)),)
            for each in ends:
                stated = isinstance(each.end, Unallocated) or {basis, each.basis} == {Basis.STATED}
                key = (each.end, Basis.STATED if stated else Basis.APPORTIONED)
                found[key] = found.get(key, Fraction(0)) + part * each.part
        return tuple(Part(*key, part) for key, part in sorted(found.items(), key=lambda item: self._order(*item[0])))

    def _order(self, end: End, basis: Basis) -> tuple[int, str, str]:
        if isinstance(end, OutcomeKey):
            return self._place[end], "", basis
        return len(self._place), end, basis

    def _outcomes(self, thread: Thread) -> frozenset[OutcomeKey]:
        if thread.outcome is not None:
            return frozenset({thread.outcome})
        return self._reach(thread.step)[1] if thread.step is not None else frozenset()

    def _reach(self, start: Step) -> tuple[frozenset[Step], frozenset[OutcomeKey]]:
        """An entry with all entries and outcomes that threads from it come to."""
        if start not in self._reached:
            seen, ends, frontier = {start}, set(), [start]
            while frontier:
                for thread in self._threads.get(frontier.pop(), ()):
                    if thread.outcome is not None:
                        ends.add(thread.outcome)
                    elif thread.step is not None and thread.step not in seen:
                        seen.add(thread.step)
                        frontier.append(thread.step)
            self._reached[start] = frozenset(seen), frozenset(ends)
        return self._reached[start]

    @staticmethod
    def _shared_out(pounds: Decimal, parts: tuple[Part, ...]) -> Iterator[tuple[Part, Decimal]]:
        return zip(parts, portions(pounds, [each.part for each in parts]), strict=True)


def service_step(document: str, service: str) -> Step:
    """The service that a budget line of a plan names."""
    where, _, item = service.rpartition("/")
    return where or document, item


def unlisted(money: PlanMoney) -> Decimal:
    """What a stated total holds besides its lines, in pounds; nothing where the lines are all there is."""
    total = next((each for each in money.sums if each.route[1] == "total" and not each.exhaustive), None)
    return total.difference * money.unit.pounds if total is not None else Decimal(0)
