"""No e-mail address and no telephone number stands in a text; whom to ask is said by role.

Why: people move, and papers stay.

Bad:

    objectives:
      - {id: easier, text: "Ring 020 7946 0958 for help"}

Good:

    objectives:
      - {id: easier, text: Ask the Head of Housing Options for help}
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.wording import words_of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.base import Document

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_NUMBER = re.compile(r"(?<![\w.,£/-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)[0-9][0-9\s()-]{6,13}[0-9](?![\w%])")
_NAMES = ("tel", "telephone", "mobile", "fax", "ext", "extension")
_LABELS = frozenset(name + sign for name in _NAMES for sign in ("", ".", ":", ".:"))
_LABELLED = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b\.?:?\s*[0-9][0-9\s]{{2,14}}[0-9]\b", re.IGNORECASE)
_GROUP = re.compile(r"[0-9]+")
_FEWEST_DIGITS, _MOST_DIGITS = 10, 13
_WAY_OUT = "Take it out, and name the role to ask under “contacts”."


def _check(document: Document, view: View) -> Iterator[Finding]:
    prose = words_of(document)
    if "@" not in prose.text and not _NUMBER.search(prose.text) and _LABELS.isdisjoint(prose.words):
        return
    for route, text in prose.texts:
        if (match := _ADDRESS.search(text)) is not None:
            yield Finding(f"an e-mail address stands in the text: “{match[0]}”", view.at(*route), _WAY_OUT)
        elif number := _telephone(text):
            yield Finding(f"a telephone number stands in the text: “{number}”", view.at(*route), _WAY_OUT)


def _telephone(text: str) -> str:
    for match in _NUMBER.finditer(text):
        groups = _GROUP.findall(match[0].replace("(0)", ""))
        digits = sum(map(len, groups))
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and all(len(group) > 1 for group in groups):
            return match[0]
    labelled = _LABELLED.search(text)
    return labelled[0] if labelled else ""


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Document, _check),))
