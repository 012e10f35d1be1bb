"""A plan to what was over before its year began: work that ended, departments that closed, corporate plans replaced."""

from collections.abc import Mapping
from datetime import date

from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Pending
from bizplan.index.record import Record
from bizplan.index.setting import Setting
from bizplan.model.base import Document
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.plan import Plan
from bizplan.model.programme import Work
from bizplan.model.strategy import Strategy
from bizplan.values.years import FinancialYear

AT_WORK = frozenset({"contributes_to", "measures", "actions", "commitment", "strategy"})
"""Fields that lead to something at work; `after` and `ended` lead to what is over by their nature."""


def in_force(framework: CorporatePlan) -> tuple[date | None, date | None]:
    """The first and the last day of a corporate plan; one without stated dates is in force for its label's years."""
    stated = framework.in_force
    if stated is None:
        return FinancialYear(framework.years.start).first_day, FinancialYear(framework.years.end - 1).last_day
    return stated.starts, stated.extended_to or stated.ends


def work_over(plan: Plan) -> tuple[Work, ...]:
    """The plan's own work that ended before its year began."""
    first = plan.period.first_day
    works: tuple[Work, ...] = (*plan.programmes, *plan.workstreams, *plan.actions)
    return tuple(work for work in works if work.ends is not None and work.ends.last < first)


def closed_departments(plan: Plan, setting: Setting) -> Mapping[str, date]:
    """Department -> its last day, for those that closed before the plan's year began."""
    organisation = setting.organisation
    return {
        each.id: each.until
        for each in (organisation.departments if organisation else ())
        if each.until is not None and each.until < plan.period.first_day
    }


def replaced_frameworks(model: Document, setting: Setting) -> frozenset[str]:
    """The corporate plans that another had replaced by the year of a plan, or that a strategy now at work outlived.

    Reports, consultations and corporate plans may speak of any version.
    """
    replaced = {str(each) for held in setting.frameworks.values() for each in held.plan.supersedes}
    match model:
        case Plan():
            day = model.period.first_day
            gone = (
                each
                for each, held in setting.frameworks.items()
                if (last := in_force(held.plan)[1]) is not None and last < day
            )
            drafts = (
                each
                for each, held in setting.frameworks.items()
                if each in replaced and held.plan.status in {"draft", "consultation"}
            )
            return frozenset((*gone, *drafts))
        case Strategy() if model.status != "superseded":
            return frozenset(each for each, held in setting.frameworks.items() if held.plan.status == "superseded")
        case _:
            return frozenset()


def plans_of_units(index: CorpusIndex) -> Mapping[str, tuple[Record, ...]]:
    """Unit -> its plans, in order of year."""
    found: dict[str, list[Record]] = {}
    for record in index.records:
        if record.kind == "plan":
            found.setdefault(record.document.partition("/")[0], []).append(record)
    return {unit: tuple(sorted(records, key=lambda each: each.period)) for unit, records in found.items()}


def superseded_strategy(pending: Pending, record: Record, index: CorpusIndex) -> str:
    """The day, as ISO text, by which a strategy that a plan refers to was superseded; empty if not before its year."""
    found = index.record(pending.document)
    if found is None or pending.item or record.kind != "plan":
        return ""
    begins = date(int(record.period[:4]), 4, 1).isoformat()
    return found.superseded if found.superseded < begins else ""


def plan_without(
    pending: Pending, record: Record, index: CorpusIndex, plans: Mapping[str, tuple[Record, ...]]
) -> Record | None:
    """The plan in which an entry of an earlier plan is not held any more, though a plan of its year refers to it.

    None where it is held, where the entry is of the plan's own year, or where nothing can be told. `plans` is what
    `plans_of_units` makes.
    """
    found = index.record(pending.document)
    if found is None or not pending.item or record.kind != "plan" or found.kind != "plan":
        return None
    if found.period >= record.period or pending.item not in found.ids:
        return None
    present = [each for each in plans[found.document.partition("/")[0]] if each.period <= record.period][-1]
    if present.period == found.period or present.unreadable or pending.item in present.ids:
        return None
    return present
