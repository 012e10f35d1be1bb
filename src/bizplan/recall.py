"""Files to what is known of each by itself, worked out anew only for those that changed since an earlier run."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Generic, TypeVar

from bizplan.diagnostics import Diagnostic
from bizplan.examine import (
    Examined,
    Facts,
    Found,
    Job,
    Pair,
    Request,
    Task,
    Wanted,
    content_of,
    digest_of_pair,
    examine,
    examine_pairs,
    examined,
    held_against,
    job_of,
)  # fmt: skip
from bizplan.index.setting import SETTING_KINDS
from bizplan.source.cache import Entry, Keeping, Kept, digest_of, keep, keeping, kept, program_stamp
from bizplan.source.document import LIMITS, Limits
from bizplan.source.files import FoundFile

_T = TypeVar("_T")
Advance = Callable[[int, int], None]
"""Told how many files are done, and of how many."""

_SETTING_KIND = re.compile(rb"^kind:[ \t]*[\"']?(organisation|corporate-plan)\b", re.MULTILINE)
_NAMING = re.compile(rb"^(id|department|team|post|period|plan):(.*)", re.MULTILINE)
"""The lines by which a document is named, where they are set out in the usual way."""
_UNITS = frozenset({b"department", b"team", b"post"})
_YEAR = 4
"""Letters with which a financial year begins however it is written."""
_AND = "\n"
"""Between the files of a pair; no path has it."""
_HEAD = Limits(size=4096)
"""Enough of a file to see its kind, which by custom stands at the top."""
_NOT_IN_THE_ANSWER = frozenset({"as_at", "paths", "workers", "cache", "unsaved"})
"""What of a request makes no difference to the answer for one file; where the day does, the answer says so."""


class Recall(Generic[_T]):
    """What is known of the files of one repository, for one request."""

    job: Job[_T]
    """What the files are examined for, and against which setting."""

    def __init__(self, root: Path, request: Request, facts: Facts[_T], documents: Sequence[FoundFile]) -> None:
        self._root, self._request, self._facts, self._documents = root, request, facts, documents
        self._name = _name(request, facts)
        self._day = request.as_at.isoformat()
        self._unsaved = {path for path, _ in request.unsaved}
        self._stamp = program_stamp() if request.cache else ""
        self._earlier = self._kept() if request.cache else Kept()
        self._new: dict[str, Entry] = {}
        self._ahead: dict[str, Entry] = {}
        """What was found out about pairs along with their files, should anybody ask."""
        self._place: Keeping | None = None
        self._take_setting({file.path for file in documents if self._is_setting(file)})

    def known(self, files: Sequence[FoundFile], advance: Advance) -> list[Examined[_T]]:
        """What is known of each file, in their order; all anew if one turns out to belong to the setting unseen."""
        found = self._known(files, advance)
        setting = {each.file for each in found if each.record and each.record.kind in SETTING_KINDS}
        if setting <= self._setting:
            return found
        self._take_setting(self._setting | setting)
        return self._known(files, advance)

    def seeming_to_be(self, documents: Collection[str], files: Sequence[FoundFile]) -> Iterator[FoundFile]:
        """Those files that may hold one of the documents, by a look at their bytes; seldom one too many or too few."""
        names = [tuple(part.encode() for part in each.partition("/")[::2]) for each in documents]
        for file in files:
            content = content_of(self._root, file.path, self._request, LIMITS)[0] or b""
            stated = dict(_NAMING.findall(content))
            if len(stated.keys() & _UNITS) > 1:
                stated.pop(b"department", None)  # it is that of a team or a post
            words = b" ".join(stated.values()) or content
            if any(first in words and second[:_YEAR] in words for first, second in names):
                yield file

    def held_against(self, pairs: Sequence[Pair]) -> list[Diagnostic]:
        """What is found in each document beside its other, in their order; each file must have been asked about."""
        for pair in pairs:
            if not self._is_known(pair, self._earlier.entries) and self._is_known(pair, self._ahead):
                self._new[_both(pair)] = self._ahead[_both(pair)]
        wanted = [
            pair for pair in pairs if _both(pair) not in self._new and not self._is_known(pair, self._earlier.entries)
        ]
        self._prepare(wanted)
        rest = iter(wanted)
        for chunk in examine_pairs(self.job, wanted):
            for found, pair in zip(chunk, rest, strict=False):
                self._new[_both(pair)] = self._entry_of_pair(found)
        known = {**self._earlier.entries, **self._new}
        return [each for pair in pairs for each in held_against(known[_both(pair)].answer)]

    def keep(self) -> None:
        """Keep what was worked out for later runs; where nothing was, nothing is written."""
        if self._place is not None:
            there = {file.path for file in self._documents}
            entries = self._earlier.entries.items()
            earlier = {path: entry for path, entry in entries if there.issuperset(path.split(_AND))}
            keep(self._place, self._name, self._stamp, Kept(self._against, earlier | self._new))

    def _kept(self) -> Kept:
        found = kept(self._root, self._name, self._stamp)
        days = {"", self._day}
        entries = {path: each for path, each in found.entries.items() if each.day in days and path not in self._unsaved}
        return Kept(found.against, entries)

    def _is_setting(self, file: FoundFile) -> bool:
        entry = self._earlier.entries.get(file.path)
        if entry is not None and entry.state == file.state:
            return entry.is_setting
        return bool(_SETTING_KIND.search(content_of(self._root, file.path, self._request, _HEAD)[0] or b""))

    def _take_setting(self, files: Collection[str]) -> None:
        read = ((path, content_of(self._root, path, self._request, LIMITS)[0]) for path in sorted(files))
        sources = tuple((path, content) for path, content in read if content is not None)
        self._setting = frozenset(files)
        self._against = digest_of(b"".join(digest_of(path.encode()) + digest_of(content) for path, content in sources))
        self.job = job_of(Task(self._root, sources, self._request, self._facts))
        if self._earlier.against != self._against:
            self._earlier = Kept()
            self._new, self._ahead = {}, {}

    def _known(self, files: Sequence[FoundFile], advance: Advance) -> list[Examined[_T]]:
        earlier = self._earlier.entries
        changed = [file for file in files if file.path not in earlier or earlier[file.path].state != file.state]
        answers = {file.path: earlier[file.path].answer for file in files if file.path in earlier}
        self._prepare(changed)
        wanted = [Wanted(file.path, earlier[file.path].digest if file.path in earlier else b"") for file in changed]
        rest, done = iter(changed), len(files) - len(changed)
        for chunk in examine(self.job, wanted):
            for found, file in zip(chunk, rest, strict=False):
                if found.digest:
                    self._new[file.path] = self._entry(file, found)
                if found.beside is not None:
                    self._ahead[_both(found.beside[0])] = self._entry_of_pair(found.beside[1])
                answers[file.path] = found.answer or earlier[file.path].answer
            done += len(chunk)
            advance(done, len(files))
        return [examined(self.job.task, answers[file.path]) for file in files]

    def _prepare(self, work: Sequence[object]) -> None:
        """Begin to write what comes of some work; to be called before it is done."""
        if work and self._place is None and self._request.cache and not self._unsaved:
            self._place = keeping(self._root)

    def _is_known(self, pair: Pair, among: Mapping[str, Entry]) -> bool:
        entry = among.get(_both(pair))
        if entry is None:
            return False
        beside, own = (self._new.get(file) or self._earlier.entries[file] for file in pair)
        return entry.digest == digest_of_pair(beside.digest, own.digest)

    def _entry_of_pair(self, found: Found) -> Entry:
        return Entry(None, found.digest, is_setting=False, answer=found.answer, day=self._day)

    def _entry(self, file: FoundFile, found: Found) -> Entry:
        if not found.answer:
            return self._earlier.entries[file.path]._replace(state=file.state)
        day = self._day if found.is_dated else ""
        return Entry(file.state, found.digest, file.path in self._setting, found.answer, day)


def _both(pair: Pair) -> str:
    """What a pair is kept under, where a file is kept under its path."""
    return _AND.join(pair)


def _name(request: Request, facts: Facts[_T]) -> str:
    """What the answers are to; what a request is given in future counts as well unless it is named above."""
    asked = {each.name: getattr(request, each.name) for each in fields(request) if each.name not in _NOT_IN_THE_ANSWER}
    plain = [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in asked.items()]
    return repr((facts.__module__, facts.__qualname__, plain))
