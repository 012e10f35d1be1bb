"""A plan to its measures, and a return to its readings, in the few plain values that a report on performance needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.dated_facts import DatedFacts, dated_facts
from bizplan.index.readings import told_by
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.standings import Aim, aim_of
from bizplan.load import Loaded
from bizplan.model.measure import Baseline, Measure, Part, Reading, Target
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.values.amounts import figure, published


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """One figure of a measure, or of one part of it, with what is said beside it."""

    item: str
    """The id of the measure, or of the part."""
    period: str
    value: Decimal | None
    why_none: str
    """Why there is no single figure, in words that follow “because”; empty where there is one."""
    source: str
    """The id of the document that states it."""
    sample: int | None = None
    provisional: bool = False
    revised: str = ""
    comment: str = ""
    status: str = ""
    """As stated with it; empty where none is."""
    trend: str = ""
    forecast: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A measure that reports one figure, or one part of a measure that reports several."""

    item: str
    measure: str
    """The id of the measure; the same as `item` where it has no parts."""
    text: str
    part: str
    """What the part counts; empty for a measure without parts."""
    unit: str
    owner: str
    aim: Aim
    target: str
    """The target in words; empty where none is set."""
    monitor_only: str
    """Why there is no target, where the plan says so."""
    status: str
    """As the plan states it for its latest figure."""
    trend: str
    forecast: str
    readings: tuple[ReadFigure, ...]
    """The plan's own, oldest first, its baseline before them."""
    starts_at_baseline: bool
    """Whether the first of them is the baseline."""


@dataclass(frozen=True, slots=True)
class PlanMeasures:
    """The measures of one plan, and the work of which returns tell the progress."""

    file: str
    document: str
    unit: str
    """The department, team or person: the plan's id without its year."""
    department: str
    level: str
    period: str
    calendar: str
    """The id of the calendar that it names; empty if it names none."""
    figures: tuple[Figures, ...]
    work: tuple[tuple[str, str], ...]
    """The id and the words of each objective, programme, workstream and action."""


@dataclass(frozen=True, slots=True)
class WorkProgress:
    """How a piece of work stood."""

    item: str
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class ReturnedFigures:
    """The readings of one return."""

    file: str
    document: str
    plan: str
    period: str
    supplied_on: date
    supplied_by: str
    """The role."""
    readings: tuple[ReadFigure, ...]
    progress: tuple[WorkProgress, ...]
    commentary: str


@dataclass(frozen=True, slots=True)
class PerformanceFacts:
    """One document, as a report on performance sees it; what does not concern its kind is None."""

    plan: PlanMeasures | None = None
    given: ReturnedFigures | None = None
    coverage: PlanCoverage | None = None
    dated: DatedFacts | None = None


def performance_facts(loaded: Loaded, indexed: Indexed, setting: Setting) -> PerformanceFacts | None:
    """What a report on performance wants to know of a plan or a return; None for a document of another kind."""
    match loaded.model:
        case Plan() as plan:
            coverage = plan_coverage(loaded, indexed, setting)
            dated = dated_facts(loaded, indexed, setting)
            return PerformanceFacts(plan=plan_measures(plan, loaded.file), coverage=coverage, dated=dated)
        case Return() as given:
            told = None if given.draft else returned_figures(given, loaded.file)
            return PerformanceFacts(given=told, dated=dated_facts(loaded, indexed, setting))
        case _:
            return None


def plan_measures(plan: Plan, file: str) -> PlanMeasures:
    """The measures of a plan, and the work of which returns tell the progress."""
    work = (*plan.objectives, *plan.programmes, *plan.workstreams, *plan.actions)
    return PlanMeasures(
        file,
        plan.document_id,
        plan.document_id.rpartition("/")[0],
        str(plan.department),
        plan.level,
        str(plan.period),
        str(plan.calendar or ""),
        tuple(_figures(each, part, plan) for each in plan.measures for part in (each.parts or (None,))),
        tuple((each.id, " ".join((each.name or each.text or each.id).split())) for each in work),
    )


def _figures(measure: Measure, part: Part | None, plan: Plan) -> Figures:
    counted = part or measure
    baseline = counted.baseline
    readings = [_reading(counted.id, each, plan.document_id) for each in counted.readings]
    is_apart = baseline is not None and str(baseline.period) not in {each.period for each in readings}
    if baseline is not None and is_apart:
        readings.insert(0, _baseline(counted.id, baseline, plan.document_id))
    return Figures(
        counted.id,
        measure.id,
        " ".join(measure.text.split()),
        " ".join(part.text.split()) if part is not None else "",
        counted.unit or measure.unit or "",
        measure.owner or "",
        aim_of(measure, part),
        _target(counted.target),
        measure.monitor_only or "",
        measure.status or "",
        measure.trend or "",
        measure.forecast or "",
        tuple(readings),
        is_apart,
    )


def _baseline(item: str, baseline: Baseline, source: str) -> ReadFigure:
    value = published(baseline.value)
    return ReadFigure(item, str(baseline.period), value, _why_none(baseline.value, None), source)


def _target(target: Target | None) -> str:
    if target is None:
        return ""
    if target.value is not None and target.value.is_nan():
        return figure(target.value)
    if target.as_printed:
        return target.as_printed
    value = f"{target.value:,f}" if target.value is not None else ""
    return " ".join(each for each in (value, f"by {target.by}" if target.by else "") if each)


def _reading(item: str, each: Reading, source: str) -> ReadFigure:
    return ReadFigure(
        item,
        str(each.period),
        published(each.value),
        _why_none(each.value, each.missing, each.as_printed),
        source,
        each.sample,
        each.provisional,
        each.revised or "",
        each.comment or "",
    )


def _why_none(value: Decimal | None, missing: str | None, as_printed: str | None = None) -> str:
    if value is not None:
        return "it is not published" if value.is_nan() else ""
    if missing:
        return missing.rstrip(".")
    return f"it is printed as “{as_printed}”, which is no single figure" if as_printed else "no figure is reported"


def returned_figures(given: Return, file: str) -> ReturnedFigures:
    """The readings of a return."""
    return ReturnedFigures(
        file,
        given.document_id,
        str(given.plan),
        str(given.period),
        given.supplied.date,
        given.supplied.role,
        tuple(_returned(given)),
        tuple(WorkProgress(each.item.item, each.status, each.comment or "") for each in given.progress),
        given.commentary or "",
    )


def _returned(given: Return) -> Iterator[ReadFigure]:
    for item, reading, said, _ in told_by(given):
        figure = _reading(item, reading, given.document_id)
        yield replace(figure, status=said.status or "", trend=said.trend or "", forecast=said.forecast or "")


def latest_of(readings: Iterable[ReadFigure]) -> ReadFigure | None:
    """The last reading that gives a figure; None if none does."""
    return next((each for each in reversed(tuple(readings)) if each.value is not None), None)
