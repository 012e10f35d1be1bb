"""All plans to what threads upwards come to in them, each plan opened only where a thread leads into it."""

from collections.abc import Iterable, Iterator

from bizplan.index.coverage import Work
from bizplan.index.plan_facts import PlanFacts


class PlansAbove:
    """The plans that threads may lead into."""

    def __init__(self, plans: Iterable[PlanFacts]) -> None:
        self._plans = {plan.document: plan for plan in plans}
        self._work: dict[str, dict[str, Work]] = {}

    def follow(self, steps: Iterable[tuple[str, str]]) -> Iterator[Work | None]:
        """Each entry that threads come to, beginning with the steps themselves; None where one cannot be followed."""
        seen = set(steps)
        frontier = list(seen)
        while frontier:
            document, item = frontier.pop()
            work = self._entries(document).get(item)
            yield work
            further = [step for step in work.through if step not in seen] if work is not None else []
            seen.update(further)
            frontier.extend(further)

    def _entries(self, document: str) -> dict[str, Work]:
        if document not in self._work:
            plan = self._plans.get(document)
            self._work[document] = {work.item: work for work in plan.coverage.work} if plan is not None else {}
        return self._work[document]
