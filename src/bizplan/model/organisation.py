"""The organisation: who is who, and the council's own yardsticks as dated data."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bizplan.model.base import (
    Contact,
    Day,
    Document,
    DocumentId,
    Entity,
    Id,
    OneOrSeveral,
    Ref,
    Text,
    Whole,
    YesNo,
    ref_to,
)
from bizplan.model.yardsticks import (
    BankHoliday,
    Calendar,
    EqualityScale,
    ExemptParagraph,
    LeadTime,
    NeededClearance,
    PlanTemplate,
    PriceIndex,
    Purpose,
    RagScheme,
    ReportTemplate,
    RiskMatrix,
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


class Setting(Entity):
    """How one lint rule is set for this council."""

    rule: Text
    """The rule's name."""
    severity: Literal["error", "warning", "info", "off"] | None = None
    """How much its findings matter here; off switches it off."""
    parameters: dict[str, OneOrSeveral] = Field(default_factory=dict)
    """What the rule lets a council set, by the names that its help gives."""


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
    price_indices: tuple[PriceIndex, ...] = ()
    """Indices of prices, by which two years' money is compared."""
    bank_holidays: tuple[BankHoliday, ...] = ()
    """Exceptions to the usual bank holidays."""
    notice_days: Whole | None = None
    """Clear days between publication and meeting."""
    wider_breaks: YesNo = False
    """Whether the whole Christmas and Easter breaks count as no clear days, and not the bank holidays alone."""
    lead_times: tuple[LeadTime, ...] = ()
    """What must be done to a report before it is published, and how long before."""
    needed_clearances: tuple[NeededClearance, ...] = ()
    """Which clearances papers need before they are final, and what of a paper each covers."""
    exempt_paragraphs: tuple[ExemptParagraph, ...] = ()
    """The paragraphs under which information is exempt, each with its dates."""
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
