"""Turns an author's words into safe HTML or plain words: bold, italic, links, lists and quotations, nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from bizplan.reports.paper import Text

if TYPE_CHECKING:
    from markdown_it.token import Token

_SCHEMES = frozenset({"http", "https", "mailto"})
_INLINE_TAGS = frozenset({"strong", "em", "a"})
_BLOCK_TAGS = _INLINE_TAGS | {"p", "ul", "ol", "li", "blockquote", "br"}
_DEEPEST = 40
"""Nesting of Markdown blocks beyond which an author's text is taken as it stands; no real paper comes near."""
_MOST_BRACKETS = 500
"""Opening brackets in one field beyond which likewise: the parser's time grows with their square."""

_YEARS = re.compile(r"<[^>]*>|\b([0-9]{4}-[0-9]{2})\b")
"""A tag, which is left alone, or a financial year, which browsers would break after its hyphen."""
_MARKS = re.compile(r"[\\*_\[&]")
"""Without one of these, a line of Markdown is plain words."""
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\uffff]"
)
"""Control characters, and those that hide text or turn its direction; line ends of every kind are left."""


def printable(words: str) -> str:
    """The words without control characters and without those that hide text or turn its direction."""
    return _UNPRINTABLE.sub("", words) if _UNPRINTABLE.search(words) else words


def one_line(words: str) -> str:
    """The printable words with single spaces between them."""
    return " ".join(printable(words).split())


def fragment(anchor: str) -> str:
    """The address of a place in the same paper."""
    return f"#{quote(anchor)}"


@lru_cache(maxsize=4096)
def inline_html(text: Text) -> Markup:
    """The words for the inside of an element, never of an attribute.

    Kept from paper to paper: roles, outcomes and headings come again and again.
    """
    words = one_line(text.source)
    if _means_no_markup(text, words):
        safe = _escaped(words)
    else:
        safe = _cleaner(links=not text.target, blocks=False).clean(_reader().renderInline(words))
    safe = _YEARS.sub(lambda found: f'<span class="whole">{found[1]}</span>' if found[1] else found[0], safe)
    if text.target:
        safe = f'<a href="{fragment(text.target)}">{safe}</a>'
    return Markup(safe)  # noqa: S704 - escaped or cleaned above


def words_html(words: str) -> Markup:
    """Words that mean no markup, such as a heading, for the inside of an element."""
    return inline_html(Text(words, literal=True))


def block_html(text: Text) -> Markup:
    """The paragraphs, lists and quotations of a field, for the inside of a division."""
    if (tokens := block_tokens(text)) is None:
        safe = "\n".join(f"<p>{_escaped(each)}</p>" for each in bare_paragraphs(text))
    else:
        reader = _reader()
        safe = _cleaner(links=True, blocks=True).clean(reader.renderer.render(tokens, reader.options, {})).strip()
    return Markup(safe)  # noqa: S704 - escaped or cleaned above


def plain(text: Text) -> str:
    """The words alone, on one line, as a terminal or a document's properties take them."""
    if (tokens := inline_tokens(text)) is None:
        return one_line(text.source)
    return "".join(token.content for token in tokens if token.type == "text")


def inline_tokens(text: Text) -> "Sequence[Token] | None":
    """One line of Markdown, parsed; None where the words are exactly what they are."""
    words = one_line(text.source)
    return None if _means_no_markup(text, words) else _reader().parseInline(words)[0].children


def block_tokens(text: Text) -> "Sequence[Token] | None":
    """A field of Markdown blocks, parsed; None where it is to be taken as it stands."""
    if text.literal or text.source.count("[") > _MOST_BRACKETS:
        return None
    tokens = _reader().parse(printable(text.source))
    # The parser leaves out, without a word, what is nested deeper than it may go.
    return None if any(token.level >= _DEEPEST - 1 for token in tokens) else tokens


def bare_paragraphs(text: Text) -> Iterator[str]:
    """What blank lines part in a field that is taken as it stands."""
    return (line for each in re.split(r"\n\s*\n", text.source) if (line := one_line(each)))


def _means_no_markup(text: Text, words: str) -> bool:
    return text.literal or not _MARKS.search(words) or words.count("[") > _MOST_BRACKETS


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "xhtmlOut": False, "maxNesting": _DEEPEST})
    reader.disable(["code", "fence", "heading", "hr", "html_block", "lheading", "reference"])
    reader.disable(["autolink", "backticks", "html_inline", "image"])
    # The library's own way to refuse a link; its brackets then stay in the text, for all to see.
    reader.validateLink = _is_safe_link  # type: ignore[method-assign]
    return reader


@cache
def _cleaner(*, links: bool, blocks: bool) -> nh3.Cleaner:
    # "*" is what every element may have; the library's own choice would let titles and languages through.
    attributes: dict[str, set[str]] = {"*": set()} | ({"a": {"href"}} if links else {})
    return nh3.Cleaner(
        tags=(_BLOCK_TAGS if blocks else _INLINE_TAGS) - (frozenset() if links else {"a"}),
        attributes=attributes | ({"ol": {"start"}} if blocks else {}),
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel="noopener noreferrer" if links else None,
    )


def _is_safe_link(url: str) -> bool:
    scheme, colon, rest = url.strip().partition(":")
    return bool(colon and rest) and scheme.lower() in _SCHEMES
