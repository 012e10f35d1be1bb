"""`bizplan new`: a document of any kind to begin with, or last year's plan rolled forward."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.new_drafts import NEW_KINDS, Asked, drafted
from bizplan.cli.new_subjects import offered, wrong
from bizplan.cli.new_year import Drafted
from bizplan.cli.reporting import surveyed
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.errors import ExitCode
from bizplan.pipeline import Request, Survey, no_facts, survey
from bizplan.source.files import write_whole


def command(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"What to begin: {', '.join(NEW_KINDS)}.")],
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT",
            help="Of a plan its unit and year, of a return its plan and period, of a corporate plan its years, of a "
            "strategy or consultation its name.",
        ),
    ] = None,
    *,
    last: Annotated[
        str, typer.Option("--from", metavar="YEAR", help="Roll the unit's plan of that year forward.")
    ] = "",
    end: Annotated[
        list[str] | None,
        typer.Option(
            "--end",
            metavar="ITEM=HOW",
            help="With --from: how an entry ended, such as “lifts=completed: All are renewed.”, “advice=moved to "
            "resources/2026-27/advice” or “voice=merged into homes”; repeat it.",
        ),
    ] = None,
    carry: Annotated[
        list[str] | None,
        typer.Option(
            "--carry", metavar="ITEM", help="With --from: an entry that goes on although it is past; or “all”."
        ),
    ] = None,
    committee: Annotated[
        str, typer.Option("--for", metavar="COMMITTEE", help="The committee of a report or minute, by id or name.")
    ] = "",
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="The day of the meeting; of a consultation “DAY to DAY”."),
    ] = "",
    about: Annotated[
        str, typer.Option("--about", metavar="DOC", help="The document that a report, minute or consultation is about.")
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar="TITLE", help="What a strategy is called.")] = "",
    department: Annotated[
        str, typer.Option("--department", metavar="ID", help="The department that holds a strategy.")
    ] = "",
    corporate_plan: Annotated[
        str,
        typer.Option("--corporate-plan", metavar="YEARS", help="The corporate plan; left out, the one in force."),
    ] = "",
    template: Annotated[
        str, typer.Option("--template", metavar="ID", help="The form of a plan or report; left out, that of its date.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write, instead of the usual place.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the document, and write nothing.")] = False,
) -> ExitCode:
    """Begin a document, with what the repository knows filled in and comments that say what belongs where.

    The file goes where the layout convention wants it, and nothing that is there is overwritten. A plan gets the
    sections that the form of its year requires; with --from it is last year's plan: ids and comments stay, readings and
    amounts are cleared, last year's targets become baselines. Entries whose time is over are asked about on a terminal,
    and are otherwise listed.
    """
    if kind == "organisation":
        wrong("an organisation is begun by “bizplan init”")
    if kind not in NEW_KINDS:
        wrong(f"“{kind}” is no kind of document that can be begun", offered(kind, NEW_KINDS))
    found: Survey[None] = surveyed(context, no_facts, quietly=True)
    asked = Asked(
        tuple(what or ()),
        committee,
        on,
        about,
        title,
        department,
        corporate_plan,
        template,
        last,
        tuple(end or ()),
        tuple(carry or ()),
        asks=bool(last) and not dry_run and sys.stdin.isatty() and sys.stderr.isatty(),
    )
    made = drafted(kind, asked, found, common.as_at(context))
    path = out if out is not None else found.root / made.path
    _refuse_to_overwrite(path, made, kind, found)
    if dry_run:
        common.deliver(made.text)
        for line in (*made.decisions, *made.remarks):
            common.remark(f"# {line}")
        return ExitCode.FINE
    write_whole(path, made.text)
    common.deliver(_account(context, path, made, _faults(context, path, found)))
    return ExitCode.FINE


def _refuse_to_overwrite(path: Path, made: Drafted, kind: str, found: Survey[None]) -> None:
    if path.exists() or path.is_symlink():
        wrong(f"{common.shown_path(path)} is there already, and nothing was written", "Name another file with --out.")
    there = found.index.record(made.document)
    if there is not None and there.kind == kind:
        wrong(f"there is a {kind} {made.document} already: {common.shown_path(found.root / there.file)}")


def _faults(context: typer.Context, path: Path, found: Survey[None]) -> list[Diagnostic]:
    """The errors of the new document, as `validate` will name them; none where it lies outside the repository."""
    if not path.resolve().is_relative_to(found.root):
        return []
    request = Request(common.as_at(context), paths=(path,), cache=False)
    checked: Survey[None] = survey(found.root, request, no_facts)
    return [each for each in checked.diagnostics if each.severity is Severity.ERROR and not each.waived]


def _account(context: typer.Context, path: Path, made: Drafted, faults: list[Diagnostic]) -> str:
    """What was written, what is to be decided and filled in, and what to do next."""
    from bizplan.render.tables import wrapped

    shown = common.shown_path(path)
    lines = [f"Written: {shown}"]
    for heading, rows in (
        ("To decide:", made.decisions),
        ("To know:", made.remarks),
        ("To fill in before it is sound:", [f"{each.message} ({each.rule})" for each in faults]),
    ):
        if rows:
            lines += ["", heading]
            for row in rows:
                first, *more = wrapped(row, common.width() - 4)
                lines += [f"  - {first}", *(f"    {each}" for each in more)]
    steps = [f"validate {shlex.quote(shown)}"]
    if made.earlier:
        steps.append(f"diff {made.earlier} {made.document}")
    steps += made.steps
    return "\n".join([*lines, "", "Next:", *(f"  {common.again(context, each)}" for each in steps), ""])
