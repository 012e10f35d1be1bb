"""A plan or a strategy to every place in it that names an outcome, be it by number, id, letter or title."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.coverage import OutcomeKey
from bizplan.index.links import Link, LinkState, outcome_meant
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Contribution, Item
from bizplan.model.plan import OutcomeClaim, Plan
from bizplan.model.strategy import Strategy, StrategyCommitment

_KINDS = frozenset({"outcome", "activity", "aim"})


@dataclass(frozen=True, slots=True)
class OutcomeReference:
    """One place that names an outcome, an activity or an aim of a corporate plan."""

    route: Route
    """The thread or the claim; not the reference inside it."""
    entry: str
    """The id of the entry from which the thread runs; empty for the document as a whole."""
    key: OutcomeKey
    """The outcome, or the aim; of an activity its outcome."""
    letter: str
    """The letter of the activity, where one is named."""
    written: str
    """The reference as it stands; empty where a title stands alone."""
    title: str
    """The title that a claim gives; empty if it gives none."""
    share: Decimal | None
    """The part of the entry's money in per cent, where it is stated."""
    threads: int
    """How many threads run from the entry."""
    stated: Decimal
    """The sum of the shares that the entry states, in per cent."""
    unstated: int
    """How many of its threads state none."""


@dataclass(frozen=True, slots=True)
class OutcomeReferences:
    """Every outcome that one document names."""

    file: str
    document: str
    kind: str
    """plan or strategy."""
    framework: str
    """The corporate plan it names; empty if none."""
    references: tuple[OutcomeReference, ...]
    """What the document says as a whole first, then thread by thread in its own order."""
    broken: tuple[str, ...]
    """What is named and leads to no single outcome, as it is written."""
    blanket: str
    """A claim on every outcome at once, as printed; empty if there is none."""
    passage: bool
    """Whether outcomes are told in a passage of words as well."""


def outcome_references(loaded: Loaded, indexed: Indexed, setting: Setting) -> OutcomeReferences | None:
    """What one plan or strategy names; None for a document of another kind."""
    model = loaded.model
    if not isinstance(model, (Plan, Strategy)):
        return None
    links = tuple(link for link in indexed.links if _names_outcome(link))
    found = [each for link in links if (each := _of_link(link, model, setting)) is not None]
    broken = [link.placed.reference.text for link in links if link.target is None]
    said = model.outcomes if isinstance(model, Plan) else None
    for position, claim in enumerate(said.claims if said else ()):
        if claim.outcome is None and claim.title:
            titled = _titled(model, claim.title, setting)
            route: Route = ("outcomes", "claims", position)
            if titled is None:
                broken.append(claim.title)
            else:
                found.append(OutcomeReference(route, "", titled, "", "", claim.title, None, 1, Decimal(0), 1))
    claims = [each for each in found if each.route[0] == "outcomes"]
    claims.sort(key=lambda each: str(each.route[2]).zfill(9))  # numbers and titles alone as they stand
    found = [*claims, *(each for each in found if each.route[0] != "outcomes")]
    return OutcomeReferences(
        loaded.file,
        model.document_id,
        model.kind,
        str(model.corporate_plan or ""),
        tuple(found),
        (*broken, *sorted(loaded.damaged)),
        said.blanket.text if said is not None and said.blanket is not None else "",
        bool(said is not None and said.text),
    )


def _names_outcome(link: Link) -> bool:
    if link.placed.route[-1] not in {"to", "outcome"} or not {"outcome", "activity"}.intersection(link.placed.kinds):
        return False
    target = link.target
    return target.kind in _KINDS if target is not None else _is_fault(link)


def _is_fault(link: Link) -> bool:
    return link.state is not LinkState.RESOLVED and outcome_meant(link.placed)


def _of_link(link: Link, model: Plan | Strategy, setting: Setting) -> OutcomeReference | None:
    target = link.target
    if target is None or target.document not in setting.frameworks:
        return None
    outcome, _, letter = target.item.partition("/")
    route = link.placed.route[:-1]
    held = _held(model, route)
    threads = tuple(_threads(model, route))
    shares = [each.share for each in threads if each.share is not None]
    return OutcomeReference(
        route,
        link.placed.within,
        OutcomeKey(target.document, outcome),
        letter,
        link.placed.reference.text,
        (held.title or "") if isinstance(held, OutcomeClaim) else "",
        held.share if isinstance(held, Contribution) else None,
        len(threads) or 1,
        sum(shares, Decimal(0)),
        len(threads) - len(shares),
    )


def _threads(model: Plan | Strategy, route: Route) -> Iterator[Contribution]:
    """Every thread of the entry to which a thread belongs."""
    entry = _held(model, route[:-2])
    if isinstance(entry, (Item, Strategy, StrategyCommitment)):
        yield from entry.contributes_to


def _held(model: Plan | Strategy, route: Route) -> object:
    held: object = model
    for part in route:
        if isinstance(part, str):
            held = getattr(held, part)
        elif isinstance(held, tuple):
            held = held[part]
    return held


def _titled(model: Plan | Strategy, title: str, setting: Setting) -> OutcomeKey | None:
    framework = setting.frameworks.get(str(model.corporate_plan))
    found = framework.titled(title) if framework is not None else ()
    return OutcomeKey(framework.plan.id, found[0].id) if framework is not None and len(found) == 1 else None
