"""All plans together to how each outcome of the corporate plans they cite is served: who names it, who works for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import Across
from bizplan.diagnostics import Location
from bizplan.index.coverage import WORK_KINDS, OutcomeKey, serving
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
    serving_by_outcome = serving(work for plan in across.plans for work in plan.coverage.work)
    named = {key for plan in across.plans for key in plan.coverage.named}.union(serving_by_outcome)
    for framework in across.index.setting.frameworks.values():
        outcomes = []
        for position, outcome in enumerate(framework.plan.outcomes):
            key = OutcomeKey(framework.plan.id, outcome.id)
            found = serving_by_outcome.get(key, ())
            units = dict.fromkeys(work.document.partition("/")[0] for work in found if work.kind in WORK_KINDS)
            measures = sum(work.kind == "measure" for work in found)
            place = Location(framework.file, ("outcomes", position, "id"))
            outcomes.append(ServedOutcome(outcome, place, key in named, tuple(units), measures))
        if any(each.named for each in outcomes):
            yield ServedFramework(framework, tuple(outcomes))
