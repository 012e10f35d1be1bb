"""Places, limits and what a document can tell of itself."""

import gc
import marshal
from typing import Literal

import pytest

from bizplan.diagnostics import Route, Span
from bizplan.source import reader
from bizplan.source.document import Ambiguous, Document, Limits, collector_paused, read
from bizplan.source.places import places_of

PLAN = """\
# A comment
kind: plan
title: "Town Clerk’s"
purpose: >-
  One £
  two 😀 three

budget:
  total: 5,174
  lines:
    - service: a
      amount: (12)

    - {service: b, amount: 3}
    -
      service: |
        c

# between
codes: [1, 'two',
  [3]]
empty:
notes: a
  b c
nested:
- - x
  - y
- long: first
    second
  z: 1
- "q
  r"
- {
    s: 1
  }
- t:
    u: v
- []
"""


def document_of(text: str) -> Document:
    document, diagnostics = read("x.yaml", text.encode())
    assert diagnostics == ()
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("route", "span"),
    [
        ((), (2, 1, 38, 5)),
        (("kind",), (2, 7, 2, 11)),
        (("title",), (3, 8, 3, 22)),
        (("purpose",), (4, 10, 6, 14)),
        (("budget",), (9, 3, 17, 10)),
        (("budget", "total"), (9, 10, 9, 15)),
        (("budget", "lines"), (11, 5, 17, 10)),
        (("budget", "lines", 0), (11, 7, 12, 19)),
        (("budget", "lines", 0, "amount"), (12, 15, 12, 19)),
        (("budget", "lines", 1), (14, 7, 14, 30)),
        (("budget", "lines", 1, "amount"), (14, 28, 14, 29)),
        (("budget", "lines", 2), (16, 7, 17, 10)),
        (("budget", "lines", 2, "service"), (16, 16, 17, 10)),
        (("codes",), (20, 8, 21, 7)),
        (("codes", 1), (20, 12, 20, 17)),
        (("codes", 2), (21, 3, 21, 6)),
        (("codes", 2, 0), (21, 4, 21, 5)),
        (("empty",), (22, 7, 22, 7)),
        (("notes",), (23, 8, 24, 6)),
        (("nested", 0), (26, 3, 27, 6)),
        (("nested", 0, 1), (27, 5, 27, 6)),
        (("nested", 2), (31, 3, 32, 5)),
        (("nested", 3), (33, 3, 35, 4)),
        (("nested", 5), (38, 3, 38, 5)),
    ],
)
def test_a_value_stands_where_its_text_is(route: Route, span: tuple[int, int, int, int]) -> None:
    assert document_of(PLAN).span(route) == Span(*span)


@pytest.mark.parametrize(
    ("route", "span"),
    [
        (("kind",), (2, 1, 2, 5)),
        (("budget",), (8, 1, 8, 7)),
        (("budget", "lines"), (10, 3, 10, 8)),
        (("budget", "lines", 0, "amount"), (12, 7, 12, 13)),
        (("budget", "lines", 1, "amount"), (14, 20, 14, 26)),
    ],
)
def test_a_key_stands_where_its_text_is(route: Route, span: tuple[int, int, int, int]) -> None:
    assert document_of(PLAN).span(route, on="key") == Span(*span)


@pytest.mark.parametrize(
    ("route", "span"),
    [
        ((), (2, 1, 2, 11)),  # the first entry, up to the end of its value
        (("budget", "lines", 0), (11, 7, 11, 17)),
        (("budget", "lines", 1), (14, 7, 14, 30)),  # all of it, being on one line
        (("budget", "lines", 2), (16, 7, 16, 17)),  # the value goes on below: its first character
        (("codes", 1), (20, 12, 20, 17)),
        (("nested", 0), (26, 3, 26, 6)),
        (("nested", 1), (28, 3, 28, 10)),
        (("nested", 2), (31, 3, 31, 4)),  # a text over two lines: its first character
        (("nested", 3), (33, 3, 33, 4)),  # the bracket alone is on the first line
        (("nested", 4), (36, 3, 36, 4)),  # the first value is on another line: the key
    ],
)
def test_the_first_line_stands_for_what_has_no_key(route: Route, span: tuple[int, int, int, int]) -> None:
    assert document_of(PLAN).span(route, on="key") == Span(*span)


@pytest.mark.parametrize(
    ("route", "span", "why"),
    [
        (("department",), (2, 1, 2, 11), "a field the document lacks: its first entry"),
        (("budget", "year"), (8, 1, 8, 7), "a field a mapping lacks: the key of the mapping"),
        (("budget", "year", 3, "x"), (8, 1, 8, 7), "however far the route goes on"),
        (("budget", "lines", 9), (10, 3, 10, 8), "an item a list lacks: the key of the list"),
        (("budget", "lines", -1), (10, 3, 10, 8), "no position counts from the end"),
        (("budget", "lines", "x"), (10, 3, 10, 8), "a list has no keys"),
        (("budget", 0), (8, 1, 8, 7), "a mapping has no positions"),
        (("budget", "lines", 0, "fund"), (11, 7, 11, 17), "a field an item lacks: the item's first line"),
        (("title", "short"), (3, 8, 3, 22), "a text where a mapping was looked for: the text"),
        (("empty", "x"), (22, 1, 22, 6), "nothing where a mapping was looked for: its key"),
        (("codes", 2, 5), (21, 3, 21, 6), "a list in a list"),
        (("nested", 5, 0), (38, 3, 38, 5), "an empty list in a list"),
    ],
)
@pytest.mark.parametrize("on", ["key", "value"])
def test_what_is_missing_is_shown_at_the_nearest_thing_that_is_there(
    route: Route,
    span: tuple[int, int, int, int],
    why: str,
    on: Literal["key", "value"],
) -> None:
    assert document_of(PLAN).span(route, on) == Span(*span), why
    assert not document_of(PLAN).has(route)


@pytest.mark.parametrize("route", [(), ("kind",), ("empty",), ("budget", "lines", 1, "amount"), ("nested", 0, 1)])
def test_a_route_that_leads_to_a_value_is_there(route: Route) -> None:
    assert document_of(PLAN).has(route)


@pytest.mark.parametrize(
    ("text", "key", "span"),
    [
        ("£: x\nb: y", "b", (2, 4, 2, 5)),
        ("b: ‘£2.4m’ – x", "b", (1, 4, 1, 15)),
        ("😀: {b: 1}", "😀", (1, 4, 1, 10)),
        ('a: 😀😀\nb: "😀"', "b", (2, 4, 2, 7)),
        ("\ufeffb: y", "b", (1, 4, 1, 5)),
        ("\ufeff# c\nb: y", "b", (2, 4, 2, 5)),
        ("a: 1\r\nb: y\r\n", "b", (2, 4, 2, 5)),
        ("a: 1\rb: y\r", "b", (2, 4, 2, 5)),
        ("a: |\r\n  £\r\n\r\n  x\r\n\r\nb: y\r\n", "a", (1, 4, 4, 4)),
        ("a: |\r  £\r\r  x\r\rb: y\r", "a", (1, 4, 4, 4)),
        ("b:\ty", "b", (1, 4, 1, 5)),
        ("b: >\n\n\nc: 1", "b", (1, 4, 1, 5)),
        ("b: |+\n  x  \n\n\nc: 1", "b", (1, 4, 2, 4)),
        ("b: x # y", "b", (1, 4, 1, 5)),
        ("b: x\u00a0", "b", (1, 4, 1, 6)),
    ],
)
def test_columns_count_characters(text: str, key: str, span: tuple[int, int, int, int]) -> None:
    assert document_of(text).span((key,)) == Span(*span)


def test_ambiguous_text_is_found_in_keys_and_values_without_quotes() -> None:
    text = """\
on: push
a: no
b: 'no'
c: [Off, "off", 010, x, {d: 1:30}]
e: 2019-06-16
f: 0o17
g: >-
  no
h: true
i: y
"""
    assert list(document_of(text).ambiguous()) == [
        Ambiguous(("on",), "on", "true", "key"),
        Ambiguous(("a",), "no", "false", "value"),
        Ambiguous(("c", 0), "Off", "false", "value"),
        Ambiguous(("c", 2), "010", "8", "value"),
        Ambiguous(("c", 4, "d"), "1:30", "90", "value"),
        Ambiguous(("e",), "2019-06-16", "a date", "value"),
        Ambiguous(("f",), "0o17", "text", "value"),
        Ambiguous(("i",), "y", "true", "value"),
    ]


def test_readings_that_do_not_matter_are_left_out() -> None:
    document = document_of("a: 2019-06-16\nb: 'no'\nc: no\n")

    assert list(document.ambiguous(frozenset({"a date"}))) == [Ambiguous(("c",), "no", "false", "value")]
    assert list(document_of("a: 2019-06-16\nb: 'no'\n").ambiguous(frozenset({"a date"}))) == []


def test_data_and_places_can_be_kept_by_marshal() -> None:
    document = document_of(PLAN)

    assert marshal.loads(marshal.dumps(document.data)) == document.data  # noqa: S302 -- its own bytes
    places = places_of(document.content)
    assert marshal.loads(marshal.dumps(places)) == places  # noqa: S302 -- its own bytes


def test_a_file_over_the_limit_is_not_read() -> None:
    document, [diagnostic] = read("x.yaml", b"a: bcd\n", limit=Limits(size=6))

    assert document is None
    assert diagnostic.message == "the file has more than 6 bytes, the most that is read"
    assert read("x.yaml", b"a: bcd", limit=Limits(size=6))[0]


def test_a_file_nested_too_deep_is_not_read() -> None:
    document, [diagnostic] = read("x.yaml", b"a:\n  - b: [c]\n", limit=Limits(depth=3))

    assert document is None
    assert diagnostic.message == "lists and mappings stand more than 3 deep inside one another"
    assert diagnostic.location.span == Span(2, 8, 2, 9)
    assert read("x.yaml", b"a:\n  - b: [c]\n", limit=Limits(depth=4))[0]


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_no_depth_is_too_much_for_the_reader(text: str) -> None:
    document, diagnostics = read("x.yaml", text.encode())

    assert document is None
    assert diagnostics


def test_the_collector_is_paused_and_then_as_it_was() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("on", ["key", "value"])
def test_the_parser_without_libyaml_finds_the_same_places(
    on: Literal["key", "value"],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    routes: list[Route] = [
        (),
        ("title",),
        ("purpose",),
        ("budget", "lines", 0),
        ("codes", 2, 0),
        ("empty",),
        ("nested", 3),
    ]
    with_libyaml = [document_of(PLAN).span(route, on) for route in routes]
    monkeypatch.setattr(reader, "CParser", None)
    places_of.cache_clear()

    assert [document_of(PLAN).span(route, on) for route in routes] == with_libyaml
    places_of.cache_clear()
