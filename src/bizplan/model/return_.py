"""A performance return: readings of measures, money, risks and progress for one period of a plan."""

from typing import Annotated, Literal

from bizplan.model.base import Amount, Day, Document, Entity, Ref, ReportingPeriod, Text, Whole, YesNo, ref_to
from bizplan.model.exemption import Printed
from bizplan.model.measure import Status
from bizplan.values.amounts import MoneyUnit


class PartReading(Printed):
    """The figure of one part of a measure."""

    part: Annotated[Ref, ref_to("measure")]
    """The part, by its id in the plan."""
    value: Amount | None = None
    """The figure."""
    missing: Text | None = None
    """Why there is no figure."""


class MeasureReading(Printed):
    """What a measure stood at in the period."""

    measure: Annotated[Ref, ref_to("measure")]
    """The measure, by its id in the plan."""
    value: Amount | None = None
    """The figure alone; its unit stands in the plan."""
    parts: tuple[PartReading, ...] = ()
    """The figures of its parts, where it reports several."""
    missing: Text | None = None
    """Why there is no figure."""
    status: Status | None = None
    """How it stands against its target."""
    trend: Literal["better", "same", "worse"] | None = None
    """How it stands against the period before."""
    forecast: Status | None = None
    """How the year is expected to end."""
    sample: Whole | None = None
    """How many answers or cases it rests on."""
    provisional: YesNo = False
    """Whether the figure may still change."""
    revised: Text | None = None
    """Why an earlier figure was changed."""
    comment: Text | None = None
    """What is behind the figure."""

    @property
    def says_something(self) -> bool:
        """Whether it has a figure or says why it has none, for itself or for a part."""
        has_part = any(each.value is not None or each.missing is not None for each in self.parts)
        return self.value is not None or self.missing is not None or has_part


class SpendLine(Printed):
    """Money of one service in the period."""

    service: Annotated[Ref, ref_to("service")]
    """The service, by its id in the plan."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund, where the service has several."""
    risk_class: Literal["local risk", "central risk", "support services", "recharges"] | None = None
    """Who answers for it."""
    original: Amount | None = None
    """The original budget for the year."""
    latest: Amount | None = None
    """The latest approved budget for the year."""
    actual: Amount | None = None
    """Spent from the beginning of the year to the end of the period."""
    forecast: Amount | None = None
    """Expected for the whole year."""
    comment: Text | None = None
    """Why it is off the budget."""


class Spend(Printed):
    """Money in the period."""

    unit: MoneyUnit
    """What one unit of the figures is worth."""
    lines: tuple[SpendLine, ...]
    """The lines, service by service."""


class RiskReading(Printed):
    """How a risk stood in the period."""

    risk: Annotated[Ref, ref_to("risk")]
    """The risk, by its id in the plan."""
    likelihood: Whole | None = None
    """How likely it is."""
    impact: Whole | None = None
    """How much harm it would do."""
    score: Whole | None = None
    """Likelihood times impact."""
    comment: Text | None = None
    """What moved it."""


class Progress(Printed):
    """How a piece of work stood in the period."""

    item: Annotated[Ref, ref_to("programme", "workstream", "action", "objective")]
    """The work, by its id in the plan."""
    status: Literal["not started", "on track", "delayed", "at risk", "completed", "stopped"]
    """How it stands."""
    comment: Text | None = None
    """What is behind it."""


class Supplied(Entity):
    """Who supplied the return, and when."""

    role: Text
    """The post, never a name."""
    date: Day
    """The day."""


class Return(Document):
    """A performance return."""

    kind: Literal["return"]
    """What this document is."""
    plan: Annotated[Ref, ref_to("plan")]
    """The plan it reports on."""
    period: ReportingPeriod
    """The period it is for, such as 2026-27 Q1."""
    supplied: Supplied
    """Who supplied it, and when."""
    draft: YesNo = False
    """Whether it is still being filled in: until it is finished, nothing counts what it says."""
    readings: tuple[MeasureReading, ...] = ()
    """What the measures stood at."""
    spend: Spend | None = None
    """What was spent."""
    risks: tuple[RiskReading, ...] = ()
    """How the risks stood."""
    progress: tuple[Progress, ...] = ()
    """How the work stood."""
    commentary: Text | None = None
    """What the reader should know first."""

    @property
    def says_something(self) -> bool:
        """Whether a figure, or why there is none, stands at a measure; in a return without measures, anywhere."""
        if self.readings:
            return any(each.says_something for each in self.readings)
        lines = self.spend.lines if self.spend is not None else ()
        return (
            any(each.latest is not None or each.actual is not None or each.forecast is not None for each in lines)
            or any(
                each.likelihood is not None or each.impact is not None or each.score is not None for each in self.risks
            )
            or bool(self.progress)
        )

    @property
    def document_id(self) -> str:
        """The plan's name and the period, such as town-clerk/2019-20@q2."""
        return f"{self.plan}@{self.period.part.lower() or 'year'}"

    @property
    def home(self) -> str:
        """The plan it reports on."""
        return str(self.plan)
