"""The demonstration council's files to data and joined-up references, by means that share nothing with the program."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

PLANS = Path(__file__).parents[1] / "src" / "bizplan" / "demo" / "plans"
WORK = ("objectives", "services", "programmes", "workstreams", "commitments", "actions", "capabilities", "risks")
FILES = sorted(path.relative_to(PLANS).as_posix() for path in PLANS.rglob("*.yaml"))
Data: TypeAlias = "dict[str, Data] | list[Data] | str | bool"
Step: TypeAlias = tuple[str, str]
"""A document and an item in it; for an outcome the framework and its number."""


ORGANISATION_KEYS = frozenset(
    {"department", "team", "post", "committee", "committees", "partners", "fund", "template", "calendar", "scheme"}
    | {"matrix", "criterion", "equality_scale"}
)
DOCUMENT_KEYS = frozenset(
    {"corporate_plan", "supersedes", "strategy", "minute", "report", "plan", "document", "consultation"}
)
ITEM_KEYS = frozenset(
    {"to", "contributes_to", "measures", "actions", "item", "commitment", "measure", "risk", "service", "after"}
    | {"about", "earlier", "outcome", "outcomes", "aim"}
)
NO_REFERENCE = {"item": {"how"}, "minute": {"verbs"}}
"""Keys that lead nowhere beside another: an ending names an item of the plan before, a purpose its minute's words."""


@cache
def document(file: str) -> Data:
    return _typed(yaml.load((PLANS / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 -- all text


@cache
def documents() -> Mapping[str, Data]:
    """Document id -> document."""
    return {name_of(document(file)): document(file) for file in FILES}


def of_kind(kind: str) -> dict[str, Data]:
    return {name: each for name, each in documents().items() if at(each, "kind") == kind}


def at(data: Data, *route: str) -> Data:
    """What stands at a route of keys; an empty text where nothing does."""
    for key in route:
        if not isinstance(data, dict):
            return ""
        data = data.get(key, "")
    return data


def rows(data: Data, *route: str) -> list[Data]:
    found = at(data, *route)
    return found if isinstance(found, list) else []


def words(data: Data, *route: str) -> str:
    found = at(data, *route)
    return found if isinstance(found, str) else ""


def number(data: Data, *route: str) -> Decimal:
    return Decimal(words(data, *route))


def texts(data: Data) -> Iterator[str]:
    match data:
        case dict():
            for each in data.values():
                yield from texts(each)
        case list():
            for each in data:
                yield from texts(each)
        case str():
            yield data


def _typed(data: Data) -> Data:
    match data:
        case dict():
            return {key: _typed(each) for key, each in data.items()}
        case list():
            return [_typed(each) for each in data]
    return {"true": True, "false": False}.get(data, data) if isinstance(data, str) else data


def name_of(data: Data) -> str:
    match words(data, "kind"):
        case "plan":
            unit = {"department": "department", "team": "team", "individual": "post"}[words(data, "level")]
            return f"{words(data, unit)}/{words(data, 'period')}"
        case "return":
            return f"{words(data, 'plan')}@{words(data, 'period').split()[1].lower()}"
    return words(data, "id")


def ids_in(data: Data) -> set[str]:
    match data:
        case dict():
            own = {words(data, "id")} if at(data, "id") else set()
            return own.union(*(ids_in(each) for each in data.values()))
        case list():
            return set[str]().union(*(ids_in(each) for each in data))
    return set()


@cache
def organisation_ids() -> frozenset[str]:
    return frozenset(ids_in(documents()["otterfleet"]))


def references(data: Data) -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for each in data:
            yield from references(each)
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key in ORGANISATION_KEYS | DOCUMENT_KEYS | ITEM_KEYS and not NO_REFERENCE.get(key, set()) & set(data):
            yield from (
                (key, each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
            )
        yield from references(value)


def steps(home: str, reference: str) -> tuple[Step, ...]:
    """Where a reference leads; an activity leads to its outcome."""
    document_id, _, item = reference.rpartition("/")
    if document_id and document_id not in documents():
        return ()
    target = document_id or home
    if item in ids_in(documents()[target]) - {target}:
        return ((target, item),)
    own = at(documents()[target], "kind") == "corporate-plan"
    framework = target if own else words(documents()[target], "corporate_plan")
    if framework and item in {words(aim, "id") for aim in rows(documents()[framework], "aims")}:
        return ((framework, item),)
    for outcome in rows(documents()[framework], "outcomes") if framework else ():
        key = words(outcome, "number")
        letters = {words(each, "letter") for each in rows(outcome, "activities")}
        if item in {words(outcome, "id"), key, *(key + letter for letter in letters)}:
            return ((framework, key),)
    return ()


def item_at(name: str, item: str) -> Data:
    plan = documents()[name]
    (found,) = (each for part in (*WORK, "measures") for each in rows(plan, part) if at(each, "id") == item)
    return found


def paths_up(start: Step) -> list[tuple[Step, ...]]:
    """Every way from an item to an outcome."""
    name, item = start
    if at(documents()[name], "kind") == "corporate-plan":
        return [(start,)]
    found = []
    for up in rows(item_at(name, item), "contributes_to"):
        for step in steps(name, words(up) or words(up, "to")):
            found += [(start, *path) for path in paths_up(step)]
    return found
