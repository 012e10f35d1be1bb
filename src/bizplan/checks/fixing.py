"""Findings with a way out to edited files: as many fixes at once as do not touch each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from bizplan.diagnostics import Diagnostic, Edit, Fix
from bizplan.load import load
from bizplan.source.document import Document, read
from bizplan.source.edit import EditError, edited


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file with fixes made."""

    content: bytes
    """The whole text, without a byte order mark."""
    made: tuple[Diagnostic, ...]
    """The findings that were mended."""
    refused: tuple[tuple[Diagnostic, str], ...]
    """The findings whose fix could not be made cleanly, with the reason."""


def fixed(document: Document, findings: Sequence[Diagnostic], *, unsafe: bool = False) -> Fixed:
    """The document with the fixes of its findings made, one after another; those that overlap wait for another run.

    A fix after which the document could not be read, or would lack what it had before, is refused.
    """
    made: list[Diagnostic] = []
    refused: list[tuple[Diagnostic, str]] = []
    edits: list[Edit] = []
    content = document.content
    for each in findings:
        fix = each.finding.fix
        if fix is None or each.waived or not (fix.safe or unsafe) or _touches(edits, fix):
            continue
        try:
            attempt = edited(document, [*edits, *fix.edits])
            _hold_shape(document, attempt)
        except EditError as fault:
            refused.append((each, str(fault)))
            continue
        edits.extend(fix.edits)
        content = attempt
        made.append(each)
    return Fixed(content, tuple(made), tuple(refused))


def _touches(edits: Sequence[Edit], fix: Fix) -> bool:
    """Whether a fix changes something inside what another changes, or beside an entry that another takes out."""
    for mine in fix.edits:
        for other in edits:
            shorter = min(len(mine.route), len(other.route))
            if mine.route[:shorter] == other.route[:shorter]:
                return True
            if None in {mine.value, other.value} and mine.route[:-1] == other.route[:-1]:
                return True
    return False


def _hold_shape(document: Document, attempt: bytes) -> None:
    """Refuse an edit that brings a fault of shape that was not there before."""
    again, _ = read(document.path, attempt)
    if again is None:
        raise EditError("the edited file could not be read")
    if len(load(again)[1]) > len(load(document)[1]):
        raise EditError("the edited document would lack what its kind needs")
