"""`bizplan return-import`: a filled-in workbook to its return, cell by cell; written only when asked for."""

import shlex
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common, recording
from bizplan.cli.findings import file_path
from bizplan.cli.reporting import as_json, table_text
from bizplan.cli.return_desk import ReturnAsked, return_asked
from bizplan.errors import BizplanError, ExitCode
from bizplan.interop.return_edits import new_return_with, return_with
from bizplan.interop.return_merge import MergedRow, Preferred, merged
from bizplan.interop.return_workbook import Base, base_in, read_form
from bizplan.interop.workbook_sheets import MOST_BYTES, SheetRead, sheets_read
from bizplan.pipeline import limits_of
from bizplan.render.tables import wrapped
from bizplan.reports.return_import import ReturnImport
from bizplan.reports.return_import_paper import cells_table, conflicts_in_words, damage_in_words, in_words
from bizplan.source.edit import EditError
from bizplan.source.files import read_bytes, write_whole

_BOM = b"\xef\xbb\xbf"


class Format(StrEnum):
    """The forms of an import."""

    TABLE = "table"
    DIFF = "diff"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Change:
    """The return's file before and after."""

    path: Path
    shown: str
    before: bytes
    """Nothing where there was none."""
    after: bytes


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    workbook: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook, as “return-export” wrote it.")],
    plan: Annotated[str, typer.Option(metavar="PLAN", help="The plan it must be of; else the one that it names.")] = "",
    period: Annotated[str, typer.Option(metavar="PERIOD", help="The period it must be for; else its own.")] = "",
    ours: Annotated[bool, typer.Option("--ours", help="Where both changed, keep what the file says.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where both changed, take what the workbook says.")] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="table|diff|json", help="How to write what it brings.")
    ] = Format.TABLE,
    write: Annotated[bool, typer.Option("--write", help="Change the return's file, or write a new one.")] = False,
    output: common.Output = None,
) -> ExitCode:
    """Read a filled-in workbook back into its return.

    What was changed in the workbook since it was written goes into the return's file, and nothing else changes there;
    where there is no return yet, a new one is made. A cell that changed on both sides, differently, is named with its
    values and waits for --ours or --theirs. Whatever cannot be read as meant is named by sheet and cell. Nothing is
    written without --write, nor while something is damaged or undecided.

    Exit code: 0; 1 if something in the workbook is damaged or undecided.
    """
    if ours and theirs:
        raise BizplanError("--ours and --theirs cannot both be preferred", exit_code=ExitCode.WRONG_USE)
    preferred = Preferred.OURS if ours else Preferred.THEIRS if theirs else Preferred.NEITHER
    sheets = _opened(workbook)
    base = base_in(sheets)
    desk = recording.desk(context)
    asked = _asked(desk, base, workbook, plan, period)
    is_gone = asked.document is None and bool(base.fingerprint)
    if is_gone and preferred is not Preferred.THEIRS:
        hint = "Put it back from git, or make it anew of all that the workbook says with --theirs."
        raise BizplanError(f"{asked.file}, of which the workbook was made, is no longer there", hint=hint)
    said, damage = read_form(sheets, asked.form.sheets, base, asked.form.unit)
    found = merged(asked.form, base, said, asked.document, preferred, whole=asked.document is None)
    shown = file_path(common.shown_path(desk.found.root), asked.file)
    report = ReturnImport(
        workbook=str(workbook),
        plan=asked.plan.document_id,
        period=str(asked.period),
        file=shown,
        is_new=asked.document is None,
        changed_since=not is_gone and asked.form.fingerprint != base.fingerprint,
        cells=found.cells,
        damage=(*damage, *found.damage),
    )
    change = _change(asked, found.rows, desk, shown) if report.is_ready and found.rows else None
    common.deliver(_told(context, report, change, form, output), output)
    if change is not None and write:
        _write(change)
    common.remark(_closing(context, report, change, write=write))
    return ExitCode.FINE if report.is_ready else ExitCode.FINDINGS


def _opened(workbook: Path) -> tuple[SheetRead, ...]:
    try:
        if workbook.stat().st_size > MOST_BYTES:
            raise BizplanError(f"{workbook} has more than {MOST_BYTES:,} bytes, the most that is read of a workbook")
        content = workbook.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise BizplanError(f"{workbook}: {reason}", exit_code=ExitCode.WRONG_USE) from fault
    try:
        return sheets_read(content)
    except BizplanError as fault:
        raise BizplanError(f"{workbook}: {fault.message}", hint=fault.hint) from fault


def _asked(desk: recording.Desk, base: Base, workbook: Path, plan: str, period: str) -> ReturnAsked:
    """The return that the workbook is of, which must be the one that was named."""
    try:
        asked = return_asked(desk, base.plan, base.period)
    except BizplanError as fault:
        message = f"{workbook} is a return of {base.plan} for {base.period}: {fault.message}"
        raise BizplanError(message, hint=fault.hint, exit_code=fault.exit_code) from fault
    if plan or period:
        named = return_asked(desk, plan or base.plan, period or base.period)
        if (named.plan.document_id, named.period) != (asked.plan.document_id, asked.period):
            message = (
                f"{workbook} is a return of {base.plan} for {base.period}, not of {named.plan.document_id} for "
                f"{named.period}"
            )
            raise BizplanError(message, hint="Nothing was read from it.", exit_code=ExitCode.WRONG_USE)
    return asked


def _change(asked: ReturnAsked, rows: tuple[MergedRow, ...], desk: recording.Desk, shown: str) -> _Change:
    """The return's file with what the workbook brings."""
    path = desk.found.root / asked.file
    if asked.document is None:
        return _Change(path, shown, b"", new_return_with(asked.file, rows, asked.form).encode())
    before, _ = read_bytes(desk.found.root, asked.file, limit=limits_of(desk.found.setting))
    if before is None or before.removeprefix(_BOM) != asked.document.content:
        raise BizplanError(f"{shown} changed meanwhile, and nothing was written")
    try:
        after = return_with(asked.document, rows, asked.form)
    except EditError as fault:
        hint = "Nothing was written. Lay the file out with “bizplan fmt”, or type the values in by hand."
        raise BizplanError(f"{shown} cannot be edited: {fault}", hint=hint) from fault
    return _Change(path, shown, before, (_BOM if before.startswith(_BOM) else b"") + after)


def _told(context: typer.Context, report: ReturnImport, change: _Change | None, form: Format, out: Path | None) -> str:
    """The import in its form: its cells and damage, then what changes in the file."""
    difference = common.difference(change.shown, change.before, change.after) if change is not None else ""
    if report.is_new:
        difference = difference.replace(f"--- a/{report.file}\n", "--- /dev/null\n", 1)
    match form:
        case Format.JSON:
            return as_json(report)
        case Format.DIFF:
            return difference
        case Format.TABLE:
            parts = [table_text(context, [cells_table(report)], (), out).rstrip("\n") + "\n"] if report.cells else []
            parts += [_faults(report)] if not report.is_ready else []
            parts += [difference] if difference else []
            return "\n".join(parts)
        case _:
            assert_never(form)


def _faults(report: ReturnImport) -> str:
    """Each damage and each conflict with its way out."""
    found = [*damage_in_words(report), *((each, "") for each in conflicts_in_words(report))]
    lines = [line for message, way_out in found for line in (message, *([f"help: {way_out}"] if way_out else []))]
    if report.conflicts:
        lines.append("help: Run it again with --theirs for what the workbook says, or --ours for what the file says.")
    return "".join(f"{row}\n" for line in lines for row in wrapped(line, common.width()))


def _write(change: _Change) -> None:
    there = change.path.read_bytes() if change.path.exists() else b""
    if there != change.before:
        raise BizplanError(f"{change.shown} changed meanwhile, and nothing was written")
    write_whole(change.path, change.after)


def _closing(context: typer.Context, report: ReturnImport, change: _Change | None, *, write: bool) -> str:
    words = f"{report.file}: {in_words(report)}"
    if change is None:
        return words
    if write:
        return f"{words}\n{common.again(context, f'validate {shlex.quote(report.file)}')} checks what it says now"
    return f"{words}; nothing is written without --write"
