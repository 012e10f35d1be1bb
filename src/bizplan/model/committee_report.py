"""A committee report: its cover, its numbered text, its appendices and background papers."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from bizplan.model.base import Amount, Contact, Day, Document, DocumentId, Entity, Moment, Ref, Text, Year, ref_to
from bizplan.model.exemption import Printed
from bizplan.model.live_text import LiveBlocks, LiveText
from bizplan.values.amounts import MoneyUnit


class Meeting(Entity):
    """One committee to which the report goes, on its day and for its purpose."""

    committee: Annotated[Ref, ref_to("committee")]
    """The committee."""
    date: Day
    """The day of its meeting."""
    purposes: tuple[Text, ...]
    """What the committee is asked for, in the cover's words: decision, information, discussion, feedback."""


class Recommendation(Printed):
    """One thing Members are asked to do."""

    text: LiveText
    """The recommendation, beginning with its verb."""
    committee: Annotated[Ref, ref_to("committee")] | None = None
    """The committee it is for, where the report goes to several."""


class Implication(Printed):
    """The answer under one head of implications."""

    topic: Text
    """The head, such as financial or legal."""
    answer: LiveText
    """The answer; “none” wants a reason."""
    reason: LiveText | None = None
    """Why there is none."""


class Point(Entity):
    """One point of a list."""

    text: LiveText
    """Its words."""
    points: "Points" = ()
    """The points under it."""


def _point(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Points = tuple[Annotated[Point, BeforeValidator(_point, json_schema_input_type=Text | Point)], ...]
"""Points of a list; each is its words, or its words with points under them."""


class Paragraph(Printed):
    """One numbered paragraph."""

    text: LiveBlocks
    """Its words; figures and tables of other documents can be set in them by reference."""
    points: Points = ()
    """The points under it, and points under those."""
    implications: tuple[Implication, ...] = ()
    """The answers it gives under the heads of implications."""


class ReportSection(Printed):
    """A heading and the paragraphs under it; paragraphs are numbered through the report."""

    heading: Text
    """The heading."""
    paragraphs: tuple[Paragraph, ...]
    """The paragraphs under it."""


class Spending(Printed):
    """The cover's questions on money."""

    outcomes: tuple[Annotated[Ref, ref_to("outcome", "activity")], ...] = ()
    """The corporate outcomes the report bears on directly."""
    extra: Literal["yes", "no", "N/A"]
    """Whether extra revenue or capital spending is needed."""
    amount: Amount | None = None
    """How much."""
    unit: MoneyUnit | None = None
    """What one unit of the amount is worth."""
    funding: Text | None = None
    """Where it comes from."""
    agreed: Literal["yes", "no", "N/A"] | None = None
    """Whether finance has agreed to it."""


PaperName = Literal[
    "summary",
    "coverage",
    "budget",
    "performance",
    "risks",
    "equalities",
    "changes",
    "digest",
    "corporate-plan",
]
"""A paper that is made of the plans that are held, by the name that `bizplan render` knows."""


class Appendix(Printed):
    """What is attached to the report: a document, a paper by name, or a text."""

    title: Text
    """Its title as listed."""
    purpose: Text | None = None
    """What it is attached for."""
    document: Annotated[Ref, ref_to("plan", "corporate-plan", "strategy", "consultation", "return")] | None = None
    """The document, where it is held here."""
    paper: PaperName | None = None
    """A paper by name, such as coverage, where it is made of the plans that are held."""
    department: Annotated[Ref, ref_to("department")] | None = None
    """For a paper by name: the one department that it is about; a summary needs it."""
    period: Year | None = None
    """For a paper by name: its financial year; left out, the latest of which there are plans."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")] | None = None
    """For a paper by name: the corporate plan; left out, the one that most of the plans name."""
    text: LiveBlocks | None = None
    """Its text in Markdown, where it is written here."""

    @property
    def asks_for(self) -> tuple[str, str, str, str] | None:
        """The paper by name, its year, department and corporate plan, each empty if not stated; None if it is none."""
        if self.paper is None:
            return None
        return (self.paper, str(self.period or ""), str(self.department or ""), str(self.corporate_plan or ""))


class BackgroundPaper(Printed):
    """A paper the report rests on."""

    title: Text
    """Its title."""
    body: Text | None = None
    """The committee or body it went to."""
    date: Moment | None = None
    """Its date."""


class CommitteeReport(Document):
    """A report to one committee or several."""

    kind: Literal["committee-report"]
    """What this document is."""
    id: DocumentId
    """The lasting name of the report."""
    meetings: tuple[Meeting, ...]
    """The committees it goes to."""
    subject: Text
    """What it is about."""
    public: Literal["public", "exempt"]
    """Whether it is taken in public."""
    exempt_paragraph: Text | None = None
    """The paragraph of Schedule 12A under which it is exempt."""
    report_of: Text
    """The chief officer whose report it is, by role."""
    author: Text | None = None
    """Who wrote it, by role."""
    template: Annotated[Ref, ref_to("report-template")] | None = None
    """The form it is written in; left out, the one of its date."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")] | None = None
    """The corporate plan whose outcomes it names."""
    status: Literal["draft", "submitted", "published"] = "draft"
    """Being written, going to a committee, or published."""
    published_on: Day | None = None
    """The day the agenda was published."""
    urgency: Text | None = None
    """Why it is taken at short notice."""
    spending: Spending | None = None
    """The cover's questions on money."""
    summary: tuple[LiveBlocks, ...]
    """The summary, paragraph by paragraph."""
    recommendations: tuple[Recommendation, ...]
    """What Members are asked to do."""
    sections: tuple[ReportSection, ...]
    """The main report."""
    appendices: tuple[Appendix, ...] = ()
    """What is attached, in order."""
    background_papers: tuple[BackgroundPaper, ...] = ()
    """What it rests on."""
    drafts: tuple[Moment, ...] = ()
    """When earlier drafts went to Members."""
    changes: tuple[LiveText, ...] = ()
    """What changed since the last draft."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask, by role."""

    @property
    def document_id(self) -> str:
        """Its id."""
        return self.id
