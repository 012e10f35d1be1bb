"""Lint runs made by hand, with words that could spoil every form of output."""

from dataclasses import replace

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule_help import help_of
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity, Span
from bizplan.render.lint_run import LintRun
from bizplan.render.placed import Place, PlacedDiagnostic, tally

HOSTILE = "::error::x|<b>@all `tick` [link](javascript:x) £😀 50%, a: b\nsecond line\x07"
FILE = "plans/departments/parks & rides/2026-27.yaml"
LINES = ("kind: plan", "# £😀", f"text: {HOSTILE.splitlines()[0]}", "end: here")


def placed(rule: str, severity: Severity, line: int, *, waived: str = "", message: str = HOSTILE) -> PlacedDiagnostic:
    """A finding on a line of the file."""
    finding = Finding(message, Location(FILE, ("measures", line)), "Mend it: 100%, or not.")
    diagnostic = Diagnostic(rule, severity, finding, waived, "parks/2026-27", ("measures", f"m{line}"))
    place = Place(FILE, Span(line, 1, line, 5), ("measures", line), {line: "x"})
    note = Place(FILE, Span(1, 1, 1, 5), ("kind",), {1: LINES[0]}, "the kind")
    return PlacedDiagnostic(diagnostic, place, (note,))


def run_of(*findings: PlacedDiagnostic) -> LintRun:
    """A run that found these."""
    rules = {each.name: help_of(each) for each in catalogue()}
    counted = tally((each.diagnostic for each in findings), 2)
    return LintRun(findings, counted, "plans", rules, (FILE, "plans/clean.yaml"), {FILE: LINES})


def mixed_run() -> LintRun:
    """Errors, warnings and notes, one of them allowed, two alike, one of a file that could not be read."""
    unreadable = placed("invalid-yaml", Severity.ERROR, 3)
    broken = replace(unreadable.diagnostic, document="", place=())
    return run_of(
        placed("weasel-words", Severity.WARNING, 2),
        placed("budget-total-mismatch", Severity.ERROR, 3),
        placed("budget-total-mismatch", Severity.ERROR, 4, waived="Finance is checking"),
        placed("long-sentence", Severity.INFO, 4),
        placed("long-sentence", Severity.INFO, 4),
        replace(unreadable, diagnostic=broken),
    )


def many_warnings(count: int) -> LintRun:
    """More of one level than a step may show: many of one rule before one of another."""
    many = [placed("weasel-words", Severity.WARNING, 2, message=f"number {number}") for number in range(count - 1)]
    return run_of(*many, placed("text-slip", Severity.WARNING, 3, message="the other rule"))
