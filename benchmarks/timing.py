"""Commands to how long they take: each run in turn, round after round, so that a noisy machine is fair to all."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FOR_DEVELOPERS = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "PYTHONPROFILEIMPORTTIME"})


@dataclass(frozen=True, slots=True)
class Work:
    """One command to time."""

    name: str
    words: Sequence[str]
    folder: Path
    before: Callable[[], None] | None = None
    """What is done before each run, outside the time."""
    rounds: int = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """What a command took."""

    name: str
    seconds: float
    """The median of its rounds."""
    codes: frozenset[int]
    """The exit codes seen."""


def timed(works: Sequence[Work]) -> Mapping[str, Timed]:
    """Name -> what it took; the works take turns, A B A B, until each has had its rounds."""
    seconds: dict[str, list[float]] = {work.name: [] for work in works}
    codes: dict[str, set[int]] = {work.name: set() for work in works}
    for turn in range(max(work.rounds for work in works)):
        for work in works:
            if turn < work.rounds:
                if work.before is not None:
                    work.before()
                start = time.perf_counter()
                codes[work.name].add(_run(work))
                seconds[work.name].append(time.perf_counter() - start)
    return {
        work.name: Timed(work.name, statistics.median(seconds[work.name]), frozenset(codes[work.name]))
        for work in works
    }


def peak_megabytes(work: Work) -> float:
    """The most memory that one process of a command held, by running it once in a child of its own."""
    script = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    words = [os.environ.get("PYTHON", "python3"), "-c", script, *work.words]
    done = subprocess.run(words, cwd=work.folder, capture_output=True, text=True, check=True, env=_surroundings())
    return int(done.stdout) / 1024


def own_peak_megabytes() -> float:
    """The most memory that this process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _run(work: Work) -> int:
    quiet = subprocess.DEVNULL
    done = subprocess.run(work.words, cwd=work.folder, stdout=quiet, stderr=quiet, check=False, env=_surroundings())
    return done.returncode


def _surroundings() -> dict[str, str]:
    """Those of a program that is installed: its code is compiled once, and its output goes out in blocks."""
    return {name: value for name, value in os.environ.items() if name not in _FOR_DEVELOPERS}
