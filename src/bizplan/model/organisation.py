"""The organisation: who is who, and the council's own yardsticks as dated data."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import (
    Amount,
    Contact,
    Day,
    Document,
    DocumentId,
    Entity,
    Id,
    Ref,
    Text,
    Whole,
    YesNo,
    ref_to,
)


class Post(Entity):
    """A post that may have an individual plan; never a person's name."""

    kind_of_item: ClassVar[str] = "post"
    id: Id
    """The lasting name of the post."""
    name: Text
    """The title of the post."""


class Team(Entity):
    """A team inside a department."""

    kind_of_item: ClassVar[str] = "team"
    id: Id
    """The lasting name of the team, unlike that of any department or other team."""
    name: Text
    """The team's name in full."""
    posts: tuple[Post, ...] = ()
    """Posts that have plans of their own."""


class Department(Entity):
    """A department of the council."""

    kind_of_item: ClassVar[str] = "department"
    id: Id
    """The lasting name of the department."""
    name: Text
    """Its name in full."""
    short_name: Text | None = None
    """Its name in a narrow column."""
    aliases: tuple[Text, ...] = ()
    """Other names it goes by."""
    chief_officer: Text | None = None
    """The role that leads it."""
    committees: tuple[Annotated[Ref, ref_to("committee")], ...] = ()
    """The committees that receive or approve its plan."""
    teams: tuple[Team, ...] = ()
    """Its teams."""
    until: Day | None = None
    """The last day it existed under this name."""


class Committee(Entity):
    """A committee, board or group that receives papers."""

    kind_of_item: ClassVar[str] = "committee"
    id: Id
    """The lasting name of the committee."""
    name: Text
    """Its name in full."""
    aliases: tuple[Text, ...] = ()
    """Other names it goes by."""
    decides: YesNo = False
    """Whether it approves plans, or only receives them."""


class Partner(Entity):
    """An organisation outside the council that shares work with it."""

    kind_of_item: ClassVar[str] = "partner"
    id: Id
    """The lasting name of the partner."""
    name: Text
    """Its name in full."""
    aliases: tuple[Text, ...] = ()
    """Other names it goes by."""


class Fund(Entity):
    """A fund; money of different funds is never added together unasked."""

    kind_of_item: ClassVar[str] = "fund"
    id: Id
    """The lasting name of the fund."""
    name: Text
    """Its name in full."""
    aliases: tuple[Text, ...] = ()
    """Earlier and later names."""
    note: Text | None = None
    """What it is for."""


class Term(Entity):
    """A term or acronym with its meaning."""

    term: Text
    """The term as it stands in papers."""
    meaning: Text
    """What it stands for."""


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
    note: Text | None = None
    """How sure it is."""


SectionName = Literal[
    "statement", "ambitions", "aims", "outcomes", "services", "budget", "charts", "objectives", "programmes",
    "corporate programmes", "departmental programmes", "workstreams", "measures", "capabilities", "horizon",
    "changes", "commitments", "actions", "risks", "equalities", "ended", "approvals", "contacts",
]  # fmt: skip


class TemplateSection(Entity):
    """One section of a plan template, in its printed place."""

    section: SectionName
    """Which part of the plan is printed here."""
    heading: Text | None = None
    """The heading over it; {year} stands for the plan's year."""
    required: YesNo = True
    """Whether the form asks for it."""
    intro: Text | None = None
    """A line printed under the heading."""


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
    implications: tuple[Text, ...] = ()
    """The implications each report answers."""
    note: Text | None = None
    """What is known of it."""


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


class BankHoliday(Entity):
    """A year's exception to the usual bank holidays of England."""

    day: Day
    """The day off."""
    instead_of: Day | None = None
    """The usual day that it replaces; left out for an extra holiday."""
    name: Text
    """What it is for."""


class Setting(Entity):
    """How one lint rule is set for this council."""

    rule: Text
    """The rule's name."""
    severity: Literal["error", "warning", "info", "off"] | None = None
    """How much its findings matter here; off switches it off."""


class Limits(Entity):
    """How large a document may be."""

    file_kilobytes: Whole | None = None
    """The largest file that is read, in kilobytes."""
    depth: Whole | None = None
    """How deep lists and groups may be nested."""


class Organisation(Document):
    """The root of a plan repository: who is who, and the council's own yardsticks."""

    kind: Literal["organisation"]
    """What this document is."""
    id: DocumentId
    """The lasting name of the council."""
    name: Text
    """The council's name in full."""
    short_name: Text | None = None
    """Its name in a running line."""
    council_body: Text | None = None
    """The body in which all members meet."""
    departments: tuple[Department, ...] = ()
    """Its departments, in the order of papers."""
    committees: tuple[Committee, ...] = ()
    """Its committees."""
    partners: tuple[Partner, ...] = ()
    """Organisations that share work with it."""
    funds: tuple[Fund, ...] = ()
    """Its funds."""
    glossary: tuple[Term, ...] = ()
    """Terms and acronyms that papers may use."""
    risk_matrices: tuple[RiskMatrix, ...] = ()
    """How risks are scored, each matrix from its date."""
    rag_schemes: tuple[RagScheme, ...] = ()
    """How figures become red, amber and green."""
    calendars: tuple[Calendar, ...] = ()
    """How a year is divided for reporting."""
    plan_templates: tuple[PlanTemplate, ...] = ()
    """The forms of a departmental plan, each from its date."""
    report_templates: tuple[ReportTemplate, ...] = ()
    """The forms of a committee report, each from its date."""
    purposes: tuple[Purpose, ...] = ()
    """Why a paper goes to a committee, and the verbs that fit."""
    equality_scales: tuple[EqualityScale, ...] = ()
    """The equalities self-assessment, each form of it."""
    bank_holidays: tuple[BankHoliday, ...] = ()
    """Exceptions to the usual bank holidays."""
    notice_days: Whole | None = None
    """Clear days between publication and meeting."""
    sign_convention: Literal["cost positive", "income positive"] = "cost positive"
    """How amounts are signed throughout."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")] | None = None
    """The corporate plan in force."""
    lint: tuple[Setting, ...] = ()
    """How rules are set for this council."""
    limits: Limits | None = None
    """How large a document may be."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask, by role."""

    @property
    def document_id(self) -> str:
        """The council's id."""
        return self.id
