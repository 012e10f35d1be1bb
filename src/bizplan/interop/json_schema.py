"""The model to JSON Schema, by which editors check, complete and explain documents."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeAlias

from bizplan.interop.known_ids import Known
from bizplan.interop.schema_examples import EXAMPLE_BY_KIND
from bizplan.model.base import REFERS_TO
from bizplan.model.kinds import KINDS, model_of
from bizplan.values.amounts import MoneyUnit

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = "dict[str, Json]"

_EXAMPLES_BY_KIND: Mapping[str, tuple[int | str, ...]] = {
    "outcome": (4, "2018-23/4"),
    "activity": ("4b",),
    "corporate-plan": ("2018-23",),
    "plan": ("town-clerk/2019-20",),
    "department": ("town-clerk",),
    "committee": ("policy-committee",),
    "fund": ("general-fund",),
}
_OF_THE_VALUE = frozenset({"type", "pattern", "patternErrorMessage", "examples"})
"""Keywords that say what a reference looks like; the others belong to the field that holds it."""
_OF_A_REFERENCE = ("string", "integer")
_BY_NAME = frozenset({"properties", "$defs"})
_IN_LISTS = frozenset({"anyOf", "oneOf", "allOf", "prefixItems"})


class Draft(StrEnum):
    """The versions of JSON Schema that are written."""

    NEW = "2020-12"
    EDITORS = "draft-07"

    @property
    def dialect(self) -> str:
        """The address that names the version inside a schema."""
        if self is Draft.NEW:
            return "https://json-schema.org/draft/2020-12/schema"
        return "http://json-schema.org/draft-07/schema#"


def schema_files(*, draft: Draft = Draft.EDITORS, known: Known | None = None) -> dict[str, str]:
    """File name -> text of the schema of every kind."""
    return {schema_name(kind): schema_text(kind, draft=draft, known=known) for kind in KINDS}


def schema_name(kind: str) -> str:
    """The name of the file that holds the schema of a kind."""
    return f"{kind}.schema.json"


def schema_text(kind: str, *, draft: Draft = Draft.EDITORS, known: Known | None = None) -> str:
    """The schema of a kind as it is written to a file."""
    return json.dumps(json_schema(kind, draft=draft, known=known), ensure_ascii=False, indent=1) + "\n"


def json_schema(kind: str, *, draft: Draft = Draft.EDITORS, known: Known | None = None) -> Schema:
    """The schema of a kind of document; with `known`, references offer what a repository holds, each with its name.

    A reference that is not among the known ones may always be written: only `validate` can tell whether it resolves.
    """
    quiet = _each(model_of(kind).model_json_schema(), _without_noise)
    references: dict[str, Schema] = {}
    drawn = _each(quiet, lambda each: _pointed(each, references, known or {}))
    definitions: Schema = {**_schemas(drawn.get("$defs")), **references}
    head: Schema = {
        "$schema": draft.dialect,
        "$id": f"urn:bizplan:schema:{kind}" + ("" if draft is Draft.NEW else f":{draft}"),
        "title": kind.replace("-", " ").capitalize(),
    }
    tail: Schema = {"examples": [EXAMPLE_BY_KIND[kind]], "$defs": dict(sorted(definitions.items()))}
    whole = head | drawn | tail
    return whole if draft is Draft.NEW else _each(whole, lambda each: _as_draft_07(each, definitions))


def _each(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """The schema with every schema in it changed, the inner ones first."""
    changed: Schema = {}
    for key, value in schema.items():
        match value:
            case dict() if key in _BY_NAME:
                changed[key] = {name: _each(inner, change) for name, inner in _schemas(value).items()}
            case dict() if key == "items":
                changed[key] = _each(value, change)
            case list() if key in _IN_LISTS:
                changed[key] = [_each(each, change) if isinstance(each, dict) else each for each in value]
            case _:
                changed[key] = value
    return change(changed)


def _without_noise(schema: Schema) -> Schema:
    """Without what pydantic adds and an editor would offer: null, empty defaults, titles made from names."""
    kept = {key: value for key, value in schema.items() if key != "title"}
    if "default" in kept and kept["default"] in (None, []):
        del kept["default"]
    if kept.get("examples") == []:
        del kept["examples"]
    match kept.get("anyOf"):
        case [dict() as only, {"type": "null"}]:
            del kept["anyOf"]
            kept = only | kept
    if kept.get("enum") == [unit.value for unit in MoneyUnit]:
        kept["enumDescriptions"] = [f"figures under {unit.symbol}" for unit in MoneyUnit]
    return kept


def _pointed(schema: Schema, definitions: dict[str, Schema], known: Known) -> Schema:
    """A marked reference as a pointer to what all references to these kinds have in common."""
    if REFERS_TO not in schema:
        return schema
    marked = schema[REFERS_TO]
    kinds = tuple(str(each) for each in marked) if isinstance(marked, list) else ()
    name = f"reference-to-{'-or-'.join(kinds)}"
    form = {key: value for key, value in schema.items() if key in _OF_THE_VALUE}
    kept = {key: value for key, value in schema.items() if key not in _OF_THE_VALUE and key != REFERS_TO}
    definitions.setdefault(name, _reference(kinds, form, known))
    if isinstance(said := kept.get("description"), str):
        kept["markdownDescription"] = f"{said}\n\nRefers to {_alternatives(kinds)}."
    return kept | {"$ref": f"#/$defs/{name}"}


def _reference(kinds: tuple[str, ...], form: Schema, known: Known) -> Schema:
    """One of the known ids of these kinds, with its name, or any text of the right form."""
    name_by_id = {each.text: each.name for kind in reversed(kinds) for each in known.get(kind, ())}
    if name_by_id:
        return {"anyOf": [{"oneOf": [{"const": text, "description": name} for text, name in name_by_id.items()]}, form]}
    examples: list[Json] = [each for kind in kinds for each in _EXAMPLES_BY_KIND.get(kind, ())]
    return form | ({"examples": examples} if examples else {})


def _alternatives(kinds: tuple[str, ...]) -> str:
    words = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('-', ' ')}" for kind in kinds]
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _as_draft_07(schema: Schema, definitions: Schema) -> Schema:
    """The same in the words of draft 07, where a pointer overrules all that stands beside it."""
    changed = dict(schema)
    if "$defs" in changed:
        changed["definitions"] = changed.pop("$defs")
    if isinstance(pointer := changed.get("$ref"), str):
        changed["$ref"] = pointer.replace("#/$defs/", "#/definitions/")
        if len(changed) > 1:
            changed["allOf"] = [{"$ref": changed.pop("$ref")}]
            # Without a type beside the pointer, yaml-language-server completes the key without its colon.
            target = _schemas(definitions)[pointer.removeprefix("#/$defs/")]
            changed["type"] = target.get("type", [*_OF_A_REFERENCE])
    return changed


def _schemas(value: Json) -> dict[str, Schema]:
    """The schemas by name that a value holds."""
    return {name: inner for name, inner in value.items() if isinstance(inner, dict)} if isinstance(value, dict) else {}
