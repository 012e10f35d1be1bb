"""`bizplan approve`: a committee's decision on a plan, bound to what the plan says; written only when asked for."""

from typing import Annotated

import typer

from bizplan.cli import common, recording
from bizplan.errors import BizplanError, ExitCode
from bizplan.model.minute import Minute
from bizplan.model.plan import Plan
from bizplan.reports.record_entry import RecordedEntry, RecordedOtherwiseError, approval_of
from bizplan.values.nearness import did_you_mean


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan, by its id, such as homes/2026-27, or file.")],
    by: Annotated[str, typer.Option(metavar="COMMITTEE", help="The committee that decided, by its id.")] = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day of its meeting.")] = "",
    decision: Annotated[str, typer.Option(metavar="WORDS", help="What it decided.")] = "Approved",
    minute: Annotated[
        str, typer.Option(metavar="ID", help="The minute that records it; committee and day are taken from it.")
    ] = "",
    keep_status: Annotated[bool, typer.Option("--keep-status", help="Leave the plan's status as it is.")] = False,
    form: Annotated[
        recording.Format, typer.Option("--format", metavar="diff|json", help="How to write the proposal.")
    ] = recording.Format.DIFF,
    write: Annotated[bool, typer.Option("--write", help="Change the file as proposed.")] = False,
    output: common.Output = None,
) -> ExitCode:
    """Record a committee's decision on a plan, bound to what the plan says now.

    The fingerprint that stands beside the decision is of the plan's content, whatever its layout: the rule
    changed-after-approval finds a plan that was changed since. A plan that all its committees have approved becomes
    published, one that waits for another becomes submitted. Nothing is written without --write.

    Exit code: 0.
    """
    desk = recording.desk(context)
    record = desk.record(plan, ("plan",), "Name a plan by its id, such as homes/2026-27, or by its file.")
    model = desk.model(record)
    if not isinstance(model, Plan):
        raise TypeError(f"{record.document} is no plan")
    committee, day = _decided(desk, by, on, minute)
    if day > common.as_at(context).isoformat():
        raise BizplanError(f"{day} has not come", hint="Record a decision once it was taken.", exit_code=_WRONG_USE)
    decided = {"committee": committee, "date": day, "decision": decision, **({"minute": minute} if minute else {})}
    try:
        entry = approval_of(model, record.file, decided, desk.found.setting, status=not keep_status)
    except RecordedOtherwiseError as fault:
        hint = "Take out or correct what stands there, or name the day on which the committee decided again."
        raise BizplanError(f"the decision of {day} is recorded: {fault}", hint=hint, exit_code=_WRONG_USE) from fault
    return recording.propose(desk, entry, form, _in_words, output, write=write)


_WRONG_USE = ExitCode.WRONG_USE


def _decided(desk: recording.Desk, by: str, on: str, minute: str) -> tuple[str, str]:
    """The committee's id and the day, as given or as the minute has them."""
    committee, day = by, recording.day_given("--on", on) if on else ""
    if minute:
        record = desk.record(minute, ("minute",), "Name a minute by its id.")
        found = desk.model(record)
        if not isinstance(found, Minute):
            raise TypeError(f"{record.document} is no minute")
        its_day = found.date.first.isoformat() if found.date and found.date.precision == "day" else ""
        for given, held, what in ((committee, str(found.committee), "--by"), (day, its_day, "--on")):
            if given and held and given != held:
                message = f"{what}: the minute {minute} has {held}, not {given}"
                raise BizplanError(message, hint="Name the minute of that meeting.", exit_code=_WRONG_USE)
        committee, day = committee or str(found.committee), day or its_day
    for words, what, kind in ((committee, "--by", "committee"), (day, "--on", "day of its meeting")):
        if not words:
            hint = f"Give {what}, or the minute with --minute." if not minute else f"Give {what}."
            raise BizplanError(f"the {kind} is not named", hint=hint, exit_code=_WRONG_USE)
    organisation = desk.found.setting.organisation
    known = [each.id for each in organisation.committees] if organisation else []
    if committee not in known:
        hint = did_you_mean(committee, known) or f"There are: {', '.join(known)}."
        raise BizplanError(f"--by: there is no committee {committee}", hint=hint, exit_code=_WRONG_USE)
    return committee, day


def _in_words(entry: RecordedEntry) -> str:
    decided = entry.values
    status = f"; status {entry.status_then}" if entry.status_then != entry.status else ""
    return f"{decided['committee']}, {decided['date']}: {decided['decision']}{status}"
