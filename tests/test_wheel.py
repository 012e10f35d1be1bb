"""What people install: the wheel, built from the source archive, holds what the program needs and runs by itself."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from bizplan import __version__

ROOT = Path(__file__).parents[1]
DATA = (
    ("src/bizplan/demo", "bizplan/demo"),
    ("src/bizplan/starter", "bizplan/starter"),
    ("templates", "bizplan/templates"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from an unpacked source archive, as a packager would."""
    folder = tmp_path_factory.mktemp("wheel")
    archive = _build("sdist", ROOT, folder / "sdist")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return _build("wheel", folder / f"bizplan-{__version__}", folder / "dist")


@pytest.fixture(scope="module")
def site(wheel: Path) -> Path:
    """The wheel laid out as an installer would, away from the sources."""
    folder = wheel.parent.parent / "site"
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder)  # noqa: S202 - built a moment ago from our own sources
    return folder


def test_the_wheel_holds_the_code_the_templates_and_the_demonstration(site: Path) -> None:
    code = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    data = {
        f"{there}/{path.relative_to(ROOT / here).as_posix()}"
        for here, there in DATA
        for path in (ROOT / here).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and ".bizplan-cache" not in path.parts
    }
    held = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert data
    assert sorted((code | data | {"bizplan/py.typed"}) - held) == []
    assert {name.split("/")[0] for name in held} == {"bizplan", f"bizplan-{__version__}.dist-info"}


def test_the_wheel_runs_by_itself(site: Path, tmp_path: Path) -> None:
    started = tmp_path / "council"
    _bizplan(site, tmp_path, "init", str(started), "--demo")
    _bizplan(site, started, "validate")
    _bizplan(site, started, "render", "--to", "md,html", "--out", str(tmp_path / "papers"))
    assert {path.suffix for path in (tmp_path / "papers").rglob("*.*")} == {".html", ".md"}


def _build(target: str, source: Path, folder: Path) -> Path:
    _run("hatchling", "build", "-t", target, "-d", str(folder), folder=source)
    (made,) = folder.iterdir()
    return made


def _bizplan(site: Path, folder: Path, *arguments: str) -> None:
    """Run the unpacked wheel; its folder goes before the sources that the environment points to."""
    _run("bizplan", *arguments, folder=folder, PYTHONPATH=str(site))


def _run(module: str, *arguments: str, folder: Path, **environment: str) -> None:
    uncovered = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=uncovered | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
