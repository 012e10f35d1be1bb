"""Two forms of one entry to what is stated otherwise in them, each thing in a few words."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bizplan.model.base import Item
from bizplan.model.measure import Baseline, Measure, Part, Reading, Target
from bizplan.model.plan import Prospect, Service
from bizplan.model.programme import Action, Commitment, Programme, Work
from bizplan.model.risk import EqualityScore, Risk
from bizplan.reports.change import Aspect, FieldChange
from bizplan.values.amounts import figure

TARGET_DATE = "target date"
_Stated = tuple[Aspect, str, str]
"""What it is about, what it is called, and what is stated; empty where nothing is."""


def field_changes(
    before: Item, after: Item, years_apart: int = 0, names: Mapping[str, str] | None = None
) -> tuple[FieldChange, ...]:
    """Everything but name and text, the weightiest first.

    Between years new figures are no change, old ones are; nor is a target's date that moved on with the year. `names`
    says of ids what their entries are called.
    """
    known = names or {}
    found = list(_between(_stated(before, known), _stated(after, known)))
    same_period = not years_apart
    if isinstance(before, Measure) and isinstance(after, Measure):
        if _moved_on(before.target, after.target, years_apart):
            found = [each for each in found if each.what != TARGET_DATE]
        found += _readings(before.readings, after.readings, "", same_period=same_period)
        found += _parts(before, after, same_period=same_period)
    order = tuple(Aspect)
    return tuple(sorted(found, key=lambda each: order.index(each.aspect)))


def score_changes(before: Iterable[EqualityScore], after: Iterable[EqualityScore]) -> Iterator[FieldChange]:
    """What changed in an equalities self-assessment, criterion by criterion."""
    old = [(Aspect.OTHER, f"equalities, {each.criterion}", each.score) for each in before]
    new = [(Aspect.OTHER, f"equalities, {each.criterion}", each.score) for each in after]
    yield from _between(old, new)


def _between(before: Iterable[_Stated], after: Iterable[_Stated]) -> Iterator[FieldChange]:
    old = {(aspect, what): words for aspect, what, words in before}
    new = {(aspect, what): words for aspect, what, words in after}
    for aspect, what in dict.fromkeys((*new, *old)):
        was, now = old.get((aspect, what), ""), new.get((aspect, what), "")
        if was != now:
            yield FieldChange(aspect, what, was, now, _movement(was, now) if _is_figure(aspect, what) else "")


def _moved_on(before: Target | None, after: Target | None, years_apart: int) -> bool:
    """Whether a target is to be reached on the same day of another year, as far apart as the plans."""
    if not years_apart or before is None or after is None or before.by is None or after.by is None:
        return False
    was, now = before.by.last, after.by.last
    return (now.year - was.year, now.month, now.day) == (years_apart, was.month, was.day)


def _stated(item: Item, names: Mapping[str, str]) -> Iterator[_Stated]:
    yield (
        Aspect.THREAD,
        "contributes to",
        _listed(
            _called(each.to, names) + (f" ({_number(each.share)}%)" if each.share is not None else "")
            for each in item.contributes_to
        ),
    )
    yield Aspect.PEOPLE, "owner", item.owner or ""
    yield Aspect.PEOPLE, "partners", _listed(item.partners)
    match item:
        case Measure():
            yield from _of_measure(item, names)
        case Risk():
            yield from _of_risk(item)
        case Work():
            yield from _of_work(item)
        case Prospect():
            yield Aspect.DATE, "due", str(item.due or item.timescale or "")
        case Commitment():
            yield Aspect.OTHER, "strategy", str(item.strategy or "")
        case Service():
            yield Aspect.OTHER, "why it has no budget", item.no_budget or ""
        case _:
            return


def _of_measure(measure: Measure, names: Mapping[str, str]) -> Iterator[_Stated]:
    yield from _of_target(measure.target, measure.unit or "")
    yield Aspect.TARGET, "direction", measure.direction or ""
    yield Aspect.TARGET, "why there is no target", measure.monitor_only or ""
    yield Aspect.DEFINITION, "definition", measure.definition or ""
    yield Aspect.DEFINITION, "unit", measure.unit or ""
    yield Aspect.DEFINITION, "the good side", measure.good or ""
    yield Aspect.THREAD, "what it measures", _listed(_called(each, names) for each in measure.measures)
    yield Aspect.DEFINITION, "rule for its status", str(measure.scheme or "")
    yield Aspect.OTHER, "how often it is measured", measure.frequency or ""
    yield Aspect.FIGURE, "baseline", _baseline(measure.baseline, measure.unit or "")


def _of_target(target: Target | None, unit: str) -> Iterator[_Stated]:
    if target is None:
        return
    yield Aspect.TARGET, "target", _figure(target.value, unit)
    yield Aspect.TARGET, "least acceptable", _figure(target.least, unit)
    yield Aspect.TARGET, TARGET_DATE, str(target.by or target.period or "")
    if target.value is None and target.by is None:
        yield Aspect.TARGET, "target", target.as_printed or ""


def _of_risk(risk: Risk) -> Iterator[_Stated]:
    for what, value in (("score", risk.score), ("likelihood", risk.likelihood), ("impact", risk.impact)):
        yield Aspect.RISK, what, "" if value is None else str(value)
    yield Aspect.RISK, "colour", risk.colour or ""
    yield Aspect.RISK, "level", risk.level or ""
    yield Aspect.TARGET, "target score", "" if risk.target is None else str(risk.target.score)
    yield Aspect.DATE, "target date", "" if risk.target is None else str(risk.target.by or "")
    yield Aspect.OTHER, "code", risk.code or ""
    yield Aspect.OTHER, "cause", risk.cause or ""
    yield Aspect.OTHER, "effect", risk.effect or ""
    yield Aspect.THREAD, "what is done about it", _listed(risk.actions)


def _of_work(work: Work) -> Iterator[_Stated]:
    yield Aspect.DATE, "start", str(work.starts or "")
    yield Aspect.DATE, "end", str(work.ends or "")
    for each in work.milestones:
        done = f", done {each.done}" if each.done else ""
        yield Aspect.DATE, f"milestone “{each.text}”", f"{each.by}{done}"
    yield Aspect.OTHER, "begins after", _listed(work.after)
    if isinstance(work, Programme):
        yield Aspect.OTHER, "scope", work.scope
        cost = work.cost
        yield Aspect.OTHER, "cost in all", f"{figure(cost.amount)} {cost.unit.symbol}" if cost else ""
    if isinstance(work, Action):
        yield Aspect.THREAD, "commitment it carries out", str(work.commitment or "")


def _parts(before: Measure, after: Measure, *, same_period: bool) -> Iterator[FieldChange]:
    old, new = ({each.id: each for each in measure.parts} for measure in (before, after))
    yield from _between(_of_parts(old.values()), _of_parts(new.values()))
    for key, part in new.items():
        if key in old:
            yield from _readings(old[key].readings, part.readings, f"{part.text}, ", same_period=same_period)


def _of_parts(parts: Iterable[Part]) -> Iterator[_Stated]:
    for part in parts:
        yield Aspect.DEFINITION, f"part {part.id}", part.text
        for aspect, what, words in _of_target(part.target, part.unit or ""):
            yield aspect, f"{what} of part {part.id}", words
        yield Aspect.TARGET, f"direction of part {part.id}", part.direction or ""
        yield Aspect.DEFINITION, f"unit of part {part.id}", part.unit or ""


def _readings(
    before: Iterable[Reading], after: Iterable[Reading], whose: str, *, same_period: bool
) -> Iterator[FieldChange]:
    old, new = ({str(each.period): _reading(each) for each in readings} for readings in (before, after))
    for period in dict.fromkeys((*new, *old)):
        was, now = old.get(period, ""), new.get(period, "")
        if was != now and (same_period or (was and now)):
            yield FieldChange(Aspect.FIGURE, f"{whose}figure of {period}", was, now, _movement(was, now))


def _reading(reading: Reading) -> str:
    if reading.value is not None:
        return _number(reading.value)
    return reading.as_printed or reading.missing or ""


def _baseline(baseline: Baseline | None, unit: str) -> str:
    return f"{_figure(baseline.value, unit)} in {baseline.period}" if baseline else ""


def _figure(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{_number(value)}{unit if unit == '%' else f' {unit}' if unit else ''}"


def _called(reference: object, names: Mapping[str, str]) -> str:
    return names.get(str(reference), str(reference))


def _number(value: Decimal) -> str:
    return figure(value.normalize() if value else Decimal(0))


def _movement(before: str, after: str) -> str:
    was, now = _leading(before), _leading(after)
    if was is None or now is None or was == now:
        return ""
    return "higher" if now > was else "lower"


def _is_figure(aspect: Aspect, what: str) -> bool:
    return aspect in {Aspect.TARGET, Aspect.RISK, Aspect.FIGURE} and "date" not in what


def _leading(words: str) -> Decimal | None:
    """The figure with which some words begin, if they do."""
    first = words.partition(" ")[0].removesuffix("%").replace(",", "").replace("\N{MINUS SIGN}", "-")
    digits = first.removeprefix("-").replace(".", "", 1)
    return Decimal(first) if digits.isdecimal() and digits.isascii() else None


def _listed(values: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, values)))
