"""Figures, statuses and trends of a report on performance to the words and marks that every form of it prints."""

from collections.abc import Iterator

from bizplan.reports.paper import Absent, Status, Tone, Value, literal
from bizplan.reports.performance import FigureLine, PerformanceReport, State, Tally, Trend
from bizplan.reports.plan_entries import with_unit
from bizplan.reports.text import quality
from bizplan.values.amounts import figure
from bizplan.values.dates import day_in_words
from bizplan.values.rag import of_base

STATUS = {
    "green": ("on target", Tone.GOOD),
    "amber": ("slightly off", Tone.WARNING),
    "red": ("off target", Tone.BAD),
    "unknown": ("cannot be computed", Tone.UNKNOWN),
}
"""State -> the word and the tone by which it is shown."""
_ARROWS = {Trend.BETTER: Tone.GOOD, Trend.SAME: Tone.UNKNOWN, Trend.WORSE: Tone.BAD, Trend.MOVED: Tone.UNKNOWN}


def judgement(line: FigureLine) -> str:
    """The rule with its arithmetic, what is lacking for it, and what is stated beside it."""
    return ". ".join(_judgement(line))


def _judgement(line: FigureLine) -> Iterator[str]:
    if line.why_not:
        undecided = " or ".join(STATUS[each.value][0] for each in line.possible)
        yield f"Because {line.why_not}" + (f": {undecided}" if undecided else "")
    else:
        yield line.rule
    if line.contradicts:
        yield f"Stated as {line.stated}, which the numbers do not make"
    elif line.stated and line.state is State.UNKNOWN:
        yield f"Stated as {line.stated}"


def status_of(line: FigureLine) -> Status:
    """The status as the numbers make it, with its rule."""
    word, tone = STATUS[line.state.value]
    return Status(word, tone, rule=judgement(line))


def trend_of(line: FigureLine) -> Value:
    """The movement as a word with its arrow, with the arithmetic; what is stated, where that is something else."""
    if line.trend is Trend.UNKNOWN:
        return Status(f"stated as {line.stated_trend}", Tone.UNKNOWN) if line.stated_trend else Absent(line.trend_rule)
    rises = line.trend_rule.startswith("up")
    mark = "→" if line.trend is Trend.SAME else "↑" if rises else "↓"
    beside = f", stated as {line.stated_trend}" if line.trend_contradicts else ""
    return Status(f"{line.trend.value}{beside}", _ARROWS[line.trend], rule=line.trend_rule, mark=mark)


def forecast_of(line: FigureLine) -> Value:
    """How the year is expected to end, as stated."""
    return Status(*STATUS[line.forecast]) if line.forecast else Absent("not stated")


def latest_of(line: FigureLine) -> Value:
    """The latest figure with its unit, and what is said of how good it is."""
    if line.value is None:
        return Absent("no figure")
    unit = line.unit if line.unit == "%" else ""
    said = quality(line.sample, provisional=line.provisional, revised=bool(line.revised))
    return literal(f"{with_unit(figure(line.value), unit)}{f' ({said})' if said else ''}")


def target_of(line: FigureLine) -> Value:
    """The target, or the direction where that is all that is stated."""
    if line.target:
        return literal(line.target)
    return Absent(f"{line.direction}, no figure" if line.direction else "not set")


def shares(tally: Tally, what: str = "figures") -> str:
    """`5 of 9 figures (55.6%) on target, 2 of 9 slightly off …`: every count with its base."""
    if not tally.base:
        return f"no {what}"
    counts = ((tally.red, "red"), (tally.amber, "amber"), (tally.green, "green"), (tally.unknown, "unknown"))
    return "; ".join(f"{STATUS[state][0]} {of_base(count, tally.base)}" for count, state in counts if count)


def in_words(report: PerformanceReport) -> str:
    """The report in one line."""
    scope = f"{report.period} as at {day_in_words(report.as_at)}"
    return f"{scope}: {report.all.base} {counted(report)}; {shares(report.all)}"


def counted(report: PerformanceReport) -> str:
    """What is counted: measures, or figures where a measure reports several."""
    one = report.all.base == 1
    if any(each.part for each in report.lines):
        return "figure" if one else "figures"
    return "measure" if one else "measures"
