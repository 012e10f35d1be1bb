"""What became of an outcome under a later corporate plan: through one table or several, every basis kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from bizplan.index.coverage import OutcomeKey
from bizplan.index.setting import Framework, Setting
from bizplan.model.corporate_plan import Succession
from bizplan.values.refs import Reference

_PENNY = Decimal("0.01")
_KINDS = frozenset({"outcome", "aim"})


class Basis(StrEnum):
    """How it is known what an outcome became, the surest first."""

    PUBLISHED = "published"
    INFERRED = "inferred"
    JUDGEMENT = "judgement"


class Fate(StrEnum):
    """What became of an outcome."""

    SAME = "same"
    """It belongs to the corporate plan itself."""
    ONE = "one successor"
    SEVERAL = "several successors"
    NONE = "no successor"
    """The succession table says that nothing took its place."""
    UNKNOWN = "not in the table"
    """No succession table says what became of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a succession table, as far as it leads to one outcome."""

    earlier: OutcomeKey
    to: OutcomeKey
    basis: Basis
    as_group: bool
    """Whether several led to several together, their order unknown."""
    note: str


@dataclass(frozen=True, slots=True)
class Successor:
    """An outcome that took an earlier one's place, or a part of it."""

    outcome: OutcomeKey
    part: Fraction
    """Its part of what belonged to the earlier outcome: at each step equal parts for all that the table names."""
    basis: Basis
    """The weakest basis of any step on the way."""
    ways: tuple[tuple[Step, ...], ...]
    """Each chain of steps that leads here, from the earlier outcome on."""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one outcome."""

    earlier: OutcomeKey
    successors: tuple[Successor, ...]
    """In the order of the tables."""
    without: Fraction
    """The part of it that has no successor: 1 for all of it, 0 where every way leads on."""
    reasons: tuple[str, ...]
    """Why that part has none, in the table's own words where it gives any."""
    fate: Fate


@dataclass(frozen=True, slots=True)
class Successions:
    """Everything that leads to one corporate plan."""

    framework: str
    ways: Mapping[str, tuple[str, ...]]
    """Corporate plan -> those on the way from it, itself first and the one asked for last."""
    frameworks: Mapping[str, Framework]

    def became(self, earlier: OutcomeKey) -> Became:
        """What became of an outcome, or of an aim; of one of the corporate plan itself, that it is still the same."""
        if earlier.framework == self.framework:
            same = Successor(earlier, Fraction(1), Basis.PUBLISHED, ((),))
            return Became(earlier, (same,), Fraction(0), (), Fate.SAME)
        way = self.ways.get(earlier.framework, ())
        if not way:
            reason = f"no succession leads from {earlier.framework} to {self.framework}"
            return Became(earlier, (), Fraction(1), (reason,), Fate.UNKNOWN)
        found, ends = self._followed(earlier, way)
        reasons = tuple(dict.fromkeys(end.reason for end in ends))
        without = sum((end.part for end in ends), Fraction(0))
        known = any(end.is_known for end in ends)
        fate = Fate.NONE if known else Fate.UNKNOWN
        if found:
            fate = Fate.ONE if len(found) == 1 else Fate.SEVERAL
        return Became(earlier, found, without, reasons, fate)

    def _followed(self, earlier: OutcomeKey, way: Sequence[str]) -> "tuple[tuple[Successor, ...], tuple[_End, ...]]":
        """Where all chains from an outcome lead, and where they end on the way."""
        chains: list[tuple[OutcomeKey, Fraction, tuple[Step, ...]]] = [(earlier, Fraction(1), ())]
        ends: list[_End] = []
        for later in way[1:]:
            onward = []
            for key, part, steps in chains:
                further = _steps(key, self.frameworks, later)
                if further:
                    onward += [(step.to, part / len(further), (*steps, step)) for step in further]
                else:
                    ends.append(self._end(key, part, later))
            chains = onward
        kind = self._kind(earlier)
        led: dict[OutcomeKey, tuple[Fraction, list[tuple[Step, ...]]]] = {}
        for key, part, steps in chains:
            if self._kind(key) == "aim" and kind == "outcome":
                ends.append(_End(part, f"it went into the aim {key.outcome}, which is no outcome", is_known=True))
                continue
            so_far, ways = led.get(key, (Fraction(0), []))
            led[key] = (so_far + part, [*ways, steps])
        found = (Successor(key, part, _weakest(ways), tuple(ways)) for key, (part, ways) in led.items())
        return tuple(found), tuple(ends)

    def _end(self, key: OutcomeKey, part: Fraction, later: str) -> "_End":
        for row in _rows(key, self.frameworks, later):
            return _End(part, row.note or f"nothing in {later} took its place", is_known=True)
        return _End(part, f"the succession table of {later} does not name {key.framework}/{key.outcome}")

    def _kind(self, key: OutcomeKey) -> str:
        targets = self.frameworks[key.framework].targets_by_key.get(key.outcome, ())
        return next((each.kind for each in targets if each.kind in _KINDS), "")


@dataclass(frozen=True, slots=True)
class _End:
    """Where a chain breaks off."""

    part: Fraction
    reason: str
    is_known: bool = False
    """Whether a table says so, or is only silent."""


def build_successions(setting: Setting, framework: str) -> Successions:
    """Everything that leads to a corporate plan, be it by way of others; the fewest steps where there are several ways.

    A way leads through each succession table that has rows for the earlier plan, and where there is none through
    `supersedes` alone, so that its outcomes are known to be unmapped. A draft that came to nothing leads nowhere.
    """
    ways: dict[str, tuple[str, ...]] = {framework: (framework,)}
    for linked in (_with_rows, _superseded):
        frontier = list(ways)
        while frontier:
            later = frontier.pop(0)
            held = setting.frameworks.get(later)
            for earlier in linked(held) if held is not None else ():
                if earlier not in ways and earlier in setting.frameworks:
                    ways[earlier] = (earlier, *ways[later])
                    frontier.append(earlier)
    return Successions(framework, ways, setting.frameworks)


def apportioned(pounds: Decimal, became: Became) -> tuple[tuple[OutcomeKey | None, Decimal], ...]:
    """Money of an earlier outcome among its successors, to the penny; None stands for the part that has no successor.

    The parts are exactly the whole: what rounding leaves over goes to the first of them.
    """
    shares: list[tuple[OutcomeKey | None, Fraction]] = [(each.outcome, each.part) for each in became.successors]
    if became.without:
        shares.append((None, became.without))
    money = [
        (pounds * part.numerator / part.denominator).quantize(_PENNY, ROUND_HALF_UP) if part != 1 else pounds
        for _, part in shares
    ]
    money[0] += pounds - sum(money, Decimal(0))
    return tuple((key, amount) for (key, _), amount in zip(shares, money, strict=True))


def _weakest(ways: Sequence[Sequence[Step]]) -> Basis:
    order = tuple(Basis)
    return max((step.basis for way in ways for step in way), key=order.index, default=Basis.PUBLISHED)


def _steps(key: OutcomeKey, frameworks: Mapping[str, Framework], later: str) -> tuple[Step, ...]:
    """What the table of a later plan makes of an outcome, each successor once."""
    found: dict[OutcomeKey, Step] = {}
    for row in _rows(key, frameworks, later):
        for reference in row.to:
            to = _key(reference, frameworks, later)
            if to is not None:
                step = Step(key, to, Basis(row.basis), row.as_group, row.note or "")
                found.setdefault(to, step)
    return tuple(found.values())


def _rows(key: OutcomeKey, frameworks: Mapping[str, Framework], later: str) -> Iterator[Succession]:
    for row in frameworks[later].plan.succession:
        if row.earlier.document == key.framework and _key(row.earlier, frameworks, later) == key:
            yield row


def _key(reference: Reference, frameworks: Mapping[str, Framework], home: str) -> OutcomeKey | None:
    """The outcome or aim that a reference in a succession table names; None if it names none, or several."""
    held = frameworks.get(reference.document or home)
    found = held.targets_by_key.get(reference.item, ()) if held is not None else ()
    fitting = [each for each in found if each.kind in _KINDS]
    return OutcomeKey(fitting[0].document, fitting[0].item) if len(fitting) == 1 else None


def _with_rows(framework: Framework) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.earlier.document for row in framework.plan.succession))


def _superseded(framework: Framework) -> tuple[str, ...]:
    return tuple(str(each) for each in framework.plan.supersedes)
