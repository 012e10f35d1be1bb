"""A table's text with «marks» around what a fault points at, to the text and the places marked."""

import re
from typing import NamedTuple

from bizplan.diagnostics import Diagnostic, Span


class Marked(NamedTuple):
    text: str
    spans: list[Span]
    """What stands between « and »: the faults."""
    notes: list[Span]
    """What stands between ⟦ and ⟧: the further places."""


def marked(text: str) -> Marked:
    found: dict[str, list[Span]] = {"«": [], "⟦": []}
    opened: list[tuple[str, tuple[int, int]]] = []
    line = column = 1
    clean = ""
    for char in re.findall(r"\r\n|[\s\S]", text):
        if char in {"«", "⟦"}:
            opened.append((char, (line, column)))
        elif char in {"»", "⟧"}:
            sign, start = opened.pop()
            found[sign].append(Span(*start, line, column))
        else:
            clean += char
            line, column = (line + 1, 1) if char in {"\r\n", "\r", "\n"} else (line, column + 1)
    assert not opened
    return Marked(clean, sorted(found["«"]), sorted(found["⟦"]))


def places(diagnostics: tuple[Diagnostic, ...]) -> tuple[list[Span | None], list[Span]]:
    """Where the faults stand in their order, and where their notes do in the text's."""
    notes = [note.location.span for each in diagnostics for note in each.finding.notes]
    return [each.location.span for each in diagnostics], sorted(span for span in notes if span)
