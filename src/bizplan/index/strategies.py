"""A document to what ties it to strategies: the outcomes that one serves, its age, its commitments in plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bizplan.diagnostics import Route
from bizplan.index.coverage import OutcomeKey
from bizplan.index.links import Link
from bizplan.index.record import Indexed
from bizplan.index.setting import Framework, Setting
from bizplan.load import Loaded
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.model.programme import Commitment
from bizplan.model.strategy import Strategy
from bizplan.values.years import FinancialYear

AT_WORK = frozenset({"current", "under review"})
"""How a strategy stands that serves outcomes now; one in preparation or superseded does not."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment, in a strategy or in a plan."""

    item: str
    text: str
    strategy: str
    """In a plan, the strategy that it is drawn from, as written; else empty."""
    outcomes: tuple[OutcomeKey, ...]
    """The outcomes that it names."""
    route: Route


@dataclass(frozen=True, slots=True)
class StrategyFacts:
    """What a strategy says of itself."""

    name: str
    department: str
    """The id of the department that holds it; empty if unknown."""
    status: str
    years: str
    """The years it covers; empty if unknown."""
    written: date | None
    """The last day on which it may have been adopted; None if unknown."""
    written_in: str
    """The field that says so."""
    review: str
    """What its review found, or when it is due; empty if none is recorded."""
    outcomes: tuple[OutcomeKey, ...]
    """The outcomes that it names as a whole."""


@dataclass(frozen=True, slots=True)
class StrategyTies:
    """One document, as the register of strategies sees it."""

    file: str
    document: str
    strategy: StrategyFacts | None
    """What it says of itself if it is a strategy."""
    commitments: tuple[Promise, ...]
    """Of a strategy what it promises; of a plan what it takes from strategies, or promises by itself."""


def strategy_ties(loaded: Loaded, indexed: Indexed, setting: Setting) -> StrategyTies | None:
    """What ties a strategy or a plan to others; None for a plan without commitments, and for other kinds."""
    del setting
    model = loaded.model
    if not isinstance(model, (Strategy, Plan)) or (isinstance(model, Plan) and not model.commitments):
        return None
    outcomes = _outcomes_by_item(indexed.links)
    promises = tuple(
        Promise(
            each.id,
            each.text,
            str(each.strategy or "") if isinstance(each, Commitment) else "",
            outcomes.get(each.id, ()),
            ("commitments", at),
        )
        for at, each in enumerate((*model.commitments,))
    )
    facts = _facts(model, outcomes.get("", ())) if isinstance(model, Strategy) else None
    return StrategyTies(loaded.file, model.document_id, facts, promises)


def written(strategy: Strategy) -> date | None:
    """The last day on which it may have been adopted; the first of its years where that is not stated."""
    if strategy.adopted is not None:
        return strategy.adopted.last
    return FinancialYear(strategy.years.start).first_day if strategy.years is not None else None


def written_in(strategy: Strategy) -> str:
    """The field from which `written` comes."""
    return "adopted" if strategy.adopted is not None else "years"


def first_known(plan: CorporatePlan) -> date | None:
    """The first day on which an older strategy cannot have known of a plan: its adoption, or its first day in force."""
    if plan.adopted is not None:
        return plan.adopted.first
    return plan.in_force.starts if plan.in_force is not None else None


def framework_in_force(setting: Setting, own: Framework | None) -> Framework | None:
    """The Corporate Plan of the organisation; where it names none, the strategy's own."""
    organisation = setting.organisation
    named = organisation.corporate_plan if organisation is not None else None
    return setting.frameworks.get(str(named)) if named is not None else own


def _facts(strategy: Strategy, outcomes: tuple[OutcomeKey, ...]) -> StrategyFacts:
    return StrategyFacts(
        strategy.name,
        str(strategy.department or ""),
        strategy.status,
        str(strategy.years or ""),
        written(strategy),
        written_in(strategy),
        strategy.review or "",
        outcomes,
    )


def _outcomes_by_item(links: Iterable[Link]) -> dict[str, tuple[OutcomeKey, ...]]:
    found: dict[str, tuple[OutcomeKey, ...]] = {}
    for link in links:
        target = link.target
        if link.placed.field == "contributes_to" and target is not None and target.kind in {"outcome", "activity"}:
            key = OutcomeKey(target.document, target.item.partition("/")[0])
            if key not in (known := found.get(link.placed.within, ())):
                found[link.placed.within] = (*known, key)
    return found
