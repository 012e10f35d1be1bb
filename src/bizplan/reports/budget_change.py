"""Two years of departments' money to what changed: headline, like for like, and a bridge that sums from old to new."""

from collections.abc import Iterable
from dataclasses import dataclass

from bizplan.index.budget_years import BudgetYear
from bizplan.index.setting import Setting
from bizplan.reports.bridge import Bridge, NotCompared, Pair
from bizplan.reports.bridging import Comparison
from bizplan.reports.prices import Prices


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """What became of departments' money from one year to another."""

    earlier: str
    later: str
    """Financial years."""
    sign_convention: str
    prices: Prices | None
    """The prices that were reckoned; None where none were."""
    funds_added: bool
    """Whether several funds were added because that was asked."""
    bridges: tuple[Bridge, ...]
    """Department by department in the organisation's order, fund by fund."""
    together: tuple[Bridge, ...]
    """All compared departments, fund by fund; empty where there are fewer than two."""
    not_compared: tuple[NotCompared, ...]


def build_budget_change(  # noqa: PLR0913 -- whose money, of when, at which prices
    years: Iterable[BudgetYear],
    setting: Setting,
    periods: tuple[str, str],
    prices: Prices | None = None,
    department: str = "",
    *,
    add_funds: bool = False,
) -> BudgetChange:
    """The change from the first to the second of two financial years, like for like: of all departments, or of one.

    `years` holds every department's plans of every year: a plan between the two may say where a service went. A service
    is the same one if its id is, or if a plan says that it moved or was merged.
    """
    earlier, later = periods
    known = sorted(years, key=lambda each: (each.period, each.file))
    organisation = setting.organisation
    names = {each.id: each.name for each in organisation.departments} if organisation else {}
    order = {each: position for position, each in enumerate(names)}
    year_by_place = {(each.department, each.period): each for each in reversed(known)}
    pairs: list[Pair] = []
    refused: list[NotCompared] = []
    departments = {each.department for each in known if each.period in {earlier, later}}
    chosen = (each for each in departments if department in {"", each})
    for unit in sorted(chosen, key=lambda each: (order.get(each, len(order)), each)):
        name = names.get(unit, unit)
        before, after = year_by_place.get((unit, earlier)), year_by_place.get((unit, later))
        reason = _why_not(before, after, earlier, later)
        if before is None or after is None or reason:
            refused.append(NotCompared(name, reason))
        else:
            pairs.append(Pair(unit, name, before, after))
    comparison = Comparison(tuple(known), setting, earlier, later, prices, add_funds)
    bridges: list[Bridge] = []
    for pair in pairs:
        found, refusal = comparison.bridges((pair,), pair.name)
        bridges += found
        refused += refusal
    together: tuple[Bridge, ...] = ()
    if len(pairs) > 1:
        if len({each.after.basis for each in pairs}) > 1:
            refused.append(NotCompared("All departments", "net and gross figures are never added"))
        else:
            together, refusal = comparison.bridges(tuple(pairs), f"{len(pairs)} departments together")
            refused += refusal
    return BudgetChange(
        earlier,
        later,
        organisation.sign_convention if organisation else "cost positive",
        prices,
        add_funds,
        tuple(bridges),
        together,
        tuple(refused),
    )


def _why_not(before: BudgetYear | None, after: BudgetYear | None, earlier: str, later: str) -> str:
    for plan, year in ((before, earlier), (after, later)):
        if plan is None:
            return f"there is no plan of {year}"
        if not plan.is_read:
            return f"the budget of {year} could not be read"
        if plan.unit is None:
            return f"the plan of {year} holds no budget"
    if before is not None and after is not None and before.basis != after.basis:
        return f"{earlier} is {before.basis} and {later} is {after.basis}"
    return ""
