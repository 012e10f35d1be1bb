"""Each commitment names the strategy it is drawn from.

Why: a strategy whose commitments are not told apart cannot be mapped to the work that carries them out.

Bad:

    commitments:
      - id: no-falls
        text: Nobody falls on an icy path to school
        group: From our strategies
        contributes_to: [1]

Good:

    kind: strategy
    id: safe-paths
    name: Safe Paths Strategy
    status: current
    ---
    commitments:
      - id: no-falls
        text: Nobody falls on an icy path to school
        strategy: safe-paths
        contributes_to: [1]
"""

from collections.abc import Iterator

from bizplan.checks.entries import faulty_entries
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called
from bizplan.diagnostics import Finding, Severity
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.model.programme import Commitment


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    def unsourced(entry: Item, route: tuple[str, int]) -> Finding | None:
        if not isinstance(entry, Commitment) or entry.strategy is not None:
            return None
        under = f" (printed under “{entry.group}”)" if entry.group else ""
        hint = "Add “strategy” with its id; enter the strategy in the register if it is not there."
        return Finding(f"{called(entry)} names no strategy{under}", view.at(*route, "id"), hint)

    yield from faulty_entries(plan, view, ("commitments",), unsourced, "name no strategy")


RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _check),))
