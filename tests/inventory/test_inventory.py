"""The shipped plans hold what their sources hold: every entry and figure, in order, and nothing besides."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.inventory.community_and_children import IN_2021
from tests.inventory.tables import Entry, Inventory
from tests.inventory.town_clerk import CONTINUED, IN_2017, IN_2019

INVENTORIES = (IN_2017, IN_2019, IN_2021)
COUNTS = {
    IN_2017.path: {
        "ambitions": 3,
        "services": 6,
        "objectives": 6,
        "programmes": 4 + 7,
        "measures": 11,
        "capabilities": 7,
        "horizon": 3,
    },
    IN_2019.path: {
        "services": 5 + 1,
        "objectives": 13,
        "programmes": 10 + 5,
        "measures": 16,
        "capabilities": 4,
        "horizon": 3,
    },
    IN_2021.path: {
        "aims": 5,
        "workstreams": 8,
        "changes": 11,
        "horizon": 3,
        "commitments": 7 + 2,
        "actions": 10,
        "measures": 8,
        "risks": 2,
        "equalities": 6,
        "charts": 3,
    },
}
TOTALS = {IN_2017.path: (6, Decimal(6173)), IN_2019.path: (5, Decimal(5174))}


@cache
def plan(path: str) -> dict[str, Any]:
    """A shipped plan as plain data, every scalar as the text it is in the file."""
    text = (ROOT / "plans" / path).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- it makes only text, lists and mappings
    assert isinstance(data, dict)
    return data


each_plan = pytest.mark.parametrize("inventory", [pytest.param(each, id=each.head["period"]) for each in INVENTORIES])
each_section = pytest.mark.parametrize(
    ("inventory", "section"),
    [
        pytest.param(inventory, section, id=f"{inventory.head['period']}-{section}")
        for inventory in INVENTORIES
        for section in inventory.entries
    ],
)
each_entry = pytest.mark.parametrize(
    ("inventory", "section", "place", "entry"),
    [
        pytest.param(inventory, section, place, entry, id=f"{inventory.head['period']}-{entry.label}")
        for inventory in INVENTORIES
        for section, entries in inventory.entries.items()
        for place, entry in enumerate(entries)
    ],
)


@each_plan
def test_the_head_is_what_was_supplied(inventory: Inventory) -> None:
    parts = {*inventory.entries, *inventory.tables, "sources"}
    assert {key: value for key, value in plan(inventory.path).items() if key not in parts} == inventory.head


@each_plan
def test_the_sections_are_those_of_the_source(inventory: Inventory) -> None:
    assert set(plan(inventory.path)) == {*inventory.head, *inventory.entries, *inventory.tables, "sources"}


@each_plan
def test_the_source_is_named(inventory: Inventory) -> None:
    (source,) = plan(inventory.path)["sources"]
    assert inventory.head["period"] in source["title"]
    assert source["publisher"] == "City of London Corporation"
    assert "Supplied here:" in source["note"]


@each_plan
def test_each_section_has_as_many_entries_as_its_source(inventory: Inventory) -> None:
    counts = COUNTS[inventory.path]
    assert {section: len(plan(inventory.path)[section]) for section in counts} == counts
    assert counts.keys() >= inventory.entries.keys()


@each_section
def test_the_entries_stand_in_printed_order(inventory: Inventory, section: str) -> None:
    assert [each["id"] for each in plan(inventory.path)[section]] == [entry.id for entry in inventory.entries[section]]


@each_section
def test_no_word_of_an_entry_is_lost(inventory: Inventory, section: str) -> None:
    words = sum(len(each.get("text", "").split()) for each in plan(inventory.path)[section])
    assert words == inventory.words[section]


@each_entry
def test_an_entry_says_what_its_source_says(inventory: Inventory, section: str, place: int, entry: Entry) -> None:
    texts = [each.get("text", "").replace("’", "'") for each in plan(inventory.path)[section]]
    if entry.says:
        assert [index for index, text in enumerate(texts) if entry.says in text] == [place]
    else:
        assert not texts[place]


@each_entry
def test_nothing_stands_beside_an_entry_but_what_its_source_has(
    inventory: Inventory, section: str, place: int, entry: Entry
) -> None:
    found = {key: value for key, value in plan(inventory.path)[section][place].items() if key not in {"id", "text"}}
    expected = dict(entry.beside)
    if entry.measures:
        expected["measures"] = [_ids_by_label(inventory)[label] for label in entry.measures]
    assert found == expected


@each_plan
def test_every_other_section_is_as_printed(inventory: Inventory) -> None:
    assert {section: plan(inventory.path)[section] for section in inventory.tables} == inventory.tables


@pytest.mark.parametrize("path", TOTALS)
def test_the_lines_make_the_printed_total(path: str) -> None:
    budget = plan(path)["budget"]
    amounts = [Decimal(line["amount"]) for line in budget["lines"]]
    assert (len(amounts), sum(amounts)) == TOTALS[path]
    assert Decimal(budget["total"]["amount"]) == TOTALS[path][1]


@each_plan
def test_ids_are_unique_in_a_plan(inventory: Inventory) -> None:
    ids = list(_ids_in(plan(inventory.path)))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("section", CONTINUED)
def test_an_entry_keeps_its_id_from_year_to_year_and_says_how_that_is_known(section: str) -> None:
    earlier = {each["id"] for each in plan(IN_2017.path)[section]}
    kept = {each["id"] for each in plan(IN_2019.path)[section] if each["id"] in earlier}
    old, new = _ids_by_label(IN_2017), _ids_by_label(IN_2019)
    assert {old[before]: new[after] for before, after in CONTINUED[section]} == {key: key for key in kept}
    assert {each["id"] for each in plan(IN_2019.path)[section] if "continuity" in each} == kept


def test_only_the_two_renamed_programmes_have_names_and_no_alias_joins_them() -> None:
    names = {
        path: {each["id"]: each["name"] for each in plan(path)["programmes"] + plan(path)["measures"] if "name" in each}
        for path in (IN_2017.path, IN_2019.path)
    }
    assert names == {
        IN_2017.path: {"cultural-hub": "Cultural Hub", "joint-control-room": "One Safe City"},
        IN_2019.path: {"cultural-hub": "Culture Mile", "joint-control-room": "One Secure City"},
    }


def test_six_threads_lead_from_services_to_outcomes_in_2019_20() -> None:
    services = plan(IN_2019.path)["services"]
    threads = [(each["name"], outcome) for each in services for outcome in each.get("contributes_to", [])]
    assert threads == [
        ("Corporate and Member Services", "4"),
        ("Elections", "4"),
        ("Corporate Strategy and Performance", "4"),
        ("Resilience and Community Safety", "1"),
        ("Resilience and Community Safety", "12"),
        ("Contact Centre", "4"),
    ]


@pytest.mark.parametrize(
    ("inventory", "unmeasured"),
    [
        pytest.param(IN_2017, ["Cap1", "Cap2", "Cap3", "Cap4", "Cap5", "Cap6", "Cap7"], id="2017-18"),
        pytest.param(IN_2019, ["C3", "C6", "D4", "Cap1", "Cap2", "Cap4"], id="2019-20"),
        pytest.param(IN_2021, ["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8"], id="2021-22"),
    ],
)
def test_the_work_without_a_measure_is_that_of_the_source(inventory: Inventory, unmeasured: list[str]) -> None:
    measured = {target for each in plan(inventory.path)["measures"] for target in each.get("measures", [])}
    work = [
        entry
        for section in ("programmes", "workstreams", "capabilities")
        for entry in inventory.entries.get(section, ())
    ]
    assert [entry.label for entry in work if entry.id not in measured] == unmeasured


def _ids_by_label(inventory: Inventory) -> dict[str, str]:
    return {entry.label: entry.id for entries in inventory.entries.values() for entry in entries}


def _ids_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "id" in node:
            yield node["id"]
        for value in node.values():
            yield from _ids_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from _ids_in(value)
