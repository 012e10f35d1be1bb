"""Findings against waivers."""

from datetime import date

import pytest

from bizplan.checks.waivers import fits, is_expired, reason_for, unmatched
from bizplan.index.record import WaiverMark

DAY = date(2026, 4, 1)
PLACE = ("objectives", "smooth-roads", "text")


def mark(rule: str = "weasel-words", at: str = "", reason: str = "Agreed", until: str = "") -> WaiverMark:
    return WaiverMark(rule, at, reason, until)


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        (mark(), True),
        (mark(at="smooth-roads"), True),
        (mark(at="objectives"), True),
        (mark(at="text"), True),
        (mark(at="smooth"), False),
        (mark(at="Smooth-Roads"), False),
        (mark(at="measures"), False),
        (mark(rule="long-sentence"), False),
        (mark(rule="long-sentence", at="smooth-roads"), False),
    ],
    ids=[
        "the whole document",
        "the entry",
        "the section",
        "the field",
        "a part of an id",
        "an id in other capitals",
        "another section",
        "another rule",
        "another rule at the entry",
    ],
)
def test_a_waiver_means_a_rule_at_a_place(waiver: WaiverMark, found: bool) -> None:
    assert fits(waiver, "weasel-words", PLACE) is found


@pytest.mark.parametrize(
    ("until", "expired"), [("", False), ("2026-04-01", False), ("2026-03-31", True), ("2027-01-01", False)]
)
def test_the_last_day_counts(until: str, expired: bool) -> None:
    assert is_expired(mark(until=until), DAY) is expired


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        ([], ""),
        ([mark(reason="First"), mark(reason="Second")], "First"),
        ([mark(at="measures", reason="First"), mark(at="objectives", reason="Second")], "Second"),
        ([mark(reason="First", until="2026-03-31"), mark(reason="Second")], "Second"),
        ([mark(reason="First", until="2026-03-31")], ""),
        ([mark(rule="long-sentence")], ""),
    ],
    ids=["none", "two that fit", "the one that fits", "the one in force", "expired", "another rule"],
)
def test_why_a_finding_is_allowed(marks: list[WaiverMark], reason: str) -> None:
    assert reason_for(marks, DAY, "weasel-words", PLACE) == reason


def test_a_finding_of_the_document_itself_is_allowed_only_in_the_whole() -> None:
    assert reason_for([mark(at="objectives")], DAY, "weasel-words", ()) == ""
    assert reason_for([mark()], DAY, "weasel-words", ()) == "Agreed"


def test_waivers_that_allow_nothing_are_told_by_position() -> None:
    marks = [mark(), mark(rule="long-sentence"), mark(at="measures"), mark(at="smooth-roads", until="2020-01-01")]

    assert list(unmatched(marks, [("weasel-words", PLACE)])) == [1, 2]
    assert list(unmatched(marks, [])) == [0, 1, 2, 3]
    assert list(unmatched([], [("weasel-words", PLACE)])) == []
