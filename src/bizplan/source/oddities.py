"""What YAML allows and a plan must not contain, in plain words and with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bizplan.diagnostics import Span
from bizplan.source.faults import TextFault
from bizplan.source.reader import Odd, events_of
from bizplan.source.scalars import CORE
from bizplan.source.syntax import in_quotes, stretch_end

_OneFault: TypeAlias = Literal[
    Odd.ALIAS,
    Odd.ANCHOR,
    Odd.TAG,
    Odd.MERGE_KEY,
    Odd.EMPTY_KEY,
    Odd.TYPED_KEY,
    Odd.COLLECTION_AS_KEY,
    Odd.SECOND_DOCUMENT,
    Odd.TOO_DEEP,
]
_NODES = frozenset((AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent))
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+")
_TAG = re.compile(r"!(?:<[^>]*>|[^\s,\[\]{}]*)")
_COUNTED_BLOCK = re.compile(r"[|>][-+]?[1-9]")


def oddity_faults(
    oddities: Iterable[tuple[Odd, Any]],
    content: bytes,
    lines: Sequence[str],
    depth: int,
) -> Iterator[TextFault]:
    """A fault for each oddity that the reader kept; several for directives, one for each line of them."""
    first_uses: dict[Span, Span] | None = None
    for odd, event in oddities:
        span = span_of(event)
        match odd:
            case Odd.DUPLICATE_KEY:
                first_uses = _first_uses(content, depth) if first_uses is None else first_uses
                yield _duplicate_key(event.value, span, first_uses)
            case Odd.DIRECTIVE:
                yield from _directives(span, lines)
            case Odd.EMPTY_BLOCK:
                yield from _empty_block(span, lines)
            case _:
                yield _other(odd, event, span, lines, depth)


def span_of(event: Any) -> Span:
    """The stretch of an event as the parser gives it."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _other(odd: _OneFault, event: Any, span: Span, lines: Sequence[str], depth: int) -> TextFault:  # noqa: PLR0911 -- one for each oddity
    match odd:
        case Odd.ALIAS:
            hint = "Write the value out; nothing in a plan stands for something elsewhere in the file."
            return TextFault(span, f"“*{event.anchor}” is read as an alias of another value", hint)
        case Odd.ANCHOR:
            token, place = _token(_ANCHOR, span, lines)
            hint = f"Delete “{token}”, or put the whole value in quotes if it belongs to the text."
            return TextFault(place, f"“{token}” is read as a name for the value (an anchor)", hint)
        case Odd.TAG:
            token, place = _token(_TAG, span, lines)
            hint = f"Delete “{token}”, or put the whole value in quotes if it belongs to the text."
            return TextFault(place, f"“{token}” is read as a type for the value (a tag)", hint)
        case Odd.MERGE_KEY:
            return TextFault(span, "“<<” would merge another mapping into this one", "Write the keys and values out.")
        case Odd.EMPTY_KEY:
            return TextFault(span, "a key is empty", "Write the name of the field before the colon.")
        case Odd.TYPED_KEY:
            meaning = "nothing" if CORE[event.value] is None else "a yes-or-no value"
            hint = f"Put it in quotes if it is meant as a name: {in_quotes(event.value)}"
            return TextFault(span, f"the key “{event.value}” is read as {meaning}, not as a name", hint)
        case Odd.COLLECTION_AS_KEY:
            hint = "If the text is meant to begin with “[” or “{”, put the whole of it in quotes."
            return TextFault(_first_column(span), "a list or mapping stands where a key is expected", hint)
        case Odd.SECOND_DOCUMENT:
            marker = Span(span.end_line, max(span.end_column - 3, 1), span.end_line, span.end_column)
            hint = "Keep one document in a file: delete this line, or move what follows it to a file of its own."
            return TextFault(marker, "a second document begins here", hint)
    message = f"lists and mappings stand more than {depth} deep inside one another"
    return TextFault(_first_column(span), message, "Check the indentation and the brackets above this place.")


def _duplicate_key(key: str, span: Span, first_uses: Mapping[Span, Span]) -> TextFault:
    notes = ((first_uses[span], "first used here"),)
    hint = "Keep one of the two, or give one its right name."
    return TextFault(span, f"the key “{key}” stands here a second time", hint, "used again", notes)


def _first_uses(content: bytes, depth: int) -> dict[Span, Span]:
    """The stretch of each repeated key -> that of the first key of its name in the same mapping."""
    first_uses: dict[Span, Span] = {}
    frames: list[tuple[dict[str, Span] | None, bool]] = [(None, False)]
    for event in events_of(content):
        if len(frames) > depth + 1:  # the reader stopped here too; libyaml takes quadratic time for more brackets
            break
        kind = event.__class__
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            frames.pop()
            continue
        if kind not in _NODES:
            continue
        keys, awaits_key = frames[-1]
        frames[-1] = (keys, keys is not None and not awaits_key)
        if kind is ScalarEvent and keys is not None and awaits_key:
            span = span_of(event)
            if (first := keys.setdefault(event.value, span)) != span:
                first_uses[span] = first
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            frames.append(({}, True) if kind is MappingStartEvent else (None, False))
    return first_uses


def _directives(span: Span, lines: Sequence[str]) -> Iterator[TextFault]:
    for number in range(span.line, span.end_line + 1):
        text = lines[number - 1]
        if text.startswith("%"):
            end = stretch_end(text, 0)
            message = f"“{text[:end]}” is an instruction to the YAML reader (a directive), which plans do not need"
            yield TextFault(Span(number, 1, number, end + 1), message, "Delete this line.")


def _empty_block(span: Span, lines: Sequence[str]) -> Iterator[TextFault]:
    """`target: >5`: read as the start of a folded text indented by five spaces, of which nothing follows."""
    text = lines[span.line - 1]
    value = text[span.column - 1 : stretch_end(text, span.column - 1)]
    if _COUNTED_BLOCK.match(value):
        end = span.column + len(value)
        message = f"“{value}” is read as the start of a block of text, and no text follows"
        hint = f"Put the value in quotes: {in_quotes(value)}"
        yield TextFault(Span(span.line, span.column, span.line, end), message, hint)


def _token(pattern: re.Pattern[str], span: Span, lines: Sequence[str]) -> tuple[str, Span]:
    """An anchor or a tag, and where it stands among what comes before a value."""
    starts = ((number, span.column - 1 if number == span.line else 0) for number in range(span.line, span.end_line + 1))
    matches = ((number, pattern.search(lines[number - 1], start)) for number, start in starts)
    found = ((match[0], Span(number, match.start() + 1, number, match.end() + 1)) for number, match in matches if match)
    return next(found, ("", _first_column(span)))


def _first_column(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)
