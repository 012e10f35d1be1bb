"""The meeting named on the command line to the heading of a committee paper."""

from bizplan.cli.paper_targets import wrong_use
from bizplan.index.setting import Setting, plain_title
from bizplan.reports.committee_cover import CommitteeHeading
from bizplan.values.dates import day
from bizplan.values.nearness import did_you_mean


def heading_asked(committee: str, on: str, purpose: str, setting: Setting) -> CommitteeHeading | None:
    """The meeting named on the command line; None if none is. Raises BizplanError for half a meeting."""
    if not (committee or on or purpose):
        return None
    if not (committee and on):
        raise wrong_use("--for, --on and --purpose go together", "Name the committee and the day of its meeting.")
    try:
        meets = day(on)
    except ValueError as fault:
        raise wrong_use(f"--on: {fault}", "") from fault
    return CommitteeHeading(_committee(committee, setting), meets, purpose or "information")


def _committee(asked: str, setting: Setting) -> str:
    """The name of the committee meant by its id or a name."""
    committees = setting.organisation.committees if setting.organisation else ()
    name_by_key = {plain_title(key): each.name for each in committees for key in (*each.aliases, each.name, each.id)}
    if (key := plain_title(asked)) in name_by_key:
        return name_by_key[key]
    known = [each.id for each in committees]
    hint = did_you_mean(asked, known) or f"There are: {', '.join(known)}."
    raise wrong_use(f"--for: there is no committee “{asked}”", hint)
