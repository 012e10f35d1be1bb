"""Plans as plain data to coverage states and pounds, by the rules of `docs/coverage.md` taken word by word.

Slow and simple on purpose: every question is asked anew by walking the threads, and nothing is shared with the program
but the words for states.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Place: TypeAlias = tuple[str, str]
Outcome: TypeAlias = tuple[str, str]
"""Corporate plan and outcome."""
WORK = ("service", "objective", "programme")
BEST_FIRST = ("served", "untargeted", "unmeasured", "asserted", "bulk", "gap")


@dataclass(frozen=True)
class Up:
    """A thread upwards: to an outcome, to an entry, or nowhere."""

    outcome: Outcome | None = None
    entry: Place | None = None
    share: int | None = None


@dataclass(frozen=True)
class Entry:
    """An entry of a plan."""

    kind: str
    id: str
    ups: tuple[Up, ...]
    has_target: bool = False


@dataclass(frozen=True)
class Line:
    """A budget line in pounds."""

    service: str
    pounds: int
    fund: str


@dataclass(frozen=True)
class PlainPlan:
    """A plan, and nothing that neither states nor pounds depend on."""

    document: str
    department: str
    level: str
    period: str
    framework: str
    entries: tuple[Entry, ...]
    named: tuple[Outcome, ...]
    blanket: bool
    lines: tuple[Line, ...]


class Naive:
    """The plans of one corporate plan and one year."""

    def __init__(self, plans: Sequence[PlainPlan], framework: str, period: str) -> None:
        self.plans = [each for each in plans if each.framework == framework and each.period == period]
        self.framework = framework
        self.entries = {(plan.document, each.id): each for plan in self.plans for each in plan.entries}
        self.department = {plan.document: plan.department for plan in self.plans}

    def ahead(self, place: Place) -> set[Place]:
        """The entry and every entry above it."""
        found: set[Place] = set()
        ahead = {place} & self.entries.keys()
        while ahead:
            found |= ahead
            ahead = {up.entry for at in ahead for up in self.entries[at].ups if up.entry in self.entries} - found
        return found

    def reached(self, place: Place) -> set[Outcome]:
        """Every outcome of any corporate plan above an entry."""
        return {up.outcome for at in self.ahead(place) for up in self.entries[at].ups if up.outcome}

    def state(self, outcome: str) -> str:
        """The best of what each department makes of an outcome."""
        return min(
            (self._state_in(department, (self.framework, outcome)) for department in set(self.department.values())),
            key=BEST_FIRST.index,
            default="gap",
        )

    def items(self, outcome: str) -> int:
        """How many entries serve an outcome."""
        return len(self._serving((self.framework, outcome), WORK))

    def pounds(self, fund: str) -> dict[tuple[str, str], Fraction]:
        """Outcome, or nothing for none, with stated, apportioned or nothing -> pounds of a fund."""
        found: dict[tuple[str, str], Fraction] = {}
        for plan in self.plans:
            for line in plan.lines if plan.level == "department" else ():
                if line.fund == fund:
                    for (outcome, basis), part in self._service(plan.document, line.service).items():
                        key = (outcome, basis if outcome else "")
                        found[key] = found.get(key, Fraction(0)) + part * line.pounds
        return {key: pounds for key, pounds in found.items() if pounds}

    def _state_in(self, department: str, outcome: Outcome) -> str:
        plans = [plan for plan in self.plans if plan.department == department]
        own = {plan.document for plan in plans}
        serving = [place for place in self._serving(outcome, WORK) if place[0] in own]
        direct = [
            place for place in self._serving(outcome, ("measure",))
            if any(up.outcome == outcome for up in self.entries[place].ups)
        ]  # fmt: skip
        if serving:
            counting = {
                measure
                for measure in self._serving(outcome, ("measure",))
                for work in serving
                for up in self.entries[measure].ups
                if up.entry in self.ahead(work) and outcome in self.reached(up.entry)
            } | {place for place in direct if place[0] in own}
            if not counting:
                return "unmeasured"
            return "served" if any(self.entries[at].has_target for at in counting) else "untargeted"
        if any(outcome in plan.named for plan in plans) or any(place[0] in own for place in direct):
            return "asserted"
        return "bulk" if any(plan.blanket for plan in plans) else "gap"

    def _serving(self, outcome: Outcome, kinds: Sequence[str]) -> list[Place]:
        return [at for at, entry in self.entries.items() if entry.kind in kinds and outcome in self.reached(at)]

    def _service(self, document: str, service: str) -> Mapping[tuple[str, str], Fraction]:
        entry = self.entries.get((document, service))
        return self._split((document, service)) if entry and entry.kind == "service" else {("", ""): Fraction(1)}

    def _split(self, place: Place) -> Mapping[tuple[str, str], Fraction]:
        ups = self.entries[place].ups
        shares = [up.share for up in ups if up.share is not None]
        if sum(shares) > 100:  # no amount can be divided so
            ups, shares = tuple(Up(up.outcome, up.entry) for up in ups), []
        found: dict[tuple[str, str], Fraction] = {}

        def add(part: Fraction, split: Mapping[tuple[str, str], Fraction], basis: str) -> None:
            for (outcome, own_basis), inner in split.items():
                both = "stated" if {basis, own_basis} == {"stated"} else "apportioned"
                key = (outcome, both if outcome else "")
                found[key] = found.get(key, Fraction(0)) + part * inner

        for up in ups:
            if up.share:
                add(Fraction(up.share, 100), self._along(place, [up]), "stated")
        rest = 1 - Fraction(sum(shares), 100)
        if rest:
            add(rest, self._along(place, [up for up in ups if up.share is None]), "apportioned")
        return found

    def _along(self, place: Place, ups: Sequence[Up]) -> Mapping[tuple[str, str], Fraction]:
        """Money along some threads: on to the one entry they lead to, else equally to each outcome above."""
        leading = [up for up in ups if set(self._outcomes(up))]
        outcomes = {each for up in leading for each in self._outcomes(up)}
        if not outcomes:
            return {("", ""): Fraction(1)}
        entries = {up.entry for up in leading}
        (entry, *others) = entries
        if entry is not None and not others and place not in self.ahead(entry):
            return self._split(entry)
        basis = "stated" if None in entries else "apportioned"
        return {(outcome, basis): Fraction(1, len(outcomes)) for outcome in outcomes}

    def _outcomes(self, up: Up) -> Iterator[str]:
        reached = {up.outcome} if up.outcome else self.reached(up.entry) if up.entry else set()
        return (outcome for framework, outcome in reached if framework == self.framework)
