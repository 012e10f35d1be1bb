"""A text to its first slip of the pen, in words; empty where it has none."""

import re
from collections.abc import Iterator

from bizplan.checks.shared import beginning
from bizplan.checks.wording import is_abbreviation, plain

_QUOTED = 40
"""How many letters of a text are enough to find the place by."""
_STOP = re.compile(r"(?<![.\w'’-])(\w[\w'’-]*)\.\s+([a-z][\w'’-]*)")
_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]+)\s+(\1)(?![\w'’-])", re.IGNORECASE)
_RIGHTLY_TWICE = frozenset({"that", "had", "is", "in", "on", "no"})
"""Words that good sentences hold twice running: what it is is known; to log on on Monday."""
_ARTICLES = re.compile(r"(?<![\w'’-])(?:^A|An|The|a|an|the)\s+(?:a|an|the)(?![\w'’-])")
_MISSING_LINK = re.compile(
    r"(?<![\w'’-])(?:an?|the|An?|The)\s+"
    r"(?:increase|decrease|reduction|rise|fall|number|proportion|percentage|range|variety|majority|amount)\s+"
    r"(?:an?|the)\s+(?:[a-z][\w'’-]*)\s+(?P<next>[a-z]+)"
)
_VERB = re.compile(
    r"\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|\w{3,}s|made|set|saw|took"
)
"""What follows in “the increase the Board approved”, where nothing is missing."""
_POINT = re.compile(r"(?:^|\s)\(?[0-9A-Za-z]{1,3}\)")
"""The mark of a point: a), (ii), 3)."""
_PAIRS = {")": "(", "]": "["}
_SMALL_OPENING = re.compile(r"[“‘\"'(]*([a-z][\w'’-]*)")
_BRAND = re.compile(r"[a-z](?:-|[A-Z])")
"""A word that is rightly written with a small letter at the beginning: e-petitions, iPads."""
_DANGLING = re.compile(r"(?:[,–—(\[]|\s-|(?:^|\s)(?:and|or|nor|but|the|a|an|including|than|because|such as))[”’\"']?$")


def first_slip(text: str) -> str:
    """The first slip that any text may have, in words that quote it."""
    return next(_slips(plain(text).strip()), "")


def unfinished(text: str) -> str:
    """How a text that stands by itself begins or ends in the middle, in words that quote it."""
    bare = plain(text).strip()
    opening = _SMALL_OPENING.match(bare)
    if opening is not None and not _BRAND.match(opening[1]):
        return f"the text begins with a small letter: “{beginning(bare, _QUOTED)}”"
    if _DANGLING.search(bare):
        return f"the text ends in the middle: “{_end(bare)}”"
    return ""


def _slips(text: str) -> Iterator[str]:
    for match in _STOP.finditer(text):
        if not is_abbreviation(match[1]) and len(match[1]) > 1 and not _BRAND.match(match[2]):
            yield f"a stop stands before a small letter: “{match[0]}”"
    for match in _TWICE.finditer(text):
        as_a_name = match[1][0].isupper() and match[2][0].isupper()
        if match[1].lower() not in _RIGHTLY_TWICE and not as_a_name:
            yield f"a word stands twice: “{match[0]}”"
    for match in _ARTICLES.finditer(text):
        yield f"two articles stand together: “{match[0]}”"
    for match in _MISSING_LINK.finditer(text):
        if not _VERB.fullmatch(match["next"]):
            yield f"a word is missing between two articles: “{match[0].rpartition(' ')[0]}”"
    yield from _odd_brackets(text)


def _odd_brackets(text: str) -> Iterator[str]:
    points = {match.end() - 1 for match in _POINT.finditer(text)}
    open_: list[str] = []
    for place, sign in enumerate(text):
        if sign in "([":
            open_.append(sign)
        elif sign in ")]":
            if open_ and open_[-1] == _PAIRS[sign]:
                open_.pop()
            elif place not in points:
                yield f"a bracket is closed that was not opened: “{_end(text[: place + 1])}”"
                return
    if open_:
        yield f"a bracket is opened and not closed: “{beginning(text[text.rindex(open_[-1]) :], _QUOTED)}”"


def _end(text: str) -> str:
    """The last words of a text."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"… {line[-_QUOTED:].partition(' ')[2] or line[-_QUOTED:]}"
