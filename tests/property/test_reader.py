"""The reader under anything: no bytes break it, what is written comes back, and places hold what they say."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bizplan.diagnostics import Diagnostic, Route, Span
from bizplan.source import reader
from bizplan.source.characters import printable_lines
from bizplan.source.document import Document, Limits, read
from tests.cases.awkward import AWKWARD

SIGNS = [
    *"\n\n\n  \t\r:-?,[]{}#&*!|>'\"%@`\\<=~.0a£😀",
    ": ",
    "- ",
    "  ",
    "\n  ",
    "---\n",
    "...\n",
    "\x00",
    "\x0c",
    "\x85",
    "\u2028",
    "\ufeff",
]
FRAGMENTS = st.sampled_from([*SIGNS, *(text for text, _ in AWKWARD.values())])
ANY_TEXT = st.lists(FRAGMENTS, max_size=12).map("".join)
ANY_BYTES = (
    st.binary(max_size=200)
    | ANY_TEXT.map(str.encode)
    | st.builds(lambda a, b, c: a.encode() + b + c.encode(), ANY_TEXT, st.binary(max_size=4), ANY_TEXT)
)

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=12
) | st.sampled_from(
    [
        "no",
        "~",
        "<<",
        "012",
        "1,234",
        "a: b",
        "x #y",
        "- z",
        "'",
        '"',
        "@",
        "true",
        "£5",
        "2019-06-16",
        "*a",
        "&b",
        "!c",
        "two\nlines\n",
        " x ",
    ],
)
KEYS = WORDS.filter(bool)
TREES = st.recursive(
    st.none() | st.booleans() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
DOCUMENTS = st.dictionaries(KEYS, TREES, max_size=5)


class Writer(yaml.CSafeDumper):
    """Writes every value out, never an alias of one before it."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def written(data: object, *, flow: bool | None, width: int = 80, indent: int = 2) -> str:
    text: str = yaml.dump(
        data, Dumper=Writer, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width, indent=indent
    )
    return text


LAYOUTS = st.fixed_dictionaries(
    {
        "flow": st.sampled_from([True, False, None]),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.integers(2, 5),
    },
)


@given(ANY_BYTES)
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"a: b\n---\n*a:")
def test_any_bytes_give_a_document_or_say_why_not(content: bytes) -> None:
    document, diagnostics = read("x.yaml", content)

    assert document is not None or diagnostics
    hold_in_file(diagnostics, content)
    if document is not None:
        assert_sound(document)


@given(ANY_TEXT)
def test_any_text_gives_a_document_or_says_why_not_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "CParser", None)
        document, diagnostics = read("x.yaml", text.encode())

    assert document is not None or diagnostics
    hold_in_file(diagnostics, text.encode())


@given(ANY_BYTES, st.integers(0, 300), st.integers(1, 4))
def test_limits_hold(content: bytes, size: int, depth: int) -> None:
    document, diagnostics = read("x.yaml", content, limit=Limits(size, depth))

    if document is not None:
        assert len(content) <= size
        assert depth_of(document.data) <= depth
    hold_in_file(diagnostics, content)


@given(DOCUMENTS, LAYOUTS, st.sampled_from(["", "\ufeff"]), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_again(data: dict[str, Any], layout: dict[str, Any], mark: str, line_end: str) -> None:
    text = written(data, **layout)

    document, diagnostics = read("x.yaml", (mark + text.replace("\n", line_end)).encode())

    assert diagnostics == ()
    assert document is not None
    assert document.data == data
    assert list(routes(document.data)) == list(routes(data))


@given(DOCUMENTS, LAYOUTS)
def test_every_place_holds_the_text_it_stands_for(data: dict[str, Any], layout: dict[str, Any]) -> None:
    text = written(data, **layout)
    document, _ = read("x.yaml", text.encode())
    assert document is not None

    for route, value in routes(data):
        assert_reads_as(text_at(text, document.span(route)), value)
        if route and isinstance(route[-1], str):
            assert_reads_as(text_at(text, document.span(route, "key")), route[-1])


@given(DOCUMENTS, LAYOUTS)
def test_places_lie_in_one_another_and_in_order(data: dict[str, Any], layout: dict[str, Any]) -> None:
    document, _ = read("x.yaml", written(data, **layout).encode())
    assert document is not None
    before = Span(1, 1, 1, 1)

    for route, value in routes(data):
        span = document.span(route)
        key = document.span(route, "key") if route and isinstance(route[-1], str) else span
        outer = document.span(route[:-1])
        assert start(outer) <= start(key) <= start(span) <= end(span) <= end(outer)
        assert end(before) <= start(key)
        before = span if not isinstance(value, dict | list) else Span(*start(span), *start(span))


@given(DOCUMENTS, st.lists(KEYS | st.integers(-3, 5), max_size=6))
def test_any_route_has_a_place(data: dict[str, Any], route: list[str | int]) -> None:
    document, _ = read("x.yaml", written(data, flow=False).encode())
    assert document is not None

    for on in ("value", "key"):
        span = document.span(tuple(route), on)
        assert start(document.span(())) <= start(span) <= end(span) <= end(document.span(()))


@given(st.text(st.sampled_from("0123456789_:.-+exoabnyfF"), max_size=8) | WORDS)
def test_what_is_told_as_ambiguous_is_what_pyyaml_reads_otherwise(text: str) -> None:
    document, _ = read("x.yaml", f"a: {text}\n".encode())
    if document is None or document.data != {"a": text} or not text:
        return
    try:
        theirs = yaml.safe_load(text)
    except (ValueError, yaml.YAMLError):
        return

    readings = [each.reading for each in document.ambiguous() if each.on == "value"]

    if isinstance(theirs, bool):
        assert readings == [str(theirs).lower()]
    elif isinstance(theirs, int) and str(theirs) != text.lstrip("+"):
        assert readings in ([str(theirs)], []) or text.lstrip("+-").startswith("0x")


def routes(value: object, route: Route = ()) -> Iterator[tuple[Route, object]]:
    yield route, value
    match value:
        case dict():
            for key, inner in value.items():
                yield from routes(inner, (*route, key))
        case list():
            for position, inner in enumerate(value):
                yield from routes(inner, (*route, position))


def depth_of(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def text_at(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
    return "\n".join(lines)


def assert_reads_as(text: str, value: object) -> None:
    """The stretch, at its own indentation, is the value and nothing else."""
    reading = reader.reading_of(text.encode(), 50)

    assert reading.error is None
    assert reading.oddities == []
    assert reading.roots == [value]


def assert_sound(document: Document) -> None:
    for route, _ in routes(document.data):
        assert document.has(route)
        document.span(route)
    list(document.ambiguous())


def hold_in_file(diagnostics: tuple[Diagnostic, ...], content: bytes) -> None:
    lines = printable_lines(content)
    spans = [each.location.span for each in diagnostics]
    spans += [note.location.span for each in diagnostics for note in each.finding.notes]
    for span in spans:
        assert span is not None
        assert start(span) <= end(span)
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    assert all(each.message and each.finding.hint for each in diagnostics)


def start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column
