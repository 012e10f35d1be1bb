"""A document to the few facts that other documents need of it, small enough to hold ten thousand of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bizplan.diagnostics import Route
from bizplan.index.links import Link, Pending, Surroundings, resolve
from bizplan.index.setting import SETTING_KINDS, Setting, Target
from bizplan.index.sittings import Sitting, sittings
from bizplan.index.walk import entities, references
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.plan import Plan
from bizplan.model.strategy import Strategy
from bizplan.values.years import FinancialYear


@dataclass(frozen=True, slots=True)
class WaiverMark:
    """A waiver as later checks need it."""

    rule: str
    at: str
    reason: str
    until: str
    """ISO date; empty for no end."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document seen from the others."""

    file: str
    document: str
    kind: str
    status: str
    """How far it has come, in its own word; empty for a kind without status."""
    level: str
    """department, team or individual for a plan; else empty."""
    department: str
    period: str
    items: str
    """A line a kind: the kind, then the ids of that kind; kept as one text because ten thousand records must fit."""
    pending: tuple[Pending, ...]
    threads: str
    """A line for each local thread upwards, the id it comes from and the id it leads to; one text as `items` is."""
    lost: frozenset[str]
    unreadable: bool
    """Whether parts of it could not be read, so that a missing id proves nothing."""
    waivers: tuple[WaiverMark, ...]
    superseded: str = ""
    """The day by which it was superseded, as ISO text; empty where it is not, or no day is known."""
    sittings: tuple[Sitting, ...] = ()
    """The approvals of a plan in their order, the meetings at which a report is decided on, that of a minute."""

    def kinds_of(self, identity: str) -> tuple[str, ...]:
        """The kinds of the items that bear an id; empty if none does."""
        return _kinds_by_id(self.items).get(identity, ())

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The local threads upwards, id -> id, where other documents may be reached through them."""
        return tuple(
            (start, end) for start, _, end in (line.partition(" ") for line in self.threads.split("\n")) if end
        )

    @property
    def unit(self) -> str:
        """Whose plan it is: the first part of the id of a plan."""
        return self.document.partition("/")[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all items."""
        return tuple(each for line in self.items.split("\n") if line for each in line.split(" ")[1:])


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document with its links as far as they can be told without the others."""

    record: Record
    links: tuple[Link, ...]
    own_items: Mapping[str, tuple[Target, ...]]
    """Id -> the items that bear it; more than one is a fault."""
    places: Mapping[str, tuple[Route, ...]]
    """Id -> where it stands."""


@lru_cache(maxsize=64)
def _kinds_by_id(items: str) -> Mapping[str, tuple[str, ...]]:
    """The packed items, opened; the teams of a department refer to the same few plans one after the other."""
    kinds: dict[str, tuple[str, ...]] = {}
    for line in items.split("\n") if items else ():
        kind, *ids = line.split(" ")
        for identity in ids:
            kinds[identity] = (*kinds.get(identity, ()), kind)
    return kinds


def index_document(loaded: Loaded, setting: Setting) -> Indexed:
    """The document's record and its links; references into other documents wait in the record."""
    model = loaded.model
    kind = str(getattr(model, "kind", ""))
    items, places = _items(model)
    around = Surroundings(
        loaded.file,
        model.document_id,
        {} if kind in SETTING_KINDS else items,  # the setting holds these items already
        loaded.lost_ids,
        str(getattr(model, "corporate_plan", None) or "") if kind != "corporate-plan" else model.document_id,
        "corporate_plan" in loaded.damaged,
        model.home,
    )
    links: list[Link] = []
    pending: list[Pending] = []
    for placed in references(model):
        match resolve(placed, around, setting):
            case Link() as link:
                links.append(link)
            case Pending() as waiting:
                pending.append(waiting)
    record = Record(
        loaded.file,
        model.document_id,
        kind,
        str(getattr(model, "status", "")),
        model.level if isinstance(model, Plan) else "",
        str(model.department) if isinstance(model, Plan) else "",
        str(getattr(model, "period", "") or ""),
        _packed(items),
        tuple(pending),
        _threads(links, pending),
        loaded.lost_ids,
        bool(loaded.damaged),
        tuple(
            WaiverMark(each.rule, each.at or "", each.reason, each.until.isoformat() if each.until else "")
            for each in model.allow
        ),
        _superseded(model),
        sittings(model),
    )
    return Indexed(record, tuple(links), items, places)


def _items(model: Document) -> tuple[dict[str, tuple[Target, ...]], dict[str, tuple[Route, ...]]]:
    items: dict[str, tuple[Target, ...]] = {}
    places: dict[str, tuple[Route, ...]] = {}
    document = model.document_id
    for entity, route, _, identity in entities(model)[1:]:
        if not identity:
            continue
        target = Target(document, type(entity).kind_of_item or "part", identity, entity.__dict__.get("name") or "")
        items[identity] = (*items.get(identity, ()), target)
        places[identity] = (*places.get(identity, ()), route)
    return items, places


def _packed(items: Mapping[str, tuple[Target, ...]]) -> str:
    ids_by_kind: dict[str, list[str]] = {}
    for identity, targets in items.items():
        for kind in dict.fromkeys(target.kind for target in targets):
            ids_by_kind.setdefault(kind, []).append(identity)
    return "\n".join(" ".join((kind, *ids)) for kind, ids in ids_by_kind.items())


def _threads(links: list[Link], pending: list[Pending]) -> str:
    """Local threads, kept only where a thread leaves the document: elsewhere no circle can pass through others."""
    if not any(each.placed.field == "contributes_to" for each in pending):
        return ""
    return "\n".join(
        f"{link.placed.within} {link.target.item}"
        for link in links
        if link.placed.field == "contributes_to" and link.target is not None and link.target.document == link.document
    )


def _superseded(model: Document) -> str:
    if not isinstance(model, Strategy) or model.status != "superseded":
        return ""
    if model.status_on is not None:
        return model.status_on.last.isoformat()
    return FinancialYear(model.years.end - 1).last_day.isoformat() if model.years is not None else ""
