"""A unit and a year to the plan that its form asks for, every section in its printed place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bizplan.interop.new_document import Part, document_text
from bizplan.model.yardsticks import EqualityScale, PlanTemplate, TemplateSection
from bizplan.source.layout_parts import Writable
from bizplan.values.years import FinancialYear

_SECTIONS = ("statement", "services", "budget", "objectives", "programmes", "measures", "risks", "stops")
"""What a plan has where the organisation holds no form for it."""
_STUBS = frozenset({
    "outcomes", "budget", "savings", "capital", "percentages", "charts", "equalities", "changes", "stops", "ended",
    "approvals", "contacts",
})  # fmt: skip
"""What cannot be written before its facts are known: an example stands there as a comment."""
_HINTS: Mapping[str, str] = {
    "statement": "What the {unit} is for, in one sentence.",
    "ambitions": "What is to be true in the long run.",
    "aims": "The standing aims.",
    "outcomes": "The corporate outcomes that the plan says it serves; the threads themselves stand at the entries.",
    "services": "What is done all year round. contributes_to leads to the outcome it serves, by number or id.",
    "budget": "Figures by service; validate adds the lines up and holds them to the total.",
    "savings": "What is to be saved, and how far that has been found.",
    "capital": "What is built and bought, over the years.",
    "percentages": "Shares of money or staff, each with what it is a share of.",
    "charts": "Pictures of money, with the figures they are made of.",
    "objectives": "What is to be achieved this year. An id stays the same in the years to come.",
    "programmes": "Work that changes something: scope is corporate for the whole council, else departmental.",
    "workstreams": "Major work of the year.",
    "commitments": "What strategies commit the {unit} to.",
    "actions": "What will be done by a date: ends.",
    "measures": "How success will be known: a figure, where it stood before (baseline), what is aimed at (target), and "
    "what it is a measure of (measures).",
    "risks": "What could go wrong; likelihood and impact by the organisation's matrix.",
    "equalities": "The self-assessment: a mark for each criterion, with its evidence.",
    "capabilities": "How the {unit} means to become better at its work.",
    "horizon": "What is ahead, planned or under consideration.",
    "changes": "What changed since last year, in sentences for Members.",
    "stops": "What stops or shrinks, so that there is room for what is new; or nothing_stops: why nothing does.",
    "ended": "What became of entries of last year's plan that are not in this one.",
    "approvals": "What committees decided on it.",
    "contacts": "Whom to ask, by role and never by name.",
}
_WORDS: Mapping[str, str] = {
    "ambitions": "ambition", "aims": "aim", "services": "service", "objectives": "objective",
    "programmes": "programme", "workstreams": "workstream", "commitments": "commitment", "actions": "action",
    "measures": "measure", "risks": "risk", "capabilities": "capability", "horizon": "prospect",
}  # fmt: skip
_MEASURED = ("programmes", "workstreams", "actions", "objectives", "services")


@dataclass(frozen=True, slots=True)
class PlanHead:
    """Who and when a plan is, as far as the organisation knows."""

    level: str
    department: str
    team: str
    post: str
    name: str
    """What the unit is called."""
    year: FinancialYear
    corporate_plan: str
    calendar: str = ""
    """By which it owes returns; empty where it owes none."""
    owner: str = ""


def new_plan(path: str, head: PlanHead, template: PlanTemplate | None, scale: EqualityScale | None) -> str:
    """The text of a new plan: who and when, then the sections that the form requires."""
    return document_text("plan", path, [_head(head, template), *_sections(head, template, scale)])


def _head(head: PlanHead, template: PlanTemplate | None) -> Part:
    unit = head.post or head.team or head.department
    values: dict[str, Writable] = {"kind": "plan", "level": head.level, "department": head.department}
    optional = {
        **({"team": head.team} if head.team else {}),
        **({"post": head.post} if head.post else {}),
        "period": str(head.year),
        "corporate_plan": head.corporate_plan,
        **({"template": template.id} if template else {}),
        "status": "draft",
        "title": f"{head.name}{',' if head.level == 'department' else ''} {_TITLE[head.level]} {head.year}",
        **({"calendar": head.calendar} if head.calendar else {}),
        **({"owner": head.owner} if head.owner else {}),
    }
    says = (
        f"Its name in references is {unit}/{head.year}. What stands in [square brackets] is to be written: a plan that "
        "still has some is refused once its status is submitted."
    )
    return Part({**values, **optional}, says)


_TITLE = {"department": "business plan", "team": "team plan", "individual": "plan"}
_UNIT = {"department": "department", "team": "team", "individual": "post"}


def _sections(head: PlanHead, template: PlanTemplate | None, scale: EqualityScale | None) -> Iterator[Part]:
    asked = template.sections if template else tuple(TemplateSection(section=each) for each in _SECTIONS)  # type: ignore[arg-type] # they are names of sections
    required = [each for each in asked if each.required]
    fields = [each.section.rpartition(" ")[2] for each in required]
    written: set[str] = set()
    for each in required:
        field = each.section.rpartition(" ")[2]
        if field in written:
            continue
        written.add(field)
        headings = [one.heading for one in required if one.section.rpartition(" ")[2] == field and one.heading]
        says = " · ".join(f"“{one.replace('{year}', str(head.year))}”" for one in headings)
        hint = _HINTS[field].format(unit=_UNIT[head.level])
        says = f"{says}: {hint}" if says else hint
        scopes = tuple(one.section.partition(" ")[0] for one in required if one.section.endswith(" programmes"))
        yield Part({field: _example(field, head, fields, scopes, scale)}, says, is_stub=field in _STUBS)
    spare = [each.section for each in asked if not each.required and each.section not in written]
    if spare:
        yield Part({}, f"The form has room for these as well: {', '.join(spare)}.")


def _example(
    field: str, head: PlanHead, fields: list[str], scopes: tuple[str, ...], scale: EqualityScale | None
) -> Writable:
    """What stands under a section to begin with; [ ] is what a person must write."""
    if field in _WORDS:
        word = _WORDS[field]
        first: dict[str, Writable] = {"id": f"first-{word}", "text": f"[add the {word}]"}
        match field:
            case "services":
                return [
                    {"id": "first-service", "name": "[add what it is called]", "text": "[add what it does, for whom]"}
                ]
            case "programmes":
                named = scopes or ("departmental",)
                return [{**first, "id": f"first-{scope}-programme", "scope": scope} for scope in named]
            case "measures":
                work = next((each for each in _MEASURED if each in fields), "")
                key = (
                    "first-"
                    + (f"{(scopes or ('departmental',))[0]}-" if work == "programmes" else "")
                    + _WORDS.get(work, "")
                )
                return [{**first, **({"measures": [key]} if work else {})}]
            case _:
                return [first]
    return _stub(field, head, scale)


def _stub(field: str, head: PlanHead, scale: EqualityScale | None) -> Writable:
    year = str(head.year)
    table: dict[str, Writable] = {"year": year, "unit": "thousand"}
    total: Writable = {"label": "Total", "amount": None}
    marks = [each.id for each in scale.criteria] if scale else ["its id in the organisation"]
    examples: dict[str, Writable] = {
        "statement": f"[add what the {_UNIT[head.level]} is for, in one sentence]",
        "outcomes": {"claims": [{"outcome": None, "title": None}]},
        "budget": {
            **table,
            "basis": "net",
            "lines": [{"service": "first-service", "label": None, "amount": None}],
            "total": total,
        },
        "savings": {**table, "lines": [{"label": None, "amount": None}], "total": total},
        "capital": {"unit": "thousand", "schemes": [{"label": None, "years": [{"year": year, "amount": None}]}]},
        "percentages": [{"label": None, "per_cent": None, "part": None, "base": None}],
        "charts": [
            {
                "id": "first-chart",
                "title": None,
                "shows": "spending",
                **table,
                "data": [{"label": None, "amount": None}],
            }
        ],
        "equalities": [{"criterion": each, "score": None, "evidence": None} for each in marks],
        "changes": [{"id": "change-in-a-few-words", "text": None}],
        "stops": ["What stops."],
        "ended": [{"item": "its id last year", "how": "completed, stopped, moved or merged", "reason": None}],
        "approvals": [{"committee": None, "date": None, "decision": None}],
        "contacts": [{"role": head.owner or None, "department": head.department}],
    }
    return examples[field]
