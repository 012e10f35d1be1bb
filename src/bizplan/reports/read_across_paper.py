"""What departments say twice, differently or on one side only, to tables: both texts side by side."""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.reports.paper import Column, Row, RowKind, Table, Width, literal
from bizplan.reports.read_across import (
    Basis,
    Conflict,
    Duplicate,
    DuplicatesReport,
    OneSided,
    OneSidedReport,
    Partnership,
    Side,
)
from bizplan.values.counts import numbered

_STATES = {
    Partnership.ONE_SIDED: "The partner's plan does not have it",
    Partnership.NO_PLAN: "No plan of the partner for the year",
    Partnership.NOT_READ: "The partner's plan could not be read in full",
    Partnership.OUTSIDE: "Outside the council, whose plans are not held",
}
_DIFFERING = {
    "target": "target",
    "definition": "definition",
    "unit": "unit",
    "begins": "when it begins",
    "ends": "when it ends",
    "costs": "what it costs",
}


def duplicates_tables(report: DuplicatesReport) -> Iterator[Table]:
    """Entries that are nearly the same, and things said differently, with both sides; an empty one is left out."""
    if report.duplicates:
        columns = (
            Column("Alike", width=Width.NARROW),
            Column("Here", width=Width.WIDE),
            Column("There", width=Width.WIDE),
        )
        yield Table("duplicates", "Nearly the same", columns, tuple(_duplicate_rows(report)), heads=0)
    if report.conflicts:
        columns = (
            Column("What differs", width=Width.NARROW),
            Column("Here", width=Width.WIDE),
            Column("There", width=Width.WIDE),
        )
        yield Table(
            "conflicts", "The same, said differently", columns, tuple(map(_conflict, report.conflicts)), heads=0
        )


def duplicates_in_words(report: DuplicatesReport) -> str:
    """What was compared, from which share on, and what was found."""
    compared = f"{report.objectives} objectives, {report.programmes} programmes and {report.measures} measures"
    found = len(report.duplicates)
    pairs = "no two are" if not found else numbered(found, "pair is", "pairs are")
    meant = f"; {report.on_purpose} more shared on purpose" if report.on_purpose else ""
    differing = len(report.conflicts)
    said = "nothing is" if not differing else numbered(differing, "thing is", "things are")
    return (
        f"Compared within each year, across departments: {compared}. Nearly the same, from {percent(report.at_least)} "
        f"of their words in common: {pairs}{meant}. {said[0].upper()}{said[1:]} said differently."
    )


def one_sided_table(report: OneSidedReport) -> Table:
    """Each partner that does not name a programme back, under the reason."""
    columns = (Column("Programme", width=Width.WIDE), Column("Partner", width=Width.NARROW))
    rows = tuple(_partner_rows(report))
    return Table("one-sided", "Partners that do not name the programme back", columns, rows, heads=0)


def one_sided_in_words(report: OneSidedReport) -> str:
    """How many partners there are, and of how many it is known that they do not name the programme."""
    counted = numbered(report.partnerships, "partner")
    rest = len(report.partners) - report.one_sided
    untold = f"; of {rest} it cannot be told" if rest else ""
    return f"Programmes name {counted}: {report.one_sided} one-sided{untold}."


def percent(share: Decimal) -> str:
    """A share of 1 in per cent: 0.8 as 80%."""
    return f"{(share * 100).normalize():f}%"


def _duplicate_rows(report: DuplicatesReport) -> Iterator[Row]:
    kind = ""
    for each in report.duplicates:
        if each.kind != kind:
            kind = each.kind
            yield Row((literal(f"{kind.capitalize()}s"),), RowKind.GROUP)
        yield Row((literal(_alike(each)), literal(_side(each.here)), literal(_side(each.there))))


def _alike(pair: Duplicate) -> str:
    return percent(pair.share) if pair.basis is Basis.WORDS else "by name"


def _side(side: Side) -> str:
    name = f"{side.name}. " if side.name else ""
    return f"{name}{side.text} ({side.document}/{side.item}), {side.at.words}"


def _conflict(conflict: Conflict) -> Row:
    def said(side: Side, words: str) -> str:
        return f"{words} for “{side.name or side.text}” ({side.document}/{side.item}), {side.at.words}"

    what = f"{conflict.kind}, {conflict.period}: {_DIFFERING[conflict.what]}"
    return Row(
        (
            literal(what),
            literal(said(conflict.here, conflict.here_says)),
            literal(said(conflict.there, conflict.there_says)),
        )
    )


def _partner_rows(report: OneSidedReport) -> Iterator[Row]:
    state: Partnership | None = None
    for each in report.partners:
        if each.state is not state:
            state = each.state
            yield Row((literal(_STATES[state]),), RowKind.GROUP)
        yield Row((literal(_programme(each)), literal(_partner(each))))


def _programme(one: OneSided) -> str:
    return f"{one.programme.name} ({one.programme.document}/{one.programme.item}), {one.programme.at.words}"


def _partner(one: OneSided) -> str:
    return f"{one.partner_name} ({one.partner_plan})" if one.partner_plan else one.partner_name
