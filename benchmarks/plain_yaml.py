"""Nested dicts, lists and texts to YAML as people write it: two spaces, long texts folded, short ones on a line."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

Value = str | Mapping[str, "Value"] | Sequence["Value"]
_COLUMNS = 100


def document_text(data: Mapping[str, Value], schema: str) -> str:
    """The text of one file; `schema` is the path of its schema for editors."""
    lines = [f"# yaml-language-server: $schema={schema}"]
    for key, value in data.items():
        if not isinstance(value, str):
            lines.append("")
        lines.extend(_entry(key, value, ""))
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Value, indent: str) -> Iterator[str]:
    match value:
        case str() if len(indent) + len(key) + len(value) + 2 <= _COLUMNS:
            yield f"{indent}{key}: {value}"
        case str():
            yield f"{indent}{key}: >-"
            yield from textwrap.wrap(value, _COLUMNS, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ")
        case Mapping():
            yield f"{indent}{key}:"
            for inner, below in value.items():
                yield from _entry(inner, below, f"{indent}  ")
        case _:
            yield f"{indent}{key}:"
            for each in value:
                yield from _item(each, f"{indent}  ")


def _item(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        lines = [line for key, below in value.items() for line in _entry(key, below, f"{indent}  ")]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{indent}- {value}"
