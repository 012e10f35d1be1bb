"""Plain values and comments to entries of a tree, and the entries of a tree found, added, and taken out."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

from bizplan.diagnostics import Route
from bizplan.source.layout_tree import Entry, Node, mark

Writable: TypeAlias = "str | bool | Sequence[Writable] | Mapping[str, Writable] | None"
"""A value to be written; None for a key whose value is left for a person to write."""
Remarks: TypeAlias = Mapping[Route, str]
"""Route of an entry -> what stands above it as a comment, its lines not yet broken."""
_WIDTH = 98
"""Columns of a comment without its sign."""


class InQuotes(str):
    """A text that is written in quotes, since a program might read its bare words as something else."""

    __slots__ = ()


def node_of(value: Writable) -> Node:
    """The tree of a value."""
    match value:
        case None:
            return Node(is_scalar=True)
        case bool():
            return Node(is_scalar=True, plain=str(value).lower())
        case str():
            return Node(is_scalar=True, text=str(value), was_quoted=isinstance(value, InQuotes))
        case Mapping():
            return Node([entry_of(key, each) for key, each in value.items()])
        case _:
            return Node([entry_of(None, each) for each in value], is_list=True)


def entry_of(key: str | None, value: Writable) -> Entry:
    """A key with its value, or an item of a list where the key is None."""
    return Entry(key, node_of(value), (0, 0), [])


def comment(words: str, indent: int = 0) -> list[str]:
    """Words as the lines of a comment, each paragraph broken by itself."""
    broken = (wrap(each, _WIDTH - indent, break_long_words=False, break_on_hyphens=False) for each in words.split("\n"))
    return [f"# {line}" for lines in broken for line in lines]


def with_remarks(root: Node, remarks: Remarks) -> Node:
    """The tree with comments above its entries."""
    for route, words in remarks.items():
        found = entry_at(root, route)
        if found is None:
            raise KeyError(route)
        found.leading = [*found.leading, *comment(words, 2 * (len(route) - 1))]
        found.blank_before = len(route) == 1
    mark(root)
    return root


def entry_at(root: Node, route: Route) -> Entry | None:
    """The entry that a route leads to; where it leads on into a value without parts, the entry of that value."""
    found: Entry | None = None
    node = root
    for part in route:
        if node.is_scalar:
            return found
        if isinstance(part, int):
            found = node.entries[part] if node.is_list and part < len(node.entries) else None
        else:
            found = child(node, part)
        if found is None:
            return None
        node = found.value
    return found


def child(node: Node, key: str) -> Entry | None:
    """The entry under a key; None where there is none."""
    return next((each for each in node.entries if each.key == key), None)


def text_at(node: Node, key: str) -> str:
    """The text under a key; empty where there is none."""
    found = child(node, key)
    return (found.value.text or "") if found is not None else ""


def take_out(node: Node, *keys: str) -> list[Entry]:
    """Take the entries of some keys out, with the comments at them; what was taken out, in the order of the tree."""
    taken = [each for each in node.entries if each.key in keys]
    node.entries = [each for each in node.entries if each.key not in keys]
    return taken


def put_in(node: Node, key: str, value: Writable) -> Entry:
    """Write a value under a key, at the end where the key is new; the comments at an entry that was there stay."""
    found = child(node, key)
    if found is None:
        found = entry_of(key, value)
        node.entries.append(found)
    else:
        found.value = node_of(value)
    return found
