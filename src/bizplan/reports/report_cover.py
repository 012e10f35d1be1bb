"""A committee report to its cover: the table of facts that a committee finds at the head of every paper."""

from collections.abc import Iterator, Mapping

from bizplan.index.yardsticks import report_template
from bizplan.model.committee_report import CommitteeReport, Meeting, Spending
from bizplan.reports.library import Library, corporate_plan_title
from bizplan.reports.paper import Absent, Fact, Text, Value, literal
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
_NOT_NEEDED = "not applicable"


def cover_facts(report: CommitteeReport, library: Library) -> Iterator[Fact]:
    """What the form of the report's date has on its cover, and what else the report states there."""
    form = report_template(report, library.setting)
    yield from _meetings(report.meetings, library)
    yield Fact("Subject", (literal(report.subject),))
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


def _meetings(meetings: tuple[Meeting, ...], library: Library) -> Iterator[Fact]:
    """Each committee with its own day and what it is asked for; a line each where there are several."""
    names = [library.name(each.committee, "committee") for each in meetings]
    if len(meetings) == 1:
        yield Fact("Committee", (literal(names[0]),))
        yield Fact("Dated", (literal(day_in_words(meetings[0].date)),))
        yield Fact(
            "Purpose", (literal(f"For {_purpose(meetings[0])}") if meetings[0].purposes else Absent("not stated"),)
        )
        return
    told = (
        f"{name}, {day_in_words(each.date)}{f', for {_purpose(each)}' if each.purposes else ''}"
        for name, each in zip(names, meetings, strict=True)
    )
    yield Fact("Committees", tuple(literal(each) for each in told))


def _purpose(meeting: Meeting) -> str:
    return " / ".join(meeting.purposes)


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
            yield literal(spending.extra)
        case "amount" if spending.amount is not None and spending.unit is not None:
            yield literal(pounds_in_prose(spending.amount, spending.unit))
        case "funding" if spending.funding:
            yield literal(spending.funding)
        case "agreed" if spending.agreed:
            yield literal(spending.agreed)
        case _:
            yield otherwise


def _outcomes(spending: Spending, framework: str, library: Library) -> Iterator[Value]:
    for each in spending.outcomes:
        named = library.outcome(each, framework)
        if named is None:
            yield literal(each)
        else:
            title = named.outcome.title if named.outcome.verified else "title not verified"
            yield literal(title if named.label == title else f"{named.label} {title}")
