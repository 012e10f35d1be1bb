"""What git knows: a revision to its commit, its files and what stands in them; git is called by a list of words."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bizplan.cli import common
from bizplan.errors import BizplanError, ExitCode

_QUIET_GIT = ("git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false")
_A_BATCH = 500
"""Files that git is asked for at once, so that only their contents must fit into the memory together."""
_FILE_MODES = ("100644", "100755")
"""Ordinary files; links and submodules are none."""


class Blob(NamedTuple):
    """A file of a revision."""

    path: str
    """From the top of the git repository."""
    identity: str
    """The same for the same content."""


def commit_named(root: Path, revision: str, asked: str) -> str:
    """The commit that a revision names; `asked` is the option that asks for it.

    Raises BizplanError where git, the repository or the revision is not there.
    """
    if git_text(root, "rev-parse", "--is-inside-work-tree", asked=asked) != "true\n":
        hint = "“git init” begins one."
        message = f"{asked}: {common.shown_path(root)} lies in no git repository"
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)
    named = "" if revision.startswith("-") else f"{revision}^{{commit}}"
    commit = git_text(root, "rev-parse", "--verify", "--quiet", named, asked=asked) if named else None
    if not commit:
        hint = "In CI, see that the whole history is fetched." if os.environ.get("CI") else ""
        raise BizplanError(f"{asked}: there is no git revision {revision}", hint=hint, exit_code=ExitCode.WRONG_USE)
    return commit.strip()


def folder_in_repository(root: Path, asked: str) -> str:
    """Where a folder lies in its git repository, with a slash at the end; empty for the top."""
    return (git_text(root, "rev-parse", "--show-prefix", asked=asked) or "").strip("\n")


def common_ancestor(root: Path, first: str, second: str, asked: str) -> str:
    """The commit from which two parted; BizplanError where there is none."""
    found = git_text(root, "merge-base", first, second, asked=asked)
    if not found:
        raise BizplanError(f"{asked}: the two revisions have no ancestor in common", exit_code=ExitCode.WRONG_USE)
    return found.strip()


def blobs(root: Path, commit: str, asked: str) -> tuple[Blob, ...]:
    """Every ordinary file of a commit, in the order of their paths."""
    listed = git_bytes(root, "ls-tree", "-r", "-z", "--full-tree", commit, asked=asked)
    if listed is None:
        raise BizplanError(f"{asked}: git could not list the files of {commit}")
    found = []
    for line in listed.decode("utf-8", "replace").split("\0"):
        head, _, path = line.partition("\t")
        if head.startswith(_FILE_MODES):
            found.append(Blob(path, head.split()[2]))
    return tuple(found)


def contents(root: Path, identities: Sequence[str], asked: str) -> Iterator[tuple[str, bytes]]:
    """What stands in files, by their identities."""
    for start in range(0, len(identities), _A_BATCH):
        wanted = identities[start : start + _A_BATCH]
        written = git_bytes(root, "cat-file", "--batch", asked=asked, given="\n".join(wanted).encode() + b"\n")
        if written is None:
            raise BizplanError(f"{asked}: git could not read the files")
        yield from _parted(written)


def git_text(root: Path, *words: str, asked: str) -> str | None:
    """What git writes, as text; None where it fails."""
    written = git_bytes(root, *words, asked=asked)
    return None if written is None else written.decode(errors="replace")


def git_bytes(root: Path, *words: str, asked: str, given: bytes = b"") -> bytes | None:
    """What git writes; None where it fails."""
    try:
        done = subprocess.run((*_QUIET_GIT, *words), cwd=root, input=given, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError as fault:
        raise BizplanError(f"{asked} needs git, which is not installed") from fault
    return None if done.returncode else done.stdout


def _parted(written: bytes) -> Iterator[tuple[str, bytes]]:
    """The answers of `git cat-file --batch`: a line with the identity, the kind and the size, then the content."""
    start = 0
    while start < len(written):
        end = written.index(b"\n", start)
        identity, *rest = written[start:end].decode().split()
        size = int(rest[1]) if len(rest) > 1 else 0
        yield identity, written[end + 1 : end + 1 + size]
        start = end + 1 + (size + 1 if len(rest) > 1 else 0)
