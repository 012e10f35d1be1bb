"""Placed diagnostics to words for a person: in full with the lines of the file, or one line each."""

from collections.abc import Iterable, Iterator

from bizplan.diagnostics import Severity
from bizplan.render.cells import one_line, wrapped
from bizplan.render.ink import Ink
from bizplan.render.placed import Place, PlacedDiagnostic, Tally
from bizplan.render.snippet import Mark, snippet
from bizplan.values.counts import numbered

_LONGEST_LINE = 100
"""Beyond this a sentence is hard to read, however wide the terminal is."""
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def in_full(placed: Iterable[PlacedDiagnostic], *, width: int, ink: Ink) -> Iterator[str]:
    """Each diagnostic as its lines with an empty one after it: place, rule, message, the file's lines, the way out."""
    for each in placed:
        yield from _head(each, width, ink)
        yield from _excerpts(each, width, ink)
        yield from _tail(each, width, ink)
        yield ""


def concise(placed: Iterable[PlacedDiagnostic], *, ink: Ink) -> Iterator[str]:
    """Each diagnostic as one line: `path:line:column: error[rule] message`."""
    for each in placed:
        allowed = f" (allowed: {one_line(each.diagnostic.waived)})" if each.diagnostic.waived else ""
        yield f"{_where(each.place)} {_rule(each, ink)} {one_line(each.diagnostic.message)}{allowed}"


def summary(run: Tally, *, ink: Ink) -> str:
    """What was looked at and what was found: `12 documents checked: 2 errors in 1 file; 1 allowed`."""
    found = [numbered(run.count_by_severity[each], *_NOUNS[each]) for each in Severity if run.count_by_severity[each]]
    allowed = ink.quiet(f"; {run.allowed:,} allowed") if run.allowed else ""
    words = f"{' and '.join([', '.join(found[:-1]), found[-1]] if len(found) > 1 else found)}" if found else "no errors"
    worst = next((each for each in Severity if run.count_by_severity[each]), None)
    verdict = ink.of(worst, words) if worst else ink.good(words)
    where = f" in {numbered(run.files, 'file', 'files')}" if found else ""
    return f"{numbered(run.documents, 'document', 'documents')} checked: {verdict}{where}{allowed}"


def _head(placed: PlacedDiagnostic, width: int, ink: Ink) -> Iterator[str]:
    yield f"{_where(placed.place)} {_rule(placed, ink)}"
    yield from (ink.strong(row) for row in wrapped(one_line(placed.diagnostic.message), min(width, _LONGEST_LINE)))


def _excerpts(placed: PlacedDiagnostic, width: int, ink: Ink) -> Iterator[str]:
    by_path: dict[str, list[Mark]] = {placed.place.path: [Mark(placed.place, placed.diagnostic.severity)]}
    for note in placed.notes:
        by_path.setdefault(note.path, []).append(Mark(note, None))
    for path, marks in by_path.items():
        rows = snippet(marks, width, ink)
        if path != placed.place.path:
            yield (
                ink.aside(f"{_point(marks[0].place)}:") if rows else f"{_point(marks[0].place)}: {marks[0].place.label}"
            )
        yield from rows


def _tail(placed: PlacedDiagnostic, width: int, ink: Ink) -> Iterator[str]:
    if hint := one_line(placed.diagnostic.finding.hint):
        yield from _led(ink.help("help:"), "help:", hint, width)
    if reason := one_line(placed.diagnostic.waived):
        yield from _led(ink.good("allowed:"), "allowed:", reason, width)


def _led(shown: str, word: str, text: str, width: int) -> Iterator[str]:
    """A paragraph after its leading word, the further lines set in under it."""
    indent = " " * (len(word) + 1)
    rows = list(wrapped(text, min(width, _LONGEST_LINE) - len(indent)))
    yield f"{shown} {rows[0]}"
    yield from (indent + row for row in rows[1:])


def _where(place: Place) -> str:
    return f"{_point(place)}:"


def _point(place: Place) -> str:
    return f"{place.path}:{place.span.line}:{place.span.column}"


def _rule(placed: PlacedDiagnostic, ink: Ink) -> str:
    diagnostic = placed.diagnostic
    if diagnostic.waived:
        return ink.quiet(f"allowed[{diagnostic.rule}]")
    return f"{ink.of(diagnostic.severity, diagnostic.severity.value)}[{diagnostic.rule}]"
