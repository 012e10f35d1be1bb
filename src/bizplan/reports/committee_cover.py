"""Meetings to the table at the head of a committee paper, and any paper to one for a committee."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bizplan.reports.paper import (
    Absent,
    Callout,
    Column,
    Fact,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
    Value,
    Width,
    literal,
)
from bizplan.values.counts import lowered
from bizplan.values.dates import day_in_words

PUBLIC_OR_EXEMPT = "Public or exempt"
"""The label on a cover beside which it stands whether the public may see the paper."""
NOT_WHOLE = "not-whole"
"""The anchor of the section that says so."""


@dataclass(frozen=True, slots=True)
class CommitteeHeading:
    """For which meeting a paper is."""

    committee: str
    """The committee's name."""
    day: date
    purpose: str
    """What the committee is asked for, such as information; empty where that is not stated."""


def meetings_table(headings: Sequence[CommitteeHeading], *, has_purpose: bool = True) -> Table:
    """Each committee that a paper goes to with its own day and, unless no form asks for it, its own purpose."""
    columns = (
        Column("Committee" if len(headings) == 1 else "Committees", width=Width.WIDE),
        Column("Dated"),
        *((Column("Purpose"),) if has_purpose else ()),
    )
    rows = []
    for each in headings:
        purpose: Value = literal(f"For {each.purpose}") if each.purpose else Absent("not stated")
        known = (literal(each.committee), literal(day_in_words(each.day)))
        rows.append(Row((*known, *((purpose,) if has_purpose else ()))))
    return Table("", "Where this paper goes", columns, tuple(rows))


def for_committee(paper: Paper, heading: CommitteeHeading) -> Paper:
    """The paper with the table of a committee report at its head: the committee, its day and its purpose."""
    subject = f"{paper.title}, {lowered(paper.subtitle)}" if paper.subtitle else paper.title
    told = [Fact("Subject", (literal(subject),)), Fact(PUBLIC_OR_EXEMPT, (literal("Public"),))]
    told += [Fact("Status", (literal(paper.status),))] if paper.status else []
    meetings = meetings_table([heading])
    return replace(paper, meetings=meetings, cover=(*told, *paper.cover), status=paper.status or "Public")


def not_whole(paper: Paper, lacking: tuple[str, ...]) -> Paper:
    """The paper, which says first that these plans or files have errors, so that it may lack parts of them."""
    if not lacking:
        return paper
    words = literal(f"These have errors, so this paper may lack parts of them: {', '.join(lacking)}.")
    told = Callout((Paragraph(words),), title="Not yet to be relied on", tone=Tone.WARNING)
    return replace(paper, sections=(Section(NOT_WHOLE, "What may be lacking", (told,)), *paper.sections))


def is_whole(paper: Paper) -> bool:
    """Whether the paper rests on documents without errors."""
    return all(each.anchor != NOT_WHOLE for each in paper.sections)
