"""Each outcome of a corporate plan that plans cite is named by some plan, or by work in one.

A claim on all outcomes at once names none.

Why: an outcome that nobody works for will not come about, and nobody will notice until the end.

Bad:

    kind: corporate-plan
    id: 2030-35
    title: Corporate Plan 2030-35
    years: 2030-35
    status: adopted
    outcomes:
      - {id: safe, number: 1, title: People are safe}
      - {id: skilled, number: 2, title: People have skills}
    ---
    period: 2030-31
    corporate_plan: 2030-35
    outcomes:
      claims: [{outcome: 1}]

Good:

    kind: corporate-plan
    id: 2030-35
    title: Corporate Plan 2030-35
    years: 2030-35
    status: adopted
    outcomes:
      - {id: safe, number: 1, title: People are safe}
      - {id: skilled, number: 2, title: People have skills}
    ---
    period: 2030-31
    corporate_plan: 2030-35
    outcomes:
      claims: [{outcome: 1}, {outcome: 2}]
"""

from collections.abc import Iterator

from bizplan.checks.outcomes import spoken
from bizplan.checks.rule import Across, Profile, Rule
from bizplan.checks.served_outcomes import served_frameworks
from bizplan.diagnostics import Finding, Severity

_HINT = "See which plan serves it, and name it there under “contributes_to” or “outcomes”."


def _check(across: Across) -> Iterator[Finding]:
    for served in served_frameworks(across):
        blanket = any(each.coverage.blanket and each.coverage.framework == served.framework.plan.id
                      for each in across.plans)  # fmt: skip
        hint = f"{_HINT} A claim on all outcomes at once does not count." if blanket else _HINT
        for each in served.outcomes:
            if not each.named:
                yield Finding(f"no plan names {spoken(each.outcome)}", each.place, hint)


RULE = Rule(Severity.INFO, Profile.COMMITTEE, across=_check)
