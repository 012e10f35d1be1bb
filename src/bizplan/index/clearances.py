"""Documents to the fingerprints of what officers cleared, and clearances to how they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from bizplan.index.setting import Setting
from bizplan.model.base import Clearance, ClearanceHead, Document, Entity
from bizplan.model.yardsticks import NeededClearance

_NEVER_COVERED = frozenset({"approvals", "clearances", "status", "allow", "note", "sources", "published_on", "kind"})
"""Fields that nobody clears or approves: they say how far the document has come, not what it says."""
_DIGITS = 32


class Standing(StrEnum):
    """How a clearance stands."""

    CLEARED = "cleared"
    MISSING = "missing"
    UNBOUND = "not bound to what was cleared"
    VOID = "void, since what it covers was changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ClearanceState:
    """A clearance that a document needs or has, and how it stands."""

    head: ClearanceHead
    standing: Standing
    clearance: Clearance | None
    position: int
    """Its place among the document's clearances, from 0; -1 where it is missing."""
    fingerprint: str
    """Of what it would cover now."""


def needs_of(document: Document, setting: Setting) -> tuple[NeededClearance, ...]:
    """The clearances that a document of this kind needs before it is final."""
    needed = setting.organisation.needed_clearances if setting.organisation else ()
    kind = str(getattr(document, "kind", ""))
    return tuple(each for each in needed if kind in each.papers)


def clearance_states(document: Document, setting: Setting) -> tuple[ClearanceState, ...]:
    """How each clearance stands that a document needs, then of those it has beside them; of several the last counts."""
    needed = {each.head: each for each in needs_of(document, setting)}
    heads = (*needed, *(each.head for each in document.clearances if each.head not in needed))
    return tuple(_state(document, head, needed.get(head)) for head in dict.fromkeys(heads))


def fingerprint(document: Document, covers: tuple[str, ...] = ()) -> str:
    """What stands for the content of some fields, or of all: the same for the same words and figures.

    Neither the layout of the file counts, nor how far the document has come, nor fields left at their default.
    """
    fields = type(document).model_fields
    names = [each for each in fields if (each in covers if covers else each not in _NEVER_COVERED)]
    plain = "\n".join(f"{name}: {words}" for name in names if (words := _plain(getattr(document, name))))
    return sha256(plain.encode()).hexdigest()[:_DIGITS]


def without_clearances(document: Document) -> Document:
    """The document without them: they are the council's own business and no part of a paper."""
    return document.model_copy(update={"clearances": ()}) if document.clearances else document


def _state(document: Document, head: ClearanceHead, needed: NeededClearance | None) -> ClearanceState:
    covers = needed.covers if needed else ()
    now = fingerprint(document, covers)
    found = [(position, each) for position, each in enumerate(document.clearances) if each.head == head]
    if not found:
        return ClearanceState(head, Standing.MISSING, None, -1, now)
    position, clearance = found[-1]
    if not clearance.valid:
        standing = Standing.WITHDRAWN
    elif clearance.content is None:
        standing = Standing.UNBOUND
    else:
        standing = Standing.CLEARED if clearance.content == now else Standing.VOID
    return ClearanceState(head, standing, clearance, position, now)


def _plain(value: object) -> str:
    """A value in one form, whatever way it was written: 5,174 and 5174 are one amount."""
    match value:
        case None | () | "":
            return ""
        case Decimal():
            return f"{value.normalize():f}"
        case tuple():
            return f"[{', '.join(map(_plain, value))}]"
        case Entity():
            return f"{{{', '.join(_fields(value))}}}"
        case str():
            return repr(value)
        case _:
            return str(value)


def _fields(entity: Entity) -> Iterator[str]:
    for name, info in type(entity).model_fields.items():
        value = entity.__dict__[name]
        if value != info.get_default(call_default_factory=True):
            yield f"{name}: {_plain(value)}"
