import csv
import io

import pytest

from bizplan.render.csv import to_csv


def test_cells_with_commas_quotes_and_line_ends_come_back_as_they_were() -> None:
    rows = [["a,b", 'say "so"', "two\nlines"], ["", "£5,174k", "=1+1"]]
    text = to_csv(["one", "two", "three"], rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["one", "two", "three"], *rows]
    assert text.startswith("one,two,three\r\n")


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells under 2 headings"):
        to_csv(["one", "two"], [["1"]])
