"""Files written while the next are made: all are there once they have settled, or the person is told."""

from pathlib import Path

import pytest

from bizplan.cli.writing import Writer
from bizplan.errors import BizplanError


def test_after_settling_every_file_is_there_whole(tmp_path: Path) -> None:
    writer = Writer()
    for number in range(50):
        writer.write(tmp_path / "papers" / f"{number}.md", f"paper {number}\n")
    writer.settle()
    writer.write(tmp_path / "later", b"another")
    writer.settle()
    assert {each.name: each.read_text("utf-8") for each in (tmp_path / "papers").iterdir()} == {
        f"{number}.md": f"paper {number}\n" for number in range(50)
    }
    assert (tmp_path / "later").read_bytes() == b"another"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("a file where a folder should be", "utf-8")
    writer = Writer()
    writer.write(tmp_path / "papers" / "one.md", "one")
    with pytest.raises(BizplanError, match=r"one\.md cannot be written"):
        writer.settle()
    writer.settle()
