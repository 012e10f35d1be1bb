"""A workbook, what it was written with and the return as it is now to one return: a three-way merge, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bizplan.diagnostics import Route
from bizplan.interop.return_workbook import Base, Said
from bizplan.reports.return_form import FormColumn, FormRow, FormSheet, ReturnForm
from bizplan.reports.return_import import Damage, ImportedCell, Outcome
from bizplan.source.document import Document

_NEEDED = {
    "role": "a return says who supplies it: the post, never a name",
    "date": "a return says on which day it is supplied",
}


class Preferred(StrEnum):
    """Which side counts where both changed, differently."""

    NEITHER = "neither"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of which something goes into the return."""

    sheet: FormSheet
    row: FormRow
    taken: Mapping[str, str]
    """Field -> the workbook's value; empty to take it out."""
    values: Mapping[str, str]
    """Field -> what the return then says, for all that the row asks."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What the merge came to."""

    rows: tuple[MergedRow, ...]
    cells: tuple[ImportedCell, ...]
    damage: tuple[Damage, ...]


def merged(  # noqa: PLR0913 -- three sides, the file's lines, and how to decide
    form: ReturnForm,
    base: Base,
    said: Mapping[tuple[str, str, str], Said],
    document: Document | None,
    preferred: Preferred,
    *,
    whole: bool,
) -> Merge:
    """The merge of a workbook into the return as `form` has it.

    `document` is the return's file, if there is one. With `whole` all that the workbook says goes into the return,
    since there is none in which the rest stands already.
    """
    merging = _Merging(form, base, said, document, preferred, whole=whole)
    rows = tuple(merging.rows())
    if whole and not merging.cells and not base.fingerprint:
        rows = ()  # what the workbook brought along by itself makes no return
    damage = [*merging.orphans(), *merging.lacking(rows)]
    return Merge(rows, tuple(merging.cells), tuple(damage))


def route_of(row: FormRow, column: FormColumn) -> Route:
    """Where the value of a cell stands in the return, in a row that is there."""
    return row.route if column.field == "answer" else (*row.route, column.field)


class _Merging:
    def __init__(  # noqa: PLR0913 -- as above
        self,
        form: ReturnForm,
        base: Base,
        said: Mapping[tuple[str, str, str], Said],
        document: Document | None,
        preferred: Preferred,
        *,
        whole: bool,
    ) -> None:
        self._form = form
        self._base = {(each.sheet, each.key, each.column): each.value for each in base.cells}
        self._units = (base.unit, form.unit)
        self._said = said
        self._document = document
        self._preferred = preferred
        self._whole = whole
        self.cells: list[ImportedCell] = []

    def rows(self) -> Iterator[MergedRow]:
        """Every row of which something is taken, in the order of the form."""
        for sheet in self._form.sheets:
            for row in sheet.rows:
                values = {column.field: value for column, value in _asked(sheet, row)}
                taken: dict[str, str] = {}
                for column, ours in _asked(sheet, row):
                    theirs = self._taken(sheet, row, column, ours)
                    if theirs is not None:
                        taken[column.field] = theirs
                if taken:
                    yield MergedRow(sheet, row, taken, {**values, **taken})

    def _taken(self, sheet: FormSheet, row: FormRow, column: FormColumn, ours: str) -> str | None:
        """The workbook's value where it goes into the return."""
        key = (sheet.name, row.key, column.label)
        found = self._said.get(key)
        if found is None:
            return None
        was = self._base.get(key, "")
        now = "" if self._whole else ours
        if found.value == now or (found.value == was and not self._whole):
            return None
        outcome = Outcome.TAKEN
        if now != was and not self._whole:
            outcome = _DECIDED[self._preferred]
        if found.value != was or outcome is not Outcome.TAKEN:
            field = str(row.route[-1]) if column.field == "answer" else column.field
            line = self._line(row, column)
            self.cells.append(
                ImportedCell(
                    *(sheet.name, found.cell, row.values[0], field, column.label, was, now, found.value, line), outcome
                )
            )
        return found.value if outcome is Outcome.TAKEN else None

    def _line(self, row: FormRow, column: FormColumn) -> int:
        route = route_of(row, column)
        if self._document is None or not row.route or not self._document.has(row.route):
            return 0
        return self._document.span(route).line

    def orphans(self) -> Iterator[Damage]:
        """What was filled in for something that neither plan nor return has any longer, or in another unit."""
        known = {(sheet.name, row.key) for sheet in self._form.sheets for row in sheet.rows}
        for (sheet, key, column), each in self._said.items():
            was = self._base.get((sheet, key, column), "")
            if (sheet, key) not in known and each.value != was and self._preferred is not Preferred.OURS:
                shown = key.partition("|")[0]
                what = f"the cell says “{each.value}”, and the plan has “{shown}” no longer"
                yield Damage(
                    sheet, each.cell, what, "Leave what it says out with --ours, or put it back into the plan."
                )
        before, now = self._units
        money = [each for each in self.cells if each.sheet == "Money" and each.field != "comment"]
        if before != now and money:
            what = f"the figures are in units of a {before}, and those of the return in units of a {now}"
            yield Damage("Money", money[0].cell, what, "Write a new workbook, and copy the cells that were filled in.")

    def lacking(self, rows: Sequence[MergedRow]) -> Iterator[Damage]:
        """What a return cannot do without, and the merged one would lack."""
        for each in rows:
            if each.sheet.section == "progress" and not each.values["status"] and each.values["comment"]:
                what = f"“{each.row.key}” has a comment and no status"
                yield Damage(
                    each.sheet.name, self._cell(each.sheet, each.row, "status"), what, "Choose one of the list."
                )
        about = next(sheet for sheet in self._form.sheets if not sheet.section)
        changed = {each.row.key: each.values["answer"] for each in rows if each.sheet is about}
        for row in about.rows if rows else ():
            ours = "" if self._whole else dict(_fields(about, row))["answer"]
            if row.key in _NEEDED and not changed.get(row.key, ours):
                yield Damage(about.name, self._cell(about, row, "answer"), "nothing stands there", _sentence(row.key))

    def _cell(self, sheet: FormSheet, row: FormRow, field: str) -> str:
        label = next(each.label for each in sheet.columns if each.field == field)
        found = self._said.get((sheet.name, row.key, label))
        return found.cell if found is not None else ""


def _asked(sheet: FormSheet, row: FormRow) -> Iterator[tuple[FormColumn, str]]:
    for column, value in zip(sheet.columns, row.values, strict=True):
        if row.takes(column):
            yield column, value


def _fields(sheet: FormSheet, row: FormRow) -> Iterator[tuple[str, str]]:
    for column, value in _asked(sheet, row):
        yield column.field, value


def _sentence(key: str) -> str:
    words = _NEEDED[key]
    return f"{words[0].upper()}{words[1:]}."


_DECIDED = {
    Preferred.NEITHER: Outcome.CONFLICT,
    Preferred.OURS: Outcome.KEPT,
    Preferred.THEIRS: Outcome.TAKEN,
}
