"""A committee report to its paper: cover, summary, recommendations, numbered paragraphs, appendices, background."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count

from bizplan.model.committee_report import Appendix as ListedAppendix
from bizplan.model.committee_report import (
    BackgroundPaper,
    CommitteeReport,
    Implication,
    Point,
    Recommendation,
    ReportSection,
)
from bizplan.model.committee_report import Paragraph as ReportParagraph
from bizplan.reports.attached import attached
from bizplan.reports.library import Library, beginning
from bizplan.reports.live_figures import Newsstand
from bizplan.reports.live_texts import LiveTexts, begins_with_table
from bizplan.reports.paper import (
    Absent,
    Appendix,
    Block,
    Fact,
    Facts,
    Item,
    Items,
    Paper,
    Paragraph,
    Section,
    literal,
    slug,
)
from bizplan.reports.plan_sections import contact_items
from bizplan.reports.report_cover import cover_facts, meetings_of
from bizplan.reports.text import provenance

NOT_HELD = "not held here; ask the committee clerk"
_EXEMPT = "Not for publication"


def build_report_paper(
    report: CommitteeReport, library: Library, attachments: Mapping[str, Paper], file: str = ""
) -> Paper:
    """The report with its appendices; `attachments` holds `attachment` -> paper of what is held, `file` is its path."""
    last = max((each.date for each in report.meetings), default=date.max)
    texts = LiveTexts(Newsstand(library, str(report.corporate_plan or ""), last))
    is_exempt = report.public == "exempt"
    paragraph_of = report.exempt_paragraph
    reason = f"{_EXEMPT}: {paragraph_of}" if paragraph_of else _EXEMPT
    return Paper(
        kind="committee-report",
        reference=report.id,
        title=report.subject,
        council=library.council,
        subtitle="Committee report",
        running_title=beginning(report.subject),
        status="Exempt" if is_exempt else "Public",
        restriction=reason if is_exempt else "",
        description=f"Report of the {report.report_of}: {report.subject}.",
        meetings=meetings_of(report, library),
        cover=tuple(cover_facts(report, library)),
        sections=tuple(_sections(report, library, attachments, texts)),
        appendices=tuple(_appendices(report, attachments, texts)),
        provenance=provenance(report, file),
    )


def attachment(appendix: ListedAppendix) -> str:
    """What an appendix attaches: the id of a document, or the words of what it asks for as paper by name."""
    return by_name(appendix.asks_for) if appendix.asks_for is not None else str(appendix.document or "")


def by_name(asks_for: tuple[str, ...]) -> str:
    """What stands for a paper by name among attachments; unlike any document's id."""
    return f"paper {' '.join(asks_for)}"


def _sections(
    report: CommitteeReport, library: Library, attachments: Mapping[str, Paper], texts: LiveTexts
) -> Iterator[Section]:
    summary = tuple(block for each in report.summary for block in texts.blocks(each))
    yield Section("summary", "Summary", summary)
    heading = "Recommendation" if len(report.recommendations) == 1 else "Recommendations"
    yield Section("recommendations", heading, tuple(_recommendations(report.recommendations, library, texts)))
    if report.changes:
        changes = Items(tuple(Item(texts.line(each)) for each in report.changes))
        yield Section("changes", "Changes since the last draft", (changes,))
    numbers = count(1)
    main = tuple(_section(place, each, numbers, texts) for place, each in enumerate(report.sections, 1))
    yield Section("main-report", "Main report", main)
    if report.appendices:
        listed = tuple(_listed(number, each, attachments) for number, each in enumerate(report.appendices, 1))
        yield Section("appendices", "Appendices", (Items(listed),))
    if report.background_papers:
        papers = Items(tuple(_background(each) for each in report.background_papers))
        yield Section("background-papers", "Background papers", (papers,))
    if report.contacts:
        yield Section("contacts", "Contacts", (contact_items(report.contacts, library),))


def _recommendations(
    recommendations: tuple[Recommendation, ...], library: Library, texts: LiveTexts
) -> Iterator[Block]:
    """What Members are asked, lettered through; grouped where the committees are asked for different things."""
    by_committee: dict[str, list[Item]] = {}
    for place, each in enumerate(recommendations):
        letter = _letter(place)
        item = Item(texts.line(each.text), f"({letter})", f"recommendation-{letter}")
        by_committee.setdefault(library.name(each.committee, "committee"), []).append(item)
    for committee, items in by_committee.items():
        who = f"Members of the {committee}" if committee else "Members"
        yield Paragraph(literal(f"{who} are asked to:"))
        yield Items(tuple(items))


def _letter(place: int) -> str:
    """The letter of a place from 0: a to z, then aa and on."""
    more, last = divmod(place, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)


def _section(place: int, section: ReportSection, numbers: Iterator[int], texts: LiveTexts) -> Section:
    blocks = tuple(block for each in section.paragraphs for block in _paragraph(each, numbers, texts))
    return Section(f"section-{place}-{slug(section.heading)}", section.heading, blocks, level=3)


def _paragraph(paragraph: ReportParagraph, numbers: Iterator[int], texts: LiveTexts) -> tuple[Block, ...]:
    """A numbered paragraph with what belongs to it; one that begins with a table has no number."""
    blocks: list[Block] = []
    if paragraph.points:
        blocks.append(Items(_points(paragraph.points, texts)))
    if paragraph.implications:
        blocks.append(Facts(tuple(_implication(each, texts) for each in paragraph.implications)))
    if begins_with_table(paragraph.text):
        return texts.blocks(paragraph.text, blocks=tuple(blocks))
    number = next(numbers)
    return texts.blocks(paragraph.text, f"{number}.", f"paragraph-{number}", tuple(blocks))


def _points(points: tuple[Point, ...], texts: LiveTexts) -> tuple[Item, ...]:
    return tuple(Item(texts.line(each.text), items=_points(each.points, texts)) for each in points)


def _implication(implication: Implication, texts: LiveTexts) -> Fact:
    answer = implication.answer
    words = f"{answer.rstrip('.')}. {implication.reason}" if implication.reason else answer
    return Fact(implication.topic, (texts.line(words),))


def _listed(number: int, appendix: ListedAppendix, attachments: Mapping[str, Paper]) -> Item:
    is_here = attachment(appendix) in attachments or bool(appendix.text)
    facts = [Fact("Purpose", (literal(appendix.purpose),))] if appendix.purpose else []
    facts += [] if is_here else [Fact("Attached", (Absent(NOT_HELD),))]
    return Item(literal(appendix.title, _anchor(number) if is_here else ""), f"{number}.", facts=tuple(facts))


def _appendices(report: CommitteeReport, attachments: Mapping[str, Paper], texts: LiveTexts) -> Iterator[Appendix]:
    """What is attached; an appendix that is not held keeps its number and is only listed."""
    for number, each in enumerate(report.appendices, 1):
        content = _content(number, each, attachments, texts)
        if content is not None:
            yield Appendix(_anchor(number), f"Appendix {number}", each.title, content, purpose=each.purpose or "")


def _content(number: int, appendix: ListedAppendix, attachments: Mapping[str, Paper], texts: LiveTexts) -> Paper | None:
    held = attachments.get(attachment(appendix))
    if held is None and appendix.text:
        section = Section("text", "Text", texts.blocks(appendix.text))
        held = Paper(kind="appendix", reference="", title=appendix.title, council="", sections=(section,))
    return attached(held, _anchor(number)) if held is not None else None


def _anchor(number: int) -> str:
    return f"appendix-{number}"


def _background(paper: BackgroundPaper) -> Item:
    known = ", ".join(each for each in (paper.body, str(paper.date) if paper.date else "") if each)
    facts = (Fact("Went to" if paper.body else "Dated", (literal(known),)),) if known else ()
    return Item(literal(paper.title), facts=facts)
