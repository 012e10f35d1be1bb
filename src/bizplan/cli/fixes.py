"""Findings that can mend themselves: the edited files shown as a diff, or written whole."""

import sys
from collections.abc import Iterable

from bizplan.checks.fixing import Fixed, fixed
from bizplan.cli import common
from bizplan.cli.findings import file_path
from bizplan.diagnostics import Diagnostic
from bizplan.pipeline import Survey, limits_of
from bizplan.source.document import read
from bizplan.source.files import read_bytes, write_whole

_BOM = b"\xef\xbb\xbf"


def mend(found: Survey[None], findings: Iterable[Diagnostic], *, unsafe: bool, show_only: bool) -> int:
    """Mend what can be mended, file by file, and say so on standard error; how many of the findings were, or would be.

    A file that changed on disk since it was read is left alone.
    """
    count = 0
    by_file: dict[str, list[Diagnostic]] = {}
    for each in findings:
        if each.finding.fix is not None and not each.waived:
            by_file.setdefault(each.location.file, []).append(each)
    for file, of_file in by_file.items():
        before, _ = read_bytes(found.root, file, limit=limits_of(found.setting))
        document, _ = read(file, before or b"", limit=limits_of(found.setting))
        if before is None or document is None:
            continue
        result = fixed(document, of_file, unsafe=unsafe)
        shown = file_path(common.shown_path(found.root), file)
        for finding, reason in result.refused:
            common.remark(f"{shown}: {finding.rule} is left as it is: {reason}")
        if not result.made:
            continue
        after = (_BOM if before.startswith(_BOM) else b"") + result.content
        if show_only:
            sys.stdout.write(common.difference(shown, before, after))
        elif not _written(found, file, before, after):
            continue
        count += len(result.made)
        _report(shown, result, show_only=show_only)
    return count


def _written(found: Survey[None], file: str, before: bytes, after: bytes) -> bool:
    now, _ = read_bytes(found.root, file, limit=limits_of(found.setting))
    if now != before:
        common.remark(f"{file_path(common.shown_path(found.root), file)} changed meanwhile and is left as it is")
        return False
    write_whole(found.root / file, after)
    return True


def _report(file: str, result: Fixed, *, show_only: bool) -> None:
    verb = "would mend" if show_only else "mended"
    for each in result.made:
        title = each.finding.fix.title if each.finding.fix else each.message
        common.remark(f"{file}: {verb} {each.rule}: {title}")
