"""A programme shared with another department stands in that department's plan too, with the same dates and cost.

It is known there by its id, its name, or a thread under `contributes_to` between the two.

Why: a partner that does not know of its part will not do it.

Bad:

    period: 2030-31
    programmes:
      - id: lighter-parks
        name: Lighter parks
        scope: departmental
        text: Light the parks
        partners: [libraries]
    ---
    department: libraries
    period: 2030-31
    programmes:
      - id: longer-hours
        name: Longer hours
        scope: departmental
        text: Open in the evening

Good:

    period: 2030-31
    programmes:
      - id: lighter-parks
        name: Lighter parks
        scope: departmental
        text: Light the parks
        partners: [libraries]
    ---
    department: libraries
    period: 2030-31
    programmes:
      - id: lighter-parks
        name: Lighter parks
        scope: departmental
        text: Take part in lighting the parks
"""

from collections.abc import Iterator

from bizplan.checks.rule import Across, Profile, Rule
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.shared_programmes import Sharing, differences, sharings
from bizplan.values.counts import listed


def _check(across: Across) -> Iterator[Finding]:
    departments = across.index.setting.organisation.departments if across.index.setting.organisation else ()
    names = {each.id: each.name for each in departments}
    for sharing in sharings(across.plans):
        other = sharing.other
        if other is None:
            continue
        place = Location(sharing.plan.file, (*sharing.programme.route, "id"))
        if sharing.twin:
            yield from _differing(sharing, place)
        elif not across.index.cannot_tell(other.document):
            partner = names.get(sharing.partner, sharing.partner)
            message = f"{_called(sharing)} is shared with {partner}, whose plan does not have it"
            hint = f"Add it to {other.document} under the id {sharing.programme.item}, or take the partner out here."
            yield Finding(message, place, hint)


def _differing(sharing: Sharing, place: Location) -> Iterator[Finding]:
    """One finding where both plans state dates or a cost, and not the same; told in the plan whose file comes later."""
    theirs, other = sharing.theirs, sharing.other
    if theirs is None or other is None or sharing.is_told_elsewhere:
        return
    found = [f"it {each.what} {each.here} here, {each.there} there" for each in differences(sharing.programme, theirs)]
    if found:
        message = f"{_called(sharing)} is not the same in {other.document}: {listed(found)}"
        note = Note(Location(other.file, (*theirs.route, "id")), "the same programme")
        yield Finding(message, place, "Agree on one, and state it in both plans.", notes=(note,))


def _called(sharing: Sharing) -> str:
    return f"“{sharing.name}” ({sharing.programme.item})"


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, across=_check)
