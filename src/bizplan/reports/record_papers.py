"""Minutes, consultations and the register of strategies to short papers: what is recorded, in its order."""

from collections.abc import Iterator

from bizplan.model.base import Document
from bizplan.model.consultation import Consultation
from bizplan.model.minute import Minute
from bizplan.model.strategy import Strategy
from bizplan.reports.consultation_paper import build_consultation_paper
from bizplan.reports.library import Library, corporate_plan_title
from bizplan.reports.paper import (
    Absent,
    Fact,
    Item,
    Items,
    Paper,
    Section,
    Text,
    literal,
)
from bizplan.reports.text import paragraphs, provenance, said


def build_record_paper(document: Document, library: Library, file: str = "") -> Paper | None:
    """The paper of a minute, a consultation or a strategy; None for a document of another kind."""
    match document:
        case Minute():
            return build_minute_paper(document, library, file)
        case Consultation():
            return build_consultation_paper(document, library, file)
        case Strategy():
            return build_strategy_paper(document, library, file)
        case _:
            return None


def build_minute_paper(minute: Minute, library: Library, file: str = "") -> Paper:
    """The minute of one item: what was said, by role, and what was resolved. `file` is its path."""
    committee = library.name(minute.committee, "committee")
    points = Items(
        tuple(
            Item(
                Text(each.text),
                title=each.by,
                facts=(said("Answered", each.response),) if each.response else (),
            )
            for each in minute.points
        )
    )
    sections = [Section("points", "What was said", (points,))] if minute.points else []
    sections.append(Section("resolution", "Resolved", paragraphs(minute.resolution)))
    if minute.supporting_documents:
        listed = Items(tuple(Item(literal(each)) for each in minute.supporting_documents))
        sections.append(Section("supporting-documents", "Supporting documents", (listed,)))
    return Paper(
        kind="minute",
        reference=minute.id,
        title=minute.heading,
        council=library.council,
        subtitle=f"Minute of the {committee}",
        description=f"Minute of the {committee}: {minute.heading}.",
        cover=tuple(_minute_cover(minute, library)),
        sections=tuple(sections),
        provenance=provenance(minute, file),
    )


def build_strategy_paper(strategy: Strategy, library: Library, file: str = "") -> Paper:
    """What the register holds of a strategy. `file` is its path."""
    framework = str(strategy.corporate_plan or "")
    status = f"{strategy.status}, {strategy.status_on}" if strategy.status_on else strategy.status
    facts = [Fact("Status", (literal(status),))]
    if strategy.department:
        facts.append(Fact("Department", (literal(library.name(strategy.department, "department")),)))
    known = (
        ("Owner", strategy.owner),
        ("Years", strategy.years),
        ("Adopted", strategy.adopted),
        ("Corporate plan", corporate_plan_title(library, framework) if framework else None),
    )
    facts += [Fact(label, (literal(words),)) for label, words in known if words]
    outcomes = tuple(
        literal(f"{named.label} {named.outcome.title}" if named.outcome.number is not None else named.label)
        for each in strategy.contributes_to
        if (named := library.outcome(each.to, framework))
    )
    if outcomes:
        facts.append(Fact("Outcomes", outcomes))
    sections = [Section("review", "Review", paragraphs(strategy.review))] if strategy.review else []
    if strategy.commitments:
        listed = Items(tuple(Item(Text(each.text), f"{place}.") for place, each in enumerate(strategy.commitments, 1)))
        sections.append(Section("commitments", "Commitments", (listed,)))
    return Paper(
        kind="strategy",
        reference=strategy.id,
        title=strategy.name,
        council=library.council,
        subtitle="Strategy",
        status=strategy.status.capitalize(),
        description=f"What is known of the {strategy.name}.",
        cover=tuple(facts),
        sections=tuple(sections),
        provenance=provenance(strategy, file),
    )


def _minute_cover(minute: Minute, library: Library) -> Iterator[Fact]:
    yield Fact("Committee", (literal(library.name(minute.committee, "committee")),))
    if minute.date:
        yield Fact("Date", (literal(minute.date),))
    elif minute.not_before and minute.not_after:
        yield Fact("Date", (Absent(f"not stated; from {minute.not_before} to {minute.not_after}"),))
    else:
        yield Fact("Date", (Absent("not stated"),))
    if minute.report_of:
        yield Fact("Report of", (literal(minute.report_of),))
    if minute.report is not None:
        yield Fact("Report received", (literal(library.title(str(minute.report))),))
    if minute.consultation is not None:
        yield Fact("On", (literal(library.title(str(minute.consultation))),))
