"""The shares of one entry's money lie between 0 and 100 per cent each, and make no more than 100 together.

Why: money that is counted twice makes an outcome look better served than it is.

Bad:

    services:
      - id: lighting
        name: Street lighting
        contributes_to:
          - {to: 1, share: 70}
          - {to: 2, share: 40}

Good:

    services:
      - id: lighting
        name: Street lighting
        contributes_to:
          - {to: 1, share: 70}
          - {to: 2, share: 30}
"""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Note, Route, Severity
from bizplan.index.walk import entities
from bizplan.model.base import Contribution, Document
from bizplan.values.amounts import figure

_WHOLE = Decimal(100)


def _check(document: Document, view: View) -> Iterator[Finding]:
    shares_by_entry: dict[Route, list[tuple[Route, Decimal]]] = {}
    for placed in entities(document):
        if isinstance(placed.entity, Contribution) and placed.entity.share is not None:
            place = (*placed.route, "share")
            shares_by_entry.setdefault(placed.route[:-2], []).append((place, placed.entity.share))
    for shares in shares_by_entry.values():
        yield from _beyond(shares, view)


def _beyond(shares: list[tuple[Route, Decimal]], view: View) -> Iterator[Finding]:
    wrong = [(route, share) for route, share in shares if not 0 <= share <= _WHOLE]
    for route, share in wrong:
        yield Finding(f"a share of {figure(share)} per cent is not possible", view.at(*route), "Write 0 to 100.")
    together = sum((share for _, share in shares), Decimal(0))
    if together > _WHOLE and not wrong:
        last, _ = shares[-1]
        notes = tuple(Note(view.at(*route), figure(share)) for route, share in shares)
        message = f"the shares of this entry's money make {figure(together)} per cent"
        yield Finding(message, view.at(*last), "Make them 100 or less.", "the last of them", notes)


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Document, _check),))
