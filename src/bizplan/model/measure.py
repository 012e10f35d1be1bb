"""Measures: what is counted, what is aimed at, and where things stood."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Amount, Id, Item, Moment, Ref, ReportingPeriod, Text, Whole, YesNo, ref_to
from bizplan.model.exemption import Printed

Direction = Literal["increase", "decrease", "maintain"]
"""Which way the figure should move."""
Status = Literal["green", "amber", "red"]
"""How a figure stands against its target."""


class Reading(Printed):
    """What was measured, and when."""

    period: ReportingPeriod
    """The reporting period it is for, with its year where the source gives one."""
    value: Amount | None = None
    """The figure alone; its unit stands in the measure."""
    as_printed: Text | None = None
    """The cell as printed, where it is more or less than one figure."""
    missing: Text | None = None
    """Why there is no figure."""
    sample: Whole | None = None
    """How many answers or cases it rests on."""
    provisional: YesNo = False
    """Whether the figure may still change."""
    revised: Text | None = None
    """Why it is another than was reported before."""
    comment: Text | None = None
    """A remark on it."""


class Target(Printed):
    """What is aimed at; a figure, a date, or both."""

    value: Amount | None = None
    """The figure to reach."""
    least: Amount | None = None
    """The least that is acceptable, where the scheme has two levels."""
    by: Moment | None = None
    """When it is to be reached."""
    period: ReportingPeriod | None = None
    """The period it judges."""
    set_on: Moment | None = None
    """When it was set."""
    as_printed: Text | None = None
    """The target as printed."""
    reason: Text | None = None
    """Why it is what it is, or why it was moved."""


class Baseline(Printed):
    """Where the figure stood before."""

    value: Amount
    """The figure."""
    period: ReportingPeriod
    """The period it is for."""


class Part(Printed):
    """One figure of a measure that reports several."""

    kind_of_item: ClassVar[str] = "measure"
    id: Id
    """The lasting name of the part."""
    text: Text
    """What this part counts, as printed."""
    unit: Text | None = None
    """What the figure is in, such as % or people."""
    direction: Direction | None = None
    """Which way it should move."""
    target: Target | None = None
    """What is aimed at."""
    baseline: Baseline | None = None
    """Where it stood before."""
    readings: tuple[Reading, ...] = ()
    """What was measured, oldest first."""


class Measure(Item):
    """How success will be known."""

    kind_of_item: ClassVar[str] = "measure"
    text: Text
    """The measure as the plan words it."""
    measures: tuple[
        Annotated[
            Ref,
            ref_to(
                "programme",
                "workstream",
                "service",
                "objective",
                "capability",
                "action",
                "commitment",
                "outcome",
                "plan-aim",
                "ambition",
            ),
        ],
        ...,
    ] = ()
    """What it is a measure of."""
    pairing: Literal["text", "judgement", "record"] | None = None
    """How it is known what it measures: the words name the thing, judgement, or a record."""
    definition: Text | None = None
    """Exactly what is counted, and how."""
    unit: Text | None = None
    """What the figure is in, such as % or people."""
    good: Literal["high", "low"] | None = None
    """Whether a high figure is good, or a low one."""
    frequency: Text | None = None
    """How often it is measured."""
    next_reading: Moment | None = None
    """When the next figure is due, where it is measured less than yearly."""
    direction: Direction | None = None
    """Which way the figure should move."""
    target: Target | None = None
    """What is aimed at."""
    monitor_only: Text | None = None
    """Why there is no target."""
    baseline: Baseline | None = None
    """Where the figure stood before."""
    scheme: Annotated[Ref, ref_to("rag-scheme")] | None = None
    """The rule by which its status is judged."""
    readings: tuple[Reading, ...] = ()
    """What was measured, oldest first."""
    parts: tuple[Part, ...] = ()
    """The figures it is made of, where it reports several."""
    status: Status | None = None
    """How the latest figure stands against its target, as stated."""
    trend: Literal["better", "same", "worse"] | None = None
    """How the latest figure stands against the one before."""
    forecast: Status | None = None
    """How the year is expected to end."""
