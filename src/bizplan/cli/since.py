"""A git revision to the lines changed since it, so that old findings stay out of a new change's way."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bizplan.checks.outcome import Outcome
from bizplan.diagnostics import Diagnostic, Span
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.excerpt import Sources

_FILE = re.compile(r"^\+\+\+ (?:b/(?P<path>[^\t]*)\t?|/dev/null)$")  # git puts a tab behind a name with spaces
_HUNK = re.compile(r"^@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
_QUIET_GIT = ("git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false")

_DIFF = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--find-renames", "--relative")


def changed_lines(root: Path, revision: str) -> Mapping[str, tuple[range, ...]]:
    """File, from the root -> the stretches of lines changed since a revision; a file git does not track is all new.

    Raises BizplanError where git, the repository or the revision is not there.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") != "true\n":
        raise BizplanError(f"--since: {root} lies in no git repository", exit_code=ExitCode.WRONG_USE)
    if revision.startswith("-") or not _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        hint = "In CI, see that the whole history is fetched." if os.environ.get("CI") else ""
        raise BizplanError(f"--since: there is no git revision {revision}", hint=hint, exit_code=ExitCode.WRONG_USE)
    diff = _git(root, *_DIFF, revision, "--", ".")
    if diff is None:
        raise BizplanError("--since: git could not compare the files")
    changed = _stretches(diff.split("\n"))
    for untracked in (_git(root, "ls-files", "--others", "--exclude-standard", "-z") or "").split("\0"):
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


def _git(root: Path, *words: str) -> str | None:
    """What git writes; None where it fails."""
    try:
        done = subprocess.run((*_QUIET_GIT, *words), cwd=root, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError as fault:
        raise BizplanError("--since needs git, which is not installed") from fault
    return None if done.returncode else done.stdout.decode(errors="replace")
