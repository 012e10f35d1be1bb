"""What a form of papers needs beyond bizplan: without it, words that say what to install, and nothing written."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from bizplan.cli.main import main
from tests.small_council import plan, written


class NotLoaded(MetaPathFinder):
    """Finds a package whose library the machine lacks."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname.partition(".")[0] == self._package:
            sys.stdout.write("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libpango-1.0-0'")
        return None


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written(tmp_path, plan(statement="We light the way."))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def forget(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    for name in [each for each in sys.modules if each.startswith(packages)]:
        monkeypatch.delitem(sys.modules, name)


def refused(capsys: pytest.CaptureFixture[str], form: str, folder: Path) -> str:
    """What is said where a form cannot be made, beside one that can."""
    assert main(["render", "highways/2019-20", "--to", f"md,{form}"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert not (folder / "build").exists()
    assert main(["render", "highways/2019-20"]) == 0
    return err


@pytest.mark.parametrize("package", ["weasyprint", "pikepdf"])
def test_a_package_for_pdf(
    package: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forget(monkeypatch, package, "bizplan.render.pdf_tags")
    monkeypatch.setitem(sys.modules, package, None)
    assert refused(capsys, "pdf", here) == (
        f"error: A PDF cannot be made: the Python package {package} is not installed.\n"
        "help: Install it: pip install 'bizplan[pdf]'.\n"
    )


def test_pango_for_pdf(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And WeasyPrint's own advice, which it prints, is not among our results."""
    forget(monkeypatch, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [NotLoaded("weasyprint"), *sys.meta_path])
    said = refused(capsys, "pdf", here)
    assert said.startswith("error: A PDF cannot be made: Pango, which sets the type, is not on this machine.\nhelp: On")
    for system in ("sudo apt install libpango-1.0-0", "brew install pango", "On Windows: install MSYS2"):
        assert system in said


@pytest.mark.parametrize(("package", "name"), [("docx", "python-docx"), ("lxml", "lxml"), ("resvg_py", "resvg-py")])
def test_a_package_for_word(
    package: str, name: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forget(monkeypatch, package, "docx", "bizplan.render.word")
    monkeypatch.setitem(sys.modules, package, None)
    assert refused(capsys, "docx", here) == (
        f"error: A Word paper cannot be made: the Python package {name} is not installed.\n"
        "help: Install it: pip install 'bizplan[docx]'.\n"
    )
