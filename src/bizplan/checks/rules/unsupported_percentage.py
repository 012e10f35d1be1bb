"""A percentage agrees with the figures beside it and, where it speaks of money, says of what; shares make a whole.

A printed percentage is held to its own precision. The shares in which an entry divides its money between outcomes
make 100; more than that is an error of its own.

Why: “of what?” is asked in committee, and a share that does not follow from its figures spoils the rest.

Bad:

    savings:
      year: 2026-27
      unit: thousand
      lines:
        - {label: "Fewer lamps, 40 of 160 (20%)", amount: 12}
      total: {label: Total, amount: 12}

Good:

    savings:
      year: 2026-27
      unit: thousand
      lines:
        - {label: "Fewer lamps, 40 of 160 (25%)", amount: 12}
      total: {label: Total, amount: 12}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.checks.wording import prose, sentences, words_of
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.index.further_sums import share_holds, share_made
from bizplan.index.walk import entities
from bizplan.model.base import Contribution, Document, Entity, Item
from bizplan.model.plan import Plan
from bizplan.values.amounts import figure, rounded

_NUMBER = r"£?([0-9][0-9,]*(?:\.[0-9]+)?)(k|m)?"
_PER_CENT = r"([0-9]+(?:\.[0-9]+)?)\s?(?:%|per cent)"
_SHARE_AFTER = re.compile(
    rf"{_NUMBER} (?:out )?of (?:the )?{_NUMBER}(?: [a-z]+){{0,4}}(?: \(| = |, or |, that is ){_PER_CENT}(?! of)"
)
_SHARE_BEFORE = re.compile(rf"{_PER_CENT} \({_NUMBER} (?:out )?of (?:the )?{_NUMBER}[^0-9]")
_ANY_PER_CENT = re.compile(_PER_CENT)
_BASE = re.compile(
    r"\b(?:of|off|on|over|under|above|below|than|from|against|since|short|up|down|rise|rises|rising|rose|fall|falls|fell|"
    r"falling|increase|increased|decrease|decreased|grow|grows|grew|cut|higher|lower|more|less|fewer)\b",
    re.IGNORECASE,
)
_MONEY = frozenset({"budget", "savings", "charts", "spend"})
_SCALE = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000)}
_HALF = Decimal("0.5")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Whole(Parameters):
    """How exactly shares make a whole."""

    slack: Decimal = Decimal(1)
    """By how many per cent shares of one base may miss 100."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    for position, share in enumerate(document.percentages if isinstance(document, Plan) else ()):
        if not share_holds(share) and (made := share_made(share)) is not None:
            message = f"“{share.label}” is {figure(made)}%, not {figure(share.per_cent)}%"
            hint = "Mend the percentage or the figures."
            yield Finding(message, view.at("percentages", position, "per_cent"), hint)
    low = words_of(document).low
    if "%" in low or "per cent" in low:
        for route, text in prose(document):
            if "%" in text or "per cent" in text:
                yield from _in_words(text, route, view)
    shared_out = {placed.route[:-2] for placed in entities(document) if _is_share(placed.entity)}
    for placed in entities(document) if shared_out else ():
        if placed.route in shared_out and isinstance(placed.entity, Item):
            yield from _shares(placed.entity, placed.route, view.set_for(Whole).slack, view)


def _is_share(entity: Entity) -> bool:
    return isinstance(entity, Contribution) and entity.share is not None


def _in_words(text: str, route: Route, view: View) -> Iterator[Finding]:
    for part, part_scale, whole, whole_scale, share in _stated_shares(text):
        base = _number(whole, whole_scale or part_scale)
        if not base:
            continue
        true_share = _number(part, part_scale or whole_scale) * 100 / base
        places = len(share.partition(".")[2])
        if abs(true_share - Decimal(share)) > _HALF.scaleb(-places):
            message = (
                f"{part}{part_scale} of {whole}{whole_scale} is {figure(rounded(true_share, places))}%, not {share}%"
            )
            yield Finding(message, view.at(*route), "Mend the percentage or the figures.")
    if route[0] in _MONEY:
        for sentence in sentences(text):
            match = _ANY_PER_CENT.search(sentence)
            if match is not None and not _BASE.search(sentence):
                hint = "Say of what, such as “64% of the budget”."
                yield Finding(f"“{match[0]}” does not say of what", view.at(*route), hint)


def _stated_shares(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Part and whole, each with its scale, and the share that a text says the one is of the other."""
    for match in _SHARE_AFTER.finditer(text):
        part, part_scale, whole, whole_scale, share = match.groups("")
        yield part, part_scale, whole, whole_scale, share
    for match in _SHARE_BEFORE.finditer(text):
        share, part, part_scale, whole, whole_scale = match.groups("")
        yield part, part_scale, whole, whole_scale, share


def _number(digits: str, scale: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * _SCALE[scale]


def _shares(entry: Item, route: Route, slack: Decimal, view: View) -> Iterator[Finding]:
    stated = [each.share for each in entry.contributes_to if each.share is not None]
    if not stated:
        return
    total = sum(stated, Decimal(0))
    place = view.at(*route, "contributes_to", on="key")
    hint = "Share out the whole of it, or leave the shares out for equal parts."
    if len(stated) == len(entry.contributes_to) and total < _WHOLE - slack:
        yield Finding(f"the shares of {called(entry)} make {figure(total)}%, not 100%", place, hint)
    elif len(stated) < len(entry.contributes_to) and total == _WHOLE:
        yield Finding(f"the shares of {called(entry)} make 100% and leave nothing for the rest", place, hint)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Document, _check),), parameters=Whole)
