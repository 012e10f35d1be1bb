"""What is known of a new strategy, consultation, report, minute or corporate plan to its text, with what guides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bizplan.interop.new_document import Part, document_text
from bizplan.model.yardsticks import ReportTemplate
from bizplan.source.layout_parts import Writable
from bizplan.values.years import FinancialYear, YearSpan

_HEADINGS = ("Background", "Current position", "Proposals", "Implications", "Conclusion")
"""The headings of a report where its form names none."""
_HEADS = ("Financial", "Legal", "Risk", "Equalities")
"""What a report answers for where its form names nothing."""
_TO_WRITE = "What stands in [square brackets] is to be written."


@dataclass(frozen=True, slots=True)
class About:
    """The document that a report or a minute is about."""

    id: str
    kind: str
    title: str
    department: str = ""
    """The id of its department; empty where it has none."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Where a report goes and what it is about."""

    id: str
    committee: str
    day: date
    purpose: str
    verb: str
    report_of: str
    corporate_plan: str
    about: About | None


def new_corporate_plan(path: str, span: YearSpan, before: str) -> str:
    """A corporate plan for some years; `before` is the one whose place it will take, empty if there is none."""
    head: dict[str, Writable] = {
        "kind": "corporate-plan",
        "id": str(span),
        "title": f"Corporate Plan {span}",
        "years": str(span),
        "status": "draft",
        "in_force": {
            "starts": FinancialYear(span.start).first_day.isoformat(),
            "ends": FinancialYear(span.end - 1).last_day.isoformat(),
        },
    }
    outcomes: Writable = [{"id": "first-outcome", "number": "1", "title": "[add the outcome]", "aim": "first-aim"}]
    parts = [
        Part(head, "Status: draft, consultation, adopted (with the date under “adopted”), extended or superseded."),
        Part({"vision": "[add the vision]", "mission": "[add the mission]"}),
        Part({"aims": [{"id": "first-aim", "number": "1", "title": "[add the aim]"}]}),
        Part(
            {"outcomes": outcomes},
            "Say what will be different for people, not what the council will do. Plans name an outcome by its number "
            "or its id: the number may change in the next corporate plan, the id does not.",
        ),
    ]
    if before:
        row: Writable = [{"earlier": f"{before}/1", "to": ["first-outcome"], "basis": "published"}]
        parts.append(
            Part(
                {"supersedes": [before], "succession": row},
                f"Once it is adopted: what became of each outcome of {before}; “bizplan migrate” goes by it.",
                is_stub=True,
            )
        )
    return document_text("corporate-plan", path, parts)


def new_strategy(path: str, identity: str, name: str, department: str, corporate_plan: str) -> str:
    """A strategy for the register."""
    head: dict[str, Writable] = {
        "kind": "strategy",
        "id": identity,
        "name": name,
        **({"department": department} if department else {}),
        "status": "in preparation",
        **({"corporate_plan": corporate_plan} if corporate_plan else {}),
    }
    further: dict[str, Writable] = {
        "owner": None,
        "years": None,
        "adopted": None,
        "contributes_to": [None],
        "commitments": [{"id": "first-commitment", "text": None, "contributes_to": [None]}],
    }
    return document_text(
        "strategy",
        path,
        [
            Part(head, "Status: in preparation, current, under review or superseded."),
            Part(
                further,
                "Once they are known: the role that owns it, its years, when it was adopted, the outcomes it serves, "
                "and what it commits the council to.",
                is_stub=True,
            ),
        ],
    )


def new_consultation(path: str, identity: str, corporate_plan: str, opens: date, closes: date) -> str:
    """A consultation on a version of the corporate plan."""
    head: dict[str, Writable] = {
        "kind": "consultation",
        "id": identity,
        "title": f"Consultation on the Corporate Plan {corporate_plan}",
        "corporate_plan": corporate_plan,
        "opens": opens.isoformat(),
        "closes": closes.isoformat(),
        "audiences": ["Residents", "Staff"],
    }
    events: Writable = [{"name": None, "when": None, "audience": None}]
    feedback: Writable = [
        {"id": "in-a-few-words", "source": None, "topic": None, "text": None, "response": None, "changed": None}
    ]
    return document_text(
        "consultation",
        path,
        [
            Part(head, "Add “closed: true” when it is over and every comment has been answered."),
            Part({"events": events}, "Occasions on which views are gathered.", is_stub=True),
            Part({"route": [{"text": None, "body": None, "when": None}]}, "From comments to approval.", is_stub=True),
            Part(
                {"feedback": feedback},
                "Each comment, by role or organisation and never by name, what was answered, and what changed.",
                is_stub=True,
            ),
        ],
    )


def new_report(path: str, head: ReportHead, template: ReportTemplate | None) -> str:
    """A report to a committee, under the headings of the form in use that day."""
    about = head.about
    matter = about.title if about else "[add what it is about]"
    cover: dict[str, Writable] = {
        "kind": "committee-report",
        "id": head.id,
        "meetings": [{"committee": head.committee, "date": head.day.isoformat(), "purposes": [head.purpose]}],
        "subject": matter,
        "public": "public",
        "report_of": head.report_of or "[add the role of the chief officer]",
        **({"template": template.id} if template else {}),
        **({"corporate_plan": head.corporate_plan} if head.corporate_plan else {}),
        "status": "draft",
    }
    appendix: Writable = [{"title": matter, "document": about.id}] if about else []
    verb = head.verb.capitalize() or "[add a verb]"
    recommendation = f"{verb} {_named(about)} in Appendix 1." if about else f"{verb} {matter}."
    parts = [
        Part(cover, f"{_TO_WRITE} A report that still has some is refused once its status is submitted."),
        *_spending(template),
        Part({"summary": ["[add the summary]"]}, "What a Member must know who reads no further."),
        Part({"recommendations": [{"text": recommendation}]}, "Each begins with its verb."),
        Part(
            {"sections": _sections(template)},
            "Paragraphs are numbered through the report. Figures of other documents can stand in a text by reference, "
            "such as [[homes/2026-27 budget]], so that they are never out of date.",
        ),
    ]
    if appendix:
        parts.append(Part({"appendices": appendix}))
    later: Mapping[str, Writable] = {
        "background_papers": [{"title": None, "body": None, "date": None}],
        "contacts": [{"role": None}],
    }
    says = "What it rests on, and whom to ask, by role. Who cleared it “bizplan clearance” adds."
    parts.append(Part(later, says, is_stub=True))
    return document_text("committee-report", path, parts)


def _named(about: About) -> str:
    """A document as a sentence speaks of it: `the Homes business plan 2027-28`, `the strategy “Our Trees”`."""
    first, _, rest = about.title.partition(" ")
    if first in {"The", "the"}:
        return f"the {rest}"
    if about.kind == "plan":
        return f"the {about.title}"
    kind = about.kind.replace("-", " ")
    if first.lower() == kind:
        return f"the {first.lower()} {rest}"
    return f"the {about.title}" if kind in about.title.lower() else f"the {kind} “{about.title}”"


def _spending(template: ReportTemplate | None) -> Sequence[Part]:
    if template is not None and "spending" not in template.fields:
        return ()
    asked: Writable = {"outcomes": [None], "extra": "yes, no or N/A", "amount": None, "unit": "thousand"}
    return (Part({"spending": asked}, "The cover's questions on outcomes and money.", is_stub=True),)


def _sections(template: ReportTemplate | None) -> Writable:
    headings = (template.headings if template else ()) or _HEADINGS
    heads = (template.implications if template else ()) or _HEADS
    answers: Writable = [{"topic": each, "answer": "[add the answer]"} for each in heads]
    return [
        {
            "heading": each,
            "paragraphs": [
                {
                    "text": "[add the first paragraph]",
                    **({"implications": answers} if "implication" in each.lower() else {}),
                }
            ],
        }
        for each in headings
    ]


def new_minute(path: str, identity: str, committee: str, day: date, about: About | None) -> str:
    """The minute of one item of a meeting."""
    reference = {"committee-report": "report", "consultation": "consultation"}.get(about.kind, "") if about else ""
    head: dict[str, Writable] = {
        "kind": "minute",
        "id": identity,
        "committee": committee,
        "date": day.isoformat(),
        "heading": about.title if about else "[add the heading of the item]",
        **({reference: about.id} if about and reference else {}),
    }
    return document_text(
        "minute",
        path,
        [
            Part(head, f"{_TO_WRITE} Who spoke is named by role."),
            Part({"points": [{"by": None, "text": None, "response": None}]}, "What was said, in order.", is_stub=True),
            Part({"resolution": "[add what was resolved]"}),
        ],
    )
