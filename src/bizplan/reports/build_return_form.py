"""A plan, its returns and a period to the form of its return, filled in with what is known already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bizplan.diagnostics import Route
from bizplan.index.reported import as_reported
from bizplan.index.setting import Setting
from bizplan.model.measure import Measure, Part, Reading, Target
from bizplan.model.plan import Plan
from bizplan.model.return_ import MeasureReading, PartReading, Progress, Return, RiskReading, SpendLine
from bizplan.model.risk import Risk
from bizplan.reports.return_form import Entry, FormRow, FormSheet, ReturnForm, plain_number, plain_text
from bizplan.reports.return_form_columns import (
    about_columns,
    measure_columns,
    money_columns,
    progress_columns,
    risk_columns,
)
from bizplan.values.amounts import MoneyUnit
from bizplan.values.years import Period


@dataclass(frozen=True, slots=True)
class Returns:
    """The return that the form is for, if there is one yet, and those before it, oldest first."""

    own: Return | None
    earlier: tuple[Return, ...]


def build_return_form(plan: Plan, period: Period, returns: Returns, setting: Setting, fingerprint: str) -> ReturnForm:
    """The form: a row for each measure, line of money, risk and piece of work of the plan, or of the return."""
    own, earlier = returns.own, returns.earlier
    council = setting.organisation.name if setting.organisation else "The council"
    unit = _unit(plan, returns)
    title = plain_text(f"{plan.title or _name(plan, setting)}: return for {period}")
    matrices = setting.organisation.risk_matrices if setting.organisation else ()
    named = {str(each.matrix) for each in plan.risks if each.matrix is not None}
    matrix = next((each for each in matrices if each.id in named or not named), None)
    chances = tuple(str(each.value) for each in matrix.likelihood) if matrix and len(named) < 2 else ()  # noqa: PLR2004 -- two matrices have no common steps
    harms = tuple(str(each.value) for each in matrix.impact) if matrix and len(named) < 2 else ()  # noqa: PLR2004 -- as above
    fill = "Fill in the white cells; the others are locked."
    sheets = (
        FormSheet(
            "Measures",
            "readings",
            title,
            f"{fill} A figure stands alone, without its unit: 86 for 86 %.",
            measure_columns(),
            tuple(_measures(plan, returns, setting)),
        ),
        FormSheet(
            "Money",
            "spend",
            title,
            f"{fill} All figures are in {unit.symbol}; income has a minus.",
            money_columns(unit.symbol),
            tuple(_money(plan, returns, setting)),
        ),
        FormSheet("Risks", "risks", title, fill, risk_columns(chances, harms), tuple(_risks(plan, returns))),
        FormSheet("Progress", "progress", title, fill, progress_columns(), tuple(_progress(plan, returns))),
        FormSheet("About", "", title, fill, about_columns(), tuple(_about(own))),
    )
    made = own.supplied.date if own else period.year.first_day if period.year else date(2000, 1, 1)
    return ReturnForm(
        plan.document_id,
        str(period),
        council,
        title,
        max([made, *(each.supplied.date for each in earlier)]),
        unit.value,
        fingerprint,
        sheets,
    )


def _name(plan: Plan, setting: Setting) -> str:
    """What a plan without a title is called: its department or unit, and its year."""
    departments = setting.organisation.departments if setting.organisation else ()
    names = {each.id: each.name for each in departments}
    names |= {team.id: team.name for each in departments for team in each.teams}
    names |= {post.id: post.name for each in departments for team in each.teams for post in team.posts}
    return f"{names.get(plan.unit, plan.unit)} {plan.period}"


def _unit(plan: Plan, returns: Returns) -> MoneyUnit:
    for each in (returns.own, *reversed(returns.earlier)):
        if each is not None and each.spend is not None:
            return each.spend.unit
    return plan.budget.unit if plan.budget else MoneyUnit.THOUSAND


def _measures(plan: Plan, returns: Returns, setting: Setting) -> Iterator[FormRow]:
    readings = {each.measure.item: (at, each) for at, each in enumerate(returns.own.readings if returns.own else ())}
    known = as_reported(plan, returns.earlier, setting).measures
    for measure in known:
        at, reading = readings.pop(measure.id, (None, None))
        yield from _measure(measure, at, reading)
    for item, (at, reading) in readings.items():
        values = (item, "not in the plan", "", "", "", *_read(reading))
        yield FormRow(item, values, (("measure", str(reading.measure)),), ("readings", at))


def _measure(measure: Measure, at: int | None, reading: MeasureReading | None) -> Iterator[FormRow]:
    route: Route = () if at is None else ("readings", at)
    shown = (plain_text(measure.text), measure.unit or "", _target(measure.target), _last(measure.readings))
    near = _near(measure.target, measure.readings)
    yield FormRow(
        measure.id,
        (measure.id, *shown, *_read(reading)),
        (("measure", measure.id),),
        route,
        unit=measure.unit or "",
        near=near,
    )
    parts = {each.part.item: (place, each) for place, each in enumerate(reading.parts if reading else ())}
    for part in measure.parts:
        place, found = parts.get(part.id, (None, None))
        yield _part(part, measure, found, () if place is None else (*route, "parts", place))


def _part(part: Part, measure: Measure, found: PartReading | None, route: Route) -> FormRow:
    unit = part.unit or measure.unit or ""
    shown = (f"– {plain_text(part.text)}", unit, _target(part.target), _last(part.readings))
    said = (_number(found.value), _text(found.missing)) if found else ("", "")
    values = (part.id, *shown, *said, *("",) * 7)
    asks = frozenset({"value", "missing"})
    near = _near(part.target, part.readings)
    return FormRow(part.id, values, (("part", part.id),), route, measure.id, asks, unit=unit, near=near)


def _read(reading: MeasureReading | None) -> tuple[str, ...]:
    if reading is None:
        return ("",) * 9
    return (
        _number(reading.value),
        _text(reading.missing),
        reading.status or "",
        reading.trend or "",
        reading.forecast or "",
        _whole(reading.sample),
        "yes" if reading.provisional else "",
        _text(reading.revised),
        _text(reading.comment),
    )


def _money(plan: Plan, returns: Returns, setting: Setting) -> Iterator[FormRow]:
    lines = returns.own.spend.lines if returns.own and returns.own.spend else ()
    last = next((each for each in reversed(returns.earlier) if each.spend), None)
    before = {_line(each): each for each in (last.spend.lines if last and last.spend else ())}
    names = {each.id: each.name for each in plan.services}
    funds = {each.id: each.name for each in (setting.organisation.funds if setting.organisation else ())}
    reported = dict.fromkeys([*map(_line, lines), *before])
    budgeted = _budgeted(plan)
    keys = dict.fromkeys([*reported, *(each for each in budgeted if not any(_is_same(each, one) for one in reported))])
    places = {_line(each): (at, each) for at, each in enumerate(lines)}
    for key in keys:
        at, line = places.get(key, (None, None))
        earlier = before.get(key)
        actual = (
            f"{Decimal(plain_number(earlier.actual)):,f} ({last.period})"
            if earlier and last and earlier.actual is not None
            else ""
        )
        service, fund, risk = key
        shown = (service, names.get(service.rpartition("/")[2], "not in the plan"), funds.get(fund, fund), risk, actual)
        said = [_number(getattr(line, each)) if line else "" for each in ("original", "latest", "actual", "forecast")]
        if returns.own is None:
            said[0] = _number(earlier.original if earlier else budgeted.get(key))
        identity = tuple(pair for pair in zip(("service", "fund", "risk_class"), key, strict=True) if pair[1])
        route = () if at is None else ("spend", "lines", at)
        yield FormRow("|".join(key), (*shown, *said, _text(line.comment) if line else ""), identity, route)


def _line(line: SpendLine) -> tuple[str, str, str]:
    return str(line.service), str(line.fund or ""), line.risk_class or ""


def _is_same(line: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether two lines are of the same money, where each may leave fund or class open."""
    return line[0] == other[0] and all(not a or not b or a == b for a, b in zip(line[1:], other[1:], strict=True))


def _budgeted(plan: Plan) -> dict[tuple[str, str, str], Decimal]:
    """Service, with fund and class where it has several of them -> the sum of its budget lines."""
    budget = plan.budget
    lines = [
        (
            (str(line.service), str(line.fund or budget.fund or ""), line.risk_class or budget.risk_class or ""),
            line.amount,
        )
        for line in (budget.lines if budget else ())
        if budget is not None and line.service is not None
    ]
    sums: dict[tuple[str, str, str], Decimal] = {}
    for (service, fund, risk), amount in lines:
        has_funds, has_classes = (len({key[at] for key, _ in lines if key[0] == service}) > 1 for at in (1, 2))
        key = (service, fund if has_funds else "", risk if has_classes else "")
        sums[key] = sums.get(key, Decimal(0)) + amount
    return sums


def _risks(plan: Plan, returns: Returns) -> Iterator[FormRow]:
    found = {each.risk.item: (at, each) for at, each in enumerate(returns.own.risks if returns.own else ())}
    known: dict[str, Risk] = {each.id: each for each in plan.risks}
    for item in dict.fromkeys([*known, *found]):
        at, reading = found.get(item, (None, None))
        risk = known.get(item)
        target = _whole(risk.target.score) if risk and risk.target else ""
        words = plain_text(risk.text) if risk else "not in the plan"
        shown = (item, words, target, _last_score(item, risk, returns.earlier))
        said = [_whole(getattr(reading, each)) if reading else "" for each in ("likelihood", "impact", "score")]
        identity = (("risk", str(reading.risk) if reading else item),)
        route = () if at is None else ("risks", at)
        yield FormRow(item, (*shown, *said, _text(reading.comment) if reading else ""), identity, route)


def _last_score(item: str, risk: Risk | None, earlier: Sequence[Return]) -> str:
    readings: list[tuple[str, RiskReading | Risk]] = [("the plan", risk)] if risk else []
    readings += [(str(one.period), each) for one in earlier for each in one.risks if each.risk.item == item]
    for where, each in reversed(readings):
        score = each.score
        if score is None and each.likelihood is not None and each.impact is not None:
            score = each.likelihood * each.impact
        if score is not None:
            return f"{score} ({where})"
    return ""


def _progress(plan: Plan, returns: Returns) -> Iterator[FormRow]:
    found = {each.item.item: (at, each) for at, each in enumerate(returns.own.progress if returns.own else ())}
    work = {each.id: each for each in (*plan.objectives, *plan.programmes, *plan.workstreams, *plan.actions)}
    for item in dict.fromkeys([*work, *found]):
        at, reading = found.get(item, (None, None))
        each = work.get(item)
        due = getattr(each, "ends", None)
        words = _text(each.text) if each else "not in the plan"
        kind = type(each).kind_of_item if each else ""
        shown = (item, words, kind, str(due or ""), _last_progress(item, returns.earlier))
        said = (reading.status, _text(reading.comment)) if reading else ("", "")
        identity = (("item", str(reading.item) if reading else item),)
        yield FormRow(item, (*shown, *said), identity, () if at is None else ("progress", at))


def _last_progress(item: str, earlier: Sequence[Return]) -> str:
    readings: Iterable[tuple[Period, Progress]] = (
        (one.period, each) for one in reversed(earlier) for each in one.progress if each.item.item == item
    )
    return next((f"{each.status} ({period})" for period, each in readings), "")


def _about(own: Return | None) -> Iterator[FormRow]:
    role, day = (own.supplied.role, own.supplied.date.isoformat()) if own else ("", "")
    yield FormRow("role", ("role", "Who supplies this return: the post, never a name", role), (), ("supplied", "role"))
    asked = "The day on which it is supplied"
    yield FormRow("date", ("date", asked, day), (), ("supplied", "date"), entry=Entry.DAY)
    words = _text(own.commentary) if own else ""
    yield FormRow("commentary", ("commentary", "What the reader should know first", words), (), ("commentary",))


def _near(target: Target | None, readings: Sequence[Reading]) -> tuple[Decimal, ...]:
    figures = [target.value] if target and target.value is not None else []
    return (*figures, *(each.value for each in readings[-1:] if each.value is not None))


def _target(target: Target | None) -> str:
    return _number(target.value) if target and target.value is not None else _text(target.as_printed) if target else ""


def _last(readings: Sequence[Reading]) -> str:
    found = next((each for each in reversed(readings) if each.value is not None), None)
    return f"{_number(found.value)}\n({found.period})" if found else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain_number(value)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _text(text: str | None) -> str:
    return plain_text(text or "")
