"""A document to the acronyms it uses and those that it explains itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bizplan.checks.wording import words_of
from bizplan.diagnostics import Route
from bizplan.model.base import Entity

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[-'’&/@._][A-Za-z0-9]+)*")
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]{0,4}[A-Z]")
_BEFORE = 200
"""How far before a bracket what it shortens may begin."""
_LONGEST = 6
_LEAST_CAPITALS = 2
_NUMERAL = re.compile(r"[IVX]+")
_SURNAME = re.compile(r"Ma?c[A-Z][a-z]+")
_SHOUTED = frozenset({"ALL", "AND", "EVERY", "MUST", "NEVER", "NEW", "NO", "NONE", "NOT", "ONLY", "OR"})
_OPENING = re.compile(r"\(\s*(?:the\s+|or\s+)?[“‘\"']?$")
_BRACKET = re.compile(r"[”’\"']?\s*\(([^()]{2,120})\)")
_MEANING = re.compile(r"[”’\"']?\s*(?:[–—:=-]|means|stands for|is short for)\s+([^.;:]{3,120})")
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym where it stands."""

    acronym: str
    """As printed, without a possessive."""
    route: Route
    explained: bool
    """Whether its words stand beside it here."""


def acronyms(document: Entity) -> Iterator[Use]:
    """Every acronym in a document's prose, in order: two to six letters, two of them capitals, and no code."""
    prose = words_of(document)
    if not _TWO_CAPITALS.search(prose.text):
        return
    for route, text in prose.texts:
        if not _TWO_CAPITALS.search(text) or (text.isupper() and " " in text.strip()):
            continue  # a whole line in capitals is no acronym
        for token in _TOKEN.finditer(text):
            for acronym in _acronyms_in(token[0]):
                yield Use(acronym, route, _explained(acronym, text, token.start(), token.end()))


def stem(acronym: str) -> str:
    """An acronym for comparison: without the s of a plural, in small letters."""
    bare = acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym
    return bare.lower()


def unexplained(document: Entity, known: frozenset[str]) -> Mapping[str, tuple[Use, ...]]:
    """Stem -> its uses, for each acronym that is neither known nor explained anywhere in the document."""
    uses: dict[str, list[Use]] = {}
    for use in acronyms(document):
        if stem(use.acronym) not in known:
            uses.setdefault(stem(use.acronym), []).append(use)
    return {each: tuple(found) for each, found in uses.items() if not any(use.explained for use in found)}


def _acronyms_in(token: str) -> Iterator[str]:
    if not _TWO_CAPITALS.search(token) or "@" in token or "_" in token or "." in token:
        return
    words = [part for part in re.split(r"[-/]", re.split(r"['’]", token)[0]) if part]
    found = [part for part in words if _is_acronym(part)]
    is_code = "-" in token and (len(found) > 1 or any(part[0].isdigit() for part in words))
    if found and not is_code:
        yield from found


def _is_acronym(word: str) -> bool:
    return (
        _LEAST_CAPITALS <= len(word) <= _LONGEST
        and word.isalpha()
        and sum(map(str.isupper, word)) >= _LEAST_CAPITALS
        and word not in _SHOUTED
        and not _NUMERAL.fullmatch(word)
        and not _SURNAME.fullmatch(word)
    )


def _explained(acronym: str, text: str, start: int, end: int) -> bool:
    """Whether the words stand in brackets after it, or it stands in brackets after the words, or they follow a dash."""
    letters = stem(acronym)
    after = _BRACKET.match(text, end)
    if after is not None and _shortens(letters, after[1]):
        return True
    opening = _OPENING.search(text, max(0, start - 10), start)
    if opening is not None:
        words = _WORD.findall(text[max(0, opening.start() - _BEFORE) : opening.start()])
        first = max(0, len(words) - len(letters) - 3)
        return any(_shortens(letters, " ".join(words[at:])) for at in range(first, len(words)))
    meaning = _MEANING.match(text, end)
    return meaning is not None and _initials(letters, meaning[1])


def _shortens(letters: str, phrase: str) -> bool:
    """Whether the letters stand in the phrase in this order, the first at its beginning."""
    bare = "".join(_WORD.findall(phrase.lower()))
    rest = iter(bare)
    return bare[:1] == letters[:1] and len(bare) > len(letters) and all(letter in rest for letter in letters)


def _initials(letters: str, phrase: str) -> bool:
    """Whether the phrase's words begin with these letters in this order, small words passed over."""
    initials = "".join(word[0] for word in _WORD.findall(phrase.lower())[: len(letters) + 3])
    rest = iter(initials)
    return initials[:1] == letters[:1] and all(letter in rest for letter in letters)
