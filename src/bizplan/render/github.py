"""A lint run to GitHub: annotations of the log, at most ten of a level, and the whole list for the step summary."""

from collections.abc import Iterator, Sequence

from bizplan.diagnostics import Severity
from bizplan.render.findings_markdown import findings_list
from bizplan.render.lint_run import LintRun
from bizplan.render.placed import PlacedDiagnostic

MOST_OF_A_LEVEL = 10
"""GitHub drops what comes after them in a step, without a word."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notices"}
_SUMMARY_AT_MOST = 900_000
"""Bytes; near a mebibyte GitHub shows nothing of a summary."""


def annotations(run: LintRun) -> str:
    """Workflow commands, errors first; the first of each rule before the second of any, then how many more."""
    rows: list[str] = []
    for severity in Severity:
        mine = [each for each in run.findings if each.diagnostic.severity is severity and not each.diagnostic.waived]
        shown = _most_telling(mine)
        more = len(mine) - len(shown)
        rows += [_annotation(each) for each in shown]
        if more:
            words = f"{more} more {_NOUNS[severity]} are not annotated; the step summary lists all"
            rows.append(f"::{_LEVELS[severity]} title=bizplan::{_message(words)}")
    return "".join(f"{row}\n" for row in rows)


def step_summary(run: LintRun) -> str:
    """The whole list in Markdown, cut at a row with a count where it would be too large to be shown."""
    return findings_list(run, most_bytes=_SUMMARY_AT_MOST)


def _most_telling(findings: Sequence[PlacedDiagnostic]) -> list[PlacedDiagnostic]:
    """As many as may be shown, the last place kept for the count where there are more, rules taking turns."""
    most = MOST_OF_A_LEVEL if len(findings) <= MOST_OF_A_LEVEL else MOST_OF_A_LEVEL - 1
    in_turns = sorted(_in_turns(findings), key=lambda each: each[0])
    return [each for _, each in in_turns[:most]]


def _in_turns(findings: Sequence[PlacedDiagnostic]) -> Iterator[tuple[int, PlacedDiagnostic]]:
    count_by_rule: dict[str, int] = {}
    for each in findings:
        turn = count_by_rule.get(each.diagnostic.rule, 0)
        count_by_rule[each.diagnostic.rule] = turn + 1
        yield turn, each


def _annotation(placed: PlacedDiagnostic) -> str:
    diagnostic, span = placed.diagnostic, placed.place.span
    properties = {
        "file": placed.place.path,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": diagnostic.rule,
    }
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    hint = f"\n{diagnostic.finding.hint}" if diagnostic.finding.hint else ""
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{_message(diagnostic.message + hint)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
