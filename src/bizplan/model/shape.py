"""What a model looks like from outside: its fields, its entities by route, its marked references."""

import re
import typing
from collections.abc import Iterator
from functools import cache

from bizplan.diagnostics import Route
from bizplan.model.base import Entity, RefTo
from bizplan.model.live_text import Live


@cache
def fields_of(model: type[Entity]) -> tuple[str, ...]:
    """The names of a model's fields, in its order; what most entries may carry beside them comes last."""
    return tuple(sorted(model.model_fields, key=lambda name: name == "exempt"))


@cache
def entity_fields(model: type[Entity]) -> tuple[str, ...]:
    """The names of the fields that hold entities, or lists of them, in the model's order."""
    return tuple(name for name, info in model.model_fields.items() if any(_entities(info.annotation)))


@cache
def reference_fields(model: type[Entity]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of the fields that hold references or lists of them, each with the kinds it may lead to."""
    marked = []
    for name, info in model.model_fields.items():
        mark = next((each for each in (*info.metadata, *_marks(info.annotation)) if isinstance(each, RefTo)), None)
        if mark is not None:
            marked.append((name, mark.kinds))
    return tuple(marked)


@cache
def live_fields(model: type[Entity]) -> tuple[str, ...]:
    """The names of the fields whose texts may take live data, in the model's order."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(isinstance(each, Live) for each in (*info.metadata, *_marks(info.annotation)))
    )


def entity_at(model: type[Entity], route: Route) -> type[Entity] | None:
    """The model of the entity that a route leads to; None where the route leads to no entity."""
    current: type[Entity] | None = model
    for part in route:
        if current is None:
            return None
        if isinstance(part, str):
            info = current.model_fields.get(part)
            current = next(_entities(info.annotation), None) if info is not None else None
    return current


def words_for(model: type[Entity]) -> str:
    """What an editor calls an entity of this model: “a budget line”, “an outcome”."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _entities(annotation: object) -> Iterator[type[Entity]]:
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _entities(inner)


def _marks(annotation: object) -> Iterator[object]:
    if typing.get_origin(annotation) is typing.Annotated:
        yield from typing.get_args(annotation)[1:]
    for inner in typing.get_args(annotation):
        yield from _marks(inner)
