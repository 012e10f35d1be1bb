"""Budget entries to a pivot: rows and columns of sums, each open to its lines, nothing unlike added unasked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from bizplan.diagnostics import Route
from bizplan.index.accounts import PlanAccounts
from bizplan.index.money import PlanMoney
from bizplan.index.outcome_money import unlisted
from bizplan.index.setting import Setting
from bizplan.reports.budget_entries import Dimension, Entry, budget_entries, heads_of, told_apart
from bizplan.reports.paper import RowKind
from bizplan.values.amounts import MoneyUnit, figure

MOST_ACROSS = 5
"""More heads than these in the second of two dimensions stand under one another, not beside."""


class Kind(StrEnum):
    """What makes money unlike other money."""

    YEARS = "years"
    BASES = "bases"
    """Net and gross."""
    FUNDS = "funds"


_DIMENSION = {Kind.YEARS: Dimension.YEAR, Kind.FUNDS: Dimension.FUND}
_APART = {Kind.YEARS: "several years", Kind.BASES: "net and gross", Kind.FUNDS: "several funds"}


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """A budget line, or the part of one that is for one outcome."""

    document: str
    """The plan's id."""
    file: str
    """The plan's file, from the repository's root."""
    line: int
    """The line of the file, from 1, at which it stands; 0 where that was not asked for."""
    label: str
    """As printed."""
    year: str
    basis: str
    fund: str
    """The fund's name, or empty where none is stated."""
    heads: tuple[str, ...]
    """What it stands under, one name for each dimension asked for."""
    pounds: Decimal
    whole: Decimal
    """The whole line in pounds; other than `pounds` where the line is divided between outcomes."""
    apportioned: bool
    """Whether its part was divided equally because no plan states a share."""


@dataclass(frozen=True, slots=True)
class PivotSum:
    """One sum of a pivot."""

    pounds: Decimal | None
    """None where there is nothing to add, or what there is must not be added."""
    why_none: str
    """Why there is no sum: no lines, several funds, several years, or net and gross; else empty."""
    entries: tuple[int, ...]
    """The positions, from 0, of the entries it is made of."""


@dataclass(frozen=True, slots=True)
class PivotRow:
    """A row of a pivot."""

    kind: RowKind
    """line, subtotal or total."""
    heads: tuple[str, ...]
    """The names it stands under, outermost first; fewer for a sub-total, none for the total."""
    sums: tuple[PivotSum, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True)
class PivotTable:
    """Money that may be added, by the dimensions asked for."""

    year: str
    """The year of all of it; empty where years are told apart inside, or were added."""
    basis: str
    """net or gross; empty where both were added."""
    fund: str
    """The fund's name, `Fund not stated`, or empty where funds are told apart inside, or were added."""
    columns: tuple[str, ...]
    """The heads across, and last `Total` where rows can be added up; empty where there is one column of amounts."""
    heads_across: int
    """How many of the columns are heads; the one after them adds them up."""
    rows: tuple[PivotRow, ...]

    @property
    def total(self) -> PivotRow | None:
        """The last row, which adds up all others; None where they must not be added."""
        return next((each for each in self.rows if each.kind is RowKind.TOTAL), None)


@dataclass(frozen=True, slots=True)
class PivotReport:
    """Departments' budgets added up by what was asked for."""

    by: tuple[Dimension, ...]
    period: str
    """The year, or empty for all years."""
    unit: MoneyUnit
    """The unit in which sums are shown."""
    sign_convention: str
    """cost positive or income positive, as the organisation states."""
    added: tuple[Kind, ...]
    """What was added together because it was asked for, though it is unlike."""
    entries: tuple[BudgetEntry, ...]
    """Every line, by department and year."""
    tables: tuple[PivotTable, ...]
    """One for each kind of money that may not be added to another."""
    notes: tuple[str, ...]
    """What a reader must know of these sums."""


def build_pivot(  # noqa: PLR0913 -- what to add, and how
    accounts: Iterable[PlanAccounts],
    setting: Setting,
    by: tuple[Dimension, ...],
    period: str = "",
    *,
    added: frozenset[Kind] = frozenset(),
    unit: MoneyUnit | None = None,
    line_numbers: Mapping[tuple[str, Route], int] | None = None,
) -> PivotReport:
    """Departments' budgets of a period, or of all, added up by one or more dimensions.

    Years, bases and funds are added only as far as `added` says; others stand in tables of their own, or where they
    are dimensions themselves, without a sum over them. `line_numbers` holds the lines of the places that are known.
    """
    held = tuple(accounts)
    entries = told_apart(budget_entries(held, setting, period, by), by, setting)
    organisation = setting.organisation
    lines = line_numbers or {}
    apart = [each for each in Kind if each not in added and _DIMENSION.get(each) not in by]
    numbered = sorted(enumerate(entries), key=lambda pair: _money_key(pair[1], apart, setting))
    groups = groupby(numbered, key=lambda pair: _money_key(pair[1], apart, setting))
    documents = {each.document for each in entries}
    used = [each.money for each in held if each.money is not None and each.money.document in documents]
    units = [each for each in MoneyUnit if any(money.unit is each for money in used)]
    shown = unit or (units[0] if units else MoneyUnit.THOUSAND)
    return PivotReport(
        by,
        period,
        shown,
        organisation.sign_convention if organisation else "cost positive",
        tuple(each for each in Kind if each in added and _differs(entries, each)),
        tuple(_shown(each, lines) for each in entries),
        tuple(_table(tuple(group), by, apart, added) for _, group in groups),
        tuple(_notes(entries, used, shown)),
    )


def place_routes(accounts: Iterable[PlanAccounts], period: str = "") -> Iterator[tuple[str, Route]]:
    """File and route of every line that a report of the period adds up, for `line_numbers`."""
    for each in accounts:
        money = each.money
        if money is not None and money.level == "department" and period in {"", money.year}:
            yield from ((money.file, line.route) for line in money.lines)


_Numbered = tuple[int, Entry]


def _table(
    numbered: Sequence[_Numbered], by: tuple[Dimension, ...], apart: Sequence[Kind], added: frozenset[Kind]
) -> PivotTable:
    entries = [entry for _, entry in numbered]
    first = entries[0]
    across = [*heads_of(entries, 1)] if len(by) == 2 else []  # noqa: PLR2004 -- only of two does the second go across
    if not 1 <= len(across) <= MOST_ACROSS:
        across = []
    inner = 1 if across else len(by)
    rows = [*_rows(numbered, 0, inner, [each.key for each in across], added)]
    everything = _sums(numbered, [each.key for each in across], added)
    leaves = [row for row in rows if row.kind is RowKind.LINE]
    if len(leaves) > 1 and any(each.pounds is not None for each in everything):
        rows.append(PivotRow(RowKind.TOTAL, (), everything))
    columns = (*(each.name for each in across), "Total") if across else ()
    if across and (len(across) == 1 or any(row.sums[-1].pounds is None for row in rows)):
        columns, rows = columns[:-1], [PivotRow(row.kind, row.heads, row.sums[:-1]) for row in rows]
    return PivotTable(
        first.year if Kind.YEARS in apart else "",
        first.basis if Kind.BASES in apart else "",
        (first.fund or "Fund not stated") if Kind.FUNDS in apart else "",
        columns,
        len(across),
        tuple(rows),
    )


def _rows(
    numbered: Sequence[_Numbered], depth: int, inner: int, across: Sequence[tuple[str, ...]], added: frozenset[Kind]
) -> Iterator[PivotRow]:
    """A row for each set of heads that has entries; after several under one outermost head their sum."""
    by_key = _by_key(numbered, depth)
    for head in heads_of((entry for _, entry in numbered), depth):
        under = by_key[head.key]
        if depth + 1 == inner:
            yield PivotRow(RowKind.LINE, (head.name,), _sums(under, across, added))
            continue
        below = [
            PivotRow(each.kind, (head.name, *each.heads), each.sums)
            for each in _rows(under, depth + 1, inner, across, added)
            if each.kind is RowKind.LINE
        ]
        yield from below
        sums = _sums(under, across, added)
        if depth == 0 and len(below) > 1 and any(each.pounds is not None for each in sums):
            yield PivotRow(RowKind.SUBTOTAL, (head.name,), sums)


def _sums(
    numbered: Sequence[_Numbered], across: Sequence[tuple[str, ...]], added: frozenset[Kind]
) -> tuple[PivotSum, ...]:
    by_key = _by_key(numbered, 1) if across else {}
    columns = [by_key.get(key, ()) for key in across]
    return tuple(_sum(each, added) for each in (*columns, numbered))


def _by_key(numbered: Sequence[_Numbered], depth: int) -> Mapping[tuple[str, ...], Sequence[_Numbered]]:
    found: dict[tuple[str, ...], list[_Numbered]] = {}
    for pair in numbered:
        found.setdefault(pair[1].heads[depth].key, []).append(pair)
    return found


def _sum(numbered: Sequence[_Numbered], added: frozenset[Kind]) -> PivotSum:
    positions = tuple(position for position, _ in numbered)
    if not numbered:
        return PivotSum(None, "no lines", ())
    entries = [entry for _, entry in numbered]
    for kind in Kind:
        if kind not in added and _differs(entries, kind):
            return PivotSum(None, _APART[kind], positions)
    return PivotSum(sum((each.pounds for each in entries), Decimal(0)), "", positions)


def _differs(entries: Iterable[Entry], kind: Kind) -> bool:
    return len({_of_kind(each, kind) for each in entries}) > 1


def _of_kind(entry: Entry, kind: Kind) -> str:
    return {Kind.YEARS: entry.year, Kind.BASES: entry.basis, Kind.FUNDS: entry.fund}[kind]


def _money_key(entry: Entry, apart: Sequence[Kind], setting: Setting) -> tuple[tuple[int, str], ...]:
    """What money is kept apart by: years and bases as they are written, funds in the organisation's order."""
    funds = [each.name for each in setting.organisation.funds] if setting.organisation else []
    place = funds.index(entry.fund) if entry.fund in funds else len(funds)
    return tuple((place if kind is Kind.FUNDS else 0, _of_kind(entry, kind)) for kind in apart)


def _shown(entry: Entry, lines: Mapping[tuple[str, Route], int]) -> BudgetEntry:
    return BudgetEntry(
        entry.document,
        entry.file,
        lines.get((entry.file, entry.route), 0),
        entry.label,
        entry.year,
        entry.basis,
        entry.fund,
        tuple(each.name for each in entry.heads),
        entry.pounds,
        entry.whole,
        entry.apportioned,
    )


def _notes(entries: Sequence[Entry], plans: Sequence[PlanMoney], unit: MoneyUnit) -> Iterator[str]:
    if rounded := [each.document for each in plans if each.rounded]:
        yield f"Lines printed as rounded figures: {', '.join(rounded)}; sums of them may miss the printed totals."
    for each in plans:
        if rest := unlisted(each):
            yield f"Not every line of {each.document} is listed: {figure(rest / unit.pounds)} of its total is in none."
    apportioned = sum((each.pounds for each in entries if each.apportioned), Decimal(0))
    if apportioned:
        amount = figure(apportioned / unit.pounds)
        yield f"{amount} was divided in equal parts between outcomes, since no plan states the shares."
