"""A lint run to JUnit XML: one case for each rule and file, passing ones as well."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from bizplan.render.lint_run import LintRun
from bizplan.render.placed import PlacedDiagnostic

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(run: LintRun) -> str:
    """A suite a file; a case fails with every finding of its rule, each with its place; allowed ones fail nothing."""
    by_case: dict[tuple[str, str], list[PlacedDiagnostic]] = {}
    for each in run.findings:
        if not each.diagnostic.waived:
            by_case.setdefault((each.place.path, each.diagnostic.rule), []).append(each)
    files = dict.fromkeys((*run.files, *(path for path, _ in by_case)))
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append(
        f'<testsuites name="bizplan" tests="{_cases(run, by_case, files)}" failures="{len(by_case)}" errors="0">'
    )
    for path in files:
        rules = _rules(run, path, by_case)
        failures = sum(1 for rule in rules if (path, rule) in by_case)
        name = quoteattr(_clean(path))
        rows.append(f'  <testsuite name={name} tests="{len(rules)}" failures="{failures}" errors="0">')
        for rule in rules:
            rows.extend(_case(path, rule, by_case.get((path, rule), [])))
        rows.append("  </testsuite>")
    return "\n".join([*rows, "</testsuites>"]) + "\n"


def _rules(run: LintRun, path: str, by_case: dict[tuple[str, str], list[PlacedDiagnostic]]) -> list[str]:
    others = (rule for file, rule in by_case if file == path)
    return sorted({*run.rules, *others})


def _cases(run: LintRun, by_case: dict[tuple[str, str], list[PlacedDiagnostic]], files: dict[str, None]) -> int:
    return sum(len(_rules(run, path, by_case)) for path in files)


def _case(path: str, rule: str, findings: list[PlacedDiagnostic]) -> Iterator[str]:
    head = f"    <testcase classname={quoteattr(_clean(path))} name={quoteattr(rule)}"
    if not findings:
        yield f"{head}/>"
        return
    first = quoteattr(_clean(findings[0].diagnostic.message))
    text = escape(_clean("\n".join(_line(each) for each in findings)))
    severity = quoteattr(findings[0].diagnostic.severity.value)
    yield f"{head}>"
    yield f"      <failure type={severity} message={first}>{text}</failure>"
    yield "    </testcase>"


def _line(placed: PlacedDiagnostic) -> str:
    diagnostic, span = placed.diagnostic, placed.place.span
    hint = f"\n  {diagnostic.finding.hint}" if diagnostic.finding.hint else ""
    return f"{placed.place.path}:{span.line}:{span.column}: {diagnostic.severity.value}: {diagnostic.message}{hint}"


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
