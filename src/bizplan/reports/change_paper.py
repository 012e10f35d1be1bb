"""What changed to a paper and to tables for the terminal: counts first, then the most important first."""

from collections.abc import Iterator, Sequence

from bizplan.reports.budget_change_paper import change_notes, change_tables
from bizplan.reports.change import Became, ChangeReport, OtherDocument, PlanChange
from bizplan.reports.change_tables import (
    carried_over,
    count_table,
    doubt_table,
    ended_table,
    field_tables,
    further_tables,
    new_table,
    outcome_table,
    renamed_table,
    reworded_table,
    risk_table,
    silent_table,
)
from bizplan.reports.change_words import headline
from bizplan.reports.paper import (
    Block,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    Width,
    literal,
    slug,
)

_WORDS = {Became.ADDED: "new", Became.ENDED: "gone", Became.CHANGED: "changed", Became.SAME: "as it was"}


def changes_paper(report: ChangeReport, council: str) -> Paper:
    """The paper of what changed: of two plans in sections of its own, of several plans one plan after the other."""
    several = len(report.plans) > 1 or bool(report.documents)
    sections: list[Section] = []
    for each in report.plans:
        parts = tuple(_sections(each, 3 if several else 2))
        if several:
            lead = Paragraph(literal(headline(each)))
            sections.append(Section(slug(f"plan {each.after.document}"), plan_title(each), (lead, *parts)))
        else:
            sections += parts
    if not report.plans:
        words = "No plan changed." if report.documents else "Nothing changed."
        sections.append(Section("nothing", "In short", (Paragraph(literal(words)),)))
    if report.documents:
        sections.append(Section("documents", "Other documents", (documents_table(report.documents),)))
    if report.unread:
        items = Items(tuple(Item(literal(each)) for each in report.unread))
        sections.append(Section("unread", "Could not be read", (items,)))
    return Paper(
        kind="changes",
        reference=slug(f"changes {report.before} {report.after}"),
        title=f"What changed: {plan_title(report.plans[0])}" if len(report.plans) == 1 else "What changed in the plans",
        subtitle=f"From {report.before} to {report.after}",
        council=council,
        description=headline(report.plans[0]) if len(report.plans) == 1 else "",
        cover=(Fact("Compared", (literal(f"{report.before} with {report.after}"),)),),
        sections=tuple(sections),
        provenance=tuple(
            Fact("Made from", tuple(literal(each) for each in dict.fromkeys((plan.before.file, plan.after.file))))
            for plan in report.plans
        ),
    )


def plan_title(change: PlanChange) -> str:
    """Whose plan it is, and of which years."""
    first, last = (each.document.rpartition("/")[2] for each in (change.before, change.after))
    years = first if first == last else f"{first} to {last}"
    units = (
        change.after.unit if change.before.unit == change.after.unit else f"{change.before.unit}; {change.after.unit}"
    )
    return f"{units}, {years}"


def plan_tables(change: PlanChange) -> Iterator[tuple[str, Sequence[Table], Sequence[str]]]:
    """What changed in one plan, heading by heading: tables, and sentences after them."""
    yield "In short", _held(count_table(change)), (headline(change),)
    yield "Gone without a word", _held(silent_table(change)), ()
    yield "Targets and measures", tuple(field_tables(change)), ()
    if change.money is not None:
        yield "Money", change_tables(change.money), tuple(change_notes(change.money))
    yield "Outcomes", _held(outcome_table(change)), tuple(_blanket(change))
    yield "Risks", _held(risk_table(change)), ()
    yield "Renamed and moved", _held(renamed_table(change)), ()
    yield "Perhaps the same", _held(doubt_table(change)), ()
    yield "Ended", _held(ended_table(change)), ()
    yield "New", _held(new_table(change)), ()
    yield "Dates, people and the rest", tuple(further_tables(change)), ()
    yield "In other words", _held(reworded_table(change)), ()
    same = carried_over(change)
    yield "As it was", (), (same,) if same else ()
    unread = tuple(f"Could not be compared, since it could not be read: {each}." for each in change.unread)
    yield "Not compared", (), unread


def documents_table(documents: Sequence[OtherDocument]) -> Table:
    """Plans that came or went, and documents that are no plans."""
    rows = []
    for each in documents:
        was = f", was {each.was_file}" if each.was_file else ""
        rows.append(
            Row((literal(_WORDS[each.became]), literal(each.kind), literal(each.document), literal(each.file + was)))
        )
    columns = (Column("What"), Column("Kind"), Column("Document"), Column("File", width=Width.WIDE))
    return Table("documents-table", f"Other documents ({len(rows)})", columns, tuple(rows), heads=2)


def _sections(change: PlanChange, level: int) -> Iterator[Section]:
    if change.is_empty:
        yield Section("in-short", "In short", (Paragraph(literal(headline(change))),), level=level)
        return
    for heading, tables, sentences in plan_tables(change):
        words: tuple[Block, ...] = tuple(Paragraph(literal(each)) for each in sentences)
        blocks = (*words, *tables) if heading == "In short" else (*tables, *words)
        if blocks:
            yield Section(slug(f"{heading} {change.after.document}"), heading, blocks, level=level)


def _blanket(change: PlanChange) -> Iterator[str]:
    before, after = change.blanket
    if before == after:
        return
    if after:
        yield f"Claimed for all outcomes at once, counted as none, in {change.after.label}: “{after}”"
    if before:
        yield f"The claim on all outcomes at once of {change.before.label}: “{before}”"


def _held(table: Table | None) -> tuple[Table, ...]:
    return () if table is None else (table,)
