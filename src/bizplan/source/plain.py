"""Frozen values to plain tuples of text and numbers, and back, so that they can be kept on the disk and sent about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Form(Generic[_T]):
    """How the values of a type are written plainly; what was dumped is loaded as an equal value."""

    dump: Callable[[_T], Any]
    load: Callable[[Any], _T]


def _same(value: _T) -> _T:
    return value


_AS_IT_IS: Form[Any] = Form(_same, _same)
_FORM_BY_KIND: dict[Any, Form[Any]] = {
    **dict.fromkeys((str, int, bool, NoneType), _AS_IT_IS),
    Decimal: Form(str, Decimal),
    date: Form(date.toordinal, date.fromordinal),
}


@cache
def form_of(kind: Any) -> Form[Any]:
    """The plain form of a type: text, whole numbers, decimals, dates, choices, tuples and sets of them, frozen records.

    Raises TypeError for any other type.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _FORM_BY_KIND or origin is Literal:
        return _FORM_BY_KIND.get(kind, _AS_IT_IS)
    if origin in {Union, UnionType}:
        return _form_of_choice(kind, arguments)
    if origin is frozenset or (origin is tuple and arguments[1:] == (...,)):
        return _form_of_several(origin, form_of(arguments[0]))
    if origin is tuple:
        return _form_of_parts(arguments, list, tuple) if any(map(_is_special, arguments)) else _AS_IT_IS
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Form(lambda value: value.value, kind)
    return _form_of_record(kind)


def _form_of_choice(kind: Any, arguments: Sequence[Any]) -> Form[Any]:
    forms = [form_of(each) for each in arguments]
    special = [form for form in forms if form is not _AS_IT_IS]
    if not special:
        return _AS_IT_IS
    if len(special) > 1 or set(arguments) - {NoneType, arguments[forms.index(special[0])]}:
        raise TypeError(f"{kind} has no plain form: what is written would not tell which of them it was")
    dump, load = special[0].dump, special[0].load
    return Form(
        lambda value: None if value is None else dump(value), lambda plain: None if plain is None else load(plain)
    )


def _form_of_several(build: Callable[[Iterable[Any]], Any], inner: Form[Any]) -> Form[Any]:
    if inner is _AS_IT_IS:
        return _AS_IT_IS
    dump, load = inner.dump, inner.load
    return Form(
        lambda values: tuple([dump(each) for each in values]), lambda plain: build([load(each) for each in plain])
    )


def _form_of_record(kind: Any) -> Form[Any]:
    if not isinstance(kind, type) or not (is_dataclass(kind) or hasattr(kind, "_fields")):
        raise TypeError(f"{kind} has no plain form")
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else kind._fields
    hints = get_type_hints(kind)
    return _form_of_parts(
        [hints[name] for name in names],
        lambda value: [getattr(value, name) for name in names],
        lambda parts: kind(*parts),
    )


def _form_of_parts(
    kinds: Iterable[Any], parts_of: Callable[[Any], list[Any]], build: Callable[[Any], Any]
) -> Form[Any]:
    """Parts of different types, in order; most are plain as they are, and only the others are touched."""
    special = [(position, form_of(kind)) for position, kind in enumerate(kinds) if _is_special(kind)]
    dumps = [(position, form.dump) for position, form in special]
    loads = [(position, form.load) for position, form in special]

    def dump(value: Any) -> Any:
        parts = parts_of(value)
        for position, dump_part in dumps:
            parts[position] = dump_part(parts[position])
        return tuple(parts)

    def load(plain: Any) -> Any:
        parts = list(plain)
        for position, load_part in loads:
            parts[position] = load_part(parts[position])
        return build(parts)

    return Form(dump, load if loads else build)


def _is_special(kind: Any) -> bool:
    return form_of(kind) is not _AS_IT_IS
