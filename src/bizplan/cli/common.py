"""What every command shares: the plan repository asked about, today, colour, where results go, progress."""

import difflib
import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeAlias, assert_never

import typer

from bizplan.cli import remembered
from bizplan.errors import BizplanError, ExitCode

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from bizplan.render.ink import Ink

Advance: TypeAlias = Callable[[int, int], None]
"""Told that so much of so much is done."""

_PATIENCE = 1.0
"""Seconds of work without a word; after them a bar is shown."""
_BETWEEN_LOOKS = 0.1
"""Seconds between two pictures of the bar."""

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the result to a file, whole or not at all."),
]
"""The option of every command that has one result."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Invocation:
    """What stands before the command's name."""

    folder: Path | None
    """The folder given by `-C`."""
    colour: Colour
    as_at_text: str
    """The day given by `--as-at`; empty for today."""
    cache: bool = True
    """Whether what earlier runs worked out may be used; not with `--no-cache`."""
    words: tuple[str, ...] = ()
    """Everything that was typed after `bizplan`."""


def invocation(context: typer.Context) -> Invocation:
    """What stood before the command's name."""
    found = context.obj
    if not isinstance(found, Invocation):
        raise TypeError("the command was called without its surroundings")
    return found


def as_at(context: typer.Context) -> date:
    """The day that counts as today: the only place where bizplan looks at the clock."""
    from bizplan.values.dates import day

    text = invocation(context).as_at_text
    if not text:
        return date.today()  # noqa: DTZ011 -- the day where the person is
    try:
        return day(text)
    except ValueError as fault:
        raise BizplanError(f"--as-at: {fault}", exit_code=ExitCode.WRONG_USE) from fault


def plan_root(context: typer.Context, paths: Sequence[Path] = ()) -> Path:
    """The root of the plan repository: that of `-C`, else that of the first path given, else the nearest one.

    Raises BizplanError where there is none.
    """
    from bizplan.source.files import find_root

    if (folder := invocation(context).folder) is not None:
        return find_root(folder)
    return find_root(_existing(paths[0]) if paths else Path())


def begun(context: typer.Context, root: Path) -> remembered.Begun | None:
    """This run, for its answer to be remembered, if it may be; see `remembered.begun`."""
    asked = invocation(context)
    return remembered.begun(list(asked.words), str(root)) if asked.cache else None


def paths_given(root: Path, paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths as the person meant them: from the working folder, else from the root of the plan repository."""
    return tuple(path if path.exists() else _existing(root / path, given=path) for path in paths)


def shown_path(path: Path) -> str:
    """A path as it can be opened from the working folder: relative if one lies within the other."""
    here, there = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 -- Path can take `..` out only by following links
    if there.is_relative_to(here) or here.is_relative_to(there):
        return Path(os.path.relpath(there, here)).as_posix()
    return there.as_posix()


def again(context: typer.Context, words: str) -> str:
    """A further command about the same plan repository, as the person would type it: `bizplan -C plans validate`."""
    folder = invocation(context).folder
    return f"bizplan -C {shlex.quote(str(folder))} {words}" if folder else f"bizplan {words}"


def ink(context: typer.Context, output: Path | None = None) -> "Ink":
    """The colours for a result: none for a file, none in a pipe unless `--color always` asks for them."""
    from bizplan.render.ink import Ink

    return Ink(output is None and _has_colour(invocation(context).colour, sys.stdout))


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def console(context: typer.Context) -> "Console":
    """A rich console for results: as wide as the terminal, plain in a pipe, and with no markup of its own."""
    from rich.console import Console

    colour = _has_colour(invocation(context).colour, sys.stdout)
    return Console(
        width=width(),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def deliver(result: str | bytes, output: Path | None = None) -> None:
    """Write a result to standard output, or to a file, whole or not at all."""
    from bizplan.source.files import write_whole

    if output is not None:
        write_whole(output, result)
    elif isinstance(result, str):
        sys.stdout.write(result)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(result)


def shows_to_person() -> bool:
    """Whether standard output is a terminal, where bytes of a file would be noise."""
    return sys.stdout.isatty()


def difference(file: str, before: bytes, after: bytes) -> str:
    """What changes in a file, as a unified diff that `git apply` and `patch` take."""
    old, new = (text.decode("utf-8", "replace").splitlines(keepends=True) for text in (before, after))
    rows = difflib.unified_diff(old, new, f"a/{file}", f"b/{file}")
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def say(message: str, *, hint: str = "") -> None:
    """Tell the person what went wrong, on standard error."""
    sys.stderr.write(f"error: {message}\n" + (f"help: {hint}\n" if hint else ""))


def remark(message: str) -> None:
    """Tell the person something that is no result, on standard error."""
    sys.stderr.write(f"{message}\n")


def workers() -> int:
    """How many processes may share the work: one for each core that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """Shows how far some work has come, on standard error if that is a terminal, once it takes more than a second."""
    bar = _Bar(label)
    try:
        yield bar.show if sys.stderr.isatty() else _unseen
    finally:
        bar.close()


class _Bar:
    def __init__(self, label: str) -> None:
        self._label = label
        self._next = time.monotonic() + _PATIENCE
        self._drawn: Progress | None = None

    def show(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _BETWEEN_LOOKS
        if self._drawn is None:
            self._drawn = _drawn_bar()
            self._drawn.add_task(self._label)
            self._drawn.start()
        self._drawn.update(self._drawn.task_ids[0], completed=done, total=total)
        self._drawn.refresh()

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _drawn_bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    # It draws itself only when told to: a thread of its own would be in the way of the pool's forks.
    return Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)


def _unseen(_done: int, _total: int) -> None:
    return


def _existing(path: Path, *, given: Path | None = None) -> Path:
    if not path.exists():
        raise BizplanError(f"there is no file or folder {given or path}", exit_code=ExitCode.WRONG_USE)
    return path


def _has_colour(colour: Colour, stream: TextIO) -> bool:
    match colour:
        case Colour.ALWAYS:
            return True
        case Colour.NEVER:
            return False
        case Colour.AUTO:
            return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        case _:
            assert_never(colour)
