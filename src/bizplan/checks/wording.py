"""A document's words as rules read them: what of it is prose, its sentences, how many words, which phrases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bizplan.diagnostics import Route
from bizplan.index.texts import plain, texts
from bizplan.index.walk import once_per_document
from bizplan.model.base import Entity

_NO_PROSE = frozenset({"aliases", "url", "code", "content", "rule"})
"""Fields whose text is searched for, looked up or compared, and not read."""
_DASHES = frozenset({"-", "–", "—"})
_STOP = re.compile(
    r"""[.!?]["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9£])      # what ends a sentence, and then begins one
      | \n\s*\n | \n(?=\s*(?:[-*•]|[0-9]+[.)])\s)    # a new paragraph or point
    """,
    re.VERBOSE,
)
_PARTING = " \0 "
"""Stands between texts that are joined; YAML can hold no such sign."""
_BREAK = re.compile(r"[\s(\[“‘\"']")
_LONGEST_ABBREVIATION = 6
_ABBREVIATIONS = frozenset(
    {"e.g", "i.e", "n.b", "p.a", "eg", "ie", "incl", "approx", "nos", "vs", "v", "cf", "viz", "mr", "mrs", "ms", "dr",
     "st", "dept", "est", "max", "min", "para", "paras", "p", "pp", "c", "ca", "tel", "ext"}
)  # fmt: skip
_ABBREVIATIONS_AT_AN_END = frozenset(
    {"etc", "no", "inc", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
     "co", "ltd", "rd", "ave", "hrs", "mins", "ref", "fig", "vol", "ed", "rev", "hon", "govt", "corp"}
)  # fmt: skip
"""Shortened words that end a sentence as often as not; a capital after them tells."""


@dataclass(frozen=True, slots=True)
class Words:
    """All prose of a document at once, so that a rule can look whether there is anything to look for."""

    texts: tuple[tuple[Route, str], ...]
    """Each text without its marks, with its route."""
    text: str
    """All of them, parted by a sign that no text holds."""
    low: str
    """The same in small letters."""
    words: tuple[str, ...]
    """Its words in small letters, as they stand between spaces, in order."""


def words_of(document: Entity) -> Words:
    """A document's prose; kept until another document is asked for."""
    return _words_of(document)[0]


@once_per_document
def _words_of(document: Entity) -> Iterator[Words]:
    texts_ = tuple((route, plain(text)) for route, text in prose(document))
    joined = _PARTING.join(text for _, text in texts_)
    low = joined.lower()
    yield Words(texts_, joined, low, tuple(low.split()))


def prose(document: Entity) -> Iterator[tuple[Route, str]]:
    """Every text that is printed to be read, with its route: no sources, no other names, no codes."""
    for route, text in texts(document):
        field = route[-1] if isinstance(route[-1], str) else route[-2]
        if field not in _NO_PROSE and route[0] != "sources":
            yield route, text


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a stop after an abbreviation, or before a small letter, ends none."""
    bare = plain(text).strip()
    found: list[str] = []
    start = 0
    for match in _STOP.finditer(bare):
        before = word_before(bare, match.start())
        if is_abbreviation(before) and not (before.lower() in _ABBREVIATIONS_AT_AN_END and bare[match.end()].isupper()):
            continue
        found.append(bare[start : match.end()].strip())
        start = match.end()
    found.append(bare[start:].strip())
    return tuple(each for each in found if each)


def word_before(text: str, place: int) -> str:
    """The word that ends at a place in a text; empty if it is longer than any abbreviation."""
    beginning = max(0, place - _LONGEST_ABBREVIATION - 1)
    word = _BREAK.split(text[beginning:place])[-1]
    return word if len(word) <= _LONGEST_ABBREVIATION else ""


def is_abbreviation(word: str) -> bool:
    """Whether a word before a stop is a shortened one, or an initial, so that the stop may end no sentence."""
    low = word.lower()
    return low in _ABBREVIATIONS or low in _ABBREVIATIONS_AT_AN_END or (len(word) == 1 and word.isupper())


def word_count(text: str) -> int:
    """How many words a text has; a dash between spaces is none."""
    return sum(each not in _DASHES for each in plain(text).split())


def first_phrase(text: str, phrases: Sequence[str]) -> str:
    """The first of some words or phrases that a text holds, whole and in any case, as it stands there; else empty."""
    return next(iter(phrases_in(text, phrases)), "")


def phrases_in(text: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """Every one of some words or phrases that a text holds, as they stand there, each once, in order."""
    low = text.lower()
    held = [phrase for sign, phrase in _signs(tuple(phrases)) if sign in low]
    found = [match for phrase in held for match in _whole(phrase).finditer(text)]
    return tuple(dict.fromkeys(match[0] for match in sorted(found, key=lambda each: each.start())))


@lru_cache(maxsize=64)
def _signs(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The first word of each phrase, and the phrase: to look for the words first takes a tenth of the time."""
    return tuple((phrase.lower().split()[0], phrase) for phrase in phrases if phrase.strip())


@lru_cache(maxsize=512)
def _whole(phrase: str) -> re.Pattern[str]:
    """A phrase that ends where its word does, in any case; one such as % stands anywhere."""
    words = re.escape(" ".join(phrase.split())).replace(r"\ ", r"\s+")
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)
