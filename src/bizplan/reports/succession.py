"""A map of plans read as another corporate plan to what became of each outcome that they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bizplan.index.coverage import OutcomeKey, PlanCoverage
from bizplan.index.outcome_names import label_of, number_and_title, place_of
from bizplan.index.reading_as import earlier_outcomes
from bizplan.index.succession import Basis, Became, Fate, Step, Successions

SPLIT_RULE = (
    "An entry that serves an outcome with several successors is shown under each of them and is still one entry. Money"
    " is divided among them in equal parts at each step, to the penny, so that none is counted twice; the part of an"
    " outcome without a successor is unallocated."
)
"""How a mapping to several is kept from counting anything twice."""


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """An outcome under which an earlier one is read."""

    outcome: str
    """Its lasting id."""
    number: str
    """Its number, or empty where outcomes are not numbered."""
    title: str
    basis: Basis
    """How that is known: the weakest basis on the way."""
    part: str
    """The part of the earlier outcome's money that it gets, such as 1/2."""
    ways: tuple[str, ...]
    """Each chain of steps from the earlier outcome, with the basis of each step."""
    as_group: bool
    """Whether several led to several together, their order unknown, at some step."""
    also_from: tuple[str, ...]
    """Other outcomes that are named here and are read under it as well."""


@dataclass(frozen=True, slots=True)
class EarlierOutcome:
    """An outcome that plans name, and what became of it."""

    framework: str
    """The corporate plan it belongs to."""
    outcome: str
    """Its lasting id."""
    number: str
    title: str
    named: int
    """How many times plans and their entries name it."""
    fate: Fate
    read_as: tuple[ReadOutcome, ...]
    """Empty where it has no successor."""
    without: str
    """The part of it that has no successor, such as 1/3; 0 where all has one."""
    reasons: tuple[str, ...]
    """Why that part has none."""


@dataclass(frozen=True, slots=True)
class PlanRead:
    """A plan that names another corporate plan than it is read as."""

    document: str
    framework: str
    """The corporate plan that it names."""


@dataclass(frozen=True, slots=True)
class SuccessionReading:
    """What became of every outcome that the plans of a map name, in the corporate plan they are read as."""

    framework: str
    """The corporate plan they are read as."""
    plans: tuple[PlanRead, ...]
    """Those that name another one."""
    outcomes: tuple[EarlierOutcome, ...]
    """In the order of their own corporate plans."""
    many_to_many: bool
    """Whether some outcome is read under several that others are read under as well."""
    split_rule: str
    """How money and entries are kept from being counted twice."""


def build_reading(plans: Iterable[PlanCoverage], successions: Successions) -> SuccessionReading:
    """What became of the outcomes that these plans name; `plans` as they are, not as they are read."""
    held = tuple(plans)
    target = successions.framework
    named: dict[OutcomeKey, int] = {}
    for plan in held:
        for key in earlier_outcomes(plan, target):
            named[key] = named.get(key, 0) + 1
    in_order = sorted(named, key=lambda key: place_of(key, successions.frameworks))
    became = {key: successions.became(key) for key in in_order}
    outcomes = tuple(_earlier(each, named[key], became, successions) for key, each in became.items())
    others = tuple(PlanRead(each.document, each.framework) for each in held if each.framework != target)
    many = any(len(each.read_as) > 1 and any(to.also_from for to in each.read_as) for each in outcomes)
    return SuccessionReading(target, others, outcomes, many, SPLIT_RULE)


def _earlier(
    became: Became, named: int, all_of_them: dict[OutcomeKey, Became], successions: Successions
) -> EarlierOutcome:
    read_as = []
    for each in became.successors:
        number, title = number_and_title(each.outcome, successions.frameworks)
        others = (
            label_of(key, successions.frameworks)
            for key, other in all_of_them.items()
            if other is not became and any(to.outcome == each.outcome for to in other.successors)
        )
        steps = [step for way in each.ways for step in way]
        read_as.append(
            ReadOutcome(
                each.outcome.outcome,
                number,
                title,
                each.basis,
                str(each.part),
                tuple(_ways(became.earlier, each.ways, successions)),
                any(step.as_group for step in steps),
                tuple(others),
            )
        )
    number, title = number_and_title(became.earlier, successions.frameworks)
    return EarlierOutcome(
        became.earlier.framework,
        became.earlier.outcome,
        number,
        title,
        named,
        became.fate,
        tuple(read_as),
        str(became.without),
        became.reasons,
    )


def _ways(earlier: OutcomeKey, ways: Iterable[Iterable[Step]], successions: Successions) -> Iterator[str]:
    for way in ways:
        words = label_of(earlier, successions.frameworks)
        for step in way:
            words += f" → {label_of(step.to, successions.frameworks)} ({step.basis})"
        yield words
