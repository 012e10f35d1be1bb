"""The summary of a plan fits on two pages as it is laid out.

It is checked on rendering only, since only the layout shows it: by `bizplan render summary --to pdf`, never by
`bizplan lint`. A finding names by how many lines, and how many millimetres, the summary is over.

Why: two pages are the one promise of the form; a Member counts on them.
"""

from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule
from bizplan.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class MostPages(Parameters):
    """How long a summary may be."""

    pages: int = 2
    """The most pages of a plan's summary."""


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, parameters=MostPages, on_rendering=True)
