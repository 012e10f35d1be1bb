"""Places and lines, read again from the disk."""

from pathlib import Path

import pytest

from bizplan.diagnostics import Location, Span
from bizplan.source import excerpt
from bizplan.source.document import Limits
from bizplan.source.excerpt import Sources
from bizplan.source.files import read_bytes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_bytes("kind: plan\r\ntitle: £5\r\n".encode())
    (tmp_path / "bad.yaml").write_bytes(b"a: 'x\n")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xa35\n")
    (tmp_path / "empty.yaml").write_bytes(b"# nothing\n")
    (tmp_path / "deep.yaml").write_bytes(b"title: " + b"[" * 100_000)
    return tmp_path


def test_a_route_becomes_a_span(root: Path) -> None:
    sources = Sources(root)

    assert sources.resolve(Location("a.yaml", ("title",))) == Span(2, 8, 2, 10)
    assert sources.resolve(Location("a.yaml", ("title",), "key")) == Span(2, 1, 2, 6)
    assert sources.resolve(Location("a.yaml", ("owner",))) == Span(1, 1, 1, 11)


def test_a_span_stays_as_it_is(root: Path) -> None:
    assert Sources(root).resolve(Location("a.yaml", ("title",), span=Span(9, 9, 9, 9))) == Span(9, 9, 9, 9)


@pytest.mark.parametrize("file", ["missing.yaml", "bad.yaml", "latin.yaml", "empty.yaml", "deep.yaml", "../a.yaml"])
def test_what_cannot_be_read_is_shown_at_its_start(root: Path, file: str) -> None:
    assert Sources(root).resolve(Location(file, ("title",))) == Span(1, 1, 1, 1)


def test_lines_have_no_ends_and_are_there_for_a_faulty_file_too(root: Path) -> None:
    sources = Sources(root)

    assert sources.lines("a.yaml") == ("kind: plan", "title: £5", "")
    assert sources.lines("bad.yaml") == ("a: 'x", "")
    assert sources.lines("missing.yaml") == ()


def test_a_file_is_read_once_while_it_is_among_the_last(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(root: Path, relative: str, *, limit: Limits) -> object:
        read.append(relative)
        return read_bytes(root, relative, limit=limit)

    monkeypatch.setattr(excerpt, "read_bytes", counted)
    monkeypatch.setattr(excerpt, "_KEPT", 2)
    sources = Sources(root)

    for file in ("a.yaml", "bad.yaml", "a.yaml", "missing.yaml", "a.yaml", "bad.yaml"):
        sources.lines(file)
        sources.resolve(Location(file, ("kind",)))

    assert read == ["a.yaml", "bad.yaml", "missing.yaml", "bad.yaml"]
