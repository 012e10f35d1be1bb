"""Diagnostics to their places in the files, and the placed diagnostics to the chosen form."""

from collections.abc import Iterable, Sequence
from os.path import relpath
from pathlib import Path
from posixpath import join, normpath

from bizplan.diagnostics import Diagnostic, Location
from bizplan.render.placed import LINES_SHOWN, Place, PlacedDiagnostic, position
from bizplan.source.excerpt import Sources


def placed(diagnostics: Iterable[Diagnostic], sources: Sources, root: str) -> Sequence[PlacedDiagnostic]:
    """The diagnostics with their places, in the order in which they are shown; `root` goes before each file's path."""
    by_file = sorted(diagnostics, key=lambda each: each.location.file)  # a file is read again once, not for each fault
    return sorted((_placed(each, sources, root) for each in by_file), key=position)


def file_path(root: str, file: str) -> str:
    """A document's path as it can be opened from the working folder, which may lie inside the repository."""
    path = normpath(join(root, file))
    return Path(relpath(path)).as_posix() if path.startswith("..") else path


def _placed(diagnostic: Diagnostic, sources: Sources, root: str) -> PlacedDiagnostic:
    finding = diagnostic.finding
    notes = tuple(_place(note.location, note.label, sources, root) for note in finding.notes)
    return PlacedDiagnostic(diagnostic, _place(finding.location, finding.label, sources, root), notes)


def _place(location: Location, label: str, sources: Sources, root: str) -> Place:
    span = sources.resolve(location)
    lines = sources.lines(location.file)
    numbers = range(max(span.line - 1, 1), min(span.end_line, span.line + LINES_SHOWN - 1, len(lines)) + 1)
    path = file_path(root, location.file)
    return Place(path, span, location.route, {number: lines[number - 1] for number in numbers}, label)
