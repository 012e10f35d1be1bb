"""How wide the columns of a Word table are: whole words, whole figures, the rest of the room where it saves lines."""

import pytest

from bizplan.render.lettering import width_of
from bizplan.render.word.columns import SIZE, column_widths, is_crowded, shared
from bizplan.reports.paper import Absent, Align, Column, Row, RowKind, Status, Table, Tone, Value, literal

PORTRAIT, LANDSCAPE = 9412, 14344
SAID = "The Tenants’ Forum saw and changed the repairs policy and the lettings policy before they were agreed."


def table(columns: tuple[Column, ...], *rows: tuple[Value, ...]) -> Table:
    return Table("t", "T", columns, tuple(Row(cells) for cells in rows))


def several(count: int, words: str) -> Table:
    columns = tuple(Column(f"C{n}") for n in range(count))
    return table(columns, tuple(literal(words) for _ in columns))


@pytest.mark.parametrize("room", [PORTRAIT, LANDSCAPE, 3000])
@pytest.mark.parametrize("count", [1, 2, 5, 9])
@pytest.mark.parametrize("words", ["", "x", "unmeasured", SAID])
def test_the_columns_take_all_of_the_room(count: int, words: str, room: int) -> None:
    widths = column_widths(several(count, words), room)
    assert sum(widths) == room
    assert all(each > 0 for each in widths)


def test_no_word_figure_or_judgement_is_broken_while_there_is_room() -> None:
    columns = (Column("Measure"), Column("Latest", Align.NUMBER), Column("Status"), Column("What is planned"))
    judged = Status("slightly off target", Tone.WARNING, "86.0 against 90.0")
    block = table(
        columns,
        (literal("Homelessness prevention"), literal("56.4% (2025-26)"), judged, literal(SAID * 3)),
        (literal("x"), Absent("not collected until the returns of 2027-28 are in"), literal(""), literal("")),
    )
    measure, latest, status, planned = column_widths(block, PORTRAIT)
    assert measure > width_of("Homelessness", SIZE)
    assert latest > width_of("56.4% (2025-26)", SIZE)
    assert status > width_of("▲ slightly off target", SIZE, bold=True)
    assert planned > max(measure, latest, status)


def test_room_goes_where_it_saves_lines() -> None:
    columns = (Column("Entry"), Column("2025-26"), Column("Why"))
    block = table(columns, (literal("Target for homes let in time"), literal("55%"), literal(SAID * 2)))
    entry, before, why = column_widths(block, PORTRAIT)
    assert why > 2 * entry
    assert before < entry


def test_what_fits_on_one_line_each_is_spread_evenly() -> None:
    block = table((Column("Year"), Column("£000", Align.NUMBER)), (literal("2025-26"), literal("1,284")))
    year, amount = column_widths(block, PORTRAIT)
    assert 0.5 < amount / year < 1


def test_a_long_word_may_part_at_its_hyphens() -> None:
    parted, whole = (several(4, each) for each in ("prevention-officer/2026-27", "preventionofficer2026and27"))
    assert not is_crowded(parted, 8000)
    assert is_crowded(whole, 8000)


@pytest.mark.parametrize(("count", "crowded"), [(3, False), (5, True), (9, True)])
def test_towers_of_words_are_crowded(count: int, crowded: bool) -> None:
    assert is_crowded(several(count, SAID), PORTRAIT) is crowded


def test_a_table_without_rows_or_with_headings_only_is_not_crowded() -> None:
    assert not is_crowded(Table("t", "T", (Column("A"), Column("B")), ()), PORTRAIT)
    assert not is_crowded(Table("t", "T", (Column("A"),), (Row((literal(SAID * 9),), RowKind.GROUP),)), PORTRAIT)


def test_sharing_lies_between_the_least_and_the_most() -> None:
    assert shared([100, 100], [100, 300], 300) == [100, 200]
    assert shared([100, 100], [100, 100], 300) == [150, 150]
