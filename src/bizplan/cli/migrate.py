"""`bizplan migrate`: what plans would name under another corporate plan, as a patch; written only when asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from bizplan.cli import common
from bizplan.cli.findings import file_path
from bizplan.cli.reporting import as_json, council, markdown, surveyed
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.outcome_references import OutcomeReferences, outcome_references
from bizplan.pipeline import Survey, limits_of
from bizplan.reports.migration import Choice, MigrationReport, Standing, build_migration
from bizplan.reports.migration_edits import migrated
from bizplan.reports.migration_paper import in_words, migration_paper, reference_in_words, standing_in_words
from bizplan.source.document import read
from bizplan.source.edit import EditError
from bizplan.source.files import read_bytes, write_whole
from bizplan.values.nearness import did_you_mean

_BOM = b"\xef\xbb\xbf"


class Format(StrEnum):
    """The forms of a migration."""

    DIFF = "diff"
    MARKDOWN = "markdown"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Change:
    """A file before and after."""

    file: str
    before: bytes
    after: bytes


def command(  # noqa: PLR0917 -- each is an option of the command line, called by name
    context: typer.Context,
    plans: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN", help="Plans and strategies, each by its id, such as homes/2025-26, or its file."
        ),
    ],
    to: Annotated[str, typer.Option("--to", metavar="YEARS", help="The corporate plan they are to name.")],
    choose: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OLD=NEW",
            help="Which outcome takes the place of one, such as 4=good-homes; repeat it; a,b for two.",
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="diff|markdown|json", help="How to write the proposal.")
    ] = Format.DIFF,
    write: Annotated[bool, typer.Option("--write", help="Change the files as proposed.")] = False,
    output: common.Output = None,
) -> ExitCode:
    """Propose what plans name under a corporate plan that succeeds their own.

    An outcome with one successor in the succession table is renamed, and what stood there is kept beside it under
    “formerly”, with the basis. Where it has several successors or none, nothing is guessed: the reference goes on
    naming the earlier outcome in full until --choose decides it. Nothing is written without --write.

    Exit code: 0 if nothing is left to decide, 1 if a reference is, or a document must be mended first.
    """
    found: Survey[OutcomeReferences] = surveyed(context, outcome_references)
    if to not in found.setting.frameworks:
        hint = did_you_mean(to, found.setting.frameworks) or f"There are: {', '.join(found.setting.frameworks)}."
        raise BizplanError(f"there is no corporate plan {to}", hint=hint, exit_code=ExitCode.WRONG_USE)
    asked = tuple(dict.fromkeys(_asked(name, found) for name in plans))
    report = build_migration(asked, to, found.setting, [_choice(each) for each in choose or ()])
    changes = tuple(_changes(report, found))
    common.deliver(_written(report, changes, found, form), output)
    for document in report.documents:
        if document.standing is not Standing.TO_MIGRATE:
            common.remark(standing_in_words(document, to))
    if write:
        _write(changes, found)
    elif changes:
        common.remark(f"{in_words(report)}; nothing is written without --write")
    is_open = report.decisions or any(each.standing is Standing.FAULTY for each in report.documents)
    return ExitCode.FINDINGS if is_open else ExitCode.FINE


def _asked(name: str, found: Survey[OutcomeReferences]) -> OutcomeReferences:
    """The document of an id or a file."""
    by_id = {each.document: each for each in found.facts}
    if name in by_id:
        return by_id[name]
    for path in (Path(name).resolve(), (found.root / name).resolve()):
        for each in found.facts:
            if path == (found.root / each.file).resolve():
                return each
    hint = did_you_mean(name, by_id) or "Name a plan or a strategy by its id, such as homes/2025-26, or by its file."
    raise BizplanError(f"there is no plan or strategy {name}", hint=hint, exit_code=ExitCode.WRONG_USE)


def _choice(words: str) -> Choice:
    earlier, sign, later = words.partition("=")
    keys = tuple(dict.fromkeys(each.strip() for each in later.split(",") if each.strip()))
    if not sign or not earlier.strip() or not keys:
        hint = "Write the earlier outcome, an equals sign and the later one, such as 4=good-homes."
        raise BizplanError(f"--choose: “{words}” is no choice", hint=hint, exit_code=ExitCode.WRONG_USE)
    return Choice(earlier.strip(), keys)


def _changes(report: MigrationReport, found: Survey[OutcomeReferences]) -> Iterator[_Change]:
    """Every file that would change; raises BizplanError if one of them cannot be changed cleanly."""
    for each in report.documents:
        before, _ = read_bytes(found.root, each.file, limit=limits_of(found.setting))
        document, _ = read(each.file, before or b"", limit=limits_of(found.setting))
        if before is None or document is None:
            raise BizplanError(f"{each.file} cannot be read", hint="“bizplan validate” says why.")
        try:
            content = migrated(document, each, report.framework)
        except EditError as fault:
            hint = "Nothing was written. Lay the file out with “bizplan fmt”, or change that place by hand."
            raise BizplanError(f"{each.file} cannot be migrated: {fault}", hint=hint) from fault
        after = (_BOM if before.startswith(_BOM) else b"") + content
        if after != before:
            yield _Change(each.file, before, after)


def _written(
    report: MigrationReport, changes: Sequence[_Change], found: Survey[OutcomeReferences], form: Format
) -> str:
    match form:
        case Format.DIFF:
            return _patch(report, changes, found)
        case Format.MARKDOWN:
            return markdown(migration_paper(report, council(found.setting)), found.root)
        case Format.JSON:
            return as_json(report)
        case _:
            assert_never(form)


def _patch(report: MigrationReport, changes: Sequence[_Change], found: Survey[OutcomeReferences]) -> str:
    """A patch; before each file's part stands, where `git apply` and `patch` pass over it, what is behind it."""
    change_of = {each.file: each for each in changes}
    parts: list[str] = []
    for document in report.documents:
        lines = [reference_in_words(each) for each in document.references]
        lines += document.remarks
        if lines:
            parts.append(f"# {standing_in_words(document, report.framework)}\n")
            parts += [f"#   {each}\n" for each in lines]
        if document.file in change_of:
            change = change_of[document.file]
            shown = file_path(common.shown_path(found.root), document.file)
            parts.append(common.difference(shown, change.before, change.after))
    return "".join(parts)


def _write(changes: Sequence[_Change], found: Survey[OutcomeReferences]) -> None:
    """Write every file, or none if one of them has changed since it was read."""
    for each in changes:
        if read_bytes(found.root, each.file, limit=limits_of(found.setting))[0] != each.before:
            raise BizplanError(f"{each.file} changed meanwhile, and nothing was written")
    for each in changes:
        write_whole(found.root / each.file, each.after)
        common.remark(f"{file_path(common.shown_path(found.root), each.file)}: migrated")
