"""A plan or a committee report to how much of it names an outcome, and what in it names none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.index.coverage import WORK_KINDS
from bizplan.index.record import Indexed
from bizplan.index.setting import Framework, Setting, plain_title
from bizplan.index.texts import texts
from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.base import Item
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.values.years import FinancialYear

_IN_PROSE = re.compile(r"\boutcomes?\s+[0-9]{1,3}\b", re.IGNORECASE)
_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Something that names no outcome itself."""

    document: str
    """The id of the plan or the report."""
    kind: str
    """What sort of entry, such as service; committee-report for a report."""
    item: str
    """The entry's id; empty for a report."""
    name: str
    """Its name, or the beginning of its text."""
    through: bool
    """Whether it contributes to another entry, by which it may reach an outcome all the same."""


@dataclass(frozen=True, slots=True)
class OutcomeNaming:
    """How much of one document names an outcome."""

    document: str
    kind: str
    """plan or committee-report."""
    level: str
    """department, team or individual for a plan; else empty."""
    department: str
    """The department's id; empty where a report does not tell whose it is."""
    period: str
    """The financial year of a plan; of a report that of its first meeting, empty where it has none."""
    counted: int
    """The entries of a plan that can serve an outcome; 1 for a report."""
    without: tuple[Unnamed, ...]
    """Those of them that name none."""


def outcome_naming(loaded: Loaded, indexed: Indexed, setting: Setting) -> OutcomeNaming | None:
    """How much of a plan or a report names an outcome; None for a document of another kind."""
    match loaded.model:
        case Plan() as plan:
            return _of_plan(plan, indexed)
        case CommitteeReport() as report:
            return _of_report(report, indexed, setting)
        case _:
            return None


def _of_plan(plan: Plan, indexed: Indexed) -> OutcomeNaming:
    """Only an entry's own threads count: what a plan claims as a whole names no work."""
    direct: set[str] = set()
    for link in indexed.links:
        if link.placed.field == "contributes_to" and link.target and link.target.kind in {"outcome", "activity"}:
            direct.add(link.placed.within)
    document = plan.document_id
    work = [
        placed.entity
        for placed in entities(plan)
        if isinstance(placed.entity, Item) and type(placed.entity).kind_of_item in WORK_KINDS
    ]
    without = tuple(
        Unnamed(document, type(each).kind_of_item, each.id, _called(each), bool(each.contributes_to))
        for each in work
        if each.id not in direct
    )
    return OutcomeNaming(document, "plan", plan.level, str(plan.department), str(plan.period), len(work), without)


def _of_report(report: CommitteeReport, indexed: Indexed, setting: Setting) -> OutcomeNaming:
    document = report.document_id
    names = any(
        link.placed.field == "outcomes" and link.target and link.target.kind in {"outcome", "activity"}
        for link in indexed.links
    )
    named = names or any(_cited_in_words(report, setting.frameworks.get(str(report.corporate_plan))))
    unnamed = Unnamed(document, "committee-report", "", report.subject, through=False)
    period = ""
    if report.meetings:
        first = min(meeting.date for meeting in report.meetings)
        period = str(FinancialYear(first.year if first.month >= _FIRST_MONTH else first.year - 1))
    department = _department(report, setting)
    return OutcomeNaming(document, "committee-report", "", department, period, 1, () if named else (unnamed,))


def _cited_in_words(report: CommitteeReport, framework: Framework | None) -> Iterator[bool]:
    """For each text of a report, whether it cites an outcome by number or by its whole title."""
    titles = [plain_title(each.title) for each in framework.plan.outcomes] if framework is not None else []
    for route, text in texts(report):
        if route[0] not in {"sources", "contacts"}:
            words = f" {plain_title(text)} "
            yield bool(_IN_PROSE.search(text)) or any(f" {title} " in words for title in titles)


def _department(report: CommitteeReport, setting: Setting) -> str:
    """Whose report it is: the department in the title of its chief officer, else of those whom to ask."""
    departments = setting.organisation.departments if setting.organisation else ()
    officer = f" {plain_title(report.report_of)} "
    names = [(each.id, plain_title(name)) for each in departments for name in (each.name, each.short_name) if name]
    named = [identity for identity, name in names if f" {name} " in officer]
    if named:
        return named[0]
    asked = (str(each.department) for each in report.contacts if each.department is not None)
    return next(asked, "")


def _called(item: Item, most: int = 60) -> str:
    words = " ".join((item.name or item.text or item.id).split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
