"""What the program finds in the transcribed seeds, entry by entry, under the labels of the inventory."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeAlias

from bizplan.checks.rule import Profile
from bizplan.diagnostics import Diagnostic, Location, Severity
from bizplan.pipeline import Request, no_facts, survey
from tests.inventory.community_and_children import IN_2021
from tests.inventory.shipped import PLANS, shipped
from tests.inventory.town_clerk import IN_2017, IN_2019

REPORT = "reports/2017-06-16-health-and-wellbeing-board.yaml"
FILE_BY_SEED = {
    "TC17": IN_2017.path,
    "TC19": IN_2019.path,
    "DCCS21": IN_2021.path,
    "MIN17": "minutes/2017-autumn-safer-city-partnership.yaml",
    "REP17": REPORT,
}
CONSULTATION = "consultations/corporate-plan-2018-23.yaml"
"""What MIN17 tells of the consultation; the minute itself holds the meeting."""
LABELS_BY_FILE = {
    inventory.path: {entry.id: entry.label for entries in inventory.entries.values() for entry in entries}
    for inventory in (IN_2017, IN_2019, IN_2021)
}
AS_AT = date(2021, 12, 1)
Labels: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Seed -> rule -> what it is found at; a seed or rule of which nothing is found is left out."""

_COUNT = re.compile(r"^[0-9]+ ")


@cache
def diagnostics() -> tuple[Diagnostic, ...]:
    """Every finding in the shipped plans, the allowed ones too."""
    return survey(PLANS, Request(AS_AT, least=Severity.INFO, profile=Profile.FINAL), no_facts).diagnostics


def found(rules: Iterable[str], labels: Mapping[str, Callable[[Diagnostic], str]] | None = None) -> Labels:
    """What these rules find; `labels` says for a rule what to call a finding, where its place is not enough.

    A place is called by its entry's label, such as M9; a paragraph of the report by its number, such as para 10; a
    whole section by its key, with a count where the finding is of all its entries: measures (8). A finding outside the
    five seeds stands under `all`.
    """
    wanted = frozenset(rules)
    found_: dict[str, dict[str, list[str]]] = {}
    for each in diagnostics():
        if each.rule in wanted:
            name = (labels or {}).get(each.rule, label)
            found_.setdefault(_seed(each), {}).setdefault(each.rule, []).append(name(each))
    return {
        seed: {rule: tuple(sorted(names)) for rule, names in sorted(by_rule.items())}
        for seed, by_rule in sorted(found_.items())
    }


def expected(table: Labels) -> Labels:
    """A table of expectations in the same order as what is found."""
    return {
        seed: {rule: tuple(sorted(names)) for rule, names in sorted(by_rule.items())}
        for seed, by_rule in sorted(table.items())
    }


def label(diagnostic: Diagnostic) -> str:
    """What the place of a finding is called."""
    return label_at(diagnostic, diagnostic.location)


def label_of_note(diagnostic: Diagnostic) -> str:
    """What the further place is called that a finding points to, such as an entry of last year's plan."""
    return label_at(diagnostic, diagnostic.finding.notes[0].location)


def label_at(diagnostic: Diagnostic, place: Location) -> str:
    """What one of a finding's places is called."""
    file, route = place.file, place.route
    if not route:
        return "document"
    if len(route) == 1:
        count = _COUNT.match(diagnostic.message)
        return f"{route[0]} ({count[0].strip()})" if count and place.on == "key" else str(route[0])
    if file == REPORT and route[0] == "sections":
        return f"para {_paragraph(int(route[1]), int(route[3]))}"
    section = shipped(file)[str(route[0])]
    entry = section[route[1]] if isinstance(section, list) and isinstance(route[1], int) else section
    identity = entry.get("id", "") if isinstance(entry, dict) else ""
    return LABELS_BY_FILE.get(file, {}).get(identity, identity) or str(route[0])


def quoted(diagnostic: Diagnostic) -> str:
    """The first words that a message quotes."""
    return diagnostic.message.partition("“")[2].partition("”")[0]


def _seed(diagnostic: Diagnostic) -> str:
    if diagnostic.location.file == CONSULTATION:
        return "MIN17"
    return next((seed for seed, file in FILE_BY_SEED.items() if file == diagnostic.location.file), "all")


def _paragraph(section: int, place: int) -> int:
    """The number a paragraph is printed with: they are numbered through the report."""
    before = shipped(REPORT)["sections"][:section]
    return sum(len(each["paragraphs"]) for each in before) + place + 1
