"""What `bizplan new` was asked for to the text of a new document of each kind, and the file it belongs in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from bizplan.cli import new_subjects as subjects
from bizplan.cli.new_subjects import offered, wrong
from bizplan.cli.new_year import Drafted, returns_on, rolled_forward
from bizplan.cli.return_desk import period_of, return_file, return_id
from bizplan.index.reported import as_reported
from bizplan.index.yardsticks import equality_scale
from bizplan.interop import new_papers as papers
from bizplan.interop.new_plan import PlanHead, new_plan
from bizplan.interop.new_return import new_return
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.pipeline import Survey, open_document
from bizplan.values.years import YearError, year_span

WEEKS = 8
"""How long a consultation is open unless its days are given."""
_APPENDED = ("plan", "corporate-plan", "strategy", "consultation", "return")
_NOTED = frozenset({"consultation", "return"})
"""What even a committee that decides only notes."""
_RANGE = re.compile(r"(.+?)\s+to\s+(.+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood on the command line."""

    words: tuple[str, ...]
    committee: str = ""
    on: str = ""
    about: str = ""
    title: str = ""
    department: str = ""
    corporate_plan: str = ""
    template: str = ""
    last: str = ""
    ends: tuple[str, ...] = ()
    carry: tuple[str, ...] = ()
    asks: bool = False
    """Whether somebody sits at the terminal who can be asked."""


def drafted(kind: str, asked: Asked, found: Survey[None], today: date) -> Drafted:
    """The new document; raises BizplanError where what was asked for does not make one."""
    return _DRAFTS[kind](asked, found, today)


def _plan(asked: Asked, found: Survey[None], today: date) -> Drafted:
    del today
    name, label = _two(asked, "plan", "a department, team or post, and a year", "new plan homes 2027-28")
    organisation = subjects.organisation_of(found.setting)
    unit = subjects.unit_named(name, organisation)
    year = subjects.year_named(label)
    template = subjects.plan_template_named(asked.template, unit.level, year, organisation)
    if asked.last:
        return rolled_forward(
            unit,
            year,
            subjects.year_named(asked.last, "--from: "),
            asked.ends,
            asked.carry,
            template,
            found,
            asks=asked.asks,
        )
    if asked.ends or asked.carry:
        wrong("--end and --carry go with --from, which names last year")
    framework = subjects.framework_named(asked.corporate_plan, year.first_day, found.setting)
    if not framework:
        wrong("a plan names a corporate plan, and there is none", "Begin with “bizplan new corporate-plan 2026-30”.")
    calendars = organisation.calendars
    head = PlanHead(
        unit.level,
        unit.department.id,
        unit.team,
        unit.post,
        unit.name,
        year,
        framework,
        calendars[0].id if len(calendars) == 1 and unit.level == "department" else "",
        (unit.department.chief_officer or "") if unit.level == "department" else unit.name if unit.post else "",
    )
    path = f"{unit.folder}/{year}.yaml"
    scale = equality_scale(template, found.setting) if template else None
    before = sorted(
        (
            each.period
            for each in found.index.records
            if each.kind == "plan" and each.document.startswith(f"{unit.id}/")
        ),
        reverse=True,
    )
    remarks = [f"there is a plan for {each}: with --from {each} its entries and ids go on" for each in before[:1]]
    return Drafted(path, f"{unit.id}/{year}", new_plan(path, head, template, scale), (), tuple(remarks))


def _corporate_plan(asked: Asked, found: Survey[None], today: date) -> Drafted:
    del today
    word = _one(asked, "corporate-plan", "its years", "new corporate-plan 2029-33")
    try:
        span = year_span(word)
    except YearError as fault:
        wrong(str(fault))
    before = str(subjects.organisation_of(found.setting).corporate_plan or "")
    path = f"corporate-plans/{span}.yaml"
    return Drafted(path, str(span), papers.new_corporate_plan(path, span, before if before != str(span) else ""))


def _strategy(asked: Asked, found: Survey[None], today: date) -> Drafted:
    name = _one(asked, "strategy", "its name", "new strategy “Air Quality Strategy”")
    identity = identity_of(name)
    department = subjects.department_named(asked.department, subjects.organisation_of(found.setting))
    framework = subjects.framework_named(asked.corporate_plan, today, found.setting)
    title = asked.title or (name if name != identity else name.replace("-", " ").capitalize())
    path = f"strategies/{identity}.yaml"
    return Drafted(path, identity, papers.new_strategy(path, identity, title, department, framework))


def _consultation(asked: Asked, found: Survey[None], today: date) -> Drafted:
    name = _one(asked, "consultation", "its id", "new consultation our-borough --about 2029-33")
    identity = identity_of(name)
    framework = subjects.framework_named(asked.about or asked.corporate_plan, today, found.setting)
    if not framework:
        wrong("a consultation is about a corporate plan: --about YEARS", offered("", found.setting.frameworks))
    span = _RANGE.fullmatch(asked.on)
    opens = subjects.day_named(span[1] if span else asked.on or today.isoformat(), "--on", "consultation")
    closes = subjects.day_named(span[2], "--on", "consultation") if span else opens + timedelta(weeks=WEEKS)
    if closes < opens:
        message = f"--on: the consultation would close on {closes}, before it opens on {opens}"
        wrong(message, "Write the first day first, such as --on “2027-01-18 to 2027-02-26”.")
    path = f"consultations/{identity}.yaml"
    remarks = () if span else (f"it opens on {opens} and closes {WEEKS} weeks later; --on “DAY to DAY” says otherwise",)
    text = papers.new_consultation(path, identity, framework, opens, closes)
    return Drafted(path, identity, text, (), remarks)


def _report(asked: Asked, found: Survey[None], today: date) -> Drafted:
    del today
    _none(asked, "committee-report", "new committee-report --for homes-committee --on 2027-03-11")
    organisation = subjects.organisation_of(found.setting)
    committee = subjects.committee_named(asked.committee, organisation, "committee report")
    on = subjects.day_named(asked.on, "--on", "committee report")
    template = subjects.report_template_on(on, asked.template, organisation)
    about = subjects.document_about(asked.about, _APPENDED, found)
    is_decided = committee.decides and (about is None or about.kind not in _NOTED)
    purpose = "decision" if is_decided else "information"
    known = next((each for each in organisation.purposes if purpose in {each.id, *each.aliases}), None)
    verbs = known.verbs if known else ("approve",) if is_decided else ("note",)
    chief = next((each.chief_officer for each in organisation.departments if about and each.id == about.department), "")
    framework = subjects.framework_named(asked.corporate_plan, on, found.setting)
    path = f"reports/{on}-{committee.id}.yaml"
    identity = f"{committee.id}-{on}"
    head = papers.ReportHead(identity, committee.id, on, purpose, verbs[0], chief or "", framework, about)
    text = papers.new_report(path, head, template)
    return Drafted(path, identity, text, steps=(f"render {identity}",))


def _minute(asked: Asked, found: Survey[None], today: date) -> Drafted:
    del today
    _none(asked, "minute", "new minute --for homes-committee --on 2027-03-11")
    organisation = subjects.organisation_of(found.setting)
    committee = subjects.committee_named(asked.committee, organisation, "minute")
    on = subjects.day_named(asked.on, "--on", "minute")
    about = subjects.document_about(asked.about, ("committee-report", "consultation"), found)
    if about is None:
        about = _report_of_the_day(committee.id, on, found)
    path = f"minutes/{on}-{committee.id}.yaml"
    identity = f"{committee.id}-minute-{on}"
    text = papers.new_minute(path, identity, committee.id, on, about)
    decided = (committee.id, on.isoformat())
    open_plans = _plans_brought(about, decided, found) if committee.decides else ()
    return Drafted(path, identity, text, steps=tuple(f"approve {each} --minute {identity}" for each in open_plans))


def _plans_brought(about: papers.About | None, decided: tuple[str, str], found: Survey[None]) -> tuple[str, ...]:
    """The plans among the appendices of a report that do not record a committee's decision of a day yet."""
    record = found.index.record(about.id) if about is not None else None
    appended = [each.document for each in (record.pending if record else ()) if each.placed.route[0] == "appendices"]
    plans = (found.index.record(each) for each in dict.fromkeys(appended))
    return tuple(
        each.document
        for each in plans
        if each is not None
        and each.kind == "plan"
        and decided not in {(one.committee, one.day) for one in each.sittings}
    )


def _report_of_the_day(committee: str, on: date, found: Survey[None]) -> papers.About | None:
    """The report to a committee on a day, where there is just one."""
    fitting = []
    for record in found.index.records:
        opened = open_document(found, record.file) if record.kind == "committee-report" else None
        report = opened.model if opened is not None else None
        if isinstance(report, CommitteeReport) and any(
            str(each.committee) == committee and each.date == on for each in report.meetings
        ):
            fitting.append(papers.About(record.document, record.kind, report.subject))
    return fitting[0] if len(fitting) == 1 else None


def _return(asked: Asked, found: Survey[None], today: date) -> Drafted:
    name, part = _two(asked, "return", "a plan and a period", "new return homes/2026-27 Q3")
    record = subjects.record_named(name, ("plan",), found)
    if record is None:
        plans = [each.document for each in found.index.records if each.kind == "plan"]
        own = [each.partition("/")[2] for each in plans if each.partition("/")[0] == name]
        hint = f"{name} has plans for: {', '.join(own)}; such as {name}/{own[-1]}." if own else offered(name, plans)
        wrong(f"there is no plan {name}", hint)
    opened = open_document(found, record.file)
    plan = opened.model if opened else None
    if not isinstance(plan, Plan):
        wrong(f"{record.file} cannot be read", "“bizplan validate” says why.")
    asked_for = period_of(part, plan, found.setting)
    returns = returns_on(plan.document_id, found)
    text_path = return_file(plan, asked_for)
    reported = as_reported(plan, returns, found.setting)
    last = max(returns, key=lambda each: each.supplied.date, default=None)
    organisation = subjects.organisation_of(found.setting)
    role = plan.owner or next(
        (each.chief_officer for each in organisation.departments if each.id == str(plan.department)), None
    )
    text = new_return(text_path, reported, role, asked_for, today, last)
    steps = (f"performance --period {plan.period} --department {plan.department}",)
    return Drafted(text_path, return_id(plan, asked_for), text, steps=steps)


def identity_of(name: str) -> str:
    """An id made from a name."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", bare)
    if not words:
        wrong(f"“{name}” has no letter or digit to make an id of")
    return "-".join(words)


def _one(asked: Asked, kind: str, what: str, example: str) -> str:
    if len(asked.words) != 1:
        wrong(f"a new {kind} needs {what}", f"Such as: bizplan {example}")
    return asked.words[0]


def _two(asked: Asked, kind: str, what: str, example: str) -> tuple[str, str]:
    if len(asked.words) < 2:  # noqa: PLR2004 -- such a name has two parts
        wrong(f"a new {kind} needs {what}", f"Such as: bizplan {example}")
    first, *rest = asked.words
    return first, " ".join(rest)


def _none(asked: Asked, kind: str, example: str) -> None:
    if asked.words:
        wrong(f"“{asked.words[0]}”: a new {kind} is named by its options", f"Such as: bizplan {example}")


_DRAFTS = {
    "plan": _plan,
    "corporate-plan": _corporate_plan,
    "strategy": _strategy,
    "consultation": _consultation,
    "committee-report": _report,
    "minute": _minute,
    "return": _return,
}
NEW_KINDS = tuple(_DRAFTS)
"""The kinds of document that can be begun; an organisation is begun by `init`."""
