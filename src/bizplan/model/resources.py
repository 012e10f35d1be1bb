"""Money beyond the year's budget: capital spending over years, and percentages with what they are of."""

from typing import Annotated, Literal

from bizplan.model.base import Amount, Ref, Text, Year, YesNo, ref_to
from bizplan.model.budget import FigureOf, StatedTotal
from bizplan.model.exemption import Printed
from bizplan.values.amounts import MoneyUnit


class CapitalFigure(Printed):
    """What a scheme costs in one year."""

    year: Year
    """The financial year."""
    of: FigureOf = "budget"
    """Whether it is a budget, the latest approved budget, what was spent or what is expected."""
    amount: Amount
    """The figure, in the table's unit."""


class CapitalScheme(Printed):
    """One line of a capital programme."""

    item: Annotated[Ref, ref_to("programme", "workstream", "action")] | None = None
    """The work of this plan that the money pays for."""
    service: Annotated[Ref, ref_to("service")] | None = None
    """The service it is for."""
    label: Text
    """The line as it is printed."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund it comes from, where lines differ."""
    years: tuple[CapitalFigure, ...]
    """What it costs, year by year."""
    total: Amount | None = None
    """What it costs in all, as printed."""
    comment: Text | None = None
    """What moved it, or what it waits for."""


class CapitalFunding(Printed):
    """Where money for capital comes from."""

    label: Text
    """The source as printed, such as Grants or Borrowing."""
    amount: Amount
    """The figure for all years, in the table's unit."""


class Capital(Printed):
    """Capital spending, scheme by scheme and year by year; it is never added to the year's budget."""

    unit: MoneyUnit
    """What one unit of the figures is worth."""
    currency: Literal["GBP"] = "GBP"
    """The currency."""
    fund: Annotated[Ref, ref_to("fund")] | None = None
    """The fund all schemes are paid from."""
    scope: Text | None = None
    """What the table takes in or leaves out."""
    rounded: YesNo = False
    """Whether the figures were rounded, so that they may miss a total by half a unit each."""
    exhaustive: YesNo = True
    """Whether the schemes are all there is; false means that the rest of the totals is not listed."""
    schemes: tuple[CapitalScheme, ...]
    """The schemes in printed order."""
    year_totals: tuple[CapitalFigure, ...] = ()
    """The totals of the columns as printed."""
    total: StatedTotal | None = None
    """The total of all schemes and years as printed."""
    funding: tuple[CapitalFunding, ...] = ()
    """Where the money comes from; together the total."""
    comment: Text | None = None
    """A remark printed under the table."""


class ResourceShare(Printed):
    """A percentage of money or staff, with what it is of."""

    label: Text
    """What it is a share of what, as printed."""
    per_cent: Amount
    """The percentage as printed, its decimals kept: it is checked no more finely."""
    part: Amount | None = None
    """The part."""
    base: Amount | None = None
    """The whole that it is a share of."""
    base_label: Text | None = None
    """What the whole is, such as the department's net local risk budget."""
    unit: MoneyUnit | None = None
    """What one unit of part and base is worth; left out where they are not money."""
