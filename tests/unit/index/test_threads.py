"""Threads upwards: where they run in a circle."""

from collections.abc import Mapping, Sequence

import pytest

from bizplan.index.threads import circles


@pytest.mark.parametrize(
    ("upwards", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"]}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b"]}, [("b", "c", "d")]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [("a", "b"), ("a", "c")]),
        ({"a": ["nowhere"]}, []),
        ({"a": []}, []),
    ],
    ids=[
        *("none", "a line", "itself", "two", "a thread that leads into one", "two ways that meet", "two circles"),
        *("two circles through one", "a thread that leads nowhere", "no thread"),
    ],
)
def test_each_circle_is_told_once(upwards: Mapping[str, Sequence[str]], found: list[tuple[str, ...]]) -> None:
    assert list(circles(upwards)) == found


def test_a_thread_may_be_longer_than_the_stack() -> None:
    many = 5000
    line = {str(number): [str(number + 1)] for number in range(many)}

    assert list(circles(line)) == []
    assert [len(each) for each in circles({**line, str(many): ["0"]})] == [many + 1]
