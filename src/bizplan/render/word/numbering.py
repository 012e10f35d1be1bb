"""Printed numbers to Word's own numbering, wherever Word would count to exactly the same numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from bizplan.render.word.xml import Element, children, first, w

_DECIMAL = re.compile(r"(\(?)([1-9][0-9]{0,4})([.)])")
_LETTER = re.compile(r"(\(?)([a-z])([.)])")
_ROMAN = re.compile(r"(\(?)([ivx]{1,5})([.)])")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed number as Word counts it."""

    form: str
    """Word's name for the kind of number, such as `lowerLetter`."""
    value: int
    pattern: str
    """What stands around it, such as `(%1)`."""


def readings(number: str) -> list[Mark]:
    """How a printed number can be understood; `(i)` in two ways, `C9` in none."""
    found = []
    if mark := _DECIMAL.fullmatch(number):
        found.append(Mark("decimal", int(mark[2]), f"{mark[1]}%1{mark[3]}"))
    if mark := _LETTER.fullmatch(number):
        found.append(Mark("lowerLetter", ord(mark[2]) - ord("a") + 1, f"{mark[1]}%1{mark[3]}"))
    if (mark := _ROMAN.fullmatch(number)) and mark[2] in _ROMANS:
        found.append(Mark("lowerRoman", _ROMANS.index(mark[2]) + 1, f"{mark[1]}%1{mark[3]}"))
    return found


def counted(numbers: Sequence[str]) -> Mark | None:
    """The first of some numbers, if Word would count from it to the others; the reading that begins soonest."""
    fitting = [
        start
        for start in (readings(numbers[0]) if numbers else [])
        if all(
            Mark(start.form, start.value + place, start.pattern) in readings(number)
            for place, number in enumerate(numbers)
        )
    ]
    return min(fitting, key=lambda each: each.value, default=None)


class Numbering:
    """The lists of one document; each is counted by itself."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self._running: tuple[Mark, int] | None = None

    def of_list(self, numbers: Sequence[str]) -> int | None:
        """The list that counts to these numbers; None where Word cannot."""
        start = counted(numbers)
        return self._list(start.form, start.pattern, start.value) if start else None

    def of_paragraph(self, number: str) -> int | None:
        """The list of the numbered paragraphs, continued; a new one where their numbers leap or begin again."""
        mark = counted([number])
        if mark is None:
            return None
        if self._running and Mark(mark.form, mark.value - 1, mark.pattern) == self._running[0]:
            self._running = (mark, self._running[1])
        else:
            self._running = (mark, self._list(mark.form, mark.pattern, mark.value))
        return self._running[1]

    def bullets(self) -> int:
        """A list of bullets, for a style that has none of its own."""
        return self._list("bullet", "•", 1)

    def _list(self, form: str, pattern: str, start: int) -> int:
        """A list with a definition of its own: lists that shared one would go on counting each other's entries."""
        kinds, lists = (children(self._element, tag) for tag in ("w:abstractNum", "w:num"))
        kind = 1 + max((_number(each, "abstractNumId") for each in kinds), default=0)
        identity = 1 + max((_number(each, "numId") for each in lists), default=0)
        definition = w(
            "abstractNum",
            w("multiLevelType", val="singleLevel"),
            w(
                "lvl",
                w("start", val=start),
                w("numFmt", val=form),
                w("suff", val="tab"),
                w("lvlText", val=pattern),
                w("lvlJc", val="left"),
                ilvl=0,
            ),
            abstractNumId=kind,
        )
        place = list(self._element).index(lists[0]) if lists else len(self._element)
        self._element.insert(place, definition)
        entry = w("num", w("abstractNumId", val=kind), numId=identity)
        if lists:
            lists[-1].addnext(entry)
        else:
            definition.addnext(entry)
        return identity


def forget_unused(element: Element, used: frozenset[int]) -> None:
    """Takes out every list that no style uses, as a document that serves as reference may have had."""
    for each in children(element, "w:num"):
        if _number(each, "numId") not in used:
            element.remove(each)
    kept = {
        _number(kind, "val")
        for each in children(element, "w:num")
        if (kind := first(each, "w:abstractNumId")) is not None
    }
    for each in children(element, "w:abstractNum"):
        if _number(each, "abstractNumId") not in kept:
            element.remove(each)


def _number(of: Element, attribute: str) -> int:
    return int(of.get(qn(f"w:{attribute}"), "0"))
