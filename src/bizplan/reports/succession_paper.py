"""What became of the outcomes that plans name to a table, sentences and a section of the map's paper."""

from collections.abc import Iterator

from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Value,
    Width,
    literal,
)
from bizplan.reports.succession import EarlierOutcome, ReadOutcome, SuccessionReading


def succession_table(reading: SuccessionReading) -> Table:
    """A row for each earlier outcome and each that it is read under, with its part and how that is known."""
    columns = (
        Column("Named", width=Width.WIDE),
        Column("Read as", width=Width.WIDE),
        Column("Part", Align.NUMBER),
        Column("Basis"),
    )
    caption = f"Read as Corporate Plan {reading.framework}: what became of the outcomes named"
    return Table("succession", caption, columns, tuple(_rows(reading)), note=Text(reading.split_rule))


def succession_section(reading: SuccessionReading) -> Section:
    """The table with its sentences."""
    blocks: list[Block] = [Paragraph(literal(each)) for each in reading_in_words(reading)]
    if reading.outcomes:
        blocks.append(succession_table(reading))
    return Section("read-as", f"Read as Corporate Plan {reading.framework}", tuple(blocks))


def reading_in_words(reading: SuccessionReading) -> Iterator[str]:
    """Which plans are read as another corporate plan, what is many-to-many, and what has no successor."""
    by_framework: dict[str, list[str]] = {}
    for each in reading.plans:
        by_framework.setdefault(each.framework, []).append(each.document)
    for framework, documents in by_framework.items():
        yield f"Written under {framework} and read as {reading.framework}: {', '.join(documents)}."
    if reading.many_to_many:
        yield "The mapping is many to many: some outcomes are read under several, and several under one."
    for outcome in reading.outcomes:
        if not outcome.read_as:
            reasons = f" ({'; '.join(each.rstrip('.') for each in outcome.reasons)})" if outcome.reasons else ""
            yield f"{_key(outcome)} {outcome.title}: {outcome.fate}{reasons}."


def _rows(reading: SuccessionReading) -> Iterator[Row]:
    framework = ""
    for each in reading.outcomes:
        if each.framework != framework:
            framework = each.framework
            yield Row((literal(f"Corporate Plan {framework}"),), RowKind.GROUP)
        named = f"{each.number} {each.title}".strip()
        for position, to in enumerate(each.read_as):
            words: Value = literal(named) if position == 0 else Absent("as above")
            yield Row((words, literal(_called(to)), literal(to.part), literal(_basis(to))))
        if each.without != "0":
            words = Absent("as above") if each.read_as else literal(named)
            why: Value = Absent(each.fate.value if not each.read_as else "no successor")
            yield Row((words, why, literal(each.without), literal("")))


def _called(to: ReadOutcome) -> str:
    return f"{to.number} {to.title}".strip()


def _basis(to: ReadOutcome) -> str:
    """The basis, the steps where there are several, and whether several led to several together."""
    steps = f": {'; '.join(to.ways)}" if any(way.count("→") > 1 for way in to.ways) else ""
    return f"{to.basis}{steps}{', as a group' if to.as_group else ''}"


def _key(each: EarlierOutcome) -> str:
    return f"{each.framework}/{each.number or each.outcome}"
