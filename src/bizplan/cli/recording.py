"""What `approve` and `clearance` share: the document asked about, the edit shown, and written only when asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import typer

from bizplan.cli import common
from bizplan.cli.findings import file_path
from bizplan.cli.reporting import as_json, surveyed
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.record import Record
from bizplan.load import load
from bizplan.model.base import Document as Model
from bizplan.pipeline import Survey, limits_of, no_facts
from bizplan.reports.record_entry import RecordedEntry, recorded
from bizplan.source.document import read
from bizplan.source.edit import EditError
from bizplan.source.files import read_bytes, read_document, write_whole
from bizplan.values.dates import DateError, day
from bizplan.values.nearness import did_you_mean

_MOST_NAMED = 12
_BOM = b"\xef\xbb\xbf"


class Format(StrEnum):
    """The forms of a proposed entry."""

    DIFF = "diff"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Desk:
    """The repository at hand."""

    found: Survey[None]

    def record(self, name: str, kinds: tuple[str, ...], hint: str) -> Record:
        """The document of an id or a file; BizplanError where there is none, or it is of another kind."""
        held = {each.document: each for each in self.found.index.records if not kinds or each.kind in kinds}
        for path in (Path(name).resolve(), (self.found.root / name).resolve()):
            for each in self.found.index.records:
                if name not in held and path == (self.found.root / each.file).resolve():
                    name = each.document
        if name in held:
            if len(same := self.found.index.records_by_id[name]) > 1:
                lie = " and ".join(each.file for each in same)
                way_out = "Change the name of one, or delete the one that is not wanted."
                raise BizplanError(f"{len(same)} documents are called {name}: {lie}", hint=way_out)
            return held[name]
        what = "document" if not kinds else kinds[0]
        other = self.found.index.record(name)
        is_other = f": it is a {other.kind.replace('-', ' ')}" if other is not None else ""
        message = f"there is no {what} {name}{is_other}"
        known = f" There are: {', '.join(held)}." if kinds and 0 < len(held) <= _MOST_NAMED else ""
        raise BizplanError(message, hint=did_you_mean(name, held) or f"{hint}{known}", exit_code=ExitCode.WRONG_USE)

    def model(self, record: Record) -> Model:
        """The document of a record; BizplanError where it has faults, since a part left out would not be covered."""
        document, faults = read_document(self.found.root, record.file, limit=limits_of(self.found.setting))
        loaded, of_shape = load(document) if document is not None else (None, ())
        if loaded is None or faults or of_shape:
            count = len(faults) + len(of_shape)
            has = "a fault" if count == 1 else f"{count} faults"
            hint = f"“bizplan validate {record.file}” names what is to be mended."
            raise BizplanError(f"{record.file} has {has}, so that what it says is not certain", hint=hint)
        return loaded.model


def desk(context: typer.Context) -> Desk:
    """The repository that the command is about."""
    return Desk(surveyed(context, no_facts, quietly=True))


def day_given(option: str, text: str) -> str:
    """The day of an option as it is written in a file; BizplanError for what is no day."""
    try:
        return day(text).isoformat()
    except DateError as fault:
        raise BizplanError(f"{option}: {fault}", exit_code=ExitCode.WRONG_USE) from fault


def propose(
    at: Desk,
    entry: RecordedEntry,
    form: Format,
    in_words: Callable[[RecordedEntry], str],
    output: Path | None,
    *,
    write: bool,
) -> ExitCode:
    """Show what the entry changes, and write it where asked; what it is in words goes to standard error."""
    limit = limits_of(at.found.setting)
    before, _ = read_bytes(at.found.root, entry.file, limit=limit)
    document, _ = read(entry.file, before or b"", limit=limit)
    if before is None or document is None:
        raise BizplanError(f"{entry.file} cannot be read", hint="“bizplan validate” says why.")
    try:
        content = recorded(document, entry)
    except EditError as fault:
        hint = "Nothing was written. Lay the file out with “bizplan fmt”, or add it by hand: --format json shows it."
        raise BizplanError(f"{entry.file} cannot be edited: {fault}", hint=hint) from fault
    after = (_BOM if before.startswith(_BOM) else b"") + content
    shown = file_path(common.shown_path(at.found.root), entry.file)
    common.deliver(common.difference(shown, before, after) if form is Format.DIFF else as_json(entry), output)
    if after == before:
        common.remark(f"{shown}: that stands there already")
    elif write:
        if read_bytes(at.found.root, entry.file, limit=limit)[0] != before:
            raise BizplanError(f"{entry.file} changed meanwhile, and nothing was written")
        write_whole(at.found.root / entry.file, after)
        common.remark(f"{shown}: {in_words(entry)}")
    else:
        common.remark(f"{in_words(entry)}; nothing is written without --write")
    return ExitCode.FINE
