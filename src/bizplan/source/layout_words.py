"""Texts as YAML scalars in one canonical way: plain where that is safe everywhere, else quoted, folded or literal."""

import json
import re

from bizplan.source.scalars import other_reading

_PLAIN_IN_BLOCK = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n\t]*|-[^\s\-][^\n\t]*")
_UNSAFE_IN_BLOCK = re.compile(r": |:$| #|[\x00-\x1f\x7f\x85\u2028\u2029\ufeff]|\s$|^---|^\.\.\.")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]")
_RESOLVED = frozenset({"", "null", "Null", "NULL", "~", "true", "True", "TRUE", "false", "False", "FALSE"})
_FOLDABLE = re.compile(r"\S+(?: \S+)*")


def one_line(text: str, *, quoted: bool, in_flow: bool) -> str | None:
    """A text on one line; None where its line breaks ask for several.

    A text that stood in quotes keeps them if some program would read the bare words as something else.
    """
    if "\n" in text and not quoted:
        return None
    if _is_plain(text, in_flow=in_flow) and not (quoted and _means_more(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def key_text(text: str, *, quoted: bool) -> str:
    """A key, fit to stand in braces as well."""
    return one_line(text, quoted=quoted, in_flow=True) or json.dumps(text, ensure_ascii=False)


def folded(text: str, width: int) -> list[str]:
    """A long text as a folded block, `>-` first; empty if folding would change it."""
    if not _FOLDABLE.fullmatch(text) or any(not letter.isprintable() for letter in text):
        return []
    rows = [">-"]
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            rows.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*rows, line] if len(rows) > 1 else []


def literal_block(text: str) -> list[str]:
    """A text with line breaks as a literal block, its head first; empty if it cannot stand in one."""
    lines = text.split("\n")
    is_clean = all(line == line.rstrip() and line.isprintable() for line in lines)
    if not is_clean or not lines[0] or lines[0][0] == " " or not text.strip("\n"):
        return []
    if text.endswith("\n\n"):  # they would run together with the blank line below the block
        return []
    return ["|" if text.endswith("\n") else "|-", *text.removesuffix("\n").split("\n")]


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if text in _RESOLVED or not _PLAIN_IN_BLOCK.fullmatch(text) or _UNSAFE_IN_BLOCK.search(text):
        return False
    return not (in_flow and _UNSAFE_IN_FLOW.search(text))


def _means_more(text: str) -> bool:
    return bool(other_reading(text)) or text[:1].isdigit()
