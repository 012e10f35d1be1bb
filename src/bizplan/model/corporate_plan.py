"""The corporate plan: aims, outcomes and activities, each version of it, and how one succeeds another."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from bizplan.model.base import (
    Day,
    Document,
    Entity,
    FrameworkId,
    Id,
    Moment,
    Ref,
    Text,
    Whole,
    Years,
    YesNo,
    ref_to,
)
from bizplan.model.exemption import Printed


class Aim(Printed):
    """An aim, or in a draft a strategic objective, under which outcomes are grouped."""

    kind_of_item: ClassVar[str] = "aim"
    id: Id
    """The lasting name of the aim."""
    number: Whole | None = None
    """The number printed beside it, where one is."""
    title: Text
    """The aim in its own words."""
    verified: YesNo = True
    """false where the words are from memory and not from a source."""


class Activity(Printed):
    """One lettered activity under an outcome."""

    letter: Annotated[
        str,
        StringConstraints(pattern="^[a-z]$"),
        Field(json_schema_extra={"patternErrorMessage": "Write one small letter, such as a."}),
    ]
    """Its letter."""
    text: Text
    """What is done."""
    verified: YesNo = True
    """false where the words are from memory and not from a source."""


class Outcome(Printed):
    """What the council wants to be true in the end."""

    kind_of_item: ClassVar[str] = "outcome"
    id: Id
    """The lasting name of the outcome, used as its key where it has no number."""
    number: Whole | None = None
    """Its number in this version of the plan, where outcomes are numbered."""
    title: Text
    """The outcome in the plan's own words."""
    aim: Annotated[Ref, ref_to("aim")] | None = None
    """The aim it is grouped under."""
    aliases: tuple[Text, ...] = ()
    """Other labels for it in papers, such as KPP3."""
    verified: YesNo = True
    """false where the words are from memory and not from a source; such a title is not printed in a final paper."""
    activities: tuple[Activity, ...] = ()
    """Its lettered activities."""
    activity_count: Whole | None = None
    """How many lettered activities it has, where their words are not held."""
    note: Text | None = None
    """How its title, number or aim is known."""


class Paragraphs(Printed):
    """A run of numbered paragraphs in a consultation text; its numbers are not outcome numbers."""

    kind_of_item: ClassVar[str] = "paragraphs"
    id: Id
    """The lasting name of the run."""
    first: Whole
    """The number of its first paragraph."""
    last: Whole
    """The number of its last paragraph."""
    heading: Text | None = None
    """What the run is about."""
    aim: Annotated[Ref, ref_to("aim")] | None = None
    """The aim or objective it stands under."""
    note: Text | None = None
    """How the run is known."""


class Principle(Printed):
    """A principle, competency or commitment that underpins how outcomes are delivered."""

    id: Id
    """Its lasting name."""
    text: Text
    """Its words."""


class Succession(Entity):
    """What became of an item of an earlier framework."""

    earlier: Annotated[Ref, ref_to("aim", "outcome", "paragraphs")]
    """The earlier item, its framework named: 2018-23@2017-11/paragraphs-9-12."""
    to: tuple[Annotated[Ref, ref_to("aim", "outcome")], ...] = ()
    """What it led to in this framework; empty where nothing took its place."""
    as_group: YesNo = False
    """Whether several led to several together, their order unknown."""
    basis: Literal["published", "inferred", "judgement"]
    """How it is known."""
    note: Text | None = None
    """Why, in a few words."""


class InForce(Entity):
    """When a corporate plan applies."""

    starts: Day | None = None
    """The first day, where it is known."""
    ends: Day | None = None
    """The last day by its own text."""
    extended_to: Day | None = None
    """The last day after an extension."""
    basis: Text | None = None
    """How the days are known."""


class CorporatePlan(Document):
    """A version of the corporate plan."""

    kind: Literal["corporate-plan"]
    """What this document is."""
    id: FrameworkId
    """Its years, and its version where several texts bore the same label."""
    title: Text
    """What it is called."""
    years: Years
    """The years on its label."""
    status: Literal["draft", "consultation", "adopted", "extended", "superseded"]
    """How far it has come."""
    adopted: Moment | None = None
    """When it was adopted, as exactly as it is known."""
    in_force: InForce | None = None
    """When it applies; left out for a draft, which never does."""
    supersedes: tuple[Annotated[Ref, ref_to("corporate-plan")], ...] = ()
    """The drafts or plans whose place it took."""
    vision: Text | None = None
    """Its vision."""
    mission: Text | None = None
    """Its mission."""
    aims: tuple[Aim, ...] = ()
    """Its aims, in published order."""
    outcomes: tuple[Outcome, ...] = ()
    """Its outcomes, in published order."""
    outcome_count: Whole | None = None
    """How many outcomes it has, where their words are not held."""
    paragraphs: tuple[Paragraphs, ...] = ()
    """Runs of numbered paragraphs that papers refer to."""
    principles: tuple[Principle, ...] = ()
    """Principles that underpin delivery."""
    competencies: tuple[Principle, ...] = ()
    """Competencies that underpin delivery."""
    commitments: tuple[Principle, ...] = ()
    """Commitments that underpin delivery."""
    succession: tuple[Succession, ...] = ()
    """What became here of the items of earlier frameworks."""

    @property
    def document_id(self) -> str:
        """Its framework key."""
        return self.id
