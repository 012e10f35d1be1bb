"""Plans read as if they named a later corporate plan: their outcomes and their money, through the succession tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bizplan.index.coverage import OutcomeKey, PlanCoverage, Work
from bizplan.index.outcome_money import Basis, Portion, Unallocated
from bizplan.index.succession import Fate, Successions, apportioned


def coverage_as(plan: PlanCoverage, successions: Successions) -> PlanCoverage:
    """A plan's coverage with every outcome replaced by all its successors; one without any serves nothing.

    Activities fall away where the outcome is an earlier one: tables map outcomes. Entries, threads and money stay.
    """
    target = successions.framework
    return replace(
        plan,
        framework=target,
        work=tuple(_work_as(each, successions) for each in plan.work),
        named=_keys_as(plan.named, successions),
        named_activities=tuple(each for each in plan.named_activities if each.framework == target),
    )


def portions_as(portions: Iterable[Portion], successions: Successions) -> Iterator[Portion]:
    """Portions of money with each outcome's divided in equal parts among its successors, to the penny.

    What has no successor is unallocated. The portions of a line make the same amount as before.
    """
    for each in portions:
        if each.outcome is None or each.outcome.framework == successions.framework:
            yield each
            continue
        became = successions.became(each.outcome)
        for key, pounds in apportioned(each.pounds, became):
            if key is None:
                yield replace(each, end=Unallocated.NO_SUCCESSOR, basis=Basis.STATED, pounds=pounds)
            else:
                split = each.basis if became.fate is Fate.ONE and not became.without else Basis.APPORTIONED
                yield replace(each, end=key, basis=split, pounds=pounds)


def earlier_outcomes(plan: PlanCoverage, framework: str) -> Iterator[OutcomeKey]:
    """Every outcome of another corporate plan that a plan or an entry of it names, as often as it is named."""
    keys = (*plan.named, *(key for work in plan.work for key in work.outcomes))
    yield from (key for key in keys if key.framework != framework)


def _work_as(work: Work, successions: Successions) -> Work:
    if not work.outcomes:
        return work
    activities = tuple(each for each in work.activities if each.framework == successions.framework)
    return replace(work, outcomes=_keys_as(work.outcomes, successions), activities=activities)


def _keys_as(keys: Iterable[OutcomeKey], successions: Successions) -> tuple[OutcomeKey, ...]:
    found = (each.outcome for key in keys for each in successions.became(key).successors)
    return tuple(dict.fromkeys(found))
