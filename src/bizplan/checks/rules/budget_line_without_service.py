"""Each budget line belongs to a service that the plan describes: by its id, or by the service's name or other name.

Where a plan has no word on any of its services, their names count as descriptions.

Why: the reader is told what something costs, and not what is bought.

Bad:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - {id: signs, name: Signs, contributes_to: [1]}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      lines:
        - {service: lighting, label: Lighting, amount: 120}
        - {service: signs, label: Signs, amount: 30}

Good:

    services:
      - {id: lighting, name: Lighting, text: Street lights, contributes_to: [1]}
      - {id: signs, name: Signs, text: Street signs, contributes_to: [1]}
    budget:
      year: 2026-27
      unit: thousand
      basis: net
      fund: general
      risk_class: local risk
      lines:
        - {service: lighting, label: Lighting, amount: 120}
        - {service: signs, label: Signs, amount: 30}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.shared import called, each_or_all
from bizplan.diagnostics import Finding, Note, Severity
from bizplan.index.setting import plain_title
from bizplan.model.plan import Plan
from bizplan.values.amounts import pounds_in_prose
from bizplan.values.counts import numbered

_WAY_OUT = "Describe the service it pays for, or name under “service” the one it belongs to."


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    if plan.budget is None or not plan.services:
        return
    services = {service.id: (position, service) for position, service in enumerate(plan.services)}
    described = [each for each in plan.services if each.text] or list(plan.services)
    ids = {each.id for each in described}
    names = {plain_title(name) for each in described for name in (each.name, *each.aliases)}
    found = []
    for position, line in enumerate(plan.budget.lines):
        service = str(line.service) if line.service is not None else ""
        if (
            service in ids
            or (service and service not in services)
            or (not service and plain_title(line.label) in names)
        ):
            continue  # a service that does not exist is a broken reference, and found as such
        money = f"“{line.label}”, {pounds_in_prose(line.amount, plan.budget.unit)},"
        place = view.at("budget", "lines", position, "service" if service else "label")
        if service:
            at, bare = services[service]
            note = Note(view.at("services", at, "id"), "named, and not described")
            message = f"{money} pays for {called(bare)}, which the plan names and does not describe"
            found.append(Finding(message, place, _WAY_OUT, notes=(note,)))
        else:
            message = f"{money} belongs to no service that the plan describes"
            found.append(Finding(message, place, _WAY_OUT))
    together = f"{numbered(len(found), 'budget line')} belong to no service that the plan describes"
    yield from each_or_all(found, len(plan.budget.lines), view.at("budget", "lines"), together)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, (of(Plan, _check, needs=("services",)),))
