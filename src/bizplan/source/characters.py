"""Bytes to text that YAML can read: one encoding, no byte that breaks lines or cannot be seen."""

import re
from bisect import bisect_right

from bizplan.diagnostics import Span
from bizplan.source.faults import START, TextFault
from bizplan.values.counts import numbered

MOST_SHOWN = 20
"""How many stray characters of one file are named."""

BOM = b"\xef\xbb\xbf"
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STRAY_IN_ASCII = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f"
_STRAY_IN_LATIN_1 = re.compile(rb"\xc2[\x80-\x9f]")
_STRAY_BEYOND = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_NAMES = {
    "\x00": "a null character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break (form feed)",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x85": "a “next line” character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)
_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NULL_PATTERNS = (
    (re.compile(rb"(?:[^\x00]\x00\x00\x00){2,}"), "utf-32-le"),
    (re.compile(rb"(?:\x00\x00\x00[^\x00]){2,}"), "utf-32-be"),
    (re.compile(rb"(?:[^\x00]\x00){2,}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[^\x00]){2,}"), "utf-16-be"),
)
_MOST_CONTROLS = 0.1
"""Share of bytes that no text has, above which a file counts as binary."""
_PICTURES = {code: 0x2400 + code for code in range(32) if code != ord("\t")}
_VISIBLE = {**_PICTURES, **dict.fromkeys((*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF), 0xFFFD)}


def clean_text(content: bytes) -> tuple[bytes | None, list[TextFault]]:
    """The file's bytes as libyaml can count them, and every fault on the way; None for what is no UTF-8 text.

    A byte order mark at the start is taken off. A stray character becomes as many spaces as it has columns, so that
    the rest of the file can still be read and every place in it stays right.
    """
    text = content.removeprefix(BOM)
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_no_text(content) or _not_utf_8(text, error)]
    if not _has_stray(text, decoded):
        return text, []
    if fault := _no_text(content):
        return None, [fault]
    return _STRAY.sub(" ", decoded).encode(), _stray_characters(decoded)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines as YAML and editors count them, without their ends: LF, CR LF and CR break, nothing else."""
    return tuple(_LINE_BREAK.split(text) if "\r" in text else text.split("\n"))


def printable_lines(content: bytes) -> tuple[str, ...]:
    """The lines of any file, fit to be shown: one visible code point for each column, whatever the bytes are."""
    text, faults = clean_text(content)
    if text is not None and not faults:
        return lines_of(text.decode())
    encoding = _other_encoding(content)
    decoded = content.decode(encoding or "utf-8", errors="replace").removeprefix("\ufeff")
    return tuple(line.translate(_VISIBLE) for line in lines_of(decoded))


def _has_stray(content: bytes, text: str) -> bool:
    """Whether any stray character is there; a sixth of the time that searching for `_STRAY` takes."""
    if len(content.translate(None, _STRAY_IN_ASCII)) != len(content):
        return True
    if text.isascii():
        return False
    return bool(_STRAY_IN_LATIN_1.search(content)) or any(stray in text for stray in _STRAY_BEYOND)


def _no_text(content: bytes) -> TextFault | None:
    for signature, format_name in _OTHER_FORMATS:
        if content.startswith(signature):
            hint = "Write the plan as text in a YAML file; only the file's name makes this one look like YAML."
            return TextFault(START, f"this is {format_name}, not text", hint)
    if encoding := _other_encoding(content):
        hint = "Save the file again with the encoding “UTF-8” (in the editor's “Save as” or “Save with encoding”)."
        return TextFault(START, f"the file is saved as {encoding[:6].upper()}; plans are saved as UTF-8", hint)
    controls = len(content) - len(content.translate(None, _STRAY_IN_ASCII))
    if b"\x00" in content and controls > len(content) * _MOST_CONTROLS:
        return TextFault(START, "this is a binary file, not text", "Give the file another ending, or move it away.")
    return None


def _other_encoding(content: bytes) -> str:
    """The name of the UTF-16 or UTF-32 encoding that the bytes seem to be in, without or with a byte order mark."""
    for mark, encoding in _OTHER_ENCODINGS:
        if content.startswith(mark):
            return encoding
    for pattern, encoding in _NULL_PATTERNS:
        if pattern.match(content):
            return encoding
    return ""


def _not_utf_8(text: bytes, error: UnicodeDecodeError) -> TextFault:
    before = lines_of(text[: error.start].decode("utf-8"))
    span = Span(len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
    bad = text[error.start : error.start + 1]
    others = text.decode("utf-8", errors="replace").count("\ufffd") - 1
    also = f"; the file has {numbered(others, 'more such place')}" if others > 0 else ""
    meant = bad.decode("cp1252", errors="ignore")
    hint = "Save the file again with the encoding “UTF-8” (in the editor's “Save as” or “Save with encoding”)."
    guess = f"It is “{meant}” as older Windows programs save it. {hint}" if meant else hint
    return TextFault(span, f"byte {bad.hex().upper()} is not UTF-8 text{also}", guess)


def _stray_characters(text: str) -> list[TextFault]:
    ends = [match.end() for match in _LINE_BREAK.finditer(text)]
    faults: list[TextFault] = []
    for match in _STRAY.finditer(text):
        if len(faults) == MOST_SHOWN:
            more = sum(1 for _ in _STRAY.finditer(text)) - MOST_SHOWN
            faults[-1] = TextFault(
                faults[-1].span, f"{faults[-1].message}, and {more} more like it follow", faults[-1].hint
            )
            break
        line = bisect_right(ends, match.start())
        column = match.start() - (ends[line - 1] if line else 0) + 1
        name = _NAMES.get(match[0], "a control character")
        message = f"{name} (U+{ord(match[0]):04X}) stands in the text, where it cannot be seen"
        hint = "Delete it; such characters come with text that was copied from a document or a web page."
        faults.append(TextFault(Span(line + 1, column, line + 1, column + 1), message, hint))
    return faults
