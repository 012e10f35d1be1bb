"""Documents held in memory to what the program finds in them: the pipeline's steps without a disk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from bizplan.checks.catalogue import catalogue
from bizplan.checks.runner import (
    Opened,
    check_against_plan,
    check_document,
    check_quoting,
    check_repository,
    check_year_on_year,
)
from bizplan.checks.selection import Selection, select
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.corpus_index import build_corpus_index
from bizplan.index.record import Record, index_document
from bizplan.index.setting import SETTING_KINDS, Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.pipeline import _quoting, _reporting, _successive
from bizplan.source.document import Document, read

AS_AT = date(2026, 4, 1)


@dataclass(frozen=True)
class Source:
    """One file, read and loaded; what is found in it besides depends on the setting."""

    file: str
    content: bytes

    @cached_property
    def text(self) -> str:
        return self.content.decode()

    @cached_property
    def read(self) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        return read(self.file, self.content)

    @property
    def document(self) -> Document:
        document, _ = self.read
        assert document is not None, self.file
        return document

    @cached_property
    def loaded(self) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
        document, _ = self.read
        return load(document) if document is not None else (None, ())

    @property
    def makes_setting(self) -> bool:
        """Whether other documents are read against it."""
        document, _ = self.read
        return document is not None and str(document.data.get("kind")) in SETTING_KINDS


@dataclass(frozen=True)
class Examined:
    """One file against a setting."""

    source: Source
    opened: Opened | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Council:
    """All files of a plan repository."""

    sources: Mapping[str, Source]

    @cached_property
    def setting(self) -> Setting:
        loaded = (each.loaded[0] for each in self.sources.values() if each.makes_setting)
        return build_setting(each for each in loaded if each is not None)

    @cached_property
    def selection(self) -> Selection:
        return select(catalogue(), self.setting, AS_AT, least=Severity.ERROR)

    @cached_property
    def examined(self) -> Mapping[str, Examined]:
        return {file: self._examined(each) for file, each in self.sources.items()}

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Every error that no document allows."""
        own = (fault for each in self.examined.values() for fault in each.diagnostics)
        return _standing((*own, *self._between(self.examined)))

    def errors_in_steps(self, changed: Source) -> Iterator[tuple[Diagnostic, ...]]:
        """The errors that a council without errors has with one file changed: of its shape, then its own, then all."""
        _, faults = changed.read
        _, shape_faults = changed.loaded
        yield (*faults, *shape_faults)
        remade = changed.makes_setting or self.sources[changed.file].makes_setting
        after = Council({**self.sources, changed.file: changed}) if remade else self
        examined = after._examined(changed)
        yield _standing(examined.diagnostics)
        if remade:
            yield after.errors
        else:
            between = self._between({**self.examined, changed.file: examined}, changed.file)
            yield _standing((*examined.diagnostics, *between))

    def _examined(self, source: Source) -> Examined:
        _, faults = source.read
        loaded, shape_faults = source.loaded
        if loaded is None:
            return Examined(source, None, (*faults, *shape_faults))
        opened = Opened(loaded, index_document(loaded, self.setting))
        findings = check_document(opened, self.setting, self.selection)
        return Examined(source, opened, (*faults, *shape_faults, *findings))

    def _between(self, examined: Mapping[str, Examined], only: str = "") -> Iterator[Diagnostic]:
        """What rules find between documents; between pairs of them, only in pairs with a given file."""
        records = [each.opened.indexed.record for each in examined.values() if each.opened is not None]
        unreadable = [file for file, each in examined.items() if each.opened is None]
        index = build_corpus_index(records, self.setting, unreadable)
        if not only or _seen_from_others(examined[only]) != _seen_from_others(self.examined[only]):
            yield from check_repository(index, (), self.selection)
        for wanted, check, pairs in (
            (self.selection.year_on_year, check_year_on_year, _successive(index)),
            (self.selection.against_plan, check_against_plan, _reporting(index)),
            (self.selection.quoting, check_quoting, _quoting(index)),
        ):
            for beside, file in pairs if wanted else ():
                first, second = examined[file].opened, examined[beside].opened
                if first is not None and second is not None and (not only or only in {beside, file}):
                    yield from check(first, second, self.setting, self.selection)


def _seen_from_others(examined: Examined) -> Record | None:
    return examined.opened.indexed.record if examined.opened is not None else None


def council(root: Path) -> Council:
    """The repository below a folder."""
    files = sorted(root.rglob("*.yaml"))
    return Council({each.file: each for each in (Source(_name(path, root), path.read_bytes()) for path in files)})


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _standing(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(each for each in found if each.severity is Severity.ERROR and not each.waived)
