"""Diagnostics to their places in the files, and the placed diagnostics to the chosen form."""

from collections.abc import Iterable, Sequence
from itertools import islice
from os.path import relpath
from pathlib import Path
from posixpath import join, normpath

from bizplan.diagnostics import Diagnostic, Finding, Note, Span
from bizplan.render.placed import LINES_SHOWN, Place, PlacedDiagnostic, position
from bizplan.source.excerpt import Sources


def placed(diagnostics: Iterable[Diagnostic], sources: Sources, root: str) -> Sequence[PlacedDiagnostic]:
    """The diagnostics with their places, in the order in which they are shown; `root` goes before each file's path.

    Each file is read again once, whatever other files the notes lead to in between.
    """
    found = tuple(diagnostics)
    marks = tuple(mark for each in found for mark in _marks(each.finding))
    by_file: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        by_file.setdefault(mark.location.file, []).append(number)
    place_by_mark: dict[int, Place] = {}
    for file, numbers in sorted(by_file.items()):
        path, lines = file_path(root, file), sources.lines(file)
        for number in numbers:
            place_by_mark[number] = _place(marks[number], path, sources.resolve(marks[number].location), lines)
    places = (place_by_mark[number] for number in range(len(marks)))
    shown = (PlacedDiagnostic(each, next(places), tuple(islice(places, len(each.finding.notes)))) for each in found)
    return sorted(shown, key=position)


def file_path(root: str, file: str) -> str:
    """A document's path as it can be opened from the working folder, which may lie inside the repository."""
    path = normpath(join(root, file))
    return Path(relpath(path)).as_posix() if path.startswith("..") else path


def _marks(finding: Finding) -> tuple[Finding | Note, ...]:
    return finding, *finding.notes


def _place(mark: Finding | Note, path: str, span: Span, lines: Sequence[str]) -> Place:
    numbers = range(max(span.line - 1, 1), min(span.end_line, span.line + LINES_SHOWN - 1, len(lines)) + 1)
    return Place(path, span, mark.location.route, {number: lines[number - 1] for number in numbers}, mark.label)
