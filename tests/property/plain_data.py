"""Plain data for documents: of the right keys at every depth, with values that fit, that nearly fit and that do not."""

import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bizplan.model.base import Entity
from bizplan.model.kinds import KINDS, model_of
from bizplan.model.shape import entity_fields

Data = Any
WORDS = (
    *("a", "b", "P4", "safer-streets", "1", "2b", "13", "2018-23/1", "2018-23", "highways", "libraries", "general"),
    *("highways/2026-27", "highways/2026-27/a", "2026-27", "2026/27", "2025-26 Q4", "Q2", "2027-03-31", "March 2027"),
    *(
        "60",
        "2,428",
        "(60)",
        "33.878",
        "1e3",
        "£5",
        "9" * 40,
        "9" * 5000,
        "0",
        "-1",
        "100",
        "25",
        "4",
        "8",
        "16",
        "red",
    ),
    *("TBC", "", " ", "two words", "true", "no", "yes", "N/A", "thousand", "net", "department", "team", "individual"),
    *("form", "scale", "matrix", "E1", "gap", "Appendix 1", "Appendix " + "9" * 5000, "increase", "green", "public"),
    *("every 2 years", "² of ③", "%", "out of 100", "10 to 20", "…", "Make the streets safer. and the parks (again"),
    "Continue to maintain robust and effective HRA, VAWG and SEND services by Q9 2021/22, 5 of 7 (9%)",
)
SCALARS = st.one_of(st.sampled_from(WORDS), st.none(), st.booleans(), st.text("ab 1-/.,()£%", max_size=6))
"""Words that mean something somewhere, and some that mean nothing anywhere."""
ANYTHING: st.SearchStrategy[Data] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("id", "text", "to", "x")), inner),
    max_leaves=6,
)


def documents() -> st.SearchStrategy[dict[str, Data]]:
    """A document of any kind, or of none."""
    return st.one_of(
        *(_document(kind) for kind in KINDS), st.dictionaries(st.sampled_from(WORDS), ANYTHING, max_size=4)
    )


def _document(kind: str) -> st.SearchStrategy[dict[str, Data]]:
    drawn = _entity(model_of(kind), 0)
    return drawn.map(lambda data: {**data, "kind": kind})


@cache
def _entity(model: type[Entity], depth: int) -> st.SearchStrategy[dict[str, Data]]:
    """Every field that must be there, most times, and some of the others; now and then a key too many."""
    required = {name: _value(model, name, depth) for name, info in model.model_fields.items() if info.is_required()}
    others = {name: _value(model, name, depth) for name in model.model_fields if name not in required}
    chosen = st.sets(st.sampled_from(sorted(others)), max_size=4) if others else st.just(set[str]())

    @st.composite
    def draw(pick: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Data]:
        data = {name: pick(each) for name, each in required.items()}
        data |= {name: pick(others[name]) for name in sorted(pick(chosen))}
        match pick(st.integers(0, 30)):
            case 0:
                data["x"] = pick(SCALARS)
            case 1 if data:
                del data[pick(st.sampled_from(sorted(data)))]
        return data

    return draw()


def _value(model: type[Entity], name: str, depth: int) -> st.SearchStrategy[Data]:
    info = model.model_fields[name]
    inner = _entity_in(info.annotation) if name in entity_fields(model) else None
    is_list = "tuple" in str(info.annotation)
    choices = _choices(info.annotation)
    fitting = st.sampled_from(choices) if choices else st.sampled_from(WORDS)
    if inner is not None and depth < 4:
        fitting = st.deferred(lambda: _entity(inner, depth + 1))
    elif inner is not None:
        fitting = ANYTHING
    whole = st.lists(fitting, max_size=3) if is_list else fitting
    return st.integers(0, 12).flatmap(lambda roll: ANYTHING if roll == 0 else whole)


def _entity_in(annotation: object) -> type[Entity] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        return annotation
    return next(filter(None, map(_entity_in, typing.get_args(annotation))), None)


def _choices(annotation: object) -> tuple[Data, ...]:
    if annotation is bool:
        return (True, False)
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return tuple(choice for inner in typing.get_args(annotation) for choice in _choices(inner))
