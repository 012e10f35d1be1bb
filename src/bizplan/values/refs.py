"""The one grammar of references: `P4`, `4b`, `2018-23/4`, `town-clerk/2019-20/P4`."""

import re
from dataclasses import dataclass

_WORD = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_NAME = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
_YEARS = r"(?:19|20)[0-9]{2}-[0-9]{2}"
_ITEM = re.compile(rf"(?:{_WORD}|[0-9]+[a-z]?)")
_FRAMEWORK = re.compile(rf"{_YEARS}(?:@{_NAME})?")
_PERIOD = re.compile(rf"{_YEARS}(?:@{_NAME})?")
_UNIT = re.compile(_WORD)
_DOCUMENT = re.compile(_NAME)

ID = _WORD
"""What an id inside a document looks like: letters, digits and single hyphens, a letter first."""
DOCUMENT_ID = _NAME
"""What the id of a whole document looks like."""
FRAMEWORK_ID = rf"{_YEARS}(?:@{_NAME})?"
"""What the id of a corporate plan looks like: its years, and a version where several bore the same label."""


class ReferenceFormError(ValueError):
    """A text that is no reference, with the forms that are."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to a document, or to an item in it; `document` is empty for one in the same document or framework."""

    text: str
    document: str
    item: str

    def __str__(self) -> str:
        return self.text


def reference(text: str) -> Reference:
    """The reference that a text spells; raises ReferenceFormError.

    One part is an item (or a whole document, which only the index can tell); two are a unit and its year, or a
    document and an item; three are a unit, its year and an item.
    """
    parts = text.split("/")
    match parts:
        case [item] if _ITEM.fullmatch(item):
            return Reference(text, "", item)
        case [document] if _FRAMEWORK.fullmatch(document) or _DOCUMENT.fullmatch(document):
            return Reference(text, document, "")
        case [unit, year] if _UNIT.fullmatch(unit) and _PERIOD.fullmatch(year):
            return Reference(text, text, "")
        case [document, item] if _FRAMEWORK.fullmatch(document) or _DOCUMENT.fullmatch(document):
            if _ITEM.fullmatch(item):
                return Reference(text, document, item)
        case [unit, year, item] if _UNIT.fullmatch(unit) and _PERIOD.fullmatch(year) and _ITEM.fullmatch(item):
            return Reference(text, f"{unit}/{year}", item)
    forms = "an id such as P4, an outcome such as 4 or 2018-23/4, or town-clerk/2019-20/P4"
    message = f"“{text}” is not a reference; write {forms}"
    raise ReferenceFormError(message)
