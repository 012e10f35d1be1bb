"""A committee report to its cover: the table of facts that a committee finds at the head of every paper."""

from collections.abc import Iterator, Mapping

from bizplan.index.exemptions import day_of, paragraph_in_force, paragraph_number
from bizplan.index.yardsticks import report_template
from bizplan.model.committee_report import CommitteeReport, Spending
from bizplan.reports.committee_cover import PUBLIC_OR_EXEMPT, CommitteeHeading, meetings_table
from bizplan.reports.library import Library, corporate_plan_title
from bizplan.reports.paper import Absent, Fact, Table, Text, Value, literal
from bizplan.reports.stand_ins import in_words
from bizplan.values.amounts import pounds_in_prose
from bizplan.values.dates import day_in_words

QUESTIONS: Mapping[str, str] = {
    "outcomes": "Outcomes directly affected",
    "extra": "Extra revenue or capital spending",
    "amount": "How much",
    "funding": "Source of funding",
    "agreed": "Agreed with finance",
}
"""What a cover asks on spending -> the words where the form has none of its own, in the usual order."""
_NOT_ANSWERED = Absent("not answered")
_NOT_NEEDED = "Not applicable"


def meetings_of(report: CommitteeReport, library: Library) -> Table:
    """A row for each committee with its own day and purpose, in the order of the report."""
    form = report_template(report, library.setting)
    headings = [
        CommitteeHeading(library.name(each.committee, "committee"), each.date, " / ".join(each.purposes))
        for each in report.meetings
    ]
    is_asked = form is None or "purpose" in form.fields
    return meetings_table(headings, has_purpose=is_asked or any(each.purpose for each in headings))


def cover_facts(report: CommitteeReport, library: Library) -> Iterator[Fact]:
    """What the form of the report's date has on its cover below the meetings, and what else the report states there."""
    form = report_template(report, library.setting)
    yield Fact("Subject", (literal(report.subject),))
    yield Fact(PUBLIC_OR_EXEMPT, (_publicity(report, library),))
    yield Fact("Report of", (literal(report.report_of),))
    if report.author:
        yield Fact("Report author", (literal(report.author),))
    elif form is not None and "author" in form.fields:
        yield Fact("Report author", (Absent("not stated"),))
    if report.published_on:
        yield Fact("Published", (literal(day_in_words(report.published_on)),))
    if report.urgency:
        yield Fact("Taken at short notice", (Text(report.urgency),))
    if report.drafts:
        yield Fact("Earlier drafts", tuple(literal(each) for each in report.drafts))
    if report.spending is not None or (form is not None and "spending" in form.fields):
        framework = str(report.corporate_plan or "")
        if framework:
            yield Fact("Corporate plan", (literal(corporate_plan_title(library, framework)),))
        asked = {each.asks: each.text for each in form.questions} if form is not None and form.questions else QUESTIONS
        for question, words in asked.items():
            yield Fact(words, tuple(_answer(question, report.spending, framework, library)))


def _publicity(report: CommitteeReport, library: Library) -> Value:
    """Public, or exempt under which paragraph and as what sort of information."""
    if report.public == "public":
        return literal("Public")
    if not report.exempt_paragraph:
        return literal("Exempt; the paragraph is not stated")
    number = paragraph_number(report.exempt_paragraph)
    organisation = library.setting.organisation
    known = organisation.exempt_paragraphs if organisation else ()
    about = paragraph_in_force(known, number, day_of(report))
    words = in_words(number).removeprefix("exempt")
    return literal(f"Exempt{words}{f', information {about.information}' if about else ''}")


def _answer(question: str, spending: Spending | None, framework: str, library: Library) -> Iterator[Value]:
    """The answer to a question on spending; where nothing extra is needed, what follows from that needs none."""
    if spending is None:
        yield _NOT_ANSWERED
        return
    otherwise: Value = _NOT_ANSWERED if spending.extra == "yes" else literal(_NOT_NEEDED)
    match question:
        case "outcomes":
            yield from _outcomes(spending, framework, library) if spending.outcomes else (Absent("none named"),)
        case "extra":
            yield literal(_as_answer(spending.extra))
        case "amount" if spending.amount is not None and spending.unit is not None:
            yield literal(pounds_in_prose(spending.amount, spending.unit))
        case "funding" if spending.funding:
            yield literal(spending.funding)
        case "agreed" if spending.agreed:
            yield literal(_as_answer(spending.agreed))
        case _:
            yield otherwise


def _as_answer(word: str) -> str:
    """`Yes` for yes; N/A stays as it is."""
    return word[:1].upper() + word[1:]


def _outcomes(spending: Spending, framework: str, library: Library) -> Iterator[Value]:
    for each in spending.outcomes:
        named = library.outcome(each, framework)
        if named is None:
            yield literal(each)
        else:
            title = named.outcome.title if named.outcome.verified else "title not verified"
            yield literal(title if named.label == title else f"{named.label} {title}")
