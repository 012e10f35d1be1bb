"""Each outcome that plans name has work in the plans of several units, and a measure of that work.

The plans of one unit for several years count as one.

Why: an outcome that is only asserted looks served on a map and is not.

Bad:

    kind: corporate-plan
    id: 2030-35
    title: Corporate Plan 2030-35
    years: 2030-35
    status: adopted
    outcomes:
      - {id: safe, number: 1, title: People are safe}
    ---
    period: 2030-31
    corporate_plan: 2030-35
    services:
      - {id: lamps, name: Lamps, text: Street lamps, contributes_to: [1]}
    measures:
      - {id: dark-streets, text: Number of dark streets, measures: [lamps]}

Good:

    kind: corporate-plan
    id: 2030-35
    title: Corporate Plan 2030-35
    years: 2030-35
    status: adopted
    outcomes:
      - {id: safe, number: 1, title: People are safe}
    ---
    period: 2030-31
    corporate_plan: 2030-35
    services:
      - {id: lamps, name: Lamps, text: Street lamps, contributes_to: [1]}
    measures:
      - {id: dark-streets, text: Number of dark streets, measures: [lamps]}
    ---
    department: libraries
    period: 2030-31
    corporate_plan: 2030-35
    services:
      - {id: wardens, name: Wardens, text: Park wardens, contributes_to: [1]}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.outcomes import spoken
from bizplan.checks.rule import Across, Parameters, Profile, Rule
from bizplan.checks.served_outcomes import ServedOutcome, served_frameworks
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.values.counts import listed, numbered

_HINT = "Put work under it in a further plan, or a measure on the work there is."


@dataclass(frozen=True, slots=True)
class ThinOutcomeParameters(Parameters):
    """What a council may set."""

    plans: int = 2
    """How many departments, teams or posts should work for an outcome, each by a plan of its own."""
    measures: int = 1
    """How many measures there should be of that work."""


def _check(across: Across) -> Iterator[Finding]:
    wanted = across.set_for(ThinOutcomeParameters)
    for served in served_frameworks(across):
        found = [
            Finding(f"{spoken(each.outcome)} {_how_thin(each, wanted)}", each.place, _HINT)
            for each in served.outcomes
            if each.named and (len(each.units) < wanted.plans or each.measures < wanted.measures)
        ]
        together = f"{len(found)} outcomes are each served by too few plans, or without a measure"
        section = Location(served.framework.file, ("outcomes",))
        yield from each_or_all(found, len(served.outcomes), section, together)


def _how_thin(outcome: ServedOutcome, wanted: ThinOutcomeParameters) -> str:
    if not outcome.units:
        return "is named, but no plan has work that serves it"
    faults = []
    if len(outcome.units) < wanted.plans:
        faults.append(f"is served by {listed(outcome.units)} alone, where {wanted.plans} units are wanted")
    if not outcome.measures < wanted.measures:
        return faults[0]
    if outcome.measures:
        faults.append(f"has {numbered(outcome.measures, 'measure')}, where {wanted.measures} are wanted")
    else:
        faults.append("has no measure")
    return ", and ".join(faults)


RULE = Rule(Severity.INFO, Profile.COMMITTEE, across=_check, parameters=ThinOutcomeParameters)
