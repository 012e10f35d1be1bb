"""What a workbook brings to a return, as a table of its cells and the sentences below it."""

from collections.abc import Iterator
from itertools import groupby

from bizplan.reports.paper import Absent, Column, Row, RowKind, Table, Value, Width, literal
from bizplan.reports.return_import import ImportedCell, Outcome, ReturnImport
from bizplan.values.counts import numbered

_LONGEST = 60
"""Characters of a text that are shown; the file's difference has all of it."""


def cells_table(report: ReturnImport) -> Table:
    """Every cell that was filled in or changed, with what the file and the workbook say; long texts are cut short."""
    columns = (
        Column("Cell", width=Width.NARROW),
        Column("Id", width=Width.WIDE),
        Column("Column"),
        Column("In the file"),
        Column("In the workbook"),
    )
    rows: list[Row] = []
    for sheet, cells in groupby(report.cells, key=lambda each: each.sheet):
        rows += [Row((literal(sheet),), RowKind.GROUP), *map(_row, cells)]
    caption = f"{report.plan}, return for {report.period}: {numbered(len(report.cells), 'cell')} of the workbook"
    return Table("cells", caption, columns, tuple(rows), heads=1)


def conflicts_in_words(report: ReturnImport) -> Iterator[str]:
    """Each cell that waits for a decision, with its three values."""
    for each in report.conflicts:
        place = f"line {each.line} of {report.file}" if each.line else report.file
        yield (
            f"{each.sheet}, cell {each.cell} ({each.item}, {each.label}): {_quoted(each.workbook)} in the workbook, "
            f"{_quoted(each.file)} in {place}; {_quoted(each.was)} stood there when the workbook was written"
        )


def damage_in_words(report: ReturnImport) -> Iterator[tuple[str, str]]:
    """Each damage as `Measures, cell F7: holds a formula`, with the way out."""
    for each in report.damage:
        place = f"{each.sheet}, cell {each.cell}" if each.cell else each.sheet
        yield f"{place}: {each.what}", each.way_out


def in_words(report: ReturnImport) -> str:
    """The import in one line."""
    taken = sum(each.outcome is Outcome.TAKEN for each in report.cells)
    kept = sum(each.outcome is Outcome.KEPT for each in report.cells)
    if report.damage:
        cells = "1 place" if len(report.damage) == 1 else f"{len(report.damage)} places"
        return f"{cells} of the workbook cannot be read as meant"
    if report.conflicts:
        return f"{numbered(len(report.conflicts), 'cell')} changed in the workbook and, differently, in the file"
    if not taken:
        return "the workbook brings nothing new"
    words = f"{numbered(taken, 'cell')} of the workbook"
    words += f", {kept} left as in the file" if kept else ""
    return f"a new return from {words}" if report.is_new else words


def _row(each: ImportedCell) -> Row:
    label = each.label if each.outcome is Outcome.TAKEN else f"{each.label} ({_MARKS[each.outcome]})"
    return Row((*map(literal, (each.cell, each.item, label)), _value(each.file), _value(each.workbook)))


def _value(text: str) -> Value:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    return literal(short) if text else Absent("nothing")


def _quoted(value: str) -> str:
    return f"“{value}”" if value else "nothing"


_MARKS = {Outcome.KEPT: "left as in the file", Outcome.CONFLICT: "to decide"}
