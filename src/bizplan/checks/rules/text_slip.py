"""A text has no slip of the pen: each sentence, bracket and phrase is whole.

No stop before a small letter, no word twice, no two articles together, no article after a noun that wants “of” or “in”
(an increase the number), no bracket without its other half. An entry begins with a capital and does not end in the
middle.

Why: a slip looks careless, and often shows that an entry was split in two.

Bad:

    objectives:
      - {id: safer, text: Refresh the safety strategy. and train the staff}

Good:

    objectives:
      - {id: safer, text: Refresh the safety strategy and train the staff}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.slips import slips, unfinished
from bizplan.checks.wording import words_of
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.index.walk import entities
from bizplan.model.base import Document, Item
from bizplan.model.committee_report import Paragraph
from bizplan.model.organisation import Organisation
from bizplan.model.plan import Plan

_WAY_OUT = "Read the sentence aloud and mend it."


def _check(document: Document, view: View) -> Iterator[Finding]:
    if isinstance(document, Organisation):
        return
    found = dict(slips(words_of(document)))
    for route, text in _whole_texts(document):
        if route not in found and (fault := unfinished(text)):
            found[route] = fault
    for route, slip in found.items():
        yield Finding(slip, view.at(*route), _WAY_OUT)


def _whole_texts(document: Document) -> Iterator[tuple[Route, str]]:
    """The texts that stand by themselves, so that each begins and ends a sentence."""
    if isinstance(document, Plan) and document.statement:
        yield ("statement",), document.statement
    for entity, route, *_ in entities(document):
        if isinstance(entity, Item | Paragraph) and entity.text:
            yield (*route, "text"), entity.text


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Document, _check),))
