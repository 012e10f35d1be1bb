"""The faults of a file's text and of its place on the disk, as diagnostics that need no route."""

from dataclasses import dataclass

from bizplan.diagnostics import Diagnostic, Finding, Location, Note, Severity, Span

INVALID_YAML = "invalid-yaml"
"""The text is not one document of plain YAML 1.2."""
UNREADABLE_FILE = "unreadable-file"
"""The file is there but cannot be read: no permission, a broken link, a folder by the name of a document."""
OUTSIDE_REPOSITORY = "outside-repository"
"""A link or a path leads out of the plan repository."""

START = Span(1, 1, 1, 1)
"""Where a fault of the whole file is shown."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """What is wrong at one stretch of a file's text, before the file has a name."""

    span: Span
    message: str
    hint: str = ""
    label: str = ""
    notes: tuple[tuple[Span, str], ...] = ()
    """Further places that explain it, each with what is to be seen there."""


def diagnostics_of(path: str, faults: list[TextFault]) -> tuple[Diagnostic, ...]:
    """The faults of a file's text in the order of the text, under the name `invalid-yaml`."""
    ordered = sorted(faults, key=lambda fault: fault.span)
    return tuple(Diagnostic(INVALID_YAML, Severity.ERROR, _finding(path, fault)) for fault in ordered)


def file_fault(rule: str, path: str, message: str, hint: str) -> Diagnostic:
    """A fault of a whole file, shown at its first line."""
    return Diagnostic(rule, Severity.ERROR, Finding(message, Location(path, span=START), hint))


def _finding(path: str, fault: TextFault) -> Finding:
    notes = tuple(Note(Location(path, span=span), label) for span, label in fault.notes)
    return Finding(fault.message, Location(path, span=fault.span), fault.hint, fault.label, notes)
