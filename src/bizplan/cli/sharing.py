"""Work on many things, such as documents to print, shared out among the cores: what came of each, in their order."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bizplan.cli.common import Advance

_T = TypeVar("_T")
_R = TypeVar("_R")
WORTH_A_POOL = 24
"""Things; the processes take as long to start as a dozen papers."""
_MOST_A_CHUNK = 16
_WORK: list[Callable[[int], object]] = []
"""What the processes do, which they know since they are copies of this one."""


def shared_out(
    work: Callable[[Sequence[_T]], list[_R]], things: Sequence[_T], workers: int, advance: Advance
) -> Iterator[_R]:
    """What the work makes of each thing, some at a time; where processes can be copied, on so many of them.

    What the work leaves behind in this process, such as what it has looked up, the others do not see, nor does this one
    see what they leave: the results must say everything.
    """
    found = work(things[:1])  # imports and compiles what all of them need
    advance(min(1, len(things)), len(things))
    yield from found
    rest = things[1:]
    size = max(1, min(_MOST_A_CHUNK, len(rest) // (workers * 4)))
    chunks = [rest[start : start + size] for start in range(0, len(rest), size)]
    done = 1
    results = _each_done(work, chunks, workers if len(rest) >= WORTH_A_POOL else 1)
    for found, chunk in zip(results, chunks, strict=True):
        done += len(chunk)
        advance(done, len(things))
        yield from found


def _each_done(
    work: Callable[[Sequence[_T]], list[_R]], chunks: Sequence[Sequence[_T]], workers: int
) -> Iterator[list[_R]]:
    if workers == 1 or sys.platform != "linux":
        yield from map(work, chunks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    def work_at(position: int) -> object:
        return work(chunks[position])

    _WORK.append(work_at)
    try:
        with ProcessPoolExecutor(workers, get_context("fork")) as pool:
            for found in pool.map(_copied, range(len(chunks))):
                if not isinstance(found, list):
                    raise TypeError("work came to no list")
                yield found
    finally:
        _WORK.pop()


def _copied(position: int) -> object:
    return _WORK[-1](position)
