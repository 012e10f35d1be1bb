"""A flat list among the cross references to its rows, for a spreadsheet."""

from collections.abc import Iterator, Sequence

from bizplan.reports.cross_references import CrossReference
from bizplan.reports.read_across import Duplicate, OneSided
from bizplan.reports.xref import XrefReport

_REFERENCE = ("direction", "state", "field", "reference", "file", "line", "from", "to", "way_out")
_PARTNER = ("state", "period", "programme", "name", "partner", "partner_name", "partner_plan", "file", "line")
_DUPLICATE = (
    "kind", "period", "basis", "share", "here", "here_text", "here_file", "here_line",
    "there", "there_text", "there_file", "there_line",
)  # fmt: skip


def flat(report: XrefReport) -> tuple[Sequence[str], list[Sequence[str]]] | None:
    """The header and the rows of the one list that was asked for; None where it is no list, or several were."""
    asked = [each for each in (report.summary, report.strategies) if each is not None]
    lists: list[tuple[Sequence[str], list[Sequence[str]]]] = []
    if report.item is not None:
        lists.append((_REFERENCE, [*_both_ways(report.item.incoming, "to"), *_both_ways(report.item.outgoing, "from")]))
    if report.broken is not None:
        lists.append((_REFERENCE, [*_both_ways(report.broken.references, "from")]))
    if report.one_sided is not None:
        lists.append((_PARTNER, [_partner(each) for each in report.one_sided.partners]))
    if report.duplicates is not None:
        lists.append((_DUPLICATE, [_duplicate(each) for each in report.duplicates.duplicates]))
    return lists[0] if len(lists) == 1 and not asked else None


def _both_ways(references: Sequence[CrossReference], direction: str) -> Iterator[Sequence[str]]:
    for each in references:
        ends = " ".join(end.reference for end in each.ends)
        place = (each.at.file, str(each.at.line))
        yield (direction, each.state, each.field, each.written, *place, each.start.reference, ends, each.way_out)


def _partner(one: OneSided) -> Sequence[str]:
    programme = f"{one.programme.document}/{one.programme.item}"
    named = (one.partner, one.partner_name, one.partner_plan)
    return (one.state, one.period, programme, one.programme.name, *named, one.programme.at.file,
            str(one.programme.at.line))  # fmt: skip


def _duplicate(pair: Duplicate) -> Sequence[str]:
    sides = [
        value
        for side in (pair.here, pair.there)
        for value in (f"{side.document}/{side.item}", side.text, side.at.file, str(side.at.line))
    ]
    return (pair.kind, pair.period, pair.basis, f"{pair.share:f}", *sides)
