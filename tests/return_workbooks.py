"""Workbooks as people leave them: cells typed over, rows moved or taken out, sheets renamed, in the file's own XML."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape

_ROW = re.compile(r"<row r=\"(\d+)\"[^>]*>.*?</row>|<row r=\"(\d+)\"[^>]*/>", re.DOTALL)
_CELL = re.compile(r"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)


class Typed:
    """What is put into a cell beside a text or a number."""

    def __init__(self, xml: str, kind: str = "", style: str = "") -> None:
        self.xml = xml
        self.kind = kind
        self.style = style


def formula(words: str, value: str = "0") -> Typed:
    return Typed(f"<f>{escape(words)}</f><v>{value}</v>")


def error(word: str) -> Typed:
    return Typed(f"<v>{word}</v>", "e")


def truth() -> Typed:
    return Typed("<v>1</v>", "b")


def percent(value: float) -> Typed:
    """A number in a cell that shows per cent."""
    return Typed(f"<v>{value}</v>", "", "percent")


def day(serial: int) -> Typed:
    """A date, by the number of its day."""
    return Typed(f"<v>{serial}</v>", "", "date")


def typed(content: bytes, cells: Mapping[str, object]) -> bytes:
    """A workbook with cells typed over, each named as `Measures!F7`; None empties one."""
    parts = _parts(content)
    styles = _with_styles(parts)
    for name, value in cells.items():
        sheet, _, place = name.partition("!")
        path = _path(parts, sheet)
        parts[path] = _with_cell(parts[path], place, value, styles)
    return _zipped(parts)


def rows_changed(content: bytes, sheet: str, change: Callable[[list[list[str]]], list[list[str]]]) -> bytes:
    """A workbook whose rows below the heads were taken out, doubled or put in another order.

    Each row is given as the XML of its cells, and gets the numbers of the place where it ends up.
    """
    parts = _parts(content)
    path = _path(parts, sheet)
    found = list(_ROW.finditer(parts[path]))
    below = [each for each in found if int(each[1] or each[2]) > 4]
    rows = [[cell[0] for cell in _CELL.finditer(each[0])] for each in below]
    first = int(below[0][1] or below[0][2])
    text = "".join(_row(number, row) for number, row in enumerate(change(rows), start=first))
    parts[path] = parts[path][: below[0].start()] + text + parts[path][below[-1].end() :]
    return _zipped(parts)


def sheet_renamed(content: bytes, name: str, new: str) -> bytes:
    parts = _parts(content)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(f'name="{name}"', f'name="{new}"')
    return _zipped(parts)


def sheet_taken_out(content: bytes, name: str) -> bytes:
    parts = _parts(content)
    parts["xl/workbook.xml"] = re.sub(rf'<sheet name="{name}"[^>]*/>', "", parts["xl/workbook.xml"])
    return _zipped(parts)


def sheet_added(content: bytes, name: str, place: str, words: str) -> bytes:
    parts = _parts(content)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cell = _with_cell("<sheetData></sheetData>", place, words, {})
    parts["xl/worksheets/added.xml"] = f"<worksheet {space}>{cell}</worksheet>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    link = f'<Relationship Id="rIdAdded" Type="{kind}" Target="worksheets/added.xml"/></Relationships>'
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace("</Relationships>", link)
    sheet = f'<sheet name="{name}" sheetId="99" r:id="rIdAdded"/></sheets>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", sheet)
    return _zipped(parts)


def sheet_of_another(content: bytes, other: bytes, name: str) -> bytes:
    """A workbook with one sheet out of another, which has the same sheets; texts are taken along."""
    parts, others = _parts(content), _parts(other)
    texts = re.findall(r"<si>(.*?)</si>", others["xl/sharedStrings.xml"], re.DOTALL)

    def written(match: re.Match[str]) -> str:
        return f'<c {match[1]}t="inlineStr"><is>{texts[int(match[2])]}</is></c>'

    path = _path(parts, name)
    parts[path] = re.sub(r'<c ([^>]*?)t="s"><v>(\d+)</v></c>', written, others[path])
    return _zipped(parts)


def _with_cell(xml: str, place: str, value: object, styles: Mapping[str, str]) -> str:
    match = re.search(rf'<c r="{place}"([^>]*?)(?:/>|>(.*?)</c>)', xml, re.DOTALL)
    style = re.search(r'\bs="(\d+)"', match[1] if match else "")
    own = style[1] if style else "0"
    kind = ""
    if value is None:
        inner = ""
    elif isinstance(value, str):
        kind, inner = "inlineStr", f'<is><t xml:space="preserve">{escape(value, quote=False)}</t></is>'
    elif isinstance(value, Typed):
        kind, inner, own = value.kind, value.xml, styles.get(value.style, own)
    else:
        inner = f"<v>{value}</v>"
    cell = f'<c r="{place}" s="{own}"{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}>{inner}</c>'
    if match:
        return xml[: match.start()] + cell + xml[match.end() :]
    row = re.search(rf'<row r="{re.sub("[A-Z]", "", place)}"[^>]*?(/?)>', xml)
    if row is None:
        number = re.sub("[A-Z]", "", place)
        return xml.replace("</sheetData>", f'<row r="{number}">{cell}</row></sheetData>')
    assert not row[1]
    end = xml.index("</row>", row.end())
    return xml[:end] + cell + xml[end:]


def _with_styles(parts: dict[str, str]) -> dict[str, str]:
    """Two more looks of cells, for per cent and for dates, by name."""
    styles = parts["xl/styles.xml"]
    match = re.search(r'<cellXfs count="(\d+)">(.*?)</cellXfs>', styles, re.DOTALL)
    assert match is not None
    count = int(match[1])
    more = "".join(
        f'<xf numFmtId="{form}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for form in (9, 14)
    )
    forms = f'<cellXfs count="{count + 2}">{match[2]}{more}</cellXfs>'
    parts["xl/styles.xml"] = styles[: match.start()] + forms + styles[match.end() :]
    return {"percent": str(count), "date": str(count + 1)}


def _row(number: int, cells: list[str]) -> str:
    moved = (re.sub(r'(<c r="[A-Z]+)[0-9]+', rf"\g<1>{number}", cell) for cell in cells)
    return f'<row r="{number}">{"".join(moved)}</row>'


def _path(parts: Mapping[str, str], sheet: str) -> str:
    identity = re.search(rf'<sheet name="{sheet}"[^>]*r:id="([^"]+)"', parts["xl/workbook.xml"])
    assert identity is not None, f"there is no sheet {sheet}"
    target = re.search(rf'<Relationship Id="{identity[1]}"[^>]*Target="([^"]+)"', parts["xl/_rels/workbook.xml.rels"])
    assert target is not None
    return f"xl/{target[1]}"


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {each: archive.read(each).decode() for each in archive.namelist()}


def _zipped(parts: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()
