"""Placed diagnostics to JSON for other programs, as `docs/schemas/diagnostics.schema.json` describes it."""

import json
from collections.abc import Sequence

from bizplan.diagnostics import Severity
from bizplan.render.placed import Place, PlacedDiagnostic, Tally

SCHEMA_VERSION = 1
"""Raised when a reader of the last version would misread the new one; a further key does not raise it."""


def as_json(placed: Sequence[PlacedDiagnostic], run: Tally, root: str) -> str:
    """The whole run as one JSON object, with a line's end.

    `root` is the plan repository's folder, by a path that can be opened from where the command was run.
    """
    document = {
        "schema_version": SCHEMA_VERSION,
        "root": root,
        "summary": {
            "documents": run.documents,
            "files_with_findings": run.files,
            "errors": run.count_by_severity[Severity.ERROR],
            "warnings": run.count_by_severity[Severity.WARNING],
            "infos": run.count_by_severity[Severity.INFO],
            "allowed": run.allowed,
        },
        "diagnostics": [_diagnostic(each) for each in placed],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(placed: PlacedDiagnostic) -> dict[str, object]:
    diagnostic = placed.diagnostic
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.finding.hint or None,
        "label": placed.place.label or None,
        "location": _location(placed.place),
        "notes": [{"label": note.label, "location": _location(note)} for note in placed.notes],
        "waived": diagnostic.waived or None,
    }


def _location(place: Place) -> dict[str, object]:
    return {
        "file": place.path,
        "line": place.span.line,
        "column": place.span.column,
        "end_line": place.span.end_line,
        "end_column": place.span.end_column,
        "route": list(place.route),
    }
