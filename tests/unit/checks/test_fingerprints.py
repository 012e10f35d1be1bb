"""Findings to the names by which they are known again."""

from dataclasses import replace

import pytest

from bizplan.checks.fingerprints import fingerprints
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity

FOUND = Diagnostic(
    "weasel-words",
    Severity.WARNING,
    Finding("“robust” cannot be tested", Location("plans/a.yaml", ("objectives", 3, "text"))),
    document="highways/2026-27",
    place=("objectives", "smooth-roads", "text"),
)


def print_of(found: Diagnostic) -> str:
    return fingerprints([found])[0]


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, severity=Severity.ERROR),
        replace(FOUND, waived="Agreed"),
        replace(FOUND, finding=Finding("“useful” cannot be tested", Location("plans/a.yaml", ("objectives", 0)))),
        replace(FOUND, finding=Finding("another", Location("moved/b.yaml", ("objectives", 3, "text")))),
    ],
    ids=["how severe", "whether allowed", "its words and position", "its file"],
)
def test_what_does_not_count(other: Diagnostic) -> None:
    assert print_of(other) == print_of(FOUND)


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, rule="long-sentence"),
        replace(FOUND, document="highways/2027-28"),
        replace(FOUND, place=("objectives", "bright-streets", "text")),
        replace(FOUND, place=("objectives", "smooth-roads")),
        replace(FOUND, place=("measures", "smooth-roads", "text")),
    ],
    ids=["rule", "document", "entry", "field", "section"],
)
def test_what_counts(other: Diagnostic) -> None:
    assert print_of(other) != print_of(FOUND)


def test_a_document_without_an_id_goes_by_its_file() -> None:
    lost = replace(FOUND, document="", place=())
    moved = replace(lost, finding=replace(lost.finding, location=Location("plans/b.yaml")))

    assert print_of(lost) != print_of(moved)


def test_findings_alike_are_told_apart_by_count_whatever_stands_between() -> None:
    other = replace(FOUND, rule="long-sentence")

    first, second = fingerprints([FOUND, FOUND])
    assert first != second
    assert fingerprints([FOUND, other, FOUND]) == (first, print_of(other), second)
    assert fingerprints([]) == ()
