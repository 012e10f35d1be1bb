"""No placeholder is left in a text: TBC, TBD, XX, [insert …], lorem ipsum.

Why: the paper is not finished.

Bad:

    objectives:
      - {id: safer-streets, text: Make TBC safer}

Good:

    objectives:
      - {id: safer-streets, text: Make the streets safer}
"""

import re
from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.texts import texts
from bizplan.model.base import Document

_PLACEHOLDER = re.compile(r"\b(TBC|TBD|TBA|XX+|lorem ipsum)\b|\[(insert|add|to be)\b[^\]]*\]", re.IGNORECASE)
_SIGNS = ("tbc", "tbd", "tba", "xx", "lorem ipsum", "[")
"""A placeholder holds one of these; to look for them in the whole document first takes a tenth of the time."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    words = "\n".join(text for _, text in texts(document)).lower()
    if not any(sign in words for sign in _SIGNS):
        return
    for route, text in texts(document):
        match = _PLACEHOLDER.search(text)
        if match is not None:
            yield Finding(f"a placeholder is left: “{match[0]}”", view.at(*route), "Write what belongs there.")


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(Document, _check),))
