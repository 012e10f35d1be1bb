"""The styles that a Word paper uses, by the names that Word shows; the reference document says what they look like."""

from enum import StrEnum
from typing import TypeAlias

from bizplan.reports.paper import Tone


class Para(StrEnum):
    """Styles of paragraphs."""

    BASE = "Normal"
    COUNCIL = "Council"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    STANDING = "Standing"
    RESTRICTION = "Restriction"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    HEADING_4 = "Heading 4"
    HEADING_5 = "Heading 5"
    TEXT = "Body Text"
    NUMBERED = "Numbered Paragraph"
    STATEMENT = "Statement"
    BULLET_1 = "List Bullet"
    BULLET_2 = "List Bullet 2"
    BULLET_3 = "List Bullet 3"
    NUMBER_1 = "List Number"
    NUMBER_2 = "List Number 2"
    NUMBER_3 = "List Number 3"
    FACTS = "Facts"
    DETAILS = "Details"
    QUOTE = "Quote"
    CALLOUT = "Callout"
    CALLOUT_TITLE = "Callout Title"
    CAPTION = "Caption"
    TABLE_HEAD = "Table Head"
    TABLE_TEXT = "Table Text"
    NOTE = "Note"
    CONTENTS_HEAD = "TOC Heading"
    CONTENTS = "toc 1"
    HEADER = "Header"
    FOOTER = "Footer"


class Char(StrEnum):
    """Styles of words in a paragraph."""

    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    LINK = "Hyperlink"
    LABEL = "Label"
    NUMBER = "Number"
    ABSENT = "Absent"
    RULE = "Rule"
    GOOD = "Status Good"
    WARNING = "Status Warning"
    BAD = "Status Bad"
    UNKNOWN = "Status Unknown"


class Grid(StrEnum):
    """Styles of tables."""

    TABLE = "Paper Table"
    COVER = "Paper Facts"
    MATRIX = "Paper Matrix"


StyleName: TypeAlias = Para | Char | Grid

HEADINGS = (Para.HEADING_1, Para.HEADING_2, Para.HEADING_3, Para.HEADING_4, Para.HEADING_5)
"""By a section's level, from 2: the paper's title is a Title, as Word has it."""
BULLETS = (Para.BULLET_1, Para.BULLET_2, Para.BULLET_3)
NUMBERS = (Para.NUMBER_1, Para.NUMBER_2, Para.NUMBER_3)
"""By how deep a list stands, from 0."""
STATUSES = {
    Tone.GOOD: Char.GOOD,
    Tone.WARNING: Char.WARNING,
    Tone.BAD: Char.BAD,
    Tone.UNKNOWN: Char.UNKNOWN,
}
