"""The objectives of two departments for one year differ by more than a word or two.

An objective that names the other department as a partner, or leads to the other objective, is the same on purpose.

Why: two departments that set out to do the same do it twice, or each leaves it to the other.

Bad:

    period: 2030-31
    objectives:
      - {id: safer-parks, text: Make every park in the borough safe after dark}
    ---
    department: libraries
    period: 2030-31
    objectives:
      - id: parks-after-dark
        text: Make each park in the borough safe after dark

Good:

    period: 2030-31
    objectives:
      - {id: safer-parks, text: Make every park in the borough safe after dark}
    ---
    department: libraries
    period: 2030-31
    objectives:
      - {id: longer-hours, text: Open every library until eight in the evening}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import Across, Parameters, Profile, Rule
from bizplan.checks.shared import beginning
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.plan_facts import PlanFacts, Worded
from bizplan.index.read_across import is_shared
from bizplan.index.words_in_common import Owned, first_alike


@dataclass(frozen=True, slots=True)
class DuplicateParameters(Parameters):
    """What a council may set."""

    alike: Decimal = Decimal("0.85")
    """How many of their words two objectives must share to be nearly the same, 1 for all of them."""


def _check(across: Across) -> Iterator[Finding]:
    alike = across.set_for(DuplicateParameters).alike
    for objectives in _by_period(across).values():
        texts = [Owned(plan.coverage.department, each.text) for plan, each in objectives]
        for later, earlier in first_alike(texts, alike):
            (plan, here), (other, there) = objectives[later], objectives[earlier]
            if is_shared(plan, here, other, there):
                continue
            message = (
                f"“{beginning(here.text)}” ({here.item}) says nearly what “{beginning(there.text)}” ({there.item}) "
                f"says in {other.document}"
            )
            hint = "If it is shared, name the other department under “partners”; if not, say how the two differ."
            note = Note(Location(other.file, (*there.route, "id")), "nearly the same")
            yield Finding(message, Location(plan.file, (*here.route, "id")), hint, notes=(note,))


def _by_period(across: Across) -> dict[str, list[tuple[PlanFacts, Worded]]]:
    by_period: dict[str, list[tuple[PlanFacts, Worded]]] = {}
    for plan in across.plans:
        if plan.coverage.level == "department":
            by_period.setdefault(plan.coverage.period, []).extend((plan, each) for each in plan.objectives)
    return by_period


RULE = Rule(Severity.INFO, Profile.COMMITTEE, across=_check, parameters=DuplicateParameters)
