"""`python -m bizplan` and the `bizplan` script: the version at once, everything else by the command line."""

import os
import sys

from bizplan import __version__

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
READER_GONE = 141
"""128 + SIGPIPE: whoever read our output, such as `head`, has closed it."""


def main() -> int:
    """The exit code of the command that `sys.argv` names; the command line may also end by `SystemExit`."""
    if sys.argv[1:] == ["--version"]:
        # Before any other import: 17 ms against 10 ms for bare Python; typer alone would add 47.
        sys.stdout.write(f"bizplan {__version__}\n")
        return 0
    try:
        try:
            return _command_line()
        finally:
            sys.stdout.flush()  # a reader that is gone is met here, not in the interpreter's last breath
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the flush at exit must not fail again
        return READER_GONE


def _command_line() -> int:
    from bizplan.cli.remembered import answer

    # Before typer, pydantic and the model: where nothing has changed, what was said last time is said again.
    if (known := answer(sys.argv[1:])) is not None:
        return _said_again(*known)
    from bizplan.cli.main import main as command_line

    return command_line()


def _said_again(text: str, code: int) -> int:
    from bizplan.cli.streams import prepared_streams

    prepared_streams()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        from bizplan.cli.main import could_not_write

        return could_not_write(fault)
    return code


if __name__ == "__main__":
    sys.exit(main())
