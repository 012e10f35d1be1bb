"""What outcomes lose without some work or money to a table, a paper and flat rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizplan.reports.coverage import CoverageState
from bizplan.reports.paper import (
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
    Text,
    Value,
    Width,
    literal,
)
from bizplan.reports.what_if import MoneyChange, OutcomeLoss, WhatIfReport
from bizplan.values.amounts import MoneyUnit, decimals, signed

CSV_HEADER = (
    "corporate_plan", "outcome", "number", "title", "state_before", "state_after", "work_lost", "measures_lost",
    "period", "basis", "fund", "before_gbp", "after_gbp", "change_gbp",
)  # fmt: skip
_STATES = tuple(CoverageState)


def what_if_table(report: WhatIfReport) -> Table:
    """The outcomes that change: state before and after, work and measures lost, pounds by purse."""
    has_numbers = any(each.number for each in report.outcomes)
    columns = (
        *((Column("No", Align.NUMBER, width=Width.NARROW),) if has_numbers else ()),
        Column("Outcome", width=Width.WIDE),
        Column("State", width=Width.NARROW),
        Column("Work lost", Align.NUMBER, width=Width.NARROW),
        Column("Measures lost", Align.NUMBER, width=Width.NARROW),
        *(
            Column(_purse(each, report), Align.NUMBER, unit=report.unit.symbol, width=Width.NARROW)
            for each in _changing(report, report.budgets)
        ),
    )
    return Table(
        "what-if",
        f"Corporate Plan {report.framework}, {report.period or 'all years'}: what the outcomes lose",
        columns,
        tuple(_rows(report, lead=int(has_numbers))),
        heads=int(has_numbers),
        wide=len(_changing(report, report.budgets)) > 1,
    )


def what_if_paper(report: WhatIfReport, council: str) -> Paper:
    """The losses as a paper: what is left out, the table, and outcome by outcome the work and the measures lost."""
    omitted = Items(tuple(Item(literal(each.words)) for each in report.left_out))
    sections = [
        Section("left-out", "What is left out", (omitted,)),
        Section("losses", "What the outcomes lose", (*_tables(report), Paragraph(literal(in_words(report))))),
        *_losses(report),
    ]
    if report.budgets:
        sections.append(Section("rule", "How pounds come to an outcome", (Paragraph(literal(report.rule)),)))
    return Paper(
        kind="what-if",
        reference=f"what-if-{report.framework}-{report.period or 'all'}",
        title=f"Corporate Plan {report.framework}: what the outcomes would lose",
        subtitle=report.period or "all years",
        council=council,
        cover=(
            Fact("Corporate plan", (literal(report.framework_title),)),
            Fact("Left out", tuple(literal(each.words) for each in report.left_out)),
            Fact("Outcome", (literal(in_words(report)),)),
        ),
        sections=tuple(sections),
    )


def in_words(report: WhatIfReport) -> str:
    """The losses in one line: how many outcomes change, and which fall to a worse state."""
    if not report.outcomes:
        return "No outcome loses anything."
    changed = len(report.outcomes)
    of = f"{changed} of {changed + report.unchanged} outcomes {'changes' if changed == 1 else 'change'}"
    worse = [each for each in report.outcomes if _STATES.index(each.after) > _STATES.index(each.before)]
    states = "; ".join(f"{each.number or each.title} from {each.before} to {each.after}" for each in worse)
    return f"{of}; {states}." if states else f"{of}; none falls to a worse state."


def losses_in_words(report: WhatIfReport) -> Iterator[str]:
    """A line for each outcome that loses work or measures, which names them."""
    for each in report.outcomes:
        lost = [f"{work.kind} “{work.name.rstrip('.')}”" for work in each.work]
        lost += [f"measure “{measure.name.rstrip('.')}”" for measure in each.measures]
        if lost:
            yield f"{each.number or each.title}: without {', '.join(lost)}"


def what_if_records(report: WhatIfReport) -> Iterator[tuple[str, ...]]:
    """A row for each outcome that changes and each purse, or one without money, under `CSV_HEADER`."""
    for each in report.outcomes:
        start = (
            report.framework, each.outcome, each.number, each.title, each.before.value, each.after.value,
            str(len(each.work)), str(len(each.measures)),
        )  # fmt: skip
        for money in each.money:
            amounts = (f"{at:f}" for at in (money.before, money.after, money.change))
            yield (*start, money.period, money.basis, money.fund, *amounts)
        if not each.money:
            yield (*start, *([""] * 6))


def _tables(report: WhatIfReport) -> tuple[Table, ...]:
    return (what_if_table(report),) if report.outcomes or report.budgets else ()


def _rows(report: WhatIfReport, *, lead: int) -> Iterator[Row]:
    unit = report.unit
    places = max((decimals(m.change / unit.pounds) for m in _all_changes(report)), default=0)

    def changes(money: Sequence[MoneyChange]) -> tuple[Text, ...]:
        return tuple(_signed(each.change, unit, places) for each in _changing(report, money))

    for each in report.outcomes:
        number = (literal(each.number),) if lead else ()
        counts = (literal(len(each.work) or "–"), literal(len(each.measures) or "–"))
        yield Row((*number, literal(each.title), literal(_state(each)), *counts, *changes(each.money)))
    if _changing(report, report.budgets):
        blank: tuple[Value, ...] = (literal(""),) * 3
        names = (literal(""),) * lead
        yield Row((*names, literal("Unallocated"), *blank, *changes(report.unallocated)), RowKind.SUBTOTAL)
        yield Row((*names, literal("All budgets"), *blank, *changes(report.budgets)), RowKind.TOTAL)


def _losses(report: WhatIfReport) -> Iterator[Section]:
    losing = [each for each in report.outcomes if each.work or each.measures]
    parts = []
    for each in losing:
        work = [
            Item(literal(at.name), facts=(Fact("Work", (literal(f"{at.kind} {at.document}/{at.item}"),)),))
            for at in each.work
        ]
        measures = [
            Item(literal(at.name), facts=(Fact("Measure", (literal(f"{at.document}/{at.item}"),)),))
            for at in each.measures
        ]
        heading = f"{each.number}. {each.title}" if each.number else each.title
        parts.append(Section(f"loss-{each.outcome}", heading, (Items((*work, *measures)),), level=3))
    if parts:
        yield Section("lost", "Work and measures lost", tuple(parts))


def _state(each: OutcomeLoss) -> str:
    return each.before.value if each.before is each.after else f"{each.before} → {each.after}"


def _purse(money: MoneyChange, report: WhatIfReport) -> str:
    """Which money a column holds, as far as it must be told from other money."""
    several = [len({getattr(each, name) for each in report.budgets}) > 1 for name in ("period", "basis")]
    parts = [each for each, told in zip((money.period, money.basis), several, strict=True) if told]
    if money.fund or len({each.fund for each in report.budgets}) > 1:
        parts.append(money.fund or "No fund stated")
    return ", ".join(parts) or "Pounds"


def _changing(report: WhatIfReport, money: Sequence[MoneyChange]) -> tuple[MoneyChange, ...]:
    """Of a change for each purse, those of purses in which anything changes."""
    columns = zip(*(each.money for each in report.outcomes), strict=True) if report.outcomes else ()
    moved = [any(each.change for each in column) for column in columns] or [False] * len(money)
    all_of = zip(report.budgets, report.unallocated, moved, strict=True)
    return tuple(
        each for each, (budget, rest, on) in zip(money, all_of, strict=True) if budget.change or rest.change or on
    )


def _all_changes(report: WhatIfReport) -> Iterator[MoneyChange]:
    for each in report.outcomes:
        yield from each.money
    yield from report.unallocated
    yield from report.budgets


def _signed(pounds: Decimal, unit: MoneyUnit, places: int) -> Text:
    return literal(signed(pounds / unit.pounds, places) if pounds else "–")
