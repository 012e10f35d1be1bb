"""Findings to their places, each file looked at once."""

from pathlib import Path

import pytest

from bizplan.cli.findings import placed
from bizplan.diagnostics import Diagnostic, Finding, Location, Note, Severity
from bizplan.source import excerpt
from bizplan.source.excerpt import Sources
from bizplan.source.places import places_of


def test_each_file_is_read_once_however_the_notes_lead_from_one_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def watched(root: Path, file: str, *, limit: object) -> tuple[bytes, tuple[Diagnostic, ...]]:
        del limit
        read.append(file)
        return (root / file).read_bytes(), ()

    monkeypatch.setattr(excerpt, "read_bytes", watched)
    files = [f"{number:02}.yaml" for number in range(40)]
    for file in files:
        (tmp_path / file).write_text(f"title: {file}\n", encoding="utf-8")
    found = [
        Diagnostic(
            "a-rule",
            Severity.WARNING,
            Finding("", Location(one, ("title",)), notes=(Note(Location(other, ("title",), "key"), other),)),
        )
        for one in files
        for other in files
    ]
    shown = placed(found, Sources(tmp_path), ".")
    assert read == files
    assert [each.diagnostic for each in shown] == found
    assert {(each.place.lines[1], each.place.span.column) for each in shown} == {
        (f"title: {file}", 8) for file in files
    }
    assert all(each.notes[0].path == each.notes[0].label and each.notes[0].span.column == 1 for each in shown)
    places_of.cache_clear()
