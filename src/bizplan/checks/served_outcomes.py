"""All plans together to how each outcome of the corporate plans they cite is served: who names it, who works for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.plans_above import PlansAbove
from bizplan.checks.rule import Across
from bizplan.diagnostics import Location
from bizplan.index.coverage import OutcomeKey
from bizplan.index.plan_facts import PlanFacts, ServedAbove, ServedHere
from bizplan.index.setting import Framework
from bizplan.model.corporate_plan import Outcome


@dataclass(frozen=True, slots=True)
class ServedOutcome:
    """One outcome and what plans do for it."""

    outcome: Outcome
    place: Location
    """The outcome in its corporate plan."""
    named: bool
    """Whether some plan names it; a claim on every outcome at once names none."""
    units: tuple[str, ...]
    """Departments, teams and posts with work that serves it in some plan of theirs, by id."""
    measures: int
    """How many measures there are of that work, or of the outcome itself."""


@dataclass(frozen=True, slots=True)
class ServedFramework:
    """A corporate plan of which some plan names an outcome, with all its outcomes in order."""

    framework: Framework
    outcomes: tuple[ServedOutcome, ...]


def served_frameworks(across: Across) -> Iterator[ServedFramework]:
    """Every corporate plan that plans cite, with what they do for its outcomes."""
    named = {key for plan in across.plans for key in plan.coverage.named}
    units: dict[OutcomeKey, dict[str, None]] = {}
    measures: dict[OutcomeKey, set[tuple[str, str]]] = {}
    for plan, key, served in _serving(across):
        named.add(key)
        if served.work:
            units.setdefault(key, {})[plan.document.partition("/")[0]] = None
        measures.setdefault(key, set()).update((plan.document, each) for each in served.measures)
    for framework in across.index.setting.frameworks.values():
        outcomes = []
        for position, outcome in enumerate(framework.plan.outcomes):
            key = OutcomeKey(framework.plan.id, outcome.id)
            place = Location(framework.file, ("outcomes", position, "id"))
            found = tuple(units.get(key, ()))
            outcomes.append(ServedOutcome(outcome, place, key in named, found, len(measures.get(key, ()))))
        if any(each.named for each in outcomes):
            yield ServedFramework(framework, tuple(outcomes))


def _serving(across: Across) -> Iterator[tuple[PlanFacts, OutcomeKey, ServedHere | ServedAbove]]:
    """What each plan has for each outcome: in itself, and by threads into the plans above."""
    above = PlansAbove(across.plans)
    reached: dict[tuple[str, str], frozenset[OutcomeKey]] = {}
    for plan in across.plans:
        for here in plan.served:
            yield plan, here.outcome, here
        for leaving in plan.served_above:
            if leaving.step not in reached:
                passed = above.follow([leaving.step])
                reached[leaving.step] = frozenset(key for work in passed if work is not None for key in work.outcomes)
            for key in reached[leaving.step]:
                yield plan, key, leaving
