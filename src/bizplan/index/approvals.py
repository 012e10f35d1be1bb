"""Plans to the committees that are to approve them, and approvals to whether they still hold what was approved."""

import re
from collections.abc import Iterator

from bizplan.index.clearances import fingerprint
from bizplan.index.setting import Setting
from bizplan.model.plan import Approval, Plan

_NO_APPROVAL = re.compile(r"^(noted|received)\b|\b(not approved|not agreed|refus|reject|defer|withdr|referred back)")


def is_approval(decision: str) -> bool:
    """Whether a decision approves; one to note, refuse, defer or refer back does not."""
    return not _NO_APPROVAL.search(decision.lower())


def deciding_committees(plan: Plan, setting: Setting) -> tuple[str, ...]:
    """The ids of the committees that are to approve a department's plan: those of the department that decide."""
    if plan.level != "department" or setting.organisation is None:
        return ()
    deciding = {each.id for each in setting.organisation.committees if each.decides}
    departments = setting.organisation.departments
    own = next((each for each in departments if each.id == str(plan.department)), None)
    return tuple(str(each) for each in own.committees if str(each) in deciding) if own is not None else ()


def approving(plan: Plan) -> frozenset[str]:
    """The ids of the committees that have approved a plan."""
    return frozenset(str(each.committee) for each in plan.approvals if is_approval(each.decision))


def outgrown(plan: Plan) -> Iterator[tuple[int, Approval]]:
    """Approvals of something else than the plan now says, by position; of each committee only the last one counts."""
    last = {str(each.committee): position for position, each in enumerate(plan.approvals) if is_approval(each.decision)}
    bound = [(position, plan.approvals[position]) for position in last.values() if plan.approvals[position].content]
    now = fingerprint(plan) if bound else ""
    yield from (each for each in bound if each[1].content != now)
