"""`bizplan diff`: what changed between two years of a department, two files, or two git revisions."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.compared import plans_named
from bizplan.cli.reporting import as_json, council, html, markdown, table_text
from bizplan.cli.revisions import Range, moments, range_named
from bizplan.errors import BizplanError, ExitCode
from bizplan.reports.change import ChangeReport
from bizplan.reports.change_paper import changes_paper, documents_table, plan_tables, plan_title
from bizplan.reports.changes import build_changes, build_changes_between


class Format(StrEnum):
    """The forms of what changed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    compared: Annotated[list[str] | None, typer.Argument(metavar="OLD NEW", hidden=True)] = None,
    first: Annotated[
        str, typer.Option("--from", metavar="REV", help="Compare with a git revision, such as main or HEAD~3.")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="REV", help="The later revision; left out, the files as they are.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", metavar="table|markdown|html|json", help="How to write what changed.")
    ] = Format.TABLE,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with exit code 1 if anything changed.")] = False,
    output: common.Output = None,
) -> ExitCode:
    """Say what changed, in a Member's words.

    OLD and NEW are two plans, such as town-clerk/2017-18 town-clerk/2019-20, or two files; a department alone means
    its last two plans. REV1..REV2 compares two git revisions, of the whole plan repository or of the plans, files and
    folders named after it.

    Entries are followed by id, then by recorded alias, then by their words, the doubt shown. Told are what is gone
    and why, targets and measures that changed, money like for like, outcomes, risks, new names, and new words.
    """
    words = list(compared or ())
    asked = _range(words, first, last)
    if asked is not None:
        root = common.plan_root(context)
        before, after = moments(root, asked, _chosen(root, words))
        report = build_changes_between(before, after)
        name = council((after.plans or before.plans)[0].setting) if after.plans or before.plans else ""
    else:
        old, new, years, root = plans_named(context, words)
        if old.plan.period > new.plan.period:
            common.remark(f"{old.plan.document_id}, named first, is the later: what is new in it is told as gone")
        report = build_changes(old, new, years)
        name = council(new.setting)
    if form is Format.TABLE:
        common.deliver(_tables(context, report, output), output)
    else:
        common.deliver(_written(report, name, root, form), output)
    return ExitCode.FINDINGS if exit_code and not report.is_empty else ExitCode.FINE


def _range(words: list[str], first: str, last: str) -> Range | None:
    """The revisions asked for; a range among the words is taken out of them."""
    if first or last:
        if not first:
            raise BizplanError("--to: from which revision?", hint="Name it with --from.", exit_code=ExitCode.WRONG_USE)
        return Range(first, last)
    found = range_named(words[0]) if words else None
    if found is not None:
        words.pop(0)
    return found


def _chosen(root: Path, words: Sequence[str]) -> Callable[[str], bool]:
    """Whether a file, by its path from the root, is among the plans, files and folders that are named; all if none."""
    if not words:
        return lambda _path: True
    wanted: list[str] = []
    for word in words:
        path = next((each for each in (Path(word), root / word) if each.exists()), None)
        if path is not None and path.resolve().is_relative_to(root):
            wanted.append(path.resolve().relative_to(root).as_posix())
        else:
            wanted.append(word)
    return lambda path: any(_is_named(path, each) for each in wanted)


def _is_named(path: str, word: str) -> bool:
    """Whether a word means a file: itself, a folder above it, or the plan that lies there by convention."""
    stem = path.rpartition(".")[0]
    return word in {path, "."} or path.startswith(f"{word.rstrip('/')}/") or f"/{stem}".endswith(f"/{word}")


def _written(report: ChangeReport, name: str, root: Path, form: Format) -> str:
    if form is Format.JSON:
        return as_json(report)
    return (html if form is Format.HTML else markdown)(changes_paper(report, name), root)


def _tables(context: typer.Context, report: ChangeReport, output: Path | None) -> str:
    parts: list[str] = []
    for plan in report.plans:
        parts.append(table_text(context, (), (f"{plan_title(plan)}: from {report.before} to {report.after}",), output))
        if plan.is_empty:
            parts.append("Nothing changed.\n")
            continue
        for _, tables, sentences in plan_tables(plan):
            if tables or sentences:
                parts.append(table_text(context, tables, sentences, output).rstrip("\n") + "\n")
    if report.documents:
        parts.append(table_text(context, (documents_table(report.documents),), (), output).rstrip("\n") + "\n")
    if report.unread:
        parts.append(table_text(context, (), [f"Could not be read: {each}." for each in report.unread], output))
    return "\n".join(parts) or f"Nothing changed from {report.before} to {report.after}.\n"
