"""Bytes that are no text, and characters that have no place in one."""

import pytest

from bizplan.diagnostics import Span
from bizplan.source.characters import lines_of, printable_lines
from bizplan.source.document import read
from tests.unit.source.marked import marked, places

SAVE = "Save the file again with the encoding “UTF-8” (in the editor's “Save as” or “Save with encoding”)."
TEXT = "kind: plan\ntitle: £5\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (TEXT.encode("utf-16"), "the file is saved as UTF-16; plans are saved as UTF-8"),
        (TEXT.encode("utf-16-le"), "the file is saved as UTF-16; plans are saved as UTF-8"),
        (TEXT.encode("utf-16-be"), "the file is saved as UTF-16; plans are saved as UTF-8"),
        (TEXT.encode("utf-32"), "the file is saved as UTF-32; plans are saved as UTF-8"),
        (TEXT.encode("utf-32-le"), "the file is saved as UTF-32; plans are saved as UTF-8"),
        (TEXT.encode("utf-32-be"), "the file is saved as UTF-32; plans are saved as UTF-8"),
        (b"\xfe\xff\x00a\x00:", "the file is saved as UTF-16; plans are saved as UTF-8"),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", "the file is saved as UTF-32; plans are saved as UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08", "this is a Word, Excel or zip file, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is an old Word or Excel file, not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "this is a PDF file, not text"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x80", "this is a binary file, not text"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00", "this is a binary file, not text"),
    ],
)
def test_what_is_no_utf_8_text_is_one_fault(content: bytes, message: str) -> None:
    document, [diagnostic] = read("x.yaml", content)

    assert document is None
    assert diagnostic.message == message
    assert diagnostic.location.span == Span(1, 1, 1, 1)
    assert diagnostic.finding.hint


@pytest.mark.parametrize(
    ("content", "message", "span", "hint"),
    [
        (
            b"a: \xa35m",
            "byte A3 is not UTF-8 text",
            (1, 4, 1, 5),
            f"It is “£” as older Windows programs save it. {SAVE}",
        ),
        (
            "a: £5\r\nb: – 😀 ".encode() + b"\x93x\x94 \xa3",
            "byte 93 is not UTF-8 text; the file has 2 more such places",
            (2, 8, 2, 9),
            f"It is “\u201c” as older Windows programs save it. {SAVE}",
        ),
        (
            b"\xef\xbb\xbfa: \x81\xff",
            "byte 81 is not UTF-8 text; the file has 1 more such place",
            (1, 4, 1, 5),
            SAVE,
        ),
        (
            b"a: b\rc: \xe2\x82",
            "byte E2 is not UTF-8 text",
            (2, 4, 2, 5),
            f"It is “â” as older Windows programs save it. {SAVE}",
        ),
        (
            b"a: \xed\xa0\x80",
            "byte ED is not UTF-8 text; the file has 2 more such places",
            (1, 4, 1, 5),
            f"It is “í” as older Windows programs save it. {SAVE}",
        ),
    ],
)
def test_a_byte_of_another_encoding_has_its_place(
    content: bytes,
    message: str,
    span: tuple[int, int, int, int],
    hint: str,
) -> None:
    document, [diagnostic] = read("x.yaml", content)

    assert document is None
    assert diagnostic.message == message
    assert diagnostic.location.span == Span(*span)
    assert diagnostic.finding.hint == hint


@pytest.mark.parametrize(
    ("text", "name", "data"),
    [
        ("a: b«\x00»c\nd: e", "a null character (U+0000)", {"a": "b c", "d": "e"}),
        ("a: £«\x0c»c\nd: e", "a page break (form feed) (U+000C)", {"a": "£ c", "d": "e"}),
        ("a: b«\x85»c\nd: e", "a “next line” character (U+0085)", {"a": "b c", "d": "e"}),
        ("a: b«\u2028»c\nd: e", "a line separator (U+2028)", {"a": "b c", "d": "e"}),
        ("a: b«\u2029»c\nd: e", "a paragraph separator (U+2029)", {"a": "b c", "d": "e"}),
        ("\ufeffa: 😀\r\n«\ufeff»b: c", "a byte order mark (U+FEFF)", None),
        ("a: b«\x07»c\nd: e", "a control character (U+0007)", {"a": "b c", "d": "e"}),
        ("a: b«\x7f»", "a delete character (U+007F)", {"a": "b"}),
        ("a: b«\x9b»c", "a control character (U+009B)", {"a": "b c"}),
        ("a: b«\uffff»c", "a control character (U+FFFF)", {"a": "b c"}),
    ],
)
def test_a_character_that_cannot_be_seen_is_told_and_taken_for_a_space(
    text: str,
    name: str,
    data: dict[str, str] | None,
) -> None:
    text, spans, _ = marked(text)

    document, diagnostics = read("x.yaml", text.encode())

    assert [each.message for each in diagnostics] == [f"{name} stands in the text, where it cannot be seen"]
    assert places(diagnostics) == (spans, [])
    assert (document.data if document else None) == data


def test_other_faults_are_found_beside_stray_characters_and_places_stay_right() -> None:
    document, diagnostics = read("x.yaml", "a: \u2028£\x0c\na: é\x85ü\n".encode())

    assert [
        (each.location.span and each.location.span.line, each.location.span and each.location.span.column)
        for each in diagnostics
    ] == [
        *((1, 4), (1, 6), (2, 1), (2, 5)),
    ]
    assert document is not None
    assert document.span(("a",)) == Span(2, 4, 2, 7)


def test_the_number_of_stray_characters_told_has_an_end() -> None:
    _, diagnostics = read("x.yaml", b"a: " + b"\x01x" * 1000)

    assert len(diagnostics) == 20
    assert diagnostics[-1].message == (
        "a control character (U+0001) stands in the text, where it cannot be seen, and 980 more like it follow"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a", ("a",)),
        ("a\n", ("a", "")),
        ("a\r\n\rb\n\nc", ("a", "", "b", "", "c")),
        ("a\x85b\u2028c\x0cd", ("a\x85b\u2028c\x0cd",)),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: tuple[str, ...]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"\xef\xbb\xbfa: \xc2\xa3\tb\r\nc", ("a: £\tb", "c")),
        (b"a\x1b[31m\x00\x7f", ("a␛[31m␀\ufffd",)),
        ("a\x9b\u2028\ufeffb".encode(), ("a\ufffd\ufffd\ufffdb",)),
        (b"a: \xa35", ("a: \ufffd5",)),
        (TEXT.encode("utf-16"), ("kind: plan", "title: £5", "")),
        (TEXT.encode("utf-32-be"), ("kind: plan", "title: £5", "")),
    ],
)
def test_lines_of_any_file_can_be_shown(content: bytes, lines: tuple[str, ...]) -> None:
    assert printable_lines(content) == lines
