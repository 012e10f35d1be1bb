"""The change between two years' money to tables, sentences and a paper: service by service, then step by step."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizplan.index.like_for_like import per_cent
from bizplan.reports.bridge import Bridge, Scope, ServiceChange, Step, StepKind
from bizplan.reports.budget_change import BudgetChange
from bizplan.reports.money_charts import bridge_chart, step_label
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.values.amounts import figure, pounds_in_prose, rounded, signed
from bizplan.values.counts import listed

_NO_LINE = Absent("no line")
_UNSAID = "the plans do not say why"
_GROUPS = (
    (Scope.ENDED, "Only in {earlier}"),
    (Scope.MOVED_OUT, "Moved elsewhere"),
    (Scope.OTHER_FUND, "Paid from another fund in the other year"),
    (Scope.MOVED_IN, "Moved here"),
    (Scope.BEGAN, "Only in {later}"),
)
CSV_HEADER = (
    "department",
    "fund",
    "service",
    "label",
    "was_called",
    "scope",
    "before_gbp",
    "moved_in_gbp",
    "after_gbp",
    "prices_gbp",
    "change_gbp",
    "per_cent",
    "why",
)


def change_tables(report: BudgetChange) -> tuple[Table, ...]:
    """Two tables for each bridge: service by service, and the way from the old total to the new."""
    return tuple(
        table for each in (*report.bridges, *report.together) for table in (_services(each, report), _way(each, report))
    )


def change_notes(report: BudgetChange) -> Iterator[str]:
    """The whole in sentences: each bridge, what came and went, what must be known, what was not compared."""
    for each in (*report.bridges, *report.together):
        yield in_words(each, report)
        yield from remarks(each, report)
    if report.prices is not None:
        source = f" ({report.prices.source})" if report.prices.source else ""
        yield f"Prices: {report.prices.words}{source}, on each service of both years, to the last printed place."
    for refused in report.not_compared:
        yield f"Not compared: {refused.name}, since {refused.reason}."
    if not report.bridges:
        yield f"No department has budgets of {report.earlier} and {report.later} that can be compared."


def in_words(bridge: Bridge, report: BudgetChange) -> str:
    """The headline and the like-for-like change in plain words."""
    fund = f", {bridge.fund}" if bridge.fund else ""
    parts = [f"{bridge.name}{fund}: from {report.earlier} to {report.later} the total {_moved(bridge)}."]
    if bridge.is_like:
        parts.append("Both years cover the same.")
    elif any(each.scope is Scope.CONTINUED for each in bridge.services):
        apart = [each.label for each in bridge.services if each.scope is not Scope.CONTINUED]
        without = f", without {listed(apart)}," if apart else ""
        now = _change(bridge.like_before, bridge.like_after, bridge.like_for_like_per_cent, bridge)
        parts.append(f"Like for like{without} it {now}.")
    else:
        parts.append("No service is in both years, so nothing is like for like.")
    if bridge.prices and not bridge.prices.is_nan():
        real = bridge.like_for_like - bridge.prices
        share = _share(per_cent(real, bridge.like_before))
        does = "add" if bridge.prices > 0 else "take away"
        beyond = f"it {'rises' if real > 0 else 'falls'} by {_prose(abs(real), bridge)}{share}" if real else "it stays"
        parts.append(f"Prices alone would {does} {_prose(abs(bridge.prices), bridge)}; beyond prices {beyond}.")
    return " ".join(parts)


def remarks(bridge: Bridge, report: BudgetChange) -> Iterator[str]:
    """What came and went with the plans' reasons, new names, and what must be known before comparing."""
    for each in bridge.services:
        if each.scope is not Scope.CONTINUED:
            yield f"{each.label} ({_amount(each, bridge)}), {_fate(each, report)}: {each.why or _UNSAID + '.'}"
        elif each.moved_in:
            yield f"{each.label}: {_prose(each.moved_in, bridge)} of {report.earlier} moved here. {each.why}".rstrip()
        elif each.why:
            yield f"{each.label}: {each.why}"
        if each.was_called:
            yield f"“{each.label}” was printed as “{each.was_called}” in {report.earlier}."
    yield from bridge.notes


def change_paper(report: BudgetChange, council: str) -> Paper:
    """The change as a paper: a section for each department and fund, then all of them together."""
    sections = []
    for each in (*report.bridges, *report.together):
        fund = f": {each.fund}" if each.fund else ""
        told = tuple(Item(literal(words)) for words in remarks(each, report))
        blocks = (
            Paragraph(literal(in_words(each, report))),
            bridge_chart(each, report.earlier, report.later, _way(each, report)),
            _services(each, report),
            *((Items(told),) if told else ()),
        )
        sections.append(Section(slug(f"{each.department or 'together'} {each.fund}"), f"{each.name}{fund}", blocks))
    if report.not_compared:
        items = tuple(Item(literal(f"{each.name}: {each.reason}")) for each in report.not_compared)
        sections.append(Section("not-compared", "Not compared", (Items(items),)))
    prices = report.prices
    words = "" if prices is None else f"{prices.words}{f' ({prices.source})' if prices.source else ''}"
    return Paper(
        kind="budget-change",
        reference=f"budget-{report.earlier}-to-{report.later}",
        title="Budgets of two years, like for like",
        subtitle=f"{report.earlier} to {report.later}",
        council=council,
        cover=(
            Fact("Years", (literal(f"{report.earlier} to {report.later}"),)),
            Fact("Signs", (literal(report.sign_convention),)),
            Fact("Prices", (literal(words) if words else Absent("not reckoned"),)),
        ),
        sections=tuple(sections),
    )


def change_records(report: BudgetChange) -> Iterator[Sequence[str]]:
    """A row for each service of each department and fund, under CSV_HEADER, in pounds."""
    for bridge in report.bridges:
        for each in bridge.services:
            yield (
                bridge.department,
                bridge.fund,
                each.service,
                each.label,
                each.was_called,
                each.scope.value,
                _plain(each.before),
                _plain(each.moved_in),
                _plain(each.after),
                _plain(each.prices),
                _plain(each.change),
                _plain(each.per_cent),
                each.why,
            )


def _services(bridge: Bridge, report: BudgetChange) -> Table:
    continued = [each for each in bridge.services if each.scope is Scope.CONTINUED]
    rows: list[Row] = []
    if continued and not bridge.is_like:
        rows.append(Row((literal("In both years"),), RowKind.GROUP))
    for each in continued:
        base = (each.before or Decimal(0)) + each.moved_in
        rows.append(_row(each.label, base, each.after, bridge))
        if len(each.lines) > 1:
            rows += [_row(f"– {line.label}", line.before, line.after, bridge) for line in each.lines]
    if continued and not bridge.is_like:
        rows.append(_row("Like for like", bridge.like_before, bridge.like_after, bridge, RowKind.SUBTOTAL))
    for scope, words in _GROUPS:
        own = [each for each in bridge.services if each.scope is scope]
        if own:
            rows.append(Row((literal(words.format(earlier=report.earlier, later=report.later)),), RowKind.GROUP))
            rows += [_row(each.label, each.before, each.after, bridge) for each in own]
    arrived = [each for each in continued if each.moved_in]
    if arrived:
        rows.append(Row((literal(f"Counted above, elsewhere in {report.earlier}"),), RowKind.GROUP))
        rows += [_row(each.label, -each.moved_in, None, bridge) for each in arrived]
    rows += [_unlisted(each, bridge) for each in bridge.steps if each.kind is StepKind.UNLISTED]
    rows.append(_row("Total", bridge.before, bridge.after, bridge, RowKind.TOTAL))
    unit = bridge.unit.symbol
    columns = (
        Column("Section", width=Width.WIDE),
        Column(report.earlier, Align.NUMBER, unit=unit),
        Column(report.later, Align.NUMBER, unit=unit),
        Column("Change", Align.NUMBER, unit=unit),
        Column("Change", Align.NUMBER, unit="%"),
    )
    return Table(_anchor("services", bridge), f"{_title(bridge)}, service by service", columns, tuple(rows))


def _row(
    label: str, before: Decimal | None, after: Decimal | None, bridge: Bridge, kind: RowKind = RowKind.LINE
) -> Row:
    change = (after or Decimal(0)) - (before or Decimal(0))
    share = per_cent(change, before) if before is not None and after is not None else None
    cells: tuple[Value, ...] = (
        literal(label),
        literal(_figure(before, bridge)) if before is not None else _NO_LINE,
        literal(_figure(after, bridge)) if after is not None else _NO_LINE,
        literal(signed(_in_unit(change, bridge), bridge.places)),
        literal(signed(share)) if share is not None else Absent("no base"),
    )
    return Row(cells, kind)


def _unlisted(step: Step, bridge: Bridge) -> Row:
    change = literal(signed(_in_unit(step.pounds, bridge), bridge.places))
    return Row((literal("Not in the lines"), Absent("see note"), Absent("see note"), change, Absent("no base")))


def _way(bridge: Bridge, report: BudgetChange) -> Table:
    def row(label: str, change: Value, reached: Decimal, kind: RowKind = RowKind.LINE) -> Row:
        return Row((literal(label), change, literal(_figure(reached, bridge))), kind)

    rows = [row(f"Total {report.earlier}", literal(""), bridge.before)]
    for step in bridge.steps:
        change = literal(signed(_in_unit(step.pounds, bridge), bridge.places))
        rows.append(row(step_label(step), change, step.reached))
    rows.append(row(f"Total {report.later}", literal(""), bridge.after, RowKind.TOTAL))
    unit = bridge.unit.symbol
    columns = (
        Column("Step", width=Width.WIDE),
        Column("Change", Align.NUMBER, unit=unit),
        Column("Total so far", Align.NUMBER, unit=unit),
    )
    caption = f"{_title(bridge)}, from {report.earlier} to {report.later} step by step"
    return Table(_anchor("bridge", bridge), caption, columns, tuple(rows))


def _title(bridge: Bridge) -> str:
    fund = f", {bridge.fund}" if bridge.fund else ""
    return f"{bridge.name}{fund}: {bridge.basis} budget"


def _anchor(what: str, bridge: Bridge) -> str:
    return slug(f"{what} {bridge.department or 'together'} {bridge.fund}")


def _fate(each: ServiceChange, report: BudgetChange) -> str:
    return {
        Scope.ENDED: f"not in {report.later}",
        Scope.MOVED_OUT: "moved elsewhere",
        Scope.MOVED_IN: "moved here",
        Scope.BEGAN: f"not in {report.earlier}",
        Scope.OTHER_FUND: "paid from another fund in the other year",
        Scope.CONTINUED: "in both years",
    }[each.scope]


def _moved(bridge: Bridge) -> str:
    return _change(bridge.before, bridge.after, bridge.headline_per_cent, bridge)


def _change(before: Decimal, after: Decimal, share: Decimal | None, bridge: Bridge) -> str:
    start, end = _prose(before, bridge), _prose(after, bridge)
    if (after - before).is_nan():
        return "cannot be compared, since not all figures are published"
    if before == after:
        return f"stays at {end}"
    verb = "rises" if after > before else "falls"
    return f"{verb} by {_prose(abs(after - before), bridge)}{_share(share)}, from {start} to {end}"


def _share(share: Decimal | None) -> str:
    return "" if share is None else f" ({signed(share)}%)"


def _amount(each: ServiceChange, bridge: Bridge) -> str:
    return _prose(each.before if each.before is not None else each.after or Decimal(0), bridge)


def _prose(pounds: Decimal, bridge: Bridge) -> str:
    return pounds_in_prose(rounded(_in_unit(pounds, bridge), bridge.places), bridge.unit)


def _figure(pounds: Decimal, bridge: Bridge) -> str:
    return figure(_in_unit(pounds, bridge), bridge.places)


def _in_unit(pounds: Decimal, bridge: Bridge) -> Decimal:
    return pounds / bridge.unit.pounds


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
