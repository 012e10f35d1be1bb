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

from bizplan.checks.rule import Across, Profile, Rule, listed
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.coverage import Work
from bizplan.index.plan_facts import PlanFacts, SharedProgramme
from bizplan.index.setting import plain_title
from bizplan.values.amounts import figure
from bizplan.values.dates import When

_KINDS = frozenset({"programme", "workstream"})


def _check(across: Across) -> Iterator[Finding]:
    plans = {
        (plan.coverage.department, plan.coverage.period): plan
        for plan in across.plans
        if plan.coverage.level == "department"
    }
    departments = across.index.setting.organisation.departments if across.index.setting.organisation else ()
    names = {each.id: each.name for each in departments}
    for plan in plans.values():
        own = {work.item: work for work in plan.coverage.work} if plan.programmes else {}
        for programme in plan.programmes:
            for partner in programme.partners:
                other = plans.get((partner, plan.coverage.period))
                if other is None or other is plan or programme.item not in own:
                    continue
                twin = _twin(own[programme.item], other)
                called = f"“{own[programme.item].name}” ({programme.item})"
                place = Location(plan.file, (*programme.route, "id"))
                if twin is not None:
                    yield from _differing(programme, called, plan, other, twin)
                elif not _cannot_tell(across, other):
                    message = f"{called} is shared with {names.get(partner, partner)}, whose plan does not have it"
                    hint = f"Add it to {other.document} under the id {programme.item}, or take the partner out here."
                    yield Finding(message, place, hint)


def _twin(work: Work, other: PlanFacts) -> str | None:
    """The id of the entry of another plan that is the same programme; None if there is none."""
    for each in other.coverage.work:
        if each.kind not in _KINDS:
            continue
        same = each.item == work.item or plain_title(each.name) == plain_title(work.name)
        if same or (each.document, each.item) in work.through or (work.document, work.item) in each.through:
            return each.item
    return None


def _differing(
    programme: SharedProgramme, called: str, plan: PlanFacts, other: PlanFacts, twin: str
) -> Iterator[Finding]:
    """One finding where both plans state dates or a cost, and not the same; told in the plan whose file comes later."""
    theirs = next((each for each in other.programmes if each.item == twin), None)
    if theirs is None or (plan.coverage.department in theirs.partners and plan.file < other.file):
        return
    differences = [
        f"{what} {here} here, {there} there"
        for what, here, there, same in (
            ("it begins", programme.starts, theirs.starts, _overlap(programme.starts, theirs.starts)),
            ("it ends", programme.ends, theirs.ends, _overlap(programme.ends, theirs.ends)),
            ("it costs", _pounds(programme), _pounds(theirs), programme.cost == theirs.cost),
        )
        if here and there and not same
    ]
    if differences:
        message = f"{called} is not the same in {other.document}: {listed(differences)}"
        note = Note(Location(other.file, (*theirs.route, "id")), "the same programme")
        hint = "Agree on one, and state it in both plans."
        yield Finding(message, Location(plan.file, (*programme.route, "id")), hint, notes=(note,))


def _overlap(here: When | None, there: When | None) -> bool:
    """Whether two dates may mean the same day: 31 March 2027 is in March 2027."""
    return here is None or there is None or (here.first <= there.last and there.first <= here.last)


def _pounds(programme: SharedProgramme) -> str:
    return "" if programme.cost is None else f"£{figure(programme.cost)}"


def _cannot_tell(across: Across, plan: PlanFacts) -> bool:
    record = across.index.record(plan.document)
    return record is None or record.unreadable or bool(record.lost)


RULE = Rule(Severity.WARNING, Profile.COMMITTEE, across=_check)
