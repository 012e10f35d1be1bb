"""The disk to documents and back: finds the plan repository and its files, reads bytes, writes a file whole."""

import errno
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bizplan.diagnostics import Diagnostic
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.document import LIMITS, Document, Limits, read
from bizplan.source.faults import OUTSIDE_REPOSITORY, UNREADABLE_FILE, file_fault

ORGANISATION = "organisation.yaml"
"""The file whose folder is the root of a plan repository."""
ENDINGS = (".yaml", ".yml")
"""How the name of a document ends, in any case."""
PASSED_OVER = frozenset(("build", "templates"))
"""Folders of the root without documents; `node_modules` and names that begin with a dot are passed over anywhere."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BINARY = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0)  # not to wait for a writer if it is a pipe
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_INSIDE = "Only files below the folder of organisation.yaml are read; move or copy it there."


State: TypeAlias = tuple[int, int, int, int]
"""Size in bytes, when the content changed and when anything about the file did (nanoseconds), the file's number."""


class FoundFile(NamedTuple):
    """A document's file."""

    path: str
    """From the root, with forward slashes."""
    state: State
    """What tells whether it has changed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a plan repository, or in the asked part of it."""

    root: Path
    """Absolute, free of links."""
    files: tuple[FoundFile, ...]
    """In the order of their paths."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What leads outside, and what bears a document's name and cannot be read as one; in the order of their paths."""


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
            return candidate.resolve()
    hint = "Run “bizplan init” to start a plan repository here, or name one with -C."
    if (folder / "organisation.yml").is_file():
        hint = f"Rename organisation.yml to {ORGANISATION}."
    raise BizplanError(f"there is no {ORGANISATION} in {folder}, its folder “plans” or a folder above it", hint=hint)


def find_documents(root: Path, paths: Sequence[Path] = ()) -> Found:
    """Every *.yaml and *.yml below the root, or below the given paths, in the order of their paths from the root.

    Passed over are folders whose name begins with a dot, `node_modules`, `build` and `templates` of the root, and
    plan repositories of their own. A file given by its own path is taken whatever its name. No link to a folder is
    followed: what it leads to is read where it lies. A link or a given path that leads out of the root is a fault.
    Raises BizplanError for a given path that does not exist.
    """
    search = _Search(Path(os.path.realpath(root)))
    for path in paths:
        search.take(path)
    if not paths:
        search.walk("")
    by_path = {file.path: file for file in search.files}
    by_path.update({file.path: file for file, target in search.links if target not in by_path})
    faults = {(fault.location.file, fault.rule): fault for fault in search.faults}
    files = tuple(by_path[path] for path in sorted(by_path))
    return Found(search.root, files, tuple(faults[place] for place in sorted(faults)))


def read_bytes(root: Path, relative: str, *, limit: Limits = LIMITS) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """A file's bytes, of a file over the limit one more than the limit; None, with the fault, if it cannot be read."""
    path = os.path.join(root, relative)  # noqa: PTH118 -- Path takes ten times as long, for each file
    try:
        if _leads_out(relative) or (os.path.islink(path) and not _lies_within(root, path)):  # noqa: PTH114 -- as above
            return None, (
                file_fault(OUTSIDE_REPOSITORY, relative, "the file lies outside the plan repository", _INSIDE),
            )
        descriptor = os.open(path, _READING)
        try:
            return _content(descriptor, limit.size + 1), ()
        finally:
            os.close(descriptor)
    except OSError as error:
        return None, (_unreadable(relative, error),)


def read_document(
    root: Path, relative: str, *, limit: Limits = LIMITS
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document in a file, and every fault of the file and of its text; see `document.read`."""
    content, faults = read_bytes(root, relative, limit=limit)
    return (None, faults) if content is None else read(relative, content, limit=limit)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, text as UTF-8 with the line ends it has; its folder is made if missing.

    A file that was there keeps its mode, and a link stays a link. Raises BizplanError.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    data = content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        try:
            _write_to_disk(temporary, data)
            if mode is not None:
                temporary.chmod(mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise BizplanError(f"{path} cannot be written: {_reason(error)}") from error


class _Search:
    """One search of the disk below a root that is free of links."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[FoundFile] = []
        self.links: list[tuple[FoundFile, str]] = []
        """A link that bears a document's name, with the path of the file it leads to."""
        self.faults: list[Diagnostic] = []

    def take(self, path: Path) -> None:
        """Find what a given path names."""
        try:
            real = Path(os.path.realpath(path, strict=True))
        except OSError as error:
            message = (
                f"there is no file or folder {path}" if error.errno == errno.ENOENT else f"{path}: {_reason(error)}"
            )
            raise BizplanError(message, exit_code=ExitCode.WRONG_USE) from error
        if not real.is_relative_to(self.root):
            message = f"this path leads outside the plan repository {self.root}"
            self.faults.append(file_fault(OUTSIDE_REPOSITORY, _printable(path.as_posix()), message, _INSIDE))
            return
        relative = real.relative_to(self.root).as_posix()
        if real.is_dir():
            self.walk("" if relative == "." else f"{relative}/")
        else:
            self._document(relative, real.stat())

    def walk(self, prefix: str) -> None:
        """Find all documents in a folder, given by its path from the root with a slash at its end."""
        pending = [prefix]
        while pending:
            here = pending.pop()
            try:
                with os.scandir(self.root / here) as found:
                    entries = list(found)
            except OSError as error:
                self.faults.append(_unreadable(_printable(here.rstrip("/")) or ".", error))
                continue
            if here != prefix and any(entry.name == ORGANISATION for entry in entries):
                continue
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if entry.is_symlink():
                    self._link(here + name, entry)
                elif entry.is_dir(follow_symlinks=False):
                    if self._is_searched(here, name):
                        pending.append(f"{here}{name}/")
                elif name.lower().endswith(ENDINGS):
                    self._entry(here + name, entry)

    def _is_searched(self, here: str, name: str) -> bool:
        if name == "node_modules" or (not here and name in PASSED_OVER):
            return False
        if name.lower().endswith(ENDINGS):
            hint = "Give the folder a name without that ending; nothing in it was read."
            self._fault(here + name, "this is a folder, though it is named like a document", hint)
            return False
        return True

    def _entry(self, path: str, entry: os.DirEntry[str]) -> None:
        try:
            self._document(path, entry.stat(follow_symlinks=False))
        except OSError as error:  # it was taken away since the folder was listed
            self.faults.append(_unreadable(_printable(path), error))

    def _document(self, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self._fault(
                path, "this is no ordinary file", "Put a plain text file in its place, or give it another name."
            )
        elif _UNPRINTABLE.search(path):
            self._fault(path, "the name holds characters that cannot be printed", "Rename it.")
        else:
            self.files.append(FoundFile(path, _state(status)))

    def _link(self, path: str, entry: os.DirEntry[str]) -> None:
        is_named = entry.name.lower().endswith(ENDINGS)
        try:
            real = Path(os.path.realpath(entry.path, strict=True))
            status = real.stat()
        except OSError:
            if is_named:
                hint = "Put the file in its place, or delete the link."
                self._fault(path, "this is a link that leads to no file", hint)
            return
        is_folder = stat.S_ISDIR(status.st_mode)
        if not (is_named or is_folder):
            return
        if not real.is_relative_to(self.root):
            message = "this is a link that leads outside the plan repository"
            self.faults.append(file_fault(OUTSIDE_REPOSITORY, _printable(path), message, _INSIDE))
        elif not is_folder:
            found = FoundFile(path, _state(status))
            self.links.append((found, real.relative_to(self.root).as_posix()))

    def _fault(self, path: str, message: str, hint: str) -> None:
        self.faults.append(file_fault(UNREADABLE_FILE, _printable(path), message, hint))


def _state(status: os.stat_result) -> State:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _content(descriptor: int, most: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is no ordinary file")
    content = os.read(descriptor, min(status.st_size + 1, most))
    if len(content) == status.st_size:
        return content
    while len(content) < most and (more := os.read(descriptor, most - len(content))):
        content += more
    return content


def _leads_out(relative: str) -> bool:
    return os.path.isabs(relative) or ".." in relative.replace(os.sep, "/").split("/")  # noqa: PTH117 -- as above


def _lies_within(root: Path, path: str) -> bool:
    return Path(os.path.realpath(path, strict=True)).is_relative_to(os.path.realpath(root))


def _write_to_disk(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, _WRITING, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _unreadable(path: str, error: OSError) -> Diagnostic:
    hint = "Check that it is there and that you may read it."
    return file_fault(UNREADABLE_FILE, path, f"it cannot be read: {_reason(error)}", hint)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _printable(path: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", path)
