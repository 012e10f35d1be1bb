"""The council's own yardsticks as dated data: how risks are scored, figures judged, years divided, papers formed."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Amount, ClearanceHead, Day, DocumentId, Entity, Id, Ref, Text, Whole, Year, YesNo, ref_to


class Level(Entity):
    """One step of a risk scale."""

    name: Text
    """The word for it."""
    value: Whole
    """What it counts in the score."""


class Band(Entity):
    """A stretch of risk scores under one colour."""

    colour: Literal["green", "amber", "red"]
    """The colour's name."""
    least: Whole
    """The lowest score of the band."""
    most: Whole
    """The highest score of the band."""


class RiskMatrix(Entity):
    """How risks are scored: likelihood times impact, in bands."""

    kind_of_item: ClassVar[str] = "risk-matrix"
    id: Id
    """The lasting name of the matrix."""
    starts: Day | None = None
    """The first day it was used."""
    likelihood: tuple[Level, ...]
    """The steps of likelihood, lowest first."""
    impact: tuple[Level, ...]
    """The steps of impact, lowest first."""
    bands: tuple[Band, ...]
    """The colours, lowest first."""
    verified: YesNo = True
    """Whether the matrix itself has been seen, or only scores that fit it."""
    note: Text | None = None
    """Where it comes from."""

    @property
    def scores(self) -> frozenset[int]:
        """Every score that some likelihood and impact make."""
        return frozenset(chance.value * harm.value for chance in self.likelihood for harm in self.impact)

    def colour(self, score: int) -> str:
        """The colour of the band that holds a score; empty if none does."""
        return next((band.colour for band in self.bands if band.least <= score <= band.most), "")


class RagScheme(Entity):
    """A council's rule for turning figures into red, amber and green."""

    kind_of_item: ClassVar[str] = "rag-scheme"
    id: Id
    """The lasting name of the scheme."""
    name: Text
    """What it is called."""
    compares: Literal["shortfall to target", "forecast to budget", "target then last year", "minimum and ideal"]
    """Which two things it sets side by side."""
    green_to: Amount | None = None
    """The last per cent that is green, where the scheme works by per cent."""
    amber_to: Amount | None = None
    """The last per cent that is amber, where the scheme works by per cent."""
    green: Text
    """The rule for green in words."""
    amber: Text
    """The rule for amber in words."""
    red: Text
    """The rule for red in words."""
    starts: Day | None = None
    """The first day it was used."""
    basis: Literal["published", "inferred", "judgement"] = "published"
    """How sure the rule is."""
    note: Text | None = None
    """Where it comes from."""


class CalendarPeriod(Entity):
    """One reporting period of a calendar."""

    part: Text
    """Its short name, such as Q1."""
    name: Text
    """Its months in words, such as April to June."""
    first_month: Whole
    """The number of its first calendar month."""
    last_month: Whole
    """The number of its last calendar month."""


class Calendar(Entity):
    """How a year is divided for reporting."""

    kind_of_item: ClassVar[str] = "calendar"
    id: Id
    """The lasting name of the calendar."""
    name: Text
    """What it is called."""
    periods: tuple[CalendarPeriod, ...]
    """Its periods, in order."""
    used_by: tuple[Text, ...] = ()
    """Who reports by it."""
    due_days: Whole | None = None
    """Working days after the end of a period within which its return is due."""
    note: Text | None = None
    """How sure it is."""


SectionName = Literal[
    "statement", "ambitions", "aims", "outcomes", "services", "budget", "savings", "capital", "percentages", "charts",
    "objectives", "programmes", "corporate programmes", "departmental programmes", "workstreams", "commitments",
    "actions", "measures",
    "corporate measures", "departmental measures", "capabilities", "horizon", "changes", "stops", "risks", "equalities",
    "ended", "approvals", "contacts",
]  # fmt: skip
"""A part of a plan; programmes may be printed by their scope, and measures after the programmes they measure."""


class TemplateColumn(Entity):
    """One column of a table that the form prints."""

    shows: Literal["entry", "score", "timescale", "reading", "target", "direction"]
    """What stands in the column: the entry itself, or what is known of it."""
    heading: Text
    """The head of the column; {period} stands for the reporting period of the figures below."""


class TemplateSection(Entity):
    """One section of a plan template, in its printed place."""

    section: SectionName
    """Which part of the plan is printed here."""
    heading: Text | None = None
    """The heading over it; {year} stands for the plan's year."""
    required: YesNo = True
    """Whether the form asks for it."""
    part: Text | None = None
    """The heading of the part of the form it stands in; sections beside each other in one part share it."""
    intro: Text | None = None
    """A line printed under the heading."""
    numbered: YesNo = False
    """Whether its entries are printed with numbers; programmes count on from one group to the next."""
    columns: tuple[TemplateColumn, ...] = ()
    """The columns, where the form prints a table."""
    key: Text | None = None
    """The words over the key to the marks, where the form prints one."""


class PlanTemplate(Entity):
    """The form of a departmental plan as it was in some year: which sections, under which headings, in which order."""

    kind_of_item: ClassVar[str] = "plan-template"
    id: DocumentId
    """The lasting name of the form."""
    name: Text
    """What it is called."""
    starts: Day | None = None
    """The first day it was used."""
    sections: tuple[TemplateSection, ...]
    """Its sections in printed order."""
    equality_scale: Annotated[Ref, ref_to("equality-scale")] | None = None
    """The self-assessment scale it asks for, where it asks for one."""
    note: Text | None = None
    """What is known of it."""


class CoverQuestion(Entity):
    """One of the questions on spending that a cover answers."""

    asks: Literal["outcomes", "extra", "amount", "funding", "agreed"]
    """Which answer it asks for: a field of the report's spending."""
    text: Text
    """The question as the form prints it."""


class ReportTemplate(Entity):
    """The form of a committee report from some date on."""

    kind_of_item: ClassVar[str] = "report-template"
    id: DocumentId
    """The lasting name of the form."""
    name: Text
    """What it is called."""
    starts: Day
    """The first day it was used."""
    fields: tuple[Literal["committees", "date", "subject", "public", "report_of", "purpose", "author", "spending"], ...]
    """What its cover must state."""
    questions: tuple[CoverQuestion, ...] = ()
    """The questions on spending in printed order, in the form's own words; left out, all of them in usual words."""
    headings: tuple[Text, ...] = ()
    """The headings of its main report, in order; a new report begins with them."""
    implications: tuple[Text, ...] = ()
    """The implications each report answers."""
    note: Text | None = None
    """What is known of it."""


class LeadTime(Entity):
    """What must be done to a committee report some time before it is published."""

    step: Literal["draft", "clearance"]
    """Writing it, or clearing it."""
    name: Text
    """The step in words, such as draft to the committee clerk."""
    head: ClearanceHead | None = None
    """What it is cleared for, where the step is a clearance."""
    role: Text | None = None
    """Who owes it, by role; left out, the author of the report."""
    days: Whole
    """Working days before publication by which it is due."""


class NeededClearance(Entity):
    """A clearance that papers of some kinds need before they are final."""

    head: ClearanceHead
    """What they are cleared for."""
    papers: tuple[Literal["plan", "committee-report", "corporate-plan", "minute", "consultation", "strategy"], ...]
    """The kinds of document that need it."""
    covers: tuple[Text, ...] = ()
    """The fields that are cleared, such as budget: an edit elsewhere leaves it standing; left out, all that is said."""


class ExemptParagraph(Entity):
    """One paragraph of Schedule 12A to the Local Government Act 1972: a kind of information that is exempt."""

    paragraph: Text
    """Its number."""
    information: Text
    """Which information it is, in a few words that follow “information”."""
    starts: Day | None = None
    """The first day it was in force."""
    until: Day | None = None
    """The last day it was in force."""


class Purpose(Entity):
    """Why a paper goes to a committee, and the verbs that fit a recommendation of that purpose."""

    id: Id
    """The purpose in one word, such as decision."""
    aliases: tuple[Text, ...] = ()
    """Other words on covers for the same purpose."""
    verbs: tuple[Text, ...]
    """Verbs with which such a recommendation begins."""
    minute: tuple[Text, ...] = ()
    """How such a decision is usually minuted."""


class ScaleStep(Entity):
    """One mark of the self-assessment scale."""

    mark: Text
    """The mark, such as 3 or N/A."""
    name: Text
    """What it means."""


class Criterion(Entity):
    """One question of the equalities self-assessment."""

    kind_of_item: ClassVar[str] = "criterion"
    id: Id
    """The lasting name of the criterion."""
    name: Text
    """The question as it is printed."""


class EqualityScale(Entity):
    """The equalities, diversity and inclusion self-assessment: its criteria and its marks."""

    kind_of_item: ClassVar[str] = "equality-scale"
    id: DocumentId
    """The lasting name of the scale."""
    marks: tuple[ScaleStep, ...]
    """The marks, best first."""
    criteria: tuple[Criterion, ...]
    """The criteria in printed order."""


class IndexLevel(Entity):
    """Where a price index stood in a year."""

    year: Year
    """The financial year."""
    level: Amount
    """The index, against 100 in its base year."""


class PriceIndex(Entity):
    """An index of prices, by which two years' money is compared like for like."""

    kind_of_item: ClassVar[str] = "price-index"
    id: Id
    """The lasting name of the index."""
    name: Text
    """What it is called, with its base year."""
    source: Text
    """Who publishes it, and of which day the levels are."""
    levels: tuple[IndexLevel, ...]
    """Its levels, earliest first."""
    note: Text | None = None
    """What it covers."""


class BankHoliday(Entity):
    """A year's exception to the usual bank holidays of England."""

    day: Day
    """The day off."""
    instead_of: Day | None = None
    """The usual day that it replaces; left out for an extra holiday."""
    name: Text
    """What it is for."""
