"""Everything that was found to what counts."""

from dataclasses import replace

import pytest

from bizplan.checks.fingerprints import fingerprints
from bizplan.checks.outcome import build_outcome
from bizplan.checks.rule import Profile
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.index.record import Record
from tests.small_council import plan, record

FILE, OTHER = "plans/highways.yaml", "plans/libraries.yaml"
DRAFT_RULE, COMMITTEE_RULE, FINAL_RULE = "text-slip", "weasel-words", "unapproved-plan"
"""A rule that applies from each profile upwards."""


def found(rule: str, severity: Severity = Severity.WARNING, file: str = FILE, waived: str = "") -> Diagnostic:
    finding = Finding(rule, Location(file, ("objectives", 0)))
    return Diagnostic(rule, severity, finding, waived, file, ("objectives", "a"))


def records(status: str = "published") -> list[Record]:
    return [record(plan(status=status), FILE), record(plan(unit="libraries", status="published"), OTHER)]


ALL = tuple(map(found, (DRAFT_RULE, COMMITTEE_RULE, FINAL_RULE)))


@pytest.mark.parametrize(
    ("status", "profile", "rules"),
    [
        ("draft", None, [DRAFT_RULE]),
        ("submitted", None, [DRAFT_RULE, COMMITTEE_RULE]),
        ("published", None, [DRAFT_RULE, COMMITTEE_RULE, FINAL_RULE]),
        ("draft", Profile.FINAL, [DRAFT_RULE, COMMITTEE_RULE, FINAL_RULE]),
        ("published", Profile.DRAFT, [DRAFT_RULE]),
        ("published", Profile.COMMITTEE, [DRAFT_RULE, COMMITTEE_RULE]),
    ],
)
def test_the_profile_is_the_documents_own_or_the_one_that_is_asked_for(
    status: str, profile: Profile | None, rules: list[str]
) -> None:
    outcome = build_outcome(ALL, records(status), profile, frozenset())
    assert [each.rule for each in outcome.counting] == rules


def test_what_is_allowed_and_what_is_known_does_not_count() -> None:
    allowed, old, new = found(DRAFT_RULE, waived="Agreed"), found(COMMITTEE_RULE), found(FINAL_RULE)

    outcome = build_outcome([allowed, old, new], records(), None, frozenset(fingerprints([old])))

    assert (outcome.allowed, outcome.known, outcome.counting) == ((allowed,), (old,), (new,))


def test_one_of_two_alike_may_be_known() -> None:
    alike = found(DRAFT_RULE)

    outcome = build_outcome([alike, alike], records(), None, frozenset(fingerprints([alike])))

    assert (len(outcome.known), len(outcome.counting)) == (1, 1)


def test_one_that_is_allowed_does_not_take_the_place_of_a_known_one() -> None:
    allowed, old = found(DRAFT_RULE, waived="Agreed"), found(DRAFT_RULE)

    outcome = build_outcome([allowed, old], records(), None, frozenset(fingerprints([old])))

    assert (outcome.known, outcome.counting) == ((old,), ())


def test_a_rule_that_is_not_in_the_catalogue_counts_from_the_first_profile() -> None:
    outcome = build_outcome([found("no-such-rule")], records("draft"), None, frozenset())
    assert [each.rule for each in outcome.counting] == ["no-such-rule"]


def test_a_file_that_holds_no_document_is_taken_as_final() -> None:
    outcome = build_outcome([found(FINAL_RULE, file="plans/broken.yaml")], records("draft"), None, frozenset())

    assert len(outcome.counting) == 1
    assert outcome.files == (FILE, OTHER)


@pytest.mark.parametrize(
    ("findings", "passed"),
    [
        ((), Profile.FINAL),
        ((found(DRAFT_RULE),), None),
        ((found(COMMITTEE_RULE),), Profile.DRAFT),
        ((found(FINAL_RULE),), Profile.COMMITTEE),
        (ALL, None),
        ((found(DRAFT_RULE, Severity.INFO), found(FINAL_RULE)), Profile.COMMITTEE),
        ((found(DRAFT_RULE, Severity.ERROR),), None),
        ((found(DRAFT_RULE, waived="Agreed"),), Profile.FINAL),
        ((found(DRAFT_RULE, file=OTHER),), Profile.FINAL),
    ],
    ids=[
        "nothing",
        "a draft rule",
        "a committee rule",
        "a final rule",
        "one of each",
        "info fails nothing",
        "an error",
        "allowed",
        "of another document",
    ],
)
def test_the_highest_profile_that_a_document_passes(findings: tuple[Diagnostic, ...], passed: Profile | None) -> None:
    outcome = build_outcome(findings, records("draft"), None, frozenset())
    assert outcome.passed["highways/2019-20"] is passed


def test_what_the_baseline_holds_still_keeps_a_document_from_passing() -> None:
    old = found(DRAFT_RULE)
    outcome = build_outcome([old], records(), None, frozenset(fingerprints([old])))

    assert outcome.counting == ()
    assert outcome.passed == {"highways/2019-20": None, "libraries/2019-20": Profile.FINAL}


def test_findings_keep_their_order() -> None:
    given = [found(FINAL_RULE), found(DRAFT_RULE, file=OTHER), replace(found(COMMITTEE_RULE), severity=Severity.INFO)]
    assert build_outcome(given, records(), None, frozenset()).counting == tuple(given)
