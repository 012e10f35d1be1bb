"""Plans' risks to one register: the highest first, where each stands on the matrix, and which plans list none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bizplan.index.risk_register import RiskEntry, RiskFacts, as_read
from bizplan.index.setting import Setting
from bizplan.model.yardsticks import RiskMatrix
from bizplan.reports.performance_lines import end_by
from bizplan.values.years import period as period_of


class HoldsRisks(Protocol):
    """A plan, as far as its risks go."""

    @property
    def document(self) -> str:
        """The plan's id."""

    @property
    def department(self) -> str:
        """The department's id."""

    @property
    def level(self) -> str:
        """department, team or individual."""

    @property
    def no_risks(self) -> str:
        """Why it lists none; empty where it does not say."""

    @property
    def risks(self) -> tuple[RiskEntry, ...]:
        """In its order."""


@dataclass(frozen=True, slots=True)
class ListedRisk:
    """One risk in the register of all plans."""

    number: int
    """Its place in the register, by which the matrix names it."""
    document: str
    """The plan's id."""
    owner_unit: str
    """The short name of the department."""
    risk: RiskEntry


@dataclass(frozen=True, slots=True)
class MatrixStep:
    """One step of a scale."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """Where a likelihood and an impact meet."""

    likelihood: int
    impact: int
    score: int
    colour: str
    """The colour of the band, or empty where no band holds the score."""
    numbers: tuple[int, ...]
    """The risks that stand there, by their numbers in the register."""


@dataclass(frozen=True, slots=True)
class PlacedRisks:
    """The risks on one matrix."""

    matrix: str
    verified: bool
    """Whether the matrix itself has been seen, or only scores that fit it."""
    likelihood: tuple[MatrixStep, ...]
    """The most likely first."""
    impact: tuple[MatrixStep, ...]
    """The least harm first."""
    places: tuple[MatrixPlace, ...]
    """Row by row."""
    unplaced: tuple[int, ...]
    """Risks of which only the score is known, by number."""


@dataclass(frozen=True, slots=True)
class NoRisks:
    """A plan that lists no risk."""

    document: str
    reason: str
    """Empty where the plan does not say why."""


@dataclass(frozen=True, slots=True)
class RiskSummary:
    """The risks of one year's plans."""

    period: str
    risks: tuple[ListedRisk, ...]
    """The highest score first; those without a score last."""
    matrices: tuple[PlacedRisks, ...]
    without: tuple[NoRisks, ...]
    """Departments' plans without a risk."""

    def in_colour(self, colour: str) -> int:
        """How many risks have a colour; those that have none under the empty word."""
        return sum(each.risk.colour == colour for each in self.risks)


def build_risk_summary(plans: Iterable[HoldsRisks], setting: Setting, period: str) -> RiskSummary:
    """The risks of these plans, in their order where scores are equal."""
    organisation = setting.organisation
    names = {each.id: each.short_name or each.name for each in organisation.departments} if organisation else {}
    known = tuple(plans)
    found = [(plan, risk) for plan in known for risk in plan.risks]
    found.sort(key=lambda each: -1 if each[1].score is None else each[1].score, reverse=True)
    risks = tuple(
        ListedRisk(number, plan.document, names.get(plan.department, plan.department), risk)
        for number, (plan, risk) in enumerate(found, 1)
    )
    matrices = organisation.risk_matrices if organisation else ()
    return RiskSummary(
        period,
        risks,
        tuple(_placed(each, risks) for each in matrices if any(each.id == one.risk.matrix for one in risks)),
        tuple(NoRisks(each.document, each.no_risks) for each in known if not each.risks and each.level == "department"),
    )


def risks_as_read(facts: Iterable[RiskFacts], setting: Setting, period: str, as_at: date) -> tuple[RiskFacts, ...]:
    """The plans of a year, their risks as the returns supplied by a day say that they stood in or before a period."""
    everything = tuple(facts)
    asked = period_of(period)
    until = end_by(period, "", setting) if asked.part else None
    given = [(each, end_by(each.period, "", setting)) for each in everything if each.supplied_on is not None]
    counted = [
        (each, end or 0)
        for each, end in given
        if each.supplied_on is not None and each.supplied_on <= as_at and (until is None or end is None or end <= until)
    ]
    ordered = [each for each, _ in sorted(counted, key=lambda one: (one[1], one[0].supplied_on or as_at))]
    return tuple(
        replace(plan, risks=as_read(plan.risks, [each for each in ordered if each.plan == plan.document], setting))
        for plan in everything
        if plan.supplied_on is None and plan.period == str(asked.year)
    )


def _placed(matrix: RiskMatrix, risks: tuple[ListedRisk, ...]) -> PlacedRisks:
    own = [each for each in risks if each.risk.matrix == matrix.id]
    likelihood = tuple(MatrixStep(each.name, each.value) for each in reversed(matrix.likelihood))
    impact = tuple(MatrixStep(each.name, each.value) for each in matrix.impact)
    places = tuple(
        MatrixPlace(
            chance.value,
            harm.value,
            chance.value * harm.value,
            matrix.colour(chance.value * harm.value),
            tuple(e.number for e in own if (e.risk.likelihood, e.risk.impact) == (chance.value, harm.value)),
        )
        for chance in likelihood
        for harm in impact
    )
    placed = {number for each in places for number in each.numbers}
    unplaced = tuple(each.number for each in own if each.number not in placed)
    return PlacedRisks(matrix.id, matrix.verified, likelihood, impact, places, unplaced)
