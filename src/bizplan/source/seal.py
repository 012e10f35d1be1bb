"""What makes kept work believable: the seal of the folder it lies in, and the stamp of the program that did it.

Importing this takes a fraction of a millisecond: it stands before all else where nothing has changed.
"""

import marshal
import os
import sys

from bizplan import __version__

try:
    from _blake2 import blake2b  # hashlib, whose it is, would bring OpenSSL along: half the time of bare Python
except ImportError:
    from hashlib import blake2b

FOLDER = ".bizplan-cache"
"""In the root of the plan repository; git passes it over by the `.gitignore` inside it."""

_MAGIC = f"bizplan {sys.implementation.cache_tag} {marshal.version}\n".encode()
_DIGEST = 16
_HEAD = len(_MAGIC) + _DIGEST


def digest_of(content: bytes) -> bytes:
    """What stands for a content: no two contents have the same."""
    return blake2b(content, digest_size=_DIGEST).digest()


def seal_of(folder: str) -> bytes:
    """What only this folder has: nobody can say beforehand when its first file was made, to the nanosecond.

    A cache that came here by any other way, such as in a commit, bears another seal and is not believed. Raises
    OSError where there is no cache.
    """
    status = os.stat(f"{folder}/.gitignore")  # noqa: PTH116 -- pathlib takes longer to import than all of this to run
    return f"{status.st_dev} {status.st_ino} {status.st_ctime_ns}".encode()


def sealed(payload: bytes, seal: bytes, stamp: str) -> bytes:
    """The payload behind a head that only this program, in this folder, under this stamp writes."""
    return _head(payload, seal, stamp) + payload


def unsealed(content: bytes, seal: bytes, stamp: str) -> memoryview | None:
    """The payload of what `sealed` wrote; None if it is damaged, was brought here, or bears another stamp."""
    view = memoryview(content)
    return view[_HEAD:] if view[:_HEAD] == _head(view[_HEAD:], seal, stamp) else None


def file_of(name: str) -> str:
    """The name of the file in which the answers to a question are kept."""
    return digest_of(name.encode("utf-8", "surrogateescape")).hex()


def program_stamp() -> str:
    """What changes when bizplan, or something that is installed beside it, is changed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 -- as above
    status = sorted(_sources(package))
    for beside in sys.path:
        if beside.endswith("-packages") and os.path.isdir(beside):  # noqa: PTH112 -- as above
            status.append((beside, 0, os.stat(beside).st_mtime_ns))  # noqa: PTH116 -- as above
    return digest_of(repr((__version__, status)).encode("utf-8", "surrogateescape")).hex()


def _sources(folder: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                found += _sources(entry.path)
    return found


def _head(payload: bytes | memoryview, seal: bytes, stamp: str) -> bytes:
    return _MAGIC + blake2b(payload, digest_size=_DIGEST, key=digest_of(seal + stamp.encode())).digest()
