"""The coverage map in words: the mark of each state, what is behind an outcome, and the whole in one line."""

from typing import assert_never

from bizplan.reports.coverage import (
    ActivityRow,
    By,
    Cell,
    CoverageReport,
    CoverageState,
    Mark,
    OrphanKind,
    OutcomeRow,
    Weight,
)
from bizplan.reports.paper import Status, Tone
from bizplan.values.counts import listed, numbered

STATE_MARKS = {
    CoverageState.SERVED: "●",
    CoverageState.UNTARGETED: "▲",
    CoverageState.UNMEASURED: "▼",
    CoverageState.ASSERTED: "○",
    CoverageState.BULK: "◊",
    CoverageState.GAP: "■",
}
"""What stands for a state in print without colour; fonts of every machine have them."""
_TONES = {
    CoverageState.SERVED: Tone.GOOD,
    CoverageState.UNTARGETED: Tone.WARNING,
    CoverageState.UNMEASURED: Tone.WARNING,
    CoverageState.ASSERTED: Tone.WARNING,
    CoverageState.BULK: Tone.BAD,
    CoverageState.GAP: Tone.BAD,
}
STATE_WORDS = {
    CoverageState.SERVED: "work with a measure that has a target",
    CoverageState.UNTARGETED: "work with a measure, but no target",
    CoverageState.UNMEASURED: "work without a measure",
    CoverageState.ASSERTED: "named, with no work behind it",
    CoverageState.BULK: "only claimed with all others at once",
    CoverageState.GAP: "no plan names it",
}
_NAMED_AT_MOST = 4


def status(state: CoverageState, more: str = "") -> Status:
    """A state as a judgement, in its own mark."""
    return Status(f"{state.value}{more}", _TONES[state], mark=STATE_MARKS[state])


def amount(state: CoverageState, words: str) -> Status:
    """Words in the mark and tone of a state, where the state's own word stands elsewhere."""
    return Status(words, _TONES[state], mark=STATE_MARKS[state])


def weight_of(cell: Cell, weight: Weight) -> str:
    """How much there is in a cell; empty where nothing can be weighed."""
    if not cell.state.has_work:
        return ""
    match weight:
        case Weight.ITEMS:
            return str(len(cell.evidence))
        case Weight.MEASURES:
            return str(len(cell.measures))
        case _:
            assert_never(weight)


def is_shown(cell: Cell, row: OutcomeRow | ActivityRow) -> bool:
    """Whether a cell says something: a department that others stand in for leaves no gap."""
    return cell.state.has_work or cell.state is CoverageState.ASSERTED or cell.state is row.state


def state_in_words(row: OutcomeRow) -> str:
    """A state with its marks: `unmeasured, single-handed`."""
    return ", ".join((row.state.value, *(mark.value for mark in row.marks)))


def in_words(report: CoverageReport) -> str:
    """The map in one line: how many outcomes are in which state; or that there is nothing to map."""
    if not report.plans:
        asked = f"No plan of {report.period}" if report.period else "No plan"
        others = f"; plans of {listed(report.years)} do" if report.years else ""
        return f"{asked} names Corporate Plan {report.framework}, so there is nothing to map{others}."
    counted = {each.state: each.outcomes for each in report.states}
    gaps = counted[CoverageState.GAP]
    parts = [f"{counted[CoverageState.SERVED]} of {sum(counted.values())} outcomes served"]
    for state, words in (
        (CoverageState.UNTARGETED, "untargeted"),
        (CoverageState.UNMEASURED, "unmeasured"),
        (CoverageState.ASSERTED, "asserted only"),
        (CoverageState.BULK, "claimed in bulk only"),
        (CoverageState.GAP, "gap" if gaps == 1 else "gaps"),
    ):
        if counted[state]:
            parts.append(f"{counted[state]} {words}")
    return ", ".join(parts)


def behind(row: OutcomeRow, report: CoverageReport) -> str:
    """What is behind an outcome, in plain words: the work by column, or why there is none."""
    names = {head.column: head.short_name for head in report.columns}
    if row.state.has_work:
        working = [cell for cell in row.cells if cell.evidence]
        if len(names) == 1:
            return _work(working[0], _NAMED_AT_MOST)
        return "; ".join(f"{names[cell.column]}: {_work(cell, 1)}" for cell in working)
    if row.state is CoverageState.ASSERTED:
        naming = [cell for cell in row.cells if cell.state is CoverageState.ASSERTED]
        measures = [each.name.rstrip(".") for cell in naming for each in cell.measures]
        if measures:
            return f"measured by {listed(measures)}, with no work behind it"
        said_by = [names[cell.column] for cell in naming] if report.by is By.DEPARTMENT else ["a plan"]
        return f"named by {listed(said_by)}, with no work behind it"
    return STATE_WORDS[row.state]


def title_of(row: OutcomeRow) -> str:
    """An outcome's title, marked where it was not checked against the published corporate plan."""
    return row.title if row.verified else f"{row.title} (unverified)"


def activity_title(activity: ActivityRow) -> str:
    """An activity's words, or why there are none."""
    if not activity.letter:
        return "the outcome as a whole"
    return activity.text or "(its words are not held)"


def key(report: CoverageReport) -> str:
    """What the states, the figures and the marks mean, in sentences."""
    shown = [f"{STATE_MARKS[state]} {state.value}: {STATE_WORDS[state]}" for state in CoverageState]
    parts = [f"{'; '.join(shown)}."]
    match report.weight:
        case Weight.ITEMS:
            parts.append("Figures count the entries that contribute.")
        case Weight.MEASURES:
            parts.append("Figures count the measures of the work.")
        case _:
            assert_never(report.weight)
    marks = {mark for row in report.outcomes for mark in row.marks}
    if Mark.SINGLE_HANDED in marks:
        parts.append("Single-handed: one department alone works for it.")
    if Mark.CROWDED in marks:
        parts.append(f"Crowded: {report.crowded_from} departments or more do.")
    if report.blanket_claims:
        parts.append("A claim on every outcome at once counts as none.")
    if not all(row.verified for row in report.outcomes):
        parts.append("Unverified: the title was not checked against the published corporate plan.")
    return " ".join(parts)


def orphans_in_words(kind: OrphanKind) -> str:
    """How many entries of a kind lead nowhere: `2 of 6 services`."""
    return f"{len(kind.items)} of {numbered(kind.of, kind.kind)}"


def _work(cell: Cell, most: int) -> str:
    """The first few entries by name, those that name the outcome themselves before those that reach it."""
    shown = cell.evidence[:most]
    words = ", ".join(each.name.rstrip(".") for each in shown)
    more = len(cell.evidence) - len(shown)
    return f"{words}, and {more} more" if more else words
