"""Two years' totals cover the same services, or the plan says what came and went.

It says so under `ended` or `changes`, by the service's id or by the words of the line.

Why: a total that falls because a service moved elsewhere looks like a saving, and is none.

Bad:

    period: 2018-19
    services: [{id: elections, name: Elections}, {id: media, name: Media}]
    budget:
      year: 2018-19
      unit: thousand
      basis: net
      lines:
        - {service: elections, label: Elections, amount: 300}
        - {service: media, label: Media, amount: 900}
    ---
    period: 2019-20
    services: [{id: elections, name: Elections}]
    budget:
      year: 2019-20
      unit: thousand
      basis: net
      lines: [{service: elections, label: Elections, amount: 310}]

Good:

    period: 2018-19
    services: [{id: elections, name: Elections}, {id: media, name: Media}]
    budget:
      year: 2018-19
      unit: thousand
      basis: net
      lines:
        - {service: elections, label: Elections, amount: 300}
        - {service: media, label: Media, amount: 900}
    ---
    period: 2019-20
    services: [{id: elections, name: Elections}]
    ended: [{item: media, how: stopped, reason: The magazine was given up}]
    budget:
      year: 2019-20
      unit: thousand
      basis: net
      lines: [{service: elections, label: Elections, amount: 310}]
"""

from collections.abc import Iterator
from decimal import Decimal

from bizplan.checks.rule import Profile, Rule, View
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.like_for_like import LikeForLike, like_for_like
from bizplan.model.plan import Plan
from bizplan.values.amounts import MoneyUnit, signed
from bizplan.values.counts import listed


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    if plan.budget is None or earlier.budget is None or "budget" in before.loaded.damaged:
        return
    if not view.loaded.damaged.isdisjoint(("services", "changes", "ended")):
        return
    compared = like_for_like(earlier.budget, plan.budget)
    told, words = _told(plan), _words_on_changes(plan)
    unlike = (*compared.ended, *compared.began)
    unexplained = [each.label for each in unlike if each.service not in told and each.label.lower() not in words]
    if not unexplained or not compared.continued:
        return
    place = view.at("budget", "total", "amount") if plan.budget.total else view.at("budget", "lines", on="key")
    hint = "Say under “ended” or “changes” what came and went, with its amount."
    note = Note(before.at("budget", "total" if earlier.budget.total else "lines"), str(earlier.period))
    yield Finding(_comparison(compared, unexplained, plan.budget.unit, earlier), place, hint, notes=(note,))


def _comparison(compared: LikeForLike, unexplained: list[str], unit: MoneyUnit, earlier: Plan) -> str:
    headline = _change(compared.headline, compared.headline_per_cent, unit)
    like = _change(compared.like_for_like, compared.like_for_like_per_cent, unit)
    names = listed([f"“{each}”" for each in unexplained])
    return f"since {earlier.period} the total moves by {headline}, like for like by {like}; not told: {names}"


def _change(pounds: Decimal, per_cent: Decimal | None, unit: MoneyUnit) -> str:
    share = "" if per_cent is None else f" ({signed(per_cent)}%)"
    return f"{signed(pounds / unit.pounds)} {unit.symbol}{share}"


def _told(plan: Plan) -> frozenset[str]:
    """Services of which the plan says that they ended, began or changed."""
    changed = {str(each.item) for each in plan.changes if each.item is not None}
    noted = {each.id for each in plan.services if each.change is not None}
    return frozenset({each.item for each in plan.ended} | changed | noted)


def _words_on_changes(plan: Plan) -> str:
    """All that the plan says of what changed, in small letters."""
    return " ".join([*(each.text for each in plan.changes), *(each.reason for each in plan.ended)]).lower()


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, year_on_year=_check)
