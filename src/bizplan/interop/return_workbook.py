"""A filled-in workbook to what its cells say, row by row, and to every damage done to it, by sheet and cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from bizplan.errors import BizplanError
from bizplan.interop.workbook_sheets import SheetRead, cell_name
from bizplan.reports.return_form import (
    BASE_SHEET,
    BASE_VERSION,
    HEAD_ROW,
    NOTHING_HERE,
    Based,
    Entry,
    FormColumn,
    FormRow,
    FormSheet,
    plain_number,
    plain_text,
    sum_of,
)
from bizplan.reports.return_import import Damage
from bizplan.values.nearness import did_you_mean

_LONGEST = 40
_HUNDRED = 100
_OVER_THE_TABLE = frozenset({(0, 0), (1, 0)})
"""The title and the note of a sheet."""
_FARTHEST = 10**12
_MOST_DIGITS = 18
_YEARS = range(2000, 2101)
_DIGITS = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_DAY_FORM = "Write the day as 2026-07-17."
_PENNY = {"pound": 2, "thousand": 5, "million": 8}


@dataclass(frozen=True, slots=True)
class Base:
    """What the hidden sheet says of the workbook as it was written."""

    plan: str
    period: str
    fingerprint: str
    """Of the return's file; empty where there was none."""
    title: str
    """What stands at the head of each sheet."""
    unit: str
    """What one unit of its money was worth."""
    cells: tuple[Based, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell that asks says now."""

    sheet: str
    cell: str
    value: str
    """As in a form's row: a figure in digits, a day as 2026-07-17."""


def base_in(sheets: Sequence[SheetRead]) -> Base:
    """What the workbook was written with; raises BizplanError where that is missing, changed, or of another bizplan."""
    found = next((each for each in sheets if each.name == BASE_SHEET), None)
    out = "Write a new workbook with “bizplan return-export”, and copy the cells that were filled in."
    if found is None:
        raise BizplanError(
            f"the hidden sheet “{BASE_SHEET}” is missing, so it is not known what was changed in the workbook", hint=out
        )
    last = max((row for row, _ in found.cells), default=0)
    rows = [tuple(plain_text(str(found.cells.get((row, at), ""))) for at in range(5)) for row in range(last + 1)]
    head = rows[0]
    if head[0] != "bizplan return" or head[1] != BASE_VERSION:
        raise BizplanError(f"the hidden sheet “{BASE_SHEET}” is not one that this bizplan has written", hint=out)
    if len(rows) < 2 or rows[1][1] != sum_of([head, *rows[2:], rows[1][2:4]]):  # noqa: PLR2004 -- the head and the sum
        raise BizplanError(f"the hidden sheet “{BASE_SHEET}” was changed, so it cannot be relied on", hint=out)
    cells = tuple(Based(sheet, int(row), key, column, value) for sheet, row, key, column, value in rows[2:])
    return Base(head[2], head[3], head[4], rows[1][2], rows[1][3], cells)


def read_form(
    sheets: Sequence[SheetRead], forms: Sequence[FormSheet], base: Base, unit: str
) -> tuple[Mapping[tuple[str, str, str], Said], tuple[Damage, ...]]:
    """(sheet, key of the row, label of the column) -> what it says, for every cell that asks; and all damage.

    `forms` says what the columns and rows take, `unit` what one unit of money is worth.
    """
    said: dict[tuple[str, str, str], Said] = {}
    damage: list[Damage] = []
    by_name = {each.name: each for each in sheets}
    for form in forms:
        found = by_name.get(form.name)
        if found is None:
            near = did_you_mean(form.name, [each for each in by_name if each != BASE_SHEET])
            damage.append(Damage(form.name, "", "the sheet is missing", near or "Give the sheet its name again."))
            continue
        title = _shown(found.cells.get((0, 0), ""))
        if title != base.title:
            what = f"the sheet is headed {_quoted(title)}, and the workbook was written as {_quoted(base.title)}"
            damage.append(Damage(form.name, cell_name(0, 0), what, "Put its own sheet back in its place."))
            continue
        reading = _Reading(found, form, [each for each in base.cells if each.sheet == form.name], unit)
        damage += reading.run(said)
    is_whole = by_name.keys() >= {each.name for each in forms}
    added = [each for each in sheets if each.name not in {BASE_SHEET, *(form.name for form in forms)} and each.cells]
    for each in added if is_whole else ():
        place = cell_name(*min(each.cells))
        what = "the sheet was added, and is not read"
        damage.append(Damage(each.name, place, what, "Put what it says into the sheets that ask, and take it out."))
    return said, tuple(damage)


class _Reading:
    """One sheet held against what it was."""

    def __init__(self, sheet: SheetRead, form: FormSheet, base: Sequence[Based], unit: str) -> None:
        self._sheet = sheet
        self._form = form
        self._unit = unit
        self._rows = {each.key: each for each in form.rows}
        self._was: dict[str, dict[str, Based]] = {}
        for each in base:
            self._was.setdefault(each.key, {})[each.column] = each

    def run(self, said: dict[tuple[str, str, str], Said]) -> list[Damage]:
        damage = list(self._heads())
        if damage:
            return damage  # under other heads every cell would be misread
        known, damage = self._known_rows()
        for key, row in known.items():
            for at, column in enumerate(self._form.columns):
                damage += self._cell(key, (row, at), column, said)
        return [*damage, *self._beside()]

    def _heads(self) -> Iterator[Damage]:
        for at, column in enumerate(self._form.columns):
            stands = _shown(self._sheet.cells.get((HEAD_ROW, at), ""))
            if stands != column.label:
                what = f"the column “{column.label}” should stand here, but there is {_quoted(stands)}"
                yield self._damage((HEAD_ROW, at), what, "Put the columns back where they were.")

    def _known_rows(self) -> tuple[dict[str, int], list[Damage]]:
        """The row in which each id stands now; ids that are missing, strange or doubled are damage."""
        known: dict[str, int] = {}
        strange: list[tuple[int, str]] = []
        damage: list[Damage] = []
        for row in sorted(
            {row for (row, at), value in self._sheet.cells.items() if row > HEAD_ROW and value != NOTHING_HERE}
        ):
            identity = self._key(row)
            if identity in known:
                twice = (
                    f"“{_shown(self._sheet.cells.get((row, 0), ''))}” has two rows, this and row {known[identity] + 1}"
                )
                damage.append(self._damage((row, 0), twice, "Take one of them out."))
            elif identity in self._was:
                known[identity] = row
            else:
                strange.append((row, _shown(self._sheet.cells.get((row, 0), ""))))
        missing = [each for each in self._was if each not in known]
        for row, identity in strange:
            was = next((key for key in missing if self._first(key).row == row), "")
            what = f"“{identity}” is no id that was in the workbook" if identity else "the id is missing"
            out = f"“{self._first(was).value}” stood here." if was else did_you_mean(identity, self._ids())
            damage.append(self._damage((row, 0), what, out or "Put in the id that stood here, or take the row out."))
        at_strange = {row for row, _ in strange}
        for key in missing:
            first = self._first(key)
            if first.row not in at_strange:
                what = f"the row of “{first.value}”, which stood here, is missing"
                damage.append(
                    self._damage((first.row, 0), what, "Put the row back; leave its cells empty to say nothing.")
                )
        return known, damage

    def _key(self, row: int) -> str:
        """The key of the entry in a row: its id, and for money also its fund and class."""
        identity = _shown(self._sheet.cells.get((row, 0), ""))
        if self._form.section != "spend":
            return identity
        fitting = [key for key in self._was if key.partition("|")[0] == identity]
        shown = tuple(_shown(self._sheet.cells.get((row, at), "")) for at in (2, 3))
        same = [key for key in fitting if (self._was[key]["Fund"].value, self._was[key]["Class"].value) == shown]
        return same[0] if same else fitting[0] if len(fitting) == 1 else identity

    def _first(self, key: str) -> Based:
        return self._was[key]["Id"]

    def _ids(self) -> list[str]:
        return [self._first(key).value for key in self._was]

    def _cell(
        self, key: str, place: tuple[int, int], column: FormColumn, said: dict[tuple[str, str, str], Said]
    ) -> Iterator[Damage]:
        was = self._was[key].get(column.label)
        row = self._rows.get(key)
        value = self._sheet.cells.get(place, "")
        if fault := self._not_typed(place):
            yield fault
        elif row is None or not row.takes(column):
            before = was.value if was else ""
            if plain_text(_shown(value)) != before and row is not None:
                what = f"the cell is locked and held {_quoted(before)}; now it holds {_quoted(_shown(value))}"
                yield self._damage(place, what, "Put back what stood there; perhaps cells were moved.")
            elif row is None and was is not None and column.field:
                said[self._form.name, key, column.label] = Said(
                    self._form.name, cell_name(*place), _loosely(value)
                )  # the plan has it no longer: the merge says so where it was filled in
        else:
            kept = _as_kept(value)
            if kept is not None and kept in {was.value if was else "", row.values[self._form.columns.index(column)]}:
                said[self._form.name, key, column.label] = Said(self._form.name, cell_name(*place), kept)
                return  # what stands there already is no slip of whoever filled it in
            text, fault = self._read(value, place, column, row)
            if fault is None:
                said[self._form.name, key, column.label] = Said(self._form.name, cell_name(*place), text)
            else:
                yield fault

    def _not_typed(self, place: tuple[int, int]) -> Damage | None:
        if place in self._sheet.errors:
            return self._damage(place, f"holds the error {self._sheet.errors[place]}", "Type what belongs there.")
        if place in self._sheet.formulas:
            return self._damage(place, "holds a formula", "Copy it and paste its value alone, or type the value.")
        return None

    def _read(
        self, value: object, place: tuple[int, int], column: FormColumn, row: FormRow
    ) -> tuple[str, Damage | None]:
        """What a cell that asks says, or why that cannot be."""
        entry = row.entry or column.entry
        if isinstance(value, str) and not value.strip():
            return "", None
        if entry in {Entry.NUMBER, Entry.WHOLE}:
            text, what, out = self._figure(value, place, column, row)
        elif entry is Entry.DAY:
            text, what, out = _day(value)
        elif isinstance(value, date | datetime):
            text, what, out = "", "holds a date, where words belong", column.belongs
        elif column.choices and not column.is_open:
            text, what, out = _choice(_shown(value), column)
        else:
            text, what, out = plain_text(_shown(value)), "", ""
        return text, self._damage(place, what, out) if what else None

    def _figure(  # noqa: PLR0911 -- a return for each way in which a figure can be wrong
        self, value: object, place: tuple[int, int], column: FormColumn, row: FormRow
    ) -> tuple[str, str, str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _no_number(value)
        exact = Decimal(repr(value))
        if not exact.is_finite():
            return "", "holds no finite number", column.belongs
        figure = plain_number(exact)
        if abs(exact) > _FARTHEST or len(figure) > _MOST_DIGITS:
            return "", f"holds {_quoted(figure)}, which has more digits than any figure needs", "Round it."
        if column.entry is Entry.WHOLE:
            if exact != exact.to_integral_value() or exact < 0:
                return "", f"holds {figure}, where a whole number belongs", column.belongs
            if column.choices and not column.is_open and figure not in column.choices:
                return "", f"holds {figure}, which is none of {', '.join(column.choices)}", column.belongs
        if self._form.section == "spend" and -int(exact.as_tuple().exponent) > _PENNY.get(self._unit, 2) + 1:
            return "", f"holds {figure}, which is finer than a penny", "Round it."
        whole = plain_number(exact * _HUNDRED)
        if place in self._sheet.percents:
            return "", f"shows {whole}%, which a spreadsheet keeps as {figure}", f"Type {whole} and choose no % format."
        if column.field == "value" and _is_share(exact, row):
            return (
                "",
                f"holds {figure}, where the figures are in %",
                f"Type {whole} if {whole} % is meant; else write {figure} into the return's file first.",
            )
        return figure, "", ""

    def _beside(self) -> Iterator[Damage]:
        """Cells beside and above the table, where something was written that nobody would read."""
        for (row, at), value in sorted(self._sheet.cells.items()):
            is_above = row < HEAD_ROW and (row, at) not in _OVER_THE_TABLE
            if is_above or (at >= len(self._form.columns) and row >= HEAD_ROW):
                where = "above" if is_above else "beside"
                what = f"{_quoted(_shown(value))} stands {where} the table, where it is not read"
                yield self._damage((row, at), what, "Put it into a cell of the table, or take it out.")

    def _damage(self, place: tuple[int, int], what: str, way_out: str) -> Damage:
        return Damage(self._form.name, cell_name(*place), what, way_out)


def _no_number(value: object) -> tuple[str, str, str]:
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        return "", f"holds {_quoted(value)} as a text", "Choose General as the format of the cell, and type it again."
    kind = "a date" if isinstance(value, date | datetime) else f"{_quoted(_shown(value))}, which is no number"
    return "", f"holds {kind}", "Type the figure alone, in digits, without its unit."


def _is_share(value: Decimal, row: FormRow) -> bool:
    """Whether a figure from 0 to 1 stands for a percentage: its hundredfold is nearer to target and last value."""
    if row.unit.strip().lower() not in {"%", "per cent", "percent"} or not 0 < abs(value) <= 1:
        return False
    return bool(row.near) and all(abs(value * _HUNDRED - each) < abs(value - each) for each in row.near)


def _day(value: object) -> tuple[str, str, str]:
    shown = _shown(value).strip()
    try:
        found = value if isinstance(value, date) else date.fromisoformat(shown)
    except ValueError:
        return "", f"holds {_quoted(shown)}, which is no date", _DAY_FORM
    found = found.date() if isinstance(found, datetime) else found
    if found.year not in _YEARS:
        return "", f"holds the date {found}, which cannot be meant", _DAY_FORM
    return found.isoformat(), "", ""


def _choice(text: str, column: FormColumn) -> tuple[str, str, str]:
    word = plain_text(text).lower()
    if word in column.choices:
        return ("" if column.entry is Entry.YES and word == "no" else word), "", ""
    out = did_you_mean(word, column.choices) or column.belongs
    return "", f"holds {_quoted(text)}, which is none of {', '.join(column.choices)}", out


def _shown(value: object) -> str:
    """A cell's value as a text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return plain_number(Decimal(repr(value))) if isinstance(value, int | float) else str(value)


def _as_kept(value: object) -> str | None:
    """A value as the base keeps it; None for one that it never keeps so, such as a number that stands as a text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        return None
    return _loosely(value)


def _loosely(value: object) -> str:
    try:
        return plain_text(_shown(value))
    except InvalidOperation:
        return str(value)


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"“{short}”" if short else "nothing"
