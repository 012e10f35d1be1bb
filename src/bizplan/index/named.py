"""What a person types on the command line to the one document or item that it means, or to what it may have meant."""

from collections.abc import Callable, Iterator, Sequence

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.links_both_ways import LinksBothWays, Place, end_of
from bizplan.index.setting import Setting
from bizplan.values.nearness import did_you_mean
from bizplan.values.refs import Reference, ReferenceFormError, reference

_OFFERED = 8
"""The most places that are offered where several are meant."""


def place_named(
    text: str, held: LinksBothWays, setting: Setting, fits: Callable[[Place], bool] = lambda _: True
) -> Place:
    """The one place that a text means: an item or a document by its reference, or by its id alone where one bears it.

    A department, team or post stands for its plan where it has but one. Only places that `fits` accepts are meant.

    Raises BizplanError where the text is no reference, means nothing, or means several; they are then offered.
    """
    try:
        asked = reference(text)
    except ReferenceFormError as fault:
        raise BizplanError(str(fault), exit_code=ExitCode.WRONG_USE) from fault
    found = [*dict.fromkeys(place for place in _meant(asked, held, setting))]
    fitting = [place for place in found if fits(place)] or [each for each in _plans(asked, held) if fits(each)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise BizplanError(_several(text, fitting), hint=_offer(fitting, held, setting), exit_code=ExitCode.WRONG_USE)
    if found:
        message = f"“{text}” is {_what(found[0], held)}, and cannot be asked about here"
        raise BizplanError(message, exit_code=ExitCode.WRONG_USE)
    message, hint = _nothing(asked, held, setting, fits)
    raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)


def reference_to(place: Place, setting: Setting) -> str:
    """A place as a reference that leads to it from anywhere; an outcome by its number where it has one."""
    document, item = place
    framework = setting.frameworks.get(document)
    if framework is None or not item:
        return "/".join(part for part in place if part)
    slug, _, letter = item.partition("/")
    outcome = next((each for each in framework.plan.outcomes if each.id == slug), None)
    key = slug if outcome is None or outcome.number is None else f"{outcome.number}{letter}"
    return f"{document}/{key}"


def _meant(asked: Reference, held: LinksBothWays, setting: Setting) -> Iterator[Place]:
    document, item = asked.document, asked.item
    if document and item:
        yield from _within(document, item, held, setting)
    elif document and document in held.documents:
        yield Place(document, "")
    elif document:
        yield from _within("", document, held, setting)  # an id of the organisation may begin with a number
    else:
        if item in held.documents:
            yield Place(item, "")
        for each in _latest_first(held):
            yield from _within(each, item, held, setting)


def _within(document: str, item: str, held: LinksBothWays, setting: Setting) -> Iterator[Place]:
    if document in setting.frameworks:
        yield from map(end_of, setting.frameworks[document].targets_by_key.get(item, ()))
    elif Place(document, item) in held.entries:
        yield Place(document, item)


def _plans(asked: Reference, held: LinksBothWays) -> list[Place]:
    """The plans of a department, team or post."""
    unit = asked.item if not asked.document else ""
    return [
        Place(each, "")
        for each in _latest_first(held)
        if held.documents[each].kind == "plan" and each.partition("/")[0] == unit
    ]


def _latest_first(held: LinksBothWays) -> list[str]:
    """The documents: those of a year first, the latest before the others, then those of no year."""
    return sorted(sorted(held.documents), key=lambda each: held.documents[each].period, reverse=True)


def _several(text: str, places: Sequence[Place]) -> str:
    documents = {place.document for place in places}
    where = f"{len(documents)} documents" if len(documents) > 1 else f"{next(iter(documents))} more than once"
    return f"“{text}” is in {where}" if any(place.item for place in places) else f"“{text}” has {len(places)} plans"


def _offer(places: Sequence[Place], held: LinksBothWays, setting: Setting) -> str:
    named = [f"{reference_to(each, setting)} ({_what(each, held)})" for each in places[:_OFFERED]]
    more = len(places) - len(named)
    return f"Name one of them: {', '.join(named)}{f', or one of {more} more' if more else ''}."


def _what(place: Place, held: LinksBothWays) -> str:
    """What a place is, in a word: a programme, an outcome, a plan."""
    entry = held.entries.get(place)
    document = held.documents.get(place.document)
    kind = entry.kind if entry is not None else "activity" if place.item else document.kind if document else "document"
    words = kind.replace("-", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _nothing(asked: Reference, held: LinksBothWays, setting: Setting, fits: Callable[[Place], bool]) -> tuple[str, str]:
    """Why a reference means nothing, and what may have been meant."""
    if not asked.item or (asked.document and asked.document not in held.documents):
        unit, _, year = asked.document.partition("/")
        others = [place.document for place in _plans(Reference(unit, "", unit), held)]
        if year and others:
            return f"there is no plan {asked.document}", f"There are: {', '.join(others)}."
        documents = (each for each in held.documents if fits(Place(each, "")))
        return f"there is no document “{asked.document}”", did_you_mean(asked.document, documents)
    if asked.document:
        keys = {place.item for place in held.entries if place.document == asked.document and fits(place)}
        framework = setting.frameworks.get(asked.document)
        keys |= set(framework.targets_by_key) if framework is not None else set()
        hint = did_you_mean(asked.item, sorted(keys))
        return f"{asked.document} has no “{asked.item}”", hint.replace("“", f"“{asked.document}/")
    known = {place.item for place in held.entries if fits(place)}
    known |= {document.partition("/")[0] for document in held.documents if fits(Place(document, ""))}
    return f"there is no “{asked.item}” in any document", did_you_mean(asked.item, sorted(known))
