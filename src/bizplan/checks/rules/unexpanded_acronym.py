"""Each acronym is in the glossary, or its words stand beside it somewhere in the document.

An acronym is two to six letters with two capitals. Its words may stand in brackets after it, before it with the
acronym in brackets, or after a dash or a colon. Codes, numerals and names of funds elsewhere do not count.

Why: Members have asked what the letters mean.

Bad:

    objectives:
      - {id: calmer, text: Review our response to ASB with the police}

Good:

    objectives:
      - id: calmer
        text: Review our response to anti-social behaviour (ASB) with the police
      - {id: sooner, text: Answer reports of ASB within a day}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.acronyms import stem, unexplained
from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.base import Document
from bizplan.model.organisation import Organisation
from bizplan.values.counts import numbered


@dataclass(frozen=True, slots=True)
class Known(Parameters):
    """Which acronyms everybody knows."""

    known: tuple[str, ...] = ("UK", "Ofsted", "Covid")
    """Acronyms that need no words."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    if isinstance(document, Organisation):
        return
    glossary = view.setting.organisation.glossary if view.setting.organisation else ()
    terms = (*view.set_for(Known).known, *(each.term for each in glossary))
    for uses in unexplained(document, frozenset(map(stem, terms))).values():
        acronym = uses[0].acronym
        often = f" in {numbered(len(uses), 'place')}" if len(uses) > 1 else ""
        message = f"“{acronym}” stands{often} without its words, and is not in the glossary"
        hint = f"Write it out where it first stands, with “({acronym})” after it, or add it to the glossary."
        yield Finding(message, view.at(*uses[0].route), hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Document, _check, needs=("organisation",)),), parameters=Known)
