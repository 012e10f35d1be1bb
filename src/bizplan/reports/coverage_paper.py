"""The coverage map to a table and a paper: which outcomes are served, by what, and where nothing is."""

from collections.abc import Iterator, Sequence

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
    CoverageState.UNTARGETED: Tone.WARNING,
    CoverageState.UNMEASURED: Tone.WARNING,
    CoverageState.BULK: Tone.BAD,
    CoverageState.GAP: Tone.BAD,
}
_FEW_DEPARTMENTS = 3
_NAMED_AT_MOST = 4


def coverage_table(report: CoverageReport) -> Table:
    """Outcomes down under their aims, departments across; the last column says in words what is behind each outcome."""
    numbers = (Column("No", Align.NUMBER, width=Width.NARROW),) if _has_numbers(report) else ()
    columns = (
        *numbers,
        Column("Outcome", width=Width.WIDE),
        *(Column(head.short_name, width=Width.NARROW) for head in report.columns),
        Column("Behind it", width=Width.WIDE),
    )
    return Table(
        "coverage",
        f"Corporate Plan {report.framework}: outcomes by department, {_year(report)}",
        columns,
        tuple(_rows(report)),
        heads=len(numbers),
        note=Text(_key(report)),
        wide=len(report.columns) > _FEW_DEPARTMENTS,
    )


def coverage_paper(report: CoverageReport, council: str) -> Paper:
    """The coverage map as a paper: the matrix, the gaps by name, claims on every outcome, and the work by outcome."""
    year = _year(report)
    body = (
        (
            Section("map", "The map", (coverage_table(report),)),
            Section("gaps", "Gaps", tuple(_gaps(report))),
            *_claims(report),
            *_evidence(report),
        )
        if report.plans
        else (Section("map", "The map", (Paragraph(literal(in_words(report))),)),)
    )
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
            *((Fact("Served", (literal(in_words(report)),)),) if report.plans else ()),
        ),
        sections=body,
    )


def in_words(report: CoverageReport) -> str:
    """The map in one line: how many outcomes are served, asserted and not served; or that there is nothing to map."""
    if not report.plans:
        asked = f"No plan of {report.period}" if report.period else "No plan"
        others = f"; plans of {_and(report.years)} do" if report.years else ""
        return f"{asked} names Corporate Plan {report.framework}, so there is nothing to map{others}."
    served, asserted, gaps = (
        len(report.rows_in(*states))
        for states in (
            tuple(each for each in CoverageState if each.has_work),
            (CoverageState.ASSERTED,),
            (CoverageState.GAP, CoverageState.BULK),
        )
    )
    parts = [f"{served} of {len(report.outcomes)} outcomes served"]
    if asserted:
        parts.append(f"{asserted} asserted only")
    parts.append(f"{gaps} {'gap' if gaps == 1 else 'gaps'}")
    return ", ".join(parts)


def behind(row: OutcomeRow, report: CoverageReport) -> str:
    """What is behind an outcome, in plain words: the work by department, or why there is none."""
    names = {head.column: head.short_name for head in report.columns}
    if row.state.has_work:
        served = [cell for cell in row.cells if cell.evidence]
        if len(names) == 1:
            return _work(served[0], _NAMED_AT_MOST)
        return "; ".join(f"{names[cell.column]}: {_work(cell, 1)}" for cell in served)
    if row.state is CoverageState.ASSERTED:
        naming = ", ".join(names[cell.column] for cell in row.cells if cell.state is CoverageState.ASSERTED)
        return f"named by {naming}, with no work behind it"
    return "only claimed with all others at once" if report.blanket_claims else "no plan names it"


def _work(cell: Cell, most: int) -> str:
    """The first few entries by name, those that name the outcome themselves before those that reach it."""
    shown = cell.evidence[:most]
    words = ", ".join(each.name.rstrip(".") for each in shown)
    more = len(cell.evidence) - len(shown)
    return f"{words}, and {more} more" if more else words


def _rows(report: CoverageReport) -> Iterator[Row]:
    aim = ""
    for row in report.outcomes:
        if row.aim != aim:
            aim = row.aim
            yield Row((literal(aim),), RowKind.GROUP)
        number: tuple[Value, ...] = ()
        if _has_numbers(report):
            number = (literal(row.number) if row.number else Absent("not numbered"),)
        title = literal(row.title if row.verified else f"{row.title} (unverified)")
        cells = (_cell(cell, row) for cell in row.cells)
        yield Row((*number, title, *cells, literal(behind(row, report))), anchor=f"outcome-{row.outcome}")


def _cell(cell: Cell, row: OutcomeRow) -> Status | Absent:
    if cell.state in {CoverageState.GAP, CoverageState.BULK} and row.state not in {
        CoverageState.GAP,
        CoverageState.BULK,
    }:
        return Absent("none")  # others serve or name it, so that this department need not
    count = f" {len(cell.evidence)}" if cell.evidence else ""
    return Status(f"{cell.state.value}{count}", _TONES[cell.state])


def _key(report: CoverageReport) -> str:
    parts = ["Served n: n entries contribute to it; asserted: named, with no entry behind it; gap: neither."]
    if report.blanket_claims:
        parts.append("A claim on every outcome at once counts as none.")
    if not all(row.verified for row in report.outcomes):
        parts.append("Unverified: the title was not checked against the published corporate plan.")
    return " ".join(parts)


def _gaps(report: CoverageReport) -> Iterator[Items | Paragraph]:
    gaps, asserted = report.rows_in(CoverageState.GAP, CoverageState.BULK), report.rows_in(CoverageState.ASSERTED)
    if gaps:
        reason = "no plan names them" if not report.blanket_claims else "no plan names them on their own"
        yield Paragraph(literal(f"Gaps, {len(gaps)} of {len(report.outcomes)} outcomes; {reason}:"))
        yield _listed(gaps)
    else:
        yield Paragraph(literal("Every outcome is named by at least one plan."))
    if asserted:
        words = f"Asserted only, {len(asserted)} of {len(report.outcomes)} outcomes; named, with no work behind them:"
        yield Paragraph(literal(words))
        yield _listed(asserted)


def _listed(rows: Sequence[OutcomeRow]) -> Items:
    return Items(tuple(Item(literal(row.title), number=f"{row.number}." if row.number else "") for row in rows))


def _has_numbers(report: CoverageReport) -> bool:
    return any(row.number for row in report.outcomes)


def _year(report: CoverageReport) -> str:
    return report.period or "all years"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _claims(report: CoverageReport) -> Iterator[Section]:
    if report.blanket_claims:
        names = {head.column: head.name for head in report.columns}
        callouts = tuple(_claim(each, names[each.department]) for each in report.blanket_claims)
        yield Section("claims", "Claims on every outcome", callouts)


def _evidence(report: CoverageReport) -> Iterator[Section]:
    served = tuple(row for row in report.outcomes if row.state.has_work)
    if not served:
        return
    names = {head.column: head.name for head in report.columns}
    outcomes = []
    for row in served:
        work = tuple(
            Item(
                literal(each.name),
                facts=(
                    Fact("Department", (literal(names[cell.column]),)),
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
