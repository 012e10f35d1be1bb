"""`bizplan lint`: every rule over every document, in every form, with a way to live with what is old."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bizplan.checks.baseline import Baseline, Known, baseline_from, baseline_text, grown, shrunk
from bizplan.checks.catalogue import catalogue
from bizplan.checks.outcome import Outcome, build_outcome
from bizplan.checks.rule import Profile
from bizplan.checks.selection import select as select_rules
from bizplan.cli import common, fixes, lint_forms, remembered, since
from bizplan.cli.watching import watched
from bizplan.diagnostics import Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.pipeline import Request, Survey, limits_of, no_facts, survey
from bizplan.source.excerpt import Sources
from bizplan.source.files import find_documents
from bizplan.values.nearness import did_you_mean

_MOST_ROUNDS = 10
"""Fixes that touch each other are made in one round after another; a fix that never settles ends here."""


class ProfileName(StrEnum):
    """How far documents are held to have come."""

    DRAFT = "draft"
    COMMITTEE = "committee"
    FINAL = "final"


class SeverityName(StrEnum):
    """The mildest finding that counts."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files and folders to lint; left out, the whole plan repository."),
    ] = None,
    profile: Annotated[
        ProfileName | None,
        typer.Option(
            metavar="draft|committee|final", help="The profile for all; left out, each document's own status."
        ),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Run only this rule; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Leave this rule out; may be repeated.")
    ] = None,
    severity: Annotated[
        SeverityName, typer.Option(metavar="error|warning|info", help="The mildest finding to report.")
    ] = SeverityName.INFO,
    fail_on: Annotated[
        SeverityName, typer.Option("--fail-on", metavar="error|warning|info", help="The mildest finding that fails.")
    ] = SeverityName.WARNING,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORM[=FILE]",
            help="full, concise, json, github, gitlab, sarif, junit, markdown; repeat it for several, each to a file.",
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without changing the meaning.")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="With --fix, mend also what may change the meaning.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Leave out what this file holds.")] = None,
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", help="Take out of the baseline what is mended; write it if it is missing."),
    ] = False,
    grow_baseline: Annotated[
        bool, typer.Option("--grow-baseline", help="Write all that is found into the baseline.")
    ] = False,
    no_suppressions: Annotated[
        bool, typer.Option("--no-suppressions", help="Show also what documents or the baseline allow.")
    ] = False,
    since_revision: Annotated[
        str, typer.Option("--since", metavar="REVISION", help="Only findings on lines changed since a git revision.")
    ] = "",
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="Take this file's text from standard input, unsaved."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Lint again whenever a file changes, until stopped.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule instead.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
) -> ExitCode:
    """Hold documents to every rule, and report what a reader of the paper would stumble over.

    Each document is held to the profile of its status: draft, committee or final. “bizplan explain RULE” says what a
    rule is for. A document may allow a finding, with its reason, under “allow:”.

    Exit code: 0 if nothing is found that counts, 1 if something is.
    """
    if stdin_filename is not None and (fix or diff or watch or paths or since_revision):
        message = "--stdin-filename goes with no path, and with none of --fix, --diff, --since and --watch"
        raise BizplanError(message, exit_code=ExitCode.WRONG_USE)
    if unsafe and not (fix or diff):
        raise BizplanError("--unsafe goes with --fix or --diff", exit_code=ExitCode.WRONG_USE)
    given = [stdin_filename] if stdin_filename is not None else paths or []
    root = common.plan_root(context, given)
    files = common.paths_given(root, given)
    request = Request(
        common.as_at(context),
        Severity(severity),
        Profile.FINAL,  # all rules run, so that it can be said which profile each document passes
        files,
        common.workers(),
        _known_rules(select or []),
        _known_rules(ignore or []),
        suppressions=not no_suppressions,
        cache=common.invocation(context).cache,
        unsaved=_unsaved(root, files) if stdin_filename is not None else (),
    )
    asked = _Asked(
        request,
        Profile[profile.name] if profile else None,
        Severity(fail_on),
        lint_forms.forms_asked(forms or [], statistics=statistics),
        _Mending(fix or diff, unsafe, show_only=diff),
        _Holding(baseline, update=update_baseline, grow=grow_baseline),
        since_revision,
    )
    if watch:
        is_failing = watched(root, lambda: _linted(context, root, asked)[0])
        return ExitCode.FINDINGS if is_failing and not exit_zero else ExitCode.FINE
    run = common.begun(context, root) if _only_writes(asked) else None
    is_failing, text = _linted(context, root, asked)
    code = ExitCode.FINDINGS if is_failing and not exit_zero else ExitCode.FINE
    remembered.keep(run, text, code)
    return code


@dataclass(frozen=True, slots=True)
class _Mending:
    wanted: bool
    unsafe: bool
    show_only: bool


@dataclass(frozen=True, slots=True)
class _Holding:
    file: Path | None
    update: bool
    grow: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything the command line said."""

    request: Request
    profile: Profile | None
    fail_on: Severity
    forms: tuple[lint_forms.Asked, ...]
    mending: _Mending
    holding: _Holding
    since: str


def _only_writes(asked: _Asked) -> bool:
    """Whether the run reads the whole repository and nothing beside it, and only writes to standard output."""
    is_apart = asked.request.paths or asked.mending.wanted or asked.holding.file or asked.since
    return not is_apart and all(each.file is None and each.form != "github" for each in asked.forms)


def _linted(context: typer.Context, root: Path, asked: _Asked) -> tuple[bool, str]:
    """Lint once and write the result; whether something is found that counts, and what went to standard output."""
    found = _surveyed(root, asked.request)
    if asked.mending.show_only:
        return bool(_mended(root, found, asked)), ""
    for _ in range(_MOST_ROUNDS if asked.mending.wanted else 0):
        if not _mended(root, found, asked):
            break
        found = _surveyed(root, asked.request)
    rules = _rules_run(asked.request, found)
    held = _written_baseline(asked, found, rules)
    outcome = _outcome(root, found, asked, held)
    text = lint_forms.write(context, outcome, _sources(found), common.shown_path(found.root), rules, asked.forms)
    return any(each.severity.rank <= asked.fail_on.rank for each in outcome.counting), text


def _mended(root: Path, found: Survey[None], asked: _Asked) -> int:
    """How many of the findings that are looked at were mended, or would be."""
    outcome = _outcome(root, found, asked, _baseline(asked.holding))
    findings = (*outcome.counting, *outcome.known)
    return fixes.mend(found, findings, unsafe=asked.mending.unsafe, show_only=asked.mending.show_only)


def _outcome(root: Path, found: Survey[None], asked: _Asked, held: Baseline) -> Outcome:
    """What counts of all that was found."""
    request = asked.request
    known = held.known(request.as_at) if request.suppressions else frozenset()
    files = [each.path for each in find_documents(root, request.paths).files]
    outcome = build_outcome(
        found.diagnostics, found.index.records, asked.profile, known, files=files, complete=_is_complete(request)
    )
    if asked.since:
        return since.only_changed(outcome, _sources(found), since.changed_lines(found.root, asked.since))
    return outcome


def _sources(found: Survey[None]) -> Sources:
    return Sources(found.root, limit=limits_of(found.setting), unsaved=dict(found.request.unsaved))


def _rules_run(request: Request, found: Survey[None]) -> frozenset[str]:
    """The rules that were run, by name."""
    chosen = select_rules(catalogue(), found.setting, request.as_at, least=request.least)
    names = frozenset(each.name for each in chosen.rules)
    return (names & request.select if request.select else names) - request.ignore


def _is_complete(request: Request) -> bool:
    """Whether every rule is run that can keep a document from passing a profile."""
    return request.least is not Severity.ERROR and not request.select and not request.ignore


def _unsaved(root: Path, files: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Standard input as the content of the one file."""
    path = files[0].resolve()
    if not path.is_relative_to(root):
        raise BizplanError(f"{files[0]} lies outside the plan repository", exit_code=ExitCode.WRONG_USE)
    return ((path.relative_to(root).as_posix(), sys.stdin.buffer.read()),)


def _surveyed(root: Path, request: Request) -> Survey[None]:
    with common.progress("Checking") as advance:
        found: Survey[None] = survey(root, request, no_facts, advance)
    if not found.files and not found.diagnostics:
        raise BizplanError("there is no document to lint", exit_code=ExitCode.WRONG_USE)
    return found


def _known_rules(names: Sequence[str]) -> frozenset[str]:
    """The rules of these names; raises BizplanError for a name that no rule bears."""
    known = [each.name for each in catalogue()]
    split = [name for listed in names for name in listed.split(",") if name]
    for name in split:
        if name not in known:
            hint = did_you_mean(name, known) or "“bizplan explain” lists all rules."
            raise BizplanError(f"there is no rule {name}", hint=hint, exit_code=ExitCode.WRONG_USE)
    return frozenset(split)


def _baseline(asked: _Holding) -> Baseline:
    """The baseline as the file has it; an empty one where it is still to be written."""
    file = asked.file
    if file is None:
        if asked.update or asked.grow:
            raise BizplanError(
                "there is no baseline to write", hint="Name it: --baseline FILE.", exit_code=ExitCode.WRONG_USE
            )
        return Baseline()
    if file.exists():
        return baseline_from(file.read_bytes(), str(file))
    if not (asked.update or asked.grow):
        hint = "Write it with --update-baseline."
        raise BizplanError(f"there is no baseline {file}", hint=hint, exit_code=ExitCode.WRONG_USE)
    return Baseline()


def _written_baseline(asked: _Asked, found: Survey[None], rules: frozenset[str]) -> Baseline:
    """The baseline, written anew where that was asked for.

    It takes in only what counts today: what a draft is not yet held to is to be seen when it is submitted.
    """
    file, held = asked.holding.file, _baseline(asked.holding)
    if file is None or not (asked.holding.update or asked.holding.grow):
        return held
    read = {record.file for record in found.index.records}
    there = {each.path for each in find_documents(found.root).files}
    looked_at = {each.path for each in find_documents(found.root, found.request.paths).files}
    known_rules = {each.name for each in catalogue()}

    def looked_for(entry: Known) -> bool:
        is_file_read = entry.file in looked_at & read or entry.file not in there
        return is_file_read and (entry.rule in rules or entry.rule not in known_rules)

    held = shrunk(held, [each for each in found.diagnostics if not each.waived], looked_for)
    if asked.holding.grow or not file.exists():
        counting = build_outcome(found.diagnostics, found.index.records, asked.profile, frozenset()).counting
        held = grown(held, counting, lambda _: False)
    common.deliver(baseline_text(held), file)
    common.remark(f"{file} holds {'1 finding' if len(held.entries) == 1 else f'{len(held.entries):,} findings'}")
    return held
