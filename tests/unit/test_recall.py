"""What is worked out anew, what is recalled, and what is kept of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from bizplan import examine as examine_module
from bizplan import recall
from bizplan.checks.rule import Profile
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.examine import Found, Job, Pair, Request, Wanted, examine, examine_pairs
from bizplan.index.coverage import plan_coverage
from bizplan.pipeline import Survey, no_facts, survey
from bizplan.source import cache
from bizplan.source.cache import FOLDER
from bizplan.source.document import Document, Limits, read

_T = TypeVar("_T")
DAY = date(2026, 4, 1)
ORGANISATION = """kind: organisation
id: small
name: Small Council
departments: [{id: homes, name: Homes}]
"""
CORPORATE_PLAN = """kind: corporate-plan
id: 2025-29
title: Our Borough
years: 2025-29
status: adopted
outcomes: [{id: safe, number: 1, title: People are safe}]
"""
PLAN = """kind: plan
level: department
department: homes
period: {period}
corporate_plan: 2025-29
objectives: [{{id: safer, text: Make homes safer, contributes_to: [{outcome}]}}]
"""


class Repository:
    """Some files, and what the last survey of them worked out anew and what it knew again by its content."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("organisation.yaml", ORGANISATION)
        self.write("corporate-plan.yaml", CORPORATE_PLAN)
        self.write("now.yaml", PLAN.format(period="2026-27", outcome=1))
        self.write("next.yaml", PLAN.format(period="2027-28", outcome=1))
        self.anew: list[str] = []
        self.known_again: list[str] = []
        self.pairs_anew: list[Pair] = []

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, encoding="utf-8")

    def surveyed(self, request: Request | None = None) -> Survey[None]:
        self.anew.clear()
        self.known_again.clear()
        self.pairs_anew.clear()
        return survey(self.root, request or Request(DAY, cache=True), no_facts)

    def examine_pairs(self, job: Job[_T], pairs: Sequence[Pair]) -> Iterator[list[Found]]:
        self.pairs_anew.extend(pairs)
        yield from examine_pairs(job, pairs)

    def examine(self, job: Job[_T], files: Sequence[Wanted]) -> Iterator[list[Found]]:
        rest = iter(files)
        for chunk in examine(job, files):
            for found, wanted in zip(chunk, rest, strict=False):
                (self.anew if found.answer else self.known_again).append(wanted.path)
            yield chunk


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository whose files are taken to be old enough to be known by their dates."""
    made = Repository(tmp_path)
    monkeypatch.setattr(recall, "examine", made.examine)
    monkeypatch.setattr(recall, "examine_pairs", made.examine_pairs)
    monkeypatch.setattr(cache, "RACY", -(10**18))
    return made


ALL = ["corporate-plan.yaml", "next.yaml", "now.yaml", "organisation.yaml"]


def test_what_has_not_changed_is_neither_read_nor_written(repository: Repository) -> None:
    repository.surveyed()
    assert repository.anew == ALL
    kept = {path: path.stat().st_mtime_ns for path in (repository.root / FOLDER).iterdir()}
    repository.surveyed()
    assert (repository.anew, repository.known_again) == ([], [])
    assert {path: path.stat().st_mtime_ns for path in (repository.root / FOLDER).iterdir()} == kept


def test_only_what_has_changed_is_worked_out_and_only_once(repository: Repository) -> None:
    repository.surveyed()
    repository.write("now.yaml", PLAN.format(period="2026-27", outcome=2))
    for expected in (["now.yaml"], []):
        found = repository.surveyed()
        assert repository.anew == expected
        assert [each.location.file for each in found.diagnostics] == ["now.yaml"]


def test_a_file_with_another_date_is_known_by_its_content_and_then_by_that_date(repository: Repository) -> None:
    repository.surveyed()
    (repository.root / "now.yaml").touch()
    for expected in (["now.yaml"], []):
        repository.surveyed()
        assert (repository.anew, repository.known_again) == ([], expected)


def test_a_file_that_has_only_just_been_written_is_known_by_its_content(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(recall, "examine", repository.examine)
    repository.surveyed()
    repository.surveyed()
    assert (repository.anew, repository.known_again) == ([], ALL)


def test_another_setting_means_everything_anew(repository: Repository) -> None:
    repository.surveyed()
    repository.write("corporate-plan.yaml", CORPORATE_PLAN.replace("number: 1", "number: 2"))
    found = repository.surveyed()
    assert repository.anew == ALL
    assert [each.location.file for each in found.diagnostics] == ["next.yaml", "now.yaml"]


def test_another_question_has_its_own_answers(repository: Repository) -> None:
    repository.surveyed()
    survey(repository.root, Request(DAY, cache=True, check=False), plan_coverage)
    repository.surveyed()
    assert repository.anew == []


def test_on_another_day_only_what_depends_on_the_day_is_worked_out(repository: Repository) -> None:
    waiver = "allow: [{rule: unknown-outcome, reason: It is new, until: 2026-04-30}]\n"
    repository.write("now.yaml", PLAN.format(period="2026-27", outcome=2) + waiver)
    assert [each.waived for each in repository.surveyed().diagnostics] == ["It is new"]
    later = repository.surveyed(Request(date(2026, 5, 1), cache=True))
    assert [each.waived for each in later.diagnostics] == [""]
    assert repository.anew == ["now.yaml"]


def test_a_setting_that_does_not_look_like_one_is_found_once(repository: Repository) -> None:
    repository.write("corporate-plan.yaml", "# " + "-" * 5000 + "\n" + CORPORATE_PLAN)
    for expected in (ALL * 2, []):
        found = repository.surveyed()
        assert list(found.setting.frameworks) == ["2025-29"]
        assert found.diagnostics == ()
        assert repository.anew == expected


def test_one_file_is_looked_at_and_the_others_stay_known(repository: Repository) -> None:
    repository.surveyed()
    repository.write("now.yaml", PLAN.format(period="2026-27", outcome=2))
    repository.write("next.yaml", PLAN.format(period="2027-28", outcome=3))
    repository.surveyed(Request(DAY, cache=True, paths=(repository.root / "now.yaml",)))
    assert repository.anew == ["now.yaml"]
    repository.surveyed()
    assert repository.anew == ["next.yaml"]


def test_what_is_no_longer_there_is_not_kept(repository: Repository) -> None:
    repository.surveyed()
    [before] = [path for path in (repository.root / FOLDER).iterdir() if path.name != ".gitignore"]
    assert b"now.yaml" in before.read_bytes()
    (repository.root / "now.yaml").unlink()
    (repository.root / "next.yaml").touch()
    repository.surveyed()
    assert b"now.yaml" not in before.read_bytes()


def test_what_an_editor_holds_unsaved_is_neither_recalled_nor_kept(repository: Repository) -> None:
    repository.surveyed()
    unsaved = (("now.yaml", PLAN.format(period="2026-27", outcome=2).encode()),)
    for _ in range(2):
        found = repository.surveyed(Request(DAY, cache=True, unsaved=unsaved))
        assert repository.anew == ["now.yaml"]
        assert [each.location.file for each in found.diagnostics] == ["now.yaml"]
    assert repository.surveyed().diagnostics == ()
    assert repository.anew == []


def test_without_the_cache_nothing_is_recalled_or_kept(repository: Repository) -> None:
    repository.surveyed(Request(DAY))
    assert not (repository.root / FOLDER).exists()
    repository.surveyed()
    repository.surveyed(Request(DAY))
    assert repository.anew == ALL


def test_where_nothing_can_be_kept_everything_is_worked_out(repository: Repository) -> None:
    (repository.root / FOLDER).write_text("in the way", encoding="utf-8")
    for _ in range(2):
        assert repository.surveyed().files == len(ALL)
        assert repository.anew == ALL


def test_a_pair_of_plans_is_held_together_again_only_when_one_of_them_or_the_day_has_changed(
    repository: Repository,
) -> None:
    linting = Request(DAY, Severity.INFO, cache=True)
    pair = [Pair("now.yaml", "next.yaml")]
    repository.surveyed(linting)
    assert repository.pairs_anew == pair
    repository.surveyed(linting)
    assert repository.pairs_anew == []
    repository.write("now.yaml", PLAN.format(period="2026-27", outcome=2))
    for request in linting, replace(linting, as_at=date(2026, 5, 1)):
        for expected in pair, []:
            repository.surveyed(request)
            assert repository.pairs_anew == expected


def test_years_that_lie_beside_each_other_are_opened_once_for_all_rules(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def watched(file: str, content: bytes, **limits: Limits) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        opened.append(file)
        return read(file, content, **limits)

    for year in range(2028, 2040):
        repository.write(f"{year}.yaml", PLAN.format(period=f"{year}-{year - 1999}", outcome=1))
    monkeypatch.setattr(examine_module, "read", watched)
    survey(repository.root, Request(DAY, Severity.INFO), no_facts)
    assert [opened.count(f"{year}.yaml") for year in range(2029, 2040)] == [1] * 11


def test_a_year_that_lies_elsewhere_is_compared_with_the_year_before_it_all_the_same(repository: Repository) -> None:
    found = []
    (repository.root / "z").mkdir()
    repository.write("2031.yaml", PLAN.format(period="2031-32", outcome=1))
    repository.write("2030.yaml", PLAN.format(period="2030-31", outcome=1).partition("objectives")[0])
    for place in ("2029.yaml", "z/2029.yaml"):
        repository.write(place, PLAN.format(period="2029-30", outcome=1))
        request = Request(DAY, Severity.INFO, Profile.FINAL, select=frozenset({"item-dropped-silently"}))
        seen = survey(repository.root, request, no_facts).diagnostics
        found.append([(each.rule, each.message) for each in seen if each.location.file == "2030.yaml"])
        (repository.root / place).unlink()
    assert found[0] == found[1]
    assert found[0]


FAULTY = """kind: plan
level: team
department: homes
team: {team}
period: 2026-27
corporate_plan: 2025-29
objectives: [{{id: safer, text: Make homes safer, contributes_to: [{reference}]}}]
"""


@pytest.mark.parametrize(
    "reference",
    ["homes/2026-27/safer", "homes/2026-27/saver", "home/2026-27/safer", "homes/2031-32/safer", "advice/2026-27/safer"],
)
def test_one_file_is_told_the_same_as_among_all_though_few_others_are_read(
    repository: Repository, reference: str
) -> None:
    """The last reference leads in a circle through another team's plan; the team of a third is none that is known."""
    repository.write("repairs.yaml", FAULTY.format(team="repairs", reference=reference))
    repository.write("advice.yaml", FAULTY.format(team="advice", reference="repairs/2026-27/safer"))
    repository.write("copy.yaml", FAULTY.format(team="advice", reference="homes/2027-28/safer"))
    every = survey(repository.root, Request(DAY), no_facts).diagnostics
    for file in ("repairs.yaml", "advice.yaml", "copy.yaml"):
        request = Request(DAY, paths=(repository.root / file,))
        alone = survey(repository.root, request, no_facts).diagnostics
        assert alone == tuple(each for each in every if each.location.file == file)


def test_a_file_whose_references_hold_asks_only_for_those_that_they_lead_to(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def watched(file: str, content: bytes, **limits: Limits) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        opened.append(file)
        return read(file, content, **limits)

    repository.write("repairs.yaml", FAULTY.format(team="repairs", reference="homes/2026-27/safer"))
    repository.write("advice.yaml", FAULTY.format(team="advice", reference="repairs/2026-27/safer"))
    monkeypatch.setattr(examine_module, "read", watched)
    survey(repository.root, Request(DAY, paths=(repository.root / "repairs.yaml",)), no_facts)
    assert {"repairs.yaml", "now.yaml"} <= set(opened)
    assert {"advice.yaml", "next.yaml"}.isdisjoint(opened)
