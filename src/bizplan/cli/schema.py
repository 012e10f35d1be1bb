"""`bizplan schema`: the JSON Schema of each kind of document, for editors."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.errors import BizplanError, ExitCode
from bizplan.interop.json_schema import Draft, schema_files, schema_name, schema_text
from bizplan.interop.known_ids import Known, known_ids
from bizplan.model.kinds import KINDS
from bizplan.pipeline import Request, Survey, no_facts, survey
from bizplan.source.files import write_whole
from bizplan.values.counts import numbered
from bizplan.values.nearness import did_you_mean

FOLDER = "schemas"
"""Where the schemas of a plan repository lie, below its root; the first line of each document names its own."""


def command(
    context: typer.Context,
    kinds: Annotated[
        list[str] | None, typer.Argument(metavar="KIND", help="Kinds of document, such as plan; left out, all.")
    ] = None,
    *,
    draft: Annotated[
        Draft, typer.Option("--draft", metavar="draft-07|2020-12", help="The version of JSON Schema; editors want 07.")
    ] = Draft.EDITORS,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder to write to, instead of schemas/.")
    ] = None,
    general: Annotated[
        bool, typer.Option("--general", help="Leave out the ids that this plan repository holds.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 if a file is missing or out of date.")
    ] = False,
) -> ExitCode:
    """Write what editors need to check and complete documents.

    The schemas go to the folder schemas/ of the plan repository, where the first line of each document leads editors
    to them. They offer the departments, committees, outcomes and documents that the repository holds; run the command
    again when these change.

    A single KIND is printed, unless --out names a folder for it.
    """
    chosen = _chosen(kinds or ())
    printed = chosen[0] if len(chosen) == 1 and out is None and not check else None
    root = _root(context, needed=printed is None and out is None)
    known = _known(context, root) if root is not None and not general else None
    if printed is not None:
        common.deliver(schema_text(printed, draft=draft, known=known))
        return ExitCode.FINE
    folder = out if out is not None or root is None else root / FOLDER
    texts = schema_files(draft=draft, known=known)
    text_by_path = {Path(folder or FOLDER) / schema_name(kind): texts[schema_name(kind)] for kind in chosen}
    stale = [path for path, text in text_by_path.items() if _standing(path) != text]
    if check:
        return _reported(stale)
    for path in stale:
        write_whole(path, text_by_path[path])
    common.deliver(_account(len(stale), len(text_by_path), common.shown_path(Path(folder or FOLDER))))
    return ExitCode.FINE


def schemas_of(root: Path, context: typer.Context) -> dict[str, str]:
    """File name -> text of the schemas of a plan repository, with the ids it holds."""
    return schema_files(known=_known(context, root))


def _chosen(kinds: Sequence[str]) -> Sequence[str]:
    for kind in kinds:
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or f"Choose from: {', '.join(KINDS)}."
            raise BizplanError(f"“{kind}” is no kind of document", hint=hint, exit_code=ExitCode.WRONG_USE)
    return list(dict.fromkeys(kinds)) or KINDS


def _root(context: typer.Context, *, needed: bool) -> Path | None:
    try:
        return common.plan_root(context)
    except BizplanError:
        if needed or common.invocation(context).folder is not None:
            raise
        return None


def _known(context: typer.Context, root: Path) -> Known:
    found: Survey[None] = survey(
        root, Request(common.as_at(context), check=False, cache=common.invocation(context).cache), no_facts
    )
    return known_ids(found.setting, found.index.records)


def _account(written: int, of: int, where: str) -> str:
    count = numbered(of, "schema")
    if not written:
        return f"{count} in {where}: up to date\n"
    return f"{count} in {where}: {'written' if written == of else f'{written} written, the others up to date'}\n"


def _standing(path: Path) -> str | None:
    try:
        return path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return None


def _reported(stale: Sequence[Path]) -> ExitCode:
    for path in stale:
        common.deliver(f"{common.shown_path(path)}: missing or out of date\n")
    if stale:
        common.remark("Run “bizplan schema” to write them anew.")
    return ExitCode.FINDINGS if stale else ExitCode.FINE
