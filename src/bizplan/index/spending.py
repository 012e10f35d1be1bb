"""A return to the money it reports, and a plan to the budget that such money is held against."""

from dataclasses import dataclass
from decimal import Decimal

from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.amounts import MoneyUnit


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """Money of one service, in pounds; None where the return gives no figure."""

    service: str
    fund: str
    """The fund's id; empty where none is stated."""
    risk_class: str
    original: Decimal | None
    latest: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None
    comment: str


@dataclass(frozen=True, slots=True)
class Spending:
    """What one return reports of money, or what one plan budgets: a plan's lines hold original figures alone."""

    file: str
    document: str
    kind: str
    """plan or return."""
    plan: str
    """The plan's id."""
    department: str
    """The department's id for a plan; empty for a return, whose plan names it."""
    period: str
    """The financial year for a plan; the reporting period for a return."""
    unit: MoneyUnit
    is_read: bool
    """Whether all of its money could be read."""
    lines: tuple[SpendingLine, ...]
    names: tuple[tuple[str, str], ...]
    """For a plan each service's id and name."""


def spending(loaded: Loaded, _indexed: Indexed, setting: Setting) -> Spending | None:
    """The money of a return or of a department's plan; None for a document without any."""
    model = loaded.model
    match model:
        case Return() if model.spend is not None and not model.draft:
            worth = model.spend.unit.pounds
            lines = tuple(
                SpendingLine(
                    str(line.service),
                    _fund(str(line.fund or ""), setting),
                    line.risk_class or "",
                    _pounds(line.original, worth),
                    _pounds(line.latest, worth),
                    _pounds(line.actual, worth),
                    _pounds(line.forecast, worth),
                    line.comment or "",
                )
                for line in model.spend.lines
            )
            plan, period, unit = str(model.plan), str(model.period), model.spend.unit
            is_read = "spend" not in loaded.damaged
            return Spending(loaded.file, model.document_id, "return", plan, "", period, unit, is_read, lines, ())
        case Plan() if model.level == "department" and model.budget is not None:
            budget, worth = model.budget, model.budget.unit.pounds
            lines = tuple(
                SpendingLine(
                    str(line.service or ""),
                    _fund(str(line.fund or budget.fund or ""), setting),
                    line.risk_class or budget.risk_class or "",
                    line.amount * worth,
                    None,
                    None,
                    None,
                    line.comment or "",
                )
                for line in budget.lines
            )
            names = tuple((each.id, each.name) for each in model.services)
            identity, department = model.document_id, str(model.department)
            is_read = "budget" not in loaded.damaged
            period = str(model.period)
            return Spending(
                loaded.file, identity, "plan", identity, department, period, budget.unit, is_read, lines, names
            )
        case _:
            return None


def _pounds(figure: Decimal | None, worth: Decimal) -> Decimal | None:
    return None if figure is None else figure * worth


def _fund(fund: str, setting: Setting) -> str:
    known = setting.organisation.funds if setting.organisation else ()
    return next((each.id for each in known if fund in {each.id, each.name, *each.aliases}), fund)
