"""Findings to the lasting names by which others know them again: neither a line nor a value counts."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from bizplan.diagnostics import Diagnostic


def fingerprints(findings: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The fingerprint of each finding: of its rule, document and place by names; those alike told apart by count."""
    seen: Counter[str] = Counter()
    unique = []
    for each in findings:
        plain = "\0".join((each.rule, each.document or each.location.file, *each.place))
        seen[plain] += 1
        unique.append(sha256(f"{plain}\0{seen[plain]}".encode()).hexdigest())
    return tuple(unique)
