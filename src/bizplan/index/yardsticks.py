"""Which of the organisation's yardsticks a document is held against: the form it is written in, the scale it uses."""

from datetime import date

from bizplan.index.setting import Setting
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.measure import Measure
from bizplan.model.plan import Plan
from bizplan.model.programme import Programme
from bizplan.model.risk import EqualityScore
from bizplan.model.yardsticks import (
    EqualityScale,
    PlanTemplate,
    ReportTemplate,
    RiskMatrix,
    SectionName,
    TemplateSection,
)
from bizplan.values.refs import Reference


def plan_template(plan: Plan, setting: Setting) -> PlanTemplate | None:
    """The form a plan names, or for a department's plan the latest in use when its year began; None if none fits."""
    templates = setting.organisation.plan_templates if setting.organisation else ()
    if plan.template is not None:
        return next((each for each in templates if each.id == str(plan.template)), None)
    dated = [each for each in templates if (each.starts or date.min) <= plan.period.first_day]
    if plan.level != "department" or not dated:
        return None
    return max(dated, key=lambda each: each.starts or date.min)


def report_template(report: CommitteeReport, setting: Setting) -> ReportTemplate | None:
    """The form that a report names, or the latest in use on the day of its first meeting; None if none fits."""
    templates = setting.organisation.report_templates if setting.organisation else ()
    if report.template is not None:
        return next((each for each in templates if each.id == str(report.template)), None)
    first = min((meeting.date for meeting in report.meetings), default=date.min)
    dated = [each for each in templates if each.starts <= first]
    return max(dated, key=lambda each: each.starts, default=None)


def equality_scale(template: PlanTemplate, setting: Setting) -> EqualityScale | None:
    """The self-assessment scale that a form asks for; None if it asks for none."""
    scales = setting.organisation.equality_scales if setting.organisation else ()
    return next((each for each in scales if each.id == str(template.equality_scale)), None)


def criterion_name(criterion: Reference, setting: Setting) -> str:
    """What a criterion is called in a sentence: its question and its id; the id alone where it is unknown."""
    scale = _scale_with(criterion, setting)
    asked = next((each.name for each in scale.criteria if each.id == str(criterion)), "") if scale else ""
    return f"“{asked}” ({criterion})" if asked else f"“{criterion}”"


def mark_of(score: EqualityScore) -> int | None:
    """A mark as a number; None for N/A and for what is no number."""
    return int(score.score) if score.score.isdecimal() else None


LOW_MARK = 2
"""The highest mark of a self-assessment that wants an action, unless a council sets another."""


def top_mark(criterion: Reference, setting: Setting) -> int | None:
    """The best mark of the scale that asks a criterion; None where no scale does, or it is not in numbers."""
    scale = _scale_with(criterion, setting)
    return next((int(step.mark) for step in scale.marks if step.mark.isdecimal()), None) if scale else None


def holds_section(plan: Plan, section: TemplateSection) -> bool:
    """Whether a plan has anything to print in a section of its form."""
    match section.section.rpartition(" ")[2]:
        case "programmes":
            return bool(programmes_in(section.section, plan))
        case "measures":
            return bool(measures_in(section.section, plan))
        case name:
            return bool(getattr(plan, name))


def programmes_in(section: SectionName, plan: Plan) -> tuple[Programme, ...]:
    """The programmes that a section prints: all, or those of one scope."""
    return tuple(each for each in plan.programmes if section in {"programmes", f"{each.scope} programmes"})


def measures_in(section: SectionName, plan: Plan) -> tuple[Measure, ...]:
    """The measures that a section prints: all, those of corporate programmes, or the rest."""
    corporate = {each.id for each in programmes_in("corporate programmes", plan)}
    return tuple(
        each
        for each in plan.measures
        if section == "measures"
        or (section == "corporate measures") == any(reference.item in corporate for reference in each.measures)
    )


def risk_matrix(named: str, setting: Setting) -> RiskMatrix | None:
    """The matrix of this id, or the organisation's latest where it is empty or unknown; None if there is none."""
    matrices = setting.organisation.risk_matrices if setting.organisation else ()
    return next((each for each in matrices if each.id == named), matrices[-1] if matrices else None)


def _scale_with(criterion: Reference, setting: Setting) -> EqualityScale | None:
    scales = setting.organisation.equality_scales if setting.organisation else ()
    return next((scale for scale in scales if any(each.id == str(criterion) for each in scale.criteria)), None)
