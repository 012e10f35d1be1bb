"""Texts to their slips of the pen, in words that quote them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from bizplan.checks.shared import beginning
from bizplan.checks.wording import Words, is_abbreviation
from bizplan.diagnostics import Route
from bizplan.index.texts import plain

_QUOTED = 40
"""How many letters of a text are enough to find the place by."""
_ARTICLE = frozenset({"a", "an", "the"})
_QUANTITY = frozenset(
    {"increase", "decrease", "reduction", "rise", "fall", "number", "proportion", "percentage", "range", "variety",
     "majority", "amount"}
)  # fmt: skip
"""Nouns that want “of” or “in” before the next article; after any other the council must find nothing amiss in “a place
the council must find”."""
_STOP = re.compile(r"\.\s+([a-z][\w'’-]*)")
_LAST_WORD = re.compile(r"[\w.'’-]*$")
_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]+)\s+(\1)(?![\w'’-])", re.IGNORECASE)
_RIGHTLY_TWICE = frozenset({"that", "had", "is", "in", "on", "no"})
"""Words that good sentences hold twice running: what it is is known; to log on on Monday."""
_ARTICLES = re.compile(r"(?<![\w'’-])(?:^A|An|The|a|an|the)\s+(?:a|an|the)(?![\w'’-])")
_MISSING_LINK = re.compile(
    rf"(?<![\w'’-])(?:an?|the|An?|The)\s+(?:{'|'.join(sorted(_QUANTITY))})\s+(?:an?|the)\s+[a-z][\w'’-]*\s+(?P<next>[a-z]+)"
)
_VERB = re.compile(
    r"\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|\w{3,}s|made|set|saw|took"
)
"""What follows in “the increase the Board approved”, where nothing is missing."""
_BRACKET = re.compile(r"[()\[\]]")
_OPENED_BY = {")": "(", "]": "["}
_POINT = re.compile(r"(?:^|\s)\(?[0-9A-Za-z]{1,3}$")
"""What stands before the bracket in the mark of a point: a), (ii), 3)."""
_POINT_LENGTH = 5
_SMALL_OPENING = re.compile(r"[“‘\"'(]*([a-z][\w'’-]*)")
_BRAND = re.compile(r"[a-z](?:-|[A-Z])")
"""A word that is rightly written with a small letter at the beginning: e-petitions, iPads."""
_DANGLING = re.compile(r"(?:[,–—(\[]|\s-|(?:^|\s)(?:and|or|nor|but|the|a|an|including|than|because|such as))[”’\"']?$")
_DANGLING_LENGTH = 16
"""How many letters at a text's end hold whatever may dangle there."""


def slips(prose: Words) -> Iterator[tuple[Route, str]]:
    """The first slip of each text that has one, with its route."""
    checks = (
        *((_stop,) if _STOP.search(prose.text) else ()),
        *((_repetition,) if _repeats(prose.words) else ()),
        *((_odd_bracket,) if _BRACKET.search(prose.text) else ()),
    )
    for route, text in prose.texts if checks else ():
        slip = next(filter(None, (check(text) for check in checks)), "")
        if slip:
            yield route, slip


def first_slip(text: str) -> str:
    """The first slip of one text; empty if it has none."""
    bare = plain(text)
    return _stop(bare) or _repetition(bare) or _odd_bracket(bare)


def unfinished(text: str) -> str:
    """How a text that stands by itself begins or ends in the middle; empty if it does not."""
    bare = plain(text).strip()
    if not bare[:1].isupper():
        opening = _SMALL_OPENING.match(bare)
        if opening is not None and not _BRAND.match(opening[1]):
            return f"the text begins with a small letter: “{beginning(bare, _QUOTED)}”"
    if _DANGLING.search(bare[-_DANGLING_LENGTH:]):
        return f"the text ends in the middle: “{_end(bare)}”"
    return ""


def _repeats(words: Sequence[str]) -> bool:
    """Whether words in small letters may stand twice, or articles too near: seen a hundred times faster than found."""
    if any(map(eq, words, islice(words, 1, None))):
        return True
    following = (*words[1:], "", "")
    return any(
        following[at] in _ARTICLE or (following[at] in _QUANTITY and following[at + 1] in _ARTICLE)
        for at, word in enumerate(words)
        if word in _ARTICLE
    )


def _stop(text: str) -> str:
    for match in _STOP.finditer(text):
        before = _word_before(text, match.start())
        if len(before) > 1 and "." not in before and not is_abbreviation(before) and not _BRAND.match(match[1]):
            return f"a stop stands before a small letter: “{beginning(before + match[0], _QUOTED)}”"
    return ""


def _repetition(text: str) -> str:
    for match in _TWICE.finditer(text):
        as_a_name = match[1][0].isupper() and match[2][0].isupper()
        if match[1].lower() not in _RIGHTLY_TWICE and not as_a_name:
            return f"a word stands twice: “{beginning(match[0], _QUOTED)}”"
    if articles := _ARTICLES.search(text):
        return f"two articles stand together: “{beginning(articles[0], _QUOTED)}”"
    for match in _MISSING_LINK.finditer(text):
        if not _VERB.fullmatch(match["next"]):
            return f"a word is missing between two articles: “{beginning(match[0].rpartition(' ')[0], _QUOTED)}”"
    return ""


def _odd_bracket(text: str) -> str:
    opened: list[re.Match[str]] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "([":
            opened.append(match)
        elif opened and opened[-1][0] == _OPENED_BY[match[0]]:
            opened.pop()
        elif match[0] == "]" or not _POINT.search(text[max(0, match.start() - _POINT_LENGTH) : match.start()]):
            return f"a bracket is closed that was not opened: “{_end(text[: match.end()])}”"
    if opened:
        return f"a bracket is opened and not closed: “{beginning(text[opened[-1].start() :], _QUOTED)}”"
    return ""


def _word_before(text: str, place: int) -> str:
    """The word that ends at a place, with stops inside it."""
    match = _LAST_WORD.search(text[max(0, place - _QUOTED) : place])
    return match[0] if match else ""


def _end(text: str) -> str:
    """The last words of a text."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"… {line[-_QUOTED:].partition(' ')[2] or line[-_QUOTED:]}"
