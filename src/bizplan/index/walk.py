"""A model to its entities and references, each with the route that leads to it."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from bizplan.diagnostics import Route
from bizplan.model.base import Entity
from bizplan.model.shape import entity_fields, live_fields, reference_fields
from bizplan.values.live import LiveReference, live_references
from bizplan.values.refs import Reference

_T = TypeVar("_T")
_MOST_KEPT = 4
"""Documents of which a walk is kept."""


class Placed(NamedTuple):
    """An entity in its place; a named tuple, as is all that each document has by the hundred: a third of the time."""

    entity: Entity
    route: Route
    within: str
    """The id of the nearest entry that encloses it and has one; empty at the top."""
    id: str
    """Its own id; empty if it has none."""


class PlacedReference(NamedTuple):
    """A reference in its place."""

    reference: Reference
    kinds: tuple[str, ...]
    """The kinds of item or document it may lead to."""
    route: Route
    field: str
    """The field it stands in; for a thread upwards `contributes_to`, for live data in a text `figure` or `table`."""
    within: str
    """The id of the entry it stands in; empty at the top."""


def once_per_document(walk: Callable[[Entity], Iterable[_T]]) -> Callable[[Entity], tuple[_T, ...]]:
    """The walk, its result kept while few other documents are asked for: rule upon rule walks through the same.

    A paper goes to and fro between its document and the few beside it.
    """
    kept: dict[int, tuple[Entity, tuple[_T, ...]]] = {}

    def walked(root: Entity) -> tuple[_T, ...]:
        key = id(root)
        if (known := kept.get(key)) is not None and known[0] is root:
            return known[1]
        found = tuple(walk(root))
        if len(kept) >= _MOST_KEPT:
            del kept[next(iter(kept))]
        kept[key] = (root, found)
        return found

    walked.__doc__ = walk.__doc__
    return walked


@once_per_document
def entities(root: Entity) -> list[Placed]:
    """Every entity of a document, the document first, each before what it holds, in the order of the model."""
    found: list[Placed] = []
    _walk(root, (), "", found)
    return found


@once_per_document
def references(root: Entity) -> Iterator[PlacedReference]:
    """Every reference in a document, in the order of the model; those in its texts come last."""
    for entity, route, within, identity in entities(root):
        marked = _parts(type(entity)).references
        if not marked:
            continue
        values = entity.__dict__
        here = (identity if route else "") or within
        for name, kinds in marked:
            value = values[name]
            if not value:
                continue
            field = _last_key(route, name) if name == "to" else name
            if isinstance(value, tuple):
                for position, each in enumerate(value):
                    yield PlacedReference(each, kinds, (*route, name, position), field, here)
            else:
                yield PlacedReference(value, kinds, (*route, name), field, here)
    for live, route, within in live_texts(root):
        yield PlacedReference(live.reference, live.kinds, route, "table" if live.is_table else "figure", within)


class LiveText(NamedTuple):
    """Live data in its place."""

    live: LiveReference
    route: Route
    """The text in which it stands."""
    within: str
    """The id of the entry it stands in; empty at the top."""


@once_per_document
def live_texts(root: Entity) -> Iterator[LiveText]:
    """Every figure and table that the texts of a document take from others, in the order of the model."""
    for entity, route, within, identity in entities(root):
        for name in _parts(type(entity)).live:
            value = entity.__dict__[name]
            here = (identity if route else "") or within
            if isinstance(value, str):
                yield from (LiveText(each, (*route, name), here) for each in live_references(value))
            for position, text in enumerate(value or ()) if isinstance(value, tuple) else ():
                yield from (LiveText(each, (*route, name, position), here) for each in live_references(text))


class _Parts(NamedTuple):
    """What a walk needs to know of a model: the fields to look at."""

    entities: tuple[str, ...]
    references: tuple[tuple[str, tuple[str, ...]], ...]
    live: tuple[str, ...]


@cache
def _parts(model: type[Entity]) -> _Parts:
    return _Parts(entity_fields(model), reference_fields(model), live_fields(model))


def _walk(entity: Entity, route: Route, within: str, found: list[Placed]) -> None:
    parts = _parts(type(entity))
    values = entity.__dict__
    identity = values.get("id") or ""
    found.append(Placed(entity, route, within, identity))
    inside = (identity if route else "") or within
    for name in parts.entities:
        value = values[name]
        if not value:
            continue
        if isinstance(value, tuple):
            for position, each in enumerate(value):
                _walk(each, (*route, name, position), inside, found)
        else:
            _walk(value, (*route, name), inside, found)


def _last_key(route: Route, otherwise: str) -> str:
    for part in reversed(route):
        if isinstance(part, str):
            return part
    return otherwise
