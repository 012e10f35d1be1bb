"""Plans' budget lines to entries that know every head they can be added up under."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bizplan.diagnostics import Route
from bizplan.index.accounts import PlanAccounts
from bizplan.index.coverage import OutcomeKey
from bizplan.index.money import MoneyLine, PlanMoney
from bizplan.index.outcome_money import Basis, End, ThreadMap, Unallocated
from bizplan.index.setting import Setting


class Dimension(StrEnum):
    """What a budget can be added up by."""

    DEPARTMENT = "department"
    SECTION = "section"
    """The line as it is printed."""
    SERVICE = "service"
    FUND = "fund"
    RISK = "risk"
    """The risk class: who answers for the money."""
    OUTCOME = "outcome"
    """The outcome of the plan's corporate plan, by the threads of the line's service."""
    TYPE = "type"
    """The type of spending or income."""
    COMMITTEE = "committee"
    """The committee that decides on the department's plan."""
    YEAR = "year"


class Head(NamedTuple):
    """What an entry stands under in one dimension."""

    key: tuple[str, ...]
    """What tells heads apart that have one name."""
    name: str
    place: int
    """Where it stands among the heads; those of one place stand as they are met."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A budget line, or the part of one that is for one outcome."""

    document: str
    file: str
    route: Route
    label: str
    """As printed."""
    year: str
    basis: str
    fund: str
    """The fund's name; empty where none is stated."""
    pounds: Decimal
    whole: Decimal
    """The whole line; more than `pounds` where the line is divided between outcomes."""
    apportioned: bool
    """Whether the part is bizplan's, because no plan states a share."""
    heads: tuple[Head, ...]
    """One for each dimension asked for."""


_LAST = 1_000_000
_MISSING = {
    Dimension.FUND: "Fund not stated",
    Dimension.RISK: "Risk class not stated",
    Dimension.TYPE: "Type not stated",
    Dimension.SERVICE: "No service named",
    Dimension.COMMITTEE: "No committee named",
}
_NO_OUTCOME = {
    Unallocated.NO_SERVICE: "No outcome: the line names no service",
    Unallocated.NO_OUTCOME: "No outcome: the service serves none",
    Unallocated.ELSEWHERE: "No outcome of this corporate plan",
    Unallocated.LEFT_OVER: "No outcome: left over by stated shares",
    Unallocated.NOT_LISTED: "Not listed",
}
_RISKS = ("local risk", "central risk", "support services", "recharges")


def budget_entries(
    accounts: Iterable[PlanAccounts], setting: Setting, period: str, by: tuple[Dimension, ...]
) -> tuple[Entry, ...]:
    """Every line of departments' budgets of a year, or of all, in the organisation's order of departments.

    With outcomes among the heads a line that serves several becomes several entries, which make it exactly.
    """
    held = tuple(accounts)
    directory = _Directory(setting)
    chosen = [
        (each, money)
        for each in held
        if (money := each.money) is not None and money.level == "department" and period in {"", money.year}
    ]
    chosen.sort(key=lambda pair: (directory.place(pair[1].department), pair[1].department, pair[1].year, pair[1].file))
    spread = _Outcomes(held, {account.framework for account, _ in chosen}, setting) if Dimension.OUTCOME in by else None
    return tuple(
        Entry(
            money.document,
            money.file,
            line.route,
            line.label,
            money.year,
            money.basis,
            directory.fund_name(line.fund),
            part.pounds,
            line.pounds,
            part.apportioned,
            tuple(_head(each, line, money, part.head, directory) for each in by),
        )
        for account, money in chosen
        for at, line in enumerate(money.lines)
        for part in (spread.parts(account.framework, money, at) if spread else (_Part(line.pounds, None),))
    )


class _Part(NamedTuple):
    pounds: Decimal
    head: Head | None
    apportioned: bool = False


class _Directory:
    """Names and order of what the organisation knows."""

    def __init__(self, setting: Setting) -> None:
        organisation = setting.organisation
        self._departments = {each.id: each for each in organisation.departments} if organisation else {}
        self._places = {each: at for at, each in enumerate(self._departments)}
        self._funds = {each.id: each.name for each in organisation.funds} if organisation else {}
        self._committees = {each.id: each for each in organisation.committees} if organisation else {}

    def place(self, department: str) -> int:
        return self._places.get(department, _LAST)

    def department_name(self, department: str) -> str:
        known = self._departments.get(department)
        return known.name if known else department

    def fund_name(self, fund: str) -> str:
        return self._funds.get(fund, fund)

    def fund_place(self, fund: str) -> int:
        return list(self._funds).index(fund) if fund in self._funds else _LAST - (1 if fund else 0)

    def committees(self, department: str) -> tuple[str, ...]:
        """The committee that decides on a department's plan; all of its committees where not just one does."""
        known = self._departments.get(department)
        named = [str(each) for each in known.committees] if known else []
        deciding = [each for each in named if each in self._committees and self._committees[each].decides]
        return tuple(deciding or named)

    def committee_name(self, committee: str) -> str:
        known = self._committees.get(committee)
        return known.name if known else committee


class _Outcomes:
    """Where plans' lines go, corporate plan by corporate plan."""

    def __init__(self, accounts: tuple[PlanAccounts, ...], named: set[str], setting: Setting) -> None:
        self._frameworks = setting.frameworks
        self._is_one = len(named) <= 1
        self._maps = {
            name: ThreadMap((each.threads for each in accounts if each.threads is not None), framework)
            for name, framework in setting.frameworks.items()
        }
        self._known: tuple[PlanMoney | None, Mapping[int, list[_Part]]] = (None, {})

    def parts(self, framework: str, money: PlanMoney, line: int) -> Iterable[_Part]:
        if self._known[0] is not money:
            self._known = (money, self._of_plan(framework, money))
        return self._known[1].get(line, ())

    def _of_plan(self, framework: str, money: PlanMoney) -> Mapping[int, list[_Part]]:
        if framework not in self._maps:
            end = Unallocated.ELSEWHERE
            return {at: [_Part(each.pounds, self._head(end))] for at, each in enumerate(money.lines)}
        found: dict[int, list[_Part]] = {}
        for each in self._maps[framework].portions(money):
            if each.line >= 0:
                part = _Part(each.pounds, self._head(each.end), each.basis is Basis.APPORTIONED)
                found.setdefault(each.line, []).append(part)
        return found

    def _head(self, end: End) -> Head:
        if not isinstance(end, OutcomeKey):
            return Head((str(end),), _NO_OUTCOME[end], _LAST + list(Unallocated).index(end))
        plans = list(self._frameworks)
        outcomes = self._frameworks[end.framework].plan.outcomes
        at = next(at for at, each in enumerate(outcomes) if each.id == end.outcome)
        number = "" if outcomes[at].number is None else f"{outcomes[at].number} "
        name = f"{number}{outcomes[at].title}"
        place = plans.index(end.framework) * 1000 + at
        return Head((end.framework, end.outcome), name if self._is_one else f"{name} ({end.framework})", place)


def _head(  # noqa: PLR0911 -- one return for each dimension
    by: Dimension, line: MoneyLine, money: PlanMoney, outcome: Head | None, directory: _Directory
) -> Head:
    match by:
        case Dimension.DEPARTMENT:
            name = directory.department_name(money.department)
            return Head((money.department,), name, directory.place(money.department))
        case Dimension.SECTION:
            return Head((money.department, line.label), line.label, 0)
        case Dimension.SERVICE:
            name = line.service_name or line.service or _MISSING[by]
            return Head((money.department, line.service), name, 0)
        case Dimension.FUND:
            return Head((line.fund,), directory.fund_name(line.fund) or _MISSING[by], directory.fund_place(line.fund))
        case Dimension.RISK:
            place = _RISKS.index(line.risk_class) if line.risk_class else _LAST
            return Head((line.risk_class,), line.risk_class.capitalize() or _MISSING[by], place)
        case Dimension.TYPE:
            missing = "Income, type not stated" if line.income else _MISSING[by]
            return Head((line.type.lower(), line.type or missing), line.type or missing, 0 if line.type else _LAST)
        case Dimension.COMMITTEE:
            ids = directory.committees(money.department)
            name = " and ".join(map(directory.committee_name, ids)) or _MISSING[by]
            return Head(ids, name, 0 if ids else _LAST)
        case Dimension.YEAR:
            return Head((money.year,), money.year, int(money.year[:4]))
        case Dimension.OUTCOME:
            return outcome or Head((), _NO_OUTCOME[Unallocated.NO_OUTCOME], _LAST)


def told_apart(entries: tuple[Entry, ...], by: tuple[Dimension, ...], setting: Setting) -> tuple[Entry, ...]:
    """The entries with the department's name at heads of one name in several departments, where nothing else tells."""
    if Dimension.DEPARTMENT in by or not {Dimension.SECTION, Dimension.SERVICE} & {*by}:
        return entries
    directory = _Directory(setting)
    keys_by_name: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for entry in entries:
        for at, head in enumerate(entry.heads):
            keys_by_name.setdefault((at, head.name), set()).add(head.key[:1])
    return tuple(_renamed(entry, by, keys_by_name, directory) for entry in entries)


def _renamed(
    entry: Entry,
    by: tuple[Dimension, ...],
    keys_by_name: Mapping[tuple[int, str], set[tuple[str, ...]]],
    directory: _Directory,
) -> Entry:
    heads = tuple(_clearer(at, head, by, keys_by_name, directory) for at, head in enumerate(entry.heads))
    return replace(entry, heads=heads)


def _clearer(
    at: int,
    head: Head,
    by: tuple[Dimension, ...],
    keys_by_name: Mapping[tuple[int, str], set[tuple[str, ...]]],
    directory: _Directory,
) -> Head:
    shared = by[at] in {Dimension.SECTION, Dimension.SERVICE} and len(keys_by_name[at, head.name]) > 1
    return head._replace(name=f"{head.name} ({directory.department_name(head.key[0])})") if shared else head


def heads_of(entries: Iterable[Entry], at: int) -> Iterator[Head]:
    """Each head of one dimension once, in the order in which heads stand; of the same head the latest name."""
    met: dict[tuple[str, ...], tuple[int, Head]] = {}
    for number, entry in enumerate(entries):
        head = entry.heads[at]
        first = met[head.key][0] if head.key in met else number
        met[head.key] = (first, head)
    return (head for _, head in sorted(met.values(), key=lambda each: (each[1].place, each[0])))
