"""Documents to the same documents as the public may see them: exempt parts out, a word in the place of each."""

import operator
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from bizplan.diagnostics import Route
from bizplan.index.clearances import without_clearances
from bizplan.index.exemptions import IDENTITIES, is_choice, paragraph_number
from bizplan.index.walk import entities
from bizplan.model.base import Contribution, Document, Entity
from bizplan.model.budget import Budget, Savings
from bizplan.model.committee_report import Appendix
from bizplan.model.exemption import Exemption, Printed
from bizplan.model.measure import Measure, Reading
from bizplan.model.resources import Capital
from bizplan.model.shape import reference_fields
from bizplan.reports.redacted_sums import left_out_of_budget, left_out_of_capital, left_out_of_savings
from bizplan.reports.stand_ins import brief, sentence, stand_in, without_part
from bizplan.values.refs import Reference

_MARKED = ("label", "heading", "title", "text", "missing", "as_printed", "name", "evidence", "answer", "topic")
"""Fields beside which it is said that something is exempt, the first one that is filled in."""
_SHARED = frozenset({"owner", "unit", "frequency", "group", "type"})
"""Texts that many entries share and that tell nothing of one: roles, units, headings."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One part of a document that the public does not see."""

    file: str
    route: Route
    paragraph: str
    """The number of the paragraph under which it is exempt."""
    texts: tuple[str, ...] = ()
    """Every text in it."""
    figures: tuple[Decimal, ...] = ()
    """Every amount in it."""
    is_sum: bool = False
    """Whether it is a sum that goes only because a left-out figure could be worked out from it."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A document as the public may see it."""

    document: Document
    left_out: tuple[LeftOut, ...] = ()
    """In the order of the document; the ids that are gone are among the texts."""


@dataclass(slots=True)
class _Work:
    """What is noted while a document is gone through."""

    file: str
    left_out: list[LeftOut] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Ids of entries that are left out as a whole."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def redacted(documents: Mapping[str, tuple[str, Document]]) -> Mapping[str, Redacted]:
    """Id -> document without its exempt parts; what referred to an entry that is gone refers to nothing.

    `documents` holds id -> file and document. A text or name that is left out gives way to a sentence that says so, a
    figure to `NOT_PUBLISHED`, which prints as “not published”; so does each sum that would give a figure away.
    """
    first: dict[str, tuple[Document, _Work]] = {}
    for identity, (file, document) in documents.items():
        work = _Work(file)
        found = _published(document, (), work)
        if not isinstance(found, Document):
            raise TypeError(f"{identity} came to nothing")
        first[identity] = (without_clearances(found), work)
    gone = frozenset((identity, each) for identity, (_, work) in first.items() for each in work.gone)
    result = {}
    for identity, (document, work) in first.items():
        unlinked = _unlinked(document, identity, gone) if gone else document
        result[identity] = Redacted(_checked(unlinked), tuple(work.left_out))
    return result


def marked(document: Document) -> Document:
    """The document with a word beside everything exempt, for those who may see it; its data stay as they are."""
    if not any(each.entity.__dict__.get("exempt") for each in entities(document)):
        return document
    found = _marked(document)
    return found if isinstance(found, Document) else document


def _published(entity: Entity, route: Route, work: _Work) -> Entity:
    """An entity without what is exempt in it or below it."""
    own = entity.exempt if isinstance(entity, Printed) else ()
    partly = {part: each for each in own for part in each.parts}
    changed: dict[str, object] = {"exempt": ()} if own else {}
    for name, value in entity.__dict__.items():
        if name in partly:
            _note(value, (*route, name), partly[name], work)
            changed[name] = without_part(type(entity), name, value, partly[name], work.numbers)
        elif name != "exempt" and (kept := _published_below(value, (*route, name), work)) is not value:
            changed[name] = kept
    changed |= _said_instead(entity, partly, changed)
    _withhold_sums(entity, changed, route, work)
    return entity.model_copy(update=changed) if changed else entity


def _published_below(value: object, route: Route, work: _Work) -> object:
    """The value of a field without what is exempt below it; the value itself where nothing is."""
    if isinstance(value, Entity):
        return _published_or_gone(value, route, work)
    if not isinstance(value, tuple) or not value or not isinstance(value[0], Entity):
        return value
    found = [_published_or_gone(each, (*route, position), work) for position, each in enumerate(value)]
    return value if all(map(operator.is_, found, value)) else tuple(each for each in found if each is not None)


def _said_instead(entity: Entity, partly: Mapping[str, Exemption], changed: Mapping[str, object]) -> dict[str, object]:
    """What an entity must say, or must not say, because some of its parts are left out."""
    if isinstance(entity, Appendix) and partly:
        return {"text": sentence(next(iter(partly.values())))}
    if isinstance(entity, Reading) and "value" in partly:
        return {"value": None, "missing": brief(partly["value"])}
    if isinstance(entity, Measure) and changed and _figures_hidden(entity):
        return {"status": None, "trend": None, "forecast": None}
    return {}


def _published_or_gone(entity: Entity, route: Route, work: _Work) -> Entity | None:
    whole = next((each for each in entity.exempt if not each.parts), None) if isinstance(entity, Printed) else None
    if whole is None:
        return _published(entity, route, work)
    _note(entity, route, whole, work)
    return stand_in(entity, whole, work.numbers)


def _note(value: object, route: Route, exemption: Exemption, work: _Work) -> None:
    texts, figures = [*_texts(value)], [*_figures(value)]
    work.gone |= set(_ids(value))
    number = paragraph_number(exemption.paragraph)
    work.left_out.append(LeftOut(work.file, route, number, tuple(texts), tuple(figures)))


def _inner(value: object) -> Iterator[tuple[str, object, object]]:
    """Field, annotation and value of every leaf below a value."""
    if isinstance(value, Entity):
        for name, info in type(value).model_fields.items():
            if name == "exempt":
                continue
            each = value.__dict__[name]
            if isinstance(each, Entity) or (isinstance(each, tuple) and each and isinstance(each[0], Entity)):
                yield from _inner(each)
            elif isinstance(each, tuple):
                yield from ((name, info.annotation, one) for one in each)
            else:
                yield name, info.annotation, each
    elif isinstance(value, tuple):
        for one in value:
            yield from _inner(one)
    else:
        yield "", None, value


def _texts(value: object) -> Iterator[str]:
    for name, annotation, each in _inner(value):
        if isinstance(each, str) and name not in IDENTITIES | _SHARED and not is_choice(annotation):
            yield each
        elif name == "id" and "-" in str(each):
            yield str(each)


def _figures(value: object) -> Iterator[Decimal]:
    for _, _, each in _inner(value):
        if isinstance(each, Decimal) and not each.is_nan():
            yield each
        elif isinstance(each, int) and not isinstance(each, bool):
            yield Decimal(each)


def _ids(value: object) -> Iterator[str]:
    yield from (each for name, _, each in _inner(value) if name == "id" and isinstance(each, str))


def _figures_hidden(measure: Measure) -> bool:
    """Whether what is exempt of a measure is a figure that its status would give away."""
    parts = (*measure.readings, *((measure.target,) if measure.target else ()))
    named = {part for each in measure.exempt for part in each.parts}
    return any(each.exempt for each in parts) or bool(named & {"readings", "target", "status"})


def _withhold_sums(entity: Entity, changed: dict[str, object], route: Route, work: _Work) -> None:
    """Take out the sums from which a figure that is left out could be worked out."""
    found: Sequence[tuple[Route, Decimal]] = ()
    copied = entity.model_copy(update=changed)
    match entity, copied:
        case Budget(), Budget():
            more, found = left_out_of_budget(entity, copied)
        case Savings(), Savings():
            more, found = left_out_of_savings(entity, copied)
        case Capital(), Capital():
            more, found = left_out_of_capital(entity, copied)
        case _:
            return
    changed |= more
    paragraph = next((each.paragraph for each in reversed(work.left_out) if each.route[: len(route)] == route), "")
    work.left_out += [
        LeftOut(work.file, (*route, *rest), paragraph, (), (figure,), is_sum=True) for rest, figure in found
    ]


def _unlinked(entity: Entity, home: str, gone: frozenset[tuple[str, str]]) -> Entity:
    """An entity in which nothing refers to an entry that is left out."""
    changed: dict[str, object] = {}
    marked_fields = {name for name, _ in reference_fields(type(entity))}
    for name, value in entity.__dict__.items():
        if name in marked_fields:
            if isinstance(value, tuple):
                kept = tuple(each for each in value if not _leads_there(each, home, gone))
                if len(kept) != len(value):
                    changed[name] = kept
            elif _leads_there(value, home, gone) and not type(entity).model_fields[name].is_required():
                changed[name] = None
        elif isinstance(value, Entity):
            changed[name] = _unlinked(value, home, gone)
        elif isinstance(value, tuple) and value and isinstance(value[0], Entity):
            rest = (each for each in value if not _only_leads_there(each, home, gone))
            changed[name] = tuple(_unlinked(each, home, gone) for each in rest)
    return entity.model_copy(update=changed) if changed else entity


def _leads_there(reference: object, home: str, gone: frozenset[tuple[str, str]]) -> bool:
    return isinstance(reference, Reference) and (reference.document or home, reference.item) in gone


def _only_leads_there(entity: Entity, home: str, gone: frozenset[tuple[str, str]]) -> bool:
    """Whether an entity is about nothing but an entry that is left out: a thread to it, or word of its end."""
    if isinstance(entity, Contribution):
        return _leads_there(entity.to, home, gone)
    needed = {name for name, _ in reference_fields(type(entity)) if type(entity).model_fields[name].is_required()}
    return any(_leads_there(entity.__dict__[name], home, gone) for name in needed)


def _checked(document: Entity) -> Document:
    if not isinstance(document, Document):
        raise TypeError("a document came to something else")
    return document


def _marked(entity: Entity) -> Entity:
    changed: dict[str, object] = {}
    for name, value in entity.__dict__.items():
        if name == "exempt":
            continue
        if isinstance(value, Entity):
            found: object = _marked(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Entity):
            found = tuple(_marked(each) for each in value)
        else:
            continue
        if found != value:
            changed[name] = found
    own = entity.exempt if isinstance(entity, Printed) and not isinstance(entity, Document) else ()
    if own:
        names = type(entity).model_fields
        spoken = next(
            (each for each in _MARKED if each in names and isinstance(entity.__dict__[each], str)),
            None,
        )
        if spoken is not None:
            numbers = sorted({paragraph_number(each.paragraph) for each in own})
            words = f"{changed.get(spoken, entity.__dict__[spoken])} (exempt: paragraph {' and '.join(numbers)})"
            changed[spoken] = words
    if isinstance(entity, Budget) and "lines" in changed:
        changed |= _same_labels(entity, changed["lines"])
    return entity.model_copy(update=changed) if changed else entity


def _same_labels(budget: Budget, lines: object) -> dict[str, object]:
    """Sub-totals that name their lines by the labels that these have now."""
    new = [str(getattr(each, "label", "")) for each in lines] if isinstance(lines, tuple) else []
    label_by_old = dict(zip((each.label for each in budget.lines), new, strict=False))
    return {
        "subtotals": tuple(
            each.model_copy(update={"of": tuple(label_by_old.get(label, label) for label in each.of)})
            for each in budget.subtotals
        )
    }


def paragraphs_left_out(left_out: Sequence[LeftOut]) -> Mapping[str, int]:
    """Paragraph -> how many parts are left out under it, in the order of the paragraphs."""
    return dict(sorted(Counter(each.paragraph for each in left_out).items()))
