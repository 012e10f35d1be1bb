"""A document in one canonical layout: what it says and every comment stay, only the setting out changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bizplan.diagnostics import Route
from bizplan.source.document import Document, read
from bizplan.source.layout_tree import Entry, Node, comments_of, tree_of
from bizplan.source.layout_words import folded, key_text, literal_block, one_line

WIDTH = 100
"""Columns; longer texts are folded, longer braces broken up."""

Order = Callable[[Route], Sequence[str]]
"""Route of a mapping -> its keys in their canonical order; keys it does not name keep their order at the end."""
Wording = Callable[[Route, str], str]
"""Route and text of a value -> its canonical spelling, such as 2428 for 2,428."""


class LayoutError(ValueError):
    """A document that cannot be laid out without a risk to what it says, with the reason."""


@dataclass(frozen=True, slots=True)
class _Setting:
    order: Order
    wording: Wording


def laid_out(document: Document, order: Order, wording: Wording) -> str:
    """The document's text in its canonical layout; the layout of a laid-out text is that text.

    Raises LayoutError where the result, read again, would not say the same or lacks a comment.
    """
    text = set_out(*tree_of(document), order, wording)
    again, faults = read(document.path, text.encode())
    if faults or again is None or again.data != _reworded(document.data, (), wording):
        raise LayoutError("laid out, it would not say the same")
    if comments_of(again) != comments_of(document):
        raise LayoutError("laid out, it would lose a comment")
    return text


def set_out(root: Node, closing: Sequence[str], order: Order, wording: Wording) -> str:
    """The text of a tree in the canonical layout; `closing` are the comments at its very end."""
    opening = _opening(root)
    rows = [*opening, *_document(root, _Setting(order, wording))]
    rows += [*([""] if closing and rows else []), *closing]
    return "\n".join(rows).rstrip("\n") + "\n"


def commented_out(entry: Entry, order: Order, wording: Wording) -> list[str]:
    """An entry of the root as comments: take the “# ” away, and it stands there again."""
    rows = _entry(entry, (entry.key or "",), 0, _Setting(order, wording))
    return [f"# {row}" for row in rows if row]


def _opening(root: Node) -> list[str]:
    """The comments above the first entry, which stay at the top whichever entry comes first."""
    if not root.entries:
        return []
    opening, root.entries[0].leading = root.entries[0].leading, []
    return opening


def _reworded(data: object, route: Route, wording: Wording) -> object:
    match data:
        case dict():
            return {key: _reworded(value, (*route, key), wording) for key, value in data.items()}
        case list():
            return [_reworded(value, (*route, at), wording) for at, value in enumerate(data)]
        case str():
            return wording(route, data)
        case _:
            return data


def _document(root: Node, setting: _Setting) -> Iterator[str]:
    was_block = False
    for number, entry in enumerate(_ordered(root, (), setting)):
        rows = list(_entry(entry, (entry.key or "",), 0, setting))
        is_block = len(rows) > len(entry.leading) + 1
        if number and (is_block or was_block or entry.blank_before):
            yield ""
        yield from rows
        was_block = is_block


def _ordered(node: Node, route: Route, setting: _Setting) -> list[Entry]:
    if node.is_list:
        return list(node.entries)
    rank = {key: position for position, key in enumerate(setting.order(route))}
    return sorted(node.entries, key=lambda each: rank.get(each.key or "", len(rank)))


def _entry(entry: Entry, route: Route, indent: int, setting: _Setting) -> Iterator[str]:
    """The rows of one key or list item, its comments with it."""
    pad = " " * indent
    yield from (f"{pad}{row}" if row else "" for row in entry.leading)
    lead = f"{pad}- " if entry.key is None else f"{pad}{key_text(entry.key, quoted=entry.was_quoted)}:"
    trailing = f"  {entry.trailing}" if entry.trailing else ""
    rows = _value(entry.value, route, indent, lead, trailing, setting)
    yield from rows
    yield from (f"{pad}  {row}" if row else "" for row in entry.after)


def _value(node: Node, route: Route, indent: int, lead: str, trailing: str, setting: _Setting) -> Iterator[str]:  # noqa: PLR0913, PLR0917 -- the state of one row
    is_item = lead.endswith("- ")
    gap = "" if is_item else " "
    inline = _inline(node, route, setting, nested=False)
    fits = inline is not None and len(lead) + len(gap) + len(inline) <= WIDTH
    rows = _block_text(node, route, indent, setting) if node.text is not None and not fits else []
    if rows:
        yield f"{lead}{gap}{rows[0]}{trailing}"
        yield from rows[1:]
        return
    if inline is not None and (fits or node.is_scalar):
        yield f"{lead}{gap}{inline}".rstrip() + trailing
        return
    yield from _block(node, route, indent, lead, trailing, setting)


def _block(node: Node, route: Route, indent: int, lead: str, trailing: str, setting: _Setting) -> Iterator[str]:  # noqa: PLR0913, PLR0917 -- the state of one row
    entries = _ordered(node, route, setting)
    is_item = lead.endswith("- ")
    first, *rest = entries
    if is_item and not trailing and not first.leading and not node.is_list:
        rows = list(_entry(first, (*route, first.key or ""), indent + 2, setting))
        yield lead + rows[0][indent + 2 :]
        yield from rows[1:]
    else:
        yield f"{lead.rstrip()}{trailing}"
        rest = entries
    for position, entry in enumerate(rest, len(entries) - len(rest)):
        if entry.blank_before and position:
            yield ""
        part: str | int = position if node.is_list else entry.key or ""
        yield from _entry(entry, (*route, part), indent + 2, setting)


def _inline(node: Node, route: Route, setting: _Setting, *, nested: bool) -> str | None:
    """The value on one line; None if it needs several."""
    if node.is_scalar:
        if node.text is None:
            return node.plain or ("null" if nested else "")
        text = setting.wording(route, node.text)
        return one_line(text, quoted=node.was_quoted and text == node.text, in_flow=nested)
    if not node.entries:
        return "[]" if node.is_list else "{}"
    if not node.was_flow or node.has_comments:
        return None
    parts = []
    for position, entry in enumerate(_ordered(node, route, setting)):
        part: str | int = position if node.is_list else entry.key or ""
        inner = _inline(entry.value, (*route, part), setting, nested=True)
        if inner is None:
            return None
        parts.append(
            inner if entry.key is None else f"{key_text(entry.key, quoted=entry.was_quoted)}: {inner}".rstrip()
        )
    return f"[{', '.join(parts)}]" if node.is_list else f"{{{', '.join(parts)}}}"


def _block_text(node: Node, route: Route, indent: int, setting: _Setting) -> list[str]:
    """A long text folded, or one with line breaks as it stands; empty if neither can carry it."""
    text = setting.wording(route, node.text or "")
    pad = " " * (indent + 2)
    rows = literal_block(text) if "\n" in text else folded(text, WIDTH - len(pad))
    if not rows and "\n" in text:
        return [one_line(text, quoted=True, in_flow=False) or ""]
    return [rows[0], *(f"{pad}{row}" if row else "" for row in rows[1:])] if rows else []
