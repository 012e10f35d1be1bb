"""The report on performance to tables and a paper: exceptions first, each status with its rule, history as pictures."""

from collections.abc import Iterable, Iterator, Sequence

from bizplan.reports.charts import About, history_chart
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Callout,
    Chart,
    Column,
    Fact,
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
    slug,
)
from bizplan.reports.performance import FigureLine, PerformanceReport, State, Tally, Trend
from bizplan.reports.performance_words import (
    STATUS,
    counted,
    forecast_of,
    in_words,
    judgement,
    latest_of,
    shares,
    status_of,
    target_of,
    trend_of,
)
from bizplan.values.amounts import figure
from bizplan.values.counts import numbered
from bizplan.values.dates import day_in_words
from bizplan.values.rag import of_base

_FEWEST_POINTS = 2
CSV_HEADER = (
    "plan", "department", "measure", "item", "name", "unit", "owner", "period", "value", "target", "direction",
    "status", "possible", "rule", "why_not", "scheme", "stated_status", "contradicts", "trend", "movement",
    "stated_trend", "forecast", "sample", "provisional", "revised", "outcomes", "exception", "comment", "source",
)  # fmt: skip
_WORK_TONES = {
    "on track": Tone.GOOD,
    "completed": Tone.GOOD,
    "delayed": Tone.WARNING,
    "at risk": Tone.BAD,
    "stopped": Tone.BAD,
    "not started": Tone.UNKNOWN,
}


def performance_paper(report: PerformanceReport, council: str) -> Paper:
    """The report as a paper."""
    scope = "-".join(each for each in (report.department, report.committee, slug(report.outcome)) if each)
    return Paper(
        kind="performance",
        reference=f"performance-{slug(report.period)[2:]}" + (f"-{scope}" if report.department or scope != "n" else ""),
        title="Performance",
        subtitle=report.period,
        council=council,
        description=f"How the measures of the plans of {report.period} stand: exceptions first, then the rest.",
        cover=(
            Fact("Period", (literal(report.period),)),
            Fact("As at", (literal(day_in_words(report.as_at)),)),
            Fact("In all", (literal(f"{report.all.base} {counted(report)}: {shares(report.all)}"),)),
        ),
        sections=tuple(each for each in _sections(report) if each.blocks),
    )


def terminal_tables(report: PerformanceReport) -> tuple[Table, ...]:
    """What a terminal shows: exceptions, the rest, work off track and returns over-due."""
    rest = [each for each in report.lines if not each.is_exception]
    tables = [
        _with_rule(report.exceptions, "exceptions", f"Exceptions, {report.period}") if report.exceptions else None,
        _with_rule(rest, "rest", "The rest" if report.exceptions else f"Performance, {report.period}")
        if rest
        else None,
        work_table(report, exceptions_only=True) if any(each.is_exception for each in report.work) else None,
        owed_table(report) if report.over_due else None,
        tally_table(report.by_department, "department", "Department") if len(report.by_department) > 1 else None,
        tally_table(report.by_outcome, "outcome", "Outcome") if any(each.key for each in report.by_outcome) else None,
    ]
    return tuple(each for each in tables if each is not None)


def terminal_notes(report: PerformanceReport) -> list[str]:
    """What stands under the tables."""
    notes = []
    if report.lines and not any(each.key for each in report.by_outcome):
        notes.append(f"None of the {report.all.base} {counted(report)} reaches an outcome through the thread.")
    if report.unchased:
        notes.append(_unchased(report))
    return [*notes, in_words(report)]


def performance_records(report: PerformanceReport) -> Iterator[tuple[str, ...]]:
    """A record for each line, under `CSV_HEADER`."""
    for each in report.lines:
        yield (
            each.document,
            each.department,
            each.measure,
            each.item,
            each.name,
            each.unit,
            each.owner,
            each.period,
            "" if each.value is None else f"{each.value:f}",
            each.target,
            each.direction,
            each.state.value,
            " ".join(state.value for state in each.possible),
            each.rule,
            each.why_not,
            each.scheme,
            each.stated,
            _yes(each.contradicts),
            each.trend.value,
            each.trend_rule,
            each.stated_trend,
            each.forecast,
            "" if each.sample is None else str(each.sample),
            _yes(each.provisional),
            each.revised,
            " ".join(each.outcomes),
            _yes(each.is_exception),
            each.comment,
            each.source,
        )


def _yes(fact: bool) -> str:  # noqa: FBT001 -- a yes or no is all it prints
    return "yes" if fact else "no"


def _sections(report: PerformanceReport) -> Iterator[Section]:
    if not report.lines:
        yield Section("measures", "Measures", (Paragraph(literal("No plan asked about has a measure.")),))
    if report.exceptions:
        yield Section("exceptions", "What wants attention", tuple(_exceptions(report)))
    elif report.lines:
        none = Paragraph(literal("No figure is off its target, expected to be, or lacks what was due."))
        yield Section("exceptions", "What wants attention", (none,))
    if report.over_due:
        owed = f"{numbered(len(report.over_due), 'return is', 'returns are')} over-due"
        warning = Callout((Paragraph(literal("Figures may be out of date.")),), f"{owed}.", Tone.WARNING)
        yield Section("over-due", "Returns over-due", (warning, owed_table(report)))
    unknown = [each for each in report.lines if not each.is_exception and each.state is State.UNKNOWN]
    fine = [each for each in report.lines if not each.is_exception and each.state is not State.UNKNOWN]
    if fine:
        table = _lines(fine, "on-target-table", "On target and expected to stay")
        yield Section("on-target", "On target", (table, *_revisions(fine)))
    if unknown:
        yield Section(
            "cannot-be-computed",
            "Status cannot be computed",
            (_lines(unknown, "unknown-table", "What is known, and what is lacking"), *_revisions(unknown)),
        )
    if report.work:
        yield Section("work", "Programmes and other work", (work_table(report),))
    yield Section("counts", "The counts", tuple(_tallies(report)))
    rest = [each for each in (*fine, *unknown) if _points(each) >= _FEWEST_POINTS]
    if rest:
        yield Section("history", "History of the rest", tuple(_chart(each) for each in rest))
    if report.unchased:
        yield Section("unchased", "Returns that nobody awaits", (Paragraph(literal(_unchased(report))),))


def _revisions(lines: Iterable[FigureLine]) -> Iterator[Paragraph]:
    """Why figures that are no exception were revised; of exceptions their own section says it."""
    for each in lines:
        if each.revised:
            yield Paragraph(Text(f"Revised: {each.name}: {each.revised}"))


def _exceptions(report: PerformanceReport) -> Iterator[Block]:
    yield _lines(report.exceptions, "exceptions-table", "Exceptions, the gravest first")
    for line in report.exceptions:
        blocks: list[Block] = [Paragraph(Text(line.comment))] if line.comment else []
        if line.revised:
            blocks.append(Paragraph(Text(f"Revised: {line.revised}")))
        if _points(line) >= _FEWEST_POINTS:
            blocks.append(_chart(line))
        if blocks:
            yield Section(f"about-{_anchor(line)}", line.name, tuple(blocks), level=3)


def _lines(lines: Sequence[FigureLine], anchor: str, caption: str) -> Table:
    several = len({each.department for each in lines}) > 1
    columns = (
        Column("Measure", width=Width.WIDE),
        *((Column("Department"),) if several else ()),
        Column("Latest"),
        Column("Target"),
        Column("Status", width=Width.WIDE),
        Column("Trend"),
        Column("Forecast"),
    )
    rows = tuple(
        Row(
            (
                Text(each.name),
                *((literal(each.department_name),) if several else ()),
                _with_period(each),
                target_of(each),
                status_of(each),
                trend_of(each),
                forecast_of(each),
            ),
            anchor=_anchor(each),
        )
        for each in lines
    )
    return Table(anchor, caption, columns, rows, wide=True)


def _with_rule(lines: Sequence[FigureLine], anchor: str, caption: str) -> Table:
    """For a terminal: the measure over its line, so that the rule has room."""
    columns = (
        Column("Status"),
        Column("Latest"),
        Column("Trend"),
        Column("Forecast"),
        Column("Rule and arithmetic", width=Width.WIDE),
    )
    rows: list[Row] = []
    for each in lines:
        rows.append(Row((literal(f"{each.name} ({each.department_name})"),), RowKind.GROUP))
        cells = (status_of(each), _with_period(each), trend_of(each), forecast_of(each), literal(judgement(each)))
        rows.append(Row(cells))
    return Table(anchor, caption, columns, tuple(rows))


def _with_period(line: FigureLine) -> Value:
    latest = latest_of(line)
    return literal(f"{latest.source}, {line.period}") if isinstance(latest, Text) else latest


def owed_table(report: PerformanceReport) -> Table:
    """The returns that have not come, the longest over-due first."""
    columns = (Column("Plan"), Column("Period"), Column("Due"), Column("Late by"))
    rows = tuple(
        Row(
            (
                literal(each.plan),
                literal(f"{each.period}, {each.months}"),
                literal(day_in_words(each.due)),
                literal(numbered(each.days_late, "day")),
            )
        )
        for each in report.over_due
    )
    return Table("over-due-table", f"Returns over-due on {day_in_words(report.as_at)}", columns, rows)


def work_table(report: PerformanceReport, *, exceptions_only: bool = False) -> Table:
    """How the work stands by the latest return that tells of it, what is off its track first."""
    chosen = [each for each in report.work if each.is_exception or not exceptions_only]
    has_before = any(each.before for each in chosen)
    columns = (
        Column("Work", width=Width.WIDE),
        Column("Department"),
        *((Column("Before"),) if has_before else ()),
        Column("Stands"),
        Column("Comment", width=Width.WIDE),
    )
    rows = tuple(
        Row(
            (
                Text(each.text),
                literal(each.department_name),
                *((literal(each.before) if each.before else Absent("not told"),) if has_before else ()),
                Status(f"{each.status}, {each.period}", _WORK_TONES.get(each.status, Tone.UNKNOWN)),
                Text(each.comment) if each.comment else Absent("no comment"),
            )
        )
        for each in chosen
    )
    caption = "Work off its track" if exceptions_only else "Programmes and other work, by the latest return"
    return Table("work-table", caption, columns, rows)


def tally_table(tallies: Iterable[Tally], what: str, head: str) -> Table:
    """How many figures stand how, of how many, by department, committee or outcome."""
    columns = (
        Column(head, width=Width.WIDE),
        *(Column(STATUS[state][0].capitalize()) for state in ("red", "amber", "green", "unknown")),
    )
    rows = tuple(
        Row(
            (
                literal(each.name),
                *(_share(count, each.base) for count in (each.red, each.amber, each.green, each.unknown)),
            )
        )
        for each in tallies
    )
    return Table(f"by-{what}", f"How figures stand, by {what}", columns, rows)


def _share(count: int, base: int) -> Text:
    return literal(of_base(count, base) if count else f"0 of {base}")


def _tallies(report: PerformanceReport) -> Iterator[Block]:
    yield tally_table((*report.by_department, report.all), "department", "Department")
    if report.by_committee:
        yield tally_table(report.by_committee, "committee", "Committee")
    if report.by_outcome:
        yield tally_table(report.by_outcome, "outcome", "Outcome")
        words = "A figure counts for each outcome that it reaches through the thread, so these do not add up to all."
        yield Paragraph(literal(words))


def _chart(line: FigureLine) -> Chart:
    columns = (Column("Period"), Column("Figure", Align.NUMBER), Column("Against the present target"), Column("From"))
    rows = tuple(
        Row(
            (
                literal(each.period),
                literal(figure(each.value)) if each.value is not None else Absent(each.why_none),
                Status(*STATUS[each.state.value]),
                literal(each.source),
            )
        )
        for each in line.history
    )
    anchor = f"history-{_anchor(line)}"
    table = Table(f"{anchor}-table", f"{line.name}: every figure held", columns, rows)
    subject = f"{line.name}{f', {line.unit}' if line.unit else ''}" + (f"; target {line.target}" if line.target else "")
    words = {Trend.UNKNOWN: "One figure is held", Trend.SAME: "Unchanged"}.get(
        line.trend, line.trend.value.capitalize()
    )
    title = f"{words}: {line.trend_rule}" if line.trend_rule else words
    about = About(anchor, literal(title), subject, "Plans and returns", table)
    return history_chart(about, ((each.period, each.value) for each in line.history), figure)


def _points(line: FigureLine) -> int:
    return sum(each.value is not None for each in line.history)


def _anchor(line: FigureLine) -> str:
    return slug(f"{line.document} {line.item}")


def _unchased(report: PerformanceReport) -> str:
    plans = ", ".join(report.unchased)
    names = "names" if len(report.unchased) == 1 else "name"
    return f"{plans}: {names} no reporting calendar, so no return is awaited and none can be over-due."
