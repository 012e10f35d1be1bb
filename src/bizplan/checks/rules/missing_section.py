"""The plan has every section that its form requires.

Why: Members asked for one form for every department; a section left out is seen only by comparing two plans.

Bad:

    template: form
    objectives: []

Good:

    template: form
    objectives:
      - {id: safer-streets, text: Make the streets safer}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.yardsticks import holds_section, plan_template
from bizplan.model.plan import Plan


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    template = plan_template(plan, view.setting)
    for section in template.sections if template else ():
        field = section.section.rpartition(" ")[2]  # “corporate programmes” stand among the programmes
        if section.required and not holds_section(plan, section) and field not in view.loaded.damaged:
            name = section.section if section.section == field else f"{section.section} in “{field}”"
            message = (
                f"the plan has no {section.section}, which the form “{template.name if template else ''}” requires"
            )
            here = field if field in plan.model_fields_set else "template" if plan.template else "kind"
            yield Finding(message, view.at(here, on="key"), f"Add {name}.")


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(Plan, _check, needs=("template", "programmes", "organisation")),))
