"""A workbook's bytes to what every cell holds, and to which of them hold a formula, an error or a per cent."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bizplan.errors import BizplanError

MOST_BYTES = 20 * 1024 * 1024
"""The largest workbook that is read."""
_MOST_UNPACKED = 200 * 1024 * 1024
_TAG = r"<(?:[A-Za-z0-9]+:)?"
_SHEET = re.compile(rf"{_TAG}sheet\b([^>]*)>")
_RELATION = re.compile(rf"{_TAG}Relationship\b([^>]*)>")
_CELL = re.compile(rf"{_TAG}c\b([^>]*?)(?:/>|>(.*?)</(?:[A-Za-z0-9]+:)?c>)", re.DOTALL)
_FORMULA = re.compile(rf"{_TAG}f\b")
_NUMBER_FORM = re.compile(rf"{_TAG}numFmt\b([^>]*)>")
_FORMS = re.compile(rf"{_TAG}cellXfs\b.*?</(?:[A-Za-z0-9]+:)?cellXfs>", re.DOTALL)
_FORM = re.compile(rf"{_TAG}xf\b([^>]*)>")
_VALUE = re.compile(rf"{_TAG}v\b[^>]*>([^<]*)<")
_PERCENTS = frozenset({"9", "10"})
"""Excel's own number formats that show per cent."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError)
"""What an archive that is broken, locked or packed in another way raises, beside calamine's own error."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a sheet holds."""

    name: str
    cells: Mapping[tuple[int, int], object]
    """(row, column), each from 0 -> a text, a number as float, a date; empty cells are left out."""
    formulas: frozenset[tuple[int, int]]
    errors: Mapping[tuple[int, int], str]
    """The cells that hold an error, with its word, such as #REF!."""
    percents: frozenset[tuple[int, int]]
    """The cells that show their number as per cent."""


def sheets_read(content: bytes) -> tuple[SheetRead, ...]:
    """The sheets of an xlsx workbook, hidden ones too, in their order.

    Raises BizplanError where it is no such workbook, or where the extra `xlsx` is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 -- the extra need not be there
    except ImportError as fault:
        hint = "Run “pip install 'bizplan[xlsx]'”."
        raise BizplanError("python-calamine is not installed, so no workbook can be read", hint=hint) from fault
    hint = "Save it as an Excel workbook (.xlsx), without a password."
    try:
        parts = _parts(content)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            _sheet(name, workbook.get_sheet_by_name(name), parts.get(path, ""), _percent_styles(parts))
            for name, path in _paths(parts)
        )
    except (CalamineError, *_UNREADABLE) as fault:
        raise BizplanError("the file is no workbook that can be read", hint=hint) from fault


def cell_name(row: int, column: int) -> str:
    """`C14` for row 13 and column 2, both from 0."""
    letters = ""
    left = column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _parts(content: bytes) -> Mapping[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(content) > MOST_BYTES or sum(each.file_size for each in members) > _MOST_UNPACKED:
            raise ValueError("too large")
        wanted = [each for each in members if each.filename.endswith((".xml", ".rels"))]
        return {each.filename: archive.read(each).decode("utf-8-sig", "replace") for each in wanted}


def _paths(parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and the part of the archive that holds it."""
    targets = {}
    for match in _RELATION.finditer(parts["xl/_rels/workbook.xml.rels"]):
        target = _attribute(match[1], "Target")
        targets[_attribute(match[1], "Id")] = target[1:] if target.startswith("/") else f"xl/{target}"
    for match in _SHEET.finditer(parts["xl/workbook.xml"]):
        yield _attribute(match[1], "name"), targets.get(_attribute(match[1], r"[A-Za-z0-9]+:id"), "")


def _sheet(name: str, sheet: object, xml: str, percents: frozenset[str]) -> SheetRead:
    start = sheet.start or (0, 0)  # type: ignore[attr-defined] # calamine's sheet, whose type is imported where it is there
    rows = sheet.to_python(skip_empty_area=True)  # type: ignore[attr-defined] # as above
    cells = {
        (start[0] + down, start[1] + across): value
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
        if value != ""
    }
    formulas, errors, shown = set(), {}, set()
    for match in _CELL.finditer(xml):
        place = _place(_attribute(match[1], "r"))
        if place is None:
            continue
        if _FORMULA.search(match[2] or ""):
            formulas.add(place)
        if _attribute(match[1], "t") == "e":
            found = _VALUE.search(match[2] or "")
            errors[place] = found[1] if found else "an error"
        if _attribute(match[1], "s") in percents:
            shown.add(place)
    return SheetRead(name, cells, frozenset(formulas), errors, frozenset(shown))


def _percent_styles(parts: Mapping[str, str]) -> frozenset[str]:
    styles = parts.get("xl/styles.xml", "")
    known = {
        _attribute(match[1], "numFmtId")
        for match in _NUMBER_FORM.finditer(styles)
        if "%" in _attribute(match[1], "formatCode")
    } | _PERCENTS
    forms = _FORMS.search(styles)
    found = _FORM.finditer(forms[0]) if forms else ()
    return frozenset(str(at) for at, match in enumerate(found) if _attribute(match[1], "numFmtId") in known)


def _attribute(attributes: str, name: str) -> str:
    match = re.search(rf"(?:^|\s){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    text = (match[1] or match[2] or "") if match else ""
    for coded, plain in _ENTITIES:
        text = text.replace(coded, plain)
    return text


def _place(name: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})([1-9][0-9]*)", name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
