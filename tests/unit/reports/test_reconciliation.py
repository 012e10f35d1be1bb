"""Finance's figure beside the table, and the classics that explain a difference."""

from decimal import Decimal

import pytest

from bizplan.index.controls import BudgetControl, budget_control
from bizplan.index.record import index_document
from bizplan.reports.reconciliation import ClueKind, ControlRead, Standing, build_reconciliation, reconciled
from bizplan.reports.reconciliation_paper import reconciliation_notes
from tests.small_council import loaded, plan, setting

LINES = "[{label: Lamps, amount: 437}, {label: Crews, amount: 60}, {label: Grant, amount: -25, income: true}]"


def control(words: str, total: str = "472") -> BudgetControl:
    budget = (
        f"year: 2019-20\nunit: thousand\nbasis: net\nlines: {LINES}\n"
        f"total: {{label: All, amount: {total}}}\ncontrol: {words}\n"
    )
    document = loaded(plan(budget=budget))
    found = budget_control(document, index_document(document, setting()), setting())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("amount", "clues"),
    [
        ("412", [(ClueKind.LEFT_OUT, ("Crews",))]),
        ("532", [(ClueKind.TWICE, ("Crews",))]),
        ("522", [(ClueKind.SIGN, ("Grant",))]),
        ("450", []),
        ("508", [(ClueKind.DIGITS, ("Lamps",))]),
        ("1012", [(ClueKind.SLIPPED, ("Crews",))]),
        ("437", [(ClueKind.LEFT_OUT, ("Crews", "Grant"))]),
    ],
)
def test_the_classics(amount: str, clues: list[tuple[ClueKind, tuple[str, ...]]]) -> None:
    found = reconciled(control(f"{{amount: {amount}, source: Ledger}}"), None, "Highways")
    assert found.standing is Standing.DIFFERS
    assert found.difference == (Decimal(amount) - 472) * 1000
    assert [(each.kind, each.labels) for each in found.clues] == clues


def test_a_stated_total_that_is_off_is_named() -> None:
    found = reconciled(control("{amount: 472, source: Ledger}", "470"), None, "Highways")
    assert [each.kind for each in found.clues] == [ClueKind.TOTAL]


@pytest.mark.parametrize(
    ("words", "standing", "difference"),
    [
        ("{amount: 472, source: Ledger}", Standing.AGREES, "0"),
        ("{amount: 472312, source: Ledger, unit: pound}", Standing.ROUNDED, "312"),
        ("{amount: 472512, source: Ledger, unit: pound}", Standing.DIFFERS, "512"),
    ],
)
def test_a_ledger_in_pounds(words: str, standing: Standing, difference: str) -> None:
    found = reconciled(control(words), None, "Highways")
    assert (found.standing, found.difference) == (standing, Decimal(difference))


IN_A_BOOK = "{file: ledger.xlsx, sheet: Net, cell: C4, unit: pound}"


@pytest.mark.parametrize(
    ("read", "standing", "agrees", "words"),
    [
        (ControlRead(Decimal(472000)), Standing.AGREES, True, "it is finance's figure"),
        (ControlRead(Decimal(412000)), Standing.DIFFERS, False, "differs by \N{MINUS SIGN}£60,000."),
        (
            ControlRead(None, "cell C4 is empty."),
            Standing.NOT_READ,
            False,
            "not read: ledger.xlsx, sheet “Net”, cell C4: cell",
        ),
        (ControlRead(None, "Not here.", skipped=True), Standing.SKIPPED, True, "not checked: "),
    ],
)
def test_a_figure_from_a_workbook(read: ControlRead, standing: Standing, agrees: bool, words: str) -> None:
    report = build_reconciliation([control(IN_A_BOOK)], {"plan.yaml": read}, setting())
    (found,) = report.plans
    assert (found.standing, report.agrees) == (standing, agrees)
    assert any(words in note for note in reconciliation_notes(report))


def test_no_plan_names_a_figure() -> None:
    report = build_reconciliation([], {}, setting(), "2019-20")
    assert list(reconciliation_notes(report)) == ["No plan of 2019-20 names a figure of finance's."]
