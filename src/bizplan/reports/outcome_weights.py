"""Plans' money to the weights of the outcomes: pounds by outcome and column, what is unallocated, and the budget."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.coverage import OutcomeKey
from bizplan.index.money import PlanMoney
from bizplan.index.outcome_facts import OutcomeFacts
from bizplan.index.outcome_money import (
    Basis,
    End,
    Portion,
    ThreadMap,
    Unallocated,
    unlisted,
)
from bizplan.index.reading_as import portions_as
from bizplan.index.setting import Framework, Setting
from bizplan.index.succession import Successions
from bizplan.reports.weighed_budgets import (
    Reconciled,
    ServiceRemark,
    WeighedLine,
    fund_of,
    reconciled,
    service_remarks,
    sum_of,
    weighed_lines,
)
from bizplan.values.amounts import MoneyUnit

SPLIT_RULE = (
    "Pounds follow the threads of each budget line's service. A stated share takes its part. What no share covers is "
    "apportioned: in equal parts over the outcomes that the service serves, itself or through other entries, each "
    "outcome once. What reaches no outcome is unallocated."
)
"""How money comes to an outcome, as every form of the report says it."""


@dataclass(frozen=True, slots=True)
class Pounds:
    """Money on one outcome in one column, exact to the penny."""

    stated: Decimal
    """By shares that the plans state, in pounds."""
    apportioned: Decimal
    """In equal parts, because no plan states a share, in pounds."""
    total: Decimal
    """Both together, in pounds."""


@dataclass(frozen=True, slots=True)
class WeightColumn:
    """A column of the map."""

    id: str
    """The id of what stands in it, such as a department's."""
    name: str
    short_name: str
    """Its name in a table; its full name where it has no shorter one."""


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One outcome across the columns."""

    outcome: str
    """The outcome's lasting id."""
    number: str
    """Its number, or empty where outcomes are not numbered."""
    title: str
    aim: str
    """The title of its aim, or empty."""
    cells: tuple[Pounds, ...]
    """In the order of the columns."""
    sum: Pounds
    """All columns together."""


@dataclass(frozen=True, slots=True)
class UnallocatedRow:
    """Money on no outcome, for one reason, across the columns."""

    reason: Unallocated
    cells: tuple[Decimal, ...]
    """In pounds, in the order of the columns."""
    sum: Decimal
    """All columns together, in pounds."""


@dataclass(frozen=True, slots=True)
class Purse:
    """Money that may be added: of one year, one basis and one fund."""

    period: str
    """The financial year."""
    basis: str
    """net or gross."""
    fund: str
    """The fund's name, or empty for lines that state none."""
    columns: tuple[WeightColumn, ...]
    """Those with money in this purse."""
    rows: tuple[WeightRow, ...]
    """Every outcome, in the corporate plan's order."""
    allocated: tuple[Decimal, ...]
    """What is on outcomes, by column, in pounds."""
    unallocated: tuple[UnallocatedRow, ...]
    """One for each reason that there is."""
    budget: tuple[Decimal, ...]
    """Outcomes and unallocated together, by column, in pounds: the budget."""
    allocated_sum: Decimal
    """What is on outcomes in all, in pounds."""
    unallocated_sum: Decimal
    """What is on none, in pounds."""
    budget_sum: Decimal
    """Both together, in pounds."""


@dataclass(frozen=True, slots=True)
class OutcomeWeights:
    """What each outcome of a corporate plan gets of the budgets of departments, to the penny."""

    framework: str
    """The corporate plan's id."""
    framework_title: str
    period: str
    """The financial year, or empty for all years, each for itself."""
    by: str
    """What the columns are, such as department."""
    rule: str
    """How money comes to an outcome."""
    unit: MoneyUnit
    """The unit in which tables show it: the plans' own where one decimal holds every figure, else pounds."""
    purses: tuple[Purse, ...]
    """Money of several years, bases or funds is never added."""
    lines: tuple[WeighedLine, ...]
    """Every budget line, with its parts."""
    reconciled: tuple[Reconciled, ...]
    """Plan by plan, fund by fund."""
    services: tuple[ServiceRemark, ...]
    """Services with something amiss between money, outcome and description, in the order of the plans."""
    without_budget: tuple[str, ...]
    """Departments' plans without a budget, or whose budget could not be read, by id."""
    not_added: tuple[str, ...]
    """Budgets of teams and people, by plan id: they are parts of their department's and are not counted again."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A portion in its purse and its column."""

    purse: tuple[str, str, str]
    column: str
    portion: Portion


ColumnOf = Callable[[PlanMoney, int], str]
"""A plan's money and the position of a line, -1 for what is not listed -> the id of its column."""


def build_outcome_weights(  # noqa: PLR0913 -- each is asked for by its own option
    plans: Iterable[OutcomeFacts],
    framework: Framework,
    setting: Setting,
    period: str = "",
    *,
    by: str = "department",
    read_as: Successions | None = None,
) -> OutcomeWeights:
    """The weights of a corporate plan's outcomes, from the plans of a period that name it.

    `by` is department or service. A plan held twice counts once. With `read_as`, plans of earlier corporate plans are
    weighed as well: their money goes to the outcomes that took the place of those they name.
    """
    ways = tuple(read_as.ways) if read_as is not None else (framework.plan.id,)
    chosen = _chosen(plans, ways, period)
    frameworks = (framework, *(setting.frameworks[each] for each in ways if each != framework.plan.id))
    threads = ThreadMap((each.threads for each in chosen.values()), *frameworks)
    held = [each.money for each in chosen.values() if each.money is not None]
    departmental = [each for each in held if each.level == "department"]
    portions = {each.document: threads.portions(each) for each in departmental}
    if read_as is not None:
        portions = {document: tuple(portions_as(found, read_as)) for document, found in portions.items()}
    column_of, columns = _columns(by, departmental, setting)
    fund_names = {each.id: each.name for each in setting.organisation.funds} if setting.organisation else {}
    placed = [
        _Placed(
            (money.period, money.basis, fund_of(money, portion.line, fund_names)),
            column_of(money, portion.line),
            portion,
        )
        for money in departmental
        for portion in portions[money.document]
    ]
    return OutcomeWeights(
        framework.plan.id,
        framework.plan.title,
        period,
        by,
        SPLIT_RULE,
        _unit(departmental, placed),
        tuple(_purse(key, placed, columns, framework) for key in _purses(placed, fund_names)),
        tuple(
            line
            for money in departmental
            for line in weighed_lines(money, portions[money.document], framework, fund_names)
        ),
        tuple(row for money in departmental for row in reconciled(money, portions[money.document], fund_names)),
        tuple(
            remark
            for money in departmental
            for remark in service_remarks(money, chosen[money.document].threads, threads)
        ),
        tuple(
            each.coverage.document
            for each in chosen.values()
            if each.money is None and each.coverage.level == "department"
        ),
        tuple(each.document for each in held if each.level != "department"),
    )


def _chosen(plans: Iterable[OutcomeFacts], frameworks: Collection[str], period: str) -> Mapping[str, OutcomeFacts]:
    found: dict[str, OutcomeFacts] = {}
    for each in plans:
        if each.coverage.framework in frameworks and period in {"", each.coverage.period}:
            found.setdefault(each.coverage.document, each)
    return dict(sorted(found.items()))


def _columns(by: str, plans: Sequence[PlanMoney], setting: Setting) -> tuple[ColumnOf, tuple[WeightColumn, ...]]:
    """Which column a line stands in, and the columns in order."""
    departments = setting.organisation.departments if setting.organisation else ()
    order = {each.id: at for at, each in enumerate(departments)}
    in_order = sorted(plans, key=lambda each: (order.get(each.department, len(order)), each.department, each.period))
    if by == "service":
        names = {
            _service(money, at): (line.service_name or "No service") if line.service else "No service"
            for money in in_order
            for at, line in enumerate(money.lines)
        }
        names |= {_service(money, -1): "No service" for money in in_order if unlisted(money)}
        return _service, tuple(WeightColumn(each, name, name) for each, name in names.items())
    known = {each.id: each for each in departments}
    return (
        lambda money, _line: money.department,
        tuple(
            WeightColumn(each, known[each].name, known[each].short_name or known[each].name)
            if each in known
            else WeightColumn(each, each, each)
            for each in dict.fromkeys(money.department for money in in_order)
        ),
    )


def _service(money: PlanMoney, line: int) -> str:
    named = money.lines[line].service if line >= 0 else ""
    return f"{money.document}/{named}" if named and "/" not in named else named


def _purses(placed: Sequence[_Placed], fund_names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Years and bases in order, funds in the organisation's, lines without a fund last."""
    order = {name: at for at, name in enumerate(fund_names.values())}
    last = len(order)
    return sorted(
        {each.purse for each in placed},
        key=lambda key: (key[0], key[1], order.get(key[2], last), not key[2], key[2]),
    )


def _purse(
    key: tuple[str, str, str], everything: Sequence[_Placed], columns: Sequence[WeightColumn], framework: Framework
) -> Purse:
    placed = [each for each in everything if each.purse == key]
    with_money = {each.column for each in placed}
    heads = tuple(each for each in columns if each.id in with_money)
    by_cell: dict[tuple[End, str], list[Portion]] = {}
    for each in placed:
        by_cell.setdefault((each.portion.end, each.column), []).append(each.portion)
    aims = {aim.id: aim.title for aim in framework.plan.aims}
    rows = []
    for outcome in framework.plan.outcomes:
        end = OutcomeKey(framework.plan.id, outcome.id)
        cells = tuple(_pounds(by_cell.get((end, head.id), ())) for head in heads)
        number = "" if outcome.number is None else str(outcome.number)
        whole = _added(cells)
        rows.append(WeightRow(outcome.id, number, outcome.title, aims.get(str(outcome.aim), ""), cells, whole))
    unallocated = tuple(
        UnallocatedRow(reason, cells, sum_of(cells))
        for reason in Unallocated
        if any(each.portion.end is reason for each in placed)
        for cells in [tuple(_pounds(by_cell.get((reason, head.id), ())).total for head in heads)]
    )
    allocated = tuple(sum_of(row.cells[at].total for row in rows) for at in range(len(heads)))
    rest = tuple(sum_of(row.cells[at] for row in unallocated) for at in range(len(heads)))
    budget = tuple(on + off for on, off in zip(allocated, rest, strict=True))
    return Purse(
        *key, heads, tuple(rows), allocated, unallocated, budget, sum_of(allocated), sum_of(rest), sum_of(budget)
    )


def _pounds(portions: Iterable[Portion]) -> Pounds:
    held = tuple(portions)
    stated = sum_of(each.pounds for each in held if each.basis is Basis.STATED)
    apportioned = sum_of(each.pounds for each in held if each.basis is Basis.APPORTIONED)
    return Pounds(stated, apportioned, stated + apportioned)


def _added(cells: Sequence[Pounds]) -> Pounds:
    return Pounds(
        sum_of(each.stated for each in cells),
        sum_of(each.apportioned for each in cells),
        sum_of(each.total for each in cells),
    )


def _unit(plans: Sequence[PlanMoney], placed: Sequence[_Placed]) -> MoneyUnit:
    """The finest unit of the plans if no portion has more than one decimal in it, else pounds: so sums add up."""
    unit = next((each for each in MoneyUnit if any(plan.unit is each for plan in plans)), MoneyUnit.THOUSAND)
    return unit if all(not each.portion.pounds * 10 % unit.pounds for each in placed) else MoneyUnit.POUND
