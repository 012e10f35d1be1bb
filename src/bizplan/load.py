"""A read document to its model, with every fault of its shape in the editor's words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bizplan.diagnostics import Diagnostic, Finding, Location, Route, Severity
from bizplan.model import base
from bizplan.model.descriptions import description
from bizplan.model.kinds import KINDS, model_of
from bizplan.model.shape import entity_at, fields_of, words_for
from bizplan.source.document import Ambiguous, Document
from bizplan.values.nearness import did_you_mean, nearest

_LIST = ("a list", "Put each entry on a line of its own that begins with “- ”.")
_GROUP = ("a group of fields", "Write its fields below it, indented by two spaces.")
_YES_NO = ("true or false", "Write true or false, without quotes.")
_EXPECTED_BY_TYPE = {
    "string_type": ("text", ""),
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
}
"""What was expected, and the way out, by the validator's name for the fault."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as a model, with what had to be left out of it."""

    file: str
    """Path from the repository's root."""
    model: base.Document
    """The document; faulty parts are left out, so that the rest can be checked."""
    damaged: frozenset[str] = frozenset()
    """Top-level fields in which something was left out, or that a key was meant for: checks over them would mislead."""
    lost_ids: frozenset[str] = frozenset()
    """Ids of entries left out, so that references to them are not called broken."""
    ambiguous: Callable[[frozenset[str]], Iterable[Ambiguous]] = field(default=lambda _: (), repr=False, compare=False)
    """Plain text that YAML 1.1 reads otherwise, but for some readings; looked for only when it is asked for."""


def load(document: Document) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
    """The document's model and every fault of its shape, in the order of the model; no model if nothing can be kept."""
    kind = document.data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return None, (_kind_fault(document, kind),)
    model = model_of(kind)
    try:
        return Loaded(document.path, model.model_validate(document.data), ambiguous=document.ambiguous), ()
    except ValidationError as fault:
        faults = fault.errors(include_url=False)
    diagnostics = tuple(_diagnostic(document, model, each) for each in faults)
    return _rescued(document, model, faults), diagnostics


def _rescued(document: Document, model: type[base.Document], faults: Sequence[ErrorDetails]) -> Loaded | None:
    """What validates once faulty fields, or the entries that cannot do without them, are taken out."""
    data: Any = document.data
    damaged: set[str] = set()
    lost: set[str] = set()
    unknown = (str(each["loc"][0]) for each in faults if each["type"] == "extra_forbidden")
    damaged.update(meant for key in unknown if (meant := nearest(key, fields_of(model))))
    while True:  # it ends, since each round takes something out or gives up
        routes = sorted({_removable(model, data, each) for each in faults}, key=_latest_first, reverse=True)
        if any(not route for route in routes):
            return None
        for route in routes:
            damaged.add(str(route[0]))
            lost.update(_ids_in(_part(data, route)))
            data = _without(data, route)
        try:
            kept = model.model_validate(data)
            return Loaded(document.path, kept, frozenset(damaged), frozenset(lost), document.ambiguous)
        except ValidationError as fault:
            faults = fault.errors(include_url=False)


def _latest_first(route: Route) -> tuple[tuple[int, str | int], ...]:
    return tuple((1, part) if isinstance(part, int) else (0, part) for part in route)


def _removable(model: type[base.Document], data: object, fault: ErrorDetails) -> Route:
    """The smallest part that can go: the field itself if it may be missing, else the entry or field around it."""
    known = _route(fault)[:-1] if fault["type"] == "missing" else _route(fault)
    route = _existing(data, known)
    while route and fault["type"] != "extra_forbidden" and isinstance(route[-1], str):
        owner = entity_at(model, route[:-1])
        field = owner.model_fields.get(route[-1]) if owner is not None else None
        if field is not None and not field.is_required():
            break
        route = route[:-1]
    return route


def _existing(data: object, route: Route) -> Route:
    """The route as far as the data goes; the rest belongs to shorthand that the model spelled out."""
    for depth, part in enumerate(route):
        match data:
            case dict() if part in data:
                data = data[part]
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                return route[:depth]
    return route


def _part(data: Any, route: Route) -> object:
    for step in route:
        data = data[step]
    return data


def _without(data: Any, route: Route) -> Any:
    """A copy that lacks the part at a route and shares all the rest."""
    step, rest = route[0], route[1:]
    copy = data.copy()
    if rest:
        copy[step] = _without(data[step], rest)
    else:
        del copy[step]
    return copy


def _ids_in(data: object) -> Iterator[str]:
    match data:
        case dict():
            if isinstance(data.get("id"), str):
                yield data["id"]
            for value in data.values():
                yield from _ids_in(value)
        case list():
            for value in data:
                yield from _ids_in(value)


def _route(fault: ErrorDetails) -> Route:
    return tuple(fault["loc"])


def _kind_fault(document: Document, kind: object) -> Diagnostic:
    choices = f"Choose one of: {', '.join(KINDS)}."
    if "kind" not in document.data:
        named = (key for key, value in document.data.items() if isinstance(value, str) and value in KINDS)
        if misspelt := nearest("kind", named):
            place = Location(document.path, (misspelt,), on="key")
            finding = Finding(f"“{misspelt}” is no field of a document", place, "Did you mean “kind”?")
            return Diagnostic("unknown-field", Severity.ERROR, finding)
        message = "the document does not say what kind it is"
        finding = Finding(message, Location(document.path), f"Begin it with “kind:”. {choices}")
        return Diagnostic("missing-field", Severity.ERROR, finding)
    shown = f"“{kind}” is no kind of document" if isinstance(kind, str) else "“kind” must be one word"
    hint = (did_you_mean(kind, KINDS) if isinstance(kind, str) else "") or choices
    return Diagnostic("wrong-value", Severity.ERROR, Finding(shown, Location(document.path, ("kind",)), hint))


def _diagnostic(document: Document, model: type[base.Document], fault: ErrorDetails) -> Diagnostic:
    route = _route(fault)
    if fault["type"] == "extra_forbidden":
        rule, finding = "unknown-field", _unknown_field(document, model, route)
    elif fault["type"] == "missing":
        rule, finding = "missing-field", _missing_field(document, model, route)
    else:
        rule, finding = "wrong-value", _wrong_value(document, model, fault)
    return Diagnostic(rule, Severity.ERROR, finding)


def _unknown_field(document: Document, model: type[base.Document], route: Route) -> Finding:
    owner = entity_at(model, route[:-1])
    key = str(route[-1])
    whose = words_for(owner) if owner else "this part"
    known = fields_of(owner) if owner else ()
    hint = did_you_mean(key, known) or f"Fields here are: {', '.join(known)}."
    return Finding(f"“{key}” is no field of {whose}", Location(document.path, route, on="key"), hint)


def _missing_field(document: Document, model: type[base.Document], route: Route) -> Finding:
    owner = entity_at(model, route[:-1])
    key = str(route[-1])
    words = description(owner, key) if owner else ""
    about = f"Add “{key}”: {words[:1].lower()}{words[1:]}"
    whose = words_for(owner) if owner else "this part"
    place = _existing(document.data, route[:-1])
    named = _name_of(_part(document.data, place))
    return Finding(f"{whose}{named} has no “{key}”", Location(document.path, place), about)


def _name_of(entry: object) -> str:
    given = [entry.get(key) for key in ("id", "name", "label", "term")] if isinstance(entry, Mapping) else []
    return next((f" “{_short(name)}”" for name in given if isinstance(name, str) and name.strip()), "")


def _wrong_value(document: Document, model: type[base.Document], fault: ErrorDetails) -> Finding:
    route = _route(fault)
    depth = max((position for position, part in enumerate(route) if isinstance(part, str)), default=0)
    field = str(route[depth]) if route else ""
    message, hint = _words(fault, field)
    owner = entity_at(model, route[:depth])
    if not hint and owner is not None and (words := description(owner, field)):
        hint = f"“{field}”: {words}"
    return Finding(message, Location(document.path, _existing(document.data, route)), hint)


def _words(fault: ErrorDetails, field: str) -> tuple[str, str]:
    """The fault in the editor's words, what stands there and what was expected; and a way out where there is one."""
    value: object = fault["input"]
    context = fault.get("ctx", {})
    expected, hint = _EXPECTED_BY_TYPE.get(fault["type"], ("", ""))
    if expected:
        return f"“{field}”: {_stands(value)}; {expected} is expected", hint or _quote_hint(value)
    match fault["type"]:
        case "wrong_text":
            return f"“{field}”: {context['what']}", ""
        case "literal_error" | "enum":
            return _not_a_choice(value, field, str(context["expected"]))
        case "string_pattern_mismatch":
            return f"“{field}”: {_stands(value)}; {_form_of(field)} is expected", _pattern_hint(field)
        case other:
            return f"“{field}”: {_stands(value)}, which does not fit ({other.replace('_', ' ')})", ""


def _form_of(field: str) -> str:
    return "a letter" if field == "letter" else "an id"


def _pattern_hint(field: str) -> str:
    if field == "letter":
        return "Write one lower-case letter, such as b."
    form = "Use letters and digits joined by single hyphens, such as prevent-training"
    return f"{form}; a corporate plan's id is its years, such as 2018-23."


def _stands(value: object) -> str:
    match value:
        case None:
            return "nothing stands here"
        case bool():
            return f"“{str(value).lower()}” is a yes-or-no value"
        case dict():
            return "a group of fields stands here"
        case list():
            return "a list stands here"
        case str() if not value.strip():
            return "a blank text stands here"
        case _:
            return f"“{_short(str(value))}” stands here"


def _quote_hint(value: object) -> str:
    if isinstance(value, bool):
        return f'Put it in quotes if the word itself is meant: "{str(value).lower()}".'
    if value is None:
        return "Write the text, or leave the key out."
    return ""


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _not_a_choice(value: object, field: str, expected: str) -> tuple[str, str]:
    choices = _choices(expected)
    listed = f"Choose one of: {', '.join(choices)}." if len(choices) > 1 else f"Write {choices[0]}."
    if not isinstance(value, str) or not value.strip():
        return f"“{field}”: {_stands(value)}; a word is expected", listed
    message = f"“{field}”: “{_short(value)}” is not one of the words that may stand here"
    return message, did_you_mean(value, choices) or listed


def _choices(expected: str) -> tuple[str, ...]:
    """The choices out of the validator's sentence, which joins them as 'a', 'b' or 'c'."""
    parts: Iterable[str] = expected.replace("' or '", "', '").strip("'").split("', '")
    return tuple(parts)
