"""What is marked exempt in documents: by which paragraph, which fields, and whether the mark can be kept."""

import re
import typing
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.walk import entities
from bizplan.model.base import Document, Entity
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.exemption import Exemption, Printed
from bizplan.model.yardsticks import ExemptParagraph

_NUMBER = re.compile(r"[0-9]+[A-Z]?")
IDENTITIES = frozenset({"id", "kind", "letter", "item"})
"""Texts that say nothing by themselves; an id is replaced all the same."""


def exemption_of(document: Document) -> str:
    """The paragraph under which a document is exempt as a whole; empty if it is not, `?` if none is named."""
    whole = next((each.paragraph for each in document.exempt if not each.parts), "")
    if whole:
        return paragraph_number(whole)
    if isinstance(document, CommitteeReport) and document.public == "exempt":
        return paragraph_number(document.exempt_paragraph or "?")
    return ""


def exempt_routes(document: Document) -> Iterator[tuple[Route, Exemption, type[Entity]]]:
    """Every exemption of a document: where it stands, what it says, and of what kind of entity."""
    for placed in entities(document):
        if isinstance(placed.entity, Printed):
            for each in placed.entity.exempt:
                yield placed.route, each, type(placed.entity)


def paragraph_number(words: str) -> str:
    """The number in a paragraph's words: `3` for “Paragraph 3 of Schedule 12A”; the words where there is none."""
    found = _NUMBER.search(words)
    return found.group() if found else words


def paragraph_in_force(known: Iterable[ExemptParagraph], number: str, day: date | None) -> ExemptParagraph | None:
    """The paragraph of that number in force on a day, or on any day where none is given; None if there is none."""
    return next(
        (
            each
            for each in known
            if each.paragraph == number
            and (day is None or (each.starts or date.min) <= day <= (each.until or date.max))
        ),
        None,
    )


def day_of(document: Document) -> date | None:
    """The day on which a paragraph must be in force: that of a report's first meeting; None where any day will do."""
    if isinstance(document, CommitteeReport) and document.meetings:
        return min(each.date for each in document.meetings)
    return None


def can_be_left_out(model: type[Entity], name: str) -> bool:
    """Whether a field can be exempt by itself: not one whose lack would leave no document, such as an id or a date."""
    info = model.model_fields.get(name)
    if info is None or name in {*IDENTITIES, "exempt"}:
        return False
    if not info.is_required():
        return True
    return not is_choice(info.annotation) and any(each in {str, Decimal} for each in _leaves(info.annotation))


def is_choice(annotation: object) -> bool:
    """Whether a field takes one of some fixed words, which is no text of its own."""
    if typing.get_origin(annotation) is typing.Literal:
        return True
    return any(is_choice(each) for each in typing.get_args(annotation) if typing.get_origin(each) or each is not None)


def _leaves(annotation: object) -> Iterator[object]:
    inner = typing.get_args(annotation)
    if not inner:
        yield annotation
    for each in inner:
        yield from _leaves(each)
