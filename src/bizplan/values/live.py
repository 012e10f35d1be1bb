"""Live data in a text: `[[homes/2026-27/advice budget]]` is a figure, `[[table homes/2026-27 budget]]` a table."""

import re
from dataclasses import dataclass

from bizplan.values.nearness import nearest
from bizplan.values.refs import Reference, ReferenceFormError, reference
from bizplan.values.years import YearError, financial_year

FIGURES: dict[str, tuple[str, ...]] = {
    "budget": ("plan", "service"),
    "share": ("service",),
    "target": ("measure",),
    "baseline": ("measure",),
    "reading": ("measure",),
    "status": ("measure",),
    "coverage": ("outcome",),
    "departments": ("outcome",),
    "outcomes": ("plan", "corporate-plan"),
    "services": ("plan",),
    "objectives": ("plan",),
    "programmes": ("plan",),
    "workstreams": ("plan",),
    "commitments": ("plan",),
    "actions": ("plan",),
    "measures": ("plan",),
    "risks": ("plan",),
}
"""What a figure may be -> the kinds of thing that have one."""
TABLES: dict[str, tuple[str, ...]] = {
    "budget": ("plan",),
    "measures": ("plan",),
    "risks": ("plan",),
    "history": ("measure",),
    "coverage": ("outcome", "corporate-plan"),
}
"""What a table may show -> the kinds of thing that have one."""
COVERAGE = frozenset({"coverage", "departments", "outcomes"})
"""What rests on all plans together and not on one document."""
_OF_A_YEAR = frozenset({"coverage", "departments"})
"""What may have a year after it."""

_LIVE = re.compile(r"(?<!\\)\[\[(.*?)(\]\]|(?=\[\[)|\Z)", re.DOTALL)
_LABELLED = re.compile(r"""(.*?)\s*["“'‘](.+)["”'’]""")
_TABLE = "table"
_EXAMPLE = "[[homes/2026-27/advice budget]]"


class LiveFormError(ValueError):
    """A text whose live data cannot be read, with the reason and the way out."""


@dataclass(frozen=True, slots=True)
class LiveReference:
    """One figure or one table that a text takes from another document."""

    written: str
    """As it stands in the text, brackets included."""
    reference: Reference
    what: str
    """What of it is meant: a key of FIGURES or TABLES."""
    of: str = ""
    """The label of a budget line, or a financial year; empty for neither."""
    is_table: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of thing that the reference may lead to."""
        return (TABLES if self.is_table else FIGURES)[self.what]


def live_parts(text: str) -> tuple[str | LiveReference, ...]:
    """A text in pieces: words, figures and tables, in order; raises LiveFormError.

    Two opening brackets after a backslash are words.
    """
    if "[[" not in text:
        return (text,) if text else ()
    parts: list[str | LiveReference] = []
    done = 0
    for match in _LIVE.finditer(text):
        if not match[2]:
            begun = " ".join(match[0].split())[:40]
            message = f"“{begun}” opens live data and does not close it; write {_EXAMPLE}, or \\[[ for plain brackets"
            raise LiveFormError(message)
        parts += [text[done : match.start()], _read(match[0], match[1])]
        done = match.end()
    return tuple(each for each in (*parts, text[done:]) if each)


def live_references(text: str) -> tuple[LiveReference, ...]:
    """The figures and tables in a text, in order; none of a text whose live data cannot be read."""
    if "[[" not in text:
        return ()
    try:
        parts = live_parts(text)
    except LiveFormError:
        return ()
    return tuple(each for each in parts if isinstance(each, LiveReference))


def with_figures(text: str) -> str:
    """The text; raises LiveFormError if its live data cannot be read, or if it holds a table."""
    for each in live_parts(text):
        if isinstance(each, LiveReference) and each.is_table:
            message = f"“{each.written}” is a table, and this is a text of one line; set it in a paragraph of a section"
            raise LiveFormError(message)
    return text


def with_tables(text: str) -> str:
    """The text; raises LiveFormError if its live data cannot be read, or a table does not have a line of its own."""
    for line in text.splitlines() if "[[" in text else ():
        parts = live_parts(line.strip())
        for each in parts if len(parts) > 1 else ():
            if isinstance(each, LiveReference) and each.is_table:
                message = f"“{each.written}” is a table; give it a line of its own, with a blank line above and below"
                raise LiveFormError(message)
    live_parts(text)
    return text


def _read(written: str, inside: str) -> LiveReference:
    written, words = " ".join(written.split()), " ".join(inside.split())
    labelled = _LABELLED.fullmatch(words)
    named, of = (labelled[1], labelled[2]) if labelled else (words, "")
    pieces = named.split(" ")
    is_table = pieces[0] == _TABLE
    pieces = pieces[is_table:]
    known = TABLES if is_table else FIGURES
    try:
        meant = reference(pieces[0])
    except ReferenceFormError as fault:
        message = f"“{written}” names nothing: {fault}"
        raise LiveFormError(message) from fault
    if len(pieces) == 1:
        message = f"“{written}” does not say what of {meant} is meant; write one of these after it: {', '.join(known)}"
        raise LiveFormError(message)
    what, *more = pieces[1:]
    if what not in known:
        raise LiveFormError(_unknown(written, what, known, is_table=is_table))
    if len(more) > 1 or (more and of):
        message = f"“{written}” says more than a reference, what of it is meant, and a label in quotes or a year"
        raise LiveFormError(message)
    of = of or (more[0] if more else "")
    _check_of(written, what, of, is_table=is_table)
    return LiveReference(written, meant, what, of, is_table)


def _unknown(written: str, what: str, known: dict[str, tuple[str, ...]], *, is_table: bool) -> str:
    near = nearest(what, known)
    if near:
        return f"“{written}” asks for “{what}”; did you mean “{near}”?"
    sort = "table" if is_table else "figure"
    other = "; as a table there is one" if not is_table and what in TABLES else ""
    return f"“{written}” asks for “{what}”, and there is no such {sort}{other}; there are: {', '.join(known)}"


def _check_of(written: str, what: str, of: str, *, is_table: bool) -> None:
    """What follows after it: a label for a budget, a year for what rests on all plans, nothing else."""
    if not of or (what == "budget" and not is_table):
        return
    if what not in _OF_A_YEAR:
        message = f"“{written}” says “{of}” after {what}, which means nothing there; leave it out"
        raise LiveFormError(message)
    try:
        financial_year(of)
    except YearError as fault:
        message = f"“{written}”: {fault}"
        raise LiveFormError(message) from fault
