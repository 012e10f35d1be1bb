"""What was worked out from files, kept in `.bizplan-cache/` from run to run and believed only where nothing changed."""

import marshal
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bizplan.source.files import State
from bizplan.source.seal import FOLDER, digest_of, file_of, program_stamp, seal_of, sealed, unsealed

__all__ = [
    "FOLDER", "Entry", "Keeping", "Kept", "digest_of", "keep", "keep_whole", "keeping", "kept", "program_stamp",
]  # fmt: skip

_IGNORED_BY_GIT = b"# What bizplan worked out earlier; it may be deleted at any time.\n*\n"
RACY = 2_000_000_000
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


def kept(root: Path, name: str, stamp: str) -> Kept:
    """What an earlier run kept under a name; nothing if it is missing, damaged, brought here, or of another stamp.

    The stamp is all that the answers depend on and no file shows: the program, what was asked, and on which day.
    """
    folder = root / FOLDER
    try:
        payload = unsealed((folder / file_of(name)).read_bytes(), seal_of(str(folder)), stamp)
    except OSError:
        return Kept()
    if payload is None:
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
        return Keeping(temporary, seal_of(str(folder)), begun_ns)
    except OSError:
        return None


def keep(place: Keeping, name: str, stamp: str, new: Kept) -> None:
    """Put this in the place of what was kept under a name; two runs at once leave what one of them kept."""
    plain = {path: tuple(_believable(each, place.begun_ns)) for path, each in new.entries.items()}
    keep_whole(place, name, stamp, marshal.dumps((new.against, plain)))


def keep_whole(place: Keeping, name: str, stamp: str, payload: bytes) -> None:
    """Put a payload in the place of what was kept under a name."""
    with suppress(OSError):
        place.temporary.write_bytes(sealed(payload, place.seal, stamp))
        place.temporary.replace(place.temporary.with_name(file_of(name)))


def _believable(entry: Entry, begun_ns: int) -> Entry:
    if entry.state is None or max(entry.state[1:3]) < begun_ns - RACY:
        return entry
    return entry._replace(state=None)
