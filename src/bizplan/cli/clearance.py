"""`bizplan clearance`: that an officer cleared a document, bound to what it covers; written only when asked for."""

from typing import Annotated, get_args

import typer

from bizplan.cli import common, recording
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.setting import Setting
from bizplan.model.base import ClearanceHead
from bizplan.reports.record_entry import RecordedEntry, clearance_of
from bizplan.values.nearness import did_you_mean

_HEADS: tuple[str, ...] = get_args(ClearanceHead)


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The report, plan or other document, by its id or file.")
    ],
    by: Annotated[str, typer.Option(metavar="HEAD", help=f"What it is cleared for: {', '.join(_HEADS)}.")],
    role: Annotated[
        str,
        typer.Option(metavar="ROLE", help="The role that cleared it; else that of lead_times in organisation.yaml."),
    ] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day it was cleared; else today.")] = "",
    form: Annotated[
        recording.Format, typer.Option("--format", metavar="diff|json", help="How to write the proposal.")
    ] = recording.Format.DIFF,
    write: Annotated[bool, typer.Option("--write", help="Change the file as proposed.")] = False,
    output: common.Output = None,
) -> ExitCode:
    """Record that an officer cleared a document, bound to what the clearance covers.

    What it covers stands under needed_clearances in organisation.yaml; all that the document says where nothing
    stands there. The rule void-clearance finds a clearance of something that was changed since. Nothing is written
    without --write.

    Exit code: 0.
    """
    if by not in _HEADS:
        hint = did_you_mean(by, _HEADS) or f"There are: {', '.join(_HEADS)}."
        raise BizplanError(f"--by: nothing is cleared for {by}", hint=hint, exit_code=ExitCode.WRONG_USE)
    desk = recording.desk(context)
    record = desk.record(document, (), "Name a document by its id, such as homes/2026-27, or by its file.")
    today = common.as_at(context).isoformat()
    day = recording.day_given("--on", on) if on else today
    if day > today:
        hint = "Record a clearance once it was given."
        raise BizplanError(f"{day} has not come", hint=hint, exit_code=ExitCode.WRONG_USE)
    officer = role or _usual_role(by, desk.found.setting)
    cleared = {"head": by, "role": officer, "date": day}
    entry = clearance_of(desk.model(record), record.file, cleared, desk.found.setting)
    return recording.propose(desk, entry, form, _in_words, output, write=write)


def _usual_role(head: str, setting: Setting) -> str:
    times = setting.organisation.lead_times if setting.organisation else ()
    roles = [each.role for each in times if each.head == head and each.role]
    if len(set(roles)) == 1:
        return str(roles[0])
    hint = "Give --role, such as --role “Head of Finance”; never a name."
    raise BizplanError(f"organisation.yaml does not say who clears for {head}", hint=hint, exit_code=ExitCode.WRONG_USE)


def _in_words(entry: RecordedEntry) -> str:
    cleared = entry.values
    return f"cleared for {cleared['head']} by {cleared['role']}, {cleared['date']}"
