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
from bizplan.checks.slips import first_slip, unfinished
from bizplan.checks.wording import prose
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.index.walk import entities
from bizplan.model.base import Document, Item
from bizplan.model.committee_report import Paragraph
from bizplan.model.organisation import Organisation

_WAY_OUT = "Read the sentence aloud and mend it."


def _check(document: Document, view: View) -> Iterator[Finding]:
    if isinstance(document, Organisation):
        return
    whole = frozenset(_whole_texts(document))
    for route, text in prose(document):
        slip = first_slip(text) or (unfinished(text) if route in whole else "")
        if slip:
            yield Finding(slip, view.at(*route), _WAY_OUT)


def _whole_texts(document: Document) -> Iterator[Route]:
    """The places of texts that stand by themselves, so that each begins and ends a sentence."""
    for placed in entities(document):
        if isinstance(placed.entity, Item | Paragraph):
            yield (*placed.route, "text")
    yield ("statement",)


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Document, _check),))
