"""The threads upwards between items: where they run in a circle."""

from collections.abc import Iterator, Mapping, Sequence


def circles(upwards: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, as its items from the first in order of reading; a thread that only leads into one is none.

    `upwards` holds item -> the items it contributes to. Works without recursion, however long a thread is.
    """
    state: dict[str, int] = {}
    for start in upwards:
        if start in state:
            continue
        path: list[str] = [start]
        branches: list[Iterator[str]] = [iter(upwards[start])]
        state[start] = 1
        while path:
            following = next(branches[-1], None)
            if following is None:
                state[path.pop()] = 2
                branches.pop()
            elif state.get(following) == 1:
                yield tuple(path[path.index(following) :])
            elif following not in state:
                state[following] = 1
                path.append(following)
                branches.append(iter(upwards.get(following, ())))
