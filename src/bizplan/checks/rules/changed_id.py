"""An entry whose words are nearly those of last year keeps its id.

Why: a new id cuts the entry off from its history.

Bad:

    period: 2018-19
    objectives:
      - id: safer-streets
        text: Make the streets safer for everybody who walks
    ---
    period: 2019-20
    objectives:
      - {id: streets, text: Make the streets safer for everybody who walks}

Good:

    period: 2018-19
    objectives:
      - id: safer-streets
        text: Make the streets safer for everybody who walks
    ---
    period: 2019-20
    objectives:
      - id: safer-streets
        text: Make the streets safer for everybody who walks
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bizplan.checks.rule import Parameters, Profile, Rule, View
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.following import under_another_id
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class AlikeParameters(Parameters):
    """What a council may set."""

    alike: Decimal = Decimal("0.85")
    """How much of two texts must agree for them to be one entry, 1 for all of it."""


def _check(plan: Plan, view: View, earlier: Plan, before: View) -> Iterator[Finding]:
    for pair in under_another_id(plan, earlier, float(view.set_for(AlikeParameters).alike)):
        old = pair.before.item.id
        message = f"{called(pair.after.item)} reads like “{old}” of the plan for {earlier.period}"
        hint = f"If it is the same, give it the id {old} again; if not, say under “ended” what became of {old}."
        note = Note(before.at(*pair.before.route, "id"), "last year's id")
        yield Finding(message, view.at(*pair.after.route, "id"), hint, notes=(note,))


RULE = Rule(Severity.WARNING, Profile.DRAFT, year_on_year=_check, parameters=AlikeParameters)
