"""Risks and the equalities self-assessment of a plan."""

from typing import Annotated, ClassVar, Literal

from bizplan.model.base import Item, Moment, Ref, Text, Whole, ref_to
from bizplan.model.exemption import Printed


class RiskTarget(Printed):
    """The score that mitigation should reach."""

    score: Whole
    """The score aimed at."""
    by: Moment | None = None
    """When it is to be reached."""


class Risk(Item):
    """What could go wrong."""

    kind_of_item: ClassVar[str] = "risk"
    text: Text
    """The risk as printed."""
    code: Text | None = None
    """Its code in the register."""
    level: Literal["corporate", "departmental", "service"] | None = None
    """Whose register it stands in."""
    matrix: Annotated[Ref, ref_to("risk-matrix")] | None = None
    """The matrix it is scored on; left out, the organisation's."""
    likelihood: Whole | None = None
    """How likely it is, on the matrix's scale."""
    impact: Whole | None = None
    """How much harm it would do, on the matrix's scale."""
    score: Whole | None = None
    """Likelihood times impact."""
    colour: Literal["green", "amber", "red"] | None = None
    """Its colour as printed."""
    target: RiskTarget | None = None
    """The score that mitigation should reach."""
    cause: Text | None = None
    """Why it could happen."""
    effect: Text | None = None
    """What it would lead to."""
    actions: tuple[Annotated[Ref, ref_to("action", "programme", "workstream")], ...] = ()
    """What is done about it."""


class EqualityScore(Printed):
    """How the department scored itself on one criterion."""

    criterion: Annotated[Ref, ref_to("criterion")]
    """The criterion, by its id in the organisation."""
    score: Text
    """The mark, or N/A."""
    reason: Text | None = None
    """Why the criterion does not apply, where the mark is N/A."""
    evidence: Text | None = None
    """What the mark rests on."""
    actions: tuple[Annotated[Ref, ref_to("action", "programme", "workstream")], ...] = ()
    """What is done about a low mark."""
