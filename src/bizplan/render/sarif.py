"""A lint run to SARIF 2.1.0, as code scanning wants it."""

import json
from urllib.parse import quote

from bizplan import __version__
from bizplan.checks.rule_help import RuleHelp
from bizplan.diagnostics import Severity, Span
from bizplan.render.lint_run import LintRun, line_hashes
from bizplan.render.placed import Place, PlacedDiagnostic

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_RESULTS = 25_000
_LONGEST = 1024


def sarif(run: LintRun) -> str:
    """The run, errors first; findings that a document allows or the baseline holds are marked, not left out."""
    rules = sorted({*run.rules, *(each.diagnostic.rule for each in run.findings)})
    index = {rule: position for position, rule in enumerate(rules)}
    hashes = {file: line_hashes(lines) for file, lines in run.lines_by_file.items()}
    prints = dict(zip(map(id, run.findings), run.fingerprints, strict=True))
    chosen = sorted(run.findings, key=lambda each: each.diagnostic.severity.rank)[:_MOST_RESULTS]
    results = [_result(each, index, hashes, prints[id(each)], run) for each in chosen]
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "bizplan",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule, run.rules.get(rule)) for rule in rules],
                    }
                },
                "automationDetails": {"id": "bizplan/lint/"},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
                "results": results,
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, words: RuleHelp | None) -> dict[str, object]:
    if words is None:
        text = name.replace("-", " ")
        return {
            "id": name,
            "name": _friendly(name),
            **_described(text, text, text, text),
            "defaultConfiguration": {"level": "error"},
        }
    full = " ".join((words.summary, *words.detail, words.why))
    examples = "".join(
        f"\n\n**{title}**\n\n```yaml\n{example}\n```"
        for title, example in (("Bad", words.bad), ("Good", words.good))
        if example
    )
    markdown = "\n\n".join((words.summary, *words.detail, f"Why: {words.why}")) + examples
    level = _LEVELS[Severity(words.severity)]
    return {
        "id": name,
        "name": _friendly(name),
        **_described(words.summary, full, full, markdown),
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["business-plan", words.profile],
            "precision": "high",
            "problem.severity": _problem(level),
        },
    }


def _friendly(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _described(short: str, full: str, text: str, markdown: str) -> dict[str, object]:
    return {
        "shortDescription": {"text": short[:_LONGEST]},
        "fullDescription": {"text": full[:_LONGEST]},
        "help": {"text": text, "markdown": markdown},
    }


def _problem(level: str) -> str:
    return "recommendation" if level == "note" else level


def _result(
    placed: PlacedDiagnostic,
    index: dict[str, int],
    hashes: dict[str, tuple[str, ...]],
    unique: str,
    run: LintRun,
) -> dict[str, object]:
    diagnostic = placed.diagnostic
    message = f"{diagnostic.message[:1].upper()}{diagnostic.message[1:]}."
    text = f"{message} {diagnostic.finding.hint}".strip()
    prints = {"bizplan/v1": unique}
    by_line = hashes.get(placed.place.path, ())
    if placed.place.span.line <= len(by_line):
        prints["primaryLocationLineHash"] = by_line[placed.place.span.line - 1]
    result: dict[str, object] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index[diagnostic.rule],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(placed.place)],
        "partialFingerprints": prints,
    }
    if placed.notes:
        result["relatedLocations"] = [
            {**_location(note), "message": {"text": note.label or "see here"}} for note in placed.notes
        ]
    if diagnostic.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.waived}]
    if run.known:
        result["baselineState"] = "unchanged" if unique in run.known else "new"
    return result


def _location(place: Place) -> dict[str, object]:
    artifact = {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(place.span)}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
