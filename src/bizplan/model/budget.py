"""Money in a plan: budget lines with their stated total, savings, and charts with their figures."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ValidationError, model_validator

from bizplan.model.base import Amount, Id, Ref, Text, Year, YesNo, ref_to
from bizplan.model.exemption import Printed
from bizplan.values.amounts import MoneyUnit

RiskClass = Literal["local risk", "central risk", "support services", "recharges"]
"""Who answers for money: local risk is a chief officer's cash limit."""


FigureOf = Literal["budget", "latest budget", "actual", "forecast"]
"""What a figure of a year is: the original budget, the latest approved one, what was spent, what is expected."""


class FurtherFigure(Printed):
    """A figure in a further column of a table: of another year, or of the same year in another state."""

    year: Year
    """The financial year it is for."""
    of: FigureOf = "budget"
    """Whether it is a budget, the latest approved budget, what was spent or what is expected."""
    amount: Amount
    """The figure, in the table's unit and on its basis."""


class BudgetLine(Printed):
    """One line of a budget table."""

    service: Annotated[Ref, ref_to("service")] | None = None
    """The service the money is for."""
    label: Text
    """The line as it is printed."""
    amount: Amount
    """The budget, in the table's unit; cost is positive unless the organisation says otherwise."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund it comes from, where lines differ."""
    risk_class: RiskClass | None = None
    """Who answers for it, where lines differ."""
    type: Text | None = None
    """What kind of spending or income it is, such as employees or premises."""
    income: YesNo = False
    """Whether the line is income; where cost is positive its amount is then written with a minus or in brackets."""
    gross: Amount | None = None
    """What is spent before income, where the table prints that beside the net amount."""
    less_income: Amount | None = None
    """The income taken off, signed so that it and the gross figure make the amount."""
    further: tuple[FurtherFigure, ...] = ()
    """The same line in other years, or in another state of this year, where the table has such columns."""
    comment: Text | None = None
    """Why it moved since last year, or what it leaves out."""


class StatedTotal(Printed):
    """A total as the table prints it."""

    label: Text
    """The words beside it."""
    amount: Amount
    """The figure, in the table's unit."""
    further: tuple[FurtherFigure, ...] = ()
    """The totals of further columns."""


class SubTotal(Printed):
    """A printed sum of some of the lines."""

    label: Text
    """The words beside it."""
    of: tuple[Text, ...]
    """The labels of the lines it sums."""
    amount: Amount
    """The figure, in the table's unit."""


class BreakdownPart(Printed):
    """One part of a breakdown."""

    label: Text
    """The part as printed, such as Employees or Government grants."""
    amount: Amount
    """The figure, in the table's unit."""


class Breakdown(Printed):
    """The money of the table once more, by other heads; it is never added to the lines."""

    title: Text
    """The words over it."""
    shows: Literal["spending by type", "sources of income", "net budget"]
    """What it breaks down: spending before income, the income, or the whole net budget."""
    parts: tuple[BreakdownPart, ...]
    """Its parts in printed order."""
    total: StatedTotal | None = None
    """Its total as printed."""
    exhaustive: YesNo = True
    """Whether the parts are all there is."""


class Control(Printed):
    """Finance's own figure, against which the total is held: written here, or read from a cell of a workbook."""

    amount: Amount | None = None
    """The figure, in the table's unit unless another is given."""
    source: Text | None = None
    """Where finance has it from."""
    file: Text | None = None
    """The workbook (xlsx, xls or ods), by its path from the folder of organisation.yaml."""
    sheet: Text | None = None
    """The sheet's name."""
    cell: Text | None = None
    """The cell, such as C14."""
    unit: MoneyUnit | None = None
    """What one unit of the figure is worth, where it is not the table's."""

    @model_validator(mode="after")
    def _names_a_figure(self) -> Self:
        """A control without a figure, or without the place of one, would be passed over in silence."""
        wanted = ("source",) if self.amount is not None else ("file", "sheet", "cell")
        missing = "amount" if self.amount is None and self.file is None else ""
        missing = missing or next((each for each in wanted if getattr(self, each) is None), "")
        if missing:
            raise ValidationError.from_exception_data("Control", [{"type": "missing", "loc": (missing,), "input": {}}])
        return self

    @property
    def words(self) -> str:
        """Where the figure stands, in words."""
        return self.source or f"{self.file}, sheet “{self.sheet}”, cell {self.cell}"


class Budget(Printed):
    """A budget table: one unit, one currency, one basis, one year; other years stand in further columns."""

    year: Year
    """The financial year the figures are for."""
    unit: MoneyUnit
    """What one unit of the figures is worth."""
    currency: Literal["GBP"] = "GBP"
    """The currency."""
    basis: Literal["net", "gross"]
    """Whether income has been taken off."""
    column: Text | None = None
    """What the left-hand column is called, such as Section."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund all lines come from."""
    risk_class: RiskClass | None = None
    """Who answers for all lines."""
    scope: Text | None = None
    """What the table takes in or leaves out, such as “excluding the Housing Revenue Account”."""
    rounded: YesNo = False
    """Whether the lines were rounded, so that they may miss the total by half a unit each."""
    exhaustive: YesNo = True
    """Whether the lines are all there is; false means that the rest of the total is not listed."""
    lines: tuple[BudgetLine, ...]
    """The lines in printed order."""
    subtotals: tuple[SubTotal, ...] = ()
    """Printed sums of some of the lines."""
    breakdowns: tuple[Breakdown, ...] = ()
    """The same money by type of spending or source of income."""
    total: StatedTotal | None = None
    """The total as printed."""
    control: Control | None = None
    """Finance's own figure for the total."""
    comment: Text | None = None
    """A remark printed under the table."""


class ChartPoint(Printed):
    """One bar or slice of a chart."""

    label: Text
    """What it is."""
    amount: Amount
    """How much it is, in the chart's unit."""


class Chart(Printed):
    """A picture of money, with the figures it is made of."""

    kind_of_item: ClassVar[str] = "chart"
    id: Id
    """The lasting name of the chart."""
    title: Text
    """The title as printed."""
    shows: Literal["income", "spending", "budget against actual"]
    """What it is a picture of."""
    year: Year | None = None
    """The financial year of its figures."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund it shows."""
    scope: Text | None = None
    """What it takes in or leaves out."""
    unit: MoneyUnit | None = None
    """What one unit of its figures is worth."""
    data: tuple[ChartPoint, ...] = ()
    """Its figures; a chart without them can be neither checked nor read aloud."""
    sentence: Text | None = None
    """What the chart shows, in one sentence."""


class Saving(Printed):
    """One saving."""

    label: Text
    """What is saved."""
    amount: Amount
    """How much, in the list's unit."""
    service: Annotated[Ref, ref_to("service")] | None = None
    """The service that saves it."""
    identified: YesNo = True
    """Whether it is known where it will come from."""


class Savings(Printed):
    """Savings to be made, and how far they have been found."""

    year: Year
    """The financial year they are for."""
    unit: MoneyUnit
    """What one unit of the figures is worth."""
    exhaustive: YesNo = True
    """Whether the list is complete; false means that the rest is not listed."""
    rounded: YesNo = False
    """Whether the figures were rounded."""
    lines: tuple[Saving, ...] = ()
    """The savings in printed order."""
    themes: tuple[Text, ...] = ()
    """Where savings are looked for, as far as the paper names only that and no figures."""
    total: StatedTotal
    """The total as printed."""
