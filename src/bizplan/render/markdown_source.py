"""Writes words and an author's prose as Markdown in which nothing means more than was meant."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bizplan.render.layout import value_in_words
from bizplan.render.prose import bare_paragraphs, block_tokens, fragment, inline_tokens, one_line
from bizplan.reports.paper import Absent, Item, Status, Text, Value

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from markdown_it.token import Token

_MEANINGFUL = re.compile(
    r"[\\`*_\[\]<>|~#$]"  # marks anywhere in a line
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<=:)//(?=\S)|(?<=\bwww)\.",  # what many readers turn into a link
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(?:[-+=](?=[\s=-]|$)|(\d{1,9})([.)])(?=\s|$))")
"""A bullet, an underline or a list number, which mean something at the start of a line only."""


_OWN_STAR = re.compile(r"(?<!\\)(?:\\\\)*\*")
_LIST_NUMBER = re.compile(r"([0-9]{1,9})([.)])")


class MarkdownSource(str):
    """Text that is Markdown already; a template escapes any other text that it prints."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ListMark:
    """An entry of a list, the mark that Markdown gives it, and the number that has to be printed beside that."""

    item: Item
    mark: MarkdownSource
    printed: str


def escaped(words: str) -> MarkdownSource:
    """Words as one line of Markdown that shows exactly them: no heading, list, link, cell, formula or HTML."""
    return MarkdownSource(_line_start_escaped(_marks_escaped(one_line(words))))


def midline(words: str) -> MarkdownSource:
    """Escaped words that never begin a line."""
    return MarkdownSource(_marks_escaped(one_line(words)))


def inline_markdown(text: Text) -> MarkdownSource:
    """The words as one line of Markdown that reads the same wherever it is put, a table's cell included."""
    if (tokens := inline_tokens(text)) is None:
        safe: str = escaped(text.source)
    else:
        safe = _line_start_escaped(_written(tokens, links=not text.target))
    return MarkdownSource(f"[{safe}]({fragment(text.target)})" if text.target else safe)


def block_markdown(text: Text) -> MarkdownSource:
    """The paragraphs, lists and quotations of a field as Markdown."""
    if (tokens := block_tokens(text)) is None:
        return MarkdownSource("\n\n".join(escaped(each) for each in bare_paragraphs(text)))
    blocks, _ = _blocks(iter(tokens))
    return MarkdownSource("\n".join(_joined(blocks, tight=False)))


def value_markdown(value: Value) -> MarkdownSource:
    """A value as one line of Markdown; an empty place in italics, a status with its shape and its rule."""
    match value:
        case Text():
            return inline_markdown(value)
        case Absent():
            return MarkdownSource(f"*{escaped(value.reason)}*")
        case Status():
            rule = f" ({escaped(value.rule)})" if value.rule else ""
            return MarkdownSource(f"{escaped(value_in_words(value))}{rule}")


def list_marks(items: "Sequence[Item]") -> list[ListMark]:
    """Markdown's own numbers where they would come out as printed, else bullets with the number beside them.

    Markdown counts on from a list's first number, whatever the others say.
    """
    numbers = [_LIST_NUMBER.fullmatch(item.number) for item in items]
    first = numbers[0] if numbers else None
    own = all(
        number and first and (int(number[1]), number[2]) == (int(first[1]) + n, first[2])
        for n, number in enumerate(numbers)
    )
    return [ListMark(item, MarkdownSource(item.number if own else "-"), "" if own else item.number) for item in items]


def strong(source: str) -> MarkdownSource:
    """Bold, unless there is nothing to embolden or the text has marks of its own."""
    return MarkdownSource(f"**{source}**" if source and not _OWN_STAR.search(source) else source)


def quoted(source: str) -> MarkdownSource:
    """Every line of Markdown as part of a quotation."""
    return MarkdownSource("\n".join(f"> {line}".rstrip() for line in source.strip("\n").split("\n")))


def place(anchor: str, targets: "Container[str]") -> MarkdownSource:
    """The mark that a link in the same paper leads to, where one does; Markdown has none of its own."""
    return MarkdownSource(f'<a id="{fragment(anchor)[1:]}"></a>' if anchor in targets else "")


def hashes(level: int) -> MarkdownSource:
    """The mark of a heading."""
    return MarkdownSource("#" * min(level, 6))


def _marks_escaped(words: str) -> str:
    return _MEANINGFUL.sub(lambda mark: f"\\{mark[0]}", words)


def _line_start_escaped(line: str) -> str:
    return _LINE_START.sub(lambda mark: rf"{mark[1]}\{mark[2]}" if mark[1] else f"\\{mark[0]}", line)


def _written(tokens: "Sequence[Token]", *, links: bool = True) -> str:
    written: list[str] = []
    address = ""
    for token in tokens:
        match token.type:
            case "text":
                written.append(_marks_escaped(token.content))
            case "softbreak":
                written.append(" ")
            case "hardbreak":
                written.append("\n")
            case "link_open" if links:
                address = str(token.attrs["href"])
                # An exclamation mark right before a link would make a picture of it.
                mark = "\\" if written and written[-1].endswith("!") else ""
                written[-1:] = [f"{written[-1][:-1]}{mark}!"] if mark else written[-1:]
                written.append("[")
            case "link_close" if links:
                written.append(f"](<{address}>)" if set(address) & set("() ") else f"]({address})")
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                # The author's own marks: neighbours such as *a*_b_ cannot run together.
                written.append(token.markup)
            case _:
                pass
    return "".join(written)


def _blocks(tokens: "Iterator[Token]") -> tuple[list[list[str]], bool]:
    """The lines of each block up to the end of what holds them, and whether they stand without blank lines between."""
    blocks: list[list[str]] = []
    tight = True
    for token in tokens:
        match token.type:
            case "inline":
                lines = [_line_start_escaped(line) for line in _written(token.children or ()).split("\n")]
                blocks.append([*(f"{line}\\" for line in lines[:-1]), lines[-1]])
            case "paragraph_open":
                tight = tight and token.hidden
            case "paragraph_close":
                pass
            case "blockquote_open":
                inside, _ = _blocks(tokens)
                blocks.append([f"> {line}".rstrip() for line in _joined(inside, tight=False) or [""]])
            case "bullet_list_open" | "ordered_list_open":
                items, items_tight = _blocks(tokens)
                blocks.append(_joined(items, tight=items_tight))
            case "list_item_open":
                inside, inside_tight = _blocks(tokens)
                blocks.append(_item(f"{token.info}{token.markup} ", _joined(inside, tight=inside_tight)))
                tight = tight and inside_tight
            case _:
                break
    return blocks, tight


def _item(marker: str, lines: list[str]) -> list[str]:
    first, *rest = lines or [""]
    return [f"{marker}{first}".rstrip(), *(f"{' ' * len(marker)}{line}".rstrip() for line in rest)]


def _joined(blocks: list[list[str]], *, tight: bool) -> list[str]:
    return [line for n, lines in enumerate(blocks) for line in (*([""] if n and not tight else []), *lines)]
