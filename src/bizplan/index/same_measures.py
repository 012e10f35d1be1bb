"""All plans together to the targets that one measure has in several of them, and not the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bizplan.index.plan_facts import PlanFacts, StatedTarget
from bizplan.index.setting import plain_title


class TargetConflict(NamedTuple):
    """One measure with another target than before, for one period."""

    plan: PlanFacts
    target: StatedTarget
    other: PlanFacts
    """The first plan with a target of the measure for the period."""
    before: StatedTarget


def target_conflicts(plans: Iterable[PlanFacts]) -> Iterator[TargetConflict]:
    """Each target that is not the first one of its measure for its period, in order of plan.

    Two measures are one if their words, their unit and their definition are the same. A target with a reason is let be.
    """
    first: dict[tuple[str, ...], tuple[PlanFacts, StatedTarget]] = {}
    for plan in plans:
        for target in plan.targets:
            if target.explained:
                continue
            words = tuple(map(plain_title, (target.name, target.definition)))
            other, before = first.setdefault((*words, target.unit, target.period), (plan, target))
            if before.value != target.value:
                yield TargetConflict(plan, target, other, before)
