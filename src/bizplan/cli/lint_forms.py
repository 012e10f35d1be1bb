"""The outcome of a lint run to the forms that were asked for, each to its own file or to standard output."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from bizplan.checks.catalogue import catalogue
from bizplan.checks.outcome import Outcome
from bizplan.checks.rule import Profile
from bizplan.checks.rule_help import help_of
from bizplan.cli import common
from bizplan.cli.findings import file_path, placed
from bizplan.errors import BizplanError, ExitCode
from bizplan.render.cells import wrapped
from bizplan.render.lint_run import LintRun
from bizplan.render.placed import PlacedDiagnostic, tally
from bizplan.source.excerpt import Sources
from bizplan.values.nearness import did_you_mean

_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
_NAMED_AT_MOST = 8
_SHOW_LINES = frozenset({"sarif"})
"""Forms that want the whole of each file with a finding."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One form, and where it goes."""

    form: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class _Writing:
    context: typer.Context
    outcome: Outcome
    run: LintRun
    """Everything found, what is allowed or known marked."""
    counting: LintRun
    """Without what the baseline holds."""
    file: Path | None


def forms_asked(texts: Sequence[str], *, statistics: bool) -> tuple[Asked, ...]:
    """The forms of the command line, each `FORM` or `FORM=FILE`; raises BizplanError for what is none."""
    if statistics and texts:
        message = "--statistics goes with no --format"
        raise BizplanError(message, exit_code=ExitCode.WRONG_USE)
    asked = [_asked(text) for text in texts] or [Asked("statistics" if statistics else "full", None)]
    if sum(1 for each in asked if each.file is None) > 1:
        message = "only one form can go to standard output"
        raise BizplanError(
            message, hint="Give the others a file: --format sarif=lint.sarif.", exit_code=ExitCode.WRONG_USE
        )
    return tuple(asked)


def write(  # noqa: PLR0917 -- what every form needs
    context: typer.Context,
    outcome: Outcome,
    sources: Sources,
    root: str,
    rules: Collection[str],
    wanted: Sequence[Asked],
) -> str:
    """The outcome in every form that was asked for; `rules` are those that were run, by name.

    Returned is what went to standard output.
    """
    helps = {each.name: help_of(each) for each in catalogue() if each.name in rules}
    shown = placed((*outcome.counting, *outcome.known, *outcome.allowed), sources, root)
    files = tuple(file_path(root, file) for file in outcome.files)
    held = frozenset(id(each) for each in outcome.known)
    fresh = [each for each in shown if id(each.diagnostic) not in held]
    lines = _lines(shown, sources, root) if any(each.form in _SHOW_LINES for each in wanted) else {}

    def run_of(findings: Sequence[PlacedDiagnostic], known: frozenset[str] = frozenset()) -> LintRun:
        sum_ = tally((each.diagnostic for each in findings), len(files))
        return LintRun(findings, sum_, root, helps, files, lines, known)

    counting = run = run_of(fresh)
    if held:
        prints = zip(shown, run_of(shown).fingerprints, strict=True)
        run = run_of(shown, frozenset(print_ for each, print_ in prints if id(each.diagnostic) in held))
    said = ""
    for each in wanted:
        text = _FORMS[each.form](_Writing(context, outcome, run, counting, each.file))
        common.deliver(text, each.file)
        said += text if each.file is None else ""
    return said


def _asked(text: str) -> Asked:
    form, _, file = text.partition("=")
    if form not in _FORMS:
        hint = did_you_mean(form, _FORMS) or f"Choose one of: {', '.join(_FORMS)}."
        raise BizplanError(f"there is no form {form}", hint=hint, exit_code=ExitCode.WRONG_USE)
    return Asked(form, Path(file) if file else None)


def _lines(findings: Iterable[PlacedDiagnostic], sources: Sources, root: str) -> dict[str, Sequence[str]]:
    """Path -> the lines of a file with a finding."""
    files = sorted({each.diagnostic.location.file for each in findings})
    return {file_path(root, file): sources.lines(file) for file in files}


def _full(writing: _Writing) -> str:
    from bizplan.render import diagnostics_text

    ink = common.ink(writing.context, writing.file)
    rows = diagnostics_text.in_full(_open(writing), width=common.width(), ink=ink)
    return _text([*rows, *_summary(writing)])


def _concise(writing: _Writing) -> str:
    from bizplan.render import diagnostics_text

    ink = common.ink(writing.context, writing.file)
    return _text([*diagnostics_text.concise(_open(writing), ink=ink), *_summary(writing)])


def _open(writing: _Writing) -> list[PlacedDiagnostic]:
    return [each for each in writing.counting.findings if not each.diagnostic.waived]


def _statistics(writing: _Writing) -> str:
    counts: dict[tuple[int, str], int] = {}
    for each in writing.outcome.counting:
        key = (each.severity.rank, each.rule)
        counts[key] = counts.get(key, 0) + 1
    severity = {each.rule: each.severity.value for each in writing.outcome.counting}
    ordered = sorted(counts.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
    return _text([*(f"{count:6}  {severity[rule]:8} {rule}" for (_, rule), count in ordered), *_summary(writing)])


def _summary(writing: _Writing) -> Iterator[str]:
    from bizplan.render import diagnostics_text

    by_profile: dict[Profile | None, list[str]] = {}
    for document, profile in writing.outcome.passed.items():
        by_profile.setdefault(profile, []).append(document)
    for profile in (Profile.FINAL, Profile.COMMITTEE, Profile.DRAFT, None):
        documents = by_profile.get(profile, [])
        if documents:
            label = f"Pass {profile.name.lower()}" if profile is not None else "Pass no profile"
            more = len(documents) - _NAMED_AT_MOST
            tail = f" and {more} more" if more > 0 else ""
            yield from wrapped(f"{label}: {', '.join(documents[:_NAMED_AT_MOST])}{tail}", common.width())
    if writing.outcome.known:
        yield f"{len(writing.outcome.known)} more are held by the baseline"
    yield diagnostics_text.summary(writing.counting.tally, ink=common.ink(writing.context, writing.file))


def _json(writing: _Writing) -> str:
    from bizplan.render.diagnostics_json import as_json

    return as_json(writing.counting.findings, writing.counting.tally, writing.run.root)


def _github(writing: _Writing) -> str:
    from bizplan.render import github

    summary = os.environ.get(_STEP_SUMMARY)
    if summary:
        with Path(summary).open("a", encoding="utf-8") as step:
            step.write(github.step_summary(writing.counting))
    return github.annotations(writing.counting)


def _gitlab(writing: _Writing) -> str:
    from bizplan.render.gitlab import code_quality

    return code_quality(writing.counting)


def _sarif(writing: _Writing) -> str:
    from bizplan.render.sarif import sarif

    return sarif(writing.run)


def _junit(writing: _Writing) -> str:
    from bizplan.render.junit import junit

    return junit(writing.counting)


def _markdown(writing: _Writing) -> str:
    from bizplan.render.findings_markdown import findings_list

    return findings_list(writing.counting)


def _text(rows: Sequence[str]) -> str:
    return "\n".join(rows) + "\n"


_FORMS: Mapping[str, Callable[[_Writing], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "markdown": _markdown,
    "statistics": _statistics,
}
