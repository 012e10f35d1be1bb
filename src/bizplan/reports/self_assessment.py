"""Plans' self-assessments to one report: criterion by criterion, what changed since last year, what is planned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bizplan.index.self_assessed import AssessedCriterion, PlanAssessment
from bizplan.index.setting import Setting
from bizplan.index.yardsticks import LOW_MARK
from bizplan.model.yardsticks import EqualityScale


@dataclass(frozen=True, slots=True)
class KeyMark:
    """One mark of the key."""

    mark: str
    name: str


@dataclass(frozen=True, slots=True)
class DepartmentMark:
    """What one department gave itself on a criterion."""

    document: str
    department: str
    """The department's id."""
    name: str
    mark: str
    meaning: str
    """The key's word for it; empty where the key has none."""
    before: str
    """The mark in the plan before; empty where there is none."""
    change: str
    """better, worse or same; empty where the two marks cannot be compared."""
    is_low: bool
    """Whether it wants an action."""
    reason: str
    """Why the criterion does not apply; empty where it does."""
    evidence: str
    actions: tuple[str, ...]
    """What is planned, in the plan's words."""


@dataclass(frozen=True, slots=True)
class CriterionMarks:
    """One criterion across departments."""

    criterion: str
    name: str
    marks: tuple[DepartmentMark, ...]
    """Department by department, in the organisation's order."""
    unmarked: tuple[str, ...]
    """Plans that mark other criteria of the scale, and not this one."""


@dataclass(frozen=True, slots=True)
class ScaleMarks:
    """One scale with its criteria."""

    scale: str
    """The scale's id; empty for criteria of none."""
    key: tuple[KeyMark, ...]
    """Best first."""
    criteria: tuple[CriterionMarks, ...]


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """The self-assessments of one year's plans."""

    period: str
    low: int
    """The highest mark that wants an action."""
    scales: tuple[ScaleMarks, ...]
    without: tuple[str, ...]
    """Departments' plans that make no self-assessment."""

    @property
    def marks(self) -> tuple[DepartmentMark, ...]:
        """Every mark, scale by scale and criterion by criterion."""
        return tuple(mark for scale in self.scales for each in scale.criteria for mark in each.marks)


def build_self_assessment(
    facts: Iterable[PlanAssessment], setting: Setting, period: str, department: str = ""
) -> SelfAssessment:
    """The self-assessments of a year, each mark beside that of the same unit's plan before."""
    everything = tuple(facts)
    organisation = setting.organisation
    order = [each.id for each in organisation.departments] if organisation else []
    own = [each for each in everything if each.period == period and department in {"", each.department}]
    own.sort(key=lambda each: order.index(each.department) if each.department in order else len(order))
    before = {each.document: _before(each, everything) for each in own}
    scales = organisation.equality_scales if organisation else ()
    known = {criterion.id for scale in scales for criterion in scale.criteria}
    strays = dict.fromkeys(score.criterion for each in own for score in each.scores if score.criterion not in known)
    found = [_scale(each, own, before, setting) for each in scales]
    if strays:
        rows = tuple(_criterion(each, each, {}, own, before, setting) for each in strays)
        found.append(ScaleMarks("", (), rows))
    return SelfAssessment(
        period,
        LOW_MARK,
        tuple(each for each in found if any(one.marks for one in each.criteria)),
        tuple(each.document for each in own if not each.scores and each.level == "department"),
    )


def _before(plan: PlanAssessment, everything: Sequence[PlanAssessment]) -> Mapping[str, AssessedCriterion]:
    earlier = [each for each in everything if each.unit == plan.unit and each.period < plan.period and each.scores]
    last = max(earlier, key=lambda each: each.period, default=None)
    return {each.criterion: each for each in last.scores} if last else {}


def _scale(
    scale: EqualityScale,
    plans: Sequence[PlanAssessment],
    before: Mapping[str, Mapping[str, AssessedCriterion]],
    setting: Setting,
) -> ScaleMarks:
    meanings = {each.mark: each.name for each in scale.marks}
    criteria = {each.id for each in scale.criteria}
    using = [each for each in plans if any(score.criterion in criteria for score in each.scores)]
    rows = (_criterion(each.id, each.name, meanings, using, before, setting) for each in scale.criteria)
    return ScaleMarks(scale.id, tuple(KeyMark(each.mark, each.name) for each in scale.marks), tuple(rows))


def _criterion(  # noqa: PLR0913, PLR0917 -- a criterion, the key, and the plans of two years
    criterion: str,
    name: str,
    meanings: Mapping[str, str],
    plans: Sequence[PlanAssessment],
    before: Mapping[str, Mapping[str, AssessedCriterion]],
    setting: Setting,
) -> CriterionMarks:
    marks = tuple(
        mark
        for plan in plans
        for mark in _marks(criterion, meanings, plan, before[plan.document].get(criterion), setting)
    )
    marked = {each.document for each in marks}
    return CriterionMarks(criterion, name, marks, tuple(each.document for each in plans if each.document not in marked))


def _marks(
    criterion: str,
    meanings: Mapping[str, str],
    plan: PlanAssessment,
    before: AssessedCriterion | None,
    setting: Setting,
) -> Iterator[DepartmentMark]:
    departments = setting.organisation.departments if setting.organisation else ()
    names = {each.id: each.short_name or each.name for each in departments}
    for each in plan.scores:
        if each.criterion == criterion:
            yield DepartmentMark(
                plan.document,
                plan.department,
                names.get(plan.department, plan.department),
                each.mark,
                meanings.get(each.mark, ""),
                before.mark if before else "",
                _change(each.number, before.number if before else None),
                each.number is not None and each.number <= LOW_MARK,
                each.reason,
                each.evidence,
                each.actions,
            )


def _change(now: int | None, before: int | None) -> str:
    if now is None or before is None:
        return ""
    return "same" if now == before else "better" if now > before else "worse"
