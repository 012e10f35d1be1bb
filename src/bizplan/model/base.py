"""The ground of the model: entities, the field types that editors fill in, and the mark of a reference."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal, TypeVar

from pydantic import (
    BeforeValidator,
    Field,
    JsonValue,
    PlainValidator,
    Strict,
    StringConstraints,
)
from pydantic import WithJsonSchema as JsonForm
from pydantic_core import PydanticCustomError

from bizplan.model.entity import REFERS_TO, Entity, RefTo, Text, ref_to
from bizplan.model.exemption import Printed
from bizplan.values import amounts, dates, refs, years

_T = TypeVar("_T")

__all__ = ["REFERS_TO", "Entity", "RefTo", "Text", "ref_to"]


def _from_text(parse: Callable[[str], _T], expected: str) -> PlainValidator:
    """A validator that reads a value from its text and turns the parser's words into a fault of the field.

    What was read is kept: the same years, dates and references stand in every plan, and half the time goes into them.
    """
    parse = lru_cache(maxsize=4096)(parse)

    def read(value: object) -> _T:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong_text", "{what}", {"what": _not_text(value, expected)})
        if not value.strip():
            raise PydanticCustomError("wrong_text", "{what}", {"what": f"the text is blank; {expected} is expected"})
        try:
            return parse(value)
        except ValueError as fault:
            raise PydanticCustomError("wrong_text", "{what}", {"what": str(fault)}) from fault

    return PlainValidator(read)


def _not_text(value: object, expected: str) -> str:
    if value is None:
        return f"nothing stands here; {expected} is expected"
    if isinstance(value, Mapping):
        return f"a group of fields stands here; {expected} is expected"
    if isinstance(value, bool):
        return f"“{str(value).lower()}” is a yes-or-no value; {expected} is expected"
    return f"a list stands here; {expected} is expected"


def _whole(text: str) -> int:
    value = amounts.amount(text)
    if value != value.to_integral_value():
        message = f"“{text}” is not a whole number"
        raise ValueError(message)
    return int(value)


_DIGITS = r"[-+\u2212]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)"
_YEAR_PAIR = r"(19|20)[0-9]{2}\s*[-/–]\s*(19|20)?[0-9]{2}"
_DAY_TEXT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\s+[A-Za-z]+\s+[0-9]{4}"
_ITEM_TEXT = rf"({refs.ID}|[0-9]+[a-z]?)"
_PLAN_TEXT = rf"{refs.ID}/{refs.FRAMEWORK_ID}"


def _form(types: str | list[str], pattern: str, message: str, *examples: str | int) -> JsonForm:
    """The JSON Schema of a value that is read from its text: a little wider than the reader, never narrower."""
    form = {"type": types, "pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": message}
    return JsonForm(form | {"examples": list(examples)})


Amount = Annotated[
    Decimal,
    _from_text(amounts.amount, "an amount"),
    _form(
        ["number", "string"],
        rf"{_DIGITS}(\.[0-9]+)?|\(\s*{_DIGITS}(\.[0-9]+)?\s*\)",
        "Write an amount in digits, such as 2428, 2,428 or -33.878, without its unit.",
        *(2428, "2,428", "(1,234)"),
    ),
]
"""An exact decimal, in the unit its table states."""
Whole = Annotated[
    int,
    _from_text(_whole, "a whole number"),
    _form(["integer", "string"], rf"{_DIGITS}(\.0+)?|\(\s*{_DIGITS}(\.0+)?\s*\)", "Write a whole number, such as 12."),
]
"""A whole number."""
Year = Annotated[
    years.FinancialYear,
    _from_text(years.financial_year, "a financial year"),
    _form("string", _YEAR_PAIR, "Write a financial year as 2019-20.", "2019-20"),
]
"""A financial year, 1 April to 31 March."""
Years = Annotated[
    years.YearSpan,
    _from_text(years.year_span, "a span of years"),
    _form("string", _YEAR_PAIR, "Write the first year and the last, such as 2018-23.", "2018-23"),
]
"""Several years under one label."""
ReportingPeriod = Annotated[
    years.Period,
    _from_text(years.period, "a reporting period"),
    _form(
        "string",
        rf"{_YEAR_PAIR}([ -]*[A-Za-z]+[0-9]+)?|[A-Za-z]+[0-9]+",
        "Write a reporting period as 2021-22 Q2, or the year alone.",
        *("2021-22 Q2", "2021-22"),
    ),
]
"""A part of a financial year."""
Day = Annotated[
    date,
    _from_text(dates.day, "a date"),
    _form("string", _DAY_TEXT, "Write a day as 2017-06-16 or 16 June 2017.", "2017-06-16", "16 June 2017"),
]
"""A day."""
Moment = Annotated[
    dates.When,
    _from_text(dates.when, "a date"),
    _form(
        ["string", "integer"],
        rf"{_DAY_TEXT}|[A-Za-z]+\s+[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}|[0-9]{{4}}|{_YEAR_PAIR}",
        "Write a date as exactly as it is known: 2018-03-31, March 2018, 2018 or 2017-18.",
        *("2018-03-31", "March 2018", "2021-22", 2021),
    ),
]
"""A day, a month, a calendar year or a financial year, as exactly as it is known."""
Ref = Annotated[
    refs.Reference,
    _from_text(refs.reference, "a reference"),
    _form(
        ["string", "integer"],
        rf"{_PLAN_TEXT}(/{_ITEM_TEXT})?|({refs.FRAMEWORK_ID}|{refs.DOCUMENT_ID})(/{_ITEM_TEXT})?",
        "Write a reference: an id such as P4, an outcome such as 4 or 2018-23/4, or town-clerk/2019-20/P4.",
    ),
]
"""A pointer to an item or a document."""
YesNo = Annotated[bool, Strict()]
"""true or false."""


def _one_or_several(value: object) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise PydanticCustomError("wrong_text", "{what}", {"what": _not_text(value, "a value or a list of values")})


OneOrSeveral = Annotated[
    str | tuple[str, ...],
    PlainValidator(_one_or_several),
    JsonForm({"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}),
]
"""One value or a list of them, as text."""


def _said(message: str, types: list[str] | None = None) -> dict[str, JsonValue]:
    return {"patternErrorMessage": message, **({"type": [*types]} if types else {})}


Id = Annotated[
    str,
    StringConstraints(pattern=rf"^{refs.ID}$"),
    Field(
        examples=["P4", "prevent-training"],
        json_schema_extra=_said(
            "Write an id of letters and digits joined by single hyphens, such as prevent-training."
        ),
    ),
]
"""The lasting name of an item: it stays the same from year to year, whatever number is printed beside the item."""
DocumentId = Annotated[
    str,
    StringConstraints(pattern=rf"^{refs.DOCUMENT_ID}$"),
    Field(
        examples=["air-quality-2019"],
        json_schema_extra=_said(
            "Write an id of letters and digits joined by single hyphens, such as air-quality-2019.",
            ["string", "integer"],
        ),
    ),
]
"""The lasting name of a document, unlike that of any other in the repository."""
FrameworkId = Annotated[
    str,
    StringConstraints(pattern=rf"^{refs.FRAMEWORK_ID}$"),
    Field(
        examples=["2018-23", "2018-23@2017-06"],
        json_schema_extra=_said(
            "Write the years of the corporate plan, such as 2018-23, or 2018-23@2017-06 for a draft."
        ),
    ),
]
"""The years of a corporate plan, and its version where several texts bore the same label."""

OUTCOME_KINDS = ("outcome", "activity", "aim")
PLAN_KINDS = (
    "objective", "programme", "workstream", "service", "ambition", "plan-aim", "commitment", "action", "measure",
    "risk", "capability",
)  # fmt: skip
"""Entries of a plan to which another entry may contribute."""


class Source(Entity):
    """Where a document comes from."""

    title: Text
    """What the source is called."""
    publisher: Text | None = None
    """Who published it."""
    date: Moment | None = None
    """When it was published, as exactly as it is known."""
    url: Text | None = None
    """Where it can be read."""
    note: Text | None = None
    """How it was transcribed, and what was supplied that the source does not print."""


class Waiver(Entity):
    """A finding that this document allows, with the reason."""

    rule: Text
    """The rule whose finding is allowed."""
    at: Text | None = None
    """The id or section it stands at; left out, the whole document."""
    reason: Text
    """Why it is allowed."""
    owner: Text | None = None
    """The role that answers for it."""
    until: Day | None = None
    """The last day on which it is allowed."""


class Contact(Entity):
    """Someone to ask, by role and never by name."""

    role: Text
    """The post, such as Head of Corporate Strategy and Performance."""
    department: Annotated[Ref, ref_to("department")] | None = None
    """The department the post belongs to."""


ClearanceHead = Literal["finance", "legal", "equalities"]
"""What a document is cleared for."""


class Clearance(Entity):
    """That an officer has cleared the document."""

    head: ClearanceHead
    """What it was cleared for."""
    role: Text
    """The role that cleared it."""
    date: Day
    """The day it was cleared."""
    content: Text | None = None
    """The fingerprint of what was cleared, as “bizplan clearance” records it."""
    valid: YesNo = True
    """Whether it still stands; false where it was withdrawn."""


class Document(Printed):
    """What every kind of document may carry."""

    allow: tuple[Waiver, ...] = ()
    """Findings this document allows, each with its reason."""
    sources: tuple[Source, ...] = ()
    """Where the text comes from."""
    note: Text | None = None
    """A note for those who edit the file; never printed."""
    clearances: tuple[Clearance, ...] = ()
    """Who has cleared it."""

    @property
    def document_id(self) -> str:
        """The name by which references lead here."""
        raise NotImplementedError

    @property
    def home(self) -> str:
        """The document in which a reference that names none is looked for; empty for the document itself."""
        return ""


Above = Annotated[Ref, ref_to(*OUTCOME_KINDS, *PLAN_KINDS)]
"""What a thread upwards may lead to."""


class Former(Entity):
    """What a claim named before its document was migrated to a later corporate plan; history, and no thread."""

    to: Ref
    """The earlier outcome, its corporate plan named: 2018-23/4."""
    title: Text | None = None
    """The earlier outcome as the document worded it."""
    basis: Literal["published", "inferred", "judgement"]
    """How it is known what took its place."""


class Contribution(Entity):
    """One thread upwards: to an outcome, or to an item of a plan above."""

    to: Above
    """What is contributed to: an outcome number or slug, an item of this plan, or one of another plan."""
    share: Amount | None = None
    """The part of this item's money that serves it, in per cent; left out, equal parts."""
    basis: Literal["stated", "inferred", "judgement"] = "stated"
    """Whether the plan says so, or somebody worked it out."""
    formerly: tuple[Former, ...] = ()
    """What it named under earlier corporate plans, the latest last, where the document was migrated."""


def _contribution(value: object) -> object:
    if isinstance(value, str):
        return {"to": value}
    if not isinstance(value, Mapping):
        raise PydanticCustomError("wrong_text", "{what}", {"what": _not_text(value, "a reference")})
    return value


Contributes = tuple[
    Annotated[Contribution, BeforeValidator(_contribution, json_schema_input_type=Above | Contribution)], ...
]
"""The threads upwards from an item; each is a reference, or a reference with its share."""


class Item(Printed):
    """What every entry of a plan may carry, whatever its section."""

    id: Id
    """The lasting name of this entry; next year's plan keeps it."""
    name: Text | None = None
    """A short name, where the entry has one."""
    text: Text | None = None
    """The entry as the plan words it."""
    aliases: tuple[Text, ...] = ()
    """Earlier or other names, so that a search finds it."""
    contributes_to: Contributes = ()
    """The outcomes, or the items of a plan above, that this serves."""
    owner: Text | None = None
    """The role that answers for it."""
    partners: tuple[Annotated[Ref, ref_to("partner", "department")], ...] = ()
    """Who else does it: partner organisations and other departments."""
    result: Text | None = None
    """What came of it last year, where it is carried over."""
    change: Text | None = None
    """What changed since last year, and why."""
    continuity: Literal["text", "judgement", "record"] | None = None
    """How it is known that the earlier plan's entry of this id is the same: the same words, judgement, or a record."""
    comment: Text | None = None
    """A remark printed beside the entry."""
