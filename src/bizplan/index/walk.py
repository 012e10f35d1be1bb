"""A model to its entities and references, each with the route that leads to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.diagnostics import Route
from bizplan.model.base import Entity
from bizplan.model.shape import entity_fields, reference_fields
from bizplan.values.refs import Reference


@dataclass(frozen=True, slots=True)
class Placed:
    """An entity in its place."""

    entity: Entity
    route: Route
    within: str
    """The id of the nearest entry that encloses it and has one; empty at the top."""


@dataclass(frozen=True, slots=True)
class PlacedReference:
    """A reference in its place."""

    reference: Reference
    kinds: tuple[str, ...]
    """The kinds of item or document it may lead to."""
    route: Route
    field: str
    """The field it stands in; for a thread upwards `contributes_to`."""
    within: str
    """The id of the entry it stands in; empty at the top."""


def entities(root: Entity) -> Iterator[Placed]:
    """Every entity of a document, the document first, each before what it holds, in the order of the model."""
    return _entities(Placed(root, (), ""))


def references(root: Entity) -> Iterator[PlacedReference]:
    """Every reference in a document, in the order of the model."""
    for placed in entities(root):
        for name, kinds in reference_fields(type(placed.entity)):
            value = getattr(placed.entity, name)
            within = _id_of(placed.entity) or placed.within
            field = _last_key(placed.route, name) if name == "to" else name
            if isinstance(value, Reference):
                yield PlacedReference(value, kinds, (*placed.route, name), field, within)
            elif isinstance(value, tuple):
                for position, each in enumerate(value):
                    yield PlacedReference(each, kinds, (*placed.route, name, position), field, within)


def ids_along(root: Entity, route: Route) -> tuple[str, ...]:
    """The ids of the entries that a route passes, outermost first."""
    found: list[str] = []
    current: object = root
    for part in route:
        if isinstance(part, int):
            if not isinstance(current, tuple) or part >= len(current):
                break
            current = current[part]
        else:
            current = getattr(current, part, None)
        if isinstance(current, Entity) and (identity := _id_of(current)):
            found.append(identity)
    return tuple(found)


def _entities(placed: Placed) -> Iterator[Placed]:
    yield placed
    within = (_id_of(placed.entity) if placed.route else "") or placed.within
    for name in entity_fields(type(placed.entity)):
        value = getattr(placed.entity, name)
        if isinstance(value, Entity):
            yield from _entities(Placed(value, (*placed.route, name), within))
        elif isinstance(value, tuple):
            for position, each in enumerate(value):
                yield from _entities(Placed(each, (*placed.route, name, position), within))


def _last_key(route: Route, otherwise: str) -> str:
    return next((part for part in reversed(route) if isinstance(part, str)), otherwise)


def _id_of(entity: Entity) -> str:
    identity = getattr(entity, "id", None)
    return identity if isinstance(identity, str) else ""
