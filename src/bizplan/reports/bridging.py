"""Departments' two years to the bridge between them: what continued, began, ended and moved, and what prices add."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bizplan.index.budget_years import BudgetYear, YearEnding, YearLine
from bizplan.index.like_for_like import Amounted, ChangedService, per_cent, services_compared
from bizplan.index.setting import Setting
from bizplan.reports.bridge import Bridge, LineChange, NotCompared, Pair, Scope, ServiceChange, Step, StepKind
from bizplan.reports.prices import Prices
from bizplan.values.amounts import MoneyUnit, figure, rounded

ALL_FUNDS = "all funds added together"
_NOTHING = Decimal(0)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Comparison:
    """Two years of all departments, from which bridges are struck for one department or for several."""

    years: tuple[BudgetYear, ...]
    """Every plan of every year, in order of year."""
    setting: Setting
    earlier: str
    later: str
    prices: Prices | None
    add_funds: bool

    def bridges(self, pairs: tuple[Pair, ...], name: str) -> tuple[tuple[Bridge, ...], tuple[NotCompared, ...]]:
        """A bridge for each fund of some departments; where their funds cannot be kept apart, why."""
        before = {line.fund for pair in pairs for line in pair.before.lines}
        after = {line.fund for pair in pairs for line in pair.after.lines}
        if self.add_funds or before | after <= {""}:
            return (self._bridge(pairs, name, None, ()),), ()
        if before != after and ({""} in (before, after)) and before and after:
            unstated, stated = (self.earlier, after) if before == {""} else (self.later, before)
            if len(stated) > 1:
                funds = ", ".join(self.fund_name(each) or "no fund" for each in self._in_order(stated))
                reason = f"{unstated} states no funds, the other year several ({funds}), which are never added unasked"
                return (), (NotCompared(name, reason),)
            (fund,) = stated
            note = f"{unstated} states no fund; it is taken for {self.fund_name(fund)}, as in the other year."
            return (self._bridge(pairs, name, None, (note,), fund),), ()
        return tuple(self._bridge(pairs, name, fund, ()) for fund in self._in_order(before | after)), ()

    def _bridge(
        self, pairs: tuple[Pair, ...], name: str, fund: str | None, notes: tuple[str, ...], taken_for: str = ""
    ) -> Bridge:
        """The bridge of some departments; `fund` None takes every line whatever its fund."""
        side = _Side(self, pairs, fund)
        units = [each for pair in pairs for each in (pair.before.unit, pair.after.unit) if each is not None]
        unit = min(units, key=lambda each: each.pounds)
        places = max(_places(year, unit) for pair in pairs for year in (pair.before, pair.after))
        quantum = unit.pounds.scaleb(-places)
        services = tuple(side.services(quantum))
        lines_before = _sum(line.pounds for _, line in side.before)
        lines_after = _sum(line.pounds for _, line in side.after)
        unlisted_before = _sum(side.unlisted(pair.before) for pair in pairs)
        unlisted_after = _sum(side.unlisted(pair.after) for pair in pairs)
        continued = [each for each in services if each.scope is Scope.CONTINUED]
        like_before = _sum((each.before or _NOTHING) + each.moved_in for each in continued)
        like_after = _sum(each.after or _NOTHING for each in continued)
        before, after = lines_before + unlisted_before, lines_after + unlisted_after
        of_funds = len({line.fund for _, line in (*side.before, *side.after)})
        words = ALL_FUNDS if self.add_funds and of_funds > 1 else self.fund_name(side.only_fund or taken_for)
        return Bridge(
            pairs[0].department if len(pairs) == 1 else "",
            name,
            words if fund is None else self.fund_name(fund),
            unit,
            places,
            pairs[0].after.basis,
            before,
            after,
            after - before,
            per_cent(after - before, before),
            like_before,
            like_after,
            like_after - like_before,
            per_cent(like_after - like_before, like_before),
            _sum(each.prices for each in continued),
            all(each.scope is Scope.CONTINUED and not each.moved_in for each in services),
            services,
            tuple(_steps(services, before, unlisted_after - unlisted_before)),
            (*notes, *(note for pair in pairs for note in self._notes(pair, alone=len(pairs) == 1))),
        )

    def _notes(self, pair: Pair, *, alone: bool) -> Iterator[str]:
        whose = "" if alone else f"{pair.name}: "
        before, after = pair.before, pair.after
        if before.unit is not after.unit and before.unit and after.unit:
            yield f"{whose}{self.earlier} is printed in {before.unit.symbol}, {self.later} in {after.unit.symbol}."
        if before.scope != after.scope:
            scopes = (each.scope or "says nothing of its scope" for each in (before, after))
            first, second = (f"“{each}”" if "says nothing" not in each else each for each in scopes)
            yield f"{whose}the scope differs: {self.earlier} {first}, {self.later} {second}."
        for year, plan in ((self.earlier, before), (self.later, after)):
            short = plan.stated - _sum(each.pounds for each in plan.lines) if plan.stated is not None else _NOTHING
            if short:
                unit = plan.unit or MoneyUnit.POUND
                lines = figure(_sum(each.pounds for each in plan.lines) / unit.pounds)
                listed = "" if plan.is_complete else ", and others are not listed"
                stated = figure((plan.stated or _NOTHING) / unit.pounds)
                yield f"{whose}the total of {year} is stated as {stated} {unit.symbol}; its lines make {lines}{listed}."

    def _in_order(self, funds: Iterable[str]) -> list[str]:
        known = [each.id for each in self.setting.organisation.funds] if self.setting.organisation else []
        return sorted(funds, key=lambda each: (not each, known.index(each) if each in known else len(known), each))

    def fund_name(self, fund: str) -> str:
        """A fund's name, or its id where the organisation holds none."""
        funds = self.setting.organisation.funds if self.setting.organisation else ()
        return next((each.name for each in funds if each.id == fund), fund)

    def department_name(self, department: str) -> str:
        """A department's name, or its id where the organisation holds none."""
        known = self.setting.organisation.departments if self.setting.organisation else ()
        return next((each.short_name or each.name for each in known if each.id == department), department)

    def plan(self, department: str, period: str) -> BudgetYear | None:
        """A department's plan of a year."""
        return next((each for each in self.years if (each.department, each.period) == (department, period)), None)

    @cached_property
    def endings(self) -> Mapping[tuple[str, str], YearEnding]:
        """Department and service -> what became of it, as the last plan of the time between says."""
        return {
            (plan.department, ending.service): ending
            for plan in self.years
            if self.earlier < plan.period <= self.later
            for ending in plan.endings
        }

    def destination(self, department: str, service: str) -> tuple[str, str]:
        """The department and service under which a service stands in the later year, if it moved or was merged too."""
        place, seen = (department, service), {(department, service)}
        while place not in self._later_places and (ending := self.endings.get(place)) and ending.department:
            place = (ending.department, ending.to)
            if place in seen:
                break
            seen.add(place)
        return place

    @cached_property
    def _later_places(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (plan.department, line.key) for plan in self.years if plan.period == self.later for line in plan.lines
        )


class _Side:
    """Both years' lines of some departments within one fund, each with the place it has in the later year."""

    def __init__(self, whole: Comparison, pairs: tuple[Pair, ...], fund: str | None) -> None:
        self.whole, self.pairs, self.fund = whole, pairs, fund
        self.members = frozenset(each.department for each in pairs)
        self.before = [
            (whole.destination(pair.department, line.key), line) for pair in pairs for line in self._of(pair.before)
        ]
        self.after = [((pair.department, line.key), line) for pair in pairs for line in self._of(pair.after)]
        self.arrived = [
            (place, line, plan.department)
            for plan in whole.years
            if plan.period == whole.earlier and plan.department not in self.members
            for line in self._of(plan)
            if (place := whole.destination(plan.department, line.key))[0] in self.members
        ]

    @property
    def only_fund(self) -> str:
        """The one fund of all lines; empty where there are several or none."""
        funds = {line.fund for _, line in (*self.before, *self.after)}
        return funds.pop() if len(funds) == 1 else ""

    def _of(self, plan: BudgetYear) -> tuple[YearLine, ...]:
        return tuple(line for line in plan.lines if self.fund is None or line.fund == self.fund)

    def unlisted(self, plan: BudgetYear) -> Decimal:
        """What a stated total holds beyond its lines, where all lines are in this fund; in pounds."""
        if plan.stated is None or len(self._of(plan)) != len(plan.lines):
            return _NOTHING
        return plan.stated - _sum(each.pounds for each in plan.lines)

    def services(self, quantum: Decimal) -> Iterator[ServiceChange]:
        """Every service, continued ones first; price changes are rounded to the quantum."""
        after = {place for place, _ in self.after}
        arrived = [(place, line, whence) for place, line, whence in self.arrived if place in after]
        moved: dict[tuple[str, str], Decimal] = {}
        for place, line, _ in arrived:
            moved[place] = moved.get(place, _NOTHING) + line.pounds
        lines = [*self.before, *((place, line) for place, line, _ in arrived)]
        compared = services_compared(map(_amounted, lines), map(_amounted, self.after))
        factor = self.whole.prices.per_cent / _HUNDRED if self.whole.prices else _NOTHING
        for each in compared.continued:
            prices = rounded(each.before * factor / quantum) * quantum
            yield self._service(each, Scope.CONTINUED, moved.get(_place(each.service), _NOTHING), prices)
        for each in compared.ended:
            yield self._service(each, self._why_gone(_place(each.service)))
        for each in compared.began:
            yield self._service(each, self._why_new(_place(each.service)))

    def _service(
        self, each: ChangedService, scope: Scope, moved: Decimal = _NOTHING, prices: Decimal = _NOTHING
    ) -> ServiceChange:
        place = _place(each.service)
        old = [line for there, line in self.before if there == place]
        new = [line for there, line in self.after if there == place]
        was, now = self._label(old, self.whole.earlier), self._label(new, self.whole.later)
        return ServiceChange(
            place[0],
            place[1],
            now or was,
            was if was and now and _plain(was) != _plain(now) else "",
            scope,
            each.before - moved if old else None,
            moved,
            each.after if new else None,
            prices,
            each.change,
            each.per_cent if scope is Scope.CONTINUED else None,
            " ".join(self._why(place, scope, old, new)),
            tuple(_line_changes(old, new)) if max(len(old), len(new)) > 1 else (),
        )

    def _label(self, lines: list[YearLine], period: str) -> str:
        """One line as printed; several by the name of their service."""
        if len(lines) == 1 or not lines or not lines[0].service:
            return lines[0].label if lines else ""
        plans = [plan for plan in self.whole.years if plan.period == period and plan.department in self.members]
        names = {identity: name for plan in plans for identity, name in plan.names}
        return names.get(lines[0].service, lines[0].label)

    def _why_gone(self, place: tuple[str, str]) -> Scope:
        if place[0] not in self.members:
            return Scope.MOVED_OUT
        return Scope.OTHER_FUND if self._in_another_fund(place, self.whole.later) else Scope.ENDED

    def _why_new(self, place: tuple[str, str]) -> Scope:
        if self._in_another_fund(place, self.whole.earlier):
            return Scope.OTHER_FUND
        return Scope.MOVED_IN if self._whence(place) else Scope.BEGAN

    def _in_another_fund(self, place: tuple[str, str], period: str) -> str:
        """The fund in which a service stands in a year; empty if it stands in none but this one."""
        plan = self.whole.plan(place[0], period) if self.fund is not None else None
        funds = [line.fund for line in plan.lines if line.key == place[1] and line.fund != self.fund] if plan else []
        return (self.whole.fund_name(funds[0]) or "no stated fund") if funds else ""

    def _whence(self, place: tuple[str, str]) -> str:
        """The department from which a service came, as that department's plans say; empty if from none."""
        sources = [here for (here, _), ending in self.whole.endings.items() if (ending.department, ending.to) == place]
        return next((each for each in sources if each not in self.members), "")

    def _why(self, place: tuple[str, str], scope: Scope, old: list[YearLine], new: list[YearLine]) -> Iterator[str]:
        whole = self.whole
        plan = whole.plan(place[0], whole.later)
        if scope is Scope.OTHER_FUND:
            year = whole.later if old else whole.earlier
            yield f"In {year} it is paid from {self._in_another_fund(place, year)}."
        if scope is Scope.MOVED_OUT:
            yield f"It went to {whole.department_name(place[0])}."
        if place[0] in self.members and (whence := self._whence(place)):
            yield f"{'Part of it' if old else 'It'} came from {whole.department_name(whence)}."
        for ending_place, ending in whole.endings.items():
            if ending_place[0] in self.members or place[0] in self.members:
                started = {line.key for line in old} | {line.key for there, line, _ in self.arrived if there == place}
                if ending_place[1] in started and whole.destination(*ending_place) == place:
                    yield _sentence(ending.reason)
        yield from (
            _sentence(f"{line.label}: {line.comment}" if len(new) > 1 else line.comment) for line in new if line.comment
        )
        if plan is not None:
            keys = {place[1], *(line.key for line in old)}
            labels = {_plain(line.label) for line in (*old, *new)}
            for item, words in plan.changes:
                if item in keys or (not item and any(label in _plain(words) for label in labels)):
                    yield _sentence(words)


def _steps(services: tuple[ServiceChange, ...], before: Decimal, unlisted: Decimal) -> Iterator[Step]:
    reached = before
    for kind, each, pounds in _moves(services):
        reached += pounds
        yield Step(kind, each.department, each.service, each.label, pounds, reached, each.why)
    if prices := _sum(each.prices for each in services):
        reached += prices
        yield Step(StepKind.PRICES, "", "", "Prices", prices, reached, "")
    for each in services:
        real = each.change - each.prices
        if each.scope is Scope.CONTINUED and real:
            reached += real
            yield Step(StepKind.CHANGED, each.department, each.service, each.label, real, reached, each.why)
    for each in services:
        if each.before is None and each.scope is not Scope.CONTINUED:
            kind = StepKind(each.scope.value)
            reached += each.change
            yield Step(kind, each.department, each.service, each.label, each.change, reached, each.why)
    if unlisted:
        yield Step(StepKind.UNLISTED, "", "", "Not in the lines", unlisted, reached + unlisted, "")


def _moves(services: tuple[ServiceChange, ...]) -> Iterator[tuple[StepKind, ServiceChange, Decimal]]:
    """What makes the earlier year like the later: what is gone taken out, what moved in put in."""
    for each in services:
        if each.scope is not Scope.CONTINUED and each.after is None:
            yield StepKind(each.scope.value), each, each.change
    for each in services:
        if each.moved_in:
            yield StepKind.MOVED_IN, each, each.moved_in


def _line_changes(old: list[YearLine], new: list[YearLine]) -> Iterator[LineChange]:
    before, after = _by_label(old), _by_label(new)
    for label in [*after, *(each for each in before if each not in after)]:
        yield LineChange(label, before.get(label), after.get(label))


def _by_label(lines: list[YearLine]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in lines:
        found[line.label] = found.get(line.label, _NOTHING) + line.pounds
    return found


def _amounted(placed: tuple[tuple[str, str], YearLine]) -> Amounted:
    (department, service), line = placed
    return Amounted(f"{department}/{service}", line.label, line.pounds)


def _place(key: str) -> tuple[str, str]:
    department, _, service = key.partition("/")
    return department, service


def _places(year: BudgetYear, unit: MoneyUnit) -> int:
    own = year.unit or unit
    coarser = len(str(own.pounds)) - len(str(unit.pounds))
    return max(year.places - coarser, 0)


def _plain(label: str) -> str:
    return " ".join(label.lower().replace("&", "and").split())


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, _NOTHING)
