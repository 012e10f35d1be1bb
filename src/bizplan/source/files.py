"""The disk to documents and back: finds the plan repository and its files, reads bytes, writes a file whole."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from bizplan.diagnostics import Diagnostic
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.document import LIMITS, Document, Limits, read
from bizplan.source.faults import OUTSIDE_REPOSITORY, UNREADABLE_FILE, file_fault

ORGANISATION = "organisation.yaml"
"""The file whose folder is the root of a plan repository."""
ENDINGS = (".yaml", ".yml")
"""How the name of a document ends."""
PASSED_OVER = frozenset(("build", "node_modules", "templates"))
"""Folders without documents, besides those whose name begins with a dot."""

_NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_READING = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class FoundFile(NamedTuple):
    """A document's file, with what tells whether it has changed."""

    path: str
    """From the root, with forward slashes."""
    size: int
    """Bytes."""
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a plan repository, or in the asked part of it."""

    root: Path
    files: tuple[FoundFile, ...]
    """In the order of their paths."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Links that lead outside, and what bears a document's name but cannot be read as one."""


def find_root(start: Path) -> Path:
    """The nearest folder with an organisation.yaml: the folder itself, `plans` in it, or one above it; absolute.

    Raises BizplanError where there is none.
    """
    folder = start.resolve()
    if not folder.exists():
        raise BizplanError(f"there is no folder {start}", exit_code=ExitCode.WRONG_USE)
    if folder.is_file():
        folder = folder.parent
    for candidate in (folder, folder / "plans", *folder.parents):
        if (candidate / ORGANISATION).is_file():
            return candidate
    hint = "Run “bizplan init” to start a plan repository here, or name one with -C."
    if (folder / "organisation.yml").is_file():
        hint = f"Rename organisation.yml to {ORGANISATION}."
    raise BizplanError(f"no {ORGANISATION} in {folder}, in its folder “plans”, or in a folder above", hint=hint)


def find_documents(root: Path, paths: Sequence[Path] = ()) -> Found:
    """Every *.yaml and *.yml below the root, or below the given paths, sorted by path.

    Left out are folders whose name begins with a dot, `build`, `node_modules`, `templates`, and plan repositories of
    their own. A file that is given by its own path is taken whatever its name. A link is not followed: what it leads
    to is read where it lies, and a link that leads out of the root is a fault, as is a given path outside it.
    Raises BizplanError for a given path that does not exist.
    """
    root = root.resolve()
    search = _Search(root)
    if not paths:
        search.folder(str(root), "")
    for path in paths:
        search.given(path)
    by_path = {file.path: file for file in search.files}
    links = (file for file, target in search.links if target not in by_path)
    by_path.update({file.path: file for file in links})
    files = tuple(by_path[path] for path in sorted(by_path))
    faults = {(fault.location.file, fault.rule): fault for fault in search.faults}
    return Found(root, files, tuple(faults[place] for place in sorted(faults)))


def read_bytes(root: Path, relative: str, *, most: int = LIMITS.size) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """A file's first `most` bytes and one more, which shows that it is too large; None, with the fault, if unreadable."""
    path = root / relative
