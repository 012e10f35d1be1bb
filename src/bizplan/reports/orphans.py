"""What leads to no outcome, plan by plan: services, objectives, programmes and other work, measures, and money."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from bizplan.index.coverage import PlanCoverage
from bizplan.reports.coverage import Orphan, OrphanKind, OrphanMoney, OrphanPlan
from bizplan.reports.serving import Place, Threads

ORPHAN_KINDS = ("service", "objective", "programme", "workstream", "commitment", "action", "measure")
"""Entries that ought to lead to an outcome, in the order in which they are shown.

Ambitions and aims say what a plan is for, and capabilities how its people become better at it: they may lead nowhere.
"""


def orphan_plans(plans: Iterable[PlanCoverage], threads: Threads) -> Iterator[OrphanPlan]:
    """What leads to no outcome of any corporate plan, for each plan that has any of it."""
    leading = threads.leading_somewhere()
    for plan in plans:
        kinds = tuple(each for kind in ORPHAN_KINDS if (each := _of_kind(plan, kind, leading)).items)
        money = tuple(
            OrphanMoney(line.label, line.service, line.pounds)
            for line in plan.money
            if (plan.document, line.service) not in leading
        )
        if kinds or money:
            astray = sum((line.pounds for line in money), Decimal())
            whole = sum((line.pounds for line in plan.money), Decimal())
            yield OrphanPlan(plan.document, plan.department, kinds, money, astray, whole)


def _of_kind(plan: PlanCoverage, kind: str, leading: AbstractSet[Place]) -> OrphanKind:
    entries = [work for work in plan.work if work.kind == kind]
    astray = (work for work in entries if (plan.document, work.item) not in leading)
    return OrphanKind(kind, len(entries), tuple(Orphan(work.item, work.name, bool(work.through)) for work in astray))
