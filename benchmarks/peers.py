"""Other programs that do some of the work, each in an environment of its own."""

import shutil
import subprocess
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_FROM_PYPI = {"check-jsonschema": "check-jsonschema==0.39.0", "yamllint": "yamllint"}
_FROM_NPM = {"ajv": ("ajv-cli@5.0.0", "js-yaml"), "spectral": ("@stoplight/spectral-cli",)}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, and how it was found."""

    name: str
    program: Path | None
    """None if it could not be installed."""
    reason: str = ""


def peers(folder: Path) -> Sequence[Peer]:
    """Every peer, installed below a folder unless it is there already."""
    return [*(_from_pypi(folder, name, what) for name, what in _FROM_PYPI.items()),
            *(_from_npm(folder, name, what) for name, what in _FROM_NPM.items())]  # fmt: skip


def _from_pypi(folder: Path, name: str, what: str) -> Peer:
    home = folder / name
    program = home / "bin" / name
    if not program.exists():
        venv.create(home, with_pip=True)
        if fault := _failed([str(home / "bin" / "pip"), "install", "--quiet", what]):
            return Peer(name, None, fault)
    return Peer(name, program)


def _from_npm(folder: Path, name: str, what: Sequence[str]) -> Peer:
    npm = shutil.which("npm")
    if npm is None:
        return Peer(name, None, "npm is not installed")
    home = folder / name
    program = home / "node_modules" / ".bin" / name
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        if fault := _failed([npm, "install", "--silent", "--ignore-scripts", "--prefix", str(home), *what]):
            return Peer(name, None, fault)
    return Peer(name, program)


def _failed(words: Sequence[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else "it could not be installed"
