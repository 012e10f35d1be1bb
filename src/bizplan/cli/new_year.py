"""Last year's plan, as it is named, to the file of the next year's, with what a person must still decide."""

import sys
from dataclasses import dataclass

from bizplan.cli import common
from bizplan.cli.new_subjects import Unit, offered, record_named, successor_of, wrong
from bizplan.index.following import EVERY_SECTION, entries
from bizplan.index.reported import as_reported
from bizplan.index.setting import Setting
from bizplan.index.yardsticks import equality_scale
from bizplan.interop.next_year import Beside, next_year
from bizplan.interop.next_year_work import HOWS, End, end_said, past_work
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return
from bizplan.model.yardsticks import PlanTemplate
from bizplan.pipeline import Survey, limits_of, open_document
from bizplan.source.files import read_document
from bizplan.values.years import FinancialYear

ALL = "all"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new document before it is written."""

    path: str
    """The place that the layout convention gives it, from the root."""
    document: str
    """The name by which references will lead to it."""
    text: str
    decisions: tuple[str, ...] = ()
    """What only a person can decide or fill in."""
    remarks: tuple[str, ...] = ()
    """What else there is to know."""
    earlier: str = ""
    """The document that it was made from, if any."""
    steps: tuple[str, ...] = ()
    """The commands that come once it is filled in."""


def rolled_forward(  # noqa: PLR0917 -- each is an argument or option of the command line
    unit: Unit,
    year: FinancialYear,
    last: FinancialYear,
    ends: tuple[str, ...],
    carry: tuple[str, ...],
    template: PlanTemplate | None,
    found: Survey[None],
    *,
    asks: bool,
) -> Drafted:
    """The plan of a unit for a year, made from its plan of an earlier year."""
    if last >= year:
        wrong(f"--from {last} is not before {year}", "Name the year before, or another whose plan is to go on.")
    name = f"{unit.id}/{last}"
    record = record_named(name, ("plan",), found)
    if record is None:
        plans = [each.document for each in found.index.records if each.kind == "plan"]
        own = [each.partition("/")[2] for each in plans if each.startswith(f"{unit.id}/")]
        wrong(
            f"there is no plan {name}", f"{unit.id} has plans for: {', '.join(own)}." if own else offered(name, plans)
        )
    opened = open_document(found, record.file)
    document, _ = read_document(found.root, record.file, limit=limits_of(found.setting))
    plan = opened.model if opened else None
    if document is None or opened is None or not isinstance(plan, Plan) or opened.damaged:
        wrong(f"{record.file} has faults, and is no ground to build on", "“bizplan validate” names them.")
    ended = _ends(ends, plan)
    carried = _carried(carry, plan)
    if asks:
        answers = _asked(plan, year, frozenset({*ended, *carried}))
        ended |= {key: end for key, end in answers.items() if end is not None}
        carried |= {key for key, end in answers.items() if end is None}
    made = next_year(
        document,
        as_reported(plan, returns_on(name, found), found.setting),
        year,
        ended=ended,
        carried=carried,
        beside=_beside(plan, template, found),
    )
    remarks = [*made.remarks]
    later = f"{unit.id}/{year}"
    if successor := successor_of(str(plan.corporate_plan), year.first_day, found.setting.frameworks):
        remarks.append(
            f"corporate plan {plan.corporate_plan} is not in force in {year}, and {successor} is: "
            f"“bizplan migrate {later} --to {successor}” proposes what to name instead"
        )
    settled = ended.keys() | carried
    work = [each for each in (*plan.programmes, *plan.workstreams) if each.id not in settled]
    undated = sum(1 for each in work if each.ends is None and not each.milestones)
    if undated:
        remarks.append(f"no date says when {undated} of its programmes and workstreams end: see which of them go on")
    path = f"{unit.folder}/{year}.yaml"
    return Drafted(path, later, made.text, made.decisions, tuple(remarks), name)


def _beside(plan: Plan, template: PlanTemplate | None, found: Survey[None]) -> Beside:
    def held(document: str, item: str) -> bool:
        record = found.index.record(document)
        return record is not None and (not item or item in record.ids)

    is_later = (
        template is not None
        and template.id != str(plan.template or "")
        and _starts_later(template, plan, found.setting)
    )
    if template is None or not is_later:
        return Beside(held)
    scale = equality_scale(template, found.setting)
    return Beside(held, template.id, tuple(each.id for each in scale.criteria) if scale else ())


def _starts_later(template: PlanTemplate, plan: Plan, setting: Setting) -> bool:
    """Whether a form came into use after the plan's own, or the plan names none."""
    known = setting.organisation.plan_templates if setting.organisation else ()
    own = next((each for each in known if each.id == str(plan.template or "")), None)
    if own is None:
        return plan.template is None
    return template.starts is not None and (own.starts is None or template.starts > own.starts)


def returns_on(plan: str, found: Survey[None]) -> list[Return]:
    """The returns on a plan, in order of file."""
    files = [
        each.file for each in found.index.records if each.kind == "return" and each.document.startswith(f"{plan}@")
    ]
    opened = (open_document(found, file) for file in files)
    return [each.model for each in opened if each is not None and isinstance(each.model, Return)]


def _ends(words: tuple[str, ...], plan: Plan) -> dict[str, End]:
    known = [each.item.id for each in entries(plan, EVERY_SECTION)]
    found: dict[str, End] = {}
    for each in words:
        item, sign, how = each.partition("=")
        if not sign:
            wrong(
                f"--end: “{each}” does not say how it ended", "Such as --end “lift-renewal=completed: All are renewed.”"
            )
        if item not in known:
            wrong(f"--end: {plan.document_id} has no entry {item}", offered(item, known))
        try:
            found[item] = end_said(how)
        except ValueError as fault:
            wrong(f"--end: {fault}")
    return found


def _carried(words: tuple[str, ...], plan: Plan) -> frozenset[str]:
    known = [each.item.id for each in entries(plan, EVERY_SECTION)]
    if ALL in words:
        return frozenset(known)
    for each in words:
        if each not in known:
            wrong(f"--carry: {plan.document_id} has no entry {each}", offered(each, [*known, ALL]))
    return frozenset(words)


def _asked(plan: Plan, year: FinancialYear, settled: frozenset[str]) -> dict[str, End | None]:
    """What the person at the terminal says of each entry whose time is over; None for one that goes on."""
    answers: dict[str, End | None] = {}
    past = [each for each in past_work(plan, year) if each.id not in settled]
    if past:
        common.remark(
            f"{len(past)} entries look over when {year} begins. Answer: carry, {', '.join(HOWS[:2])}, moved to …,"
        )
        common.remark("merged into …, each with “: why” if you like; an empty line leaves it open.")
    for each in past:
        while each.id not in answers:
            sys.stderr.write(f"{each.id} ({each.entry.item.name or each.entry.item.text}), {each.why}: ")
            sys.stderr.flush()
            line = sys.stdin.readline()
            if not line.strip():
                break
            if line.strip() == "carry":
                answers[each.id] = None
                break
            try:
                answers[each.id] = end_said(line)
            except ValueError as fault:
                common.remark(str(fault))
    return answers
