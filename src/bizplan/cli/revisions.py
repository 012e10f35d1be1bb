"""Two git revisions, or one and the files as they lie there, to the plans and documents that differ between them."""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bizplan.cli import git
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.plan_version import PlanVersion, plan_version
from bizplan.index.setting import SETTING_KINDS, build_setting
from bizplan.load import Loaded, load
from bizplan.reports.changes import HeldDocument, Moment
from bizplan.source.document import read
from bizplan.source.files import ENDINGS, ORGANISATION, PASSED_OVER, find_documents, read_bytes

_SETTING = re.compile(rb"^kind:\s*['\"]?(?:%s)\b" % "|".join(sorted(SETTING_KINDS)).encode(), re.MULTILINE)
THE_FILES = "the files as they are"


@dataclass(frozen=True, slots=True)
class Range:
    """From which revision to which."""

    first: str
    last: str
    """Empty for the files as they lie on the disk."""
    from_ancestor: bool = False
    """Whether it begins where the two parted, as `A...B` asks."""
    asked: str = "--from"


def range_named(words: str) -> Range | None:
    """The range that `A..B` or `A...B` names, an end left out being HEAD; None for words that are none."""
    if ".." not in words or "../" in words or "/.." in words or Path(words).exists():
        return None
    parting = "..." if "..." in words else ".."
    first, _, last = words.partition(parting)
    if not first and not last:
        return None
    return Range(first or "HEAD", last or "HEAD", parting == "...", words)


def moments(root: Path, asked: Range, chosen: Callable[[str], bool]) -> tuple[Moment, Moment]:
    """The two moments of a plan repository, each with what differs from the other.

    `chosen` says of a file's path from the root whether it is asked about. Raises BizplanError for what git lacks.
    """
    first = git.commit_named(root, asked.first, asked.asked)
    last = git.commit_named(root, asked.last, asked.asked) if asked.last else ""
    if asked.from_ancestor:
        first = git.common_ancestor(root, first, last, asked.asked)
    before = _of_commit(root, first, asked.first, asked.asked)
    after = _of_commit(root, last, asked.last, asked.asked) if last else _of_disk(root)
    differing = {
        path
        for path in {*before.identity_by_path, *after.identity_by_path}
        if before.identity_by_path.get(path) != after.identity_by_path.get(path) and chosen(path)
    }
    return _moment(before, differing), _moment(after, differing)


@dataclass(frozen=True, slots=True)
class _Tree:
    """The documents of a moment."""

    label: str
    identity_by_path: Mapping[str, str]
    """Path from the root of the plan repository -> what is the same for the same content."""
    contents: Callable[[Collection[str]], Mapping[str, bytes]]
    """Paths -> what stands in them."""


def _of_commit(root: Path, commit: str, label: str, asked: str) -> _Tree:
    files = git.blobs(root, commit, asked)
    prefix = _root_in(files, git.folder_in_repository(root, asked), label, asked)
    nested = [
        f"{each.path.removesuffix(ORGANISATION)}"
        for each in files
        if PurePosixPath(each.path).name == ORGANISATION and each.path != f"{prefix}{ORGANISATION}"
        if each.path.startswith(prefix)
    ]
    identity_by_path = {
        path: each.identity
        for each in files
        if each.path.startswith(prefix) and not each.path.startswith(tuple(nested))
        if _is_document(path := each.path.removeprefix(prefix))
    }

    def contents(paths: Collection[str]) -> Mapping[str, bytes]:
        wanted = sorted({identity_by_path[path] for path in paths})
        content_by_identity = dict(git.contents(root, wanted, asked))
        return {path: content_by_identity[identity_by_path[path]] for path in paths}

    return _Tree(label, identity_by_path, contents)


def _root_in(files: Collection[git.Blob], prefix: str, label: str, asked: str) -> str:
    """Where the plan repository lay in a revision: where it lies now, else in the one place where there was one."""
    roots = [each.path.removesuffix(ORGANISATION) for each in files if PurePosixPath(each.path).name == ORGANISATION]
    if prefix in roots:
        return prefix
    if len(roots) == 1:
        return roots[0]
    where = f"; there are several: {', '.join(each or './' for each in roots)}" if roots else ""
    message = f"{asked}: in {label} there is no {ORGANISATION} in {prefix or 'the top folder'}{where}"
    raise BizplanError(message, exit_code=ExitCode.WRONG_USE)


def _is_document(path: str) -> bool:
    """Whether the search for documents would find it, see `find_documents`."""
    *folders, name = path.split("/")
    return (
        name.lower().endswith(ENDINGS)
        and not any(part.startswith(".") or part == "node_modules" for part in (*folders, name))
        and not (folders and folders[0] in PASSED_OVER)
    )


def _of_disk(root: Path) -> _Tree:
    held = {file.path: read_bytes(root, file.path)[0] or b"" for file in find_documents(root).files}
    identities = {path: _blob_identity(content) for path, content in held.items()}
    return _Tree(THE_FILES, identities, lambda paths: {path: held[path] for path in paths})


def _blob_identity(content: bytes) -> str:
    """What git calls a content, so that unchanged files need not be read from it."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _moment(tree: _Tree, differing: Collection[str]) -> Moment:
    every = tree.contents(tree.identity_by_path)
    sources = [path for path, content in every.items() if _SETTING.search(content)]
    unread: list[str] = []
    setting = build_setting(each for path in sources if (each := _loaded(path, every[path])) is not None)
    plans: list[PlanVersion] = []
    others: list[HeldDocument] = []
    for path in sorted(path for path in differing if path in every):
        loaded = _loaded(path, every[path])
        if loaded is None:
            unread.append(f"{path} ({tree.label})")
        elif (version := plan_version(loaded, setting)) is not None:
            plans.append(version)
        else:
            kind = str(getattr(loaded.model, "kind", ""))
            others.append(HeldDocument(kind, loaded.model.document_id, path, tree.identity_by_path[path]))
    return Moment(tree.label, tuple(plans), tuple(others), tuple(unread))


def _loaded(path: str, content: bytes) -> Loaded | None:
    document, _ = read(path, content)
    return load(document)[0] if document is not None else None
