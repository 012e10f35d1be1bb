"""A plan to its paper: the sections of its form in printed order, under the form's headings."""

from collections.abc import Iterator

from bizplan.model.plan import Plan
from bizplan.model.yardsticks import TemplateSection
from bizplan.reports.library import PLAN_WORDS, Library, corporate_plan_title
from bizplan.reports.paper import Block, Fact, Paper, Section, literal, slug
from bizplan.reports.plan_entries import PlanView, entries_by_id
from bizplan.reports.plan_forms import form_of, heading_of, numbers_in
from bizplan.reports.plan_sections import named_outcomes, section_blocks
from bizplan.reports.text import provenance

_TOP = 2


def build_plan_paper(plan: Plan, library: Library, file: str = "") -> Paper:
    """The summary of a plan in the form it is written in; what it leaves out is not printed. `file` is its path."""
    form = form_of(plan, library.setting)
    known = (meant for _, meant in named_outcomes(plan, library) if meant)
    named = frozenset(each.outcome.id for each in known if each.framework.plan.id == str(plan.corporate_plan))
    view = PlanView(plan, library, entries_by_id(plan), numbers_in(form, plan), named)
    unit, year = library.unit(plan), str(plan.period)
    words = PLAN_WORDS[plan.level]
    title = plan.title or unit
    return Paper(
        kind="plan",
        reference=plan.document_id,
        title=title,
        council=library.council,
        subtitle=words if year in title else f"{words} {year}",
        running_title=f"{library.short_unit(plan)}, {year}",
        status=plan.status.capitalize(),
        description=f"{words} of {unit} for {year}.",
        cover=tuple(_cover(plan, library, title)),
        sections=tuple(_sections(view, form)),
        provenance=provenance(plan, file),
    )


def _cover(plan: Plan, library: Library, title: str) -> Iterator[Fact]:
    if plan.level == "individual" and plan.team is not None:
        yield Fact("Team", (literal(library.name(plan.team, "team")),))
    department = library.name(plan.department, "department")
    if department not in title:
        yield Fact("Department", (literal(department),))
    yield Fact("Corporate plan", (literal(corporate_plan_title(library, str(plan.corporate_plan))),))
    if plan.owner:
        yield Fact("Owner", (literal(plan.owner),))
    if plan.approvals:
        decisions = (
            f"{library.name(each.committee, 'committee')}, {each.date}: {each.decision}" for each in plan.approvals
        )
        yield Fact("Approvals", tuple(literal(each) for each in decisions))
    if plan.published_as:
        yield Fact("Published as", (literal(plan.published_as),))


def _sections(view: PlanView, form: tuple[TemplateSection, ...]) -> Iterator[Section]:
    """The sections; neighbours in one part of the form stand under the heading of that part."""
    part = ""
    inside: list[Section] = []
    for each in form:
        words = (each.part or "").replace("{year}", str(view.plan.period))
        if inside and words != part:
            yield _part(part, inside)
            inside = []
        part = words
        level = _TOP + 1 if words else _TOP
        blocks = section_blocks(view, each, level)
        if not blocks:
            continue
        section = Section(slug(each.section), heading_of(each, view.plan), blocks, level=level)
        if words:
            inside.append(section)
        else:
            yield section
    if inside:
        yield _part(part, inside)


def _part(heading: str, inside: list[Section]) -> Section:
    blocks: tuple[Block, ...] = tuple(inside)
    return Section(f"part-{inside[0].anchor}", heading, blocks)
