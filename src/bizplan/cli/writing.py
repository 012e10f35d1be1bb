"""Files on their way to the disk while the next are made: a disk is slow to say that it has a file for good."""

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from bizplan.source.files import write_whole

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_AT_ONCE = 8
_MOST_WAITING = 32


class Writer:
    """Writes files whole; only after `settle` are all of them there."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()

    def write(self, path: Path, content: str | bytes) -> None:
        """Begin to write a file; raises BizplanError for an earlier one that could not be written."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._waiting.append(self._pool.submit(write_whole, path, content))
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popleft().result()

    def settle(self) -> None:
        """Wait until everything is written; raises BizplanError for the first file that could not be."""
        try:
            while self._waiting:
                self._waiting.popleft().result()
        finally:
            if self._pool is not None:
                self._pool.shutdown()
            self._pool = None
            self._waiting.clear()
