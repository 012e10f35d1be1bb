"""What YAML allows and a plan must not contain: the message, the place, and the data that is left."""

from typing import Any

import pytest

from bizplan.diagnostics import Span
from bizplan.source.document import read
from bizplan.source.reader import MOST_ODDITIES
from tests.unit.source.marked import marked, places

ANCHOR = "“&x” is read as a name for the value (an anchor)"
ALIAS = "“*x” is read as an alias of another value"
BARE = "“!” is read as a type for the value (a tag)"
LONG = "“!<x>” is read as a type for the value (a tag)"
TAG = "“!!str” is read as a type for the value (a tag)"
KEY = "a list or mapping stands where a key is expected"
EMPTY = "“{}” is read as the start of a block of text, and no text follows"
EMPTY_KEY = "a key is empty"
NOT_TEXT = "the document is plain text, without a key"

ODDITIES: dict[str, tuple[str, list[str], Any]] = {
    # Keys
    "a key twice": ("⟦a⟧: 1\nb: 2\n«a»: 3", ["the key “a” stands here a second time"], {"a": "3", "b": "2"}),
    "a key three times": (
        "⟦⟦a⟧⟧: 1\n«'a'»: 2\n«a»: 3",
        ["the key “a” stands here a second time"] * 2,
        {"a": "3"},
    ),
    "keys twice in an item and in brackets": (
        "£:\n  - ⟦b⟧: {⟦c⟧: 1, «c»: 2}\n    d: [x, y]\n    «b» : 3\n  - b: 4",
        ["the key “c” stands here a second time", "the key “b” stands here a second time"],
        {"£": [{"b": "3", "d": ["x", "y"]}, {"b": "4"}]},
    ),
    "a key twice, with an oddity in the value that is lost": (
        "⟦a⟧: [«&x» 1]\n«a»: {b: «*x»}",
        [ANCHOR, "the key “a” stands here a second time", ALIAS],
        {"a": {"b": "1"}},
    ),
    "a key twice before a fault of syntax": (
        "⟦a⟧: 1\n«a»: 2\nb: «@»",
        ["the key “a” stands here a second time", "a value cannot begin with “@” unless it is in quotes"],
        None,
    ),
    "a merge": ("a: {«<<»: {b: 1}}", ["“<<” would merge another mapping into this one"], None),
    "an empty key": ('«""»: 1', [EMPTY_KEY], {"": "1"}),
    "empty keys in brackets": ("a: {b, ? «»: c}", [EMPTY_KEY], {"a": {"b": None, "": "c"}}),
    "keys that are no text": (
        "«true»: 1\n«~»: 2\n«Null»: 3\n'false': 4",
        [
            "the key “true” is read as a yes-or-no value, not as a name",
            "the key “~” is read as nothing, not as a name",
            "the key “Null” is read as nothing, not as a name",
        ],
        {"true": "1", "~": "2", "Null": "3", "false": "4"},
    ),
    "a list as a key": ("? «-» a\n: b", [KEY], None),
    "a list in brackets as a key": ("«[»a]: b\nc: d", [KEY], None),
    "a template's braces": ("a: {«{» title }}", [KEY], None),
    # Anchors, aliases, tags
    "an anchor": ("a: «&x» b", [ANCHOR], {"a": "b"}),
    "an anchor of a mapping": ("a: «&x»\n  b: 1", [ANCHOR], {"a": {"b": "1"}}),
    "an anchor of a list": ("a: «&x» [b]", [ANCHOR], {"a": ["b"]}),
    "an anchor of a key": ("«&x» a: b", [ANCHOR], {"a": "b"}),
    "an anchor below a tag": ("a: «!!str»\n  «&x» b", [TAG, ANCHOR], {"a": "b"}),
    "an alias of a text": ("a: «&x» b\nc: «*x»\nd: [«*x»]", [ANCHOR, ALIAS, ALIAS], {"a": "b", "c": "b", "d": ["b"]}),
    "an alias of nothing": ("a: «&x»\nc: «*x»", [ANCHOR, ALIAS], {"a": None, "c": None}),
    "an alias of a list": ("a: «&x» [b]\nc: «*x»", [ANCHOR, ALIAS], None),
    "an alias of what is not there": ("a: «*x»", [ALIAS], None),
    "an alias as a key": ("a: «&x» b\n«*x» : c", [ANCHOR, ALIAS], None),
    "a tag": ("a: «!!str» 12", [TAG], {"a": "12"}),
    "a tag of a boolean": (
        "a: «!!str» true\nb: «!» no\nc: «!<x>» ''",
        [TAG, BARE, LONG],
        {"a": "true", "b": "no", "c": ""},
    ),
    "a tag of a list": ("a: «!x»\n- b", ["“!x” is read as a type for the value (a tag)"], {"a": ["b"]}),
    "a tag below an anchor": ("a: «&x»\n  «!!str» b", [ANCHOR, TAG], {"a": "b"}),
    "a tag and an anchor": ("a: «!!str» «&x» b", [TAG, ANCHOR], {"a": "b"}),
    "signs that are text": ("a: b &c !d *e\nf: '&x'\n", [], {"a": "b &c !d *e", "f": "&x"}),
    # Documents
    "a second document": ("a: 1\n«---»\na: 2", ["a second document begins here"], {"a": "1"}),
    "a marker at the end": ("a: 1\n«---»\n", ["a second document begins here"], {"a": "1"}),
    "two documents, the first marked": ("---\na: 1\n...\n«---» {}", ["a second document begins here"], {"a": "1"}),
    "a directive": (
        "«%YAML 1.2»\n---\na: 1",
        ["“%YAML 1.2” is an instruction to the YAML reader (a directive), which plans do not need"],
        {"a": "1"},
    ),
    "two directives": (
        "# x\n«%YAML 1.1» # y\n# z\n«%TAG ! tag:x,2000:»\n---\na: 1",
        [
            "“%YAML 1.1” is an instruction to the YAML reader (a directive), which plans do not need",
            "“%TAG ! tag:x,2000:” is an instruction to the YAML reader (a directive), which plans do not need",
        ],
        {"a": "1"},
    ),
    # Blocks that nobody meant
    "a target above five": ("a: «>5» # x\nb: c", [EMPTY.format(">5")], {"a": "", "b": "c"}),
    "a target above five in a list": ("a:\n- «>-5»\n", [EMPTY.format(">-5")], {"a": [""]}),
    # Roots
    "a list": ("# x\n«- a: 1» # y\n- b: 2", ["the document is a list"], None),
    "a list in brackets": ("«[a, b]»", ["the document is a list"], None),
    "a text": ("«Town Clerk» # x\n", [NOT_TEXT], None),
    "a text over two lines": ("«Town»\nClerk", [NOT_TEXT], None),
    "keys without a space": ("«a:b»\nc:d", [NOT_TEXT], None),
    "a boolean": ("---\n«true»", [NOT_TEXT], None),
    "nothing": ("«»", ["the file is empty"], None),
    "empty lines": ("«»\n  \n", ["the file is empty"], None),
    "comments": ("«»# a\n", ["the file holds no document, only comments"], None),
    "markers": ("«»---\n...\n", ["the file holds no document, only comments"], None),
    "a word for nothing": ("«»~", ["the file holds no document, only comments"], None),
}


@pytest.mark.parametrize("name", ODDITIES)
def test_the_oddity_is_told_in_plain_words(name: str) -> None:
    table_text, messages, data = ODDITIES[name]
    text, spans, notes = marked(table_text)

    document, diagnostics = read("plans/x.yaml", text.encode())

    assert [each.message for each in diagnostics] == messages
    assert places(diagnostics) == (spans, notes)
    assert (document.data if document else None) == data


def test_both_places_of_a_key_that_stands_twice_are_told() -> None:
    _, [diagnostic] = read("plans/x.yaml", b"a: 1\na: 2")

    [note] = diagnostic.finding.notes
    assert (note.label, note.location.file, note.location.span) == ("first used here", "plans/x.yaml", Span(1, 1, 1, 2))
    assert diagnostic.finding.label == "used again"


def test_the_last_value_of_a_key_that_stands_twice_has_the_place() -> None:
    document, _ = read("x.yaml", b"a: 1\nb: 2\na:\n  c: 3\n")

    assert document is not None
    assert document.span(("a",), "key") == Span(3, 1, 3, 2)
    assert document.span(("a", "c")) == Span(4, 6, 4, 7)


def test_the_number_of_oddities_told_has_an_end() -> None:
    document, diagnostics = read("x.yaml", b"a: [" + b"&x b, " * 10_000 + b"]\nc: d\n")

    assert len(diagnostics) == MOST_ODDITIES
    assert document is not None
    assert document.data["c"] == "d"


def test_a_bomb_of_aliases_is_one_fault_for_each_alias_and_no_document() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 20))]

    document, diagnostics = read("x.yaml", "\n".join(lines).encode())

    assert document is None
    assert len(diagnostics) == 20 + 2 * 19


@pytest.mark.parametrize("repeat", ["a: 1\n" * 2, "a: {b: 1, b: 2}\n"])
def test_a_key_twice_before_many_brackets_is_told_in_good_time(repeat: str) -> None:
    document, diagnostics = read("x.yaml", (repeat + "c: " + "[" * 200_000).encode())

    assert document is None
    assert len(diagnostics) == 2
