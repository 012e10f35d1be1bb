"""A lint run to Markdown: for a comment on a change, or the summary of a step."""

from collections.abc import Iterator

from bizplan.diagnostics import Severity
from bizplan.render.lint_run import LintRun
from bizplan.render.markdown_source import escaped
from bizplan.render.placed import PlacedDiagnostic
from bizplan.values.counts import numbered

_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
_HEAD = "| Place | Rule | Finding |\n|---|---|---|\n"


def findings_list(run: LintRun, most_bytes: int = 60_000) -> str:
    """A line that sums up, then a table a severity; cut at a row, with a count, where it would be larger than asked."""
    text = f"**bizplan**: {in_words(run)}\n"
    left = most_bytes - len(text.encode())
    unwritten = 0
    for severity in Severity:
        mine = [each for each in run.findings if each.diagnostic.severity is severity and not each.diagnostic.waived]
        if not mine:
            continue
        table = f"\n### {_counted(severity, len(mine)).capitalize()}\n\n{_HEAD}"
        left -= len(table.encode())
        text += table
        for row in map(_row, mine):
            left -= len(row.encode())
            if left < 0:
                unwritten += 1
            else:
                text += row
    return text + (f"\n{unwritten} more are not shown here.\n" if unwritten else "")


def in_words(run: LintRun) -> str:
    """The run in one line: how many documents, and what was found."""
    documents = numbered(run.tally.documents, "document")
    found = [_counted(each, count) for each, count in run.tally.count_by_severity.items() if count]
    allowed = f"; {run.tally.allowed:,} allowed" if run.tally.allowed else ""
    return f"{documents} checked: {', '.join(found) or 'nothing found'}{allowed}"


def _row(placed: PlacedDiagnostic) -> str:
    diagnostic = placed.diagnostic
    place = f"{placed.place.path}:{placed.place.span.line}"
    cells = (place, diagnostic.rule, " ".join(_sentences(placed)))
    return f"| {' | '.join(_cell(cell) for cell in cells)} |\n"


def _sentences(placed: PlacedDiagnostic) -> Iterator[str]:
    message = placed.diagnostic.message
    yield f"{message[:1].upper()}{message[1:]}."
    yield placed.diagnostic.finding.hint


def _cell(text: str) -> str:
    """Plan text is not trusted: no link, mention, markup or cell of its own."""
    return escaped(" ".join(text.split())).replace("@", "&#64;")


def _counted(severity: Severity, count: int) -> str:
    return f"{count:,} {_NOUNS[severity][count != 1]}"
