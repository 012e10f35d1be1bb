"""Report dataclasses to the JSON Schemas in `docs/schemas/`: what `--format json` of each report writes."""

import ast
import inspect
import json
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from types import NoneType
from typing import TypeAlias

from bizplan.cli.reporting import SCHEMA_VERSION
from bizplan.model.descriptions import description
from bizplan.reports.budget import BudgetReport
from bizplan.reports.budget_actuals import BudgetActuals
from bizplan.reports.budget_change import BudgetChange
from bizplan.reports.budget_pivot import PivotReport
from bizplan.reports.calendar import CalendarReport
from bizplan.reports.change import ChangeReport
from bizplan.reports.coverage import CoverageReport
from bizplan.reports.migration import MigrationReport
from bizplan.reports.outcome_weights import OutcomeWeights
from bizplan.reports.performance import PerformanceReport
from bizplan.reports.reconciliation import Reconciliation
from bizplan.reports.record_entry import RecordedEntry
from bizplan.reports.reference_rate import ReferenceRateReport
from bizplan.reports.return_import import ReturnImport
from bizplan.reports.risk_summary import RiskSummary
from bizplan.reports.self_assessment import SelfAssessment
from bizplan.reports.thread import ThreadReport
from bizplan.reports.what_if import WhatIfReport
from bizplan.reports.xref import XrefReport

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json]"
Schema: TypeAlias = "dict[str, Json]"

REPORTS: Mapping[str, type] = {
    "approve": RecordedEntry,
    "clearance": RecordedEntry,
    "calendar": CalendarReport,
    "map-outcomes": CoverageReport,
    "map-outcomes-weight-pounds": OutcomeWeights,
    "map-outcomes-what-if": WhatIfReport,
    "budget": BudgetReport,
    "budget-compare": BudgetChange,
    "budget-actuals": BudgetActuals,
    "budget-reconcile": Reconciliation,
    "budget-by": PivotReport,
    "diff": ChangeReport,
    "migrate": MigrationReport,
    "performance": PerformanceReport,
    "return-import": ReturnImport,
    "risks": RiskSummary,
    "equalities": SelfAssessment,
    "reference-rate": ReferenceRateReport,
    "thread": ThreadReport,
    "xref": XrefReport,
}
"""Command -> the report that its JSON holds."""
_READERS = "Readers must pass over keys they do not know: a new key does not raise the version."
_VERSION: Schema = {"description": "Raised when a reader of the last version would misread the new one."}


def output_schema(command: str) -> Schema:
    """The schema of what a command writes under `--format json`."""
    definitions: dict[str, Json] = {}
    report = REPORTS[command]
    whole = _object(report, definitions)
    properties, required = whole["properties"], whole["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bizplan:schema:{command}:{SCHEMA_VERSION}",
        "title": report.__name__.removesuffix("Report"),
        "description": f"What `bizplan {_words(command)} --format json` writes. {_READERS}",
        "type": "object",
        "required": ["schema_version", *required],
        "additionalProperties": False,
        "properties": {"schema_version": {**_VERSION, "const": SCHEMA_VERSION}, **properties},
        "$defs": dict(sorted(definitions.items())),
    }


def _words(command: str) -> str:
    """`budget --compare` for `budget-compare`."""
    pounds = command.replace("weight-pounds", "weight pounds")
    return pounds.replace("budget-", "budget --").replace("map-outcomes-", "map-outcomes --")


def output_schema_text(command: str) -> str:
    """The schema as it is published."""
    return json.dumps(output_schema(command), ensure_ascii=False, indent=2) + "\n"


def _object(report: type, definitions: dict[str, Json]) -> Schema:
    hints = typing.get_type_hints(report)
    names = [each.name for each in fields(report)]
    return {
        "description": " ".join((report.__doc__ or "").split()),
        "type": "object",
        "required": [*names],
        "additionalProperties": False,
        "properties": {name: _described(_value(hints[name], definitions), description(report, name)) for name in names},
    }


def _described(schema: Schema, words: str) -> Schema:
    return {"description": " ".join(words.split()), **schema} if words else schema


def _value(hint: object, definitions: dict[str, Json]) -> Schema:  # noqa: PLR0911 -- one return for each type
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _value(arguments[0], definitions)}
    if arguments:
        return {"anyOf": [{"type": "null"} if each is NoneType else _value(each, definitions) for each in arguments]}
    match hint:
        case type() if issubclass(hint, bool):
            return {"type": "boolean"}
        case type() if issubclass(hint, int):
            return {"type": "integer"}
        case type() if issubclass(hint, Decimal):
            exact = "A decimal with all its digits, as text, since readers of JSON make binary floats of numbers."
            definitions["amount"] = {"description": exact, "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
            return {"$ref": "#/$defs/amount"}
        case type() if issubclass(hint, Enum):
            words = _member_words(hint)
            choices: list[Json] = [_described({"const": each.value}, words.get(each.name, "")) for each in hint]
            definitions[hint.__name__] = {"description": " ".join((hint.__doc__ or "").split()), "oneOf": choices}
            return {"$ref": f"#/$defs/{hint.__name__}"}
        case type() if issubclass(hint, str):
            return {"type": "string"}
        case type() if issubclass(hint, date):
            return {"type": "string", "format": "date"}
        case type() if is_dataclass(hint):
            definitions[hint.__name__] = _object(hint, definitions)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        case _:
            raise TypeError(f"{hint} has no form in a schema")


def _member_words(choices: type[Enum]) -> dict[str, str]:
    """Member -> the string under it."""
    (tree,) = ast.parse(inspect.getsource(choices)).body
    assert isinstance(tree, ast.ClassDef)
    words: dict[str, str] = {}
    for statement, following in pairwise(tree.body):
        match statement, following:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text))):
                words[name] = text
    return words
