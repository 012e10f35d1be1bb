"""The register of strategies to a report: which serves which outcome, which is older than the plan, what is carried."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bizplan.diagnostics import Location
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.coverage import OutcomeKey
from bizplan.index.setting import Framework, plain_title
from bizplan.index.strategies import AT_WORK, Promise, StrategyFacts, StrategyTies, first_known
from bizplan.reports.places import Find, LineOf, line_of


class Age(StrEnum):
    """Whether a strategy could know of the corporate plan."""

    OLDER = "older"
    """It was adopted before the corporate plan was, and no review of it is recorded or under way."""
    REVIEWED = "reviewed"
    """It is older, and a review of it is recorded or under way."""
    NOT_OLDER = "not-older"
    """It was adopted with the corporate plan or after it."""
    UNKNOWN = "unknown"
    """When it was adopted, or when the plan was, is not held."""


@dataclass(frozen=True, slots=True)
class StrategyCommitmentRow:
    """One commitment of a strategy."""

    item: str
    text: str
    at: LineOf
    carried_by: tuple[str, ...]
    """The entries of plans that carry it, as document and id; empty where no plan does."""


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """One strategy."""

    strategy: str
    """Its id."""
    name: str
    department: str
    """The id of the department that holds it; empty if unknown."""
    status: str
    years: str
    """The years it covers; empty if unknown."""
    at: LineOf
    age: Age
    """Against the corporate plan of this report."""
    adopted: str
    """The last day on which it may have been adopted, as ISO text; empty if unknown."""
    review: str
    """What its review found, or when it is due; empty if none is recorded."""
    outcomes: tuple[str, ...]
    """The outcomes of the corporate plan that it serves as a whole, by lasting id."""
    through_commitments: tuple[str, ...]
    """Further outcomes that only commitments of it serve."""
    elsewhere: tuple[str, ...]
    """The outcomes of other corporate plans that it names, as corporate plan and id."""
    commitments: tuple[StrategyCommitmentRow, ...]
    drawn: tuple[str, ...]
    """Commitments of plans that are said to come from it, and that it is not known to make; as document and id."""

    @property
    def counts(self) -> bool:
        """Whether it serves outcomes now: it is current or under review."""
        return self.status in AT_WORK


@dataclass(frozen=True, slots=True)
class StrategyOutcomeRow:
    """One outcome, and the strategies at work for it."""

    outcome: str
    number: str
    """Empty where outcomes are not numbered."""
    title: str
    strategies: tuple[str, ...]
    """By id; empty where no strategy serves it."""


@dataclass(frozen=True, slots=True)
class StrategiesReport:
    """Strategies against one corporate plan."""

    framework: str
    """The corporate plan's id; empty where none is held."""
    framework_title: str
    since: str
    """The day from which a strategy could know of it, as ISO text; empty if unknown."""
    strategies: tuple[StrategyRow, ...]
    """In order of file."""
    outcomes: tuple[StrategyOutcomeRow, ...]
    """In the corporate plan's order."""

    @property
    def older(self) -> int:
        """How many strategies at work are older than the corporate plan, with no review recorded."""
        return sum(each.counts and each.age is Age.OLDER for each in self.strategies)

    @property
    def uncarried(self) -> int:
        """How many commitments of strategies at work no plan carries."""
        rows = (each for strategy in self.strategies if strategy.counts for each in strategy.commitments)
        return sum(not each.carried_by for each in rows)


class _InPlans(NamedTuple):
    """What plans say of strategies and their commitments."""

    referring: Mapping[tuple[str, str], Sequence[str]]
    """Strategy and commitment -> the entries of plans that refer to it."""
    promised: Mapping[str, Sequence[tuple[str, Promise]]]
    """Strategy -> the commitments of plans that are said to come from it."""


def build_strategies(
    ties: Sequence[StrategyTies], index: CorpusIndex, framework: Framework | None, find: Find
) -> StrategiesReport:
    """The strategies of a repository against a corporate plan.

    A plan carries a commitment that one of its entries refers to, or that a commitment of its own drawn from the
    strategy repeats by its id or its words.
    """
    plans = _InPlans(_referring(index), _promised(ties))
    rows = tuple(_row(each, each.strategy, framework, plans, find) for each in ties if each.strategy is not None)
    outcomes = framework.plan.outcomes if framework is not None else ()
    served = tuple(
        StrategyOutcomeRow(
            outcome.id,
            "" if outcome.number is None else str(outcome.number),
            outcome.title,
            tuple(
                row.strategy for row in rows if row.counts and outcome.id in (*row.outcomes, *row.through_commitments)
            ),
        )
        for outcome in outcomes
    )
    since = first_known(framework.plan) if framework is not None else None
    named = (framework.plan.id, framework.plan.title) if framework is not None else ("", "")
    return StrategiesReport(*named, since.isoformat() if since is not None else "", rows, served)


def _row(
    ties: StrategyTies,
    facts: StrategyFacts,
    framework: Framework | None,
    plans: _InPlans,
    find: Find,
) -> StrategyRow:
    drawn = plans.promised.get(ties.document, ())
    commitments: list[StrategyCommitmentRow] = []
    matched: set[str] = set()
    for each in ties.commitments:
        repeating = [
            f"{document}/{promise.item}"
            for document, promise in drawn
            if promise.item == each.item or plain_title(promise.text) == plain_title(each.text)
        ]
        carried = dict.fromkeys((*repeating, *plans.referring.get((ties.document, each.item), ())))
        matched.update(carried)
        at = line_of(Location(ties.file, (*each.route, "id")), find)
        commitments.append(StrategyCommitmentRow(each.item, each.text, at, tuple(carried)))
    own = framework.plan.id if framework is not None else ""
    whole = _of(facts.outcomes, own)
    deeper = tuple(dict.fromkeys(each for promise in ties.commitments for each in _of(promise.outcomes, own)))
    keys = (*facts.outcomes, *(key for promise in ties.commitments for key in promise.outcomes))
    elsewhere = dict.fromkeys(f"{key.framework}/{key.outcome}" for key in keys if key.framework != own)
    unmatched = (f"{document}/{promise.item}" for document, promise in drawn)
    return StrategyRow(
        ties.document,
        facts.name,
        facts.department,
        facts.status,
        facts.years,
        line_of(Location(ties.file, ("name",)), find),
        _age(facts, framework),
        facts.written.isoformat() if facts.written is not None else "",
        facts.review,
        whole,
        tuple(each for each in deeper if each not in whole),
        tuple(elsewhere),
        tuple(commitments),
        tuple(each for each in unmatched if each not in matched),
    )


def _of(keys: Iterable[OutcomeKey], framework: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.outcome for key in keys if key.framework == framework))


def _age(facts: StrategyFacts, framework: Framework | None) -> Age:
    since = first_known(framework.plan) if framework is not None else None
    if facts.written is None or since is None:
        return Age.UNKNOWN
    if facts.written >= since:
        return Age.NOT_OLDER
    return Age.REVIEWED if facts.review or facts.status == "under review" else Age.OLDER


def _referring(index: CorpusIndex) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for record, link in index.links():
        target = link.target
        if record.kind == "plan" and target is not None and target.kind == "commitment":
            entry = f"{record.document}/{link.placed.within}"
            found.setdefault((target.document, target.item), []).append(entry)
    return found


def _promised(ties: Iterable[StrategyTies]) -> dict[str, list[tuple[str, Promise]]]:
    found: dict[str, list[tuple[str, Promise]]] = {}
    for each in ties:
        for promise in each.commitments if each.strategy is None else ():
            if promise.strategy:
                found.setdefault(promise.strategy, []).append((each.document, promise))
    return found
