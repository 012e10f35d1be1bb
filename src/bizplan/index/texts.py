"""Every printed text of a document with its route, and a text without its marks."""

import re
from collections.abc import Iterator
from functools import cache

from bizplan.diagnostics import Route
from bizplan.index.walk import entities, once_per_document
from bizplan.model.base import Entity

_MARKS = re.compile(r"\*+|`+|\]\((?:[^()\s]|\([^()\s]{0,99}\)){0,500}\)|\[(?=[^\]]{0,500}\]\()|\bhttps?://\S+")
_NEVER_PRINTED = frozenset({"id", "kind", "note", "allow"})


@once_per_document
def texts(root: Entity) -> Iterator[tuple[Route, str]]:
    """Every text in words, in the order of the model; ids, choices, waivers and editors' notes are passed over."""
    for entity, own_route, *_ in entities(root):
        if own_route[:1] == ("allow",):
            continue
        values = entity.__dict__
        for name in _text_fields(type(entity)):
            value = values[name]
            if type(value) is str:  # and none of its kinds, which are choices
                yield (*own_route, name), value
            elif isinstance(value, tuple):
                for position, each in enumerate(value):
                    if isinstance(each, str):
                        yield (*own_route, name, position), each


def plain(text: str) -> str:
    """A text without the marks of emphasis, code and links, and without web addresses."""
    if "*" in text or "`" in text or "](" in text or "://" in text:
        return _MARKS.sub("", text)
    return text


@cache
def _text_fields(model: type[Entity]) -> tuple[str, ...]:
    """Fields declared as text; a choice of words is declared as Literal and is none."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name not in _NEVER_PRINTED and "str" in str(info.annotation) and "Literal" not in str(info.annotation)
    )
