"""A clearance stands for what the document says now.

A clearance is void once what it covers was changed, and a needed one proves nothing without the fingerprint of what was
cleared. Which are needed, and what each covers, stands under “needed_clearances” in organisation.yaml.

Why: an officer answers for the words and figures that were shown, and for no others.

Bad:

    kind: organisation
    needed_clearances: [{head: finance, papers: [committee-report]}]
    ---
    kind: committee-report
    status: published
    clearances: [{head: finance, role: Head of Finance, date: 2019-02-25}]

Good:

    kind: organisation
    needed_clearances:
      - head: finance
        papers: [committee-report]
        covers: [recommendations]
    ---
    kind: committee-report
    status: published
    clearances:
      - head: finance
        role: Head of Finance
        date: 2019-02-25
        content: 6a3a2bca2336057c65e6622cbc8d5e54
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.clearances import ClearanceState, Standing, clearance_states, needs_of
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.consultation import Consultation
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.minute import Minute
from bizplan.model.plan import Plan
from bizplan.model.strategy import Strategy

_KINDS = (Plan, CommitteeReport, CorporatePlan, Minute, Consultation, Strategy)
"""The kinds of document of which a clearance can be needed."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    if not document.clearances:
        return
    needed = {each.head for each in needs_of(document, view.setting)}
    for state in clearance_states(document, view.setting):
        told = _told(state, needed=state.head in needed)
        if told and state.clearance is not None:
            again = (
                f"Have it cleared again, and record it: “bizplan clearance {document.document_id} --by {state.head}”."
            )
            place = view.at("clearances", state.position, "content" if state.clearance.content else "head")
            yield Finding(f"{told} ({state.clearance.role}, {state.clearance.date})", place, again)


def _told(state: ClearanceState, *, needed: bool) -> str:
    match state.standing:
        case Standing.VOID:
            return f"what was cleared for {state.head} was changed since"
        case Standing.UNBOUND if needed:
            return f"the clearance for {state.head} does not say what was cleared: it has no fingerprint"
        case _:
            return ""


RULE = Rule(Severity.ERROR, Profile.FINAL, tuple(of(kind, _check) for kind in _KINDS))
