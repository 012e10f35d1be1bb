"""What was worked out from files, kept in `.bizplan-cache/` from run to run and believed only where nothing changed."""

import marshal
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bizplan import __version__
from bizplan.source.files import State

FOLDER = ".bizplan-cache"
"""In the root of the plan repository; git passes it over by the `.gitignore` inside it."""

_IGNORED_BY_GIT = b"# What bizplan worked out earlier; it may be deleted at any time.\n*\n"
_MAGIC = f"bizplan {sys.implementation.cache_tag} {marshal.version}\n".encode()
_DIGEST = 16
_HEAD = len(_MAGIC) + _DIGEST
_RACY = 2_000_000_000
"""Nanoseconds: some file systems date a file no finer, so that a change soon after another leaves no trace."""
_FORGOTTEN = 3600 * 1_000_000_000
"""Nanoseconds after which a half-written file is that of a run that was killed."""


class Entry(NamedTuple):
    """What is kept of one file."""

    state: State | None
    """None where the file had only just been changed, so that its dates prove nothing."""
    digest: bytes
    """Of the content, by which a file is known again that was checked out anew."""
    is_setting: bool
    """Whether it belongs to the setting that all other documents are read against."""
    answer: bytes
    """What was worked out."""
    day: str = ""
    """The day on which alone it holds; empty where it holds on any."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run left."""

    against: bytes = b""
    """The digest of the setting that the answers were worked out against."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """Path from the root -> what is kept of that file."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A file of the cache that this run has begun to write."""

    temporary: Path
    seal: bytes
    begun_ns: int
    """The time on the disk's own clock before the first file was read."""


def digest_of(content: bytes) -> bytes:
    """What stands for a content: no two contents have the same."""
    return blake2b(content, digest_size=_DIGEST).digest()


def kept(root: Path, name: str, stamp: str) -> Kept:
    """What an earlier run kept under a name; nothing if it is missing, damaged, brought here, or of another stamp.

    The stamp is all that the answers depend on and no file shows: the program, what was asked, and on which day.
    """
    folder = root / FOLDER
    try:
        seal = _seal(folder)
        content = memoryview(_file(folder, name).read_bytes())
    except OSError:
        return Kept()
    head, payload = content[:_HEAD], content[_HEAD:]
    if head != _head(payload, seal, stamp):
        return Kept()
    against, entries = marshal.loads(payload)  # noqa: S302 -- it was sealed here, by this very program
    return Kept(against, {path: Entry(*entry) for path, entry in entries.items()})


def keeping(root: Path) -> Keeping | None:
    """A place to keep what this run works out, begun before it reads; None where nothing can be written."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            return None  # it may lead anywhere
        with suppress(FileExistsError), (folder / ".gitignore").open("xb") as file:
            file.write(_IGNORED_BY_GIT)
        temporary = folder / f"{os.urandom(8).hex()}.tmp"
        temporary.touch(exist_ok=False)
        begun_ns = temporary.stat().st_mtime_ns
        for other in folder.glob("*.tmp"):
            if other.stat().st_mtime_ns < begun_ns - _FORGOTTEN:
                other.unlink()
        return Keeping(temporary, _seal(folder), begun_ns)
    except OSError:
        return None


def keep(place: Keeping, name: str, stamp: str, new: Kept) -> None:
    """Put this in the place of what was kept under a name; two runs at once leave what one of them kept."""
    plain = {path: tuple(_believable(each, place.begun_ns)) for path, each in new.entries.items()}
    payload = marshal.dumps((new.against, plain))
    with suppress(OSError):
        with place.temporary.open("wb") as file:
            file.write(_head(payload, place.seal, stamp))
            file.write(payload)
        place.temporary.replace(_file(place.temporary.parent, name))


def program_stamp() -> str:
    """What changes when bizplan, or something that is installed beside it, is changed."""
    status: list[tuple[str, int, int]] = []
    for folder, _, names in os.walk(Path(__file__).parents[1]):
        for file in (f"{folder}/{name}" for name in names if name.endswith(".py")):
            found = os.stat(file)  # noqa: PTH116 -- Path takes three times as long
            status.append((file, found.st_size, found.st_mtime_ns))
    beside = (Path(each) for each in sys.path if each.endswith("-packages"))
    status += [(str(each), 0, each.stat().st_mtime_ns) for each in beside if each.is_dir()]
    return digest_of(repr((__version__, sorted(status))).encode()).hex()


def _believable(entry: Entry, begun_ns: int) -> Entry:
    if entry.state is None or max(entry.state[1:3]) < begun_ns - _RACY:
        return entry
    return entry._replace(state=None)


def _file(folder: Path, name: str) -> Path:
    return folder / digest_of(name.encode()).hex()


def _head(payload: bytes | memoryview, seal: bytes, stamp: str) -> bytes:
    return _MAGIC + blake2b(payload, digest_size=_DIGEST, key=digest_of(seal + stamp.encode())).digest()


def _seal(folder: Path) -> bytes:
    """What only this folder has: nobody can say beforehand when its first file was made, to the nanosecond.

    A cache that came here by any other way, such as in a commit, bears another seal and is not believed.
    """
    status = (folder / ".gitignore").stat()
    return f"{status.st_dev} {status.st_ino} {status.st_ctime_ns}".encode()
