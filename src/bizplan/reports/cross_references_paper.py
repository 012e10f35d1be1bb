"""Cross references to tables: counted by field and state, about one item from both ends, and those that are broken."""

from collections.abc import Iterator, Sequence

from bizplan.index.links import LinkState
from bizplan.reports.cross_references import (
    BrokenReferences,
    CrossReference,
    End,
    FieldCount,
    ItemReferences,
    LinksSummary,
)
from bizplan.reports.paper import Align, Column, Row, RowKind, Status, Table, Tone, Width, literal
from bizplan.values.counts import numbered

_TONES = {
    LinkState.RESOLVED: Tone.GOOD,
    LinkState.DANGLING: Tone.BAD,
    LinkState.WRONG_KIND: Tone.BAD,
    LinkState.AMBIGUOUS: Tone.BAD,
    LinkState.RETIRED: Tone.WARNING,
    LinkState.SUPERSEDED_FRAMEWORK: Tone.WARNING,
    LinkState.UNCHECKED: Tone.UNKNOWN,
}
_LONGEST_NAME = 60


def summary_table(report: LinksSummary) -> Table:
    """Fields down, states across; a state in which no reference is has no column."""
    totals = _states(report.total)
    shown = [at for at, count in enumerate(totals) if count or not at]
    columns = (
        Column("Field"),
        *(Column(tuple(LinkState)[at].value, Align.NUMBER, width=Width.NARROW) for at in shown),
        Column("All", Align.NUMBER, width=Width.NARROW),
    )
    rows = [_count_row(each.field, each, shown) for each in report.fields]
    if report.fields:
        rows.append(_count_row("All references", report.total, shown, RowKind.TOTAL))
    return Table("references", "References by the field they stand in", columns, tuple(rows))


def summary_in_words(report: LinksSummary) -> str:
    """How many references there are, and how many are not resolved."""
    total, rest = report.total.total, report.total.total - report.total.resolved
    state = "all of them resolved" if not rest else f"{rest} not resolved: “bizplan xref --broken” names them"
    return f"{total} references in {report.documents} documents, {report.across} out of their document; {state}."


def item_tables(report: ItemReferences) -> Iterator[Table]:
    """What refers to the item, what it refers to, and the same item in other years; an empty one is left out."""
    if report.incoming:
        rows = tuple(_row(each, (each.start,)) for each in report.incoming)
        yield Table("incoming", "What refers to it", _COLUMNS, rows, heads=0)
    if report.outgoing:
        rows = tuple(_row(each, each.ends) for each in report.outgoing)
        yield Table("outgoing", "What it refers to", _COLUMNS, rows, heads=0)
    if report.other_years:
        columns = (Column("Entry", width=Width.WIDE), Column("Known by"))
        rows = tuple(
            Row((literal(f"{called(each.end)}, {each.at.words}"), literal(each.by))) for each in report.other_years
        )
        yield Table("other-years", "In other years", columns, rows, heads=0)


def item_in_words(report: ItemReferences) -> str:
    """What was asked about, and how much refers to it and it to others."""
    kind = report.item.kind.replace("-", " ")
    name = f" “{_short(report.item.name)}”" if report.item.name else ""
    came, went = len(report.incoming), len(report.outgoing)
    return (
        f"{report.item.reference}, {kind}{name}, at {report.at.words}: {numbered(came, 'reference')} to it, "
        f"{went} from it, {len(report.other_years)} of the same in other years."
    )


def broken_table(report: BrokenReferences) -> Table:
    """Every reference that is not resolved under its state, with its place and the way out."""
    columns = (Column("Reference", width=Width.WIDE), Column("Way out", width=Width.WIDE))
    return Table("broken", "References that are not resolved", columns, tuple(_broken_rows(report)), heads=0)


def broken_in_words(report: BrokenReferences) -> str:
    """How many references are broken, and how many cannot be checked."""
    unchecked = len(report.references) - report.broken
    more = f"; {unchecked} cannot be checked" if unchecked else ""
    if not report.broken:
        return f"No reference of {report.looked_at} is broken{more}."
    broken = f"{report.broken} of {numbered(report.looked_at, 'reference')}"
    return f"{broken} {'is' if report.broken == 1 else 'are'} broken{more}."


def called(end: End) -> str:
    """An end as its reference and the beginning of its name."""
    return f"{end.reference}: {_short(end.name)}" if end.name else end.reference


_COLUMNS = (
    Column("Entry", width=Width.WIDE),
    Column("Field", width=Width.NARROW),
    Column("State", width=Width.NARROW),
)


def _row(reference: CrossReference, ends: Sequence[End]) -> Row:
    words = "; ".join(map(called, ends)) or f"“{reference.written}”, which leads to nothing"
    return Row((literal(f"{words}, {reference.at.words}"), literal(reference.field), _status(reference.state)))


def _broken_rows(report: BrokenReferences) -> Iterator[Row]:
    state: LinkState | None = None
    for each in report.references:
        if each.state is not state:
            state = each.state
            yield Row(
                (literal(f"{state} ({sum(other.state is state for other in report.references)})"),), RowKind.GROUP
            )
        written = f"“{each.written}” under {each.field}, {each.at.words}"
        yield Row((literal(written), literal(each.way_out)))


def _states(count: FieldCount) -> tuple[int, ...]:
    """The counts in the order of the states."""
    return (
        count.resolved,
        count.dangling,
        count.wrong_kind,
        count.ambiguous,
        count.retired,
        count.superseded_framework,
        count.unchecked,
    )


def _count_row(label: str, count: FieldCount, shown: Sequence[int], kind: RowKind = RowKind.LINE) -> Row:
    states = _states(count)
    return Row((literal(label), *(literal(states[at]) for at in shown), literal(count.total)), kind)


def _status(state: LinkState) -> Status:
    return Status(state.value, _TONES[state])


def _short(words: str) -> str:
    """The beginning of a text, cut between words."""
    plain = " ".join(words.split()).rstrip(".")
    if len(plain) <= _LONGEST_NAME:
        return plain
    return f"{plain[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
