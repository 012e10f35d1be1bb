"""Standard output and error as bizplan writes to them."""

import io
import sys


def prepared_streams() -> None:
    """Make standard output and error take any text: UTF-8 for programs, what it can show for a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            # An escape is also what JSON wants for the halves of characters that UTF-8 cannot hold.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
