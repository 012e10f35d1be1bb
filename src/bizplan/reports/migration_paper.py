"""A migration to sentences, a table and a paper: what each reference becomes, how that is known, what is to decide."""

from collections.abc import Iterator

from bizplan.reports.migration import (
    DocumentMigration,
    MigratedReference,
    MigrationReport,
    NewOutcome,
    Standing,
    Verdict,
)
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
    Section,
    Table,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.values.counts import numbered


def migration_paper(report: MigrationReport, council: str) -> Paper:
    """The migration as a paper: for each document a table of its references, and the decisions to take."""
    return Paper(
        kind="migration",
        reference=f"migration-{report.framework}",
        title=f"Migration to Corporate Plan {report.framework}",
        council=council,
        cover=(
            Fact("Corporate plan", (literal(report.framework_title),)),
            Fact("Result", (literal(in_words(report)),)),
        ),
        sections=tuple(_section(each, report) for each in report.documents),
    )


def in_words(report: MigrationReport) -> str:
    """The migration in one line: how many references follow, how many are to be decided."""
    references = [each for document in report.documents for each in document.references]
    decided = sum(not each.verdict.is_open for each in references)
    documents = len(report.documents)
    if not references:
        return f"{numbered(documents, 'document')}, no reference to migrate"
    parts = [f"{numbered(documents, 'document')}: {decided} of {numbered(len(references), 'reference')} to rename"]
    if report.decisions:
        parts.append(f"{numbered(report.decisions, 'decision')} to take")
    return ", ".join(parts)


def standing_in_words(found: DocumentMigration, framework: str) -> str:
    """How a document stands, in a sentence."""
    match found.standing:
        case Standing.ALREADY_THERE if found.references:
            return (
                f"{found.document} names Corporate Plan {framework} already; {len(found.references)} of its references"
                " still name outcomes of an earlier one."
            )
        case Standing.ALREADY_THERE:
            return f"{found.document} names Corporate Plan {framework} already; there is nothing to migrate."
        case Standing.FAULTY:
            return f"{found.document} is left as it is until this is mended: {'; '.join(found.faults)}."
        case Standing.TO_MIGRATE:
            return f"{found.document} moves from Corporate Plan {found.earlier or '(none named)'} to {framework}."


def reference_in_words(found: MigratedReference) -> str:
    """One reference in a line: where it stands, what it was, what it becomes, and on what basis."""
    return f"{found.place}: {found.was} {_arrow(found)}"


def _arrow(found: MigratedReference) -> str:
    note = "".join(f"; {each}" for each in (found.note, _once(found)) if each)
    match found.verdict:
        case Verdict.FOLLOWS:
            return f"becomes {_named(found.becomes)} ({_basis(found.becomes[0])}){note}"
        case Verdict.CHOSEN:
            return f"becomes {_named(found.becomes)} (chosen){note}"
        case Verdict.SEVERAL:
            choices = " or ".join(f"{each.reference} ({_basis(each)})" for each in found.candidates)
            return f"is to be decided: {choices}{note}"
        case Verdict.NONE | Verdict.UNKNOWN:
            return f"is to be decided: {found.verdict}{note}"


def _once(found: MigratedReference) -> str:
    if not found.named_before:
        return ""
    verb = "is" if len(found.named_before) == 1 else "are"
    return f"{' and '.join(found.named_before)} {verb} claimed already, and once is enough"


def _section(found: DocumentMigration, report: MigrationReport) -> Section:
    blocks: list[Block] = [Paragraph(literal(standing_in_words(found, report.framework)))]
    if found.references:
        blocks.append(_table(found, report.framework))
    if found.decisions:
        words = "Until they are decided, these go on naming the earlier outcome in full:"
        blocks.append(Paragraph(literal(words)))
        blocks.append(Items(tuple(Item(literal(each)) for each in dict.fromkeys(map(_question, found.decisions)))))
    blocks += [Paragraph(literal(f"{each[0].upper()}{each[1:]}.")) for each in found.remarks]
    return Section(slug(found.document), found.document, tuple(blocks))


def _table(found: DocumentMigration, framework: str) -> Table:
    columns = (
        Column("Stands at", width=Width.WIDE),
        Column("Was", width=Width.WIDE),
        Column("Becomes", width=Width.WIDE),
        Column("How it is known"),
    )
    return Table(
        f"{slug(found.document)}-references",
        f"{found.document}: references under Corporate Plan {framework}",
        columns,
        tuple(_rows(found)),
    )


def _rows(found: DocumentMigration) -> Iterator[Row]:
    for each in found.references:
        becomes: Value = Absent("to be decided")
        basis: Value = Absent(each.verdict.value)
        if each.becomes:
            becomes = literal("; ".join(f"{new.reference} {_title(new)}".strip() for new in each.becomes))
            known = "chosen" if each.verdict is Verdict.CHOSEN else _basis(each.becomes[0])
            basis = literal("; ".join(filter(None, (known, _once(each)))))
        yield Row((literal(each.place), literal(f"{each.was} {each.was_title}"), becomes, basis))


def _question(found: MigratedReference) -> str:
    if found.verdict is Verdict.SEVERAL:
        choices = "; or ".join(f"{new.reference} {_title(new)} ({_basis(new)})" for new in found.candidates)
        return f"{found.was} {found.was_title}: {choices}" + (f" ({found.note})" if found.note else "")
    return f"{found.was} {found.was_title}: {found.verdict}" + (f" ({found.note})" if found.note else "")


def _title(new: NewOutcome) -> str:
    if new.title == new.reference:
        return ""
    return f"“{new.title}”" if new.verified else f"“{new.title}” (unverified)"


def _basis(new: NewOutcome) -> str:
    return f"{new.basis}, by way of {new.way}" if new.way else new.basis.value


def _named(outcomes: tuple[NewOutcome, ...]) -> str:
    return " and ".join(each.reference for each in outcomes)
