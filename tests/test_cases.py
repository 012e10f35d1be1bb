"""The tables in tests/cases: what each rule finds in documents told in a few lines, and mostly that it finds nothing.

A table is `tests/cases/<rule>.yaml`, a list of cases:

    - name: a total that is one too much
      document: |
        budget: …
      finds:
        - "budget.total.amount: 905, but its lines make 904"

`document` is laid over a small council as in the rules' own examples; `---` divides several. `finds` holds each finding
of the rule, in order, as its place and a part of its message; it is empty for a case that is clean. A case may set
`as_at` (2026-07-01 unless set) and `profile` (final).
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bizplan.checks.catalogue import catalogue
from bizplan.checks.rule import Profile
from bizplan.diagnostics import Diagnostic
from tests.rules_harness import AS_AT, Asked, findings

FOLDER = Path(__file__).parent / "cases"
TABLES = sorted(FOLDER.glob("*.yaml"))
KEYS = {"name", "document", "finds", "as_at", "profile"}


@cache
def cases(rule: str) -> tuple[dict[str, Any], ...]:
    text = (FOLDER / f"{rule}.yaml").read_text(encoding="utf-8")
    return tuple(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 -- all text


ALL = [(table.stem, case) for table in TABLES for case in cases(table.stem)]


@pytest.mark.parametrize(("rule", "case"), ALL, ids=[f"{rule}: {case['name']}" for rule, case in ALL])
def test_the_rule_finds_exactly_this(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    as_at = date.fromisoformat(case["as_at"]) if "as_at" in case else AS_AT
    profile = Profile[case.get("profile", "final").upper()]

    found = [each for each in findings(tmp_path, case["document"], Asked(as_at, profile)) if each.rule == rule]
    told = [_told(each) for each in found if not each.waived]

    assert len(told) == len(case["finds"]), told
    for words, expected in zip(told, case["finds"], strict=True):
        place, _, message = expected.partition(": ")
        assert words.startswith(f"{place}: "), words
        assert message in words


@pytest.mark.parametrize("rule", [table.stem for table in TABLES])
def test_the_table_is_of_a_rule_and_mostly_clean(rule: str) -> None:
    assert rule in {each.name for each in catalogue()}
    assert all(KEYS >= set(case) >= {"name", "document", "finds"} for case in cases(rule))
    names = [case["name"] for case in cases(rule)]
    assert len(set(names)) == len(names)
    faulty = [case for case in cases(rule) if case["finds"]]
    assert 0 < len(faulty) < len(names) - len(faulty)


def _told(diagnostic: Diagnostic) -> str:
    return f"{'.'.join(map(str, diagnostic.location.route)) or 'document'}: {diagnostic.message}"
