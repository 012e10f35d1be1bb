"""A command run again whenever a document changes."""

import time
from collections.abc import Callable
from pathlib import Path

from bizplan.cli import common
from bizplan.errors import BizplanError
from bizplan.source.files import find_documents

_BETWEEN_LOOKS = 0.3
"""Seconds; long enough to cost nothing, short enough not to be waited for."""


def watched(root: Path, run: Callable[[], bool]) -> bool:
    """Run, and run again on each change below the root, until the person stops it; what the last run said."""
    result = False
    try:
        while True:
            before = find_documents(root).files
            result = _once(run)
            common.remark("watching for changes; stop with Ctrl-C")
            while find_documents(root).files == before:
                time.sleep(_BETWEEN_LOOKS)
            common.remark("")
    except KeyboardInterrupt:
        return result


def _once(run: Callable[[], bool]) -> bool:
    """One run; what stops it is told, and the next change tried."""
    try:
        return run()
    except BizplanError as fault:
        common.say(fault.message, hint=fault.hint)
        return True
