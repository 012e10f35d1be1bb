"""A route to the same place by names, which outlives a new entry above it."""

from bizplan.diagnostics import Route
from bizplan.model.base import Entity
from bizplan.values.refs import Reference

_NAMING = (
    "id", "label", "rule", "topic", "criterion", "measure", "item", "risk", "service", "term", "title", "name",
    "heading", "to", "text",
)  # fmt: skip
"""Fields that name an entry among its neighbours, the best first."""


def place_by_name(root: Entity, route: Route) -> tuple[str, ...]:
    """The route with each position in a list replaced by the name of the entry that stands there.

    An entry without any name, which the model has hardly anywhere, keeps its position.
    """
    named: list[str] = []
    current: object = root
    for part in route:
        if isinstance(part, str):
            current = getattr(current, part, None)
            named.append(part)
        else:
            current = current[part] if isinstance(current, tuple) and part < len(current) else None
            named.append(_name_of(current) or str(part))
    return tuple(named)


def _name_of(value: object) -> str:
    if isinstance(value, (str, Reference)):
        return str(value)
    names = (getattr(value, field, None) for field in _NAMING)
    return next((str(name) for name in names if name), "")
