"""Findings against the waivers of their document: which are allowed, and for what reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bizplan.diagnostics import Route
from bizplan.index.record import WaiverMark


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of one document on one day."""

    marks: Sequence[WaiverMark]
    as_at: date

    def reason_for(self, rule: str, route: Route, about: Sequence[str]) -> str:
        """Why a finding of a rule at a place is allowed; empty if it is not.

        `about` holds the ids of the entries the place is in. A waiver past its last day allows nothing.
        """
        for mark in self.marks:
            here = not mark.at or mark.at in about or (bool(route) and mark.at == route[0])
            expired = bool(mark.until) and date.fromisoformat(mark.until) < self.as_at
            if mark.rule == rule and here and not expired:
                return mark.reason
        return ""
