"""Each part of a plan to the blocks of its section: what the plan holds, in the words it is written in."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bizplan.index.setting import plain_title
from bizplan.index.yardsticks import equality_scale, measures_in, plan_template, programmes_in
from bizplan.model.base import Contact
from bizplan.model.corporate_plan import Outcome
from bizplan.model.plan import Ending, OutcomeClaim, Plan
from bizplan.model.yardsticks import SectionName, TemplateSection
from bizplan.reports.library import Library, NamedOutcome, called, corporate_plan_title, in_words, is_said
from bizplan.reports.paper import (
    Block,
    Callout,
    Column,
    Fact,
    Item,
    Items,
    Paragraph,
    Row,
    Section,
    Statement,
    Table,
    Text,
    Width,
    literal,
)
from bizplan.reports.plan_entries import PlanView, anchor_of, items, outcome_anchor, signpost
from bizplan.reports.plan_forms import heading_of
from bizplan.reports.plan_measures import NOT_SET, measure_blocks
from bizplan.reports.plan_money import budget_blocks, chart_blocks, savings_blocks
from bizplan.reports.plan_resources import (
    breakdown_blocks,
    budget_charts,
    capital_blocks,
    further_blocks,
    percentage_blocks,
)
from bizplan.reports.plan_risks import equality_blocks, risk_blocks, scale_of
from bizplan.reports.text import paragraphs

_Blocks = tuple[Block, ...]
_BLANKET = "That every outcome is supported is recorded as a claim; only outcomes that are named are counted as served."


def section_blocks(view: PlanView, form: TemplateSection, level: int) -> _Blocks:
    """What a plan has to say in a section of its form; nothing if it holds nothing there."""
    build = _BUILDERS.get(form.section, _entries)
    blocks = build(view, form, level)
    return (*paragraphs(form.intro), *blocks) if form.intro and blocks else blocks


def named_outcomes(plan: Plan, library: Library) -> tuple[tuple[OutcomeClaim, NamedOutcome | None], ...]:
    """The outcomes that a plan names, by number or title, with what each means; None where that is unknown."""
    claims = plan.outcomes.claims if plan.outcomes else ()
    return tuple((each, _meant(each, plan, library)) for each in claims)


def contact_items(contacts: Sequence[Contact], library: Library) -> Items:
    """Whom to ask, by role; the department where the role does not say it."""
    listed = []
    for each in contacts:
        department = library.name(each.department, "department")
        is_told = department and not is_said((department,), each.role)
        facts = (Fact("Department", (literal(department),)),) if is_told else ()
        listed.append(Item(literal(each.role), facts=facts))
    return Items(tuple(listed))


def _meant(claim: OutcomeClaim, plan: Plan, library: Library) -> NamedOutcome | None:
    framework = str(plan.corporate_plan)
    if claim.outcome is not None:
        return library.outcome(claim.outcome, framework)
    named = library.setting.frameworks.get(framework)
    titled = named.titled(claim.title or "") if named else ()
    return NamedOutcome(named, titled[0]) if named and len(titled) == 1 else None


def _entries(view: PlanView, form: TemplateSection, _level: int) -> _Blocks:
    entries = getattr(view.plan, form.section)
    return (Items(items(view, entries)),) if entries else ()


def _headed_entries(view: PlanView, form: TemplateSection, _level: int) -> _Blocks:
    entries = getattr(view.plan, form.section)
    return (Items(items(view, entries, named=True)),) if entries else ()


def _statement(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return (Statement(Text(view.plan.statement)),) if view.plan.statement else ()


def _outcomes(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    stated = view.plan.outcomes
    if stated is None:
        return ()
    blocks = list(paragraphs(stated.text))
    found = named_outcomes(view.plan, view.library)
    if found:
        if stated.text:
            title = corporate_plan_title(view.library, view.framework)
            blocks.append(Paragraph(literal(f"Outcomes of {title} named here:")))
        blocks.append(Items(tuple(_by_aim(found))))
    if stated.blanket is not None:
        said = is_said((stated.blanket.text,), stated.text or "")
        claim = () if said else paragraphs(f"“{stated.blanket.text.rstrip('.')}”")
        blocks.append(Callout((*claim, Paragraph(literal(_BLANKET)))))
    return tuple(blocks)


def _by_aim(found: Sequence[tuple[OutcomeClaim, NamedOutcome | None]]) -> Iterator[Item]:
    """The outcomes under their aims, aims and outcomes in the order in which the plan names them."""
    by_aim: dict[str, list[Item]] = {}
    for claim, meant in found:
        aim = _aim(meant.framework.plan.aims, meant.outcome) if meant else ""
        by_aim.setdefault(aim, []).append(_claim(claim, meant))
    for aim, outcomes in by_aim.items():
        if aim:
            yield Item(literal(""), title=aim, items=tuple(outcomes))
        else:
            yield from outcomes


def _aim(aims: Sequence[object], outcome: Outcome) -> str:
    return next((str(getattr(each, "title", "")) for each in aims if getattr(each, "id", "") == str(outcome.aim)), "")


def _claim(claim: OutcomeClaim, meant: NamedOutcome | None) -> Item:
    if meant is None:
        return Item(Text(claim.title or str(claim.outcome)))
    outcome = meant.outcome
    number = f"{outcome.number}{meant.letter}" if outcome.number is not None else ""
    own_words = claim.title and plain_title(claim.title) != plain_title(outcome.title)
    facts = (Fact("As the plan words it", (Text(claim.title or ""),)),) if own_words else ()
    # An unverified title is never put into a plan's mouth.
    title = outcome.title if outcome.verified else claim.title or "title not verified"
    return Item(Text(title), number, outcome_anchor(outcome.id), facts=facts if outcome.verified else ())


def _budget(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    budget = view.plan.budget
    if budget is None:
        return ()
    return (
        *budget_charts(budget, view.library),
        *budget_blocks(budget, view.library),
        *further_blocks(budget),
        *breakdown_blocks(budget),
    )


def _savings(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return savings_blocks(view.plan.savings) if view.plan.savings else ()


def _capital(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return capital_blocks(view.plan.capital, view.library) if view.plan.capital else ()


def _percentages(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return percentage_blocks(view.plan.percentages) if view.plan.percentages else ()


def _charts(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return chart_blocks(view.plan.charts, view.library)


def _programmes(view: PlanView, form: TemplateSection, _level: int) -> _Blocks:
    entries = programmes_in(form.section, view.plan)
    return (Items(items(view, entries)),) if entries else ()


def _commitments(view: PlanView, _form: TemplateSection, level: int) -> _Blocks:
    by_group: dict[str, list[Item]] = {}
    for entry, item in zip(view.plan.commitments, items(view, view.plan.commitments), strict=True):
        by_group.setdefault(entry.group or "", []).append(item)
    return tuple(
        Section(f"commitments-{place}", group, (Items(tuple(listed)),), level=level + 1)
        if group
        else Items(tuple(listed))
        for place, (group, listed) in enumerate(by_group.items(), 1)
    )


def _actions(view: PlanView, form: TemplateSection, level: int) -> _Blocks:
    due = view.plan.actions_due
    blocks = _entries(view, form, level)
    if not blocks or due is None or str(due) in heading_of(form, view.plan):
        return blocks
    return (Paragraph(literal(f"Due {due}.")), *blocks)


def _measures(view: PlanView, form: TemplateSection, level: int) -> _Blocks:
    measures = measures_in(form.section, view.plan)
    return measure_blocks(view, form, measures, level) if measures else ()


def _equalities(view: PlanView, form: TemplateSection, _level: int) -> _Blocks:
    setting = view.library.setting
    template = plan_template(view.plan, setting)
    return equality_blocks(view, form, scale_of(view, equality_scale(template, setting) if template else None))


def _horizon(view: PlanView, form: TemplateSection, level: int) -> _Blocks:
    prospects = view.plan.horizon
    if not any(each.timescale or each.due for each in prospects):
        return _entries(view, form, level)
    heads = {each.shows: each.heading for each in form.columns}
    columns = (
        Column(heads.get("entry", "What"), width=Width.WIDE),
        Column(heads.get("timescale", "Timescale"), width=Width.NORMAL),
    )
    rows = []
    for each in prospects:
        when = each.timescale or (str(each.due) if each.due else "")
        rows.append(Row((Text(each.text), literal(when) if when else NOT_SET), anchor=anchor_of(each.id)))
    return (Table("horizon-table", "Plans and their timescale", columns, tuple(rows)),)


def _stops(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    if view.plan.stops:
        return (Items(tuple(Item(Text(each)) for each in view.plan.stops)),)
    reason = view.plan.nothing_stops
    return (Paragraph(Text(f"Nothing stops or shrinks. {reason}")),) if reason else ()


def _ended(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return (Items(tuple(_ending(view, each) for each in view.plan.ended)),) if view.plan.ended else ()


def _ending(view: PlanView, ending: Ending) -> Item:
    before = view.library.earlier_entry(view.plan, ending.item)
    facts = [Fact("How", (literal(ending.how),))]
    if ending.to is not None:
        facts.append(Fact("To" if ending.how == "moved" else "Into", (signpost(view, ending.to),)))
    if ending.when:
        facts.append(Fact("When", (literal(ending.when),)))
    return Item(Text(ending.reason), title=called(before) if before else in_words(ending.item), facts=tuple(facts))


def _approvals(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    decisions = tuple(
        Item(Text(each.decision), title=f"{view.library.name(each.committee, 'committee')}, {each.date}")
        for each in view.plan.approvals
    )
    return (Items(decisions),) if decisions else ()


def _contacts(view: PlanView, _form: TemplateSection, _level: int) -> _Blocks:
    return (contact_items(view.plan.contacts, view.library),) if view.plan.contacts else ()


_BUILDERS: Mapping[SectionName, Callable[[PlanView, TemplateSection, int], _Blocks]] = {
    "statement": _statement,
    "aims": _headed_entries,
    "outcomes": _outcomes,
    "services": _headed_entries,
    "budget": _budget,
    "savings": _savings,
    "capital": _capital,
    "percentages": _percentages,
    "charts": _charts,
    "programmes": _programmes,
    "corporate programmes": _programmes,
    "departmental programmes": _programmes,
    "commitments": _commitments,
    "actions": _actions,
    "measures": _measures,
    "corporate measures": _measures,
    "departmental measures": _measures,
    "risks": risk_blocks,
    "equalities": _equalities,
    "horizon": _horizon,
    "stops": _stops,
    "ended": _ended,
    "approvals": _approvals,
    "contacts": _contacts,
}
"""Section -> its builder; any other section is a plain list of entries."""
