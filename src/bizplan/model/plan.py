"""The plan of a department, a team or a person for one year."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ValidationError, model_validator

from bizplan.model.base import Contact, Day, Document, Entity, Former, Id, Item, Moment, Ref, Text, Year, ref_to
from bizplan.model.budget import Budget, Chart, Savings
from bizplan.model.exemption import Printed
from bizplan.model.measure import Measure
from bizplan.model.programme import Action, Commitment, Programme, Workstream
from bizplan.model.resources import Capital, ResourceShare
from bizplan.model.risk import EqualityScore, Risk

_UNIT_BY_LEVEL = {"department": "department", "team": "team", "individual": "post"}


class Ambition(Item):
    """What the department wants to be true in the long run."""

    kind_of_item: ClassVar[str] = "ambition"
    text: Text
    """The ambition as the plan words it."""


class PlanAim(Item):
    """A standing aim of the department."""

    kind_of_item: ClassVar[str] = "plan-aim"
    text: Text
    """The aim as the plan words it."""


class Service(Item):
    """What the department does all year round."""

    kind_of_item: ClassVar[str] = "service"
    name: Text
    """The service as the plan names it."""
    no_budget: Text | None = None
    """Why no budget line belongs to it."""


class Objective(Item):
    """What the department sets out to achieve this year."""

    kind_of_item: ClassVar[str] = "objective"
    text: Text
    """The objective as the plan words it."""


class Capability(Item):
    """How the department means to become better at its work."""

    kind_of_item: ClassVar[str] = "capability"
    text: Text
    """The capability as the plan words it."""


class Prospect(Item):
    """Something ahead: planned for later years, or under consideration."""

    kind_of_item: ClassVar[str] = "prospect"
    text: Text
    """The prospect as the plan words it."""
    due: Moment | None = None
    """When, as exactly as it is known."""
    timescale: Text | None = None
    """The timescale as printed."""


class Change(Item):
    """What changed since last year."""

    kind_of_item: ClassVar[str] = "change"
    text: Text
    """The change as the plan words it."""
    item: Annotated[Ref, ref_to("service", "objective", "programme", "workstream", "measure", "risk")] | None = None
    """The entry it is about."""


ENDING_KINDS = ("service", "objective", "programme", "workstream", "measure", "risk", "department", "partner")
"""Where an entry may have gone."""


class Ending(Printed):
    """What became of an entry of the last plan that is not in this one."""

    item: Id
    """Its id in the earlier plan."""
    how: Literal["completed", "stopped", "moved", "merged"]
    """How it ended."""
    to: Annotated[Ref, ref_to(*ENDING_KINDS)] | None = None
    """Where it moved to, or what it was merged into."""
    when: Moment | None = None
    """When it ended."""
    reason: Text
    """Why."""


class OutcomeClaim(Printed):
    """One corporate outcome that the plan says it serves."""

    outcome: Annotated[Ref, ref_to("outcome", "activity")] | None = None
    """The outcome, by number or slug."""
    title: Text | None = None
    """The outcome as the plan words it."""
    formerly: tuple[Former, ...] = ()
    """What it named under earlier corporate plans, the latest last, where the plan was migrated."""


class BlanketClaim(Entity):
    """A claim on every outcome at once; it is a claim, and counts as no service."""

    text: Text
    """The claim as printed, such as “all twelve corporate outcomes”."""


class Outcomes(Printed):
    """What the plan says about the corporate outcomes."""

    text: Text | None = None
    """The passage as printed, where it is more than a list."""
    claims: tuple[OutcomeClaim, ...] = ()
    """The outcomes named."""
    blanket: BlanketClaim | None = None
    """A claim on every outcome at once."""


class Approval(Entity):
    """A committee's decision on the plan."""

    committee: Annotated[Ref, ref_to("committee")]
    """The committee that decided."""
    date: Moment
    """When."""
    decision: Text
    """What it decided."""
    minute: Annotated[Ref, ref_to("minute")] | None = None
    """The minute that records it."""
    content: Text | None = None
    """The fingerprint of what was approved, as “bizplan approve” records it."""


class Plan(Document):
    """A business plan."""

    kind: Literal["plan"]
    """What this document is."""
    level: Literal["department", "team", "individual"]
    """Whose plan it is."""
    department: Annotated[Ref, ref_to("department")]
    """The department, by its id in the organisation."""
    team: Annotated[Ref, ref_to("team")] | None = None
    """The team, for the plan of a team or a person."""
    post: Annotated[Ref, ref_to("post")] | None = None
    """The post, for the plan of a person; never a name."""
    period: Year
    """The financial year it is for."""
    corporate_plan: Annotated[Ref, ref_to("corporate-plan")]
    """The corporate plan whose outcomes it names."""
    template: Annotated[Ref, ref_to("plan-template")] | None = None
    """The form it is written in."""
    status: Literal["draft", "submitted", "published"] = "draft"
    """Being written, going to a committee, or published."""
    title: Text | None = None
    """Its title as printed."""
    calendar: Annotated[Ref, ref_to("calendar")] | None = None
    """How its year is divided for reporting."""
    owner: Text | None = None
    """The role that answers for it."""
    statement: Text | None = None
    """What the department is for, in one sentence."""
    ambitions: tuple[Ambition, ...] = ()
    """What it wants to be true in the long run."""
    aims: tuple[PlanAim, ...] = ()
    """Its standing aims."""
    outcomes: Outcomes | None = None
    """What it says about the corporate outcomes."""
    services: tuple[Service, ...] = ()
    """What it does all year round."""
    budget: Budget | None = None
    """What it costs."""
    savings: Savings | None = None
    """What it is to save."""
    capital: Capital | None = None
    """What it builds and buys, over the years."""
    percentages: tuple[ResourceShare, ...] = ()
    """Percentages of its money or staff, with what they are of."""
    charts: tuple[Chart, ...] = ()
    """Pictures of its money."""
    objectives: tuple[Objective, ...] = ()
    """What it sets out to achieve this year."""
    programmes: tuple[Programme, ...] = ()
    """Its programmes and projects, corporate ones first."""
    workstreams: tuple[Workstream, ...] = ()
    """Its major workstreams."""
    commitments: tuple[Commitment, ...] = ()
    """What strategies commit it to."""
    actions: tuple[Action, ...] = ()
    """What it will do by a date."""
    actions_due: Moment | None = None
    """The date under which all actions are printed, where they have none of their own."""
    measures: tuple[Measure, ...] = ()
    """How success will be known."""
    risks: tuple[Risk, ...] = ()
    """What could go wrong."""
    risks_on: Day | None = None
    """The day of the risk register from which the risks are taken."""
    no_risks: Text | None = None
    """Why no risk is listed."""
    equalities: tuple[EqualityScore, ...] = ()
    """Its equalities self-assessment."""
    capabilities: tuple[Capability, ...] = ()
    """How it means to become better at its work."""
    horizon: tuple[Prospect, ...] = ()
    """What is ahead, planned or under consideration."""
    changes: tuple[Change, ...] = ()
    """What changed since last year."""
    ended: tuple[Ending, ...] = ()
    """What became of entries of the last plan that are not in this one."""
    stops: tuple[Text, ...] = ()
    """What will stop or shrink this year."""
    nothing_stops: Text | None = None
    """Why nothing stops or shrinks."""
    approvals: tuple[Approval, ...] = ()
    """What committees decided on it."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask, by role."""
    published_as: Text | None = None
    """How it was headed where it was printed, such as Appendix 1."""

    @model_validator(mode="after")
    def _names_its_unit(self) -> Self:
        """A plan without the field that its level asks for would have no id."""
        field = _UNIT_BY_LEVEL[self.level]
        if getattr(self, field) is None:
            raise ValidationError.from_exception_data("Plan", [{"type": "missing", "loc": (field,), "input": {}}])
        return self

    @property
    def unit(self) -> str:
        """The id of the department, team or post whose plan it is."""
        return str(getattr(self, _UNIT_BY_LEVEL[self.level]))

    @property
    def document_id(self) -> str:
        """Unit and year, such as town-clerk/2019-20."""
        return f"{self.unit}/{self.period}"
