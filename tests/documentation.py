"""Pages to what can be checked in them: commands with their output, changes to the plans, fragments, paths and links.

A fenced block of `console` holds commands after `$` and what they write. A line of three dots stands for any lines
left out. Each page runs in a folder of its own that holds a copy of `plans/`. A page may change a plan before a block:

    <!-- change plans/departments/town-clerk/2019-20.yaml: "amount: 708" to "amount: 780" -->

Of a workbook it fills in a cell:

    <!-- change homes-2026-27-q3.xlsx: "Measures!F5" to "59.5" -->
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from textwrap import dedent

from bizplan.cli.main import main
from tests.return_workbooks import typed

ROOT = Path(__file__).parents[1]
PAGES = (
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "templates/README.md")),
    ROOT / "src" / "bizplan" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)
_FENCE = re.compile(r"^```(\w*) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_CHANGE = re.compile(r'^<!-- change (\S+): "(.+)" to "(.+)" -->$', re.MULTILINE)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(r"`((?:benchmarks|docs|plans|src|templates|tests|build)/[^`\s*<>…]*)`")
_TARGET = re.compile(r"(?:`|^ {4})make ([a-z]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a file before what follows."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command and the output that the page shows."""

    words: str
    shown: str
    start: int
    """Where the output begins in the page's text."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A block of YAML: a piece of the file or of the kind that stands beside its language."""

    about: str
    text: str


class Page:
    """One page of the documentation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(ROOT).as_posix()
        self.text = path.read_text(encoding="utf-8")

    @property
    def steps(self) -> Iterator[Change | Command]:
        """Changes and commands in the order of the page."""
        changes: list[tuple[int, Change | Command]] = [
            (each.start(), Change(each[1], each[2], each[3])) for each in _CHANGE.finditer(self.text)
        ]
        fences = (each for each in _FENCE.finditer(self.text) if each[1] == "console")
        commands = [(found.start, found) for fence in fences for found in _commands(fence[3], fence.start(3))]
        yield from (step for _, step in sorted([*changes, *commands], key=lambda each: each[0]))

    @property
    def fragments(self) -> Iterator[Fragment]:
        """The blocks of YAML that say what they are."""
        yield from (Fragment(each[2], dedent(each[3])) for each in _FENCE.finditer(self.text) if each[1] == "yaml")

    @property
    def prose(self) -> str:
        """The page without its blocks."""
        return _FENCE.sub("", self.text)

    @property
    def links(self) -> tuple[str, ...]:
        """Where links lead within the project, as they are written."""
        return tuple(each[1] for each in _LINK.finditer(self.prose) if "://" not in each[1])

    @property
    def paths(self) -> tuple[str, ...]:
        """Files and folders of the project that the page names."""
        return tuple(each[1] for each in _PATH.finditer(self.prose))

    @property
    def make_targets(self) -> tuple[str, ...]:
        """What the page asks make for."""
        return tuple(each[1] for each in _TARGET.finditer(self.text))

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the page's headings, as forges make them."""
        headings = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return frozenset(re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings)


def run(page: Page, folder: Path) -> Iterator[tuple[Command, str]]:
    """Each command of the page with what it writes, in a folder with a copy of the plans."""
    code = 0
    with chdir(folder):
        for step in page.steps:
            if isinstance(step, Change):
                _changed(Path(step.file), step.old, step.new)
                continue
            match shlex.split(step.words):
                case ["bizplan", *arguments]:
                    code, output = _called(arguments)
                case ["echo", "$?"]:
                    output = f"{code}\n"
                case ["cd", there]:
                    os.chdir(there)
                    output = ""
                case ["cat", file]:
                    output = Path(file).read_text(encoding="utf-8")
                case _:
                    raise ValueError(f"{page.name}: “{step.words}” is no command that can be checked")
            yield step, output


def agrees(shown: str, output: str) -> bool:
    """Whether the output is what the page shows; a line of three dots stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(f"{line}\n") for line in shown.splitlines())
    return re.fullmatch(pattern, output) is not None


def renewed(page: Page, folder: Path) -> str:
    """The page's text with the output of each command as it is now; output with dots in it is left alone."""
    text, moved = page.text, 0
    for command, output in run(page, folder):
        if "..." in command.shown.splitlines() or agrees(command.shown, output):
            continue
        start = command.start + moved
        text = f"{text[:start]}{output}{text[start + len(command.shown) :]}"
        moved += len(output) - len(command.shown)
    return text


def _commands(block: str, start: int) -> Iterator[Command]:
    found = list(re.finditer(r"^\$ (.*)\n", block, re.MULTILINE))
    ends = [*(each.start() for each in found[1:]), len(block)]
    for each, end in zip(found, ends, strict=True):
        yield Command(each[1], block[each.end() : end], start + each.end())


def _called(arguments: list[str]) -> tuple[int, str]:
    written = StringIO()
    with redirect_stdout(written), redirect_stderr(written):
        code = main(arguments)
    return code, written.getvalue()


def _changed(file: Path, old: str, new: str) -> None:
    old, new = (each.replace("\\n", "\n") for each in (old, new))
    if file.suffix == ".xlsx":
        file.write_bytes(typed(file.read_bytes(), {old: float(new) if _NUMBER.fullmatch(new) else new}))
        return
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"“{old}” stands {text.count(old)} times in {file}")
    file.write_text(text.replace(old, new), encoding="utf-8")
