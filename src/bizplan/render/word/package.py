"""A document's properties, and its bytes: the same from the same paper, whenever they are made."""

import io
from datetime import datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bizplan.render.prose import one_line, plain
from bizplan.reports.paper import Paper, Text

if TYPE_CHECKING:
    from docx.document import Document

    from bizplan.render.word.xml import Element

_EARLIEST = 1980
"""The first year that a zip file can tell."""
_LONGEST = 255
"""What Word takes for a property."""
_AUTHORS = ("Report author", "Report of", "Owner")
"""Labels on a cover beside which stands the role that answers for the paper."""
_EMPTY = ("created", "lastModifiedBy", "lastPrinted", "modified", "revision", "version", "identifier", "contentStatus")


def set_properties(document: "Document", paper: Paper, moment: datetime | None) -> None:
    """Title, subject, author, keywords and language, as catalogues and screen readers take them."""
    properties = document.core_properties
    element: Element = properties._element  # noqa: SLF001 - python-docx cannot take a property away
    for each in list(element):
        if str(each.tag).rpartition("}")[2] in _EMPTY:
            element.remove(each)
    title = f"{paper.title}: {paper.subtitle}" if paper.subtitle else paper.title
    properties.title = _property(title)
    properties.subject = _property(paper.description or paper.subtitle or paper.title)
    properties.author = _property(_author(paper))
    properties.keywords = _property(", ".join((paper.council, paper.kind.replace("-", " "), paper.reference)))
    properties.category = _property(paper.kind.replace("-", " "))
    properties.comments = ""
    properties.language = paper.lang
    if moment is not None:
        properties.created = properties.modified = moment


def packed(document: "Document", moment: datetime | None) -> bytes:
    """The document's bytes; the dates in them are the moment, or the first that can be told."""
    saved, rewritten = io.BytesIO(), io.BytesIO()
    document.save(saved)
    date = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second) if moment else None
    if date is None or date[0] < _EARLIEST:
        date = (_EARLIEST, 1, 1, 0, 0, 0)
    with ZipFile(saved) as before, ZipFile(rewritten, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, date)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            after.writestr(entry, before.read(name))
    return rewritten.getvalue()


def _author(paper: Paper) -> str:
    values = {fact.label: fact.values for fact in paper.cover}
    for label in _AUTHORS:
        roles = [plain(each) for each in values.get(label, ()) if isinstance(each, Text)]
        if roles:
            return ", ".join(roles)
    return paper.council


def _property(words: str) -> str:
    return one_line(words)[:_LONGEST]
