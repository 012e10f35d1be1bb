"""A command run again whenever a document, or a template, changes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bizplan.cli import common
from bizplan.errors import BizplanError
from bizplan.source.files import find_documents

_BETWEEN_LOOKS = 0.3
"""Seconds; long enough to cost nothing, short enough not to be waited for."""


def watched(root: Path, run: Callable[[], bool], *, beside: Path | None = None) -> bool:
    """Run, and run again on each change below the root, until the person stops it; what the last run said."""
    result = False
    try:
        for number, _ in enumerate(changes(root, beside=beside)):
            if number:
                common.remark("")
            result = _once(run)
            common.remark("watching for changes; stop with Ctrl-C")
    except KeyboardInterrupt:
        pass
    return result


def changes(root: Path, *, beside: Path | None = None) -> Iterator[None]:
    """Now, and again after each change of a document below the root, or of a file in the folder beside them."""
    while True:
        before = _looked(root, beside)
        yield
        while _looked(root, beside) == before:
            time.sleep(_BETWEEN_LOOKS)


def _looked(root: Path, beside: Path | None) -> object:
    files = sorted(each for each in beside.rglob("*") if each.is_file()) if beside else []
    return find_documents(root).files, [(each, each.stat().st_size, each.stat().st_mtime_ns) for each in files]


def _once(run: Callable[[], bool]) -> bool:
    """One run; what stops it is told, and the next change tried."""
    try:
        return run()
    except BizplanError as fault:
        common.say(fault.message, hint=fault.hint)
        return True
