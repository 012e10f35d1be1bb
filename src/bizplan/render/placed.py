"""Diagnostics with their places found: what every form of output starts from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bizplan.diagnostics import Diagnostic, Route, Severity, Span

LINES_SHOWN = 4
"""The most lines of one place that are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a diagnostic, with the text that stands there."""

    path: str
    """The file, by a path that can be opened from where the command was run."""
    span: Span
    route: Route
    """Empty for a place in text that is no YAML, and for a whole document."""
    lines: Mapping[int, str]
    """Line number, from 1 -> text: the first lines of the span and the line above them; empty if unreadable."""
    label: str = ""
    """What is to be seen there."""


@dataclass(frozen=True, slots=True)
class PlacedDiagnostic:
    """A diagnostic with the place of its fault, and the places that explain it."""

    diagnostic: Diagnostic
    place: Place
    notes: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run looked at and what it found."""

    documents: int
    count_by_severity: Mapping[Severity, int]
    """Every severity -> how many findings are not allowed; 0 included."""
    files: int
    """How many files these findings stand in."""
    allowed: int
    """How many findings the documents themselves allow."""


def tally(diagnostics: Iterable[Diagnostic], documents: int) -> Tally:
    """The sum of a run over so many documents."""
    counts = dict.fromkeys(Severity, 0)
    files: set[str] = set()
    allowed = 0
    for each in diagnostics:
        if each.waived:
            allowed += 1
        else:
            counts[each.severity] += 1
            files.add(each.location.file)
    return Tally(documents, counts, len(files), allowed)


def position(placed: PlacedDiagnostic) -> tuple[str, Span, int, str, str]:
    """The order in which diagnostics are shown: by file, then place, then the worse first."""
    diagnostic = placed.diagnostic
    return placed.place.path, placed.place.span, diagnostic.severity.rank, diagnostic.rule, diagnostic.message
