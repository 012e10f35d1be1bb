"""`bizplan fmt`: every document in one canonical layout, its comments kept."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.cli.findings import file_path
from bizplan.errors import BizplanError, ExitCode
from bizplan.interop.canonical import canonical_text
from bizplan.source.document import read
from bizplan.source.files import find_documents, read_bytes, write_whole
from bizplan.source.layout import LayoutError
from bizplan.values.counts import numbered

_BOM = b"\xef\xbb\xbf"


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files and folders to lay out; left out, the whole plan repository."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
) -> ExitCode:
    """Lay documents out in one way: keys in the model's order, long texts folded, amounts and years in one spelling.

    What a document says never changes, and every comment stays with what it stands at. A file that cannot be read is
    left alone; “bizplan validate” says why.

    Exit code: 0 if all is well, 1 if --check or --diff found a file that would change, or a file could not be laid out.
    """
    root = common.plan_root(context, paths or ())
    found = find_documents(root, common.paths_given(root, paths or ()))
    if not found.files:
        raise BizplanError("there is no document to lay out", exit_code=ExitCode.WRONG_USE)
    changed = failed = 0
    for file in found.files:
        before, _ = read_bytes(root, file.path)
        after = _laid_out(root, file.path, before)
        if before is None or after is None:
            failed += 1
        elif after != before and _dealt_with(root, file.path, before, after, check=check, diff=diff):
            changed += 1
    looked = numbered(len(found.files), "document")
    verb = "would change" if check or diff else "laid out anew"
    common.remark(f"{looked}: {changed} {verb}" + (f", {failed} left alone" if failed else ""))
    return ExitCode.FINDINGS if failed or ((check or diff) and changed) else ExitCode.FINE


def _laid_out(root: Path, file: str, before: bytes | None) -> bytes | None:
    """The file's canonical bytes; None, with a remark, where it cannot be laid out."""
    document, faults = read(file, before) if before is not None else (None, ())
    if document is None or faults or before is None:
        common.remark(f"{_shown(root, file)}: cannot be read, and is left alone")
        return None
    try:
        text = canonical_text(document)
    except LayoutError as fault:
        common.remark(f"{_shown(root, file)}: left alone: {fault}")
        return None
    return (_BOM if before.startswith(_BOM) else b"") + text.encode()


def _dealt_with(root: Path, file: str, before: bytes, after: bytes, *, check: bool, diff: bool) -> bool:
    """Whether the file was laid out anew, or would be."""
    if diff:
        sys.stdout.write(common.difference(_shown(root, file), before, after))
    elif check:
        sys.stdout.write(f"{_shown(root, file)}\n")
    elif read_bytes(root, file)[0] == before:
        write_whole(root / file, after)
    else:
        common.remark(f"{_shown(root, file)} changed meanwhile and is left alone")
        return False
    return True


def _shown(root: Path, file: str) -> str:
    return file_path(common.shown_path(root), file)
