"""Whatever is done to files between two runs, a run that remembers the first finds what one that does not finds."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizplan.diagnostics import Severity
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.pipeline import Request, Survey, survey
from bizplan.source import cache

DOCUMENTS = {
    "organisation.yaml": b"""\
kind: organisation
id: small
name: Small Council
departments:
  - {id: homes, name: Homes, teams: [{id: advice, name: Advice}]}
""",
    "corporate-plan.yaml": b"""\
kind: corporate-plan
id: 2025-29
title: Our Borough
years: 2025-29
status: adopted
outcomes:
  - {id: safe, number: 1, title: People are safe}
  - {id: warm, number: 2, title: Homes are warm}
""",
    "homes/plan.yaml": b"""\
kind: plan
level: department
department: homes
period: 2026-27
corporate_plan: 2025-29
services:
  - {id: advice-service, name: Advice, contributes_to: [1]}
objectives:
  - {id: warmer, text: Warm all homes, contributes_to: [2, 1]}
""",
    "homes/last-year.yaml": b"""\
kind: plan
level: department
department: homes
period: 2025-26
corporate_plan: 2025-29
objectives:
  - {id: warmer, text: Warm some homes, contributes_to: [2]}
  - {id: quieter, text: Make homes quieter, contributes_to: [1]}
""",
    "homes/advice.yaml": b"""\
kind: plan
level: team
department: homes
team: advice
period: 2026-27
corporate_plan: 2025-29
objectives:
  - {id: visits, text: Visit cold homes, contributes_to: [homes/2026-27/warmer]}
""",
}
FILES = tuple(DOCUMENTS)
MISTAKES = (
    (b"contributes_to: [", b"contributes_to: [nowhere, "),
    (b"id: ", b"id: x-"),
    (b"kind: ", b"kind: un"),
    (b"text: ", b"txet: "),
    (b"\n", b"\nallow: [{rule: unknown-reference, reason: So it is, until: 2026-05-01}]\n"),
)
DAYS = (date(2026, 4, 1), date(2026, 6, 1))


def mistaken(root: Path, file: str, mistake: int) -> None:
    path = root / file
    if path.exists():
        path.write_bytes(path.read_bytes().replace(*MISTAKES[mistake], 1))


def dated_back(root: Path, file: str, mistake: int) -> None:
    """A mistake of the same length, with the file's old date put back."""
    path = root / file
    if path.exists():
        status = path.stat()
        path.write_bytes(path.read_bytes().replace(b"a", b"e", mistake + 1))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def touched(root: Path, file: str, _mistake: int) -> None:
    if (root / file).exists():
        (root / file).touch()


def taken_away(root: Path, file: str, _mistake: int) -> None:
    (root / file).unlink(missing_ok=True)


def renamed(root: Path, file: str, _mistake: int) -> None:
    if (root / file).exists():
        (root / file).rename((root / file).with_name("renamed.yaml"))


def doubled(root: Path, file: str, _mistake: int) -> None:
    if (root / file).exists():
        (root / file).with_name("copy.yaml").write_bytes((root / file).read_bytes())


def put_back(root: Path, file: str, _mistake: int) -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_bytes(DOCUMENTS[file])


Change = tuple[Callable[[Path, str, int], None], str, int]
changes = st.tuples(
    st.sampled_from((mistaken, dated_back, touched, taken_away, renamed, doubled, put_back)),
    st.sampled_from(FILES),
    st.integers(0, len(MISTAKES) - 1),
)
asked = st.tuples(st.sampled_from(DAYS), st.booleans(), st.sampled_from((Severity.ERROR, Severity.INFO)))
runs = st.tuples(st.lists(changes, max_size=3), asked)


@pytest.fixture(params=["by digest", "by state"], autouse=True)
def _believed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as it is, when files so new are known by their content; once as if they were old enough for their dates."""
    if request.param == "by state":
        monkeypatch.setattr(cache, "RACY", -(10**18))


@settings(max_examples=30)
@given(st.lists(runs, min_size=1, max_size=4))
def test_a_run_that_remembers_finds_what_one_that_does_not_finds(
    runs: list[tuple[list[Change], tuple[date, bool, Severity]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in FILES:
            put_back(root, file, 0)
        for least in Severity.ERROR, Severity.INFO:
            found(root, Request(DAYS[0], least, cache=True))
        for changed, (day, of_one, least) in runs:
            for change, file, mistake in changed:
                change(root, file, mistake)
            paths = (root / "homes",) if of_one else ()
            request = Request(day, least, paths=paths)
            assert found(root, replace(request, cache=True)) == found(root, request)


def found(root: Path, request: Request) -> tuple[object, ...]:
    """All that a survey says of the files."""
    said: Survey[PlanCoverage] = survey(root, request, plan_coverage)
    return said.diagnostics, said.facts, said.files, said.index.records, said.index.unreadable
