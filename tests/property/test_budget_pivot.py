"""A pivot's parts make its whole by every head, however lines are split, ordered or scaled, and read back equal."""

import csv
import io
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bizplan.index.accounts import PlanAccounts
from bizplan.render.csv import to_csv
from bizplan.render.xlsx import to_xlsx
from bizplan.reports.budget_entries import Dimension
from bizplan.reports.budget_pivot import Kind, PivotReport, build_pivot
from bizplan.reports.budget_pivot_paper import leaves, pivot_records
from bizplan.reports.budget_workbook import Origin, pivot_workbook
from bizplan.reports.paper import RowKind
from bizplan.values.amounts import MoneyUnit
from tests.small_council import accounts, plan, setting

BYS = st.lists(st.sampled_from(Dimension), min_size=1, max_size=4, unique=True).map(tuple)
SERVICES = """
- {id: a, name: Lamps, contributes_to: [1]}
- {id: b, name: Crews, contributes_to: [{to: 1, share: 33.3}, {to: 2, share: 66.7}]}
- {id: c, name: Books, contributes_to: [1, 2, 3]}
"""
ALL = frozenset(Kind)
LINE = st.tuples(
    st.sampled_from("abcx"),
    st.integers(-(10**7), 10**7),
    st.sampled_from(["", "general", "harbour"]),
    st.sampled_from(["", "local risk", "central risk"]),
    st.sampled_from(["", "Staff"]),
)
TABLES = st.lists(st.lists(LINE, min_size=1, max_size=6), min_size=1, max_size=3)


def written(lines: list[tuple[str, int, str, str, str]], unit: str, year: str, basis: str = "net") -> str:
    rows = []
    for number, (service, pence, fund, risk, kind) in enumerate(lines):
        keys = {"label": f"line {number}", "amount": f"{Decimal(pence).scaleb(-2):f}"}
        keys |= {"service": service} if service != "x" else {}
        keys |= {"fund": fund, "risk_class": risk, "type": kind}
        rows.append("- {" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value) + "}")
    head = f"year: {year}\nunit: pound\nbasis: {basis}\nlines:\n"
    return plan(unit, year, services=SERVICES, budget=head + "\n".join(rows) + "\n")


def held(tables: list[list[tuple[str, int, str, str, str]]]) -> list[PlanAccounts]:
    places = [("highways", "2019-20", "net"), ("libraries", "2019-20", "net"), ("highways", "2018-19", "gross")]
    return [accounts(written(lines, *place)) for lines, place in zip(tables, places, strict=False)]


def whole(report: PivotReport) -> Decimal:
    parts = (found for table in report.tables for _, found in leaves(table))
    return sum((each.pounds for each in parts if each.pounds is not None), Decimal(0))


@settings(max_examples=20, deadline=None)
@given(TABLES, BYS, st.sets(st.sampled_from(Kind)))
def test_the_parts_make_the_whole_by_every_head(
    tables: list[list[tuple[str, int, str, str, str]]], by: tuple[Dimension, ...], added: set[Kind]
) -> None:
    report = build_pivot(held(tables), setting(), by, added=ALL)
    expected = sum((Decimal(each[1]).scaleb(-2) for each in chain(*tables)), Decimal(0))
    assert sum((each.pounds for each in report.entries), Decimal(0)) == expected
    assert whole(report) == expected
    (table,) = report.tables
    if table.total is not None:
        assert table.total.sums[-1].pounds == expected

    careful = build_pivot(held(tables), setting(), by, added=frozenset(added))
    for each in careful.tables:
        for row in each.rows:
            for found in row.sums:
                entries = [careful.entries[at] for at in found.entries]
                alike = {(e.year, e.basis, e.fund) for e in entries}
                if found.pounds is None:
                    assert not entries or len(alike) > 1
                else:
                    assert found.pounds == sum((e.pounds for e in entries), Decimal(0))
                    unlike = {Kind.YEARS: 0, Kind.BASES: 1, Kind.FUNDS: 2}
                    assert all(len({key[at] for key in alike}) == 1 for kind, at in unlike.items() if kind not in added)
        for at in range(len(each.rows[0].sums)):
            if each.total is not None and (made := each.total.sums[at].pounds) is not None:
                lines = [row.sums[at].pounds or 0 for row in each.rows if row.kind is RowKind.LINE]
                assert sum(lines) == made


@settings(max_examples=20, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=6), BYS, st.data())
def test_lines_split_and_turned_make_the_same_sums(
    lines: list[tuple[str, int, str, str, str]], by: tuple[Dimension, ...], data: st.DataObject
) -> None:
    by = tuple(each for each in by if each not in {Dimension.SECTION, Dimension.OUTCOME}) or (Dimension.FUND,)
    at, part = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(-(10**7), 10**7))
    service, pence, *rest = lines[at]
    split = [*lines[:at], (service, part, *rest), (service, pence - part, *rest), *lines[at + 1 :]]
    turned = data.draw(st.permutations(split))

    def sums(texts: list[tuple[str, int, str, str, str]]) -> set[tuple[object, ...]]:
        report = build_pivot(held([texts]), setting(), by)
        return {(t.fund, heads, found.pounds) for t in report.tables for heads, found in leaves(t)}

    assert sums(turned) == sums(lines)  # type: ignore[arg-type]  # a tuple's rest has no length for mypy


@settings(max_examples=20, deadline=None)
@given(TABLES, BYS, st.sampled_from(MoneyUnit))
def test_csv_and_workbook_read_back_equal(
    tables: list[list[tuple[str, int, str, str, str]]], by: tuple[Dimension, ...], unit: MoneyUnit
) -> None:
    report = build_pivot(held(tables), setting(), by, unit=unit)
    expected = [found.pounds for table in report.tables for _, found in leaves(table) if found.pounds is not None]

    read = [*csv.DictReader(io.StringIO(to_csv(*pivot_records(report)), newline=""))]
    assert [Decimal(each["amount_gbp"]) for each in read] == expected

    made = to_xlsx(pivot_workbook(report, Origin("Smallbridge", "plans", date(2020, 3, 31), "0")))
    assert made == to_xlsx(pivot_workbook(report, Origin("Smallbridge", "plans", date(2020, 3, 31), "0")))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    for name, table in zip(book.sheet_names, report.tables, strict=False):
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)[-len(table.rows) :]
        for row, cells in zip(table.rows, rows, strict=True):
            found = [cells[at - len(row.sums)] for at in range(len(row.sums))]
            for cell, sum_ in zip(found, row.sums, strict=True):
                value = None if sum_.pounds is None else sum_.pounds / unit.pounds
                assert (None if cell == "" else Decimal(str(cell))) == value


@pytest.mark.parametrize("by", Dimension)
def test_no_budget_makes_no_table(by: Dimension) -> None:
    report = build_pivot([], setting(), (by,))
    assert (report.tables, report.entries, report.notes) == ((), (), ())
