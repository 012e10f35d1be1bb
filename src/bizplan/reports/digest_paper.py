"""The digest to a paper: all departments in one table, then each of them in the same form."""

from collections.abc import Iterator, Sequence

from bizplan.reports.digest import DepartmentDigest, Digest
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Facts,
    Paper,
    Paragraph,
    Row,
    Section,
    Status,
    Table,
    Text,
    Tone,
    Value,
    Width,
    literal,
)
from bizplan.reports.plan_risks import TONES
from bizplan.reports.plan_summary import first_sentence
from bizplan.values.amounts import figure, pounds_in_prose

_MOST = 5
"""How many programmes, changes and endings are named; the others are counted."""


def digest_paper(digest: Digest, council: str) -> Paper:
    """The departments' plans of one year side by side."""
    tables = (Section("side-by-side", "Side by side", (_together(digest),)),) if digest.departments else ()
    without = Paragraph(literal(f"No plan of {digest.period} is held of: {', '.join(digest.without)}."))
    return Paper(
        kind="digest",
        reference=f"digest-{digest.period}",
        title="The departments' plans side by side",
        subtitle=digest.period,
        council=council,
        description=f"All departments' plans of {digest.period} in one form.",
        cover=(
            Fact("Year", (literal(digest.period),)),
            Fact("Corporate plan", (literal(digest.framework_title),)),
            Fact("Departments", (literal(len(digest.departments)),)),
        ),
        sections=(
            *tables,
            *(_department(each, digest) for each in digest.departments),
            *((Section("without", "Departments without a plan", (without,)),) if digest.without else ()),
        ),
    )


def _together(digest: Digest) -> Table:
    columns = (
        Column("Department", width=Width.NORMAL),
        Column("Outcomes", Align.NUMBER, width=Width.NARROW),
        Column("Budget", Align.NUMBER, unit=digest.unit.symbol, width=Width.NARROW),
        Column("Programmes", Align.NUMBER, width=Width.NARROW),
        Column("Measures", Align.NUMBER, width=Width.NARROW),
        Column("Risks", Align.NUMBER, width=Width.NARROW),
        Column("Highest risk"),
    )
    rows = []
    for each in digest.departments:
        plan = each.plan
        counts = (
            len(plan.of_kind("programme", "workstream")),
            f"{plan.measures_with_target} of {len(plan.of_kind('measure'))}",
            len(plan.risks),
        )
        rows.append(
            Row(
                (
                    literal(each.short_name, f"department-{each.department}"),
                    literal(len(each.outcomes)),
                    _budget(each, digest),
                    *(literal(count) for count in counts),
                    _highest(each),
                )
            )
        )
    words = (
        "Outcomes: those that some work of the plan serves. Programmes: with workstreams. "
        "Measures: those with a target, of all. A budget in several funds is "
        "not added up; it stands under the department."
    )
    caption = f"Departments' plans {digest.period}"
    return Table("together", caption, columns, tuple(rows), note=literal(words))


def _budget(each: DepartmentDigest, digest: Digest) -> Value:
    if not each.money:
        return Absent("no figures")
    if len(each.money) > 1:
        return Absent("several funds")
    return literal(figure(each.money[0].pounds / digest.unit.pounds))


def _highest(each: DepartmentDigest) -> Value:
    scored = [risk for risk in each.plan.risks if risk.score is not None]
    if not scored:
        return Absent("no risk scored" if each.plan.risks else "no risk listed")
    risk = max(scored, key=lambda one: one.score or 0)
    return Status(f"{risk.score} {risk.colour}".strip(), TONES.get(risk.colour, Tone.UNKNOWN))


def _department(each: DepartmentDigest, digest: Digest) -> Section:
    """The one form: the same lines for every department, and an empty one says so."""
    plan = each.plan
    measures = len(plan.of_kind("measure"))
    targets, baselines = plan.measures_with_target, plan.measures_with_baseline
    counted = f"{measures}, of which {targets} with a target and {baselines} with a baseline"
    facts = (
        Fact("Purpose", (Text(plan.statement) if plan.statement else Absent("not stated"),)),
        Fact("Answers for it", (literal(plan.owner) if plan.owner else Absent("not stated"),)),
        Fact("Serves outcomes", _listed([label for _, label in each.outcomes], "none by its work")),
        Fact("Names only", _listed([label for _, label in each.named_only], "none")),
        Fact("Budget", tuple(_money(each, digest)) or (Absent("the plan holds no figures"),)),
        Fact("Services", _named([one.name for one in plan.of_kind("service")])),
        Fact("Programmes", _named([one.name for one in plan.of_kind("programme", "workstream")])),
        Fact("Measures", (literal(counted) if measures else Absent("none"),)),
        Fact("Highest risk", tuple(_worst(each))),
        Fact("What changes", _named(plan.changes)),
        Fact("What stops", _named(plan.stops) if plan.stops else (_nothing(plan.nothing_stops),)),
        Fact("Status", (literal(plan.status.capitalize()),)),
    )
    return Section(f"department-{each.department}", each.name, (Facts(facts),))


def _listed(labels: Sequence[str], none: str) -> tuple[Value, ...]:
    return (literal(", ".join(labels)),) if labels else (Absent(none),)


def _named(texts: Sequence[str]) -> tuple[Value, ...]:
    """The first few, each by its first sentence, and how many more there are."""
    if not texts:
        return (Absent("none listed"),)
    told: list[Value] = [Text(first_sentence(each).rstrip(".")) for each in texts[:_MOST]]
    return (*told, literal(f"and {len(texts) - _MOST} more")) if len(texts) > _MOST else tuple(told)


def _money(each: DepartmentDigest, digest: Digest) -> Iterator[Value]:
    for one in each.money:
        words = pounds_in_prose(one.pounds / digest.unit.pounds, digest.unit)
        yield literal(f"{words} {each.basis}{f', {one.fund}' if one.fund else ''}")


def _worst(each: DepartmentDigest) -> Iterator[Value]:
    if not each.plan.risks:
        yield Absent(first_sentence(each.plan.no_risks) if each.plan.no_risks else "no risk listed")
        return
    risk = max(each.plan.risks, key=lambda one: one.score or 0)
    yield Text(first_sentence(risk.text).rstrip("."))
    if risk.score is not None:
        yield _highest(each)


def _nothing(reason: str) -> Value:
    return Text(f"Nothing: {first_sentence(reason)}".rstrip(".")) if reason else Absent("not stated")
