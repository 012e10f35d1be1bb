"""The form of a plan's paper: the sections of the template it is written in, then whatever else the plan holds."""

from collections.abc import Mapping

from bizplan.index.setting import Setting
from bizplan.index.yardsticks import measures_in, plan_template, programmes_in
from bizplan.model.plan import Plan
from bizplan.model.yardsticks import SectionName, TemplateSection

_HEADINGS: Mapping[SectionName, str] = {
    "statement": "Our purpose",
    "ambitions": "Our ambitions",
    "aims": "Our aims",
    "outcomes": "The corporate outcomes we contribute to",
    "services": "What we do",
    "budget": "Our {year} budget",
    "savings": "Our {year} savings",
    "capital": "What we build and buy",
    "percentages": "Our resources in percentages",
    "charts": "Our money in pictures",
    "objectives": "Our objectives",
    "corporate programmes": "Corporate programmes and projects",
    "departmental programmes": "Departmental programmes and projects",
    "workstreams": "Our major workstreams",
    "commitments": "Our strategic commitments",
    "actions": "What we will do",
    "measures": "What we will measure",
    "risks": "Our risks",
    "equalities": "Our equalities self-assessment",
    "capabilities": "How we will develop our capabilities",
    "horizon": "What is ahead",
    "changes": "What has changed since last year",
    "stops": "What stops or shrinks",
    "ended": "What became of last year's entries",
    "approvals": "Approvals",
    "contacts": "Contacts",
}
_ONLY_ON_THE_COVER: frozenset[SectionName] = frozenset({"approvals"})
"""Printed as a section only where the form asks for one."""
_NUMBERED: frozenset[SectionName] = frozenset({"corporate programmes", "departmental programmes", "measures"})
"""Numbered where no form says otherwise, so that papers and minutes can point at them."""
_PARTS: Mapping[SectionName, frozenset[SectionName]] = {
    "programmes": frozenset({"corporate programmes", "departmental programmes"}),
    "measures": frozenset({"corporate measures", "departmental measures"}),
}
"""Section -> the sections that together print the same."""


def form_of(plan: Plan, setting: Setting) -> tuple[TemplateSection, ...]:
    """The sections of a plan's paper in printed order; what its template does not ask for comes last, as in no form."""
    template = plan_template(plan, setting)
    asked = template.sections if template else ()
    names: set[SectionName] = {each.section for each in asked}
    for whole, parts in _PARTS.items():
        if whole in names:
            names |= parts
    if names & _PARTS["measures"]:
        names.add("measures")
    spare = tuple(
        TemplateSection(section=name, heading=heading, numbered=not asked and name in _NUMBERED, required=False)
        for name, heading in _HEADINGS.items()
        if name not in names and name not in _ONLY_ON_THE_COVER
    )
    return (*asked, *spare)


def heading_of(form: TemplateSection, plan: Plan) -> str:
    """The words over a section, the plan's year filled in."""
    words = form.heading or _HEADINGS.get(form.section) or form.section.capitalize()
    return words.replace("{year}", str(plan.period))


def numbers_in(form: tuple[TemplateSection, ...], plan: Plan) -> Mapping[str, str]:
    """Entry id -> the number that its place gives it, where the form prints numbers.

    Programmes count on from one group to the next, and so do measures.
    """
    numbers: dict[str, str] = {}
    counted: dict[str, int] = {}
    for section in form:
        if not section.numbered:
            continue
        what = section.section.rpartition(" ")[2]
        for identity in entry_ids(section.section, plan):
            counted[what] = counted.get(what, 0) + 1
            numbers[identity] = str(counted[what])
    return numbers


def entry_ids(section: SectionName, plan: Plan) -> tuple[str, ...]:
    """The ids of the entries that a section prints, in printed order; none where its entries have no ids."""
    match section.rpartition(" ")[2]:
        case "programmes":
            return tuple(each.id for each in programmes_in(section, plan))
        case "measures":
            return tuple(each.id for each in measures_in(section, plan))
        case name:
            value = getattr(plan, name)
            return tuple(each.id for each in value if hasattr(each, "id")) if isinstance(value, tuple) else ()
