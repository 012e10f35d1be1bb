"""A lint run to GitLab's Code Quality report."""

import json

from bizplan.diagnostics import Severity
from bizplan.render.lint_run import LintRun

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(run: LintRun) -> str:
    """A JSON array, empty when all is well; allowed findings are left out, since the form cannot mark them."""
    rows = [
        {
            "description": f"{each.diagnostic.message}. {each.diagnostic.finding.hint}".strip(),
            "check_name": each.diagnostic.rule,
            "fingerprint": print_,
            "severity": _SEVERITIES[each.diagnostic.severity],
            "location": {"path": each.place.path, "lines": {"begin": each.place.span.line}},
        }
        for each, print_ in zip(run.findings, run.fingerprints, strict=True)
        if not each.diagnostic.waived
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
