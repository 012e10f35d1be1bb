"""A shipped document to everything that can go wrong in one place of it, and what must be said of each.

What must be caught is told from the model, its field types and its marks of references, and from plain arithmetic on
the data; nothing here asks the program's own index or totals.
"""

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, Literal, TypeAlias

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from bizplan.diagnostics import Route
from bizplan.index.setting import plain_title
from bizplan.model.base import Contribution, Entity, Waiver
from bizplan.model.budget import BudgetLine, SubTotal
from bizplan.model.committee_report import Point
from bizplan.model.kinds import model_of
from bizplan.model.organisation import Setting
from bizplan.model.shape import reference_fields
from bizplan.values.dates import When
from bizplan.values.years import FinancialYear, Period, YearSpan
from tests.in_memory import Council, Source

Caught: TypeAlias = Literal["here", "anywhere", "perhaps"]
WRONG_WORD = "mauve"
NOWHERE = "zzz-nowhere"
_FACTORS = ("likelihood", "impact", "score")
TYPED = (Decimal, int, date, FinancialYear, YearSpan, Period, When)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change at one place."""

    sort: str
    """What is done, in words, such as `misspelt key`."""
    route: Route
    """The place in the document as it ships."""
    new_route: Route
    """The same place after the change."""
    on: Literal["key", "value"]
    text: str
    """What is written there instead."""
    caught: Caught
    """Whether some error must stand at the very place, anywhere, or nowhere."""
    like: tuple[str, str, str]
    """Model, field and sort: changes alike in these differ in their place only."""
    names: frozenset[str] = frozenset()
    """What an error that stands elsewhere may name, one of them at least."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that must agree with others."""

    names: frozenset[str]
    """Words for what it would break."""
    broken_by: frozenset[str]
    """The changes that break it: one more, one less, or a further digit in front."""


@dataclass(frozen=True, slots=True)
class Node:
    """A key with its value, or an entry of a list."""

    route: Route
    value: Any
    owner: type[Entity]
    """The model of the group it stands in."""
    field: str
    info: FieldInfo | None
    """None for the key of a group whose keys are free."""
    group: Mapping[str, Any]
    """The group it stands in."""
    above: tuple[Mapping[str, Any], ...]
    """All groups around it, outermost first."""

    @property
    def is_scalar(self) -> bool:
        return not isinstance(self.value, dict | list)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that a reference here may lead to; empty if none is meant."""
        if isinstance(self.value, str) and self.owner is not Contribution and Contribution in self.types:
            return dict(reference_fields(Contribution))["to"]
        return dict(reference_fields(self.owner)).get(self.field, ())

    @property
    def types(self) -> tuple[object, ...]:
        """What may stand here, lists and choices taken apart."""
        return tuple(_leaves(self.info.annotation)) if self.info is not None else ()

    @property
    def is_id(self) -> bool:
        """Whether the text has a fixed form, as ids and letters have."""
        marks = [*self.info.metadata, *_marks(self.info.annotation)] if self.info is not None else []
        return any(isinstance(each, StringConstraints) for each in marks)


@dataclass(frozen=True)
class Mutations:
    """Every change to every document of one repository."""

    council: Council
    known: frozenset[str] = field(init=False)
    """Every key that a reference in the repository could lead to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(_keys_in(each.document.data for each in self._sources)))

    @property
    def _sources(self) -> Sequence[Source]:
        return tuple(self.council.sources.values())

    @cached_property
    def references(self) -> tuple[tuple[Source, Node], ...]:
        """Every reference of every document."""
        return tuple((each, node) for each in self._sources for node in nodes(each) if node.is_scalar and node.kinds)

    def of(self, source: Source) -> Iterator[Mutation]:
        """Every change to one document, in the order of its keys."""
        summed = dict(_summed(source.document.data))
        for node in nodes(source):
            if isinstance(node.route[-1], str):
                yield _misspelt_key(node)
            if node.is_scalar:
                yield from self._scalar(source, node, summed)

    def _scalar(self, source: Source, node: Node, summed: Mapping[Route, Bound]) -> Iterator[Mutation]:
        if node.kinds:
            yield _change("near reference", node, self._near(str(node.value)))
            yield _change("reference to nothing", node, NOWHERE)
        elif node.is_id:
            yield _change("id of a wrong form", node, "two words")
            yield self._renamed(source, node)
        elif any(each in TYPED for each in node.types):
            yield _change("word for a typed value", node, WRONG_WORD)
            if Decimal in node.types or int in node.types:
                yield from self._figures(source, node, summed)
            if FinancialYear in node.types:
                yield self._another_year(source, node)
        elif bool in node.types or not {str, Point} & {*node.types}:
            yield _change("wrong word for a choice", node, WRONG_WORD)
        else:
            yield _change("empty text", node, '""')
            yield _change("list for a text", node, "[one, two]")
            yield from _wrong_labels(source, node)

    def _near(self, text: str) -> str:
        candidates = (f"{text}{text[-1]}", f"{text}x", f"{text}y")
        return next(each for each in candidates if each.rpartition("/")[2] not in self.known and each not in self.known)

    def _renamed(self, source: Source, node: Node) -> Mutation:
        old = str(node.value)
        new = self._near(old) if node.field != "letter" else next(each for each in "zyx" if each != old)
        aliased = any(_as_id(each) == old for each in node.group.get("aliases", ()))
        referred = self._is_referred_to(source, node, old) and not aliased
        return _change("id renamed", node, new, caught="anywhere" if referred else "perhaps", names={old})

    def _figures(self, source: Source, node: Node, summed: Mapping[Route, Bound]) -> Iterator[Mutation]:
        old = str(node.value)
        digits = old.removeprefix("-")
        sign = old.removesuffix(digits)
        bound = summed.get(node.route, Bound(frozenset(), frozenset()))
        if node.field == "number" and node.owner.kind_of_item == "outcome" and self._is_referred_to(source, node, old):
            bound = Bound(frozenset({old}), frozenset({"one more", "one less"}))
        for sort, new in (
            ("one more", _moved(old, 1)),
            ("one less", _moved(old, -1)),
            ("a digit in front", f"{sign}9{digits}"),
        ):
            caught: Caught = "anywhere" if sort in bound.broken_by else "perhaps"
            yield _change(sort, node, new, caught=caught, names={*bound.names, new})

    def _another_year(self, source: Source, node: Node) -> Mutation:
        data, new = source.document.data, str(FinancialYear(int(str(node.value)[:4]) + 1))
        caught: Caught = "perhaps"
        if node.route == ("period",):
            bound = "budget" in data or self._is_referred_to(source, node, _plan_id(data))
            caught = "anywhere" if bound else "perhaps"
        elif node.route == ("budget", "year"):
            caught = "here"
        return _change("another year", node, new, caught=caught, names={str(node.value), new})

    def _is_referred_to(self, source: Source, node: Node, key: str) -> bool:
        """Whether some reference can only mean this entry, by the kind it wants and the document it names."""
        data = source.document.data
        if len(node.route) == 1:
            return any(key in {str(each.value), str(each.value).rpartition("/")[0]} for _, each in self.references)
        kind = node.owner.kind_of_item
        own_ids = {str(data.get("id", "")), _plan_id(data)} - {""}
        if node.field == "letter":
            kind, key = "activity", f"{node.above[-1].get('number')}{key}"
        for other, reference in self.references:
            document, _, item = str(reference.value).rpartition("/")
            wanted = {kind, "activity"} if kind == "outcome" else {kind}
            meant = item == key or (kind == "outcome" and item[:-1] == key and item[-1:].isalpha())
            if meant and wanted & set(reference.kinds):
                homes = {document} if document else _homes(other.document.data)
                if own_ids & homes or (not document and (other is source or data["kind"] == "organisation")):
                    return True
        return False


def nodes(source: Source) -> Iterator[Node]:
    """Every key and every entry of a document with its place in the model, in the order of the file."""
    data = source.document.data
    yield from _nodes(data, model_of(data["kind"]), (), ())


def _nodes(
    group: Mapping[str, Any], model: type[Entity], route: Route, above: tuple[Mapping[str, Any], ...]
) -> Iterator[Node]:
    for key, value in group.items():
        info = model.model_fields[key]
        node = Node((*route, key), value, model, key, info, group, above)
        yield node
        entity = next((each for each in node.types if isinstance(each, type) and issubclass(each, Entity)), None)
        entries = enumerate(value) if isinstance(value, list) else ()
        if isinstance(value, dict) and entity is not None:
            yield from _nodes(value, entity, (*route, key), (*above, group))
        for position, entry in entries:
            place = (*route, key, position)
            if isinstance(entry, dict) and entity is not None:
                yield from _nodes(entry, entity, place, (*above, group))
            else:
                yield Node(place, entry, model, key, info, group, above)


def _misspelt_key(node: Node) -> Mutation:
    key = str(node.route[-1])
    wrong = next(each for each in (f"{key[:-1]}x", f"{key}x") if each not in node.owner.model_fields)
    like = (node.owner.__name__, node.field, "misspelt key")
    new_route = (*node.route[:-1], wrong)
    return Mutation("misspelt key", node.route, new_route, "key", wrong, "here", like, frozenset({key}))


def _wrong_labels(source: Source, node: Node) -> Iterator[Mutation]:
    """Texts by which other places know a thing: labels that a sub-total sums, names of rules."""
    subtotals = source.document.data.get("budget", {}).get("subtotals", ())
    if node.owner is SubTotal and node.field == "of":
        yield _change("label that no line bears", node, WRONG_WORD)
    if node.owner is BudgetLine and node.field == "label":
        summed = any(node.value in each["of"] for each in subtotals)
        caught: Caught = "anywhere" if summed else "perhaps"
        yield _change("label renamed", node, WRONG_WORD, caught=caught, names={str(node.value)})
    if node.owner in {Waiver, Setting} and node.field == "rule":
        yield _change("name of no rule", node, NOWHERE)


def _change(
    sort: str,
    node: Node,
    text: str,
    *,
    caught: Caught = "here",
    names: frozenset[str] | set[str] = frozenset(),
) -> Mutation:
    like = (node.owner.__name__, node.field, sort)
    if node.kinds:
        names = {str(node.value)}
    around = (node.group, *node.above[1:])
    own = {str(group[key]) for group in around for key in ("id", "name", "label") if key in group}
    return Mutation(sort, node.route, node.route, "value", text, caught, like, frozenset({*names, *own}))


def _as_id(alias: object) -> str:
    """How an alias is written where it stands for the id."""
    return plain_title(str(alias)).replace(" ", "-")


def _leaves(annotation: object) -> Iterator[object]:
    origin = typing.get_origin(annotation)
    if annotation == typing.ForwardRef("Points"):
        yield Point
    elif origin is typing.Annotated:
        yield from _leaves(typing.get_args(annotation)[0])
    elif origin is Literal or (isinstance(annotation, type) and issubclass(annotation, Enum)):
        yield Literal
    elif origin in {typing.Union, types.UnionType, tuple, dict}:
        for inner in typing.get_args(annotation):
            yield from _leaves(inner)
    elif annotation not in {type(None), Ellipsis}:
        yield annotation


def _marks(annotation: object) -> Iterator[object]:
    if typing.get_origin(annotation) is typing.Annotated:
        yield from typing.get_args(annotation)[1:]
    for inner in typing.get_args(annotation):
        yield from _marks(inner)


def _moved(text: str, step: int) -> str:
    """A figure one more or one less in its last printed place."""
    value = Decimal(text)
    return str(value + step * Decimal(1).scaleb(int(value.as_tuple().exponent)))


def _plan_id(data: Mapping[str, Any]) -> str:
    unit = {"department": "department", "team": "team", "individual": "post"}.get(str(data.get("level")), "")
    return f"{data.get(unit)}/{data.get('period')}" if unit else ""


def _homes(data: Mapping[str, Any]) -> set[str]:
    """The documents in which a reference that names none is looked for, its own left out."""
    if data["kind"] == "corporate-plan":
        return {data["id"]}
    return {str(data[key]) for key in ("corporate_plan", "plan", "consultation") if key in data}


def _keys_in(documents: Iterator[Mapping[str, Any]] | Sequence[Mapping[str, Any]]) -> Iterator[str]:
    pending: list[Any] = list(documents)
    while pending:
        match pending.pop():
            case dict() as group:
                pending += group.values()
                yield from (str(group[key]) for key in ("id", "number") if key in group)
                yield from (f"{group['number']}{letter}" for letter in "abcdefghijkl" if "number" in group)
                yield _plan_id(group)
            case list() as entries:
                pending += entries


def _summed(data: Mapping[str, Any]) -> Iterator[tuple[Route, Bound]]:
    """Every figure that takes part in a sum or a product, with the changes that break it."""
    for key in ("budget", "savings"):
        if key in data:
            yield from _in_table((key,), data[key])
    for position, risk in enumerate(data.get("risks", ())):
        if set(_FACTORS) <= set(risk):
            bound = Bound(frozenset({"score"}), frozenset({"one more", "one less"}))
            yield from ((("risks", position, key), bound) for key in _FACTORS)
    yield from _shares((), data)


def _in_table(route: Route, table: Mapping[str, Any]) -> Iterator[tuple[Route, Bound]]:
    # Half a unit a line for rounding may explain a change by one, but none by a digit in front.
    broken_by = frozenset({"a digit in front"} if table.get("rounded") else {"one more", "one less"})
    total, control = table.get("total"), table.get("control")
    in_total = total is not None and table.get("exhaustive", True)
    if total is not None and (in_total or control is not None):
        yield (*route, "total", "amount"), Bound(frozenset({total["label"]}), broken_by)
    if control is not None:
        yield (*route, "control", "amount"), Bound(frozenset({control["source"]}), broken_by)
    for position, subtotal in enumerate(table.get("subtotals", ())):
        yield (*route, "subtotals", position, "amount"), Bound(frozenset({subtotal["label"]}), broken_by)
    for position, line in enumerate(table["lines"]):
        over = {each["label"] for each in table.get("subtotals", ()) if line["label"] in each["of"]}
        over |= {total["label"]} if total is not None and in_total else set()
        over |= {control["source"]} if control is not None and total is None else set()
        if over:
            yield (*route, "lines", position, "amount"), Bound(frozenset(over), broken_by)


def _shares(route: Route, data: object) -> Iterator[tuple[Route, Bound]]:
    """Shares of one entry that make 100 per cent: one more is too much."""
    match data:
        case dict():
            for key, value in data.items():
                threads = value if key == "contributes_to" else ()
                shares = [(at, each["share"]) for at, each in enumerate(threads) if "share" in each]
                if sum(Decimal(share) for _, share in shares) == 100:
                    bound = Bound(frozenset({"share"}), frozenset({"one more", "a digit in front"}))
                    yield from (((*route, key, at, "share"), bound) for at, _ in shares)
                yield from _shares((*route, key), value)
        case list():
            for position, value in enumerate(data):
                yield from _shares((*route, position), value)
