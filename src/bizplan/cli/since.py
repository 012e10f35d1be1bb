"""A git revision to the lines changed since it, so that old findings stay out of a new change's way."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bizplan.checks.outcome import Outcome
from bizplan.diagnostics import Diagnostic, Span
from bizplan.errors import BizplanError, ExitCode
from bizplan.source.excerpt import Sources

_FILE = re.compile(r"^\+\+\+ (?:b/(?P<path>.*)|/dev/null)$")
_HUNK = re.compile(r"^@@ -[0-9,]+ \+(?P<start>[0-9]+)(?:,(?P<count>[0-9]+))? @@")
_QUIET_GIT = ("git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false")


def changed_lines(root: Path, revision: str) -> Mapping[str, tuple[range, ...]]:
    """File, from the root -> the stretches of lines changed since a revision; a file git does not track is all new.

    Raises BizplanError where git, the repository or the revision is not there.
    """
    if revision.startswith("-"):
        raise BizplanError(f"{revision} is no git revision", exit_code=ExitCode.WRONG_USE)
    diff = _git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", revision, "--", ".")
    changed: dict[str, list[range]] = {}
    path = ""
    for line in diff.splitlines():
        if found := _FILE.match(line):
            path = found["path"] or ""
        elif path and (found := _HUNK.match(line)):
            start, count = int(found["start"]), int(found["count"] or 1)
            changed.setdefault(path, []).append(range(start, start + max(count, 1)))
    for untracked in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if untracked:
            changed[untracked] = [range(1, 1_000_000)]
    return {file: tuple(stretches) for file, stretches in changed.items()}


def only_changed(outcome: Outcome, sources: Sources, changed: Mapping[str, tuple[range, ...]]) -> Outcome:
    """The outcome with only the findings, one of whose places was touched; what documents allow is kept whole."""

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


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run((*_QUIET_GIT, *words), cwd=root, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError as fault:
        raise BizplanError("--since needs git, which is not installed") from fault
    if done.returncode:
        words_of_git = done.stderr.decode(errors="replace").strip().splitlines()
        reason = words_of_git[0].removeprefix("fatal: ") if words_of_git else "git failed"
        raise BizplanError(f"--since: {reason}", exit_code=ExitCode.WRONG_USE)
    return done.stdout.decode(errors="replace")
