"""What rules of several sections share: a fault of every entry of a section is reported once."""

from collections.abc import Sequence

from bizplan.diagnostics import Finding, Location


def each_or_all(findings: Sequence[Finding], entries: int, section: Location, together: str) -> tuple[Finding, ...]:
    """The findings, at most one an entry; or, where each of several entries has one, a single one at the section's key.

    `entries` is how many the section has, `together` the message for all of them, such as “11 programmes have no
    owner”. The way out is that of the first.
    """
    if 1 < entries == len(findings):
        return (Finding(together, Location(section.file, section.route, "key"), findings[0].hint),)
    return tuple(findings)
