"""Where something stands, as reports state it: a file and a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bizplan.diagnostics import Location


@dataclass(frozen=True, slots=True)
class LineOf:
    """A place in a file."""

    file: str
    """Path from the repository's root."""
    line: int
    """From 1."""

    @property
    def words(self) -> str:
        """As editors and terminals open it."""
        return f"{self.file}:{self.line}"


Find: TypeAlias = Callable[[Location], int]
"""A location to its line, which only the file can tell."""


def line_of(location: Location, find: Find) -> LineOf:
    """Where a location stands."""
    return LineOf(location.file, find(location))
