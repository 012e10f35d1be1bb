"""Text as a terminal sets it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizplan.render.cells import cells, cells_of, edges, one_line, wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0,)),
        ("ab", (0, 1, 2)),
        ("\ta", (0, 4, 5)),
        ("草a", (0, 2, 3)),
        ("e\u0301a", (0, 1, 1, 2)),
        ("🌳a", (0, 2, 3)),
        ("a\u200bb", (0, 1, 1, 2)),
        ("£“", (0, 1, 2)),
    ],
)
def test_edges(text: str, expected: tuple[int, ...]) -> None:
    assert edges(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, []),
        ("one", 10, ["one"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("a-longer-word-than-that b", 5, ["a-longer-word-than-that", "b"]),
        ("草刈 草刈", 8, ["草刈", "草刈"]),
        ("草刈 草刈", 9, ["草刈 草刈"]),
        ("one\n  two", 80, ["one two"]),
    ],
)
def test_wrapped(text: str, width: int, expected: list[str]) -> None:
    assert list(wrapped(text, width)) == expected


def test_one_line_disarms_what_a_terminal_would_obey() -> None:
    assert one_line("red \x1b[31m and\nmore \x9b1m") == "red ␛[31m and more \ufffd1m"


@given(st.text())
def test_a_text_takes_the_cells_of_its_signs_however_it_is_counted(text: str) -> None:
    assert cells_of(text) == sum(map(cells, text)) == edges(text)[-1]
    assert len(edges(text)) == len(text) + 1
