"""The model to `docs/fields.md`: every kind of document, every part of it, every field in the words of its editor."""

import typing
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from types import NoneType

from bizplan.model import base
from bizplan.model.base import Document, Entity, Item, RefTo
from bizplan.model.descriptions import description
from bizplan.model.kinds import KINDS, model_of
from bizplan.model.shape import words_for

HEAD = """# Fields

Every field of every kind of document, made from the model by `make docs`. [Documents](documents.md) says what the kinds
are for and shows each. An editor with YAML support shows the same words while you type.

A field marked **yes** must be there. A *list* holds any number of entries, each on a line that begins with `- `. A
*reference* leads to something of the kinds named; [References](references.md) has its forms. An amount is an exact
decimal, see [Money](money.md).

"""
_WORDS = (
    (base.Amount, "amount"),
    (base.Whole, "whole number"),
    (base.Year, "financial year"),
    (base.Years, "years, such as 2018-23"),
    (base.ReportingPeriod, "reporting period, such as 2021-22 Q2"),
    (base.Day, "day"),
    (base.Moment, "date, as exactly as it is known"),
    (base.YesNo, "true or false"),
    (base.Text, "text"),
    (base.Id, "id"),
    (base.DocumentId, "id"),
    (base.FrameworkId, "years of a corporate plan"),
)
_SHARED = (Document, Item)


def fields_page() -> str:
    """The whole page."""
    parts_by_kind = {kind: tuple(dict.fromkeys(_parts(model_of(kind)))) for kind in KINDS}
    uses = Counter(part for parts in parts_by_kind.values() for part in parts)
    shared = [part for part in uses if uses[part] > 1]
    sections = [HEAD]
    for kind, parts in parts_by_kind.items():
        sections.append(_section(model_of(kind), f"## {kind}"))
        sections += [_section(part, f"### {_title(part)}") for part in parts if part not in shared]
    sections.append("## Parts of several kinds\n\n")
    sections += [_section(part, f"### {_title(part)}") for part in shared]
    for each, heading in ((Document, "### Every document"), (Item, "### Every entry")):
        sections.append(_section(each, heading))
        sections += [_section(part, f"### {_title(part)}") for part in dict.fromkeys(_parts(each)) if part not in uses]
    return "".join(sections).rstrip("\n") + "\n"


def _parts(model: type[Entity]) -> Iterator[type[Entity]]:
    """The entities that a model holds, each before what it holds itself; one that may hold others of its kind, once."""
    for hint in _own_hints(model).values():
        for part in _entities(hint):
            yield part
            if part is not model:
                yield from _parts(part)


def _own_hints(model: type[Entity]) -> dict[str, object]:
    """Field -> type as it was written, without the fields that every document or every entry has."""
    hints = typing.get_type_hints(model, include_extras=True)
    inherited = {
        name for each in _SHARED if issubclass(model, each) and model is not each for name in each.model_fields
    }
    own = set(model.__annotations__)
    return {name: hints[name] for name in model.model_fields if name in own or name not in inherited}


def _section(model: type[Entity], heading: str) -> str:
    lines = [heading, "", _description(model), ""]
    also = [
        f"[every {word}](#every-{word})"
        for each, word in ((Document, "document"), (Item, "entry"))
        if issubclass(model, each) and model is not each
    ]
    if also:
        lines += [f"It also has the fields of {also[0]}.", ""]
    hints = _own_hints(model)
    if hints:
        lines += ["| field | must | what stands there | meaning |", "|---|---|---|---|"]
    for name, hint in hints.items():
        info = model.model_fields[name]
        must = "**yes**" if info.is_required() else ""
        meaning = " ".join(description(model, name).replace("|", "\\|").split())
        lines.append(f"| `{name}` | {must} | {_words(hint)} | {meaning} |")
    return "\n".join([*lines, "", ""])


def _description(model: type[Entity]) -> str:
    return " ".join((model.__doc__ or "").split())


def _words(hint: object) -> str:  # noqa: PLR0911 -- one return for each type
    """A type in the words of someone who fills in the field."""
    known = next((words for each, words in _WORDS if hint == each), "")
    if known:
        return known
    arguments = typing.get_args(hint)
    marks = [each for each in arguments[1:] if isinstance(each, RefTo)]
    if marks:
        return f"reference to {_alternatives(marks[0].kinds)}"
    if typing.get_origin(hint) is typing.Annotated:
        return _words(arguments[0])
    if typing.get_origin(hint) is tuple:
        return f"list of: {_words(arguments[0])}"
    if typing.get_origin(hint) is dict:
        return "names with their values"
    if typing.get_origin(hint) is typing.Literal:
        return " or ".join(f"`{each}`" for each in arguments)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " or ".join(f"`{each.value}`" for each in hint)
    if isinstance(hint, type) and issubclass(hint, Entity):
        return f"[{_title(hint).lower()}](#{_title(hint).lower().replace(' ', '-')})"
    if arguments:
        return " or ".join(dict.fromkeys(_words(each) for each in arguments if each is not NoneType))
    return "text"


def _alternatives(kinds: tuple[str, ...]) -> str:
    words = [kind.replace("-", " ") for kind in kinds]
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _title(model: type[Entity]) -> str:
    words = words_for(model).partition(" ")[2]
    return words[0].upper() + words[1:]


def _entities(hint: object) -> Iterator[type[Entity]]:
    if isinstance(hint, type) and issubclass(hint, Entity):
        yield hint
        return
    for inner in typing.get_args(hint):
        yield from _entities(inner)
