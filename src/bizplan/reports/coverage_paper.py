"""The coverage map to a table and a paper: which outcomes are served, by what, and where nothing is."""

from collections.abc import Iterator

from bizplan.reports.coverage import BlanketClaim, Cell, CoverageReport, CoverageState, OutcomeRow
from bizplan.reports.paper import (
    Absent,
    Align,
    Callout,
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

_TONES = {
    CoverageState.SERVED: Tone.GOOD,
    CoverageState.ASSERTED: Tone.WARNING,
    CoverageState.GAP: Tone.BAD,
}
_FEW_DEPARTMENTS = 3
_NAMED_AT_MOST = 4


def coverage_table(report: CoverageReport) -> Table:
    """Outcomes down under their aims, departments across; the last column says in words what is behind each outcome."""
    columns = (
        Column("No", Align.NUMBER, width=Width.NARROW),
        Column("Outcome", width=Width.WIDE),
        *(Column(head.short_name, width=Width.NARROW) for head in report.departments),
        Column("Behind it", width=Width.WIDE),
    )
    year = f", {report.period}" if report.period else ""
    return Table(
        "coverage",
        f"Corporate Plan {report.framework}: outcomes by department{year}",
        columns,
        tuple(_rows(report)),
        heads=1,
        note=Text(_key(report)),
        wide=len(report.departments) > _FEW_DEPARTMENTS,
    )


def coverage_paper(report: CoverageReport, council: str) -> Paper:
    """The coverage map as a paper: the matrix, the gaps by name, and claims on every outcome."""
    year = report.period or "all years"
    return Paper(
        kind="coverage",
        reference=f"coverage-{report.framework}-{report.period or 'all'}",
        title=f"Corporate Plan {report.framework}: which outcomes are served",
        subtitle=year,
        council=council,
        cover=(
            Fact("Corporate plan", (literal(report.framework_title),)),
            Fact("Year", (literal(year),)),
            Fact("Plans read", tuple(literal(plan) for plan in report.plans) or (Absent("none"),)),
            Fact("Served", (literal(in_words(report)),)),
        ),
        sections=(
            Section("map", "The map", (coverage_table(report),)),
            Section("gaps", "Gaps", tuple(_gaps(report))),
            *_claims(report),
            *_evidence(report),
        ),
    )


def in_words(report: CoverageReport) -> str:
    """The map in one line: how many outcomes are served, asserted and not served."""
    served, asserted, gaps = (report.count(state) for state in CoverageState)
    parts = [f"{served} of {len(report.outcomes)} outcomes served"]
    if asserted:
        parts.append(f"{asserted} asserted only")
    parts.append(f"{gaps} {'gap' if gaps == 1 else 'gaps'}")
    return ", ".join(parts)


def behind(row: OutcomeRow, report: CoverageReport) -> str:
    """What is behind an outcome, in plain words: the work by department, or why there is none."""
    names = {head.department: head.short_name for head in report.departments}
    if row.state is CoverageState.SERVED:
        served = [cell for cell in row.cells if cell.evidence]
        if len(names) == 1:
            return _work(served[0], _NAMED_AT_MOST)
        return "; ".join(f"{names[cell.department]}: {_work(cell, 1)}" for cell in served)
    if row.state is CoverageState.ASSERTED:
        naming = ", ".join(names[cell.department] for cell in row.cells if cell.state is CoverageState.ASSERTED)
        return f"named by {naming}, with no work behind it"
    return "only claimed with all others at once" if report.blanket_claims else "no plan names it"


def _work(cell: Cell, most: int) -> str:
    """The first few entries by name, those that name the outcome themselves before those that reach it."""
    shown = cell.evidence[:most]
    words = ", ".join(each.name.rstrip(".") for each in shown)
    more = len(cell.evidence) - len(shown)
    return f"{words} and {more} more" if more else words


def _rows(report: CoverageReport) -> Iterator[Row]:
    aim = ""
    for row in report.outcomes:
        if row.aim != aim:
            aim = row.aim
            yield Row((literal(aim),), RowKind.GROUP)
        number: Value = literal(row.number) if row.number else Absent("not numbered")
        title = literal(row.title if row.verified else f"{row.title} (title not verified)")
        cells = (_cell(cell) for cell in row.cells)
        yield Row((number, title, *cells, literal(behind(row, report))), anchor=f"outcome-{row.outcome}")


def _cell(cell: Cell) -> Status:
    count = f" by {len(cell.evidence)}" if cell.evidence else ""
    return Status(f"{cell.state.value}{count}", _TONES[cell.state])


def _key(report: CoverageReport) -> str:
    words = (
        "served by n: n entries of the plan contribute to it; asserted: named, with no entry behind it; gap: neither."
    )
    return f"{words} A claim on every outcome at once counts as none." if report.blanket_claims else words


def _gaps(report: CoverageReport) -> Iterator[Items | Paragraph]:
    if not report.gaps:
        yield Paragraph(literal("Every outcome is named by at least one plan."))
        return
    yield Paragraph(literal(f"{len(report.gaps)} of {len(report.outcomes)} outcomes are not served."))
    yield Items(tuple(Item(literal(row.title), number=f"{row.number}." if row.number else "") for row in report.gaps))


def _claims(report: CoverageReport) -> Iterator[Section]:
    if report.blanket_claims:
        names = {head.department: head.name for head in report.departments}
        callouts = tuple(_claim(each, names[each.department]) for each in report.blanket_claims)
        yield Section("claims", "Claims on every outcome", callouts)


def _evidence(report: CoverageReport) -> Iterator[Section]:
    served = [row for row in report.outcomes if row.state is CoverageState.SERVED]
    if not served:
        return
    names = {head.department: head.name for head in report.departments}
    outcomes = []
    for row in served:
        work = tuple(
            Item(
                literal(each.name),
                facts=(
                    Fact("Department", (literal(names[cell.department]),)),
                    Fact("Entry", (literal(f"{each.kind} {each.document}/{each.item}"),)),
                    Fact("Serves it", (literal("by name" if each.direct else "through what it contributes to"),)),
                ),
            )
            for cell in row.cells
            for each in cell.evidence
        )
        heading = f"{row.number}. {row.title}" if row.number else row.title
        outcomes.append(Section(f"behind-{row.outcome}", heading, (Items(work),), level=3))
    yield Section("behind", "What is behind each outcome", tuple(outcomes))


def _claim(claim: BlanketClaim, department: str) -> Callout:
    words = "This claims every outcome at once. It is shown here and counted nowhere."
    return Callout((Paragraph(Text(claim.text)), Paragraph(literal(words))), title=department, tone=Tone.WARNING)
