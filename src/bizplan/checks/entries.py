"""A plan's sections to findings about their entries: one an entry, or one a section whose every entry has the fault."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from bizplan.checks.rule import View
from bizplan.checks.shared import each_or_all
from bizplan.diagnostics import Finding
from bizplan.index.setting import Setting
from bizplan.index.yardsticks import plan_template
from bizplan.model.base import Item
from bizplan.model.plan import Plan
from bizplan.model.yardsticks import SectionName
from bizplan.values.counts import numbered

Section = Literal[
    "services", "programmes", "workstreams", "actions", "measures", "capabilities", "commitments", "risks"
]  # fmt: skip
"""A section whose entries rules look at one by one."""
_ONE: dict[Section, str] = {
    "services": "service",
    "programmes": "programme",
    "workstreams": "workstream",
    "actions": "action",
    "measures": "measure",
    "capabilities": "capability",
    "commitments": "commitment",
    "risks": "risk",
}


def entries_of(plan: Plan, section: Section) -> Sequence[Item]:
    """The entries of a section, in printed order."""
    sections: dict[Section, Sequence[Item]] = {
        "services": plan.services,
        "programmes": plan.programmes,
        "workstreams": plan.workstreams,
        "actions": plan.actions,
        "measures": plan.measures,
        "capabilities": plan.capabilities,
        "commitments": plan.commitments,
        "risks": plan.risks,
    }
    return sections[section]


def is_asked_for(plan: Plan, setting: Setting, *sections: SectionName) -> bool:
    """Whether a plan owes its reader one of these sections: a department's always, others where their form asks."""
    if plan.level == "department":
        return True
    template = plan_template(plan, setting)
    return template is not None and any(each.required and each.section in sections for each in template.sections)


def faulty_entries(
    plan: Plan,
    view: View,
    sections: Sequence[Section],
    fault: Callable[[Item, tuple[str, int]], Finding | None],
    together: str,
) -> Iterator[Finding]:
    """What `fault` finds in each entry, given with its route, or one finding for a section that has it throughout.

    `together` says of many entries what each finding says of one: “have no owner”.
    """
    for section in sections:
        entries = entries_of(plan, section)
        each = (fault(entry, (section, position)) for position, entry in enumerate(entries))
        found = [finding for finding in each if finding is not None]
        counted = f"{numbered(len(found), _ONE[section], section)} {together}"
        yield from each_or_all(found, len(entries), view.at(section), counted)
