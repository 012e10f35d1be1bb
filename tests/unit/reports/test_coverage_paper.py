"""The coverage map in words: a reader of the table sees what is served, and why the rest is not."""

from dataclasses import replace

import pytest

from bizplan.index.coverage import PlanCoverage
from bizplan.render.layout import value_in_words
from bizplan.reports.coverage import CoverageReport, Question
from bizplan.reports.coverage_map import build_coverage
from bizplan.reports.coverage_paper import coverage_paper
from bizplan.reports.coverage_tables import (
    CSV_HEADER,
    coverage_matrix,
    coverage_records,
    coverage_table,
    orphans_table,
    terminal_coverage,
)
from bizplan.reports.coverage_words import behind, in_words
from bizplan.reports.paper import (
    Absent,
    Callout,
    Items,
    MatrixRow,
    Paragraph,
    RowKind,
    Section,
    Status,
    Table,
    Text,
    Tone,
    blocks_within,
)
from tests.small_council import coverage, framework, plan, setting

SERVICES = "[{id: lamps, name: Lamps., contributes_to: [1]}, {id: roads, name: Roads, contributes_to: [1]}]"
HIGHWAYS = coverage(plan(services=SERVICES, outcomes="{claims: [{outcome: 2}]}"))
LIBRARIES = coverage(plan("libraries", objectives="[{id: read, text: Read aloud, contributes_to: [1, 2]}]"))
CLAIMING = coverage(plan("libraries", outcomes="{blanket: {text: All of them}}"))


def report(*plans: PlanCoverage, period: str = "2019-20", corporate_plan: str = "2018-23") -> CoverageReport:
    return build_coverage(plans, framework(corporate_plan), setting(), Question(period))


def words(found: CoverageReport) -> list[str]:
    return [behind(row, found) for row in found.outcomes]


def said(found: CoverageReport) -> list[str]:
    paper = coverage_paper(found, "Smallbridge Council")
    return [block.text.source for block in blocks_within(paper) if isinstance(block, Paragraph)]


def test_what_is_behind_each_outcome_with_one_department() -> None:
    assert words(report(HIGHWAYS)) == [
        "Lamps, Roads",
        "named by Highways, with no work behind it",
        "no plan names it",
    ]


def test_with_several_departments_each_is_named_with_its_first_entry() -> None:
    assert words(report(HIGHWAYS, LIBRARIES)) == [
        "Highways: Lamps, and 1 more; Libraries: Read aloud",
        "Libraries: Read aloud",
        "no plan names it",
    ]


def test_a_gap_under_a_claim_on_all_says_so() -> None:
    assert words(report(CLAIMING)) == ["only claimed with all others at once"] * 3


def test_the_line_that_sums_it_up() -> None:
    assert in_words(report(HIGHWAYS)) == "0 of 3 outcomes served, 1 unmeasured, 1 asserted only, 1 gap"
    assert in_words(report(CLAIMING)) == "0 of 3 outcomes served, 3 claimed in bulk only"


def test_nothing_to_map_says_which_years_there_are() -> None:
    assert in_words(report(HIGHWAYS, period="2021-22")) == (
        "No plan of 2021-22 names Corporate Plan 2018-23, so there is nothing to map; plans of 2019-20 do."
    )
    assert in_words(report(HIGHWAYS, period="", corporate_plan="2023-28")) == (
        "No plan names Corporate Plan 2023-28, so there is nothing to map."
    )


def test_a_paper_of_nothing_has_no_table() -> None:
    paper = coverage_paper(report(period="2021-22"), "Smallbridge Council")
    assert not any(isinstance(block, Table) for block in blocks_within(paper))
    assert said(report(period="2021-22")) == [in_words(report(period="2021-22"))]


def test_rows_stand_under_their_aims_and_an_unverified_title_says_so() -> None:
    table = coverage_table(report(HIGHWAYS))
    assert [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP] == [
        Text("People", literal=True),
        Text("Place", literal=True),
    ]
    assert table.rows[-1].cells[1] == Text("Streets are tidy (unverified)", literal=True)
    assert table.note
    assert table.note.source.endswith("Unverified: the title was not checked against the published corporate plan.")


def test_a_cell_says_its_state_in_a_word_and_counts() -> None:
    table = coverage_table(report(HIGHWAYS))
    lines = [row for row in table.rows if row.kind is RowKind.LINE]
    assert [cell.word for row in lines if isinstance(cell := row.cells[2], Status)] == [
        "unmeasured 2",
        "asserted",
        "gap",
    ]


def test_a_department_that_others_stand_in_for_is_no_gap() -> None:
    table = coverage_table(report(HIGHWAYS, CLAIMING))
    lines = [row for row in table.rows if row.kind is RowKind.LINE]
    assert [row.cells[4] for row in lines] == [Absent("none"), Absent("none"), Status("bulk", Tone.BAD, mark="◊")]


def test_outcomes_without_numbers_need_no_column_for_them() -> None:
    named = coverage(plan(corporate_plan="2023-28", outcomes="{claims: [{outcome: calm-town}]}"))
    table = coverage_table(report(named, corporate_plan="2023-28"))
    assert [column.label for column in table.columns] == ["Outcome", "Highways", "Behind it"]
    assert table.heads == 0


def test_the_paper_tells_gaps_from_what_is_only_asserted() -> None:
    assert said(report(HIGHWAYS))[:2] == [
        "Gaps, 1 of 3 outcomes; no plan names them:",
        "Asserted only, 1 of 3 outcomes; named, with no work behind them:",
    ]


def test_the_paper_shows_a_claim_on_all_as_a_claim() -> None:
    paper = coverage_paper(report(CLAIMING), "Smallbridge Council")
    (callout,) = (block for block in blocks_within(paper) if isinstance(block, Callout))
    assert callout.title == "Libraries"
    assert callout.blocks[0] == Paragraph(Text("All of them"))
    assert said(report(CLAIMING))[0] == "Claimed in bulk, 3 of 3 outcomes; only claimed together with all others:"


def test_the_paper_lists_the_work_behind_each_outcome() -> None:
    paper = coverage_paper(report(LIBRARIES), "Smallbridge Council")
    section = next(each for each in paper.sections if each.anchor == "behind")
    lists = [block for block in blocks_within(section) if isinstance(block, Items)]
    assert [[item.text.source for item in each.items] for each in lists] == [["Read aloud"], ["Read aloud"]]


def test_where_every_outcome_is_named_there_are_no_gaps() -> None:
    everything = coverage(plan(objectives="[{id: all, text: All, contributes_to: [1, 2, 3]}]"))
    assert said(report(everything))[0] == "Every outcome is named by at least one plan."


def test_what_leads_nowhere_is_told_by_plan() -> None:
    budget = """
    year: 2019-20
    unit: thousand
    basis: net
    lines: [{service: lamps, label: Lamps, amount: 30}, {label: Other, amount: 12.5}]
    """
    found = report(coverage(plan(services="[{id: lamps, name: Lamps}]", budget=budget)))
    section = next(each for each in coverage_paper(found, "Smallbridge Council").sections if each.anchor == "orphans")
    (inner,) = (each for each in section.blocks if isinstance(each, Section))
    assert inner.heading == "highways/2019-20"
    assert [each.text.source for each in inner.blocks if isinstance(each, Paragraph)] == [
        "1 of 1 service:",
        "Budget, £42,500 of £42,500:",
    ]
    rows = orphans_table(found).rows
    assert [[value_in_words(cell) for cell in row.cells] for row in rows] == [
        ["highways/2019-20", "1 of 1 service", "Lamps"],
        ["", "£42,500 of £42,500", "Lamps; Other"],
    ]


def test_a_heat_map_tells_states_apart_by_shade_mark_and_word() -> None:
    matrix = coverage_matrix(report(HIGHWAYS, CLAIMING))
    assert matrix.columns == ("Highways", "Libraries")
    lines = [row for row in matrix.rows if row.kind is RowKind.LINE]
    assert [[(cell.mark, cell.word, cell.figure) for cell in row.cells] for row in lines] == [
        [("▼", "unmeasured", "2"), ("", "none", "")],
        [("○", "asserted", ""), ("", "none", "")],
        [("", "none", ""), ("◊", "bulk", "")],
    ]
    assert len({each.shade for each in matrix.key}) == len({each.mark for each in matrix.key}) == len(matrix.key) == 6
    assert [row.words for row in lines] == [
        "unmeasured, single-handed",
        "asserted: named by Highways, with no work behind it",
        "bulk: only claimed with all others at once",
    ]
    assert matrix.caption == "0 of 3 outcomes served, 1 unmeasured, 1 asserted only, 1 claimed in bulk only"


def test_a_row_that_lacks_a_cell_is_no_matrix() -> None:
    matrix = coverage_matrix(report(HIGHWAYS))
    with pytest.raises(ValueError, match="has 0 cells, not 1"):
        replace(matrix, rows=(MatrixRow("People are safe"),))


def test_columns_that_do_not_fit_are_told_in_words() -> None:
    found = report(HIGHWAYS, LIBRARIES)
    assert [each.label for each in terminal_coverage(found, 120).columns] == [
        "No", "Outcome", "State", "Highways", "Libraries", "Behind it"
    ]  # fmt: skip
    assert [each.label for each in terminal_coverage(found, 80).columns] == [
        "No", "Outcome", "State", "Highways", "Libraries"
    ]  # fmt: skip
    narrow = terminal_coverage(found, 50)
    assert [each.label for each in narrow.columns] == ["No", "Outcome", "State", "By department"]
    assert [value_in_words(row.cells[3]) for row in narrow.rows if row.kind is RowKind.LINE] == [
        "▼ Highways 2, ▼ Libraries 1",
        "○ Highways, ▼ Libraries 1",
        "",
    ]


def test_records_hold_every_outcome_in_every_column() -> None:
    records = [dict(zip(CSV_HEADER, each, strict=True)) for each in coverage_records(report(HIGHWAYS, CLAIMING))]
    assert [(each["outcome"], each["column"], each["column_state"], each["items"]) for each in records] == [
        ("safe", "highways", "unmeasured", "2"),
        ("safe", "libraries", "bulk", "0"),
        ("skilled", "highways", "asserted", "0"),
        ("skilled", "libraries", "bulk", "0"),
        ("tidy", "highways", "gap", "0"),
        ("tidy", "libraries", "bulk", "0"),
    ]
    assert (records[0]["state"], records[0]["marks"]) == ("unmeasured", "single-handed")
