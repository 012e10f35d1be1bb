"""What rules of several sections share: what an entry is called, and one finding for a fault of a whole section."""

from collections.abc import Sequence

from bizplan.diagnostics import Finding, Fix, Location
from bizplan.index.texts import plain
from bizplan.model.base import Item

_LONGEST_NAME = 50


def called(entry: Item) -> str:
    """What to call an entry in a sentence: its name or the beginning of its text, and its id."""
    return f"“{beginning(entry.name or entry.text or entry.id)}” ({entry.id})"


def beginning(text: str, most: int = _LONGEST_NAME) -> str:
    """The first words of a text, without marks of emphasis."""
    line = " ".join(plain(text).split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def each_or_all(
    findings: Sequence[Finding], entries: int, section: Location, together: str, fixes: str = ""
) -> tuple[Finding, ...]:
    """The findings, at most one an entry; or, where each of several entries has one, a single one at the section's key.

    `entries` is how many the section has, `together` the message for all of them, such as “11 programmes have no
    owner”, and `fixes` what the fixes of all of them do at once. The way out is that of the first.
    """
    if 1 < entries == len(findings):
        edits = tuple(edit for each in findings if each.fix is not None for edit in each.fix.edits)
        fix = Fix(fixes, edits) if edits else None
        return (Finding(together, Location(section.file, section.route, "key"), findings[0].hint, fix=fix),)
    return tuple(findings)
