"""What a new document is about, as a person names it, to what the plan repository knows of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.record import Record
from bizplan.index.setting import Framework, Setting
from bizplan.interop.new_papers import About
from bizplan.model.corporate_plan import CorporatePlan
from bizplan.model.organisation import Committee, Department, Organisation
from bizplan.model.return_ import Return
from bizplan.model.yardsticks import PlanTemplate, ReportTemplate
from bizplan.pipeline import Survey, open_document
from bizplan.values.dates import DateError, day
from bizplan.values.nearness import did_you_mean
from bizplan.values.years import FinancialYear, YearError, financial_year

_MOST_OFFERED = 12
_BY_LEVEL = {"team": ("team",), "individual": ("person", "individual", "personal", "post")}
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Unit:
    """Whose plan it is."""

    level: str
    department: Department
    team: str = ""
    post: str = ""
    name: str = ""

    @property
    def id(self) -> str:
        """The id of the department, team or post."""
        return self.post or self.team or self.department.id

    @property
    def folder(self) -> str:
        """Where its plans lie, from the root."""
        return "/".join(["departments", *filter(None, (self.department.id, self.team, self.post))])


def wrong(message: str, hint: str = "") -> NoReturn:
    """Stop, since what was asked for cannot be."""
    raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)


def offered(word: str, known: Iterable[str]) -> str:
    """The nearest of the words that would do, or all of them where they are few."""
    all_known = list(dict.fromkeys(known))
    if near := did_you_mean(word, all_known):
        return near
    more = f" and {len(all_known) - _MOST_OFFERED} more" if len(all_known) > _MOST_OFFERED else ""
    return f"There are: {', '.join(all_known[:_MOST_OFFERED])}{more}." if all_known else ""


def organisation_of(setting: Setting) -> Organisation:
    """The organisation; BizplanError where it cannot be read."""
    if setting.organisation is None:
        raise BizplanError("organisation.yaml cannot be read", hint="“bizplan validate” says why.")
    return setting.organisation


def unit_named(word: str, organisation: Organisation) -> Unit:
    """The department, team or post of an id."""
    units: dict[str, Unit] = {}
    for each in organisation.departments:
        units.setdefault(each.id, Unit("department", each, name=each.name))
        for team in each.teams:
            units.setdefault(team.id, Unit("team", each, team.id, name=team.name))
            for post in team.posts:
                units.setdefault(post.id, Unit("individual", each, team.id, post.id, post.name))
    if word not in units:
        wrong(f"“{word}” is no department, team or post of organisation.yaml", offered(word, units))
    return units[word]


def year_named(word: str, option: str = "") -> FinancialYear:
    """The financial year of some words; `option` names in a complaint where they stood."""
    try:
        return financial_year(word)
    except YearError as fault:
        wrong(f"{option}{fault}")


def day_named(word: str, option: str, kind: str) -> date:
    """The day given by an option that a kind of document cannot do without."""
    if not word:
        wrong(f"a {kind} needs a day", f"Name it with {option}, such as {option} 2026-03-12.")
    try:
        return day(word)
    except DateError as fault:
        wrong(f"{option}: {fault}")


def committee_named(word: str, organisation: Organisation, kind: str) -> Committee:
    """The committee of an id, a name or an alias."""
    known = organisation.committees
    if not word:
        wrong(f"a {kind} needs a committee: --for COMMITTEE", offered("", [each.id for each in known]))
    for each in known:
        if word.lower() in {name.lower() for name in (each.id, each.name, *each.aliases)}:
            return each
    wrong(f"“{word}” is no committee of organisation.yaml", offered(word, [each.id for each in known]))


def department_named(word: str, organisation: Organisation) -> str:
    """The id of a department; empty where none is named."""
    known = [each.id for each in organisation.departments]
    if word and word not in known:
        wrong(f"“{word}” is no department of organisation.yaml", offered(word, known))
    return word


def framework_named(word: str, on: date, setting: Setting) -> str:
    """The corporate plan of an id; where none is named, the one in force on a day; empty where there is none at all."""
    if word:
        if word not in setting.frameworks:
            wrong(f"there is no corporate plan {word}", offered(word, setting.frameworks))
        return word
    named = str(setting.organisation.corporate_plan or "") if setting.organisation else ""
    in_force = [key for key, each in setting.frameworks.items() if is_in_force(each.plan, on)]
    if named in in_force or not in_force:
        return named or max(setting.frameworks, default="")
    return max(in_force)


def is_in_force(plan: CorporatePlan, on: date) -> bool:
    """Whether a corporate plan applies on a day."""
    force = plan.in_force
    if force is None or force.starts is None or plan.status in {"draft", "consultation"}:
        return False
    return force.starts <= on <= (force.extended_to or force.ends or date.fromisoformat(_NEVER))


def successor_of(framework: str, on: date, frameworks: Mapping[str, Framework]) -> str:
    """The corporate plan in force on a day, where it is another than the one that is named; else empty."""
    known = frameworks.get(framework)
    if known is None or is_in_force(known.plan, on):
        return ""
    return max((key for key, each in frameworks.items() if is_in_force(each.plan, on)), default="")


def plan_template_named(word: str, level: str, year: FinancialYear, organisation: Organisation) -> PlanTemplate | None:
    """The form of an id; where none is named, the latest in use when the year begins, by its name for that level."""
    known = organisation.plan_templates
    if word:
        found = next((each for each in known if each.id == word), None)
        if found is None:
            wrong(f"“{word}” is no form of a plan in organisation.yaml", offered(word, [each.id for each in known]))
        return found
    special = {words: name for name, words in _BY_LEVEL.items()}
    fitting = [
        each
        for each in known
        if (each.starts or date.min) <= year.first_day
        and (
            _is_of(each, _BY_LEVEL[level]) if level in _BY_LEVEL else not any(_is_of(each, words) for words in special)
        )
    ]
    return max(fitting, key=lambda each: (each.starts or date.min, _year_in(each, year)), default=None)


def _year_in(template: PlanTemplate, year: FinancialYear) -> int:
    """The year that a form without a first day is called after, where the plan is not older; else 0."""
    called = int(template.id) if template.starts is None and template.id.isdigit() else 0
    return called if called <= year.start else 0


def _is_of(template: PlanTemplate, words: Iterable[str]) -> bool:
    parts = {*template.id.lower().split("-"), *template.name.lower().replace(",", " ").split()}
    return not parts.isdisjoint(words)


def report_template_on(day_: date, word: str, organisation: Organisation) -> ReportTemplate | None:
    """The form of a committee report of an id, or the latest in use on a day."""
    known = organisation.report_templates
    if word:
        found = next((each for each in known if each.id == word), None)
        if found is None:
            wrong(f"“{word}” is no form of a report in organisation.yaml", offered(word, [each.id for each in known]))
        return found
    return max((each for each in known if each.starts <= day_), key=lambda each: each.starts, default=None)


def document_about(word: str, kinds: tuple[str, ...], found: Survey[None]) -> About | None:
    """The document of an id or a file that is of one of some kinds; None where none is named."""
    if not word:
        return None
    record = record_named(word, kinds, found)
    if record is None:
        what = ", ".join(kinds[:-1]) + f" or {kinds[-1]}" if kinds[1:] else kinds[0]
        known = [each.document for each in found.index.records if each.kind in kinds]
        wrong(f"--about: there is no {what} {word}", offered(word, known))
    model = _model(record, found)
    if isinstance(model, Return):
        plan = record_named(str(model.plan), ("plan",), found)
        name = _title(_model(plan, found)) if plan else ""
        title = f"Return on the {name or f'plan {model.plan}'} for {model.period.part or 'the year'}"
        return About(record.document, record.kind, title, plan.department if plan else "")
    title = _title(model) or f"The {record.kind} {record.document}"
    department = record.department or str(getattr(model, "department", None) or "")
    return About(record.document, record.kind, title, department)


def record_named(word: str, kinds: tuple[str, ...], found: Survey[None]) -> Record | None:
    """The document of one of some kinds that goes by an id, or lies in a file, as it is named from here or the root."""
    places = {Path(word).resolve(), (found.root / word).resolve()}
    fitting = [each for each in found.index.records if each.kind in kinds]
    named = [each for each in fitting if each.document == word]
    if len(named) > 1:
        lie = " and ".join(each.file for each in named)
        wrong(
            f"{len(named)} documents are called {word}: {lie}", "Delete the one that is not wanted, or name its file."
        )
    return next(iter(named), None) or next(
        (each for each in fitting if (found.root / each.file).resolve() in places), None
    )


def _model(record: Record, found: Survey[None]) -> object:
    opened = open_document(found, record.file)
    return opened.model if opened else None


def _title(model: object) -> str:
    return next((str(words) for name in ("title", "subject", "name") if (words := getattr(model, name, None))), "")
