"""An approval agrees with the minute that it names or, where it names none, with the report that brought the plan.

Committee and day are held against those of the minute; else against the meetings at which reports with the plan among
their appendices were to be decided on. An approval of a plan that no report held here brings is passed over.

Why: an approval on a day when the committee did not meet, or of one that was never asked, is none.

Bad:

    approvals:
      - {committee: policy, date: 2026-03-14, decision: Approved}
    ---
    kind: committee-report
    id: plan-report
    meetings: [{committee: policy, date: 2026-03-12, purposes: [decision]}]
    recommendations: [{text: Approve the plan in Appendix 1.}]
    appendices: [{title: The plan, document: highways/2026-27}]

Good:

    approvals:
      - {committee: policy, date: 2026-03-12, decision: Approved}
    ---
    kind: committee-report
    id: plan-report
    meetings: [{committee: policy, date: 2026-03-12, purposes: [decision]}]
    recommendations: [{text: Approve the plan in Appendix 1.}]
    appendices: [{title: The plan, document: highways/2026-27}]
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Finding, Location, Note, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.record import Record
from bizplan.index.sittings import Sitting
from bizplan.values.counts import listed
from bizplan.values.dates import day_in_words

_MEND = "Correct the one or the other."


def _check(index: CorpusIndex) -> Iterator[Finding]:
    committees = index.setting.organisation.committees if index.setting.organisation else ()
    names = {each.id: each.name for each in committees}
    reports: dict[str, list[Record]] = {}
    for record in index.records:
        if record.kind == "committee-report":
            for pending in record.pending:
                if pending.placed.route[0] == "appendices" and pending.placed.field == "document":
                    reports.setdefault(pending.document, []).append(record)
    for plan in index.records:
        if plan.kind == "plan":
            for position, approval in enumerate(plan.sittings):
                finding = _of_minute if approval.minute else _of_reports
                known = _minutes(index, approval.minute) if approval.minute else reports.get(plan.document, [])
                yield from finding(approval, known, _placed(plan, position), lambda each: names.get(each, each))


def _minutes(index: CorpusIndex, minute: str) -> list[Record]:
    record = index.record(minute)
    return [record] if record is not None and record.kind == "minute" else []


def _placed(plan: Record, position: int) -> Callable[[str], Location]:
    return lambda field: Location(plan.file, ("approvals", position, field))


def _of_minute(
    approval: Sitting, minutes: Sequence[Record], at: Callable[[str], Location], name: Callable[[str], str]
) -> Iterator[Finding]:
    for minute in minutes:
        met = minute.sittings[0]
        if approval.committee != met.committee:
            message = f"the approval is {name(approval.committee)}'s, and the minute {minute.document} "
            note = Note(Location(minute.file, ("committee",)), "the committee that met")
            yield Finding(f"{message}is {name(met.committee)}'s", at("committee"), _MEND, notes=(note,))
        if approval.day and met.day and approval.day != met.day:
            message = f"the approval is of {_in_words(approval.day)}, and the minute {minute.document} "
            note = Note(Location(minute.file, ("date",)), "the day of the meeting")
            yield Finding(f"{message}of {_in_words(met.day)}", at("date"), _MEND, notes=(note,))


def _of_reports(
    approval: Sitting, reports: Sequence[Record], at: Callable[[str], Location], name: Callable[[str], str]
) -> Iterator[Finding]:
    meetings = [(report, each) for report in reports for each in report.sittings]
    if not meetings:
        return
    notes = tuple(Note(Location(report.file, ("meetings",), "key"), report.document) for report in reports)
    own = [each for _, each in meetings if each.committee == approval.committee]
    if not own:
        asked = listed(list(dict.fromkeys(name(each.committee) for _, each in meetings)))
        message = f"the approval is {name(approval.committee)}'s, and the plan was brought to {asked} for decision"
        yield Finding(message, at("committee"), _MEND, notes=notes)
    elif approval.day and approval.day not in {each.day for each in own}:
        days = listed([_in_words(each.day) for each in own])
        message = f"the approval is of {_in_words(approval.day)}, and {name(approval.committee)} had the plan on {days}"
        yield Finding(message, at("date"), _MEND, notes=notes)


def _in_words(day: str) -> str:
    return day_in_words(date.fromisoformat(day))


RULE = Rule(Severity.WARNING, Profile.DRAFT, repository=_check)
