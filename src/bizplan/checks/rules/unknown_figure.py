"""Each figure and each table that a text takes from a plan stands there.

Why: a report goes out with the figure that the plan holds on that day; a reference to a line, a target or a total that
the plan does not state would print nothing.

Bad:

    kind: committee-report
    summary: ["The plan for repairs costs [[highways/2026-27/repairs budget]]."]
    ---
    kind: plan
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines: [{label: Repairs, amount: 40}]

Good:

    kind: committee-report
    summary: ["The plan for repairs costs [[highways/2026-27/repairs budget]]."]
    ---
    kind: plan
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines: [{service: repairs, label: Repairs, amount: 40}]
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View
from bizplan.diagnostics import Finding, Location, Severity
from bizplan.index.quoted import Lacking, quoted
from bizplan.index.walk import live_texts
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan

_KEPT = {"budget": "budget", "share": "budget"}


def _check(_report: CommitteeReport, view: View, plan: Plan, beside: View) -> Iterator[Finding]:
    held = beside.indexed.record
    for live, route, _ in live_texts(view.loaded.model):
        if live.reference.document != plan.document_id or _KEPT.get(live.what, "measures") in beside.loaded.damaged:
            continue
        kinds = held.kinds_of(live.reference.item) if live.reference.item else ("plan",)
        if not set(kinds) & set(live.kinds):
            continue  # the reference itself leads nowhere, which is another rule's to say
        found = quoted(live, plan)
        if isinstance(found, Lacking):
            place = Location(view.loaded.file, route, phrase=live.reference.text)
            yield Finding(f"{live.written} finds nothing: {found.reason}", place, found.hint)


RULE = Rule(Severity.ERROR, Profile.DRAFT, quoting=_check)
