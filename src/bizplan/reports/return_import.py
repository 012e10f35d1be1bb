"""What a filled-in workbook brings to a return: each changed cell with its line, and what stands in the way."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of a cell that was filled in."""

    TAKEN = "taken"
    """The workbook's value goes into the file, which had not changed there, or the workbook was preferred."""
    KEPT = "kept"
    """The file changed too, and was preferred."""
    CONFLICT = "conflict"
    """The file changed too, differently, and nobody has decided."""


@dataclass(frozen=True, slots=True)
class ImportedCell:
    """A cell of the workbook that was filled in or changed since it was written."""

    sheet: str
    cell: str
    """Such as F7."""
    item: str
    """The id in its row."""
    field: str
    """The field of the return that it fills in."""
    label: str
    """The head of its column, or what is asked in its row."""
    was: str
    """What stood there when the workbook was written; empty for nothing, as below."""
    file: str
    """What stands in the file now."""
    workbook: str
    """What stands in the workbook now."""
    line: int
    """The line of the file where it stands; 0 where it is not there yet."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in the workbook that cannot be read as it was meant."""

    sheet: str
    cell: str
    """Such as C14; empty where the whole sheet is meant."""
    what: str
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class ReturnImport:
    """What a workbook brings to the return that it is for."""

    workbook: str
    """Its file."""
    plan: str
    period: str
    file: str
    """The file of the return, from the root of the plan repository."""
    is_new: bool
    """Whether there is no return yet for the plan and period."""
    changed_since: bool
    """Whether the return's file has changed since the workbook was written."""
    cells: tuple[ImportedCell, ...]
    """In the order of the workbook."""
    damage: tuple[Damage, ...]
    """While there is any, nothing is written."""

    @property
    def conflicts(self) -> tuple[ImportedCell, ...]:
        """The cells that are still to be decided."""
        return tuple(each for each in self.cells if each.outcome is Outcome.CONFLICT)

    @property
    def is_ready(self) -> bool:
        """Whether it can be written."""
        return not self.damage and not self.conflicts
