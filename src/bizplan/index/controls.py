"""A plan to finance's own figure for its budget, and to the table it is held against."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.values.amounts import MoneyUnit, places


@dataclass(frozen=True, slots=True)
class BudgetControl:
    """A plan's control figure, and its table; amounts in pounds."""

    file: str
    document: str
    department: str
    period: str
    unit: MoneyUnit
    """The table's."""
    places: int
    """How many decimals the table prints."""
    lines: tuple[tuple[str, Decimal], ...]
    """Each line's label and amount, in printed order."""
    total: Decimal | None
    """As stated; None where the table states none."""
    amount: Decimal | None
    """The control figure; None where it stands in a workbook."""
    source: str
    workbook: str
    """The workbook's path from the root; empty for a figure written in the plan."""
    sheet: str
    cell: str
    control_unit: MoneyUnit

    @property
    def lines_make(self) -> Decimal:
        """The sum of the lines."""
        return sum((amount for _, amount in self.lines), Decimal(0))

    @property
    def table(self) -> Decimal:
        """What the control is held against: the stated total, or what the lines make where none is stated."""
        return self.total if self.total is not None else self.lines_make


def budget_control(loaded: Loaded, _indexed: Indexed, _setting: Setting) -> BudgetControl | None:
    """Finance's figure for a plan's budget; None for a plan without one and for every other document."""
    plan = loaded.model
    if not isinstance(plan, Plan) or plan.budget is None or "budget" in loaded.damaged:
        return None
    budget, control = plan.budget, plan.budget.control
    if control is None:
        return None
    worth, unit = budget.unit.pounds, control.unit or budget.unit
    figures = [*(line.amount for line in budget.lines), *([budget.total.amount] if budget.total else [])]
    return BudgetControl(
        loaded.file,
        plan.document_id,
        str(plan.department),
        str(plan.period),
        budget.unit,
        max(map(places, figures), default=0),
        tuple((line.label, line.amount * worth) for line in budget.lines),
        budget.total.amount * worth if budget.total else None,
        control.amount * unit.pounds if control.amount is not None else None,
        control.words,
        (control.file or "") if control.amount is None else "",
        control.sheet or "",
        control.cell or "",
        unit,
    )
