"""The words of a command to what it said last time, where nothing has changed since that could make it say another.

Read before typer, pydantic and the model are imported, so this imports next to nothing itself. It answers only where
it is certain: the same words from the same place in the same surroundings on the same day, the same program, and every
file and folder of the plan repository as it was. Anything else goes the ordinary way.
"""

import marshal
import os
import sys
import time

from bizplan.source.seal import FOLDER, digest_of, file_of, program_stamp, seal_of, unsealed

_COMMANDS = ("validate", "lint")
_LEADING = ("-C", "--color", "--as-at")
"""What may stand before the command, each with its value; `--no-cache` asks for no memory."""
_NO_CACHE = "BIZPLAN_NO_CACHE"
_SURROUNDINGS = (
    "BIZPLAN_", "CI", "CLICOLOR", "COLORTERM", "COLUMNS", "COMP_", "FORCE_", "GITHUB_", "GITLAB_", "LANG", "LC_",
    "LINES", "NO_COLOR", "PYTHON", "PY_COLORS", "TERM", "TTY_", "TYPER_", "TZ", "_TYPER",
)  # fmt: skip
"""How the names of environment variables begin that could make a difference, to us or to what we build on."""
_MOST = 16_000_000
"""Letters of an answer that is kept."""


class Begun:
    """A run whose answer may be remembered, as things stood before it looked at any document."""

    __slots__ = ("at", "day", "question", "root", "state", "words")

    def __init__(self, words: list[str], root: str, question: str) -> None:
        """As things stand now; raises OSError where the files cannot be told apart for certain."""
        self.words, self.root, self.question = words, root, question
        self.day = _today()
        self.state, _ = _state_of(root)
        self.at = time.monotonic_ns()


def answer(words: list[str]) -> tuple[str, int] | None:
    """What a run of these words would write to standard output, and its exit code; None where that is not certain."""
    try:
        root = _root_of(words)
        if root is None:
            return None
        folder = f"{root}/{FOLDER}"
        with open(f"{folder}/{file_of(_question(words))}", "rb") as file:  # noqa: PTH123 -- pathlib is no small import
            payload = unsealed(file.read(), seal_of(folder), _stamp(_today()))
        if payload is None:
            return None
        state, text, code = marshal.loads(payload)  # noqa: S302 -- it was sealed here, by this very program
        return (text, code) if state == _state_of(root)[0] else None
    except OSError:
        return None


def begun(words: list[str], root: str) -> Begun | None:
    """A run of these words about this repository, whose only effect is what it writes to standard output.

    To be called before any document is read. None where its answer cannot be remembered.
    """
    try:
        return Begun(words, root, _question(words)) if _root_of(words) == root else None
    except OSError:
        return None


def keep(run: Begun | None, text: str, code: int) -> None:
    """Remember what a run wrote and its exit code, if all is still as it was and no file has only just been changed."""
    if run is None or len(text) > _MOST:
        return
    from pathlib import Path

    from bizplan.source.cache import RACY, keep_whole, keeping

    try:
        state, changed_ns = _state_of(run.root)
        question = _question(run.words)
    except OSError:
        return
    place = keeping(Path(run.root)) if (state, question, _today()) == (run.state, run.question, run.day) else None
    if place is None:
        return
    begun_ns = place.begun_ns - (time.monotonic_ns() - run.at)
    if changed_ns < begun_ns - RACY:
        keep_whole(place, question, _stamp(run.day), marshal.dumps((state, text, int(code))))
    else:
        place.temporary.unlink(missing_ok=True)


def _root_of(words: list[str]) -> str | None:
    """The repository that a command without paths is about, as `source.files.find_root` finds it."""
    place = next((at for at, word in enumerate(words) if word in _COMMANDS), None)
    if place is None or place % 2 or os.environ.get(_NO_CACHE):
        return None
    given = dict(zip(words[:place:2], words[1:place:2], strict=True))
    if len(given) * 2 != place or not set(given) <= set(_LEADING):
        return None
    folder = os.path.realpath(given.get("-C", "."))
    candidates = [folder, f"{folder}/plans"]
    while (above := os.path.dirname(candidates[-1])) != candidates[-1]:  # noqa: PTH120 -- as above
        candidates.append(above)
    found = (each for each in candidates if os.path.isfile(f"{each}/organisation.yaml"))  # noqa: PTH113 -- as above
    root = next(found, None) if os.path.isdir(folder) else None  # noqa: PTH112 -- as above
    return os.path.realpath(root) if root is not None else None


def _question(words: list[str]) -> str:
    """Everything but the day, the program and the files that an answer depends on; raises OSError without a folder."""
    streams = [(each.isatty(), getattr(each, "encoding", "")) for each in (sys.stdout, sys.stderr)]
    surroundings = sorted(each for each in os.environ.items() if each[0].startswith(_SURROUNDINGS))
    person = os.geteuid() if hasattr(os, "geteuid") else ""  # who may read one file may not read another
    return repr(("remembered", words, os.getcwd(), streams, _columns(), surroundings, person))  # noqa: PTH109 -- as above


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (OSError, ValueError):
        return 0


def _today() -> str:
    return time.strftime("%Y-%m-%d")


def _stamp(day: str) -> str:
    return f"{program_stamp()} {day}"


def _state_of(root: str) -> tuple[bytes, int]:
    """What tells whether any document was changed, added, removed or renamed, and when one last was, in nanoseconds.

    Raises OSError for a link, which may lead to what is not looked at, and for a folder that cannot be read.
    """
    found: list[tuple[object, ...]] = []
    pending = [root]
    newest = 0
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") or name == "node_modules":
                    continue
                if entry.is_symlink():
                    raise OSError(name)
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    found.append((entry.path,))
                elif name.lower().endswith((".yaml", ".yml")):
                    now = entry.stat(follow_symlinks=False)
                    newest = max(newest, now.st_mtime_ns, now.st_ctime_ns)
                    found.append((entry.path, now.st_mode, now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino))
    return digest_of(repr(sorted(found, key=repr)).encode("utf-8", "backslashreplace")), newest
