"""Values to how they are written in a file: in the quotes they had, on one line, or laid out on several."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from bizplan.diagnostics import Route
from bizplan.source.layout import WIDTH, set_out
from bizplan.source.layout_parts import InQuotes, Writable, node_of
from bizplan.source.layout_words import one_line

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""A value as it is read from a file: text, a list, or values under keys."""
Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value]"
"""A value that may hold true and false as well."""
BLOCKS = ("|", ">")
"""The signs of a text on lines of its own."""
QUOTES = ("'", '"')
_PLAIN = re.compile(r"(?:-(?=[0-9]))?[A-Za-z0-9£(][A-Za-z0-9£ ()./%'’–_+-]*(?<![ ])")
_RESOLVED = frozenset({"null", "true", "false"})


def on_one_line(value: Value) -> str:
    """The value on one line, fit to stand in braces; a text stands in quotes unless it is of letters and the like."""
    return _flat(value, lambda text: written(text, ""))


def in_place(value: str, old: str, before: str) -> str | None:
    """A changed text in the manner of `before`, by which `old` stands there; None where that makes it hard to read.

    Quotes stay, and so do the lines of a block: only its changed words are written anew.
    """
    if before[:1] in QUOTES:
        return written(value, before) if "\n" not in value or before[0] == '"' else None
    if before[:1] in BLOCKS and not _changes_lines(old, value):
        changed = reworded(before, old, value)
        return changed if max(map(len, changed.split("\n"))) <= WIDTH else None
    return None


def rows_of(key: str | None, value: Writable, indent: int) -> list[str]:
    """The lines of a key, or of a list's item where it is None, laid out from a column, from 0."""
    levels = max(indent // 2, 0 if key is not None else 1)
    holder: Writable = [value] if key is None else {key: value}
    for _ in range(levels):
        holder = {"-": holder}
    rows = set_out(node_of(holder), (), _as_given, _as_worded).rstrip("\n").split("\n")[levels:]
    shift = indent - 2 * levels
    return [f"{' ' * shift}{row}" if shift > 0 and row else row[-shift:] if shift < 0 else row for row in rows]


def in_braces(value: Value) -> str:
    """The value on one line of braces, with as few quotes as that allows."""
    return _flat(value, lambda text: one_line(text, quoted=False, in_flow=True) or quoted(text))


def quoted(value: str) -> str:
    """A text in quotes, on one line whatever it holds."""
    return json.dumps(value, ensure_ascii=False)


def _flat(value: Value, bare: Callable[[str], str]) -> str:
    match value:
        case bool():
            return str(value).lower()
        case InQuotes():
            return quoted(value)
        case str():
            return bare(value)
        case Mapping():
            return f"{{{', '.join(f'{key}: {_flat(each, bare)}' for key, each in value.items())}}}"
        case _:
            return f"[{', '.join(_flat(each, bare) for each in value)}]"


def _as_given(_route: Route) -> Sequence[str]:
    return ()


def _as_worded(_route: Route, text: str) -> str:
    return text


def reworded(before: str, old: str, new: str) -> str:
    """A block of text with only the changed words written anew; all of it if its characters are not those of `old`.

    Those that are no spaces stand in the block, below the line of its sign, in the order in which they are read.
    """
    head = len(before.splitlines()[0])
    solid = [place for place, char in enumerate(before) if place >= head and not char.isspace()]
    if not solid or "".join(before[place] for place in solid) != "".join(old.split()):
        return written(new, before)
    solid.append(len(before))
    result = before
    for tag, start, end, new_start, new_end in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if tag != "equal":
            result = result[: _place(old, start, solid)] + new[new_start:new_end] + result[_place(old, end, solid) :]
    return result


def _changes_lines(old: str, new: str) -> bool:
    """Whether a line break goes, comes, or stands in what is written anew."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return any("\n" in old[step[1] : step[2]] + new[step[3] : step[4]] for step in steps if step[0] != "equal")


def _place(old: str, boundary: int, solid: Sequence[int]) -> int:
    """Where a boundary between two characters that are read lies in the file; `solid` has the places of no spaces."""
    after = sum(not char.isspace() for char in old[:boundary])
    follows_solid = boundary > 0 and not old[boundary - 1].isspace()
    return solid[after - 1] + 1 if follows_solid else solid[after]


def written(value: str, before: str, *, in_quotes: bool = False) -> str:
    """A scalar as it is written: in the quotes it had, else plain if that reads as the same text, else in quotes."""
    quote = before[:1]
    if quote == "'" and not in_quotes:
        return "'" + value.replace("'", "''") + "'"
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _RESOLVED
    if is_plain and not in_quotes and quote not in QUOTES:
        return value
    return quoted(value)
