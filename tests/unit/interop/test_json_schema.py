"""The schemas that editors are given: true to the standard, to the documents, and to what `validate` says."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pydantic
import pytest
from jsonschema.protocols import Validator

from bizplan.interop.json_schema import Draft, Json, Schema, json_schema, schema_files
from bizplan.interop.known_ids import Known, KnownId
from bizplan.interop.schema_examples import EXAMPLE_BY_KIND
from bizplan.load import load
from bizplan.model import base
from bizplan.model.kinds import KINDS
from bizplan.source.document import read
from bizplan.values import amounts, dates, refs, years
from tests.editors import as_editors_read

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "plans", ROOT / "src" / "bizplan" / "demo" / "plans")
DOCUMENTS = [path for folder in FOLDERS for path in sorted(folder.rglob("*.yaml"))]
KNOWN: Known = {
    "outcome": (KnownId(1, "Everyone is safe (2026-30)"), KnownId("safe", "Everyone is safe (2026-30)")),
    "department": (KnownId("parks", "Parks and Open Spaces"),),
}
KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "definitions", "title", "description", "markdownDescription", "type"),
    *("properties", "required", "additionalProperties", "items", "anyOf", "oneOf", "allOf", "const", "enum"),
    *("enumDescriptions", "pattern", "patternErrorMessage", "examples", "default"),
}


@cache
def schema_of(kind: str, draft: Draft, *, is_known: bool = False) -> Schema:
    """The schema, made once for all tests."""
    return json_schema(kind, draft=draft, known=KNOWN if is_known else None)


def schemas_in(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Every schema in a schema, the whole included, with the name under which it stands."""

    def walk(name: str, inner: Json) -> Iterator[tuple[str, Schema]]:
        if not isinstance(inner, dict):
            return
        yield name, inner
        for key, value in inner.items():
            match value:
                case dict() if key in {"properties", "$defs", "definitions"}:
                    for below, each in value.items():
                        yield from walk(below, each)
                case dict() if key == "items":
                    yield from walk(name, value)
                case list() if key in {"anyOf", "oneOf", "allOf"}:
                    for each in value:
                        yield from walk(name, each)

    yield from walk("", schema)


def validator(schema: Schema) -> Validator:
    """The validator of the schema's own draft."""
    checker: Validator = jsonschema.validators.validator_for(schema)(schema)
    return checker


@pytest.mark.parametrize("is_known", [False, True], ids=["general", "of a repository"])
@pytest.mark.parametrize("draft", Draft)
@pytest.mark.parametrize("kind", KINDS)
class TestEachSchema:
    def test_is_a_schema_of_its_draft(self, kind: str, draft: Draft, is_known: bool) -> None:
        schema = schema_of(kind, draft, is_known=is_known)
        assert schema["$schema"] == draft.dialect
        jsonschema.validators.validator_for(schema).check_schema(schema)

    def test_has_only_keywords_that_mean_something(self, kind: str, draft: Draft, is_known: bool) -> None:
        for name, schema in schemas_in(schema_of(kind, draft, is_known=is_known)):
            assert set(schema) <= KEYWORDS, name
            assert ("$defs" in schema) is False or draft is Draft.NEW
            if draft is Draft.EDITORS and "$ref" in schema:
                assert set(schema) == {"$ref"}, "draft 07 sees nothing beside a $ref"

    def test_leaves_no_hole_in_its_pointers(self, kind: str, draft: Draft, is_known: bool) -> None:
        schema = schema_of(kind, draft, is_known=is_known)
        where = "$defs" if draft is Draft.NEW else "definitions"
        held = schema[where]
        assert isinstance(held, dict)
        pointers = {str(each["$ref"]) for _, each in schemas_in(schema) if "$ref" in each}
        assert pointers == {f"#/{where}/{name}" for name in held}

    def test_offers_an_editor_no_noise(self, kind: str, draft: Draft, is_known: bool) -> None:
        for name, schema in schemas_in(schema_of(kind, draft, is_known=is_known)):
            assert schema.get("type") != "null", name
            assert schema.get("default", "") not in (None, []), name
            assert not name or "title" not in schema, name
            assert schema.get("type") != "object" or "properties" not in schema or not schema["additionalProperties"]

    def test_has_words_for_every_field_and_pattern(self, kind: str, draft: Draft, is_known: bool) -> None:
        for name, schema in schemas_in(schema_of(kind, draft, is_known=is_known)):
            assert ("pattern" in schema) == ("patternErrorMessage" in schema), name
            for field, inner in _properties(schema).items():
                assert "description" in inner, f"{name}: {field}"

    def test_its_example_is_true(self, kind: str, draft: Draft, is_known: bool) -> None:
        assert list(validator(schema_of(kind, draft, is_known=is_known)).iter_errors(EXAMPLE_BY_KIND[kind])) == []


def _properties(schema: Schema) -> dict[str, Schema]:
    held = schema.get("properties", {})
    return {name: each for name, each in held.items() if isinstance(each, dict)} if isinstance(held, dict) else {}


@pytest.mark.parametrize("draft", Draft)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_shipped_document_pleases_the_editor_as_well(path: Path, draft: Draft) -> None:
    data = as_editors_read(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    faults = validator(schema_of(str(data["kind"]), draft)).iter_errors(data)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_shipped_document_names_the_schema_of_its_kind(path: Path) -> None:
    first, text = path.read_text(encoding="utf-8").split("\n", 1)
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, "the first line of a document leads the editor to its schema"
    kind = re.search(r"^kind: (\S+)$", text, re.MULTILINE)
    assert kind
    assert (path.parent / match[1]).resolve().name == f"{kind[1]}.schema.json"
    assert (path.parent / match[1]).is_file()


PLAN = "kind: plan\nlevel: department\ndepartment: parks\nperiod: 2026-27\ncorporate_plan: 2026-30\n"
BROKEN = {
    "no level": PLAN.replace("level: department\n", ""),
    "another level": PLAN.replace("level: department", "level: county"),
    "an unknown field": PLAN + "colour: red\n",
    "an unknown field further in": PLAN + "services: [{id: a, name: A, colour: red}]\n",
    "no year": PLAN.replace("2026-27", "next year"),
    "a reference with a space": PLAN.replace("department: parks", "department: the parks"),
    "an id with a space": PLAN + "services: [{id: a b, name: A}]\n",
    "an amount with its unit": PLAN + "savings: {year: 2026-27, unit: thousand, lines: [{label: A, amount: £3}]}\n",
    "an empty text": PLAN + "services:\n  - id: a\n    name:\n",
    "a yes for true": PLAN + "budget: {year: 2026-27, unit: thousand, basis: net, rounded: yes, lines: []}\n",
    "a day that is none": "kind: return\nplan: parks/2026-27\nperiod: 2026-27 Q1\nsupplied: {role: A, date: soon}\n",
    "a list where one is expected": PLAN.replace("department: parks", "department: [parks]"),
    "one where a list is expected": PLAN + "services: {id: a, name: A}\n",
    "a thread with a share alone": PLAN + "services: [{id: a, name: A, contributes_to: [{share: 50}]}]\n",
}


@pytest.mark.parametrize("draft", Draft)
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_validate_refuses_an_editor_marks(text: str, draft: Draft) -> None:
    document, _ = read("a.yaml", text.encode())
    assert document
    assert load(document)[1], "it is not broken at all"
    data = as_editors_read(text)
    assert isinstance(data, dict)
    assert list(validator(schema_of(str(data["kind"]), draft)).iter_errors(data))


def test_the_sound_one_is_sound() -> None:
    assert list(validator(json_schema("plan")).iter_errors(as_editors_read(PLAN))) == []


READERS = {
    "Amount": (amounts.amount, ["0", "2428", "2,428", "-1", "+1", "\u22121", "33.878", "(1,234.5)", "( 3 )", " 4 "]),
    "Year": (years.financial_year, ["2019-20", "2019/20", "2019 - 20", "2019–2020", "1999-00", "2019-2020"]),
    "ReportingPeriod": (years.period, ["2021-22", "2021-22 Q2", "2021/22Q2", "2021-22-q2", "Q2", "2021-2022  M11"]),
    "Day": (dates.day, ["2017-06-16", "16 June 2017", "1  May 2020"]),
    "Moment": (dates.when, ["2018-03-31", "March 2018", "2018-03", "2018", "2018-2019", "2017/18", "5 May 2018"]),
    "Ref": (
        refs.reference,
        ["P4", "4", "4b", "2018-23", "2018-23@2017-06", "2018-23/4b", "2018-23@2017-06/a", "a/2019-20", "a/2019-20/P4"],
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, texts) in READERS.items() for text in texts])
def test_no_form_that_is_read_is_marked(name: str, text: str) -> None:
    READERS[name][0](text)
    schema: Schema = pydantic.TypeAdapter(getattr(base, name)).json_schema()
    assert list(validator(schema).iter_errors(text)) == []


def test_known_ids_are_offered_with_their_names_and_others_are_not_refused() -> None:
    schema = json_schema("strategy", known=KNOWN)
    definitions = schema["definitions"]
    assert isinstance(definitions, dict)
    reference = definitions["reference-to-department"]
    assert isinstance(reference, dict)
    [offered, form] = reference["anyOf"] if isinstance(reference["anyOf"], list) else []
    assert offered == {"oneOf": [{"const": "parks", "description": "Parks and Open Spaces"}]}
    strategy = {"kind": "strategy", "id": "a", "name": "A", "status": "current"}
    for department, is_sound in (("parks", True), ("markets", True), ("the markets", False)):
        faults = list(validator(schema).iter_errors({**strategy, "department": department}))
        assert (not faults) is is_sound
    assert isinstance(form, dict)


def test_the_files_are_one_for_each_kind() -> None:
    assert list(schema_files()) == [f"{kind}.schema.json" for kind in KINDS]
