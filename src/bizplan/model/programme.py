"""Work that changes something: programmes, workstreams, actions, commitments and milestones."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Amount, Item, Moment, Ref, Text, ref_to
from bizplan.model.exemption import Printed
from bizplan.values.amounts import MoneyUnit


class Milestone(Printed):
    """A step with a date."""

    text: Text
    """What is to have happened."""
    by: Moment
    """When."""
    done: Moment | None = None
    """When it happened."""
    reason: Text | None = None
    """Why it is late, where it is."""


class Cost(Printed):
    """What a programme costs in all."""

    amount: Amount
    """The figure."""
    unit: MoneyUnit
    """What one unit of the figure is worth."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund it comes from."""


class Work(Item):
    """What programmes, workstreams and actions have in common."""

    text: Text
    """The entry as the plan words it."""
    starts: Moment | None = None
    """When it begins."""
    ends: Moment | None = None
    """When it is to be finished."""
    milestones: tuple[Milestone, ...] = ()
    """Its dated steps."""
    after: tuple[Annotated[Ref, ref_to("programme", "workstream", "action")], ...] = ()
    """What must be finished before it can begin."""


class Programme(Work):
    """A programme or project."""

    kind_of_item: ClassVar[str] = "programme"
    scope: Literal["corporate", "departmental"]
    """Whether it is run for the whole council or for the department."""
    cost: Cost | None = None
    """What it costs in all."""


class Workstream(Work):
    """A major workstream of the year."""

    kind_of_item: ClassVar[str] = "workstream"


class Action(Work):
    """Something to be done by a date."""

    kind_of_item: ClassVar[str] = "action"
    commitment: Annotated[Ref, ref_to("commitment")] | None = None
    """The commitment it carries out."""


class Commitment(Item):
    """What a strategy commits the department to."""

    kind_of_item: ClassVar[str] = "commitment"
    text: Text
    """The commitment as printed."""
    strategy: Annotated[Ref, ref_to("strategy")] | None = None
    """The strategy it is drawn from."""
    group: Text | None = None
    """The heading it is printed under."""
