"""All links to reports: how many of each kind and state, what refers to an item and it to others, what is broken."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bizplan.diagnostics import Location
from bizplan.index.links import Link, LinkState
from bizplan.index.links_both_ways import LinksBothWays, Place, end_of
from bizplan.index.named import reference_to
from bizplan.index.references import DocumentReferences
from bizplan.index.setting import Setting, plain_title
from bizplan.reports.places import Find, LineOf, line_of

_FEW_KINDS = 3


@dataclass(frozen=True, slots=True)
class End:
    """What a reference leads from or to."""

    reference: str
    """By which it is found from anywhere, such as `town-clerk/2019-20/P4`."""
    kind: str
    """programme, outcome, plan …"""
    name: str
    """Its name or text; empty where that is its reference alone."""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """One reference, with both its ends."""

    field: str
    """The field it stands in, such as `contributes_to`."""
    written: str
    """The reference as written."""
    state: LinkState
    at: LineOf
    start: End
    """The entry it stands in, or its document."""
    ends: tuple[End, ...]
    """One where it leads to one thing; all it may mean; what was found instead; none where it leads to nothing."""
    way_out: str
    """What to do about it; empty for a resolved one."""


@dataclass(frozen=True, slots=True)
class FieldCount:
    """The references of one field."""

    field: str
    resolved: int
    dangling: int
    wrong_kind: int
    ambiguous: int
    retired: int
    superseded_framework: int
    unchecked: int
    total: int


@dataclass(frozen=True, slots=True)
class LinksSummary:
    """All cross references, counted."""

    documents: int
    fields: tuple[FieldCount, ...]
    """The most frequent first."""
    total: FieldCount
    """Their sum; its field is empty."""
    across: int
    """How many lead out of their document into another; those into the corporate plan and the organisation count."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """The same entry in another document."""

    end: End
    at: LineOf
    by: str
    """`id`, or `alias` with the name that both bear."""


@dataclass(frozen=True, slots=True)
class ItemReferences:
    """What refers to an item or a document, and what it refers to."""

    item: End
    at: LineOf
    incoming: tuple[CrossReference, ...]
    outgoing: tuple[CrossReference, ...]
    other_years: tuple[Namesake, ...]
    """The same item in its unit's plans for other years, by its id or an alias; earliest first."""


@dataclass(frozen=True, slots=True)
class BrokenReferences:
    """Every reference that does not lead to one thing of the right kind that is still at work."""

    references: tuple[CrossReference, ...]
    """By state, then in order of file; those that cannot be checked come last."""
    looked_at: int
    """How many references there are in all."""

    @property
    def broken(self) -> int:
        """How many are broken; what cannot be checked may be sound."""
        return sum(each.state is not LinkState.UNCHECKED for each in self.references)


def build_summary(held: LinksBothWays) -> LinksSummary:
    """All cross references by field and state."""
    counts: dict[str, Counter[LinkState]] = {}
    for link in held.links:
        counts.setdefault(link.placed.field, Counter())[link.state] += 1
    fields = [_count(field, states) for field, states in counts.items()]
    fields.sort(key=lambda each: (-each.total, each.field))
    across = sum(any(each.document != link.document for each in link.targets) for link in held.links)
    return LinksSummary(len(held.documents), tuple(fields), _count("", sum(counts.values(), Counter())), across)


def build_broken(held: LinksBothWays, setting: Setting, find: Find) -> BrokenReferences:
    """Every reference that is not resolved, with the way out."""
    unresolved = [link for link in held.links if link.state is not LinkState.RESOLVED]
    order = tuple(LinkState)
    described = _described(unresolved, held, setting, find)
    return BrokenReferences(tuple(sorted(described, key=lambda each: order.index(each.state))), len(held.links))


def build_item(
    place: Place, held: LinksBothWays, documents: Sequence[DocumentReferences], setting: Setting, find: Find
) -> ItemReferences:
    """What refers to a place and what it refers to; for a document as a whole, to and from anything in it."""
    if place.item:
        incoming = [link for at in _with_parts(place, held) for link in held.incoming.get(at, ())]
        outgoing = list(held.outgoing.get(place, ()))
    else:
        incoming = list(held.to_document(place.document))
        outgoing = [link for link in held.of_document(held.documents[place.document].document) if _leaves(link, place)]
    return ItemReferences(
        _end(place, held, setting),
        _where(place, held, find),
        _in_order(_described(dict.fromkeys(incoming), held, setting, find)),
        _in_order(_described(dict.fromkeys(outgoing), held, setting, find)),
        tuple(_other_years(place, held, documents, setting, find)),
    )


def _count(field: str, states: Mapping[LinkState, int]) -> FieldCount:
    return FieldCount(
        field,
        states.get(LinkState.RESOLVED, 0),
        states.get(LinkState.DANGLING, 0),
        states.get(LinkState.WRONG_KIND, 0),
        states.get(LinkState.AMBIGUOUS, 0),
        states.get(LinkState.RETIRED, 0),
        states.get(LinkState.SUPERSEDED_FRAMEWORK, 0),
        states.get(LinkState.UNCHECKED, 0),
        sum(states.values()),
    )


def _with_parts(place: Place, held: LinksBothWays) -> Iterator[Place]:
    """An item, and for an outcome its lettered activities, to which links lead as well."""
    yield place
    yield from (at for at in held.incoming if at.document == place.document and at.item.startswith(f"{place.item}/"))


def _leaves(link: Link, place: Place) -> bool:
    return not any(each.document == place.document for each in link.targets)


def _in_order(references: Iterable[CrossReference]) -> tuple[CrossReference, ...]:
    """By file, then as they are read."""
    return tuple(sorted(references, key=lambda each: (each.at.file, each.at.line)))


def _described(links: Iterable[Link], held: LinksBothWays, setting: Setting, find: Find) -> Iterator[CrossReference]:
    for link in links:
        document = link.document if link.document in held.documents else ""
        ends = tuple(_end(end_of(each), held, setting) for each in link.targets)
        yield CrossReference(
            link.placed.field,
            link.placed.reference.text,
            link.state,
            line_of(link.place, find),
            _end(Place(document, link.placed.within), held, setting),
            ends,
            _way_out(link, ends),
        )


def _end(place: Place, held: LinksBothWays, setting: Setting) -> End:
    entry, document = held.entries.get(place), held.documents.get(place.document)
    reference = reference_to(place, setting) or (document.document if document is not None else "")
    if entry is not None:
        return End(reference, entry.kind, "" if entry.name == place.item else entry.name)
    if not place.item:
        name = document.name if document is not None else ""
        return End(reference, document.kind if document is not None else "", "" if name == reference else name)
    slug = held.entries.get(Place(place.document, place.item.partition("/")[0]))
    return End(reference, "activity", slug.name if slug is not None else "")


def _where(place: Place, held: LinksBothWays, find: Find) -> LineOf:
    document = held.documents[place.document]
    entry = held.entries.get(place) or held.entries.get(Place(place.document, place.item.partition("/")[0]))
    return line_of(Location(document.file, (*entry.route, "id") if entry is not None else ()), find)


def _other_years(
    place: Place, held: LinksBothWays, documents: Iterable[DocumentReferences], setting: Setting, find: Find
) -> Iterator[Namesake]:
    here = held.documents[place.document]
    entry = held.entries.get(place)
    if entry is None or here.kind != "plan":
        return
    unit = place.document.partition("/")[0]
    same_unit = [
        each for each in documents if each.links.kind == "plan" and each.links.document.partition("/")[0] == unit
    ]
    own = next((each for each in same_unit if each.links.document == place.document), None)
    called = {plain_title(each) for each in (place.item, entry.name)}
    called |= {plain_title(alias) for item, alias in (own.aliases if own is not None else ()) if item == place.item}
    for each in sorted(same_unit, key=lambda each: each.links.period):
        if each.links.document == place.document:
            continue
        aliases: dict[str, list[str]] = {}
        for item, alias in each.aliases:
            aliases.setdefault(item, []).append(alias)
        for other in each.links.entries:
            names = (other.item, other.name, *aliases.get(other.item, ()))
            by = "id" if other.item == place.item else next((one for one in names if plain_title(one) in called), "")
            if by and other.kind == entry.kind:
                where = Location(each.links.file, (*other.route, "id"))
                end = _end(Place(each.links.document, other.item), held, setting)
                yield Namesake(end, line_of(where, find), by if by == "id" else f"alias “{by}”")


def _way_out(link: Link, ends: tuple[End, ...]) -> str:
    kinds = [kind.replace("-", " ") for kind in link.placed.kinds]
    wanted = _with_article(" or ".join(kinds) if len(kinds) <= _FEW_KINDS else "entry of a plan")
    names = " or ".join(each.reference for each in ends)
    found = " and ".join(dict.fromkeys(each.kind.replace("-", " ") for each in ends))
    words = {
        LinkState.RESOLVED: "",
        LinkState.DANGLING: f"Did you mean “{link.near}”?" if link.near else f"Name {wanted} that exists, or add it.",
        LinkState.WRONG_KIND: f"It is {_with_article(found)}; name {wanted}.",
        LinkState.AMBIGUOUS: f"Name the document as well: {names}.",
        LinkState.RETIRED: f"{names} is over; name what took its place, or take the reference out.",
        LinkState.SUPERSEDED_FRAMEWORK: "Name an outcome of the corporate plan that is in force in the plan's year.",
        LinkState.UNCHECKED: "Mend first what could not be read; “bizplan validate” names it.",
    }
    return words[link.state]


def _with_article(words: str) -> str:
    return f"{'an' if words[:1] in tuple('aeiou') else 'a'} {words}"
