"""Budgets to what became of them on a map of outcomes: line by line, service by service, held to the stated totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.coverage import OutcomeKey
from bizplan.index.money import PlanMoney
from bizplan.index.outcome_money import PlanThreads, Portion, ThreadMap, service_step, unlisted
from bizplan.index.setting import Framework


@dataclass(frozen=True, slots=True)
class WeighedLine:
    """One budget line and where its money went."""

    document: str
    """The plan's id."""
    label: str
    """The line as printed; for what a total holds besides its lines, the total's label."""
    service: str
    """The service's id, or empty."""
    fund: str
    """The fund's name, or empty."""
    pounds: Decimal
    parts: tuple["LinePart", ...]
    """Outcomes in the corporate plan's order, then what is unallocated."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """What of a line went to one outcome, or to none."""

    outcome: str
    """The outcome's id; empty for money on none."""
    number: str
    """The outcome's number, or empty."""
    basis: str
    """stated, apportioned, or why the money is on no outcome."""
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class ServiceRemark:
    """A service of a department's plan without money, without an outcome, or without a description."""

    document: str
    """The plan's id."""
    service: str
    """The service's id."""
    name: str
    pounds: Decimal | None
    """What its budget lines make, in pounds; null where it has none."""
    has_outcome: bool
    """Whether it serves an outcome of the corporate plan, itself or through another entry."""
    described: bool
    """Whether the plan says what it does."""
    no_budget: str
    """Why no budget line belongs to it, as the plan says; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One plan's money of one fund, held against its budget; of all its funds only where the plan itself adds them."""

    document: str
    """The plan's id."""
    funds: tuple[str, ...]
    """The funds' names; an empty one for lines that state none."""
    allocated: Decimal
    """On outcomes, in pounds."""
    unallocated: Decimal
    """On none, in pounds."""
    budget: Decimal
    """What its lines make, with what the plan says is not listed, in pounds."""
    stated: Decimal | None
    """The total that the plan states of these funds, in pounds; null where it states none."""
    difference: Decimal
    """Stated less budget, in pounds."""
    allowed: bool
    """Whether the difference is nothing, or no more than rounding allows; else it is a fault to `validate`."""

    @property
    def holds(self) -> bool:
        """Whether outcomes and unallocated make the budget to the penny."""
        return self.allocated + self.unallocated == self.budget


def weighed_lines(
    money: PlanMoney, portions: Sequence[Portion], framework: Framework, fund_names: Mapping[str, str]
) -> Iterator[WeighedLine]:
    """Each line of a plan's budget with where its money went, then what its total holds besides."""
    numbers = {each.id: "" if each.number is None else str(each.number) for each in framework.plan.outcomes}
    parts: dict[int, list[LinePart]] = {}
    for each in portions:
        key = each.outcome
        outcome, basis = (key.outcome, str(each.basis)) if key else ("", str(each.end))
        parts.setdefault(each.line, []).append(LinePart(outcome, numbers.get(outcome, ""), basis, each.pounds))
    for at, line in enumerate(money.lines):
        fund = fund_of(money, at, fund_names)
        yield WeighedLine(money.document, line.label, line.service, fund, line.pounds, tuple(parts.get(at, ())))
    if -1 in parts:
        fund = fund_of(money, -1, fund_names)
        yield WeighedLine(money.document, money.total_label, "", fund, unlisted(money), tuple(parts[-1]))


def reconciled(money: PlanMoney, portions: Sequence[Portion], fund_names: Mapping[str, str]) -> Iterator[Reconciled]:
    """A plan's money fund by fund, then of all funds where the plan states a total of several."""
    funds = tuple(dict.fromkeys(fund_of(money, each.line, fund_names) for each in portions))
    total = next((each for each in money.sums if each.route[1] == "total"), None)
    for some in [*((fund,) for fund in funds), *([funds] if len(funds) > 1 and total is not None else [])]:
        held = [each for each in portions if fund_of(money, each.line, fund_names) in some]
        lines = (line.pounds for at, line in enumerate(money.lines) if fund_of(money, at, fund_names) in some)
        budget = sum_of(lines) + (unlisted(money) if fund_of(money, -1, fund_names) in some else 0)
        stated = money.stated_total if some == funds else None
        yield Reconciled(
            money.document,
            some,
            sum_of(each.pounds for each in held if each.outcome),
            sum_of(each.pounds for each in held if not each.outcome),
            budget,
            stated,
            Decimal(0) if stated is None else stated - budget,
            stated is None or total is None or total.holds,
        )


def service_remarks(money: PlanMoney, plan: PlanThreads, threads: ThreadMap) -> Iterator[ServiceRemark]:
    """The services of a plan that lack money, an outcome or a description."""
    pounds: dict[str, Decimal] = {}
    for line in money.lines:
        document, item = service_step(money.document, line.service)
        if document == money.document:
            pounds[item] = pounds.get(item, Decimal(0)) + line.pounds
    for each in plan.services:
        has_outcome = any(isinstance(part.end, OutcomeKey) for part in threads.parts((money.document, each.item)))
        if each.item not in pounds or not has_outcome or not each.described:
            cost = pounds.get(each.item)
            yield ServiceRemark(money.document, each.item, each.name, cost, has_outcome, each.described, each.no_budget)


def fund_of(money: PlanMoney, line: int, names: Mapping[str, str]) -> str:
    """The fund of a line; of what is not listed, the one fund of all lines."""
    funds = {each.fund for each in money.lines} if line < 0 else {money.lines[line].fund}
    fund = funds.pop() if len(funds) == 1 else ""
    return names.get(fund, fund)


def sum_of(amounts: Iterable[Decimal]) -> Decimal:
    """Amounts added, exactly; nothing for none."""
    return sum(amounts, Decimal(0))
