"""`bizplan validate`: every error in a plan repository, with its place, its reason and a way out."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common, remembered
from bizplan.cli.findings import placed
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.controls import BudgetControl, budget_control
from bizplan.pipeline import Request, Survey, limits_of, survey
from bizplan.render.placed import tally
from bizplan.source.excerpt import Sources


class Format(StrEnum):
    """The forms of the result."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files and folders to check; left out, the whole plan repository."),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            metavar="full|concise|json",
            help="Errors with the lines of the file, one line each, or JSON for other programs.",
        ),
    ] = Format.FULL,
    show_allowed: Annotated[
        bool, typer.Option("--show-allowed", help="Show also the errors that a document allows, with the reasons.")
    ] = False,
    output: common.Output = None,
) -> ExitCode:
    """Check that documents are sound, joined up and add up.

    Looks for errors alone: YAML that cannot be read, fields that are unknown, missing or wrong, references that lead
    nowhere, figures that do not add up. Every error of every document is named, with file, line and column.

    Exit code: 0 if there is no error, 1 if there is one that its document does not allow.
    """
    root = common.plan_root(context, paths or ())
    run = common.begun(context, root) if not paths and output is None else None
    request = Request(
        common.as_at(context),
        paths=common.paths_given(root, paths or ()),
        workers=common.workers(),
        cache=common.invocation(context).cache,
    )
    with common.progress("Checking") as advance:
        found: Survey[BudgetControl] = survey(root, request, budget_control, advance)
    if found.facts:
        from bizplan.cli.controls import control_faults

        faults = sorted((*found.diagnostics, *control_faults(found)), key=lambda each: each.location.file)
        found = replace(found, diagnostics=tuple(faults))
    if not found.files and not found.diagnostics:
        listed = ", ".join(str(path) for path in paths or ())
        raise BizplanError(f"there is no document in {listed}", exit_code=ExitCode.WRONG_USE)
    shown = [each for each in found.diagnostics if show_allowed or not each.waived]
    text = _result(context, found, shown, form, output)
    common.deliver(text, output)
    is_faulty = any(each.severity is Severity.ERROR and not each.waived for each in found.diagnostics)
    code = ExitCode.FINDINGS if is_faulty else ExitCode.FINE
    if not any(each.workbook for each in found.facts):  # a workbook may change while the documents do not
        remembered.keep(run, text, code)
    return code


def _result(
    context: typer.Context, found: Survey[BudgetControl], shown: Sequence[Diagnostic], form: Format, output: Path | None
) -> str:
    root = common.shown_path(found.root)
    faults = placed(shown, Sources(found.root, limit=limits_of(found.setting)), root)
    run = tally(found.diagnostics, found.files)
    if form is Format.JSON:
        from bizplan.render.diagnostics_json import as_json

        return as_json(faults, run, root)
    from bizplan.render import diagnostics_text

    ink = common.ink(context, output)
    match form:
        case Format.FULL:
            rows = diagnostics_text.in_full(faults, width=common.width(), ink=ink)
        case Format.CONCISE:
            rows = diagnostics_text.concise(faults, ink=ink)
        case _:
            assert_never(form)
    return "\n".join([*rows, diagnostics_text.summary(run, ink=ink)]) + "\n"
