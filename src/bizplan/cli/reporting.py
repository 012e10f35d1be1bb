"""What commands that report share: the survey, and tables and papers written out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from bizplan.cli import common
from bizplan.diagnostics import Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.setting import Setting
from bizplan.pipeline import Facts, Request, Survey, survey
from bizplan.reports.paper import Paper, Table
from bizplan.values.counts import numbered

if TYPE_CHECKING:
    from rich.text import Text as Styled

_T = TypeVar("_T")
SCHEMA_VERSION = 1
"""Raised when a reader of the last version would misread the new one; a further key does not raise it."""


def surveyed(context: typer.Context, facts: Facts[_T], *, quietly: bool = False) -> Survey[_T]:
    """The plan repository with what a report wants to know; a remark, unless `quietly`, if it was not read in full."""
    root = common.plan_root(context)
    request = Request(
        common.as_at(context), workers=common.workers(), check=False, cache=common.invocation(context).cache
    )
    with common.progress("Reading") as advance:
        found: Survey[_T] = survey(root, request, facts, advance)
    files = {each.location.file for each in found.diagnostics if each.severity is Severity.ERROR}
    if files and not quietly:
        how_many = numbered(len(files), "document has", "documents have")
        named = common.again(context, "validate")
        common.remark(f"{how_many} faults, so the result may lack parts of it; “{named}” names them")
    for identity, records in found.index.records_by_id.items():
        if len(records) > 1:
            lie = " and ".join(each.file for each in records)
            common.remark(
                f"{len(records)} documents are called {identity} ({lie}): the result may count both, or either"
            )
    return found


def table_text(
    context: typer.Context, tables: Sequence[Table], notes: Sequence[str], output: Path | None = None
) -> str:
    """Tables for the terminal, each under its caption, and sentences after them, wrapped to its width."""
    from bizplan.render.tables import terminal_table, wrapped

    width = common.width()
    has_colour = common.ink(context, output).colour
    parts: list[str] = []
    for table in tables:
        styled = terminal_table(table, width=width, drop=range(table.heads + 1, len(table.columns) - 1))
        parts.append(f"{_coloured(context, styled) if has_colour else styled.plain}\n")
    parts.extend("\n".join(wrapped(note, width)) for note in notes)
    return "\n".join(parts) + "\n"


def as_json(report: object) -> str:
    """A report as JSON, under the version of its published schema."""
    from bizplan.render.json import to_data, to_json

    data = to_data(report)
    if not isinstance(data, dict):
        raise TypeError(f"{type(report).__name__} is no report")
    return to_json({"schema_version": SCHEMA_VERSION, **data})


def year_asked(text: str) -> str:
    """The financial year given on the command line, in its usual spelling; empty if none was given."""
    from bizplan.values.years import YearError, financial_year

    if not text:
        return ""
    try:
        return str(financial_year(text))
    except YearError as fault:
        raise BizplanError(f"--period: {fault}", exit_code=ExitCode.WRONG_USE) from fault


def council(setting: Setting) -> str:
    """The council's name, or a word for it where no organisation could be read."""
    return setting.organisation.name if setting.organisation else "The council"


def _coloured(context: typer.Context, styled: "Styled") -> str:
    console = common.console(context)
    with console.capture() as captured:
        console.print(styled, end="", soft_wrap=True)
    return captured.get()


def markdown(paper: Paper, root: Path) -> str:
    """A paper as Markdown, in the repository's own house style if it has one."""
    return _rendered(paper, root, "md")


def html(paper: Paper, root: Path) -> str:
    """A paper as one self-contained web page, in the repository's own house style if it has one."""
    return _rendered(paper, root, "html")


def _rendered(paper: Paper, root: Path, form: str) -> str:
    from bizplan.render.environment import house_style
    from bizplan.render.formats import FORMATS

    own = root / "templates"
    return str(FORMATS[form].render(paper, house_style(own if own.is_dir() else None)))
