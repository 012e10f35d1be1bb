"""Where a file stops being YAML: the parser's fault of syntax in plain words, with the place to mend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from bizplan.diagnostics import Span
from bizplan.source.faults import START, TextFault
from bizplan.values.counts import numbered

_LONGEST_KEY = 1024
_LONGEST_SHOWN = 60
_QUOTE_NAMES = {"'": "single", '"': "double"}
_CLOSING = {"[": "]", "{": "}"}
_MEND = "Check the quotes, the colons and the indentation of this line and of the one above it."


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A fault of syntax with what surrounds it; lines and columns count from 0, ends are exclusive."""

    problem: str
    """What the parser was reading and what is wrong with it, in its own words."""
    line: int
    column: int
    begun_line: int
    """Where that which was being read began; the place of the problem where the parser does not say."""
    begun_column: int
    last: Any
    """The last event before it."""
    lines: Sequence[str]

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def last_start(self) -> tuple[int, int]:
        return self.last.start_mark.line, self.last.start_mark.column

    @property
    def last_end(self) -> tuple[int, int]:
        return self.last.end_mark.line, self.last.end_mark.column

    @property
    def char(self) -> str:
        """Where the parser stopped; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def begins_line(self) -> bool:
        return not self.text[: self.column].strip()


def syntax_fault(error: YAMLError, last: Any, lines: Sequence[str]) -> TextFault:
    """What is wrong, given the parser's error, the last event before it and the lines of the file."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return TextFault(START, "the file cannot be read as YAML", _MEND)
    line, column = _within(error.problem_mark, lines)
    begun_line, begun_column = _within(error.context_mark or error.problem_mark, lines)
    problem = f"{error.context or ''}: {error.problem}"
    trouble = _Trouble(problem, line, column, begun_line, begun_column, last, lines)
    for words, explained in _EXPLAINED:
        if words in problem:
            return explained(trouble)
    return _unreadable(trouble)


def stretch_end(text: str, column: int) -> int:
    """Where the rest of a line ends, a comment and the spaces before it left out; columns count from 0."""
    comments = (text.find(sign, column) for sign in (" #", "\t#"))
    cut = min((at for at in comments if at >= 0), default=len(text))
    return column + len(text[column:cut].rstrip())


def in_quotes(text: str) -> str:
    """The text as it stands in YAML between quotes that it does not contain; a long one is cut."""
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    if '"' in shown or "\\" in shown:
        return "'" + shown.replace("'", "''") + "'"
    return f'"{shown}"'


def _within(mark: Any, lines: Sequence[str]) -> tuple[int, int]:
    """A parser's mark, brought back from beyond the last line to its end."""
    if mark.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return mark.line, min(mark.column, len(lines[mark.line]))


def _span(line: int, column: int, end: int) -> Span:
    return Span(line + 1, column + 1, line + 1, end + 1)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _unreadable(trouble: _Trouble) -> TextFault:
    end = stretch_end(trouble.text, trouble.column)
    return TextFault(_span(trouble.line, trouble.column, end), "the text cannot be read as YAML from here", _MEND)


def _tab(trouble: _Trouble) -> TextFault:
    text, start = trouble.text, trouble.column
    width = len(text[start:]) - len(text[start:].lstrip("\t"))
    span = _span(trouble.line, start, start + width)
    if not text.strip():
        return TextFault(span, "a line without text holds a tab", "Delete the tab.")
    hint = "Replace each tab with spaces, two for each level; most editors can do it for the whole file."
    where = "indents this line" if trouble.begins_line else "stands here"
    return TextFault(span, f"a tab {where}, where YAML allows only spaces", hint)


def _bad_start(trouble: _Trouble) -> TextFault:
    """The first character of a value, or of a key, has a meaning of its own in YAML."""
    line, column = trouble.begun_line, trouble.begun_column
    text = trouble.lines[line]
    if text[column : column + 1] == "\t":
        return _tab(trouble)
    end = stretch_end(text, column)
    word = text[column:end]
    if not text[:column].strip(" -"):
        word = word[: _colon(word)]
    if not word:
        return _empty_key(trouble) if trouble.char == ":" else _unreadable(trouble)
    message = f"a value cannot begin with “{word[0]}” unless it is in quotes"
    return TextFault(_span(line, column, column + 1), message, f"Put the whole of it in quotes: {in_quotes(word)}")


def _percent(trouble: _Trouble) -> TextFault:
    text = trouble.lines[trouble.begun_line]
    hint = "Delete the line, or put the value in quotes if it is text."
    span = _span(trouble.begun_line, 0, stretch_end(text, 0))
    return TextFault(span, "a line that begins with “%” is an instruction to the YAML reader, not text", hint)


def _escape(trouble: _Trouble) -> TextFault:
    start = max(trouble.text.rfind("\\", 0, trouble.column + 1), 0)
    sign = trouble.text[start : start + 2]
    message = f"“{sign}” has no meaning between double quotes"
    hint = "Put the value in single quotes instead, or write each backslash twice."
    return TextFault(_span(trouble.line, start, start + len(sign)), message, hint)


def _open_quote(trouble: _Trouble) -> TextFault:
    line, column = trouble.begun_line, trouble.begun_column
    text = trouble.lines[line]
    quote = text[column : column + 1]
    message = f"a {_QUOTE_NAMES.get(quote, '')} quote is opened here and never closed"
    hint = f"End the value with the same mark: {quote}"
    return TextFault(_span(line, column, len(text.rstrip())), message, hint)


def _block_start(trouble: _Trouble) -> TextFault:
    line, column = trouble.begun_line, trouble.begun_column
    text = trouble.lines[line]
    end = stretch_end(text, column)
    value = text[column:end]
    message = f"“{_shown(value)}” is read as the start of a block of text, because it begins with “{value[:1]}”"
    return TextFault(_span(line, column, end), message, f"Put the value in quotes: {in_quotes(value)}")


def _no_colon(trouble: _Trouble) -> TextFault:
    return _no_colon_at(trouble.begun_line, trouble.begun_column, trouble.lines)


def _no_colon_at(line: int, column: int, lines: Sequence[str]) -> TextFault:
    text = lines[line]
    end = stretch_end(text, column)
    word = text[column:end]
    span = _span(line, column, end)
    if len(word) > _LONGEST_KEY:
        hint = "If it is text, indent it below its key; if it is a key, check the colon."
        return TextFault(span, f"a key may have at most {_LONGEST_KEY:,} characters before its colon", hint)
    name, colon, rest = word.partition(":")
    if colon and rest and not name.startswith(("'", '"')):
        hint = f"Put a space after the colon: {_shown(f'{name}: {rest}')}"
        return TextFault(span, f"“{_shown(word)}” has no space after its colon, so it is no key", hint)
    hint = (
        "Write a colon and the value after it; if it belongs to the text above, indent it further than that text's key."
    )
    return TextFault(span, f"“{_shown(word)}” has no colon, so it is no key", hint)


def _stray_colon(trouble: _Trouble) -> TextFault:
    last = trouble.last
    if not isinstance(last, ScalarEvent) or last.style:
        return _after_value(trouble) or _unreadable(trouble)
    line, column = trouble.last_start
    text = trouble.lines[line]
    if line == trouble.line:
        value = text[column : stretch_end(text, column)]
        message = f"the value goes on after “{_shown(last.value)}:”, but a colon and a space end a key"
        hint = f"Put the whole value in quotes: {in_quotes(value)}"
        return TextFault(_span(line, trouble.column, trouble.column + 1), message, hint)
    if not text[:column].strip():
        return _no_colon_at(line, column, trouble.lines)
    start = len(trouble.text) - len(trouble.text.lstrip())
    return _continuation(trouble, start, trouble.text[start : trouble.column].rstrip())


def _continuation(trouble: _Trouble, start: int, key: str) -> TextFault:
    """A key that stands further in than the value that came last."""
    line, column = trouble.last_start
    text = trouble.lines[line]
    message = f"“{_shown(key)}” is indented as if it continued the value on line {line + 1}"
    hint = "Indent it as the keys it belongs with; or, if all this is one text, put the whole text in quotes."
    notes = ((_span(line, column, stretch_end(text, column)), "this value is taken to go on"),)
    return TextFault(_span(trouble.line, start, start + len(key)), message, hint, "", notes)


def _list_beside_key(trouble: _Trouble) -> TextFault:
    value = trouble.text[trouble.column : stretch_end(trouble.text, trouble.column)]
    hint = f"Put it on the next line, indented; or in quotes, if the dash belongs to the text: {in_quotes(value)}"
    span = _span(trouble.line, trouble.column, trouble.column + 1)
    return TextFault(span, "a list cannot begin on the line of its key", hint)


def _no_value(trouble: _Trouble) -> TextFault:
    if "flow" in trouble.problem and trouble.char == ",":
        span = _span(trouble.line, trouble.column, trouble.column + 1)
        return TextFault(span, "a value is missing before this comma", "Write the value, or delete the comma.")
    if "flow" in trouble.problem and not trouble.char:
        opened = _open_before(trouble)
        return (
            _open_bracket(replace(trouble, begun_line=opened[0], begun_column=opened[1]))
            if opened
            else _unreadable(trouble)
        )
    return _bad_start(replace(trouble, begun_line=trouble.line, begun_column=trouble.column))


def _open_before(trouble: _Trouble) -> tuple[int, int] | None:
    """The nearest bracket before the end that none closes, brackets in quotes taken for others: the likely one."""
    closed = 0
    for line in range(trouble.line, -1, -1):
        for column in range(len(trouble.lines[line]) - 1, -1, -1):
            char = trouble.lines[line][column]
            closed += char in _CLOSING.values()
            if char in _CLOSING:
                if not closed:
                    return line, column
                closed -= 1
    return None


def _open_bracket(trouble: _Trouble) -> TextFault:
    line, column = trouble.begun_line, trouble.begun_column
    bracket = trouble.lines[line][column : column + 1]
    closing = _CLOSING.get(bracket, "")
    opened = _span(line, column, column + 1)
    stop = _span(trouble.line, trouble.column, trouble.column + 1 if trouble.char else trouble.column)
    if trouble.line == line and trouble.char:
        hint = f"Put “,” between two values and “{closing}” after the last; put text with such signs in quotes."
        notes = ((opened, "opened here"),)
        return TextFault(stop, f"a comma or the closing “{closing}” is missing before this", hint, "", notes)
    hint = (
        f"Write “{closing}” after the last value; or, if the bracket belongs to a text, put the whole text in quotes."
    )
    return TextFault(opened, f"“{bracket}” is opened here and not closed", hint, "", ((stop, "reading stopped here"),))


def _unfitting(trouble: _Trouble) -> TextFault:
    if beside := _after_value(trouble):
        return beside
    if trouble.char == ":" and not trouble.text[: trouble.column].strip(" -"):
        return _empty_key(trouble)
    if not trouble.begins_line:
        return _unreadable(trouble)
    start = trouble.column
    word = trouble.text[start : stretch_end(trouble.text, start)]
    if start > trouble.begun_column and isinstance(trouble.last, ScalarEvent) and not trouble.last.style:
        return _continuation(trouble, start, word[: _colon(word)])
    return _wrong_level(trouble, start, word)


def _empty_key(trouble: _Trouble) -> TextFault:
    span = _span(trouble.line, trouble.column, trouble.column + 1)
    return TextFault(span, "a key is empty", "Write the name of the field before the colon.")


def _wrong_level(trouble: _Trouble, start: int, word: str) -> TextFault:
    """A line that belongs to nothing above it."""
    key = word[: _colon(word)]
    span = _span(trouble.line, start, start + len(key))
    if "mapping" in trouble.problem and (word == "-" or word.startswith("- ")):
        hint = "Indent the item below the key of its list, or take the dash away if it is no item."
        return TextFault(_span(trouble.line, start, start + 1), "an item of a list stands among keys", hint)
    if "collection" in trouble.problem and start == trouble.begun_column:
        hint = "Begin it with “- ” if it is an item; indent it less if it is a key beside the list."
        notes = ((_span(trouble.begun_line, start, start + 1), "the list begins here"),)
        return TextFault(span, f"“{_shown(key)}” stands among the items of a list", hint, "", notes)
    message = f"the indentation of this line, {numbered(start, 'space')}, fits no line above it"
    return TextFault(span, message, "Indent it exactly as the line that it belongs beside.")


def _after_value(trouble: _Trouble) -> TextFault | None:
    """The fault of text that follows a closed quote or bracket on its line; None if none is there."""
    last = trouble.last
    (opened_line, opened), (closed_line, closed) = trouble.last_start, trouble.last_end
    is_bracketed = isinstance(last, MappingEndEvent | SequenceEndEvent) and opened < closed
    is_quoted = isinstance(last, ScalarEvent) and last.style in _QUOTE_NAMES
    if not (is_quoted or is_bracketed) or closed_line != trouble.line:
        return None
    start, end = trouble.column, stretch_end(trouble.text, trouble.column)
    span = _span(trouble.line, start, end)
    if is_bracketed and trouble.char in _CLOSING.values():
        message = f"“{trouble.char}” closes a bracket that was not opened"
        return TextFault(_span(trouble.line, start, start + 1), message, "Delete it, or add the opening bracket.")
    if is_bracketed:
        hint = "If the brackets belong to a text, put the whole text in quotes; otherwise delete what follows them."
        return TextFault(span, "text follows the closing bracket", hint)
    if opened_line < closed_line:
        notes = ((_span(closed_line, closed - 1, closed), "taken for its closing quote"),)
        where = _span(opened_line, opened, len(trouble.lines[opened_line].rstrip()))
        message = f"the quote opened here is closed only on line {closed_line + 1}"
        return TextFault(where, message, "Close the quote where its value ends.", "", notes)
    other, doubled = ("double", "''") if last.style == "'" else ("single", '\\"')
    hint = f"If the value goes on, put it in {other} quotes, or write the mark inside it as {doubled}"
    return TextFault(span, "text follows the closing quote", hint)


def _after_end(trouble: _Trouble) -> TextFault:
    end = stretch_end(trouble.text, trouble.column)
    hint = "Delete it, or delete the sign that ends the document above it."
    return TextFault(_span(trouble.line, trouble.column, end), "text follows the end of the document", hint)


def _colon(text: str) -> int:
    """Where the key that a text begins with ends; the text's length if it begins with none."""
    at = text.find(": ")
    return at if at >= 0 else len(text) - text.endswith(":")


_EXPLAINED: tuple[tuple[str, Callable[[_Trouble], TextFault]], ...] = (
    # Words of libyaml's and of PyYAML's messages, the more special before the more general.
    ("tab character", _tab),
    ("directive", _percent),
    ("incompatible YAML", _percent),
    (" a tag", _bad_start),
    ("tag handle", _bad_start),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("unexpected end of stream", _open_quote),
    ("unexpected document", _open_quote),
    ("block scalar", _block_start),
    ("cannot start any token", _bad_start),
    ("an alias", _bad_start),
    ("an anchor", _bad_start),
    ("expected ':'", _no_colon),
    ("mapping values", _stray_colon),
    ("mapping keys", _bad_start),
    ("sequence entries", _list_beside_key),
    ("node content", _no_value),
    (" a flow", _open_bracket),
    ("document start", _after_end),
    (" a block", _unfitting),
)
