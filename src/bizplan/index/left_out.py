"""Plans without something: entries, whole plans or a part of a budget left out, as a “what if” asks."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.money import MoneyLine, PlanMoney
from bizplan.index.outcome_facts import OutcomeFacts
from bizplan.index.outcome_money import Step, service_step, unlisted
from bizplan.values.amounts import AmountError, amount
from bizplan.values.nearness import did_you_mean

_PART = re.compile(r"(?P<what>[^=]*)=(?P<part>[^%]*)%?")
_HUNDRED = Decimal(100)
FORMS = "an entry (town-clerk/2019-20/P4), a plan (town-clerk/2019-20), or a part of a budget (town-clerk=10%)"
"""What can be left out, in words."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that is left out."""

    text: str
    """As it was asked for."""
    name: str
    """What it is called: an entry's name, a plan's id, a department's id."""
    steps: frozenset[Step]
    """The entries that are left out."""
    plans: frozenset[str]
    """The plans that are left out whole, or of whose budgets a part is."""
    services: frozenset[Step]
    """The services of whose budget lines a part is left out."""
    per_cent: Decimal | None
    """The part of the budgets that is left out; None where it is no matter of a part."""

    @property
    def words(self) -> str:
        """What is left out, in a sentence's words."""
        if self.per_cent is not None:
            return f"{self.per_cent:f} per cent of the budget of {self.name}"
        return self.name


def left_out(text: str, plans: Sequence[OutcomeFacts]) -> LeftOut:
    """What a text such as `town-clerk/2019-20/P4` or `town-clerk=10%` leaves out of these plans.

    Raises BizplanError where it names nothing that they hold, or a part that cannot be.
    """
    parted = _PART.fullmatch(text)
    what, per_cent = (parted["what"], _per_cent(text, parted["part"])) if parted else (text, None)
    if plan := next((each for each in plans if each.coverage.document == what), None):
        return LeftOut(text, what, frozenset(), frozenset({plan.coverage.document}), frozenset(), per_cent)
    if per_cent is not None:
        of_department = [each for each in plans if each.coverage.department == what]
        if of_department:
            documents = frozenset(each.coverage.document for each in of_department)
            return LeftOut(text, what, frozenset(), documents, frozenset(), per_cent)
    return _entry(text, what, plans, per_cent)


def without(plans: Sequence[OutcomeFacts], left: Sequence[LeftOut]) -> tuple[OutcomeFacts, ...]:
    """The plans without all that is left out; parts of one budget that are left out twice are taken one after another.

    A service that is left out takes its budget lines with it. Money of a service that stays is apportioned anew.
    """
    whole = {plan for each in left if each.per_cent is None for plan in each.plans}
    steps = {step for each in left for step in each.steps}
    return tuple(_without(each, steps, left) for each in plans if each.coverage.document not in whole)


def _entry(text: str, what: str, plans: Sequence[OutcomeFacts], per_cent: Decimal | None) -> LeftOut:
    names = {f"{work.document}/{work.item}": (work.kind, work.name) for each in plans for work in each.coverage.work}
    if what not in names:
        known = [*names, *(each.coverage.document for each in plans)]
        departments = {each.coverage.department for each in plans}
        if what in departments:
            hint = f"Say how much of its budget is left out, such as {what}=10%."
        else:
            hint = did_you_mean(what, [*known, *departments]) or f"Name {FORMS}."
        message = f"--what-if {text}: the plans of this map hold no “{what}”"
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    document, _, item = what.rpartition("/")
    kind, name = names[what]
    if per_cent is None:
        called = f"{kind} “{name}” ({what})"
        return LeftOut(text, called, frozenset({(document, item)}), frozenset(), frozenset(), None)
    if kind != "service":
        message = f"--what-if {text}: {what} is no service, and only services have lines in a budget"
        raise BizplanError(message, hint=f"Leave it out whole: --what-if {what}.", exit_code=ExitCode.WRONG_USE)
    return LeftOut(
        text, f"service “{name}” ({what})", frozenset(), frozenset(), frozenset({(document, item)}), per_cent
    )


def _per_cent(text: str, part: str) -> Decimal:
    try:
        found = amount(part)
    except AmountError as fault:
        message = f"--what-if {text}: {fault}"
        raise BizplanError(message, hint="Write per cent, such as 10%.", exit_code=ExitCode.WRONG_USE) from fault
    if not 0 < found <= _HUNDRED:
        message = f"--what-if {text}: {found:f} per cent of a budget cannot be left out"
        raise BizplanError(message, hint="Write more than 0 and up to 100.", exit_code=ExitCode.WRONG_USE)
    return found


def _without(plan: OutcomeFacts, steps: AbstractSet[Step], left: Sequence[LeftOut]) -> OutcomeFacts:
    document = plan.coverage.document
    staying = tuple(each for each in plan.coverage.work if (document, each.item) not in steps)
    lines = tuple(each for each in plan.coverage.money if service_step(document, each.service) not in steps)
    threads = replace(
        plan.threads,
        services=tuple(each for each in plan.threads.services if (document, each.item) not in steps),
        entries=tuple(each for each in plan.threads.entries if (document, each.item) not in steps),
    )
    money = _less(plan.money, steps, left) if plan.money is not None else None
    return OutcomeFacts(replace(plan.coverage, work=staying, money=lines), money, threads)


def _less(money: PlanMoney, steps: AbstractSet[Step], left: Sequence[LeftOut]) -> PlanMoney:
    """The money without lines of services left out, the rest without the parts that are; it states no total."""
    parts: Mapping[int, Decimal] = {at: _staying(money.document, line, left) for at, line in enumerate(money.lines)}
    lines = [
        replace(line, pounds=line.pounds * parts[at])
        for at, line in enumerate(money.lines)
        if service_step(money.document, line.service) not in steps
    ]
    if rest := unlisted(money):
        funds = {each.fund for each in money.lines}
        fund = funds.pop() if len(funds) == 1 else ""
        unknown = MoneyLine(money.total_label, "", "", rest, fund, "", "", income=False, route=("budget", "total"))
        lines.append(replace(unknown, pounds=rest * _staying(money.document, unknown, left)))
    return replace(money, lines=tuple(lines), stated_total=None, sums=())


def _staying(document: str, line: MoneyLine, left: Sequence[LeftOut]) -> Decimal:
    """The part of a line's money that is not left out, of 1."""
    part = Decimal(1)
    for each in left:
        if each.per_cent is not None and (
            document in each.plans or service_step(document, line.service) in each.services
        ):
            part *= 1 - each.per_cent / _HUNDRED
    return part
