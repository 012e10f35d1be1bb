"""Findings against the waivers of their document: which are allowed and why, and which waivers allow nothing."""

from collections.abc import Iterator, Sequence
from datetime import date

from bizplan.index.record import WaiverMark


def reason_for(marks: Sequence[WaiverMark], as_at: date, rule: str, place: Sequence[str]) -> str:
    """Why a finding of a rule at a place is allowed; empty if it is not.

    `place` holds the section and the ids that the finding is in. A waiver past its last day allows nothing.
    """
    fitting = (mark for mark in marks if fits(mark, rule, place) and not is_expired(mark, as_at))
    return next((mark.reason for mark in fitting), "")


def fits(mark: WaiverMark, rule: str, place: Sequence[str]) -> bool:
    """Whether a waiver means a finding of a rule at a place."""
    return mark.rule == rule and (not mark.at or mark.at in place)


def is_expired(mark: WaiverMark, as_at: date) -> bool:
    """Whether a waiver's last day has passed."""
    return bool(mark.until) and date.fromisoformat(mark.until) < as_at


def unmatched(marks: Sequence[WaiverMark], found: Sequence[tuple[str, Sequence[str]]]) -> Iterator[int]:
    """The positions of the waivers that mean none of the findings, each given as rule and place."""
    for position, mark in enumerate(marks):
        if not any(fits(mark, rule, place) for rule, place in found):
            yield position
