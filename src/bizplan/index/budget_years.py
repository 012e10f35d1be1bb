"""A department's plan to its year of money: lines, what each is for, and what the plan says came, went or changed."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.budget import Budget, BudgetLine
from bizplan.model.plan import Ending, Plan
from bizplan.values.amounts import MoneyUnit, places


@dataclass(frozen=True, slots=True)
class YearLine:
    """One line of a year's budget, in pounds."""

    service: str
    """The service's lasting id; empty where the line names none."""
    label: str
    pounds: Decimal
    fund: str
    """The fund's id; empty where none is stated."""
    comment: str

    @property
    def key(self) -> str:
        """What pairs it with another year: the service, or the printed label of a line that names none."""
        return self.service or self.label


@dataclass(frozen=True, slots=True)
class YearEnding:
    """What became of a service of the plan before."""

    service: str
    how: str
    """completed, stopped, moved or merged."""
    department: str
    """The department it went to; empty where it went nowhere, or to none of the council's."""
    to: str
    """The service it went into; empty where none is named."""
    reason: str


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """One department's plan as far as its money is compared with another year's."""

    file: str
    document: str
    department: str
    period: str
    is_read: bool
    """Whether its budget could be read, if it holds one."""
    unit: MoneyUnit | None
    """None where the plan holds no budget that can be read."""
    basis: str
    scope: str
    is_complete: bool
    """Whether the lines are all there is."""
    places: int
    """How many decimals the finest figure prints."""
    lines: tuple[YearLine, ...]
    stated: Decimal | None
    """The stated total in pounds."""
    names: tuple[tuple[str, str], ...]
    """Each service's id and name."""
    endings: tuple[YearEnding, ...]
    changes: tuple[tuple[str, str], ...]
    """What the plan says changed: the entry's id, or empty, and the words."""


def budget_year(loaded: Loaded, _indexed: Indexed, setting: Setting) -> BudgetYear | None:
    """A department's plan as a year of money; None for every other document."""
    plan = loaded.model
    if not isinstance(plan, Plan) or plan.level != "department":
        return None
    is_read = "budget" not in loaded.damaged
    budget = plan.budget if is_read else None
    departments = frozenset(each.id for each in setting.organisation.departments) if setting.organisation else ()
    total = budget.total if budget else None
    services = frozenset(each.id for each in plan.services)
    noted = ((each.id, each.change) for each in plan.services if each.change)
    return BudgetYear(
        loaded.file,
        plan.document_id,
        str(plan.department),
        str(plan.period),
        is_read,
        budget.unit if budget else None,
        budget.basis if budget else "",
        (budget.scope or "") if budget else "",
        budget.exhaustive if budget else True,
        _places(budget) if budget else 0,
        tuple(_line(each, budget, setting) for each in budget.lines) if budget else (),
        total.amount * budget.unit.pounds if budget and total else None,
        tuple((each.id, each.name) for each in plan.services),
        tuple(_ending(each, str(plan.department), departments, services) for each in plan.ended),
        (*((str(each.item or ""), each.text) for each in plan.changes), *noted),
    )


def _line(line: BudgetLine, budget: Budget, setting: Setting) -> YearLine:
    fund = str(line.fund or budget.fund or "")
    for known in setting.organisation.funds if setting.organisation else ():
        if fund in {known.id, known.name, *known.aliases}:
            fund = known.id
    return YearLine(str(line.service or ""), line.label, line.amount * budget.unit.pounds, fund, line.comment or "")


def _ending(
    ending: Ending, department: str, departments: frozenset[str] | tuple[()], services: frozenset[str]
) -> YearEnding:
    where, to, found = "", "", ending.to
    if found is not None and ending.how in {"moved", "merged"}:
        if found.document:
            where, to = found.document.partition("/")[0], found.item or ending.item
        elif found.item in departments:
            where, to = found.item, ending.item
        elif found.item in services:
            where, to = department, found.item
    return YearEnding(ending.item, ending.how, where, to, ending.reason)


def _places(budget: Budget) -> int:
    figures = [each.amount for each in budget.lines] + ([budget.total.amount] if budget.total else [])
    return max(map(places, figures), default=0)
