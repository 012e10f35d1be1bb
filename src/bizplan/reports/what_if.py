"""Plans with and without something to what each outcome loses: work, measures, pounds, and its state."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, TypeVar

from bizplan.index.left_out import LeftOut, without
from bizplan.index.outcome_facts import OutcomeFacts
from bizplan.index.setting import Framework, Setting
from bizplan.reports.coverage import CoverageState, Evidence, MeasureEvidence, OutcomeRow, Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.outcome_weights import OutcomeWeights, build_outcome_weights
from bizplan.values.amounts import MoneyUnit

_T = TypeVar("_T")
_Key: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """Money of one year, basis and fund, with and without what is left out, in pounds."""

    period: str
    """The financial year."""
    basis: str
    """net or gross."""
    fund: str
    """The fund's name, or empty for lines that state none."""
    before: Decimal
    after: Decimal
    change: Decimal
    """After less before."""


@dataclass(frozen=True, slots=True)
class OutcomeLoss:
    """One outcome with and without what is left out."""

    outcome: str
    """The outcome's lasting id."""
    number: str
    """Its number, or empty where outcomes are not numbered."""
    title: str
    before: CoverageState
    after: CoverageState
    work: tuple[Evidence, ...]
    """The work that no longer serves it."""
    measures: tuple[MeasureEvidence, ...]
    """The measures that no longer count for it."""
    money: tuple[MoneyChange, ...]
    """By purse, in the order of the report's budgets; more money is possible, since what stays is apportioned anew."""

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is other than before."""
        return bool(self.before is not self.after or self.work or self.measures or any(m.change for m in self.money))


@dataclass(frozen=True, slots=True)
class Omission:
    """One thing that is left out."""

    asked: str
    """As it was asked for."""
    words: str
    """What it is, in words."""


@dataclass(frozen=True, slots=True)
class WhatIfReport:
    """What the outcomes of a corporate plan lose without some work or some money."""

    framework: str
    """The corporate plan's id."""
    framework_title: str
    period: str
    """The financial year, or empty for all years together."""
    rule: str
    """How money comes to an outcome."""
    unit: MoneyUnit
    """The unit in which tables show money."""
    left_out: tuple[Omission, ...]
    outcomes: tuple[OutcomeLoss, ...]
    """Those that change, in the corporate plan's order."""
    unchanged: int
    """How many outcomes lose and gain nothing."""
    unallocated: tuple[MoneyChange, ...]
    """Money on no outcome, by purse."""
    budgets: tuple[MoneyChange, ...]
    """All money, by purse."""


def build_what_if(
    plans: Iterable[OutcomeFacts], left: Sequence[LeftOut], framework: Framework, setting: Setting, period: str = ""
) -> WhatIfReport:
    """What each outcome loses without what is left out of the plans of a period."""
    held = tuple(plans)
    rest = without(held, left)
    question = Question(period)
    rows = build_coverage((each.coverage for each in held), framework, setting, question).outcomes
    rows_after = build_coverage((each.coverage for each in rest), framework, setting, question).outcomes
    weights = build_outcome_weights(held, framework, setting, period)
    weights_after = build_outcome_weights(rest, framework, setting, period)
    on, on_after = _by_outcome(weights), _by_outcome(weights_after)
    keys = tuple((each.period, each.basis, each.fund) for each in weights.purses)
    losses = tuple(
        OutcomeLoss(
            row.outcome,
            row.number,
            row.title,
            row.state,
            row_after.state,
            tuple(_lost(_evidence(row), _evidence(row_after))),
            tuple(_lost(_measures(row), _measures(row_after))),
            tuple(_change(key, on.get(row.outcome, {}), on_after.get(row.outcome, {})) for key in keys),
        )
        for row, row_after in zip(rows, rows_after, strict=True)
    )
    return WhatIfReport(
        framework.plan.id,
        framework.plan.title,
        period,
        weights.rule,
        MoneyUnit.POUND if MoneyUnit.POUND in {weights.unit, weights_after.unit} else weights.unit,
        tuple(Omission(each.text, each.words) for each in left),
        tuple(each for each in losses if each.is_changed),
        sum(not each.is_changed for each in losses),
        tuple(_change(key, _off(weights), _off(weights_after)) for key in keys),
        tuple(_change(key, _all(weights), _all(weights_after)) for key in keys),
    )


def _by_outcome(weights: OutcomeWeights) -> Mapping[str, Mapping[_Key, Decimal]]:
    found: dict[str, dict[_Key, Decimal]] = {}
    for purse in weights.purses:
        for row in purse.rows:
            found.setdefault(row.outcome, {})[purse.period, purse.basis, purse.fund] = row.sum.total
    return found


def _off(weights: OutcomeWeights) -> Mapping[_Key, Decimal]:
    return {(each.period, each.basis, each.fund): each.unallocated_sum for each in weights.purses}


def _all(weights: OutcomeWeights) -> Mapping[_Key, Decimal]:
    return {(each.period, each.basis, each.fund): each.budget_sum for each in weights.purses}


def _change(key: _Key, before: Mapping[_Key, Decimal], after: Mapping[_Key, Decimal]) -> MoneyChange:
    had, has = before.get(key, Decimal(0)), after.get(key, Decimal(0))
    return MoneyChange(*key, had, has, has - had)


def _evidence(row: OutcomeRow) -> Mapping[tuple[str, str], Evidence]:
    return {(each.document, each.item): each for cell in row.cells for each in cell.evidence}


def _measures(row: OutcomeRow) -> Mapping[tuple[str, str], MeasureEvidence]:
    return {(each.document, each.item): each for cell in row.cells for each in cell.measures}


def _lost(before: Mapping[tuple[str, str], _T], after: Mapping[tuple[str, str], _T]) -> Iterator[_T]:
    return (each for place, each in before.items() if place not in after)
