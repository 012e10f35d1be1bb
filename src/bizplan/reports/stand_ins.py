"""Exempt parts of documents to what stands in their place: an entry, a sentence or a figure that says so."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from bizplan.index.exemptions import IDENTITIES, is_choice, paragraph_number
from bizplan.model.base import Entity
from bizplan.model.committee_report import Appendix
from bizplan.model.exemption import Exemption
from bizplan.values.amounts import NOT_PUBLISHED
from bizplan.values.refs import Reference
from bizplan.values.years import FinancialYear, Period

SCHEDULE = "Schedule 12A to the Local Government Act 1972"
_SHORT = frozenset({"name", "title", "label", "heading", "subject", "short_name", "criterion"})
"""Fields that are too short for a whole sentence."""
_SPOKEN = ("text", "missing", "as_printed", "title", "name", "label", "evidence", "comment")
"""Fields that may say that something is left out, where no field must."""
_NOT = "Not published"
_PLACED = frozenset({"fund", "risk_class"})
"""Fields that stay, since by them a table is parted."""


def in_words(paragraph: str) -> str:
    """Under which paragraph something is exempt, for a reader."""
    return f"exempt under paragraph {paragraph} of {SCHEDULE}"


def stand_in(entity: Entity, exemption: Exemption, numbers: Iterator[int]) -> Entity | None:
    """An entry that says only that something stood in its place; None where its kind cannot say so.

    Its id is made of the next of the `numbers`.
    """
    changed: dict[str, object] = {}
    for name, info in type(entity).model_fields.items():
        value = entity.__dict__[name]
        if name == "id" and isinstance(value, str):
            changed[name] = f"not-published-{next(numbers)}"
        elif name in _PLACED:
            continue
        elif not info.is_required():
            changed[name] = info.get_default(call_default_factory=True)
        elif isinstance(value, Decimal):
            changed[name] = NOT_PUBLISHED
        elif _is_text(type(entity), name, value):
            changed[name] = _words(name, exemption)
        elif isinstance(value, tuple):
            changed[name] = ()
        elif not isinstance(value, str | Reference | FinancialYear | Period):
            return None  # a day that must be there would say when
    spare = next((name for name in _SPOKEN if name in changed and not changed[name]), "")
    if isinstance(entity, Appendix) or not _says_so(changed):
        changed |= {spare: _words(spare, exemption)} if spare else {}
    return entity.model_copy(update=changed) if _says_so(changed) else None


def _says_so(changed: Mapping[str, object]) -> bool:
    return any(each is NOT_PUBLISHED or str(each).startswith(_NOT) for each in changed.values())


def without_part(model: type[Entity], name: str, value: object, exemption: Exemption, numbers: Iterator[int]) -> object:
    """What stands in a field of which all is exempt; `numbers` are those of the entries that stand in for others."""
    info = model.model_fields[name]
    match value:
        case Decimal():
            return NOT_PUBLISHED
        case str() if _is_text(model, name, value):
            return _words(name, exemption)
        case Entity():
            said = stand_in(value, exemption, numbers)
            return said if said is not None or not info.is_required() else value
        case (str(), *_):
            return (sentence(exemption),)
        case (Entity() as first, *_):
            said = stand_in(first, exemption, numbers)
            return (said,) if said is not None else ()
        case _:
            return value if info.is_required() else info.get_default(call_default_factory=True)


def sentence(exemption: Exemption) -> str:
    """What stands in the place of a text."""
    return f"{_NOT}: {in_words(paragraph_number(exemption.paragraph))}."


def brief(exemption: Exemption) -> str:
    """What stands in the place of a name."""
    return f"{_NOT} (paragraph {paragraph_number(exemption.paragraph)})"


def stands_in(words: str) -> bool:
    """Whether words stand in the place of others that the public does not see."""
    return words.startswith(_NOT)


def _is_text(model: type[Entity], name: str, value: object) -> bool:
    """Whether a value is words of its own: neither an id nor one of some fixed words."""
    is_word = isinstance(value, str) and not isinstance(value, Enum)
    return is_word and name not in IDENTITIES and not is_choice(model.model_fields[name].annotation)


def _words(name: str, exemption: Exemption) -> str:
    return brief(exemption) if name in _SHORT else sentence(exemption)
