"""The equalities self-assessment to tables and a paper: marks in the key's words, low marks with what is planned."""

from collections.abc import Iterator

from bizplan.reports.paper import (
    Absent,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Status,
    Table,
    Text,
    Tone,
    Value,
    Width,
    literal,
)
from bizplan.reports.self_assessment import DepartmentMark, ScaleMarks, SelfAssessment
from bizplan.values.rag import of_base

CSV_HEADER = (
    "criterion", "question", "plan", "department", "mark", "meaning", "before", "change", "low", "reason", "evidence",
    "actions",
)  # fmt: skip
_CHANGES = {"better": ("↑", Tone.GOOD), "worse": ("↓", Tone.BAD), "same": ("→", Tone.UNKNOWN)}


def self_assessment_paper(report: SelfAssessment, council: str) -> Paper:
    """The report as a paper, low marks first."""
    return Paper(
        kind="equalities",
        reference=f"equalities-{report.period}",
        title="Equalities self-assessment",
        subtitle=report.period,
        council=council,
        description=f"How departments assessed themselves in {report.period}, and what is planned where marks are low.",
        cover=(Fact("Year", (literal(report.period),)), Fact("Marks", (literal(in_words(report)),))),
        sections=tuple(_sections(report)),
    )


def marks_tables(report: SelfAssessment) -> tuple[Table, ...]:
    """A table for each scale: every criterion with every department's mark."""
    return tuple(_table(each, f"marks-{number}") for number, each in enumerate(report.scales, 1))


def in_words(report: SelfAssessment) -> str:
    """The report in one line."""
    marks = report.marks
    if not marks:
        return "no plan makes a self-assessment"
    low = [each for each in marks if each.is_low]
    apart = sum(each.mark.upper() == "N/A" for each in marks)
    parts = [f"marks of {report.low} or less: {of_base(len(low), len(marks))}"]
    if low:
        parts.append(f"without an action: {of_base(sum(not each.actions for each in low), len(low))}")
    if apart:
        parts.append(f"not applicable: {of_base(apart, len(marks))}")
    return "; ".join(parts)


def notes(report: SelfAssessment) -> list[str]:
    """What stands under the tables."""
    unmarked = [f"{each.name}: not marked by {', '.join(each.unmarked)}" for scale in report.scales
                for each in scale.criteria if each.unmarked]  # fmt: skip
    without = [f"{', '.join(report.without)}: no self-assessment"] if report.without else []
    return [*unmarked, *without, f"{report.period}: {in_words(report)}"]


def records(report: SelfAssessment) -> Iterator[tuple[str, ...]]:
    """A record for each mark, under `CSV_HEADER`."""
    for scale in report.scales:
        for each in scale.criteria:
            for mark in each.marks:
                yield (
                    each.criterion,
                    each.name,
                    mark.document,
                    mark.department,
                    mark.mark,
                    mark.meaning,
                    mark.before,
                    mark.change,
                    "yes" if mark.is_low else "no",
                    mark.reason,
                    mark.evidence,
                    "; ".join(mark.actions),
                )


def _sections(report: SelfAssessment) -> Iterator[Section]:
    low = [
        (each.name, mark) for scale in report.scales for each in scale.criteria for mark in each.marks if mark.is_low
    ]
    if low:
        columns = (
            Column("Criterion", width=Width.WIDE),
            Column("Department"),
            Column("Mark"),
            Column("What is planned", width=Width.WIDE),
        )
        rows = tuple(Row((literal(name), literal(mark.name), _mark(mark), _planned(mark))) for name, mark in low)
        yield Section("low", "Low marks and what is planned", (Table("low-table", "Low marks", columns, rows),))
    tables = marks_tables(report)
    if tables:
        yield Section("marks", "By criterion", tables)
    else:
        yield Section("marks", "By criterion", (Paragraph(literal("No plan of this year makes a self-assessment.")),))
    lacking = [f"{each.name}: not marked in {', '.join(each.unmarked)}" for scale in report.scales
               for each in scale.criteria if each.unmarked]  # fmt: skip
    lacking += [f"{each}: no self-assessment" for each in report.without]
    if lacking:
        yield Section("lacking", "What is lacking", (Items(tuple(Item(literal(each)) for each in lacking)),))


def _table(scale: ScaleMarks, anchor: str) -> Table:
    has_before = any(mark.before for each in scale.criteria for mark in each.marks)
    columns = (
        Column("Department"),
        *((Column("Change"),) if has_before else ()),
        Column("Mark"),
        Column("What it rests on, what is planned", width=Width.WIDE),
    )
    rows: list[Row] = []
    for each in scale.criteria:
        if each.marks:
            rows.append(Row((literal(f"{each.name} ({each.criterion})"),), RowKind.GROUP))
        for mark in each.marks:
            change = (_change(mark),) if has_before else ()
            rows.append(Row((literal(mark.name), *change, _mark(mark), _rests_on(mark))))
    key = "; ".join(f"{each.mark} {each.name}" for each in scale.key)
    note = literal(f"Key: {key}.") if key else None
    return Table(anchor, "Self-assessment by criterion", columns, tuple(rows), note=note)


def _mark(mark: DepartmentMark) -> Value:
    words = " ".join(each for each in (mark.mark, mark.meaning) if each)
    return Status(words, Tone.WARNING, rule="low") if mark.is_low else literal(words)


def _change(mark: DepartmentMark) -> Value:
    if not mark.before:
        return Absent("no mark before")
    if not mark.change:
        return literal(f"{mark.before} before")
    arrow, tone = _CHANGES[mark.change]
    return Status(mark.change if mark.change == "same" else f"{mark.change}, from {mark.before}", tone, mark=arrow)


def _planned(mark: DepartmentMark) -> Value:
    return Text("; ".join(mark.actions)) if mark.actions else Absent("no action is named")


def _rests_on(mark: DepartmentMark) -> Value:
    said = [mark.reason, mark.evidence, f"Planned: {'; '.join(mark.actions)}." if mark.actions else ""]
    words = " ".join(each for each in said if each)
    return Text(words) if words else Absent("no action is named" if mark.is_low else "nothing stated")
