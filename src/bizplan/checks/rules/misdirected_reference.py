"""A reference leads to the kind of thing its field is for, and `contributes_to` runs upwards, never in a circle.

Upwards is from a person's plan to a team's, a department's and the corporate plan's outcomes.

Why: a thread that runs down or round would count work as serving itself.

Bad:

    objectives:
      - id: safer-streets
        text: Make the streets safer
        contributes_to: [lighting]
    programmes:
      - id: lighting
        scope: departmental
        text: Light the streets
        contributes_to: [safer-streets]

Good:

    objectives:
      - {id: safer-streets, text: Make the streets safer, contributes_to: [1]}
    programmes:
      - id: lighting
        scope: departmental
        text: Light the streets
        contributes_to: [safer-streets]
"""

from collections.abc import Iterator, Mapping

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.rules.unknown_reference import listed_or
from bizplan.diagnostics import Finding, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link, LinkState
from bizplan.index.threads import circles
from bizplan.model.base import Document

_UPWARDS = "Let it lead upwards: from a person's plan to the team's, the department's, and on to an outcome."


def _kinds(link: Link) -> Finding | None:
    if link.state is not LinkState.WRONG_KIND:
        return None
    found = link.targets[0]
    wanted = listed_or([kind.replace("-", " ") for kind in link.placed.kinds])
    is_a = listed_or([found.kind.replace("-", " ")])
    message = f"“{link.placed.reference.text}” is {is_a}; {wanted} is expected"
    return Finding(message, link.place, f"Write the id of {wanted}.")


def _within(_document: Document, view: View) -> Iterator[Finding]:
    upwards: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Link] = {}
    for link in view.indexed.links:
        target = link.target
        if link.placed.field != "contributes_to" or target is None or target.document != link.document:
            continue
        upwards.setdefault(link.placed.within, []).append(target.item)
        places[link.placed.within, target.item] = link
    for circle in circles(upwards):
        link = places[circle[-1], circle[0]]
        yield Finding(_round(circle), link.place, _UPWARDS)


def _between(index: CorpusIndex) -> Iterator[Finding]:
    upwards: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Link] = {}
    downwards: set[tuple[str, str]] = set()
    entered: set[str] = set()
    for record, link in index.links():
        target = link.target
        if link.placed.field != "contributes_to" or target is None:
            continue
        step = (f"{link.document}/{link.placed.within}", f"{target.document}/{target.item}")
        places[step] = link
        entered.add(target.document)
        upwards.setdefault(step[0], []).append(step[1])
        if index.rank(target.document) < index.rank(record.document):
            downwards.add(step)
            message = f"“{link.placed.reference.text}” leads down, from a {record.level}'s plan to one below it"
            yield Finding(message, link.place, _UPWARDS)
    for record in index.records:
        for start, end in record.steps if record.document in entered else ():
            upwards.setdefault(f"{record.document}/{start}", []).append(f"{record.document}/{end}")
    yield from _circles_between(upwards, places, downwards)


def _circles_between(
    upwards: Mapping[str, list[str]], places: Mapping[tuple[str, str], Link], downwards: set[tuple[str, str]]
) -> Iterator[Finding]:
    for circle in circles(upwards):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        crossing = [step for step in steps if step in places]
        if crossing and not any(step in downwards for step in steps):
            link = places[crossing[-1]]
            yield Finding(_round(circle), link.place, _UPWARDS)


def _round(circle: tuple[str, ...]) -> str:
    return f"the thread runs in a circle: {' → '.join((*circle, circle[0]))}"


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Document, _within),), link=_kinds, repository=_between)
