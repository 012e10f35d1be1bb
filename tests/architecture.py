"""Reads what the code's text says about the house: who imports whom, and who touches the world outside."""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

LONGEST = 400
TOP = 99
"""The floor of `__main__`, which may import all; the version in `__init__` is on floor 0, which may import nothing."""

TALKING = ("print", "input", "breakpoint", "sys.stdin", "sys.stdout", "sys.stderr", "sys.argv", "sys.exit")
FILES = ("open", "io.open", "os", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "http")
NO_FILES = ("os.fspath", "os.PathLike", "os.sep")
"""The parts of `os` that touch no file."""
FILE_METHODS = frozenset(
    (
        *("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "chmod", "unlink", "symlink_to"),
        *("mkdir", "rmdir", "iterdir", "glob", "rglob", "is_file", "is_dir", "is_symlink", "samefile", "lstat"),
    ),
)
CLOCK = ("time", "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today")
SURROUNDINGS = (
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.getcwd",
    "pathlib.Path.cwd",
    "pathlib.Path.home",
    "random",
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package, as text."""

    name: str
    """Dotted, such as `bizplan.values.money`; a package goes by its own name."""
    source: str
    is_package: bool = False

    @property
    def room(self) -> str:
        """The part of the name that the floor table holds: `values`."""
        return room_of(self.name)


@dataclass(frozen=True, slots=True)
class House:
    """The rules that every module is held to."""

    floors: Mapping[str, int]
    """Room -> floor; rooms on one floor never import each other."""
    doors: Sequence[tuple[str, tuple[str, ...]]]
    """(third-party package or module, the modules that may import it)."""
    files: tuple[str, ...]
    """Modules that may use files."""
    outside: tuple[str, ...]
    """Modules that may also talk, and may look at the clock and the environment."""
    finders: tuple[str, ...]
    """Modules that may import by a name reckoned at run time."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import; `target` is as long as the text tells, and empty if it is reckoned at run time."""

    line: int
    target: str


def room_of(dotted: str) -> str:
    """`values` for `bizplan.values.money`; `bizplan` for the package itself and its version."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] != "__version__" else parts[0]


def breaches(modules: Sequence[Module], house: House) -> list[str]:
    """Every breach in the order of the modules, as `module:line: what is wrong`."""
    names = frozenset(module.name for module in modules)
    found = [breach for module in modules for breach in _module_breaches(module, names, house)]
    return [*found, *_cycle(modules, names)]


def imports(module: Module) -> Iterator[Import]:
    """Every import of a module, those inside functions and under TYPE_CHECKING included."""
    tree = ast.parse(module.source)
    bound = _bound_names(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (Import(node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                origin = _origin(module, node)
                yield from (Import(node.lineno, f"{origin}.{alias.name}") for alias in node.names)
            case ast.Call(func=func, args=[first, *_]) if _dotted(func, bound) in {
                "importlib.import_module",
                "__import__",
            }:
                literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
                yield Import(node.lineno, str(first.value) if isinstance(first, ast.Constant) and literal else "")


def _module_breaches(module: Module, names: frozenset[str], house: House) -> Iterator[str]:
    if (length := len(module.source.splitlines())) > LONGEST:
        yield f"{module.name}:{LONGEST + 1}: {length} lines; split what has more than {LONGEST}"
    if not ast.get_docstring(ast.parse(module.source)):
        yield f"{module.name}:1: no docstring; one sentence says what the module turns into what"
    if _floor(module.room, house) is None:
        yield f"{module.name}:1: {module.room} is on no floor; give it one in tests/test_architecture.py"
        return
    if (parent := module.name.rpartition(".")[0]) and parent not in names:
        yield f"{module.name}:1: its folder has no __init__.py"
    for imported in imports(module):
        if wrong := _import_breach(module, imported, house):
            yield f"{module.name}:{imported.line}: {wrong}"
    yield from _impurities(module, house)


def _floor(room: str, house: House) -> int | None:
    return {"bizplan": 0, "__main__": TOP}.get(room, house.floors.get(room))


def _import_breach(module: Module, imported: Import, house: House) -> str:
    target = imported.target
    package = target.partition(".")[0]
    if not target:
        return "" if module.name in house.finders else "imports a module by a name reckoned at run time"
    if package == "click":
        return "imports click, which typer no longer brings"
    if package == "bizplan":
        return _direction(module, target, house)
    if package in sys.stdlib_module_names:
        return ""
    doors = [rooms for door, rooms in house.doors if _within(target, door)]
    if any(_within(module.name, room) for rooms in doors for room in rooms):
        return ""
    return f"imports {target}, which has no door here"


def _direction(module: Module, target: str, house: House) -> str:
    here, there = _floor(module.room, house), _floor(room_of(target), house)
    if there is None:
        return f"imports {target}, which is on no floor"
    if here is None or module.room == room_of(target) or there < here:
        return ""
    return f"imports {target}, which is {'beside it on the same floor' if there == here else 'on a higher floor'}"


def _impurities(module: Module, house: House) -> Iterator[str]:
    if any(_within(module.name, name) for name in house.outside):
        return
    may_use_files = any(_within(module.name, name) for name in house.files)
    tree = ast.parse(module.source)
    bound = _bound_names(tree)
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        name = _dotted(node, bound) if id(node) not in inner else ""
        if _is_any(name, TALKING):
            yield f"{module.name}:{_line(node)}: {name} talks to the terminal; only cli may"
        elif _is_any(name, CLOCK):
            yield f"{module.name}:{_line(node)}: {name} reads the clock; take the date as an argument"
        elif _is_any(name, SURROUNDINGS):
            yield f"{module.name}:{_line(node)}: {name} reads the surroundings; take the value as an argument"
        elif may_use_files:
            continue
        elif _is_any(name, FILES) and not _is_any(name, NO_FILES):
            yield f"{module.name}:{_line(node)}: {name} reaches for files or processes; this floor is pure"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FILE_METHODS:
            yield f"{module.name}:{_line(node)}: .{node.func.attr}() reaches for files; this floor is pure"


def _cycle(modules: Sequence[Module], names: frozenset[str]) -> list[str]:
    graph = {
        module.name: {_nearest(imported.target, names) for imported in imports(module)} - {module.name, ""}
        for module in modules
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        return [f"{circle[0]}:1: imports go in a circle: {' <- '.join(circle)}"]
    return []


def _nearest(target: str, names: frozenset[str]) -> str:
    while target and target not in names:
        target = target.rpartition(".")[0]
    return target


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    parents = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parents, *([node.module] if node.module else [])])


def _bound_names(tree: ast.AST) -> dict[str, str]:
    """Local name -> what it stands for, over all imports of a module."""
    bound: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                bound |= {a.asname: a.name for a in node.names if a.asname}
                bound |= {top: top for a in node.names if not a.asname for top in [a.name.partition(".")[0]]}
            case ast.ImportFrom(level=0):
                bound |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return bound


def _dotted(node: ast.AST, bound: Mapping[str, str]) -> str:
    """What a chain of names stands for, such as `datetime.date.today`; empty if it starts at no import or builtin."""
    match node:
        case ast.Attribute(value=value, attr=attr):
            return f"{base}.{attr}" if (base := _dotted(value, bound)) else ""
        case ast.Name(id=name, ctx=ast.Load()):
            return bound.get(name, name if name in {"print", "input", "open", "breakpoint", "__import__"} else "")
    return ""


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 1)


def _within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def _is_any(name: str, prefixes: Sequence[str]) -> bool:
    return any(_within(name, prefix) for prefix in prefixes)
