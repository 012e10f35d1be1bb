"""Turns a frozen report object into stable JSON that scripts can rely on."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue] | None"


def to_json(report: object) -> str:
    """The report as indented JSON, keys in the order of its fields, with a line end at the end.

    A decimal is written as a string of all its digits (`"2428"`, `"33.878"`), since most readers of JSON turn numbers
    into binary floats; its unit stands beside it, in a field of the report. Dates are ISO 8601; a set is sorted.
    A value with words of its own, such as a financial year, is written in them: `"2019-20"`.

    Raises TypeError for a float or any other thing that has no exact form.
    """
    return json.dumps(to_data(report), ensure_ascii=False, indent=2) + "\n"


def to_data(value: object) -> JsonValue:
    """The plain data that `to_json` writes out."""
    if isinstance(value, Enum):
        return to_data(value.value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return _structure(value)


def _structure(value: object) -> JsonValue:
    if isinstance(value, Mapping):
        return {_key(key): to_data(each) for key, each in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted((to_data(each) for each in value), key=lambda each: json.dumps(each, ensure_ascii=False))
    if isinstance(value, (tuple, list)):
        return [to_data(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        own_words = type(value).__str__ is not object.__str__
        return str(value) if own_words else {each.name: to_data(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} {value!r} has no exact form in JSON")


def _key(key: object) -> str:
    written = to_data(key)
    if not isinstance(written, str):
        raise TypeError(f"{key!r} cannot name a value in JSON")
    return written
