"""A rule that offers a fix offers one that makes the fault go away, and says that it does."""

from pathlib import Path

import pytest

from bizplan.checks.catalogue import catalogue
from bizplan.checks.fixing import fixed
from bizplan.checks.rule import NamedRule, Profile
from bizplan.checks.rule_help import help_of
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.pipeline import Request, no_facts, survey
from bizplan.source.document import read
from tests.rules_harness import AS_AT, findings

FIXABLE = [each for each in catalogue() if each.rule.fixable]


@pytest.mark.parametrize("named", FIXABLE, ids=lambda named: named.name)
def test_the_fix_takes_the_fault_away(named: NamedRule, tmp_path: Path) -> None:
    found = [each for each in findings(tmp_path, help_of(named).bad) if each.rule == named.name]
    assert found

    for file in {each.location.file for each in found}:
        document, _ = read(file, (tmp_path / file).read_bytes())
        assert document is not None
        result = fixed(document, [each for each in found if each.location.file == file])
        assert not result.refused
        (tmp_path / file).write_bytes(result.content)

    assert [each.message for each in _again(tmp_path) if each.rule == named.name] == []


def _again(folder: Path) -> tuple[Diagnostic, ...]:
    request = Request(AS_AT, least=Severity.INFO, profile=Profile.FINAL)
    return survey(folder, request, no_facts).diagnostics
