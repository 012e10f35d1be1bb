"""A git revision to the lines changed since it, so that old findings stay out of a new change's way."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bizplan.checks.outcome import Outcome
from bizplan.cli.git import commit_named, git_text
from bizplan.diagnostics import Diagnostic, Span
from bizplan.errors import BizplanError
from bizplan.source.excerpt import Sources

_FILE = re.compile(r"^\+\+\+ (?:b/(?P<path>[^\t]*)\t?|/dev/null)$")  # git puts a tab behind a name with spaces
_HUNK = re.compile(r"^@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")

_UNTRACKED = ("ls-files", "--others", "--exclude-standard", "-z")
_DIFF = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--find-renames", "--relative")


def changed_lines(root: Path, revision: str) -> Mapping[str, tuple[range, ...]]:
    """File, from the root -> the stretches of lines changed since a revision; a file git does not track is all new.

    Raises BizplanError where git, the repository or the revision is not there.
    """
    commit_named(root, revision, "--since")
    diff = git_text(root, *_DIFF, revision, "--", ".", asked="--since")
    if diff is None:
        raise BizplanError("--since: git could not compare the files")
    changed = _stretches(diff.split("\n"))
    for untracked in (git_text(root, *_UNTRACKED, asked="--since") or "").split("\0"):
        if untracked:
            changed[untracked] = [range(1, 1_000_000)]
    return {file: tuple(stretches) for file, stretches in changed.items()}


def only_changed(outcome: Outcome, sources: Sources, changed: Mapping[str, tuple[range, ...]]) -> Outcome:
    """The outcome with only those findings one of whose places was touched; what documents allow stays."""

    def touched(finding: Diagnostic) -> bool:
        places = (finding.location, *(note.location for note in finding.finding.notes))
        return any(_meets(sources.resolve(place), changed.get(place.file, ())) for place in places)

    return replace(
        outcome,
        counting=tuple(each for each in outcome.counting if touched(each)),
        known=tuple(each for each in outcome.known if touched(each)),
    )


def _meets(span: Span, stretches: tuple[range, ...]) -> bool:
    return any(span.line < stretch.stop and stretch.start <= span.end_line for stretch in stretches)


def _stretches(diff: Iterable[str]) -> dict[str, list[range]]:
    """File -> its stretches of new lines, in a diff without context; a line taken out touches those beside it."""
    path = ""
    by_file: dict[str, list[range]] = {}
    lines = iter(diff)
    for line in lines:
        if found := _FILE.match(line):
            path = found["path"] or ""
        elif found := _HUNK.match(line):
            old, start, count = (int(each or 1) for each in found.groups())
            if path:
                by_file.setdefault(path, []).append(range(start, start + count if count else start + 2))
            next(islice(lines, old + count, old + count), None)  # a line of text may look like the head of a file
    return by_file
