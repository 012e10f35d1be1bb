"""Work shared out among processes comes to the same as work done here."""

import os
from collections.abc import Sequence

import pytest

from bizplan.cli import sharing
from bizplan.cli.sharing import shared_out
from bizplan.errors import BizplanError


def doubled(numbers: Sequence[int]) -> list[int]:
    return [number * 2 for number in numbers]


def whose(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 60])
@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_things(count: int, workers: int) -> None:
    told: list[tuple[int, int]] = []
    found = shared_out(doubled, range(count), workers, lambda done, total: told.append((done, total)))
    assert list(found) == [number * 2 for number in range(count)]
    assert told == sorted(told)
    assert told[-1] == (count, count)


def test_few_things_stay_in_this_process() -> None:
    assert set(shared_out(whose, range(sharing.WORTH_A_POOL), 2, lambda *_: None)) == {os.getpid()}


def test_what_stops_the_work_elsewhere_stops_it_here_with_all_its_words() -> None:
    def failing(numbers: Sequence[int]) -> list[int]:
        if 50 in numbers:
            raise BizplanError("the disk is full", hint="Make room.")
        return list(numbers)

    with pytest.raises(BizplanError) as raised:
        list(shared_out(failing, range(60), 2, lambda *_: None))
    assert (raised.value.message, raised.value.hint) == ("the disk is full", "Make room.")


def test_work_that_comes_to_no_list_is_a_fault() -> None:
    with pytest.raises(TypeError):
        list(shared_out(tuple, range(60), 2, lambda *_: None))  # type: ignore[arg-type] # the fault itself
