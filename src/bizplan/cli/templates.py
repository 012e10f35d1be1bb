"""`bizplan templates`: which templates papers are made with, and a copy of one for the council to change."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common, reporting
from bizplan.errors import BizplanError, ExitCode
from bizplan.render.template_set import Standing, default_set, listed, meant
from bizplan.reports.paper import Column, Row, Table, Width, literal
from bizplan.source.files import write_whole
from bizplan.values.nearness import did_you_mean


class Action(StrEnum):
    """What is done with templates."""

    LIST = "list"
    COPY = "copy"


def command(
    context: typer.Context,
    action: Annotated[
        Action, typer.Argument(metavar="list|copy", help="List all of them, or copy some; left out, list.")
    ] = Action.LIST,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="What to copy: a template, such as paper/style.css, or a folder of them."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where copies go; left out, templates/ of the plan repository."),
    ] = None,
) -> ExitCode:
    """List the templates that papers are made with, and which of them are the council's own; or copy some.

    A file in templates/ of the plan repository is used instead of the one of the same name that comes with bizplan. A
    copy is the way to begin one: it is written there, and never over a file that is there already. The names of the
    files that were written go to standard output.
    """
    if action is Action.LIST:
        if names or out:
            raise _wrong_use("“templates list” takes no name and no --out", "“bizplan templates copy NAME” copies one.")
        return _list(context, common.plan_root(context) / "templates")
    if not names:
        raise _wrong_use("“templates copy” needs the name of a template", "“bizplan templates list” names all.")
    return _copy(names, out or common.plan_root(context) / "templates")


def _list(context: typer.Context, own: Path) -> ExitCode:
    files = listed(own)
    rows = tuple(Row((literal(each.name), literal(each.standing))) for each in files)
    table = Table("templates", "Templates", (Column("Template", width=Width.WIDE), Column("Whose")), rows)
    count = sum(each.standing is not Standing.DEFAULT for each in files)
    note = f"{len(files)} files, {count} of them the council's own, in {common.shown_path(own)}."
    common.deliver(reporting.table_text(context, (table,), (note,)))
    return ExitCode.FINE


def _copy(names: list[str], folder: Path) -> ExitCode:
    chosen: dict[str, bytes] = {}
    for name in names:
        files = meant(name)
        if not files:
            hint = did_you_mean(name, [*default_set()]) or "“bizplan templates list” names all."
            raise _wrong_use(f"there is no template {name}", hint)
        chosen |= files
    there = [name for name in chosen if (folder / name).exists()]
    if there:
        hint = "Nothing was copied. Take the file away first, or name another folder with --out."
        raise BizplanError(f"there is a file already: {common.shown_path(folder / there[0])}", hint=hint)
    for name, content in chosen.items():
        write_whole(folder / name, content)
    common.deliver("".join(f"{common.shown_path(folder / name)}\n" for name in chosen))
    return ExitCode.FINE


def _wrong_use(message: str, hint: str) -> BizplanError:
    return BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
