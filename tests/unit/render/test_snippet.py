"""Lines of a file with their faults underlined."""

from hypothesis import given
from hypothesis import strategies as st

from bizplan.diagnostics import Severity, Span
from bizplan.render.cells import edges
from bizplan.render.ink import Ink
from bizplan.render.placed import Place
from bizplan.render.snippet import Mark, snippet


def fault(text: str, line: int, column: int, end: int, label: str = "") -> Mark:
    return Mark(_place(text, Span(line, column, line, end), label), Severity.ERROR)


def long_fault(text: str, line: int, column: int, end_line: int, label: str = "") -> Mark:
    return Mark(_place(text, Span(line, column, end_line, 2), label), Severity.ERROR)


def remark(text: str, line: int, column: int, end: int, label: str) -> Mark:
    return Mark(_place(text, Span(line, column, line, end), label), None)


def shown(*marks: Mark, width: int = 60) -> str:
    return "\n".join(snippet(marks, width, Ink()))


def _place(text: str, span: Span, label: str) -> Place:
    lines = dict(enumerate(text.split("\n"), 1))
    near = {number: lines[number] for number in range(span.line - 1, span.end_line + 1) if number in lines}
    return Place("a.yaml", span, (), near, label)


PLAN = """\
lines:
  - label: Police
    amount: 120
  - label: Parks
    amount: 30
total: 155"""


def test_a_fault_stands_under_the_line_above_it() -> None:
    assert shown(fault(PLAN, 6, 8, 11)) == (
        " 5 |     amount: 30\n"
        " 6 | total: 155\n"
        "   |        ^^^"
    )  # fmt: skip


def test_a_fault_in_the_first_line_has_none_above() -> None:
    assert shown(fault(PLAN, 1, 1, 6)) == " 1 | lines:\n   | ^^^^^"


def test_further_places_stand_where_they_are_with_gaps_between() -> None:
    marks = (
        fault(PLAN, 6, 8, 11, "stated"),
        remark(PLAN, 3, 13, 16, "120"),
        remark(PLAN, 5, 13, 15, "30"),
    )
    assert shown(*marks) == (
        " 3 |     amount: 120\n"
        "   |             --- 120\n"
        " …\n"
        " 5 |     amount: 30\n"
        "   |             -- 30\n"
        " 6 | total: 155\n"
        "   |        ^^^ stated"
    )


def test_two_places_in_one_line_have_a_row_each() -> None:
    text = "items: [a, b]"
    assert shown(fault(text, 1, 12, 13, "here"), remark(text, 1, 8, 9, "opened")) == (
        " 1 | items: [a, b]\n"
        "   |            ^ here\n"
        "   |        - opened"
    )  # fmt: skip


def test_a_fault_of_several_lines_is_marked_beside_them() -> None:
    assert shown(long_fault(PLAN, 2, 5, 3, "no id")) == (
        " 1 | lines:\n"
        " 2 >   - label: Police\n"
        "   >     ^^^^^^^^^^^^^ no id\n"
        " 3 >     amount: 120"
    )  # fmt: skip


def test_of_a_long_fault_the_first_lines_are_shown() -> None:
    rows = snippet([long_fault("\n".join("abcdefgh"), 1, 1, 8)], 60, Ink())
    assert rows == [" 1 > a", "   > ^", " 2 > b", " 3 > c", " 4 > d"]


def test_numbers_are_in_line_and_blank_lines_above_are_left_out() -> None:
    text = "\n" * 8 + "a: 1\nb: 2\n\nc: 3"
    assert shown(fault(text, 10, 4, 5), remark(text, 9, 4, 5, "one"), remark(text, 12, 4, 5, "three")) == (
        "  9 | a: 1\n    |    - one\n 10 | b: 2\n    |    ^\n  …\n 12 | c: 3\n    |    - three"
    )


def test_an_empty_value_is_marked_behind_its_colon() -> None:
    assert shown(fault("text:", 1, 6, 6)) == " 1 | text:\n   |      ^"


def test_nothing_is_shown_of_an_empty_or_unreadable_file() -> None:
    assert snippet([fault("", 1, 1, 1)], 60, Ink()) == []
    assert snippet([Mark(Place("a.yaml", Span(1, 1, 1, 1), (), {}), Severity.ERROR)], 60, Ink()) == []


def test_a_long_line_is_cut_behind_a_fault_near_its_start() -> None:
    assert shown(fault("name: " + "word " * 30, 1, 1, 5), width=40) == (
        " 1 | name: word word word word word wor…\n"
        "   | ^^^^"
    )  # fmt: skip


def test_a_long_line_is_cut_before_and_behind_a_fault_far_along() -> None:
    text = "text: " + "and so on " * 10 + "TBC " + "and so forth " * 10
    assert shown(fault(text, 1, 107, 110), width=40) == (
        " 1 | …so on and so on TBC and so forth …\n"
        "   |                  ^^^"
    )  # fmt: skip


def test_a_place_out_of_sight_is_named_by_its_column() -> None:
    text = "items: [{id: tidy}, " + "{id: other}, " * 10 + "{id: tidy}]"
    marks = (fault(text, 1, 156, 160), remark(text, 1, 14, 18, "first here"))
    assert shown(*marks, width=40) == (
        " 1 | …: other}, {id: other}, {id: tidy}]\n"
        "   |                              ^^^^\n"
        "   | ← column 14: first here"
    )  # fmt: skip
    marks = (fault(text, 1, 14, 18), remark(text, 1, 156, 160, "and again"))
    assert shown(*marks, width=40) == (
        " 1 | items: [{id: tidy}, {id: other}, {…\n"
        "   |              ^^^^\n"
        "   | → column 156: and again"
    )  # fmt: skip


def test_a_label_without_room_goes_below() -> None:
    assert shown(fault("name: Housing and more", 1, 7, 23, "is borne by another entry, on line 3"), width=50) == (
        " 1 | name: Housing and more\n"
        "   |       ^^^^^^^^^^^^^^^^\n"
        "   |       is borne by another entry, on line 3"
    )  # fmt: skip


def test_colour_changes_nothing_but_the_colour() -> None:
    marks = [fault(PLAN, 6, 8, 11, "stated"), remark(PLAN, 3, 13, 16, "120")]
    coloured = "\n".join(snippet(marks, 60, Ink(colour=True)))
    plain = coloured
    for code in ("0", "2", "36", "1;31"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert coloured != plain == shown(*marks)


@given(
    before=st.text(st.sampled_from("ab é草\t🌳: "), max_size=60),
    found=st.text(st.sampled_from("xyzü花"), min_size=1, max_size=12),
    after=st.text(st.sampled_from("ab é草\t "), max_size=60),
    width=st.integers(30, 120),
)
def test_carets_stand_under_the_fault_whatever_is_around_it(before: str, found: str, after: str, width: int) -> None:
    mark = fault(before + found + after, 1, len(before) + 1, len(before) + len(found) + 1)
    line, carets = snippet([mark], width, Ink())
    assert edges(line)[-1] <= max(width, 29)
    start = carets.index("^")
    under = "".join(sign for sign, at in zip(line, edges(line), strict=False) if start <= at < len(carets))
    assert under == found
