"""Terminal tables: figures in line, every line within the width, nothing cut."""

import pytest
from rich.cells import cell_len

from bizplan.render.tables import terminal_table, wrapped
from bizplan.reports.paper import Absent, Align, Column, Row, RowKind, Status, Table, Text, Tone, literal

BUDGET = Table(
    "t",
    "Budget",
    (Column("Service"), Column("2018-19", Align.NUMBER, "£000"), Column("Owner"), Column("Status")),
    (
        Row(
            (
                Text("Committee and *Member* services"),
                literal("2,428"),
                Text("Head of A"),
                Status("on target", Tone.GOOD),
            )
        ),
        Row((Text("Elections"), literal("(98.5)"), Absent("not set"), Status("off target", Tone.BAD, "98 against 90"))),
        Row((Text("Total"), literal("2,329.5"), literal(""), literal("")), RowKind.TOTAL),
    ),
    number="Table 1",
    note=Text("Source: finance system."),
)


def test_a_whole_table() -> None:
    assert (
        terminal_table(BUDGET).plain
        == """\
Table 1: Budget

                                2018-19
Service                            £000  Owner      Status
────────────────────────────────────────────────────────────────
Committee and Member services  2,428     Head of A  ● on target
Elections                        (98.5)  not set    ■ off target
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Total                          2,329.5
Source: finance system."""
    )


def test_words_are_wrapped_before_anything_is_left_out() -> None:
    assert (
        terminal_table(BUDGET, width=46, drop=(2, 3)).plain
        == """\
Table 1: Budget

              2018-19
Service          £000  Owner      Status
──────────────────────────────────────────────
Committee    2,428     Head of A  ● on target
and Member
services
Elections      (98.5)  not set    ■ off target
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
Total        2,329.5
Source: finance system."""
    )


def test_columns_go_in_the_declared_order_and_are_named() -> None:
    lines = terminal_table(BUDGET, width=34, drop=(0, 2, 3)).plain.split("\n")
    assert lines[3].split() == ["Service", "£000", "Status"]
    assert lines[-2] == "Not shown at this width: Owner."


def test_what_fits_no_other_way_becomes_a_list() -> None:
    assert terminal_table(BUDGET, width=20).plain.split("\n")[2:9] == [
        "Committee and Member",
        "services",
        "  2018-19 £000:",
        "  2,428",
        "  Owner: Head of A",
        "  Status: ● on",
        "  target",
    ]


@pytest.mark.parametrize("width", [*range(1, 30), 40, 60, 80, 200])
@pytest.mark.parametrize("drop", [(), (2,), (3, 2)])
def test_no_line_is_too_wide_and_no_figure_is_lost(width: int, drop: tuple[int, ...]) -> None:
    text = terminal_table(BUDGET, width=width, drop=drop).plain
    widest = 2 if width == 1 else width
    assert max(map(cell_len, text.split("\n"))) <= widest
    assert all(line == line.rstrip() for line in text.split("\n"))
    joined = "".join(text.split())
    assert all(part in joined for part in ("2,428", "(98.5)", "2,329.5", "Elections", "Member", "services"))


def test_groups_and_subtotals() -> None:
    rows = (
        Row((literal("Fund A"),), RowKind.GROUP),
        Row((literal("x"), literal("1"))),
        Row((literal("Fund A"), literal("1")), RowKind.SUBTOTAL),
        Row((literal("Fund B"),), RowKind.GROUP),
        Row((literal("y"), literal("2"))),
    )
    table = Table("t", "", (Column("Service"), Column("£", Align.NUMBER)), rows)
    assert terminal_table(table).plain.split("\n") == [
        *("Service  £", "──────────", "Fund A", "x        1", "──────────", "Fund A   1"),
        *("", "Fund B", "y        2"),
    ]
    assert terminal_table(table, width=5).plain.split("\n")[:4] == ["Fund", "A", "x", "  £:"]


def test_a_table_of_no_rows_still_says_its_heads() -> None:
    table = Table("t", "Empty", (Column("A"), Column("B", Align.NUMBER)), ())
    assert terminal_table(table).plain == "Empty\n\nA  B\n────"


def test_control_characters_never_reach_the_terminal() -> None:
    table = Table("t", "a\x1b[31m", (Column("b\x07"),), (Row((Text("c\x1b]0;d\x07"),)),))
    assert not {"\x1b", "\x07"} & set(terminal_table(table).plain)


def test_wide_characters_count_twice() -> None:
    assert wrapped("住宅 住宅", 5) == ["住宅", "住宅"]
    assert wrapped("住宅住宅住", 4) == ["住宅", "住宅", "住"]
    assert wrapped("", 5) == [""]
