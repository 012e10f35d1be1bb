"""A corporate plan to its paper: aims and outcomes with their numbers, and what became of an earlier plan's."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bizplan.model.corporate_plan import CorporatePlan, Outcome, Paragraphs, Principle, Succession
from bizplan.reports.library import Library, called, corporate_plan_title, in_words
from bizplan.reports.paper import (
    Absent,
    Block,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Statement,
    Table,
    Text,
    Value,
    Width,
    literal,
)
from bizplan.reports.text import provenance
from bizplan.values.dates import day_in_words
from bizplan.values.refs import Reference

NOT_VERIFIED = "title not verified"
_BASIS = {"published": "published", "inferred": "inferred", "judgement": "a judgement"}


def build_corporate_plan_paper(plan: CorporatePlan, library: Library, file: str = "") -> Paper:
    """The corporate plan as far as it is held; titles that no source vouches for are marked. `file` is its path."""
    return Paper(
        kind="corporate-plan",
        reference=plan.id,
        title=plan.title,
        council=library.council,
        subtitle=_version(plan),
        status=plan.status.capitalize(),
        description=f"{plan.title}: its aims and outcomes.",
        cover=tuple(_cover(plan, library)),
        sections=tuple(_sections(plan, library)),
        provenance=provenance(plan, file),
    )


def _version(plan: CorporatePlan) -> str:
    version = plan.id.partition("@")[2]
    return f"Version {version}" if version else ""


def _cover(plan: CorporatePlan, library: Library) -> Iterator[Fact]:
    if plan.adopted:
        yield Fact("Adopted", (literal(plan.adopted),))
    if plan.in_force is not None:
        days = plan.in_force
        starts = day_in_words(days.starts) if days.starts else "a day not known"
        if days.ends:
            yield Fact("In force", (literal(f"{starts} to {day_in_words(days.ends)}"),))
        else:
            yield Fact("In force", (literal(f"from {starts}"),))
        if days.extended_to:
            yield Fact("Extended to", (literal(day_in_words(days.extended_to)),))
        if days.basis:
            yield Fact("How the days are known", (Text(days.basis),))
    if plan.supersedes:
        titles = (corporate_plan_title(library, str(each)) for each in plan.supersedes)
        yield Fact("Takes the place of", tuple(literal(each) for each in titles))


def _sections(plan: CorporatePlan, library: Library) -> Iterator[Section]:
    for anchor, heading, words in (("vision", "Vision", plan.vision), ("mission", "Mission", plan.mission)):
        if words:
            yield Section(anchor, heading, (Statement(Text(words)),))
    yield from _outcomes(plan)
    if plan.paragraphs:
        runs = Items(tuple(_run(each, plan) for each in plan.paragraphs))
        remark = Paragraph(literal("Papers cite these paragraph numbers; they are no numbers of outcomes."))
        yield Section("paragraphs", "Numbered paragraphs", (remark, runs))
    lists: tuple[tuple[str, Sequence[Principle]], ...] = (
        ("Principles", plan.principles),
        ("Competencies", plan.competencies),
        ("Commitments", plan.commitments),
    )
    for heading, entries in lists:
        if entries:
            yield Section(heading.lower(), heading, (Items(tuple(Item(Text(each.text)) for each in entries)),))
    if plan.succession:
        yield Section("succession", "What became of earlier plans", (_succession(plan, library),))


def _outcomes(plan: CorporatePlan) -> Iterator[Section]:
    remark: tuple[Block, ...] = ()
    if any(each.activity_count and not each.activities for each in plan.outcomes):
        remark = (Paragraph(literal("The words of the lettered activities under the outcomes are not held.")),)
    sections: list[Block] = []
    for aim in plan.aims:
        outcomes = tuple(each for each in plan.outcomes if str(each.aim) == aim.id)
        number = str(aim.number) if aim.number is not None else ""
        title = aim.title if aim.verified else f"{aim.title} ({NOT_VERIFIED})"
        blocks = (Items(tuple(_outcome(each) for each in outcomes)),) if outcomes else ()
        sections.append(Section(f"aim-{aim.id}", title, blocks, number, level=3))
    known = {aim.id for aim in plan.aims}
    loose = tuple(each for each in plan.outcomes if str(each.aim) not in known)
    if any(isinstance(each, Section) and each.blocks for each in sections):
        yield Section("aims", "Aims and outcomes", (*remark, *sections))
    elif plan.aims:
        aims = tuple(
            Item(literal(each.title), f"{each.number}." if each.number is not None else "") for each in plan.aims
        )
        yield Section("aims", "Aims", (Items(aims),))
    if loose:
        yield Section("outcomes", "Outcomes", (*remark, Items(tuple(_outcome(each) for each in loose))))
    elif not plan.outcomes and plan.outcome_count is not None:
        words = f"The plan has {plan.outcome_count} outcomes; their words are not held."
        yield Section("outcomes", "Outcomes", (Paragraph(literal(words)),))


def _outcome(outcome: Outcome) -> Item:
    facts = () if outcome.verified else (Fact("Note", (literal(NOT_VERIFIED),)),)
    return Item(
        Text(outcome.title),
        f"{outcome.number}." if outcome.number is not None else "",
        f"outcome-{outcome.id}",
        facts=facts,
        items=tuple(Item(Text(each.text), f"({each.letter})") for each in outcome.activities),
    )


def _run(run: Paragraphs, plan: CorporatePlan) -> Item:
    aim = next((each.title for each in plan.aims if each.id == str(run.aim)), "")
    facts = (Fact("Under", (literal(aim),)),) if aim else ()
    words = f"{run.first} to {run.last}" + (f": {run.heading}" if run.heading else "")
    return Item(literal(words), facts=facts)


def _succession(plan: CorporatePlan, library: Library) -> Table:
    columns = (
        Column("Earlier", width=Width.WIDE),
        Column("Here", width=Width.WIDE),
        Column("How it is known"),
    )
    rows: list[Row] = []
    for document, succeeded in groupby(plan.succession, key=lambda each: each.earlier.document):
        rows.append(Row((literal(corporate_plan_title(library, document)),), RowKind.GROUP))
        rows += [Row((literal(_earlier(each, library)), _here(each, plan), _basis(each))) for each in succeeded]
    return Table("succession-table", "Earlier items and what took their place", columns, tuple(rows))


def _earlier(row: Succession, library: Library) -> str:
    reference = row.earlier
    named = library.outcome(reference, "")
    if named is not None:
        return f"{named.label} {named.outcome.title}" if named.outcome.number is not None else named.label
    held = library.document(reference.document)
    aims, runs = (held.aims, held.paragraphs) if isinstance(held, CorporatePlan) else ((), ())
    titles = {each.id: called(each) for each in aims} | {
        each.id: f"Paragraphs {each.first} to {each.last}" for each in runs
    }
    return titles.get(reference.item, in_words(reference.item))


def _here(row: Succession, plan: CorporatePlan) -> Value:
    if not row.to:
        return Absent("nothing took its place")
    words = "; ".join(_label(each, plan) for each in row.to)
    return literal(f"{words} (as a group, order unknown)" if row.as_group else words)


def _label(reference: Reference, plan: CorporatePlan) -> str:
    for outcome in plan.outcomes:
        if reference.item in {outcome.id, str(outcome.number)}:
            return f"{outcome.number}" if outcome.number is not None else outcome.title
    return next((each.title for each in plan.aims if each.id == reference.item), reference.item)


def _basis(row: Succession) -> Value:
    words = _BASIS[row.basis].capitalize()
    return literal(f"{words}. {row.note}" if row.note else words)
