"""A plan to what of it may not go on next year, and what a person says became of it to how it ended."""

import re
from dataclasses import dataclass

from bizplan.index.following import EVERY_SECTION, Entry, entries
from bizplan.model.plan import Plan, Prospect
from bizplan.model.programme import Work
from bizplan.values.years import FinancialYear

HOWS = ("completed", "stopped", "moved", "merged")
"""How an entry may have ended."""
_SAID = re.compile(
    r"(?P<how>[a-z]+)(?:\s+(?:to|into|with|in))?(?:\s+(?P<to>[A-Za-z0-9@/-]+))?\s*(?::\s*(?P<reason>.*\S))?\s*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class End:
    """How an entry of last year's plan ended."""

    how: str
    """One of HOWS."""
    to: str = ""
    """Where it moved to, or what it was merged into."""
    reason: str = ""
    """Why; empty where nobody has said it yet."""


@dataclass(frozen=True, slots=True)
class Past:
    """An entry that would be over when the new year begins."""

    entry: Entry
    why: str
    """Why it looks so: “ended 31 March 2026”."""

    @property
    def id(self) -> str:
        """Its lasting name."""
        return self.entry.item.id


def past_work(plan: Plan, year: FinancialYear) -> tuple[Past, ...]:
    """Work and prospects of a plan whose time is over when a year begins, in the order of the plan."""
    found = ((each, _over(each, year)) for each in entries(plan, EVERY_SECTION))
    return tuple(Past(each, why) for each, why in found if why)


def end_said(words: str) -> End:
    """How an entry ended, as a person says it: `completed: All are renewed.`, `moved to homes/2026-27/advice`.

    Raises ValueError with what is wrong.
    """
    match = _SAID.fullmatch(words.strip())
    how = match["how"] if match else ""
    if match is None or how not in HOWS:
        message = f"“{words}” does not say how it ended; write completed, stopped, moved to … or merged into …"
        raise ValueError(message)
    if match["to"] and how not in {"moved", "merged"}:
        message = f"“{words}”: what is {how} goes nowhere; write the reason after a colon"
        raise ValueError(message)
    if how in {"moved", "merged"} and not match["to"]:
        message = f"“{words}” does not say where it went; write “{how} {'to' if how == 'moved' else 'into'} …”"
        raise ValueError(message)
    return End(how, match["to"] or "", match["reason"] or "")


def _over(entry: Entry, year: FinancialYear) -> str:
    item = entry.item
    if isinstance(item, Prospect):
        return f"due {item.due}" if item.due is not None and item.due.last < year.first_day else ""
    if not isinstance(item, Work):
        return ""
    if item.ends is not None:
        return f"ended {item.ends}" if item.ends.last < year.first_day else ""
    steps = item.milestones
    if steps and all(each.done is not None for each in steps):
        return "all its milestones are done"
    if steps and all(each.by.last < year.first_day for each in steps):
        return f"its last milestone was due {max(each.by for each in steps)}"
    return ""
