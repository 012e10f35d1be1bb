"""Plain scalars under YAML 1.2's core schema, and what a reader of YAML 1.1 would make of them instead."""

import re
from collections.abc import Mapping
from typing import Final

CORE: Final[Mapping[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""Plain text -> what it means. All other plain text stays text, numbers too: an amount is read from its own digits."""
LONGEST_CORE: Final = max(map(len, CORE))

_BOOLEANS = dict.fromkeys(("y", "yes", "on"), "true") | dict.fromkeys(("n", "no", "off"), "false")
LONGEST_BOOLEAN: Final = max(map(len, _BOOLEANS))
_NUMBER_1_2 = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
)
_INTEGER_1_1 = re.compile(
    r"(?P<sign>[-+]?)(?:0b(?P<binary>[01_]+)|0x(?P<hexadecimal>[0-9a-fA-F_]+)|(?P<octal>0[0-7_]+)"
    r"|(?P<decimal>0|[1-9][0-9_]*)|(?P<sexagesimal>[1-9][0-9_]*(?::[0-5]?[0-9])+))",
)
_FRACTION_1_1 = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)",
)
_BASES = {"binary": 2, "hexadecimal": 16, "octal": 8, "decimal": 10}
NUMBER_STARTS: Final = frozenset("0123456789+-.")
"""Longer text that begins with none of these is read alike."""
_DATE_1_1 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?",
)
_LONGEST_NUMBER = 40
"""Longer numbers are not worked out."""


def other_reading(text: str) -> str:
    """What YAML 1.1 makes of plain text that YAML 1.2 reads otherwise, such as `false` for `no`; empty if the same.

    The answers are `true`, `false`, a whole number in digits, `a number`, `a date`, and `text` for what is a number
    in YAML 1.2 only.
    """
    if len(text) <= LONGEST_BOOLEAN and (boolean := _BOOLEANS.get(text.lower())):
        return boolean if text in {text.lower(), text.capitalize(), text.upper()} else ""
    if text[:1] not in NUMBER_STARTS:
        return ""
    reading = _reading_1_1(text)
    if not _NUMBER_1_2.fullmatch(text):
        return reading
    if not reading:
        return "text"
    # Both read a number, and only an octal one is not the same number in both.
    digits = text.lstrip("+-")
    same = not digits.startswith("0") or not digits.isdigit() or reading.lstrip("-") == (digits.lstrip("0") or "0")
    return "" if same else reading


def _reading_1_1(text: str) -> str:
    if _DATE_1_1.fullmatch(text):
        return "a date"
    if match := _INTEGER_1_1.fullmatch(text):
        return _whole_number(match) if len(text) <= _LONGEST_NUMBER else "a number"
    return "a number" if _FRACTION_1_1.fullmatch(text) else ""


def _whole_number(match: re.Match[str]) -> str:
    kind, digits = match.lastgroup or "", match[match.lastgroup or 0].replace("_", "")
    number = 0
    if kind == "sexagesimal":
        for part in digits.split(":"):
            number = number * 60 + int(part)
    else:
        number = int(digits or "0", _BASES[kind])
    return str(-number if match["sign"] == "-" else number)
