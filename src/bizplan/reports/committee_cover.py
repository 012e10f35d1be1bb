"""A paper of the whole council to a committee paper: at its head the committee, the day and what it is asked."""

from dataclasses import dataclass, replace
from datetime import date

from bizplan.reports.paper import Callout, Fact, Paper, Paragraph, Section, Tone, literal
from bizplan.values.dates import day_in_words

NOT_WHOLE = "not-whole"
"""The anchor of the section that says so."""


@dataclass(frozen=True, slots=True)
class CommitteeHeading:
    """For which meeting a paper is."""

    committee: str
    """The committee's name."""
    day: date
    purpose: str
    """What the committee is asked for, such as information."""


def for_committee(paper: Paper, heading: CommitteeHeading) -> Paper:
    """The paper with the committee, its day and its purpose first on its cover, as a committee report has them."""
    told = (
        Fact("Committee", (literal(heading.committee),)),
        Fact("Dated", (literal(day_in_words(heading.day)),)),
        Fact("Subject", (literal(paper.title),)),
        Fact("Purpose", (literal(f"For {heading.purpose}"),)),
    )
    return replace(paper, cover=(*told, *paper.cover), status=paper.status or "Public")


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
