"""Holds the code to the house: the floors, the doors, what is pure, and the map in `src/bizplan/README.md`."""

import ast
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture import LONGEST, House, Module, breaches

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "bizplan"
MAP = PACKAGE / "README.md"

HOUSE = House(
    floors={
        "cli": 12,
        "pipeline": 11,
        "recall": 10,
        "examine": 9,
        "render": 8,
        "interop": 8,
        "checks": 7,
        "reports": 7,
        "index": 6,
        "load": 5,
        "model": 4,
        "source": 4,
        "values": 3,
        "diagnostics": 2,
        "errors": 1,
    },
    doors=(
        ("typer", ("bizplan.cli",)),
        ("rich", ("bizplan.cli", "bizplan.render")),
        ("jinja2", ("bizplan.render",)),
        ("markupsafe", ("bizplan.render",)),
        ("markdown_it", ("bizplan.render",)),
        ("nh3", ("bizplan.render",)),
        ("docx", ("bizplan.render.word",)),
        ("resvg_py", ("bizplan.render.word.raster",)),
        ("pydantic", ("bizplan.model", "bizplan.load")),
        ("pydantic.json_schema", ("bizplan.interop.json_schema",)),
        ("pydantic_core", ("bizplan.model", "bizplan.load")),
        ("yaml", ("bizplan.source",)),
        ("pikepdf", ("bizplan.render.pdf", "bizplan.render.pdf_tags")),
        ("weasyprint", ("bizplan.render.pdf",)),
        ("xlsxwriter", ("bizplan.render.xlsx", "bizplan.render.return_xlsx")),
        ("ruamel.yaml", ("bizplan.source.edit",)),
        ("python_calamine", ("bizplan.interop.workbook", "bizplan.interop.workbook_sheets")),
    ),
    files=("bizplan.source.files", "bizplan.source.cache", "bizplan.source.seal", "bizplan.render.environment"),
    outside=("bizplan.cli", "bizplan.__main__"),
    finders=("bizplan.checks.catalogue", "bizplan.cli.main", "bizplan.model.kinds"),
)
WHAT_IT_USES = {
    "cli": "files, terminal, clock, environment",
    "source": "files, in `files.py`, `cache.py` and `seal.py` only",
    "render": "reads templates, in `environment.py` only",
}
DISTRIBUTIONS = {
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
    "markupsafe": "jinja2",
    "pydantic.json_schema": "pydantic",
    "resvg_py": "resvg-py",
    "pydantic_core": "pydantic",
    "python_calamine": "python-calamine",
    "yaml": "pyyaml",
}
"""Import name -> the requirement that brings it, where they differ."""


def modules_below(folder: Path) -> list[Module]:
    """Every Python file below a folder, by dotted name from that folder's parent."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, path.read_text(encoding="utf-8"), is_package=is_package))
    return found


MODULES = modules_below(PACKAGE)


def test_the_house_stands() -> None:
    assert breaches(MODULES, HOUSE) == []


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_no_file_is_too_long(folder: str) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_dependency_has_a_door_and_every_door_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_name(requirement) for requirement in project["dependencies"]}
    extras = {_name(each) for extra in project["optional-dependencies"].values() for each in extra}
    doors = {DISTRIBUTIONS.get(door, door).lower() for door, _ in HOUSE.doors}
    assert declared <= doors <= declared | extras


def _name(requirement: str) -> str:
    return re.split(r"[<>=]", requirement)[0].lower()


# --- the map ----------------------------------------------------------------------------------------------------


def test_the_map_is_true(update_golden: bool) -> None:
    written = MAP.read_text(encoding="utf-8")
    true = with_tables(written, {"floors": floor_table(), "rooms": room_table(MODULES)})
    if update_golden:
        MAP.write_text(true, encoding="utf-8", newline="")
        return
    assert written == true, "src/bizplan/README.md does not match the code; `make map` renews it"


def with_tables(text: str, table_by_name: Mapping[str, str]) -> str:
    """The map with each table put between its marks."""
    for name, table in table_by_name.items():
        opening, closing = f"<!-- {name}: written by make map -->\n", f"<!-- end of {name} -->"
        before, _, rest = text.partition(opening)
        _, found, after = rest.partition(closing)
        assert found, f"src/bizplan/README.md has lost its marks for {name}"
        text = f"{before}{opening}{table}{closing}{after}"
    return text


def floor_table() -> str:
    """The floors from the top, with what each may use and import from outside."""
    rows = ["| floor | package | uses | may import |", "|---|---|---|---|"]
    for floor in sorted(set(HOUSE.floors.values()), reverse=True):
        rooms = [room for room, level in HOUSE.floors.items() if level == floor]
        uses = "; ".join(f"{room}: {WHAT_IT_USES[room]}" for room in rooms if room in WHAT_IT_USES)
        doors = [
            f"{door} in `{within.removeprefix('bizplan.').replace('.', '/')}`"
            for room in rooms
            for door, admitted in HOUSE.doors
            for within in admitted
            if within.split(".")[1] == room
        ]
        rows.append(f"| {floor} | {' · '.join(f'`{room}`' for room in rooms)} | {uses} | {', '.join(doors)} |")
    return "\n".join(rows) + "\n"


def room_table(modules: list[Module]) -> str:
    """Every package and module with the first paragraph of its docstring; the rules share a line."""
    rows = ["| where | what |", "|---|---|"]
    for module in modules:
        if module.name.startswith("bizplan.checks.rules."):
            continue
        words = " ".join((ast.get_docstring(ast.parse(module.source)) or "").split("\n\n")[0].split())
        path = module.name.removeprefix("bizplan").removeprefix(".").replace(".", "/")
        shown = (f"{path}/" if path else "__init__.py") if module.is_package else f"{path}.py"
        rows.append(f"| `{shown}` | {words.replace('|', '&#124;')} |")
        if module.name == "bizplan.checks.rules":
            rows.append(
                "| `checks/rules/<name>.py` | One rule a file, named after it; `bizplan explain` shows its docstring. |"
            )
    return "\n".join(rows) + "\n"


def test_the_map_names_packages_modules_and_rules() -> None:
    modules = [
        Module("bizplan", '"""The version."""', is_package=True),
        Module("bizplan.checks", '"""Checks."""', is_package=True),
        Module("bizplan.checks.rules", '"""The rules."""', is_package=True),
        Module("bizplan.checks.rules.no_target", '"""No target."""'),
        Module("bizplan.errors", '"""What stops | the\nprogram.\n\nAnd more."""'),
    ]
    assert room_table(modules).splitlines()[2:] == [
        "| `__init__.py` | The version. |",
        "| `checks/` | Checks. |",
        "| `checks/rules/` | The rules. |",
        "| `checks/rules/<name>.py` | One rule a file, named after it; `bizplan explain` shows its docstring. |",
        "| `errors.py` | What stops &#124; the program. |",
    ]


# --- each breach is caught --------------------------------------------------------------------------------------

BREACHES = {
    "upward": ("values.x", "from bizplan.model.x import y", "imports bizplan.model.x.y, which is on a higher floor"),
    "upward, the whole module": ("values.x", "import bizplan.cli.x", "on a higher floor"),
    "upward, inside a function": ("index.x", "def f():\n    from bizplan import pipeline", "on a higher floor"),
    "upward, for types only": ("load", "if TYPE_CHECKING:\n    import bizplan.index.x", "on a higher floor"),
    "upward, relative": ("values.x", "from ..model import x", "bizplan.model.x, which is on a higher floor"),
    "upward, relative in a package": ("values", "from ..model import x", "bizplan.model.x, which is on a higher floor"),
    "upward, by a name in quotes": (
        "index.x",
        "import importlib\nimportlib.import_module('bizplan.cli.x')",
        "higher floor",
    ),
    "from the version": ("", "from bizplan.errors import ExitCode", "on a higher floor"),
    "sideways": ("model.x", "from bizplan.source import x", "beside it on the same floor"),
    "sideways at the top": ("interop.x", "import bizplan.render", "beside it on the same floor"),
    "of no floor": ("cli.x", "import bizplan.helpers", "imports bizplan.helpers, which is on no floor"),
    "by a reckoned name": (
        "index.x",
        "from importlib import import_module as load\nload(name)",
        "reckoned at run time",
    ),
    "a cycle": ("model.x", "import bizplan.model.y", "imports go in a circle: "),
    "click": ("cli.x", "from click import echo", "imports click, which typer no longer brings"),
    "third party without a door": ("cli.x", "import requests", "imports requests, which has no door here"),
    "third party at the wrong door": ("checks.x", "import pydantic", "imports pydantic, which has no door here"),
    "third party inside a function": ("cli.x", "def f():\n    import jinja2", "imports jinja2, which has no door"),
    "half of a door": (
        "interop.json_schema",
        "from pydantic import BaseModel",
        "imports pydantic.BaseModel, which has no",
    ),
    "a door of one module": ("source.x", "from ruamel.yaml import YAML", "imports ruamel.yaml.YAML, which has no door"),
    "print": ("index.x", "print('x')", "print talks to the terminal"),
    "print handed on": ("index.x", "list(map(print, rows))", "print talks to the terminal"),
    "input": ("checks.x", "x = input()", "input talks to the terminal"),
    "stdout": ("render.x", "import sys\nsys.stdout.write('x')", "sys.stdout.write talks to the terminal"),
    "print by a reader of files": ("source.files", "print('x')", "print talks to the terminal"),
    "open": ("index.x", "with open('x') as f: pass", "open reaches for files"),
    "open of a path": ("reports.x", "def f(path):\n    return path.open()", ".open() reaches for files"),
    "read_text": ("source.document", "def f(path):\n    return path.read_text()", ".read_text() reaches for files"),
    "write_text": ("pipeline", "def f(path):\n    path.write_text('x')", ".write_text() reaches for files"),
    "write_bytes": ("render.pdf", "def f(path):\n    path.write_bytes(b'x')", ".write_bytes() reaches for files"),
    "os": ("index.x", "import os\nos.remove('x')", "os.remove reaches for files"),
    "subprocess": ("reports.x", "from subprocess import run\nrun(['git'])", "subprocess.run reaches for files"),
    "today": ("reports.x", "from datetime import date\nx = date.today()", "datetime.date.today reads the clock"),
    "today as a default": ("model.x", "import datetime as d\nx = f(default_factory=d.date.today)", "reads the clock"),
    "now": ("pipeline", "from datetime import datetime, UTC\nx = datetime.now(UTC).date()", "reads the clock"),
    "time": ("index.x", "import time\nx = time.time()", "time.time reads the clock"),
    "time, by its name": ("source.cache", "from time import time_ns\nx = time_ns()", "time.time_ns reads the clock"),
    "environ": ("source.files", "import os\nx = os.environ.get('HOME')", "os.environ.get reads the surroundings"),
    "environ, by its name": (
        "load",
        "from os import environ\nx = environ['HOME']",
        "os.environ reads the surroundings",
    ),
    "getenv": ("render.x", "import os as o\nx = o.getenv('HOME')", "os.getenv reads the surroundings"),
    "working folder": (
        "source.files",
        "from pathlib import Path\nx = Path.cwd()",
        "pathlib.Path.cwd reads the surroundings",
    ),
    "chance": ("reports.x", "import random\nx = random.random()", "random.random reads the surroundings"),
    "length": ("values.x", "\n" * LONGEST, f"{LONGEST + 1} lines; split what has more than {LONGEST}"),
    "a package on no floor": ("helpers", "", "helpers is on no floor; give it one"),
}


def small_house(name: str, source: str) -> list[Module]:
    """A house with an empty package on every floor, and one module with the given text."""
    packages = ["bizplan", *(f"bizplan.{room}" for room in HOUSE.floors)]
    modules = {package: Module(package, '"""A package."""', is_package=True) for package in packages}
    modules["bizplan.model.y"] = Module("bizplan.model.y", '"""Its pair."""\nimport bizplan.model.x\n')
    dotted = f"bizplan.{name}".rstrip(".")
    module = Module(dotted, f'"""What it is."""\n{source}', is_package=dotted in packages)
    return [*(modules | {dotted: module}).values()]


@pytest.mark.parametrize(("name", "source", "expected"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_caught(name: str, source: str, expected: str) -> None:
    found = breaches(small_house(name, source), HOUSE)
    assert any(expected in breach for breach in found), found
    assert len(found) == 1


SOUND = {
    "downward": ("cli.x", "from bizplan.values.x import y\nimport bizplan.errors\nfrom bizplan import __version__"),
    "in one room": ("values.x", "from bizplan.values.y import z\nfrom . import w"),
    "at the door": ("render.x", "import nh3\ndef f():\n    from markdown_it import MarkdownIt"),
    "half a door, the open half": ("interop.json_schema", "from pydantic.json_schema import GenerateJsonSchema"),
    "the standard library": ("values.x", "from decimal import Decimal\nimport re, os.path"),
    "a date that is given": ("reports.x", "from datetime import date\nx = date(2020, 4, 1)\ny = x.today_is"),
    "words of the domain": ("index.x", "x = consultation.opens\nopened = row.print\nx.replace('a', 'b')\nitem.time()"),
    "an own name": ("index.x", "def f(time, random):\n    return time.time + random.random"),
    "files": ("source.files", "from pathlib import Path\nimport os\nx = os.stat(Path('x').read_bytes())"),
    "the entry": ("__main__", "import sys\nfrom bizplan.cli.main import main\nprint(sys.argv)"),
    "the command line": ("cli.x", "from datetime import date\nimport os\nprint(date.today(), os.environ, open('x'))"),
    "the finder of rules": ("checks.catalogue", "from importlib import import_module\nimport_module(name)"),
    "the longest": ("values.x", "\n" * (LONGEST - 1)),
}


@pytest.mark.parametrize(("name", "source"), SOUND.values(), ids=SOUND)
def test_sound_code_passes(name: str, source: str) -> None:
    assert breaches(small_house(name, source), HOUSE) == []


def test_a_module_without_docstring_is_caught() -> None:
    modules = [*small_house("values.x", ""), Module("bizplan.values.silent", "x = 1")]
    assert [breach.partition(";")[0] for breach in breaches(modules, HOUSE)] == [
        "bizplan.values.silent:1: no docstring"
    ]


def test_a_folder_without_init_is_caught() -> None:
    modules = [*small_house("values.x", ""), Module("bizplan.checks.rules.no_target", '"""A rule."""')]
    found = breaches(modules, HOUSE)
    assert found == ["bizplan.checks.rules.no_target:1: its folder has no __init__.py"]
