"""The reconciliation to a table, sentences and a paper: finance's figure, the plan's, the difference to the pound."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Row,
    Section,
    Status,
    Table,
    Tone,
    Value,
    Width,
    literal,
)
from bizplan.reports.reconciliation import Reconciled, Reconciliation, Standing
from bizplan.values.amounts import figure, signed

CSV_HEADER = (
    "plan", "department", "period", "source", "control_gbp", "table_gbp", "lines_gbp", "difference_gbp", "standing",
    "fault", "clues",
)  # fmt: skip
_TONES = {
    Standing.AGREES: Tone.GOOD,
    Standing.ROUNDED: Tone.GOOD,
    Standing.DIFFERS: Tone.BAD,
    Standing.NOT_READ: Tone.BAD,
    Standing.SKIPPED: Tone.UNKNOWN,
}


def reconciliation_tables(report: Reconciliation) -> tuple[Table, ...]:
    """One table of all plans that name a figure of finance's; none where no plan does."""
    return (_table(report),) if report.plans else ()


def reconciliation_notes(report: Reconciliation) -> Iterator[str]:
    """Where each figure of finance's stands, what differs, and what may explain it."""
    for each in report.plans:
        yield f"{each.document}: {_in_words(each)}"
        yield from (clue.words for clue in each.clues)
    if not report.plans:
        yield f"No plan{f' of {report.period}' if report.period else ''} names a figure of finance's."


def reconciliation_paper(report: Reconciliation, council: str) -> Paper:
    """The reconciliation as a paper."""
    items = Items(tuple(Item(literal(words[0].upper() + words[1:])) for words in reconciliation_notes(report)))
    year = report.period or "all years"
    return Paper(
        kind="reconciliation",
        reference=f"reconciliation-{report.period or 'all'}",
        title="Budgets reconciled with finance's figures",
        subtitle=year,
        council=council,
        cover=(Fact("Year", (literal(year),)),),
        sections=(Section("reconciliation", "Plans and finance's figures", (*reconciliation_tables(report), items)),),
    )


def reconciliation_records(report: Reconciliation) -> Iterator[Sequence[str]]:
    """A row for each plan, under CSV_HEADER, in pounds."""
    for each in report.plans:
        amounts = (each.control, each.table, each.lines, each.difference)
        yield (
            each.document,
            each.name,
            each.period,
            each.source,
            *("" if amount is None else f"{amount:f}" for amount in amounts),
            each.standing.value,
            each.fault,
            " ".join(clue.words for clue in each.clues),
        )


def fault_in_words(each: Reconciled) -> str:
    """What is wrong with one plan's figure, as a finding says it."""
    if each.control is None or each.difference is None:
        return f"finance's figure ({each.source}) is not known: {each.fault}"
    return (
        f"finance's figure ({each.source}) is £{_pounds(each.control)}, but the table makes £{_pounds(each.table)}:"
        f" {_signed(each.difference)}"
    )


def _table(report: Reconciliation) -> Table:
    columns = (
        Column("Plan", width=Width.WIDE),
        Column("Plan's figure", Align.NUMBER, unit="£"),
        Column("Finance's", Align.NUMBER, unit="£"),
        Column("Difference", Align.NUMBER, unit="£"),
        Column("Finding"),
    )
    rows = tuple(
        Row(
            (
                literal(f"{each.name}, {each.period}"),
                literal(_pounds(each.table)),
                _or_absent(_pounds(each.control) if each.control is not None else ""),
                _or_absent(_signed(each.difference) if each.difference is not None else ""),
                Status(each.standing.value, _TONES[each.standing], each.source),
            )
        )
        for each in report.plans
    )
    caption = f"Budgets beside finance's figures{f', {report.period}' if report.period else ''}"
    return Table("reconciliation", caption, columns, rows)


def _in_words(each: Reconciled) -> str:
    match each.standing:
        case Standing.AGREES:
            return f"it is finance's figure ({each.source})."
        case Standing.ROUNDED:
            return f"it is finance's figure ({each.source}) as far as the table prints."
        case Standing.DIFFERS:
            difference = _signed(each.difference or Decimal(0))
            why = "" if each.clues else " No line and no few lines explain it."
            return f"finance's figure ({each.source}) differs by £{difference}.{why}".replace("£+", "+£").replace(
                "£\N{MINUS SIGN}", "\N{MINUS SIGN}£"
            )
        case _:
            return f"{each.standing.value}: {each.source}: {each.fault}"


def _or_absent(words: str) -> Value:
    return literal(words) if words else Absent("not read")


def _pounds(amount: Decimal) -> str:
    return figure(amount, 0 if amount == amount.to_integral_value() else 2)


def _signed(amount: Decimal) -> str:
    return signed(amount, 0 if amount == amount.to_integral_value() else 2)
